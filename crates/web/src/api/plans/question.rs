//! What a run is asked: the kinds with their rules and goals, the reading of a question, and what it would work on.

use std::collections::BTreeSet;

use office::runs::{CannotRun, RunKind, RunMarks, RunPin, RunQuestion, RunSetting, RunSettingKind};
use office::writer::NotDone;
use serde_json::Value;
use words::Message;

use super::refused::refused;
use super::{asker, found, must_plan};
use crate::api::problem::Part;
use crate::api::wire::coded;
use crate::api::{Call, Fault, Input, Kind, Trouble, wire};
use crate::pages::plans::Speaker;

/// Whole numbers that every reader of JSON keeps as they are.
const HIGHEST: i64 = 1_000_000_000_000_000;

const SETTING: &[Input] = &[
    Input::must("key", Kind::Name, "The rule, by its key.", "months"),
    Input::must("value", Kind::Whole(0, 1_000_000_000), "Its number.", "60"),
];
const SETTLED: &[Input] = &[
    Input::must(
        "subject",
        Kind::Line(200),
        "Who or what, by an id of “subjects” or the key of a choice.",
        "3-0",
    ),
    Input::must(
        "place",
        Kind::Line(200),
        "Where, by an id of “places” or the place of a choice; for choices that can be kept, the id of their run.",
        "LT-1",
    ),
];
pub(super) const QUESTION: &[Input] = &[
    Input::must("kind", Kind::Choice(kinds), "Which planner.", "rotation"),
    Input::may(
        "day",
        Kind::Day,
        "The day on which what is chosen would take effect. Without it: the office's usual day, most often today.",
        "2019-03-14",
    ),
    Input::may(
        "settings",
        Kind::Each(SETTING, 60),
        "Rules with other numbers than the usual ones.",
        "[]",
    ),
    Input::may(
        "goals",
        Kind::Lines(60, 80),
        "All goals by their words, the weightiest first. Without it: in the usual order.",
        "[]",
    ),
    Input::may("pins", Kind::Each(SETTLED, 2_000), "What must be.", "[]"),
    Input::may("bars", Kind::Each(SETTLED, 2_000), "What must not be.", "[]"),
    Input::may(
        "seed",
        Kind::Whole(0, HIGHEST),
        "Where chance begins; 1 without it.",
        "1",
    ),
    Input::may(
        "iterations",
        Kind::Whole(1, HIGHEST),
        "Steps that the solver may take: with them the answer is the same every time. Without it: as many as it can.",
        "20",
    ),
    Input::may(
        "as_in",
        Kind::Numbered("LT"),
        "On the ledger and the law on which this run worked, to repeat it. Without it: as known when it begins.",
        "LT-1",
    ),
];
pub(super) const SECONDS: &[Input] = &[Input::must(
    "seconds",
    Kind::Whole(1, 3_600),
    "Seconds that the solver may work.",
    "5",
)];

/// The words of the kinds.
pub(in crate::api) fn kinds() -> Vec<&'static str> {
    RunKind::ALL.iter().map(|kind| kind.word()).collect()
}

const fn meaning(kind: RunSettingKind) -> &'static str {
    match kind {
        RunSettingKind::Number => "number",
        RunSettingKind::Switch => "switch",
        RunSettingKind::Level => "level",
    }
}

const fn marks(marks: RunMarks) -> &'static str {
    match marks {
        RunMarks::MustOrMustNot => "must-or-must-not",
        RunMarks::Kept => "kept",
    }
}

coded! {
    /// Which planner.
    RunKindWord of kinds().into_iter();
    /// What the number of a rule means: so many; 0 or 1, whether it counts; or 0, not at all, 1, may be broken at a price, 2, must be kept.
    RunSettingKindWord of ["number", "switch", "level"].into_iter();
    /// What is settled by a choice of a result: that it must be or must not be, or that it stays as that run has it.
    RunMarksWord of ["must-or-must-not", "kept"].into_iter();
}

wire! {
    /// A rule that whoever asks may set.
    RunSettingTold {
        /// Its key.
        key: String,
        /// Its sentence.
        about: String,
        /// What its number means.
        meaning: RunSettingKindWord,
        /// The least that it may be.
        least: i64,
        /// The most.
        most: i64,
        /// The usual number by the law of the day.
        usual: i64,
    }
    /// A goal that can be put into an order.
    RunGoalTold {
        /// Its word.
        goal: String,
        /// What it asks.
        about: String,
    }
    /// A kind of run.
    RunKindTold {
        /// Its word.
        kind: RunKindWord,
        /// Its name.
        name: String,
        /// What it answers.
        about: String,
        /// Its rules.
        settings: Vec<RunSettingTold>,
        /// Its goals in the usual order.
        goals: Vec<RunGoalTold>,
        /// What is settled by a choice of its results.
        marks: RunMarksWord,
    }
    /// The kinds of runs.
    RunKindsTold {
        /// Those that the key may ask for.
        items: Vec<RunKindTold>,
    }
    /// Something without which a run gives less, or nothing.
    RunMissing {
        /// What.
        what: String,
        /// Whether no run may begin without it.
        bars: bool,
    }
    /// Who or what can be settled beforehand, or where.
    RunChoiceTold {
        /// The planner's id.
        id: String,
        /// What it is.
        name: String,
    }
    /// What a run would work on.
    RunLookTold {
        /// How many of what.
        counts: Vec<String>,
        /// What is missing.
        missing: Vec<RunMissing>,
        /// Who or what can be settled beforehand.
        subjects: Vec<RunChoiceTold>,
        /// And where.
        places: Vec<RunChoiceTold>,
    }
}

pub(super) fn list_kinds(call: &Call) -> Result<RunKindsTold, Trouble> {
    must_plan(call)?;
    let office = call.visit.site.office();
    let own = RunKind::ALL
        .iter()
        .filter(|kind| office.may_ask_run(asker(call), **kind));
    Ok(RunKindsTold {
        items: own.map(|kind| kind_told(call, *kind)).collect(),
    })
}

fn kind_told(call: &Call, kind: RunKind) -> RunKindTold {
    let (lang, word) = (call.visit.lang(), kind.word());
    let usual = call.visit.site.office().usual_run(kind, call.visit.asked.day);
    let setting = |own: &RunSetting| RunSettingTold {
        key: own.key.to_owned(),
        about: lang.say(&format!("run-{word}-{}", own.key)),
        meaning: RunSettingKindWord(meaning(own.kind)),
        least: own.least,
        most: own.highest(),
        usual: usual.setting(own.key),
    };
    let goal = |goal: &&'static str| RunGoalTold {
        goal: (*goal).to_owned(),
        about: lang.say(&format!("run-goal-{goal}")),
    };
    let planner = kind.planner();
    RunKindTold {
        kind: RunKindWord(word),
        name: crate::pages::plans::kind(lang, kind),
        about: lang.say(&format!("run-kind-{word}-why")),
        settings: planner.settings().iter().map(setting).collect(),
        goals: planner.goals().iter().map(goal).collect(),
        marks: RunMarksWord(marks(planner.marks())),
    }
}

pub(super) fn look(call: &Call) -> Result<RunLookTold, Trouble> {
    let question = question(call)?;
    let speaker = Speaker::of(&call.visit, question.on());
    let look = call.visit.site.office().look_at_run(asker(call), &question);
    let look = look.and_then(|look| {
        if look.both.is_empty() {
            Ok(look)
        } else {
            Err(CannotRun::Both(look.both))
        }
    });
    let look = look.map_err(|why| refused(call, &speaker, NotDone::Refused(why), (Part::Body, "kind")))?;
    let choice = |one: &office::runs::RunChoice| RunChoiceTold {
        id: one.id.clone(),
        name: speaker.mentioned(&one.said),
    };
    call.taken("run-look", look.subjects.len())?;
    Ok(RunLookTold {
        counts: look.counts.iter().map(|fact| speaker.fact(fact)).collect(),
        missing: look
            .missing
            .iter()
            .map(|one| RunMissing {
                what: speaker.fact(&one.what),
                bars: one.bars,
            })
            .collect(),
        subjects: look.subjects.iter().map(choice).collect(),
        places: look.places.iter().map(choice).collect(),
    })
}

/// The question of a call, or everything of it that the planner does not have.
pub(super) fn question(call: &Call) -> Result<RunQuestion, Trouble> {
    let kind = call.text("kind").and_then(RunKind::from_word);
    let kind = kind.ok_or(Trouble::Unreadable)?;
    let office = call.visit.site.office();
    if !office.may_ask_run(asker(call), kind) {
        return Err(Trouble::Forbidden);
    }
    let mut question = office.usual_run(kind, call.visit.asked.day);
    let mut faults = Vec::new();
    set(call, &mut question, &mut faults);
    order(call, &mut question, &mut faults);
    (question.pins, question.bars) = (settled(call, "pins"), settled(call, "bars"));
    let whole = |name: &str| call.whole(name).and_then(|number| u64::try_from(number).ok());
    question.seed = whole("seed").unwrap_or(question.seed);
    question.iterations = whole("iterations");
    let seconds = whole("seconds").and_then(|seconds| u32::try_from(seconds).ok());
    question.seconds = seconds.unwrap_or(question.seconds);
    if call.text("as_in").is_some() {
        let snapshot = found(call, "as_in").ok().and_then(|run| run.snapshot);
        question.known = snapshot.map(|own| (own.seq, own.law_known));
        if question.known.is_none() {
            faults.push(Fault::new(Part::Body, "as_in", Message::new("api-no-such-run")));
        }
    }
    if faults.is_empty() {
        return Ok(question);
    }
    // What contradicts itself is told beside all else that is wrong.
    if let Ok(look) = office.look_at_run(asker(call), &question) {
        let speaker = Speaker::of(&call.visit, question.on());
        let both = look.both.iter().map(|fact| speaker.message(fact));
        faults.extend(both.map(|said| Fault::new(Part::Body, "bars", said)));
    }
    Err(Trouble::Invalid(faults))
}

/// The objects of a field, with the texts of one of theirs.
fn objects<'c>(call: &'c Call, field: &str) -> impl Iterator<Item = &'c Value> {
    call.value(field).and_then(Value::as_array).into_iter().flatten()
}

fn set(call: &Call, question: &mut RunQuestion, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for given in objects(call, "settings") {
        let (Some(key), Some(value)) = (given["key"].as_str(), whole(&given["value"])) else {
            continue;
        };
        let name = format!("settings.{key}");
        let own = question.kind.planner().settings().iter().find(|own| own.key == key);
        let wrong = match own {
            None => Message::new("run-cannot-setting").with("what", key),
            Some(_) if !seen.insert(key) => Message::new("api-twice"),
            Some(own) if !(own.least..=own.highest()).contains(&value) => Message::new("run-cannot-range")
                .with("least", own.least.to_string())
                .with("most", own.highest().to_string()),
            Some(_) => {
                question.settings.insert(key.to_owned(), value);
                continue;
            }
        };
        faults.push(Fault::new(Part::Body, &name, wrong));
    }
}

/// A whole number, also where it is written as 2.0.
pub(super) fn whole(value: &Value) -> Option<i64> {
    Kind::Whole(i64::MIN, i64::MAX).of_json(value)?.as_i64()
}

fn order(call: &Call, question: &mut RunQuestion, faults: &mut Vec<Fault>) {
    let Some(given) = call.value("goals").and_then(Value::as_array) else {
        return;
    };
    let given: Vec<String> = given.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let (mut sorted, mut own) = (given.clone(), question.goals.clone());
    sorted.sort_unstable();
    own.sort_unstable();
    if sorted == own {
        question.goals = given;
    } else {
        faults.push(Fault::new(Part::Body, "goals", Message::new("run-cannot-goals")));
    }
}

fn settled(call: &Call, field: &str) -> Vec<RunPin> {
    let pin = |given: &Value| {
        Some(RunPin {
            subject: given["subject"].as_str()?.trim().to_owned(),
            place: given["place"].as_str()?.trim().to_owned(),
        })
    };
    let all: BTreeSet<RunPin> = objects(call, field).filter_map(pin).collect();
    all.into_iter().collect()
}

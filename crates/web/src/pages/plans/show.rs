//! P19–P22 and accepted plans as they are shown.

use askama::Template;
use office::runs::RunMarks;

use super::network::NetworkTable;
use super::road_map::RoadMapPart;
use crate::components::{Curve, Flow, Frame, OlderPager, Problems};

/// A run in the list.
#[derive(Debug, Clone)]
pub struct RunRow {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Who asked, when.
    pub asked: String,
    /// Mark and words of where it stands.
    pub state: (&'static str, String),
    /// What was found, in words.
    pub found: Option<String>,
    /// Whether it can be compared.
    pub comparable: bool,
}

/// An accepted plan in the list.
#[derive(Debug, Clone)]
pub struct PlanRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Who proposed it, when.
    pub by: String,
    /// How many drafts.
    pub drafts: String,
    /// Where it stands.
    pub state: String,
}

/// Runs and plans.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/list.html")]
pub struct RunsPage {
    /// The frame.
    pub frame: Frame,
    /// What is wrong.
    pub problems: Problems,
    /// Kinds of runs that the reader may ask for: name, why, address.
    pub kinds: Vec<(String, String, String)>,
    /// The runs.
    pub rows: Vec<RunRow>,
    /// The way to the others.
    pub runs_pager: Option<OlderPager>,
    /// The plans.
    pub plans: Vec<PlanRow>,
    /// The way to the others.
    pub plans_pager: Option<OlderPager>,
}

/// A rule of P19.
#[derive(Debug, Clone)]
pub struct RuleField {
    /// The field.
    pub name: String,
    /// Its sentence.
    pub said: String,
    /// The number, as it was typed.
    pub typed: String,
    /// The choices, where it is a choice: value, words.
    pub choices: Vec<(String, String)>,
    /// The range, where it is a number.
    pub range: (i64, i64),
}

/// Something settled.
#[derive(Debug, Clone)]
pub struct SettledField {
    /// The field: `chot` or `cam`.
    pub name: &'static str,
    /// Both ids.
    pub value: String,
    /// In words.
    pub said: String,
}

/// Something that can be settled beforehand.
#[derive(Debug, Clone)]
pub struct OfferField {
    /// The field's id.
    pub id: String,
    /// The field: `chot` or `cam`.
    pub name: &'static str,
    /// Its sentence.
    pub said: String,
    /// The choices: value, words.
    pub choices: Vec<(String, String)>,
}

/// P19.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/ask.html")]
pub struct InputsPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// What it is about.
    pub kind: (String, String),
    /// What no rule can relax.
    pub rules_lead: String,
    /// The day, as it was typed.
    pub day: String,
    /// The rules.
    pub rules: Vec<RuleField>,
    /// The goals: the chosen one of each place.
    pub goals: Vec<String>,
    /// All goals: word, words.
    pub all_goals: Vec<(String, String)>,
    /// What is settled.
    pub settled: Vec<SettledField>,
    /// What can be settled.
    pub offers: Vec<OfferField>,
    /// Seconds, seed, steps, as they were typed.
    pub limits: [String; 3],
    /// The state of the ledger that is asked again: its fields and words.
    pub known: Option<(String, String)>,
    /// How fresh the data are, and a warning where they are old.
    pub fresh: (String, Option<String>),
    /// How many of what.
    pub counts: Vec<String>,
    /// What is missing: in words, whether it bars.
    pub missing: Vec<(String, bool)>,
}

/// The part of P20 that lives.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/live.html")]
pub struct LivePart {
    /// The reader's language.
    pub lang: words::Lang,
    /// Whether it waits: then there is nothing to keep yet, and the page hides the way to.
    pub waits: bool,
    /// What it is doing.
    pub stage: String,
    /// The time that is left.
    pub left: Option<String>,
    /// The best so far, in words.
    pub best: String,
    /// How good that is.
    pub quality: Option<String>,
    /// The curve.
    pub curve: Option<Curve>,
    /// The same as a table: seconds, price, bound.
    pub rows: Vec<[String; 3]>,
    /// The best so far by goal: name, points.
    pub points: Vec<(String, String)>,
}

impl askama::filters::HtmlSafe for LivePart {}

/// P20.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/watch.html")]
pub struct WatchRunPage {
    /// The frame.
    pub frame: Frame,
    /// The heading.
    pub heading: String,
    /// The run.
    pub here: String,
    /// What is wrong.
    pub problems: Problems,
    /// What lives.
    pub live: LivePart,
    /// Whether it can be stopped or given up still.
    pub stoppable: bool,
}

/// A choice of P21.
#[derive(Debug, Clone)]
pub struct MoveRow {
    /// The heading that stands above it and those that follow, where they stand below headings.
    pub part: Option<String>,
    /// The number of its group.
    pub group: u32,
    /// How that is called.
    pub group_said: String,
    /// The planner's id.
    pub key: String,
    /// Who or what, and the page.
    pub subject: (String, Option<String>),
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// How well it suits.
    pub suits: Option<String>,
    /// The reasons.
    pub why: Vec<String>,
    /// What refusing costs, and what would be instead.
    pub otherwise: (String, Vec<String>),
    /// Why the newest ledger no longer bears it, and whether that bars it.
    pub stale: Option<(String, bool)>,
    /// What a mark of it settles: `subject place`.
    pub mark: Option<String>,
}

/// P21, and a run that is over without a result.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/result.html")]
pub struct ResultPage {
    /// The frame.
    pub frame: Frame,
    /// What is wrong.
    pub problems: Problems,
    /// The answer in a sentence.
    pub heading: String,
    /// What it is about.
    pub about: String,
    /// The run.
    pub here: String,
    /// Its id.
    pub id: String,
    /// Why there is nothing.
    pub over: Option<String>,
    /// The ledger since then, in words.
    pub since: Option<String>,
    /// Whether choices are hidden from the reader.
    pub hidden: bool,
    /// The drawing.
    pub flow: Option<Flow>,
    /// The choices.
    pub moves: Vec<MoveRow>,
    /// What the columns of the choices hold.
    pub columns: [String; 3],
    /// What is said where there is no choice.
    pub no_moves: String,
    /// What marks on its choices settle.
    pub marks: RunMarks,
    /// How the two marks are called: that a choice must be, that it must not be.
    pub mark_words: [String; 2],
    /// The page of its timetable.
    pub timetable: Option<String>,
    /// The sites of its school network.
    pub network: Option<NetworkTable>,
    /// Its road map.
    pub road: Option<RoadMapPart>,
    /// What should be known beside it.
    pub notices: Vec<String>,
    /// What is not met.
    pub unmet: Vec<String>,
    /// Demands that cannot be met together.
    pub conflict: Vec<String>,
    /// Whether the result keeps every rule.
    pub feasible: bool,
    /// Whether it is proven that nothing does.
    pub impossible: bool,
    /// The price by goal: name, points.
    pub points: Vec<(String, String)>,
    /// The curve.
    pub curve: Option<Curve>,
    /// What was looked at.
    pub counts: Vec<String>,
    /// What the run can be repeated by.
    pub proof: Vec<String>,
    /// The plans that were made of it: id, address.
    pub plans: Vec<(String, String)>,
}

/// P22.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/compare.html")]
pub struct ComparePage {
    /// The frame.
    pub frame: Frame,
    /// What is wrong.
    pub problems: Problems,
    /// The runs: id, address.
    pub runs: Vec<(String, String)>,
    /// The measures that differ.
    pub measures: Vec<(String, Vec<String>)>,
    /// The choices that differ.
    pub choices: Vec<(String, Vec<String>)>,
}

impl InputsPage {
    fn heading(&self) -> String {
        let said = words::Message::new("run-ask-title").with("kind", self.kind.1.as_str());
        self.frame.lang.speak(&said)
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the form that the template calls")]
    fn place(&self, at: &usize) -> String {
        self.frame
            .lang
            .speak(&words::Message::new("run-ask-goal-at").with("n", *at))
    }
}

impl ResultPage {
    /// Whether a choice can be marked as one that must not be.
    fn bars(&self) -> bool {
        self.marks == RunMarks::MustOrMustNot
    }

    /// Who, why, and whether that bars the choice.
    fn stale(&self) -> Vec<(&str, &str, bool)> {
        let stale = self.moves.iter().filter_map(|row| {
            let (why, bars) = row.stale.as_ref()?;
            Some((row.subject.0.as_str(), why.as_str(), *bars))
        });
        stale.collect()
    }
}

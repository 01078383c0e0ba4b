//! The training plan as a run: rules and goals as somebody sets them, the timetable as choices with reasons, class by class.

mod explained;
mod judged;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Day, Decision};
use planning::core::{Budget, Level};
use planning::timetable::training::constraints::breaches;
use planning::timetable::training::{Plan, Weights, conflict, solve};

use super::fact::{Mentioned, RunFact};
use super::live::RunStage;
use super::planner::{Look, Missing, Planner, RunMarks, RunMoment, RunNews, SHARE};
use super::question::RunSettingKind::{Number, Switch};
use super::question::{RunQuestion, RunSetting};
use super::result::{RunResult, StaleMove};
use super::timetable::RunTimetable;
use crate::figures::CannotRead;
use crate::office::Office;
use crate::permission::Deed;
use crate::training_plan::{Because, TrainingInputs, TrainingQuestion};
use told::Telling;

/// The year's classes with rooms, lecturers, half days and learners.
#[derive(Debug)]
pub(super) struct Training;

/// What is settled of a whole run: as much as can be kept of it.
pub(super) const WHOLE: &str = "*";

const SETTINGS: &[RunSetting] = &[
    RunSetting::of("year", (1900, 2200), Number),
    RunSetting::of("present", (0, 100), Number),
    RunSetting::of("capacity", (1, 1_000), Number),
    RunSetting::of("filled", (0, 100), Number),
    RunSetting::of("days-a-week", (1, 5), Number),
    RunSetting::of("weeks-around", (0, 52), Number),
    RunSetting::of("move-open", (0, 1), Switch),
];
/// The usual order: what was announced or kept stays, a class has one room and one lecturer, it does not drag on, learners travel little.
const GOALS: &[&str] = &["kept", "steady", "compact", "travel"];
/// How much a goal weighs by its place; in the usual order every price is the planner's own.
const FACTORS: [u32; 4] = [8, 4, 2, 1];
/// Iterations of each trial when it is asked why nothing keeps every rule.
const CONFLICT_ITERATIONS: u64 = 2_000;
/// How many things that the best timetable breaks are named.
const BROKEN: usize = 12;

impl TrainingQuestion {
    /// The question of a run, without what is to be kept.
    fn of_run(question: &RunQuestion) -> Self {
        let small = |key: &str| u32::try_from(question.setting(key)).unwrap_or(0);
        Self {
            year: i32::try_from(question.setting("year")).ok(),
            capacity_percent: small("capacity"),
            least_present_percent: u8::try_from(question.setting("present")).unwrap_or(100),
            least_filled_percent: small("filled"),
            days_a_week: small("days-a-week"),
            weeks_around: small("weeks-around"),
            move_open: question.setting("move-open") > 0,
            weights: weights(question),
            ..Self::on(question.on())
        }
    }
}

/// The prices of what is not met, by the order of the goals.
fn weights(question: &RunQuestion) -> Weights {
    let usual = Weights::default();
    let by = |goal: &str, weight: u32| {
        let factor = |at: usize| FACTORS.get(at).or(FACTORS.last()).copied().unwrap_or(1);
        let own = GOALS.iter().position(|known| *known == goal).unwrap_or(0);
        (weight * factor(question.rank(goal)) / factor(own)).max(1)
    };
    Weights {
        travel: by("travel", usual.travel),
        days_over: by("compact", usual.days_over),
        room_extra: by("steady", usual.room_extra),
        lecturer_extra: by("steady", usual.lecturer_extra),
        enrolment_changed: by("kept", usual.enrolment_changed),
        time_changed: by("kept", usual.time_changed),
        room_changed: by("kept", usual.room_changed),
        lecturer_changed: by("kept", usual.lecturer_changed),
        ..usual
    }
}

/// The timetable of the newest of the runs of which something is to stay: a run that kept something of an earlier one has it too.
fn former(moment: &RunMoment<'_>, question: &RunQuestion) -> Option<RunTimetable> {
    let number = |id: &str| id.rsplit('-').next().and_then(|digits| digits.parse::<u32>().ok());
    let named = question.pins.iter().filter(|pin| number(&pin.place).is_some());
    let newest = named.max_by_key(|pin| number(&pin.place))?;
    let run = moment.office.run(moment.asker, &newest.place)?;
    let result = moment.office.run_result(&run)?;
    result.timetable.map(|timetable| *timetable)
}

/// What the ledger has for a question, with what is to stay of earlier runs.
fn inputs(moment: &RunMoment<'_>, question: &RunQuestion) -> Result<TrainingInputs, CannotRead> {
    let mut asked = TrainingQuestion::of_run(question);
    if !question.pins.is_empty() {
        let pinned: BTreeSet<&String> = question.pins.iter().map(|pin| &pin.subject).collect();
        asked.pinned = pinned.into_iter().filter(|code| *code != WHOLE).cloned().collect();
        // Of a run that is no more nothing can stay: each class that should is told.
        let kept = former(moment, question).map(|timetable| timetable.plan);
        asked.kept = Some(kept.unwrap_or_default());
    }
    let at = (moment.known, moment.law_known);
    moment
        .office
        .training_inputs_known(moment.asker, &asked, &moment.value, at)
}

impl Planner for Training {
    fn deeds(&self) -> &'static [Deed] {
        // The training centre plans its year, and drafts nothing of it.
        &[]
    }

    fn marks(&self) -> RunMarks {
        RunMarks::Kept
    }

    fn settings(&self) -> &'static [RunSetting] {
        SETTINGS
    }

    fn goals(&self) -> &'static [&'static str] {
        GOALS
    }

    fn usual(&self, _: &Office, day: Day) -> BTreeMap<String, i64> {
        let usual = TrainingQuestion::on(day);
        let usual = [
            ("year", day.year().into()),
            ("present", usual.least_present_percent.into()),
            ("capacity", usual.capacity_percent.into()),
            ("filled", usual.least_filled_percent.into()),
            ("days-a-week", usual.days_a_week.into()),
            ("weeks-around", usual.weeks_around.into()),
            ("move-open", i64::from(usual.move_open)),
        ];
        usual.map(|(key, number)| (key.to_owned(), number)).into()
    }

    fn look(&self, moment: &RunMoment<'_>, question: &RunQuestion) -> Result<Look, CannotRead> {
        let inputs = inputs(moment, question)?;
        let telling = Telling::of(moment, &inputs);
        let barred = inputs.missing.iter().map(|one| Missing {
            what: Telling::missing(one),
            bars: true,
        });
        let told = inputs.notices.iter().map(|one| Missing {
            what: telling.notice(one),
            bars: false,
        });
        Ok(Look {
            counts: telling.counts(),
            missing: barred.chain(told).collect(),
            subjects: telling.subjects(),
            places: Telling::runs(question),
            ..Look::default()
        })
    }

    fn solve(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        budget: &Budget,
        tell: &(dyn Fn(RunNews<'_>) + Sync),
    ) -> Result<RunResult, CannotRead> {
        let inputs = inputs(moment, question)?;
        let telling = Telling::of(moment, &inputs);
        let mut result = RunResult {
            counts: telling.counts(),
            notices: inputs.notices.iter().map(|one| telling.notice(one)).collect(),
            unmet: inputs.missing.iter().map(Telling::missing).collect(),
            ..RunResult::default()
        };
        if !inputs.missing.is_empty() {
            // The ledger has moved between the question and its turn.
            return Ok(result);
        }
        tell(RunNews::Stage(RunStage::Solving));
        let solved = solve(&inputs.problem, budget, &|progress| tell(RunNews::Better(progress)));
        let answer = match solved {
            Ok(answer) => answer,
            Err(troubles) => {
                let told = troubles.into_iter().map(Box::new).map(Mentioned::Trouble);
                result.unmet = told.map(RunFact::said).collect();
                return Ok(result);
            }
        };
        result.answered(&answer);
        tell(RunNews::Stage(RunStage::Explaining));
        match &answer.plan {
            Some(plan) if answer.feasible => {
                result.moves = explained::moves(&telling, plan, question);
                result.timetable = Some(Box::new(telling.timetable(plan)));
            }
            plan => {
                result.unmet = plan.as_ref().map(|plan| broken(&inputs, plan)).unwrap_or_default();
                let demands = conflict(&inputs.problem, CONFLICT_ITERATIONS, &budget.again(SHARE));
                let told = demands.into_iter().map(Mentioned::Demand);
                result.conflict = told.map(RunFact::said).collect();
            }
        }
        Ok(result)
    }

    fn judge(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
    ) -> Result<Vec<StaleMove>, CannotRead> {
        let inputs = inputs(moment, &question.unsettled())?;
        Ok(judged::judged(&inputs, result))
    }

    fn drafts(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
        groups: &BTreeSet<u32>,
    ) -> Result<Vec<Decision>, CannotRead> {
        let mut inputs = inputs(moment, &question.unsettled())?;
        let Some(timetable) = &result.timetable else {
            return Ok(Vec::new());
        };
        let chosen = result.moves.iter().filter(|own| groups.contains(&own.group));
        let chosen: BTreeSet<&str> = chosen.map(|own| own.key.as_str()).collect();
        inputs.classes.retain(|class| chosen.contains(class.code.as_str()));
        Ok(inputs.drafts(&moment.value, &timetable.plan))
    }
}

/// What a timetable breaks of what it must keep, the first few; the same thing at several times is told once.
fn broken(inputs: &TrainingInputs, plan: &Plan) -> Vec<RunFact> {
    let all = breaches(&inputs.problem, plan, Level::Hard).into_iter();
    let mut told = BTreeSet::new();
    let first = all
        .map(|(_, breach)| breach.because)
        .filter(|because| told.insert(timeless(because)));
    let facts = first.map(|because| RunFact::said(Mentioned::Hindrance(Box::new(because))));
    facts.take(BROKEN).collect()
}

/// What is broken, without when.
fn timeless(because: &Because) -> String {
    let mut said = serde_json::to_value(because).unwrap_or_default();
    let fields = said.as_object_mut().and_then(|one| one.values_mut().next());
    if let Some(fields) = fields.and_then(|fields| fields.as_object_mut()) {
        fields.remove("at");
    }
    said.to_string()
}

#[cfg(test)]
mod tests {
    use planning::timetable::training::{Date, Half, HalfDay};

    use super::*;

    #[test]
    fn the_same_thing_at_another_time_is_the_same_thing() {
        let taken = |room: &str, half| {
            timeless(&Because::RoomTaken {
                room: room.to_owned(),
                at: HalfDay {
                    date: Date::default(),
                    half,
                },
                classes: vec!["L-1".to_owned(), "L-2".to_owned()],
            })
        };
        assert_eq!(taken("A", Half::Morning), taken("A", Half::Afternoon));
        assert_ne!(taken("A", Half::Morning), taken("B", Half::Morning));
    }
}

//! Rotation as a run: rules and goals as somebody sets them, the placement's answer as choices with reasons.

mod explained;
mod judged;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Day, Decision};
use planning::assignment::placement::{Bar, Chain, Move, Pin, conflict, solve};
use planning::core::Budget;

use super::fact::RunFact;
use super::live::RunStage;
use super::planner::{Look, Missing, Planner, RunMoment, RunNews};
use super::question::RunSettingKind::{Level, Number};
use super::question::{RunChoice, RunQuestion, RunSetting};
use super::result::{RunMove, RunResult, StaleMove};
use crate::figures::CannotRead;
use crate::office::Office;
use crate::permission::Deed;
use crate::rotation::{MissingInput, RotationInputs, RotationQuestion};
use told::Telling;

/// Rotation, transfer and reinforcement.
#[derive(Debug)]
pub(super) struct Rotation;

/// Where the law book says for how long somebody is appointed.
const TERM: &str = "mobility.appointment-term";
/// Months in a post after which somebody is to be considered, where the law book does not say.
const MONTHS: i64 = 60;
const SETTINGS: &[RunSetting] = &[
    RunSetting::of("months", (1, 600), Number),
    RunSetting::of("reinforce", (0, 2), Level),
    RunSetting::of("most-lost", (0, 1_000), Number),
];
/// The usual order: no leading post empty, nobody too long in one place, little disruption, a good fit.
const GOALS: &[&str] = &["filled", "overdue", "change", "fit"];
/// What breaking a goal costs, by its place in the order.
const PRICES: [i64; 4] = [150, 60, 20, 10];
/// A point of suitability that is missing, by the place of the goal: a hundred of them may be missing.
const MISFITS: [i64; 4] = [3, 2, 1, 1];
/// Iterations of each trial when it is asked why nothing keeps every rule.
const CONFLICT_ITERATIONS: u64 = 40;

impl RotationQuestion {
    /// The question of a run.
    fn of_run(question: &RunQuestion) -> Self {
        let months = i32::try_from(question.setting("months")).unwrap_or(i32::MAX);
        let price = |prices: [i64; 4], goal: &str| {
            let last = prices.len() - 1;
            prices.get(question.rank(goal).min(last)).copied().unwrap_or(1)
        };
        let level = question.setting("reinforce");
        Self {
            reinforce: level > 0,
            reinforce_soft: level == 1,
            most_lost: Some(question.setting("most-lost")),
            empty: price(PRICES, "filled"),
            overdue: price(PRICES, "overdue"),
            change: price(PRICES, "change"),
            misfit: price(MISFITS, "fit"),
            ..Self::on(question.on(), months)
        }
    }
}

/// What the ledger has for a question, with what is settled.
fn inputs(moment: &RunMoment<'_>, question: &RunQuestion) -> Result<RotationInputs, CannotRead> {
    let asked = RotationQuestion::of_run(question);
    let at = (moment.known, moment.law_known);
    let mut inputs = moment
        .office
        .rotation_inputs_known(moment.asker, &asked, &moment.value, at)?;
    let knows = |subject: &str, place: &str| {
        inputs.people.iter().any(|one| one.id == subject) && inputs.seats.iter().any(|seat| seat.id == place)
    };
    let pins = question.pins.iter().filter(|pin| knows(&pin.subject, &pin.place));
    let pins = pins.map(|pin| Pin {
        person: pin.subject.clone(),
        post: pin.place.clone(),
    });
    let bars = question.bars.iter().filter(|bar| knows(&bar.subject, &bar.place));
    let bars = bars.map(|bar| Bar {
        person: bar.subject.clone(),
        post: Some(bar.place.clone()),
        unit: None,
        reason: String::new(),
    });
    (inputs.problem.pins, inputs.problem.forbidden) = (pins.collect(), bars.collect());
    Ok(inputs)
}

impl Planner for Rotation {
    fn deeds(&self) -> &'static [Deed] {
        &[Deed::Decide, Deed::Approve]
    }

    fn settings(&self) -> &'static [RunSetting] {
        SETTINGS
    }

    fn goals(&self) -> &'static [&'static str] {
        GOALS
    }

    fn usual(&self, office: &Office, day: Day) -> BTreeMap<String, i64> {
        let term = office.law().value(TERM, day).ok();
        let months = term.and_then(|rule| rule.body().whole()).unwrap_or(MONTHS);
        let usual = [("months", months), ("reinforce", 2), ("most-lost", 1)];
        usual.map(|(key, number)| (key.to_owned(), number)).into()
    }

    fn look(&self, moment: &RunMoment<'_>, question: &RunQuestion) -> Result<Look, CannotRead> {
        let inputs = inputs(moment, question)?;
        let telling = Telling::of(moment, &inputs);
        let missing = inputs.missing.iter().map(|missing| Missing {
            what: telling.missing(missing),
            bars: !matches!(missing, MissingInput::NobodySuits(_)),
        });
        let mut missing: Vec<Missing> = missing.collect();
        // A commune that must be reinforced and to which nobody may go: no plan keeps that rule.
        let must = question.setting("reinforce") == 2;
        for (told, found) in missing.iter_mut().zip(&inputs.missing) {
            told.bars |= must && telling.is_reinforcement(found);
        }
        missing.extend(telling.unknown_settled(question));
        Ok(Look {
            counts: telling.counts(),
            missing,
            subjects: inputs.people.iter().map(|one| telling.subject(one)).collect(),
            places: inputs
                .seats
                .iter()
                .filter_map(|seat| {
                    Some(RunChoice {
                        id: seat.id.clone(),
                        said: telling.seat(seat)?,
                    })
                })
                .collect(),
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
        tell(RunNews::Stage(RunStage::Solving));
        let solved = solve(&inputs.problem, budget, &|progress| tell(RunNews::Better(progress)));
        let Ok(answer) = solved else {
            // Made by this program from the ledger: what is wrong with it is told as what is missing.
            return Ok(RunResult {
                unmet: vec![RunFact::new("run-rotation-unfit")],
                ..RunResult::default()
            });
        };
        let plan = answer.plan.as_ref().filter(|_| answer.feasible);
        let mut result = RunResult {
            counts: telling.counts(),
            ..RunResult::default()
        };
        result.answered(&answer);
        tell(RunNews::Stage(RunStage::Explaining));
        if let Some(plan) = plan {
            result.moves = explained::moves(&telling, plan, budget);
            result.unmet = telling.unmet(plan);
        } else {
            let demands = conflict(&inputs.problem, CONFLICT_ITERATIONS, &explained::more(budget));
            result.conflict = demands.iter().map(|demand| telling.demand(demand)).collect();
            result.unmet = inputs.missing.iter().map(|one| telling.missing(one)).collect();
        }
        Ok(result)
    }

    fn judge(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
    ) -> Result<Vec<StaleMove>, CannotRead> {
        let inputs = inputs(moment, question)?;
        Ok(judged::judged(&Telling::of(moment, &inputs), result))
    }

    fn drafts(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
        groups: &BTreeSet<u32>,
    ) -> Result<Vec<Decision>, CannotRead> {
        let inputs = inputs(moment, question)?;
        let chains: Vec<Chain> = groups.iter().map(|group| chain(result, *group)).collect();
        Ok(inputs.drafts_of(moment.office, &moment.value, &chains))
    }
}

/// The chain of a group, as the placement tells chains.
fn chain(result: &RunResult, group: u32) -> Chain {
    let own = result.moves.iter().filter(|one| one.group == group);
    let moves = own.map(|RunMove { key, places, .. }| Move {
        person: key.clone(),
        from: places.0.clone(),
        to: places.1.clone(),
    });
    Chain {
        moves: moves.collect(),
        leaves_empty: None,
    }
}

//! Mergers of villages as a run: the least households and the price of a change as somebody sets them, pairs that are settled, and groups of
//! villages as choices with their reasons.

mod explained;
mod judged;
mod price;
mod settled;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::UnitKind;
use ledger::{Day, Decision};
use planning::core::Budget;
use planning::regions::constraints::obstacles;
use planning::regions::{conflict, solve};

use super::live::RunStage;
use super::planner::{Look, Missing, Planner, RunMoment, RunNews, SHARE};
use super::question::RunSettingKind::{Number, Switch};
use super::question::{RunOffer, RunPin, RunQuestion, RunSetting};
use super::result::{RunResult, StaleMove};
use crate::figures::CannotRead;
use crate::office::Office;
use crate::permission::Deed;
use crate::village_plan::{VillageInputs, VillageQuestion};
use price::Price;
use settled::Settled;
use told::Telling;

/// Which villages and residential groups become one.
#[derive(Debug)]
pub(super) struct Villages;

const SETTINGS: &[RunSetting] = &[
    RunSetting::of("least-village", (0, 100_000), Number),
    RunSetting::of("least-group", (0, 100_000), Number),
    RunSetting::of("only-must", (0, 1), Switch),
    RunSetting::of("change-metres", (0, 100_000), Number),
];
/// Iterations of each trial when it is asked why nothing keeps every rule.
const CONFLICT_ITERATIONS: u64 = 1_000;

/// The question of a run, with what is settled. A least number of 0 is that of the law book.
fn asked(question: &RunQuestion, settled: Settled) -> VillageQuestion {
    let number = |key: &str| u32::try_from(question.setting(key)).unwrap_or(0);
    let least = [
        (UnitKind::Village, number("least-village")),
        (UnitKind::ResidentGroup, number("least-group")),
    ];
    VillageQuestion {
        within: settled.within,
        least: least.into_iter().filter(|(_, least)| *least > 0).collect(),
        only_must: question.setting("only-must") > 0,
        kept: settled.kept,
        together: settled.together,
        apart: settled.apart,
        change_metres: number("change-metres"),
        ..VillageQuestion::on(question.on())
    }
}

/// What the ledger has for a question, with what is settled.
fn inputs(moment: &RunMoment<'_>, question: &RunQuestion) -> Result<VillageInputs, CannotRead> {
    with(moment, question, Settled::of(&moment.value, question))
}

/// The same of everything that the asker reaches, whatever was settled.
fn inputs_of_all(moment: &RunMoment<'_>, question: &RunQuestion) -> Result<VillageInputs, CannotRead> {
    with(moment, question, Settled::default())
}

fn with(moment: &RunMoment<'_>, question: &RunQuestion, settled: Settled) -> Result<VillageInputs, CannotRead> {
    let at = (moment.known, moment.law_known);
    let asked = asked(question, settled);
    moment
        .office
        .village_inputs_known(moment.asker, &asked, &moment.value, at)
}

impl Planner for Villages {
    fn deeds(&self) -> &'static [Deed] {
        &[Deed::Decide, Deed::Approve]
    }

    /// Of two villages that become one it does not matter which is named first.
    fn contradict(&self, pin: &RunPin, bar: &RunPin) -> bool {
        pin == bar || (&pin.subject, &pin.place) == (&bar.place, &bar.subject)
    }

    fn settings(&self) -> &'static [RunSetting] {
        SETTINGS
    }

    fn goals(&self) -> &'static [&'static str] {
        // As many villages as can stay; among such plans the price decides, which the rules set.
        &[]
    }

    fn usual(&self, _: &Office, day: Day) -> BTreeMap<String, i64> {
        let usual = VillageQuestion::on(day);
        let usual = [
            ("least-village", 0),
            ("least-group", 0),
            ("only-must", i64::from(usual.only_must)),
            ("change-metres", i64::from(usual.change_metres)),
        ];
        usual.map(|(key, number)| (key.to_owned(), number)).into()
    }

    fn look(&self, moment: &RunMoment<'_>, question: &RunQuestion) -> Result<Look, CannotRead> {
        let inputs = inputs(moment, question)?;
        let telling = Telling::of(moment, &inputs);
        let unread = Settled::of(&moment.value, question).unread;
        let unread = unread.iter().map(|pin| (Telling::unread(pin), true));
        let missing = inputs.missing.iter().map(|one| (telling.missing(one), one.is_needed()));
        let mut missing: Vec<(_, bool)> = unread.chain(missing).collect();
        if !missing.iter().any(|(_, bars)| *bars) && !inputs.villages.is_empty() {
            // A pair that must and must not become one is told as what contradicts itself.
            let told = |bar: &&RunPin| question.pins.iter().any(|pin| self.contradict(pin, bar));
            let told: Vec<&RunPin> = question.bars.iter().filter(told).collect();
            let against = obstacles(&inputs.problem).into_iter();
            let against = against.filter(|one| !telling.is_of(one, &told));
            missing.extend(against.map(|one| (telling.obstacle(&one), true)));
        }
        // Of those that are kept as asked nothing is missing, unless they are too small.
        let aside = telling.aside().filter(|(fact, short)| *short || fact.id != told::KEPT);
        missing.extend(aside.map(|(fact, _)| (fact, false)));
        missing.extend(telling.must_stand().map(|fact| (fact, false)));
        let missing = missing.into_iter().map(|(what, bars)| Missing { what, bars });
        Ok(Look {
            counts: telling.counts(),
            missing: missing.collect(),
            subjects: telling.subjects(),
            places: telling.places(),
            ..Look::default()
        })
    }

    fn offers(&self, moment: &RunMoment<'_>, question: &RunQuestion) -> Result<Vec<RunOffer>, CannotRead> {
        let all = inputs_of_all(moment, question)?;
        let inputs = inputs(moment, question)?;
        Ok(Telling::of(moment, &inputs).offers(&Telling::of(moment, &all)))
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
            ..RunResult::default()
        };
        let needed = inputs.missing.iter().filter(|one| one.is_needed());
        result.unmet = needed.map(|one| telling.missing(one)).collect();
        if !result.unmet.is_empty() {
            // The ledger has moved between the question and its turn.
            return Ok(result);
        }
        if inputs.villages.is_empty() {
            (result.feasible, result.proven) = (true, true);
            (result.unmet, result.notices) = telling.beside(None);
            return Ok(result);
        }
        tell(RunNews::Stage(RunStage::Solving));
        let price = Price::of(&inputs);
        let solved = solve(&inputs.problem, budget, &|progress| {
            tell(RunNews::Better(&price.progress(progress)));
        });
        let answer = match solved {
            Ok(answer) => answer,
            Err(against) => {
                result.impossible = true;
                result.conflict = against.iter().map(|one| telling.obstacle(one)).collect();
                return Ok(result);
            }
        };
        let plan = answer.plan.as_ref().filter(|_| answer.feasible);
        result.answered(&answer);
        (result.objective, result.bound) = (price.passing(result.objective), price.passing(result.bound));
        result.gap_percent = Price::gap_percent(result.objective, result.bound);
        tell(RunNews::Stage(RunStage::Explaining));
        if let Some(plan) = plan {
            result.moves = explained::moves(&telling, plan, question);
            (result.unmet, result.notices) = telling.beside(Some(plan));
        } else {
            let pairs = conflict(&inputs.problem, CONFLICT_ITERATIONS, &budget.again(SHARE));
            result.conflict = pairs.iter().map(|pair| telling.pair(*pair)).collect();
        }
        Ok(result)
    }

    fn judge(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
    ) -> Result<Vec<StaleMove>, CannotRead> {
        let inputs = inputs_of_all(moment, question)?;
        Ok(judged::judged(&Telling::of(moment, &inputs), result))
    }

    fn drafts(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
        groups: &BTreeSet<u32>,
    ) -> Result<Vec<Decision>, CannotRead> {
        let inputs = inputs_of_all(moment, question)?;
        let telling = Telling::of(moment, &inputs);
        let draft = |group: &u32| {
            let own = || result.moves.iter().filter(|own| own.group == *group);
            let into = own().next()?.places.1.as_deref()?;
            let from = own().map(|own| telling.found(&own.key)).collect::<Option<Vec<_>>>()?;
            inputs.draft(moment.office, &moment.value, telling.found(into)?, &from)
        };
        Ok(groups.iter().filter_map(draft).collect())
    }
}

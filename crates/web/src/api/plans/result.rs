//! What a run gave, of what the key may know.

use office::runs::{CannotRun, Mentioned, Run, RunFact, RunMove, RunOtherwise, RunResult, StaleMove};
use office::writer::NotDone;

use super::network::{RunSiteTold, sites};
use super::refused::refused;
use super::road_map::{self, RunRoadMapTold};
use super::run::{RunCurvePoint, RunListed, RunPointsTold, bound, curve, exact, gap, listed, points};
use super::{asker, found};
use crate::api::problem::Part;
use crate::api::wire::{Exact, PlanId};
use crate::api::{Call, Trouble, wire};
use crate::pages::plans::{Speaker, knows};

wire! {
    /// The best that was found without a choice.
    RunOtherwiseTold {
        /// Points more; null: without the choice nothing was found that keeps every rule.
        costs: Option<Exact>,
        /// Whether nothing cheaper exists.
        proven: bool,
        /// What would be in its place.
        instead: Vec<String>,
    }
    /// Why the newest ledger no longer bears a choice as it was.
    RunChoiceStale {
        /// Why.
        why: String,
        /// Whether it cannot be accepted.
        bars: bool,
    }
    /// A choice: who or what goes from where to where.
    RunChoiceMade {
        /// Choices with one number hang together and are accepted together.
        group: u32,
        /// Who or what, by the planner's id.
        key: String,
        /// Who or what.
        subject: String,
        /// Where from; null: from nowhere.
        from: Option<String>,
        /// Where to; null: to nowhere.
        to: Option<String>,
        /// Where from, by the planner's id.
        from_id: Option<String>,
        /// Where to, by the planner's id.
        to_id: Option<String>,
        /// How well it suits, 0 to 100, where the planner knows that.
        suits: Option<i64>,
        /// Whether a pin left no choice.
        pinned: bool,
        /// The reasons.
        why: Vec<String>,
        /// The best alternative; null where it was not looked for.
        otherwise: Option<RunOtherwiseTold>,
        /// Why the newest ledger does not, or no longer, bear it; null where it does.
        stale: Option<RunChoiceStale>,
        /// The plan that it is in already.
        plan: Option<PlanId>,
    }
    /// What a run gave.
    RunResultTold {
        /// The run.
        run: RunListed,
        /// Whether every rule that must be kept is.
        feasible: bool,
        /// Proven: nothing keeps every such rule.
        impossible: bool,
        /// Proven: nothing is better.
        proven: bool,
        /// The price.
        objective: Option<Exact>,
        /// Proven: no price is lower.
        bound: Option<Exact>,
        /// At most so many per cent above the best possible, rounded up.
        gap_percent: Option<Exact>,
        /// Seconds that the solver worked.
        seconds: Option<Exact>,
        /// Seconds until the best was found.
        found_after: Option<Exact>,
        /// The price by constraint.
        points: Vec<RunPointsTold>,
        /// How the best went, oldest first.
        curve: Vec<RunCurvePoint>,
        /// What was looked at: how many of what.
        counts: Vec<String>,
        /// The choices about those whom the key may know of.
        choices: Vec<RunChoiceMade>,
        /// Whether there are others.
        partly_hidden: bool,
        /// The sites of a school network, each school's together; null where the choices are not school sites.
        network: Option<Vec<RunSiteTold>>,
        /// The road map of the headcount; null where the choices are not quotas.
        road_map: Option<RunRoadMapTold>,
        /// What is not met.
        unmet: Vec<String>,
        /// Demands that cannot be met together, where nothing keeps every rule.
        conflict: Vec<String>,
        /// What a reader should know beside it.
        notices: Vec<String>,
        /// How many decisions were recorded since.
        decisions_since: u32,
    }
}

/// What a run gave; one that gave nothing is in no state to be asked for it.
pub(super) fn given(call: &Call, run: &Run) -> Result<RunResult, Trouble> {
    let speaker = Speaker::of(&call.visit, run.question.on());
    let nothing = || NotDone::Refused(CannotRun::NotFrom(run.state));
    let result = call.visit.site.office().run_result(run);
    result.ok_or_else(|| refused(call, &speaker, nothing(), (Part::Path, "run")))
}

pub(super) fn show(call: &Call) -> Result<RunResultTold, Trouble> {
    let run = found(call, "run")?;
    let result = given(call, &run)?;
    let (office, lang) = (call.visit.site.office(), call.visit.lang());
    let speaker = Speaker::of(&call.visit, run.question.on());
    let stale = office.stale_run(asker(call), &run, &result);
    let stale = stale.map_err(|why| refused(call, &speaker, NotDone::Refused(why), (Part::Path, "run")))?;
    let taken = office.taken_of_run(&run);
    let taken = taken.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    let known = result.moves.iter().filter(|own| knows(&speaker, own));
    let choices = known.map(|own| RunChoiceMade {
        plan: taken.get(&own.group).cloned().map(PlanId),
        ..choice(&speaker, own, &stale.moves)
    });
    let choices: Vec<RunChoiceMade> = choices.collect();
    let network = result.network.as_ref().map(|network| sites(&speaker, network));
    let road_map = result.road_map.as_ref().map(|map| road_map::told(&speaker, map));
    let beside = network.as_ref().map_or(0, Vec::len) + road_map.as_ref().map_or(0, |map| map.lines.len());
    call.taken(&run.id, choices.len() + beside)?;
    Ok(RunResultTold {
        feasible: result.feasible,
        impossible: result.impossible,
        proven: result.proven,
        objective: result.objective.and_then(|value| exact(value, 0)),
        bound: result.bound.and_then(bound),
        gap_percent: result.gap_percent.and_then(gap),
        seconds: exact(result.seconds, 1),
        found_after: exact(result.found_after, 1),
        points: points(lang, &result.points),
        curve: curve(&result.curve),
        counts: said(&speaker, &result.counts),
        choices,
        partly_hidden: result.moves.iter().any(|own| !knows(&speaker, own)),
        network,
        road_map,
        unmet: said(&speaker, &result.unmet),
        conflict: said(&speaker, &result.conflict),
        notices: said(&speaker, &result.notices),
        decisions_since: stale.decisions,
        run: listed(call, &run),
    })
}

fn said(speaker: &Speaker<'_>, facts: &[RunFact]) -> Vec<String> {
    facts.iter().map(|fact| speaker.fact(fact)).collect()
}

fn choice(speaker: &Speaker<'_>, own: &RunMove, stale: &[StaleMove]) -> RunChoiceMade {
    let place = |of: &Option<Mentioned>| of.as_ref().map(|of| speaker.mentioned(of));
    let otherwise = |other: &RunOtherwise| RunOtherwiseTold {
        costs: other.costs.and_then(|points| exact(points, 0)),
        proven: other.proven,
        instead: said(speaker, &other.instead),
    };
    let stale = stale.iter().find(|one| one.key == own.key);
    RunChoiceMade {
        group: own.group,
        key: own.key.clone(),
        subject: speaker.mentioned(&own.subject),
        from: place(&own.from),
        to: place(&own.to),
        from_id: own.places.0.clone(),
        to_id: own.places.1.clone(),
        suits: own.points,
        pinned: own.pinned,
        why: said(speaker, &own.why),
        otherwise: own.otherwise.as_ref().map(otherwise),
        stale: stale.map(|one| RunChoiceStale {
            why: speaker.fact(&one.why),
            bars: one.bars,
        }),
        plan: None,
    }
}

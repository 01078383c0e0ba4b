//! The choices of a plan with their reasons, and with what refusing each would cost, as far as there is time for that.

use planning::assignment::placement::{Choice, Move, Placed, explain};
use planning::core::Budget;

use super::super::fact::{Mentioned, RunFact};
use super::super::planner::SHARE;
use super::super::result::{RunMove, RunOtherwise};
use super::told::Telling;
use crate::rotation::SeatKind;

/// Iterations of the search without one choice.
const ITERATIONS: u64 = 60;

/// A budget for explaining: without a limit of iterations the solver has used up its own.
pub(super) fn more(budget: &Budget) -> Budget {
    budget.again(SHARE).with_iterations(ITERATIONS)
}

/// The choices, chain by chain.
pub(super) fn moves(telling: &Telling<'_>, plan: &[Placed], budget: &Budget) -> Vec<RunMove> {
    let limit = more(budget);
    let mut told = Vec::new();
    for (group, chain) in (0..).zip(telling.inputs.chains(plan)) {
        for own in &chain.moves {
            // Once it was told to stop nothing more is looked for.
            let choice = (!limit.is_over(0)).then(|| explain(&telling.inputs.problem, plan, &own.person, &limit));
            // A search that was cut off says nothing of what there is without the choice.
            let choice = choice.filter(|choice| choice.otherwise.is_some() || !limit.is_over(0));
            told.push(told_of(telling, group, own, choice.as_ref()));
        }
    }
    told
}

fn told_of(telling: &Telling<'_>, group: u32, own: &Move, choice: Option<&Choice>) -> RunMove {
    let (person, problem) = (own.person.as_str(), &telling.inputs.problem);
    let suits = own.to.as_deref().and_then(|to| telling.suits(person, to));
    let mut why = Vec::new();
    if let Some(months) = telling.considered(person).and_then(|one| one.months) {
        why.push(RunFact::new("run-rotation-held-for").with("months", months));
    }
    let to = own.to.as_deref().and_then(|to| telling.inputs.seat(to));
    why.extend(to.and_then(|seat| match (seat.kind, seat.holder, seat.overdue) {
        (SeatKind::Post(_), None, _) => Some(RunFact::new("run-rotation-was-empty")),
        (SeatKind::Reinforcement(_), _, Some(_)) => Some(RunFact::new("run-rotation-time-is-over")),
        (SeatKind::Reinforcement(_), _, None) => Some(RunFact::new("run-rotation-was-alone")),
        _ => None,
    }));
    why.extend(suits.iter().flat_map(|suits| &suits.reasons).map(Telling::reason));
    let allowed = problem.suitability.iter().filter(|pair| pair.person == person).count();
    why.push(RunFact::new("run-rotation-allowed").with("n", allowed));
    let forced = choice.map(|choice| choice.forced_by.as_slice()).unwrap_or_default();
    why.extend(forced.iter().map(|id| RunFact::new(&forced_id(id))));
    RunMove {
        group,
        key: own.person.clone(),
        subject: Mentioned::Person(own.person.clone()),
        from: own.from.as_deref().and_then(|id| telling.seat_of(id)),
        to: own.to.as_deref().and_then(|id| telling.seat_of(id)),
        places: (own.from.clone(), own.to.clone()),
        flow: (
            own.from.as_deref().and_then(|id| telling.flow_of(id)),
            own.to.as_deref().and_then(|id| telling.flow_of(id)),
        ),
        points: suits.and_then(|suits| suits.points),
        pinned: problem.pins.iter().any(|pin| pin.person == own.person),
        why,
        otherwise: choice.map(|choice| otherwise(telling, choice)),
    }
}

/// `placement.unit-holds` forced it: `run-forced-placement-unit-holds`.
fn forced_id(constraint: &str) -> String {
    format!("run-forced-{}", constraint.replace('.', "-"))
}

fn otherwise(telling: &Telling<'_>, choice: &Choice) -> RunOtherwise {
    let Some(other) = &choice.otherwise else {
        return RunOtherwise {
            costs: None,
            proven: false,
            instead: Vec::new(),
        };
    };
    let mut instead = Vec::new();
    if let Some(post) = &other.post {
        let own = telling
            .considered(&choice.person)
            .and_then(|one| telling.inputs.seats.get(one.seat));
        let id = if own.is_some_and(|own| own.id == *post) {
            "run-rotation-would-stay"
        } else {
            "run-rotation-would-go"
        };
        instead.push(telling.pair(id, &choice.person, post));
    }
    for own in &other.moves {
        if let Some(to) = &own.to {
            instead.push(telling.pair("run-rotation-would-go", &own.person, to));
        }
    }
    RunOtherwise {
        costs: Some(other.costs),
        proven: other.proven,
        instead,
    }
}

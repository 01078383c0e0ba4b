//! What no timetable can cost less than: what the rooms cost whatever the slots, plus what time costs whatever the rooms.
//!
//! Classes that are linked by no cohort are bounded apart and each bound is rounded up, since prices are whole
//! (compare J.-K. Hao, U. Benlic, "Lower bounds for the ITC-2007 curriculum-based course timetabling problem", EJOR 212, 2011, who
//! partition too). What links the parts (rooms, lecturers, offices) is priced in one dual of the whole; the better bound counts.

mod automaton;
mod class;
mod cohort;
mod dual;
mod part;
mod rooms;
mod rows;
mod steps;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use dual::{Dual, points};
use part::{Part, SCALE, scaled};

use super::solve::model::Model;

/// Rounds for a part before the others have their turn.
const ROUNDS: u64 = 700;

/// Climbs for as long as `go_on` (given the rounds so far) says; `told` hears each better bound. `slots` are those of the
/// sessions in a known plan, whose price the bound is led towards.
pub(crate) fn prove(model: &Model, slots: &[u16], mut go_on: impl FnMut(u64) -> bool, mut told: impl FnMut(i64)) {
    let rooms = rooms::least(model).unwrap_or(0);
    told(rooms);
    let whole = Part::whole(model);
    let mut parts = whole.split(model);
    parts.sort_by_key(|part| part.classes.len());
    // Nothing costs less than nothing, so 0 is the first bound of each part.
    let mut open: Vec<Open<'_>> = parts.iter().map(|part| Open::new(model, part, slots)).collect();
    let mut rounds = 0;
    let mut moved = true;
    let mut paired = false;
    while moved || !paired {
        // Once prices of single cohorts raise nothing more, those that overlap are followed together.
        if !moved {
            paired = true;
            for Open {
                part,
                dual,
                best,
                target,
            } in &mut open
            {
                if *best < i64::from(*target) {
                    *dual = dual.grouped(part, &part.one_by_one(), &part.two_by_two(model));
                }
            }
        }
        moved = false;
        for at in 0..open.len() {
            let Open {
                part,
                dual,
                best,
                target,
            } = &mut open[at];
            if *best >= i64::from(*target) {
                continue;
            }
            let known = *best;
            let mut own_rounds = 0;
            let climbed = dual.climb(part, f64::from(*target), |own, best| {
                own_rounds = own;
                own < ROUNDS && best < i64::from(*target) && go_on(rounds + own)
            });
            rounds += own_rounds;
            // What cannot be held at all is for `conflict` to name.
            let Some(climbed) = climbed else { return };
            *best = known.max(climbed);
            moved |= climbed > known + i64::from(SCALE / 20);
            told(
                rooms
                    + open
                        .iter()
                        .map(|open| open.part.payable(model, points(open.best)))
                        .sum::<i64>(),
            );
            if !go_on(rounds) {
                return;
            }
        }
    }
    if model.slot_cost.iter().any(|cost| *cost > 0) || !model.caps.is_empty() {
        let target = f64::from(price(model, &whole, slots));
        let best = Dual::new(model, &whole, &whole.one_by_one()).climb(&whole, target, |own, _| go_on(rounds + own));
        told(rooms + best.map_or(0, points));
    }
}

/// A part that is being bounded.
struct Open<'m> {
    part: &'m Part,
    dual: Dual<'m>,
    best: i64,
    /// What the part costs in a known plan.
    target: i32,
}

impl<'m> Open<'m> {
    fn new(model: &'m Model, part: &'m Part, slots: &[u16]) -> Self {
        Self {
            part,
            dual: Dual::new(model, part, &part.one_by_one()),
            best: 0,
            target: price(model, part, slots),
        }
    }
}

/// What time costs in a plan, of a part, in thousandths: the target that its bound cannot pass.
fn price(model: &Model, part: &Part, slots: &[u16]) -> i32 {
    let held = |c: usize| {
        slots[model.first[c]..model.first[c + 1]]
            .iter()
            .map(|p| usize::from(*p))
            .collect::<BTreeSet<_>>()
    };
    let lonely = |held: &BTreeSet<usize>| {
        let beside = |p: usize, other: usize| held.contains(&other) && other / model.parts == p / model.parts;
        let alone = held
            .iter()
            .filter(|p| !(beside(**p, *p + 1) || **p > 0 && beside(**p, *p - 1)));
        i32::try_from(alone.count()).unwrap_or(0)
    };
    let mut sum = 0;
    for (at, c) in part.classes.iter().enumerate() {
        let held = held(*c);
        let days: BTreeSet<usize> = held.iter().map(|p| p / model.parts).collect();
        let missing = model.least_days[*c] - i32::try_from(days.len()).unwrap_or(0);
        sum += part.day_cost[at] * missing.max(0) + part.alone[at] * lonely(&held);
        sum += held
            .iter()
            .map(|p| scaled(model.slot_cost[c * model.slots + p]))
            .sum::<i32>();
    }
    for (members, alone) in &part.cohorts {
        let held = members.iter().flat_map(|at| held(part.classes[*at])).collect();
        sum += alone * lonely(&held);
    }
    sum
}

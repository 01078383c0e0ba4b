//! Most alike groups at a fixed number of them: annealing over shifts and chains of shifts.
//!
//! Where the number of groups is the largest possible, hardly any group can spare a unit, so single shifts are stuck. A move
//! therefore goes on: a group that gave a unit and is too light takes one from a neighbour (from the same one: a swap), which
//! may be too light in turn, up to four steps; a group that is empty takes any heavy unit that its group can spare. A chain
//! that ends with every group connected and over the threshold is accepted by its price (Kirkpatrick et al. 1983); others
//! are undone.

use super::super::area::narrow;
use super::partition::Partition;
use crate::core::Random;

/// How often a region is dissolved and another made elsewhere.
const RECAST: f64 = 0.1;
/// Longest chain of shifts.
const LONGEST: usize = 4;

/// Groups that can be the core of a region, by unit.
#[derive(Debug, Default)]
pub(crate) struct Cores {
    groups: Vec<Vec<u32>>,
    with: Vec<Vec<u32>>,
}

impl Cores {
    /// Minimal groups, and units that are heavy enough alone.
    pub(crate) fn new(units: usize, groups: Vec<Vec<u32>>) -> Self {
        let mut with = vec![Vec::new(); units];
        for (at, group) in groups.iter().enumerate() {
            for &unit in group {
                with[unit as usize].push(narrow(at));
            }
        }
        Self { groups, with }
    }
}

/// The best partition that was found from `start`; `spent` tells how far the run is from the steps made, 1 at its end.
pub(crate) fn anneal(
    start: &Partition<'_>,
    cores: &Cores,
    heat: f64,
    random: &mut Random,
    spent: &dyn Fn(u64) -> f64,
) -> Vec<u32> {
    let mut now = start.clone();
    let mut best = (now.cost, now.region.clone());
    let hot = heat * usual_change(&mut now, random).max(1e-9);
    now = start.clone();
    let cold = hot * 0.002;
    let mut temperature = hot;
    let mut undo = Vec::with_capacity(LONGEST);
    for step in 0_u64.. {
        if step.is_multiple_of(256) {
            let share = spent(step);
            if share >= 1.0 {
                break;
            }
            temperature = hot * (cold / hot).powf(share);
        }
        // The price that may be paid is drawn first, so that most moves need no logarithm twice.
        let allowed = -temperature * (1.0 - random.unit()).ln();
        let before = now.cost;
        undo.clear();
        let made = if random.chance(RECAST) {
            recast(&mut now, cores, random, &mut undo)
        } else {
            chain(&mut now, random, &mut undo)
        };
        if made && ((now.cost - before) as f64) <= allowed {
            if now.cost < best.0 {
                best = (now.cost, now.region.clone());
            }
        } else {
            for &(unit, from) in undo.iter().rev() {
                now.shift(unit, from);
            }
        }
    }
    best.1
}

/// Mean absolute change of the cost by a move.
fn usual_change(now: &mut Partition<'_>, random: &mut Random) -> f64 {
    let mut undo = Vec::new();
    let (mut sum, mut count) = (0.0, 0.0);
    for _ in 0..4_000 {
        let before = now.cost;
        undo.clear();
        if chain(now, random, &mut undo) && now.cost != before {
            sum += ((now.cost - before) as f64).abs();
            count += 1.0;
        }
        for &(unit, from) in undo.iter().rev() {
            now.shift(unit, from);
        }
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

/// Makes a random move and notes how to undo it; false when it leaves a group too light.
fn chain(now: &mut Partition<'_>, random: &mut Random, undo: &mut Vec<(u32, usize)>) -> bool {
    let area = now.area;
    let unit = narrow(random.below(area.units()));
    let Some(&neighbour) = random.pick(&area.near[unit as usize]) else {
        return false;
    };
    let (from, to) = (
        now.region[unit as usize] as usize,
        now.region[neighbour as usize] as usize,
    );
    if from == to || !now.can_leave(unit) || !now.welcomes(to, unit) {
        return false;
    }
    now.shift(unit, to);
    undo.push((unit, from));
    let mut lacking = from;
    // Sometimes a group that could spare the unit takes another all the same.
    let mut keen = random.chance(0.25);
    while now.weight[lacking] < area.least || now.members[lacking].is_empty() || keen {
        if undo.len() == LONGEST {
            return false;
        }
        let Some(taken) = taker(now, lacking, random, undo) else {
            break;
        };
        let giver = now.region[taken as usize] as usize;
        now.shift(taken, lacking);
        undo.push((taken, giver));
        if now.weight[lacking] >= area.least {
            keen = false;
            lacking = giver;
        }
    }
    // A group that gave twice may be light still; one that took nothing may be empty.
    undo.iter()
        .all(|&(_, gave)| now.weight[gave] >= area.least && !now.members[gave].is_empty())
}

/// Dissolves a region among its neighbours and makes a new one of a core nearby; notes how to undo it.
fn recast(now: &mut Partition<'_>, cores: &Cores, random: &mut Random, undo: &mut Vec<(u32, usize)>) -> bool {
    let area = now.area;
    let unit = random.below(area.units());
    let gone = now.region[unit] as usize;
    if now.members[gone].len() > 6 {
        return false;
    }
    // The core holds a member of what is dissolved, or one of its neighbours' neighbours, or lies anywhere.
    let mut around = narrow(unit);
    for _ in 0..random.below(5) {
        around = *random.pick(&area.near[around as usize]).unwrap_or(&around);
    }
    let Some(&core) = random.pick(&cores.with[around as usize]) else {
        return false;
    };
    let core = &cores.groups[core as usize];
    while !now.members[gone].is_empty() {
        let from = random.below(now.members[gone].len());
        let mut moved = false;
        for at in 0..now.members[gone].len() {
            let member = now.members[gone][(from + at) % now.members[gone].len()];
            let near = &area.near[member as usize];
            let first = random.below(near.len());
            let to = (0..near.len()).map(|at| now.region[near[(first + at) % near.len()] as usize] as usize);
            if let Some(to) = to.filter(|&to| to != gone).find(|&to| now.welcomes(to, member)) {
                now.shift(member, to);
                undo.push((member, gone));
                moved = true;
                break;
            }
        }
        if !moved {
            return false;
        }
    }
    for &member in core {
        let giver = now.region[member as usize] as usize;
        if !now.can_leave(member) {
            return false;
        }
        now.shift(member, gone);
        undo.push((member, giver));
    }
    undo.iter()
        .all(|&(_, gave)| now.weight[gave] >= area.least && !now.members[gave].is_empty())
}

/// A unit that can come into a region.
fn taker(now: &mut Partition<'_>, lacking: usize, random: &mut Random, undo: &[(u32, usize)]) -> Option<u32> {
    let area = now.area;
    for _ in 0..4 {
        let unit = match random.pick(&now.members[lacking]) {
            Some(&member) => *random.pick(&area.near[member as usize])?,
            None => narrow(random.below(area.units())),
        };
        let giver = now.region[unit as usize] as usize;
        let moved = undo.iter().any(|&(other, _)| other == unit);
        if giver == lacking || moved || now.members[giver].len() == 1 {
            continue;
        }
        if now.members[lacking].is_empty() && area.weight[unit as usize] < area.least {
            continue;
        }
        if now.can_leave(unit) && now.welcomes(lacking, unit) {
            return Some(unit);
        }
    }
    None
}

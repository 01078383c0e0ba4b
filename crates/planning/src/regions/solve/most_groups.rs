//! As many groups as possible, then as alike as possible.
//!
//! First the number: heavy units plus a maximum packing of minimal groups, with its proof (see `bound`). Then, at that number,
//! rounds of annealing: some from the packing, some from the best, until time is up or a dozen rounds found nothing.

use super::super::area::{Area, narrow};
use super::super::bound::groups::{Ground, minimal_groups};
use super::super::bound::packing::{Effort, pack};
use super::anneal::{Cores, anneal};
use super::partition::Partition;
use super::start::complete;
use super::telling::Telling;
use crate::core::{Budget, Random};

/// Minimal groups are listed up to this number; with more the bound is by weight alone.
const MOST_MINIMAL: usize = 1_500_000;
/// Connected sets that the listing visits at most.
const MOST_VISITS: u64 = 60_000_000;
/// Share of the time for the number of groups, at most.
const NUMBER_SHARE: f64 = 0.4;
/// Moves of a round, a unit.
const MOVES_A_UNIT: u64 = 12_000;
/// Rounds without gain after which the search ends.
const PATIENCE: usize = 16;

pub(super) fn most_groups(area: &Area, budget: &Budget, telling: &Telling<'_>) {
    if area.units() == 0 {
        telling.offer(area, &[]);
        return;
    }
    let mut random = Random::new(budget.seed());
    let pinned = telling.pinned();
    let heavy: Vec<Vec<u32>> = (0..area.units())
        .filter(|&unit| area.weight[unit] >= area.least)
        .map(|unit| vec![narrow(unit)])
        .collect();
    telling.raise_bound(-whole(pinned + weight_bound(area)));
    // One group a connected part is a plan already, whatever the limits leave time for.
    let few: Vec<Vec<u32>> = area.parts().iter().filter_map(|part| one_core(area, part)).collect();
    let simple = start(area, few, &mut random);
    if let Some((_, region)) = &simple {
        telling.offer(area, region);
    }
    let number = budget.part(0, NUMBER_SHARE);
    let stop = || number.is_over(0);
    let ground = Ground {
        weight: &area.weight,
        need: area.least,
        near: &area.near,
        apart: &area.apart,
    };
    let found = minimal_groups(ground, MOST_MINIMAL, MOST_VISITS, &stop);
    let nodes = if budget.iteration_limit().is_some() {
        400
    } else {
        usize::MAX
    };
    let effort = Effort {
        exchanges: 200_000,
        nodes,
        stop: &stop,
    };
    let packing = pack(&found.groups, area.units(), effort, &mut random);
    if found.complete {
        telling.raise_bound(-whole(pinned + heavy.len() + packing.bound));
    }
    let mut cores = heavy.clone();
    cores.extend(packing.chosen.iter().map(|&group| found.groups[group].clone()));
    cores.extend(missing(area, &cores));
    let Some((regions, region)) = start(area, cores, &mut random).or(simple) else {
        return;
    };
    telling.offer(area, &region);
    let mut candidates = heavy;
    candidates.extend(found.groups.into_iter().take(400_000));
    let candidates = Cores::new(area.units(), candidates);
    let first = Partition::new(area, regions, region);
    improve(area, &first, &candidates, budget, telling);
}

/// A core for each connected part in which the listing, cut short, left none.
fn missing(area: &Area, cores: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut has = vec![false; area.units()];
    cores.iter().flatten().for_each(|&unit| has[unit as usize] = true);
    let bare = |part: &Vec<u32>| !part.iter().any(|&unit| has[unit as usize]);
    let parts = area.parts().into_iter().filter(bare);
    parts.filter_map(|part| one_core(area, &part)).collect()
}

/// The whole of a connected part as one group; where a pair of it may not stand together, the first connected set that
/// reaches the threshold without such a pair, each grown from one unit by whatever touches it.
fn one_core(area: &Area, part: &[u32]) -> Option<Vec<u32>> {
    if part.iter().all(|&unit| area.apart[unit as usize].is_empty()) {
        return Some(part.to_vec());
    }
    part.iter().find_map(|&first| {
        let mut inside = vec![false; area.units()];
        inside[first as usize] = true;
        let (mut core, mut weight) = (vec![first], area.weight[first as usize]);
        let mut at = 0;
        while at < core.len() && weight < area.least {
            for &other in &area.near[core[at] as usize] {
                let foe = area.apart[other as usize].iter().any(|&foe| inside[foe as usize]);
                if weight < area.least && !foe && !std::mem::replace(&mut inside[other as usize], true) {
                    core.push(other);
                    weight += area.weight[other as usize];
                }
            }
            at += 1;
        }
        (weight >= area.least).then_some(core)
    })
}

/// Whole regions around as many of the cores as can be; where forbidden pairs block what is left, cores are given up.
fn start(area: &Area, mut cores: Vec<Vec<u32>>, random: &mut Random) -> Option<(usize, Vec<u32>)> {
    let blocked = area.apart.iter().any(|foes| !foes.is_empty());
    let mut part_of = vec![0; area.units()];
    for (at, part) in area.parts().iter().enumerate() {
        for &unit in part {
            part_of[unit as usize] = at;
        }
    }
    let part = |core: &Vec<u32>| core.first().map(|&unit| part_of[unit as usize]);
    while !cores.is_empty() {
        for _ in 0..if blocked { 12 } else { 1 } {
            if let Some(region) = complete(area, &cores) {
                return Some((cores.len(), region));
            }
            random.shuffle(&mut cores);
        }
        // The last core of a part stays: without it nothing takes the units of that part.
        let spare = |core: &Vec<u32>| cores.iter().filter(|other| part(other) == part(core)).count() > 1;
        let gone = cores.iter().rposition(spare)?;
        cores.remove(gone);
    }
    None
}

fn improve(area: &Area, first: &Partition<'_>, cores: &Cores, budget: &Budget, telling: &Telling<'_>) {
    let moves = MOVES_A_UNIT * area.units().max(20) as u64;
    let lanes = budget.threads();
    let mut best = first.clone();
    let (mut done, mut round, mut since) = (0_u64, 0_u64, 0_usize);
    while !budget.is_over(done) && since < PATIENCE {
        let part = budget.part(done, 1.0);
        let run = |lane: usize| {
            let at = round + lane as u64;
            let from = if at.is_multiple_of(2) { first } else { &best };
            let heat = [1.0, 0.2, 0.5, 0.4][usize::try_from(at % 4).unwrap_or(0)];
            let mut random = Random::lane(budget.seed(), at);
            let spent = |step: u64| {
                if part.is_over(step) {
                    1.0
                } else {
                    step as f64 / moves as f64
                }
            };
            anneal(from, cores, heat, &mut random, &spent)
        };
        let run = &run;
        let results: Vec<Vec<u32>> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..lanes).map(|lane| scope.spawn(move || run(lane))).collect();
            let mut results = vec![run(0)];
            results.extend(others.into_iter().filter_map(|thread| thread.join().ok()));
            results
        });
        done += moves * lanes as u64;
        round += lanes as u64;
        since += lanes;
        for region in results {
            let found = Partition::new(area, first.members.len(), region);
            if found.cost < best.cost {
                telling.offer(area, &found.region);
                best = found;
                since = 0;
            }
        }
    }
}

/// No group weighs less than the threshold, and no unit counts for more than it, so the shares bound the number; in each
/// connected part alone.
fn weight_bound(area: &Area) -> usize {
    let least = i128::from(area.least.max(1));
    let shares = area.parts().into_iter().map(|part| {
        let sum: i128 = part
            .iter()
            .map(|&unit| i128::from(area.weight[unit as usize].min(area.least)))
            .sum();
        usize::try_from(sum / least).unwrap_or(0)
    });
    shares.sum()
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

//! Small problems against trying every plan.

use super::super::super::area::Area;
use super::super::super::generate::{balanced, district};
use super::listing::{Effort, list};
use super::shapes::Shapes;
use super::table::{Table, fitting};
use super::{End, News, POOREST, RICHEST, Wanted, held, price_groups};
use crate::core::Random;

/// Fewest borders of all plans, by trying every partition of the units.
fn best_of_all(area: &Area, groups: usize) -> Option<i64> {
    fn grow(area: &Area, groups: usize, plan: &mut Vec<usize>, best: &mut Option<i64>) {
        if plan.len() == area.units() {
            if let Some(borders) = borders(area, groups, plan) {
                *best = Some(best.map_or(borders, |known| known.min(borders)));
            }
            return;
        }
        let used = plan.iter().max().map_or(0, |most| most + 1);
        for group in 0..groups.min(used + 1) {
            plan.push(group);
            grow(area, groups, plan, best);
            plan.pop();
        }
    }
    let mut best = None;
    grow(area, groups, &mut Vec::new(), &mut best);
    best
}

/// Borders that a plan cuts; `None` if it breaks a rule.
fn borders(area: &Area, groups: usize, plan: &[usize]) -> Option<i64> {
    for group in 0..groups {
        let members: Vec<usize> = (0..plan.len()).filter(|&unit| plan[unit] == group).collect();
        let weight: i64 = members.iter().map(|&unit| area.weight[unit]).sum();
        let mut reached = vec![*members.first()?];
        let mut at = 0;
        while at < reached.len() {
            for &other in &area.near[reached[at]] {
                let other = other as usize;
                if plan[other] == group && !reached.contains(&other) {
                    reached.push(other);
                }
            }
            at += 1;
        }
        let apart = members
            .iter()
            .any(|&unit| area.apart[unit].iter().any(|&other| plan[other as usize] == group));
        if reached.len() < members.len() || apart || !(area.least..=area.most).contains(&weight) {
            return None;
        }
    }
    let cut = (0..plan.len()).flat_map(|unit| {
        let near = area.near[unit].iter().zip(&area.touching[unit]);
        near.filter(move |(other, _)| plan[**other as usize] != plan[unit])
            .map(|(_, pairs)| pairs)
    });
    Some(cut.sum::<i64>() / 2)
}

fn small(seed: u64) -> (Area, usize) {
    let mut random = Random::new(seed);
    let groups = 1 + random.below(4);
    let slack = [20, 80, 300][random.below(3)];
    let mut problem = district(3, 3, seed, balanced(groups, slack));
    // Bridges, a hole, weights that are nothing, two villages in one and two that must be apart.
    problem.neighbours.retain(|_| !random.chance(0.1));
    if random.chance(0.5) {
        problem.villages[random.below(9)].households = 0;
        problem.must_merge.push((0, 1));
        problem.may_not_merge.push((4, 8));
    }
    (Area::of(&problem), groups)
}

#[test]
fn small_ones_equal_trying_every_plan() {
    let mut seen = (0, 0);
    for seed in 0..400 {
        let (area, groups) = small(seed);
        let best = best_of_all(&area, groups);
        let all: i64 = area.touching.iter().flatten().sum::<i64>() / 2;
        for below in [Some(all + 1), best, best.map(|best| best + 2)].into_iter().flatten() {
            let wanted = Wanted {
                groups,
                below,
                steps: 1_000_000,
            };
            let (mut least, mut plan) = (0, None);
            let end = price_groups(&area, wanted, &|| false, &mut |news| match news {
                News::Least(borders) => least = borders,
                News::Plan(found) => plan = Some(found),
            });
            assert_eq!(end, End::Proven, "seed {seed}");
            let truth = best.unwrap_or(i64::MAX).min(below);
            assert_eq!(least, truth, "seed {seed} below {below}");
            let found = plan.map(|plan| {
                let plan: Vec<usize> = plan.iter().map(|&group| group as usize).collect();
                borders(&area, groups, &plan).unwrap()
            });
            assert_eq!(found, best.filter(|&best| best < below), "seed {seed} below {below}");
        }
        seen = (seen.0 + u32::from(best.is_some()), seen.1 + u32::from(best.is_none()));
    }
    assert!(seen.0 > 100 && seen.1 > 50, "{seen:?}");
}

#[test]
fn a_map_of_eighty_is_proven() {
    let problem = district(8, 10, 3, balanced(4, 10));
    let area = Area::of(&problem);
    let wanted = Wanted {
        groups: 4,
        below: 32,
        steps: 20_000_000,
    };
    let (mut least, mut cut) = (0, None);
    let end = price_groups(&area, wanted, &|| false, &mut |news| match news {
        News::Least(borders) => least = borders,
        News::Plan(plan) => {
            let plan: Vec<usize> = plan.iter().map(|&group| group as usize).collect();
            cut = borders(&area, 4, &plan);
        }
    });
    assert_eq!((end, Some(least)), (End::Proven, cut));
}

/// How many groups are listed at some prices, whatever they cost.
fn listed(area: &Area, groups: usize, price: &[i64]) -> usize {
    let shapes = Shapes::of(area, groups, 60, &|| false).unwrap();
    let mut table = Table::new(fitting(area, groups, shapes.count(), 100).unwrap(), &shapes);
    assert!(table.fill(&shapes, price, 64, &|| false));
    let effort = Effort {
        under: RICHEST,
        steps: 1_000_000,
        most: 100_000,
        exact: true,
    };
    let listing = list(area, groups, &shapes, &table, price, (effort, 64), &|| false);
    listing.unwrap().groups.len()
}

#[test]
fn no_group_is_lost_however_far_prices_lie_below_nothing() {
    let (mut seen, mut lost) = (0, 0);
    for seed in 0..60 {
        let (area, groups) = small(seed);
        if best_of_all(&area, groups).is_none() {
            continue;
        }
        let free = listed(&area, groups, &vec![0; area.units()]);
        let far = vec![-10_000; area.units()];
        // As they are, the table takes most for no way at all.
        lost += free - listed(&area, groups, &far);
        assert_eq!(listed(&area, groups, &held(far)), free, "seed {seed}");
        seen += free;
    }
    assert!(seen > 100 && lost > 50, "{seen} {lost}");
}

#[test]
fn prices_are_held_above_nothing_and_below() {
    let sum = |price: &[i64], sign: i64| price.iter().map(|&price| (sign * price).max(0)).sum::<i64>();
    for price in [
        vec![9_000, 9_000, -300],
        vec![-10_000; 5],
        vec![10_000, -10_000, 9_000, -9_000],
    ] {
        let held = held(price.clone());
        assert!(sum(&held, 1) <= RICHEST && sum(&held, -1) <= POOREST, "{held:?}");
        assert!(
            held.iter()
                .zip(&price)
                .all(|(held, price)| held.signum() == price.signum())
        );
    }
    assert_eq!(held(vec![7_000, -5, 0]), [7_000, -5, 0]);
}

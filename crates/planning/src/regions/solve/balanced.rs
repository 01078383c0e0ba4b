//! A given number of balanced groups that part few neighbours.

use super::super::area::Area;
use super::recombine::{Balance, anneal_balance, grow};
use super::telling::Telling;
use crate::core::{Budget, Random};

/// Moves of a round, a unit.
const MOVES_A_UNIT: u64 = 30_000;

/// Starts that are tried until one keeps forbidden pairs apart.
const STARTS: usize = 20;

pub(super) fn balanced(area: &Area, groups: usize, budget: &Budget, telling: &Telling<'_>) {
    if area.units() == 0 {
        telling.offer(area, &[]);
        return;
    }
    let moves = MOVES_A_UNIT * area.units().max(20) as u64;
    let lanes = budget.threads();
    let (mut done, mut round) = (0_u64, 0_u64);
    while !budget.is_over(done) {
        let part = budget.part(done, 1.0);
        let run = |lane: usize| {
            let mut random = Random::lane(budget.seed(), round + lane as u64);
            let Some(start) = (0..STARTS).find_map(|_| grow(area, groups, &mut random)) else {
                return;
            };
            let start = Balance::new(area, groups, start);
            let spent = |step: u64| {
                if part.is_over(step) {
                    1.0
                } else {
                    step as f64 / moves as f64
                }
            };
            anneal_balance(&start, &mut random, &spent, &mut |state| {
                if state.excess == 0 {
                    telling.offer(area, &state.group);
                }
            });
        };
        let run = &run;
        std::thread::scope(|scope| {
            for lane in 1..lanes {
                scope.spawn(move || run(lane));
            }
            run(0);
        });
        done += moves * lanes as u64;
        round += lanes as u64;
    }
}

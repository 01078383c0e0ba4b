//! A given number of balanced groups that part few neighbours.

use super::super::area::Area;
use super::super::bound::borders::{Proof, Wanted, by_number, fewest_borders};
use super::recombine::{Balance, anneal_balance, grow};
use super::telling::Telling;
use crate::core::{Budget, Random};

/// Moves of a round, a unit.
const MOVES_A_UNIT: u64 = 30_000;

/// States of a layer in the first step of the proof, and in the last.
const FIRST_STATES: usize = 2_000;
const MOST_STATES: usize = 128_000;

/// Starts that are tried until one keeps forbidden pairs apart.
const STARTS: usize = 20;

pub(super) fn balanced(area: &Area, groups: usize, budget: &Budget, telling: &Telling<'_>) {
    if area.units() == 0 {
        telling.offer(area, &[]);
        return;
    }
    let moves = MOVES_A_UNIT * area.units().max(20) as u64;
    let lanes = budget.threads();
    telling.raise_bound(telling.pinned_borders() + by_number(area, groups));
    let mut proof = Prover::new(area, groups, telling);
    let (mut done, mut round) = (0_u64, 0_u64);
    while !budget.is_over(done) && !telling.is_settled() {
        // A round of search for a plan to beat, then a step of the proof on the first lane whenever the search has had as many.
        let proving = proof.waits() && round > 0 && (lanes > 1 || (round / lanes as u64) % 2 == 1);
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
            if proving {
                proof.step(&|| budget.is_over(0));
            } else {
                run(0);
            }
        });
        done += moves * lanes as u64;
        round += lanes as u64;
    }
    // A limit of moves alone leaves the proof its first step.
    if proof.waits() && proof.states == FIRST_STATES && !telling.is_settled() {
        proof.step(&|| budget.is_over(0));
    }
}

/// The proof, step by step: each with more states than the last.
struct Prover<'a> {
    area: &'a Area,
    groups: usize,
    telling: &'a Telling<'a>,
    pinned: i64,
    states: usize,
    ended: bool,
}

impl<'a> Prover<'a> {
    fn new(area: &'a Area, groups: usize, telling: &'a Telling<'a>) -> Self {
        Self {
            area,
            groups,
            telling,
            pinned: telling.pinned_borders(),
            states: FIRST_STATES,
            ended: false,
        }
    }

    fn waits(&self) -> bool {
        !self.ended && self.states <= MOST_STATES
    }

    fn step(&mut self, stop: &dyn Fn() -> bool) {
        let borders: i64 = self.area.touching.iter().flatten().sum::<i64>() / 2;
        let known = self.telling.price().map(|price| price - self.pinned);
        let wanted = Wanted {
            groups: self.groups,
            below: known.unwrap_or(borders + 1),
            states: self.states,
        };
        self.states *= 4;
        let Some(Proof { least, exact }) = fewest_borders(self.area, wanted, stop) else {
            self.ended = true;
            return;
        };
        if known.is_none() && least > borders {
            self.telling.prove_impossible();
        } else {
            self.telling.raise_bound(self.pinned + least);
        }
        self.ended = exact;
    }
}

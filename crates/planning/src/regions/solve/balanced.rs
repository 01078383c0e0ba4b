//! A given number of balanced groups that part few neighbours.

use std::sync::atomic::{AtomicBool, Ordering};

use super::super::area::Area;
use super::super::bound::borders::{self as front, Proof, by_number, fewest_borders};
use super::super::bound::priced::{End, News, Wanted, price_groups};
use super::recombine::{Balance, anneal_balance, grow};
use super::telling::Telling;
use crate::core::{Budget, Random};

/// Moves of a round, a unit.
const MOVES_A_UNIT: u64 = 30_000;

/// States of a layer in the first step of the proof, and in the last.
const FIRST_STATES: usize = 2_000;
const MOST_STATES: usize = 128_000;

/// Steps of the first proof group by group, and of the last.
const FIRST_STEPS: u64 = 20_000_000;
const MOST_STEPS: u64 = 10_000_000_000;

/// Rounds beside a step of the proof take their chance from seeds that no other round has.
const FAR: u64 = 1 << 40;

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
        let run = |lane: u64| {
            let mut random = Random::lane(budget.seed(), round + lane);
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
        // A step of the proof may take long: under a limit of time the other lanes search on until it is done.
        let is_done = AtomicBool::new(!proving || budget.iteration_limit().is_some());
        let goes_on = || !is_done.load(Ordering::Relaxed) && !budget.is_over(0) && !telling.is_settled();
        let (run, goes_on) = (&run, &goes_on);
        std::thread::scope(|scope| {
            for lane in 1..lanes as u64 {
                scope.spawn(move || {
                    run(lane);
                    let mut again = lane;
                    while goes_on() {
                        again += FAR;
                        run(again);
                    }
                });
            }
            if proving {
                proof.step(&|| budget.is_over(0));
                is_done.store(true, Ordering::Relaxed);
            } else {
                run(0);
            }
        });
        done += moves * lanes as u64;
        round += lanes as u64;
    }
    // A limit of moves alone leaves the proof its first steps.
    while proof.is_early() && !telling.is_settled() {
        proof.step(&|| budget.is_over(0));
    }
}

/// How the next step of the proof is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Over the front, with so many states.
    Front(usize),
    /// Group by group, in so many steps.
    Groups(u64),
    Ended,
}

/// The proof, step by step: each tries harder than the last.
struct Prover<'a> {
    area: &'a Area,
    groups: usize,
    telling: &'a Telling<'a>,
    pinned: i64,
    next: Next,
    /// Below which price groups proved no more, and with how many steps: a better plan makes them worth another try.
    stuck: Option<(i64, u64)>,
    /// Wider fronts were tried.
    wide: bool,
}

impl<'a> Prover<'a> {
    fn new(area: &'a Area, groups: usize, telling: &'a Telling<'a>) -> Self {
        Self {
            area,
            groups,
            telling,
            pinned: telling.pinned_borders(),
            next: Next::Front(FIRST_STATES),
            stuck: None,
            wide: false,
        }
    }

    /// Borders that a better plan must stay below; none of any plan is known, or all of them.
    fn below(&self) -> (Option<i64>, i64) {
        let borders: i64 = self.area.touching.iter().flatten().sum::<i64>() / 2;
        let known = self.telling.price().map(|price| price - self.pinned);
        // No plan cuts more than all of them, whatever else it costs.
        (known, known.map_or(borders + 1, |known| known.min(borders + 1)))
    }

    fn next(&self) -> Next {
        match self.stuck {
            Some((stuck, steps)) if self.below().1 < stuck => Next::Groups(steps),
            _ => self.next,
        }
    }

    fn waits(&self) -> bool {
        self.next() != Next::Ended
    }

    fn is_early(&self) -> bool {
        matches!(self.next, Next::Front(FIRST_STATES) | Next::Groups(FIRST_STEPS))
    }

    fn step(&mut self, stop: &dyn Fn() -> bool) {
        let (known, below) = self.below();
        let tell = |least: i64| {
            if known.is_none() && least >= below {
                self.telling.prove_impossible();
            } else {
                self.telling.raise_bound(self.pinned + least);
            }
        };
        self.next = match self.next() {
            Next::Front(states) => {
                let wanted = front::Wanted {
                    groups: self.groups,
                    below,
                    states,
                };
                let proof = fewest_borders(self.area, wanted, stop);
                if let Some(Proof { least, .. }) = proof {
                    tell(least);
                }
                match proof {
                    Some(Proof { exact: false, .. }) if states == FIRST_STATES => Next::Groups(FIRST_STEPS),
                    Some(Proof { exact: false, .. }) if states < MOST_STATES => Next::Front(states * 4),
                    _ => Next::Ended,
                }
            }
            Next::Groups(steps) => {
                let wanted = Wanted {
                    groups: self.groups,
                    below,
                    steps,
                };
                let end = price_groups(self.area, wanted, stop, &mut |news| match news {
                    News::Least(least) => tell(least),
                    News::Plan(plan) => self.telling.offer(self.area, &plan),
                });
                self.stuck = (end == End::Stuck).then_some((below, steps));
                match end {
                    End::Open if steps < MOST_STEPS => Next::Groups(steps * 8),
                    End::TooLarge | End::Stuck if !self.wide => {
                        self.wide = true;
                        Next::Front(FIRST_STATES * 4)
                    }
                    _ => Next::Ended,
                }
            }
            Next::Ended => Next::Ended,
        };
    }
}

//! How few borders can be cut at least: groups are looked at one by one, and units have prices that a group must earn.
//!
//! A plan is a choice of groups that hold each unit once, and cuts half the borders around them (set partitioning for districts: Garfinkel
//! and Nemhauser, "Optimal political districting by implicit enumeration techniques", Management Science 16, 1970; with columns made when
//! they are needed: Mehrotra, Johnson, Nemhauser, "An optimization based heuristic for political districting", Management Science 44, 1998).
//! Prices of units come from its linear programme over the groups known so far and are drawn to the best prices so far (Wentges, "Weighted
//! Dantzig-Wolfe decomposition for linear mixed-integer programming", ITOR 4, 1997). What the cheapest group costs at those prices is asked
//! of a table over the front ([`table`]) and, because that looks at weights in parts and not at what becomes of the others, by listing
//! every group below a limit exactly ([`listing`]). Prices of all units and that many times the cheapest group are a bound in whole numbers.
//!
//! A group of a better plan costs no more than the cheapest one and the gap. What only leads to dearer groups is dropped at once, so that
//! finer weights fit into the table, and at the end the few groups that are left are put together in every way (Baldacci, Christofides,
//! Mingozzi, "An exact algorithm for the vehicle routing problem based on the set partitioning formulation", Mathematical Programming 115, 2008).

mod cover;
mod listing;
mod prices;
mod shapes;
mod steps;
mod table;
#[cfg(test)]
mod tests;
mod weights;

use std::collections::BTreeSet;

use super::super::area::Area;
use cover::{Cover, cheapest_cover};
use listing::{Effort, list};
use prices::{Programme, held, whole};
use shapes::Shapes;
use table::{Table, fitting};

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Groups, exactly.
    pub(crate) groups: usize,
    /// Only plans that cut fewer borders count.
    pub(crate) below: i64,
    /// Steps of listing and of putting together, at most.
    pub(crate) steps: u64,
}

/// What became known.
#[derive(Debug)]
pub(crate) enum News {
    /// Each plan cuts so many borders at least, or as many as were asked for.
    Least(i64),
    /// A plan that cuts fewer: the group of each unit.
    Plan(Vec<u32>),
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The last plan told, or none at all, is the best.
    Proven,
    /// Time or steps were up.
    Open,
    /// More steps would prove no more below the price asked for: too many groups are left, or prices hold too little.
    Stuck,
    /// The front is too wide.
    TooLarge,
}

/// Prices are counted in parts of a border, no more than this and fewer where borders are many.
const PARTS: i64 = 128;
/// What prices may add up to, and what a group may cost, so that costs fit into 16 bits.
const RICHEST: i64 = 16_000;
/// What prices below nothing may add up to: with the borders of a group, what is to come of it stays below what the table takes for no way.
const POOREST: i64 = 12_000;
/// Cells of a table at most, of two bytes each.
const CELLS: usize = 120_000_000;
/// Parts of a group's weight at most, at first and when shapes are few.
const PARTS_FIRST: usize = 1_000;
const PARTS_LAST: usize = 3_000;
/// New groups that are wanted in a round, at first and later.
const FIRST_GROUPS: usize = 2_000;
const NEXT_GROUPS: usize = 200;
/// Steps of listing in a round, at first.
const ROUND_STEPS: u64 = 1_000_000;
/// Rounds without a better bound after which prices are believed.
const PATIENCE: usize = 12;
/// How far prices go from the best so far to those of the programme.
const STRIDE: f64 = 0.4;
/// Groups that are known at most, and put together at most.
const MOST_GROUPS: usize = 400_000;

/// Proves, and tells on the way.
pub(crate) fn price_groups(area: &Area, wanted: Wanted, stop: &dyn Fn() -> bool, tell: &mut dyn FnMut(News)) -> End {
    if wanted.below <= 0 {
        tell(News::Least(wanted.below));
        return End::Proven;
    }
    let parts = (RICHEST / 2 / wanted.below.max(1)).min(PARTS) / 2 * 2;
    if parts < 4 {
        return End::TooLarge;
    }
    let Some(shapes) = Shapes::of(area, wanted.groups, wanted.below - 1, stop) else {
        return if stop() { End::Open } else { End::TooLarge };
    };
    let Some(weights) = fitting(area, wanted.groups, shapes.count(), PARTS_FIRST) else {
        return End::TooLarge;
    };
    let table = Table::new(weights, &shapes);
    Prover {
        area,
        wanted,
        parts,
        shapes,
        table,
        known: BTreeSet::new(),
        programme: Programme::new(area.units(), wanted.groups),
        best: Bound {
            total: i64::MIN,
            least: 0,
            price: vec![0; area.units()],
        },
        dropped_at: i64::MIN,
        steps_left: wanted.steps,
    }
    .run(stop, tell)
}

/// Prices, what the cheapest group costs at least, and what that proves; in parts of a border.
#[derive(Debug, Clone)]
struct Bound {
    total: i64,
    least: i64,
    price: Vec<i64>,
}

struct Prover<'a> {
    area: &'a Area,
    wanted: Wanted,
    parts: i64,
    shapes: Shapes,
    table: Table,
    known: BTreeSet<Vec<u32>>,
    programme: Programme,
    best: Bound,
    dropped_at: i64,
    steps_left: u64,
}

impl Prover<'_> {
    /// Plans that cut fewer borders cost no more than this.
    fn limit(&self) -> i64 {
        (self.wanted.below - 1) * self.parts
    }

    fn groups(&self) -> i64 {
        i64::try_from(self.wanted.groups).unwrap_or(i64::MAX)
    }

    fn run(mut self, stop: &dyn Fn() -> bool, tell: &mut dyn FnMut(News)) -> End {
        let (mut stall, mut round_steps, mut told) = (0, ROUND_STEPS, i64::MIN);
        // How much nearer to the best prices than usual.
        let mut careful = 0_i32;
        let mut aim: Vec<f64> = vec![0.0; self.area.units()];
        let mut most = f64::INFINITY;
        loop {
            let weight = if told == i64::MIN {
                0.0
            } else {
                1.0 - STRIDE * 0.5_f64.powi(careful)
            };
            let price = self.between(&aim, weight);
            if !self.table.fill(&self.shapes, &price, self.parts / 2, stop) {
                return End::Open;
            }
            let Some(round) = self.round(&price, round_steps, told == i64::MIN, stop) else {
                return End::Open;
            };
            if round.bound.total > self.best.total {
                self.best = round.bound;
                stall = 0;
                careful = (careful - 1).max(0);
                let least =
                    self.best.total.div_euclid(self.parts) + i64::from(self.best.total.rem_euclid(self.parts) > 0);
                if least > told {
                    told = least;
                    tell(News::Least(least.min(self.wanted.below)));
                }
                if self.best.total > self.limit() {
                    return End::Proven;
                }
                self.drop_dear();
            } else {
                stall += 1;
                if !round.whole {
                    self.add_false(&price, stop);
                    careful += 1;
                    round_steps = (round_steps * 2).min(20 * ROUND_STEPS);
                }
            }
            let near = (most - self.best.total as f64 / self.parts as f64) < 0.1;
            let stuck = stall > 3 && round.whole && round.new == 0;
            let full = self.known.len() > MOST_GROUPS;
            if near || stuck || full || stall > PATIENCE || self.steps_left == 0 {
                if full || !near || !self.programme.raise_penalty() {
                    return self.put_together(stop, tell);
                }
                stall = 0;
            }
            if !self.programme.solve(stop) {
                // Told to stop, or it lost its footing: what is known so far may still be enough.
                return if stop() {
                    End::Open
                } else {
                    self.put_together(stop, tell)
                };
            }
            (most, aim) = self.programme.prices();
        }
    }

    /// Prices between those of the programme and the best so far.
    fn between(&self, aim: &[f64], weight: f64) -> Vec<i64> {
        let price = aim.iter().zip(&self.best.price).map(|(&new, &old)| {
            let new = new * self.parts as f64;
            whole(new + weight * (old as f64 - new))
        });
        held(price.collect())
    }

    /// Lists the cheapest groups at the prices in the table, and counts what they prove.
    fn round(&mut self, price: &[i64], steps: u64, first: bool, stop: &dyn Fn() -> bool) -> Option<Round> {
        let enough = if first { FIRST_GROUPS } else { NEXT_GROUPS };
        let mut round = Round {
            bound: Bound {
                total: self.limit() + 1,
                least: 0,
                price: price.to_vec(),
            },
            whole: true,
            new: 0,
        };
        let Some(mut least) = self.table.least() else {
            return Some(round);
        };
        let stride = (self.parts / 4).max(1);
        // No group that costs more can be in a better plan.
        let highest = self.limit() - price.iter().sum::<i64>() - (self.groups() - 1) * least;
        let highest = highest.min(RICHEST);
        let mut under = (least + stride).min(highest);
        let mut left = steps.min(self.steps_left);
        loop {
            let effort = Effort {
                under,
                steps: left,
                most: 20 * FIRST_GROUPS,
                exact: true,
            };
            let listing = list(
                self.area,
                self.wanted.groups,
                &self.shapes,
                &self.table,
                price,
                (effort, self.parts / 2),
                stop,
            )?;
            left -= listing.steps.min(left);
            self.steps_left -= listing.steps.min(self.steps_left);
            let found = listing.groups.len();
            if listing.whole {
                let cheapest = listing.groups.iter().map(|group| group.cost).min();
                least = least.max(cheapest.unwrap_or(under + 1));
            }
            for group in listing.groups {
                if !self.known.contains(&group.units) {
                    self.programme.add(&group);
                    self.known.insert(group.units);
                    round.new += 1;
                }
            }
            round.whole = listing.whole;
            if !listing.whole || found >= enough || under >= highest || left == 0 {
                break;
            }
            under = (under + stride).min(highest);
        }
        let total = price.iter().sum::<i64>() + self.groups().saturating_mul(least);
        (round.bound.total, round.bound.least) = (total, least);
        Some(round)
    }

    /// Prices are told of what the table takes for groups and cannot tell from them, when they are too many to be listed.
    fn add_false(&mut self, price: &[i64], stop: &dyn Fn() -> bool) {
        let effort = Effort {
            under: self.table.least().unwrap_or(0) + 2 * self.parts,
            steps: 200_000,
            most: 500,
            exact: false,
        };
        let half = (effort, self.parts / 2);
        if let Some(listing) = list(
            self.area,
            self.wanted.groups,
            &self.shapes,
            &self.table,
            price,
            half,
            stop,
        ) {
            for group in listing.groups {
                if !self.known.contains(&group.units) {
                    self.programme.add(&group);
                    self.known.insert(group.units);
                }
            }
        }
    }

    /// What only leads to groups that no better plan holds is dropped, and the table made finer when there is room.
    fn drop_dear(&mut self) {
        let gap = self.limit() - self.best.total;
        let limit = self.best.least + gap;
        if gap > 8 * self.parts || limit > RICHEST || self.best.total < self.dropped_at + self.parts / 2 {
            return;
        }
        self.dropped_at = self.best.total;
        let before = self.shapes.count();
        let kept = self
            .table
            .drop_above(&self.shapes, &self.best.price, self.parts / 2, limit);
        if kept.count() * 10 < before * 9
            && let Some(weights) = fitting(self.area, self.wanted.groups, kept.count(), PARTS_LAST)
        {
            // The old table goes before the new one is made: together they would take twice the memory.
            self.table.clear();
            self.table = Table::new(weights, &kept);
            self.shapes = kept;
        }
    }

    /// All groups that a better plan can hold, put together in every way.
    fn put_together(mut self, stop: &dyn Fn() -> bool, tell: &mut dyn FnMut(News)) -> End {
        let price = self.best.price.clone();
        let under = self.best.least + self.limit() - self.best.total;
        if under >= RICHEST {
            return End::Stuck;
        }
        if !self.table.fill(&self.shapes, &price, self.parts / 2, stop) {
            return End::Open;
        }
        let effort = Effort {
            under,
            steps: self.steps_left,
            most: MOST_GROUPS,
            exact: true,
        };
        let Some(listing) = list(
            self.area,
            self.wanted.groups,
            &self.shapes,
            &self.table,
            &price,
            (effort, self.parts / 2),
            stop,
        ) else {
            return End::Open;
        };
        self.steps_left -= listing.steps.min(self.steps_left);
        if listing.groups.len() > MOST_GROUPS {
            return End::Stuck;
        }
        if !listing.whole {
            return End::Open;
        }
        let cover = Cover {
            units: self.area.units(),
            groups: self.wanted.groups,
            parts: self.parts,
            prices: price.iter().sum(),
            below: self.wanted.below,
            steps: self.steps_left,
        };
        let mut below = self.wanted.below;
        let whole = cheapest_cover(&listing.groups, cover, stop, &mut |borders, plan| {
            below = borders;
            tell(News::Plan(plan));
        });
        if whole {
            tell(News::Least(below));
            End::Proven
        } else {
            End::Open
        }
    }
}

/// What one round proved, whether it listed all it wanted, and how many groups were new.
struct Round {
    bound: Bound,
    whole: bool,
    new: usize,
}

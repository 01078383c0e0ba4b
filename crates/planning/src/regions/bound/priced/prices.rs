//! Prices of units: the linear programme of all plans, over the groups that are known so far.
//!
//! Each unit is held once and there are so many groups, at half the borders around each. A unit that is held less or more costs a fixed
//! price, so prices stay within it. Prices are a proposal only: what they prove is counted in whole numbers elsewhere.

use super::super::tableau::{Tableau, perturbed_ones};
use super::listing::Listed;
use super::{POOREST, RICHEST};

/// What stands in the basis for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basic {
    /// A row that lacks, or has more than it should.
    Lacks(usize),
    Exceeds(usize),
    Group(usize),
}

/// The inverse is made anew after so many steps.
const REFRESH: usize = 300;
/// What a unit costs that is held less or more than once, at first.
const PENALTY: f64 = 3.0;

/// The programme and its present basis.
#[derive(Debug)]
pub(super) struct Programme {
    units: usize,
    groups: Vec<(Vec<u32>, f64)>,
    penalty: f64,
    tableau: Tableau<Basic>,
    price: Vec<f64>,
}

impl Programme {
    /// No group is known yet.
    pub(super) fn new(units: usize, groups: usize) -> Self {
        let mut side = perturbed_ones(units);
        side.push(groups as f64);
        Self {
            units,
            groups: Vec::new(),
            penalty: PENALTY,
            tableau: Tableau::new((0..=units).map(Basic::Lacks).collect(), side),
            price: vec![0.0; units + 1],
        }
    }

    pub(super) fn add(&mut self, group: &Listed) {
        self.groups.push((group.units.clone(), group.borders as f64 / 2.0));
    }

    /// Dearer units that are not held once; true when that can change anything.
    pub(super) fn raise_penalty(&mut self) -> bool {
        let held = |(basic, value, _): (Basic, f64, &[f64])| matches!(basic, Basic::Group(_)) || value < 1e-3;
        if self.penalty > 100.0 || self.tableau.held().all(held) {
            return false;
        }
        self.penalty *= 4.0;
        true
    }

    /// The optimum, and the prices of the units there.
    pub(super) fn prices(&self) -> (f64, Vec<f64>) {
        let right = |row: usize| if row < self.units { 1.0 } else { self.tableau.side(row) };
        let total = self
            .price
            .iter()
            .enumerate()
            .map(|(row, price)| price * right(row))
            .sum();
        (total, self.price[..self.units].to_vec())
    }

    fn cost(&self, basic: Basic) -> f64 {
        match basic {
            Basic::Group(group) => self.groups[group].1,
            // The number of groups is not for sale.
            Basic::Lacks(row) | Basic::Exceeds(row) if row == self.units => 1e4,
            Basic::Lacks(_) | Basic::Exceeds(_) => self.penalty,
        }
    }

    fn rows(&self, basic: Basic) -> (Vec<usize>, f64) {
        match basic {
            Basic::Lacks(row) => (vec![row], 1.0),
            Basic::Exceeds(row) => (vec![row], -1.0),
            Basic::Group(group) => {
                let units = self.groups[group].0.iter().map(|&unit| unit as usize);
                (units.chain([self.units]).collect(), 1.0)
            }
        }
    }

    /// Runs the simplex to its end; false when it was told to stop or lost its footing.
    pub(super) fn solve(&mut self, stop: &dyn Fn() -> bool) -> bool {
        for step in 0..50_000_usize {
            if step.is_multiple_of(8) && stop() {
                return false;
            }
            if self.tableau.steps() >= REFRESH && !self.refresh() {
                return false;
            }
            self.reprice();
            let Some(entering) = self.entering() else {
                return true;
            };
            let (rows, sign) = self.rows(entering);
            let direction = self.tableau.direction(&rows, sign);
            let Some(leaving) = self.tableau.leaving(&direction) else {
                return false;
            };
            self.tableau.pivot(leaving, entering, &direction);
        }
        false
    }

    fn entering(&self) -> Option<Basic> {
        let sides = (0..self.units).flat_map(|row| {
            let price = self.price[row];
            let lacks = (self.penalty - price, Basic::Lacks(row));
            [lacks, (self.penalty + price, Basic::Exceeds(row))]
        });
        let groups = self.groups.iter().enumerate().map(|(group, (units, cost))| {
            let prices: f64 = units.iter().map(|&unit| self.price[unit as usize]).sum();
            (cost - self.price[self.units] - prices, Basic::Group(group))
        });
        let best = groups.chain(sides).min_by(|one, two| one.0.total_cmp(&two.0))?;
        (best.0 < -1e-7).then_some(best.1)
    }

    fn reprice(&mut self) {
        self.price = self.tableau.prices(|basic| self.cost(basic));
    }

    fn refresh(&mut self) -> bool {
        let columns: Vec<_> = self.tableau.held().map(|(basic, ..)| self.rows(basic)).collect();
        self.tableau.refresh(&columns)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a price is at most some thousands")]
pub(super) fn whole(price: f64) -> i64 {
    price.round().clamp(-1e4, 1e4) as i64
}

/// Prices that a table holds: all are scaled alike where they add up to too much above nothing, or below it.
pub(super) fn held(mut price: Vec<i64>) -> Vec<i64> {
    for (sign, most) in [(1, RICHEST), (-1, POOREST)] {
        let sum: i64 = price.iter().map(|&price| (sign * price).max(0)).sum();
        if sum > most {
            for price in &mut price {
                *price = *price * most / (sum + 1);
            }
        }
    }
    price
}

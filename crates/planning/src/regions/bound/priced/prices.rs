//! Prices of units: the linear programme of all plans, over the groups that are known so far.
//!
//! Each unit is held once and there are so many groups, at half the borders around each. A unit that is held less or more costs a fixed
//! price, so prices stay within it. Primal revised simplex with an explicit inverse, right-hand sides perturbed as in
//! [`super::super::master`]. Prices are a proposal only: what they prove is counted in whole numbers elsewhere.

use super::listing::Listed;

/// What stands in the basis for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basic {
    /// A row that lacks, or has more than it should.
    Lacks(usize),
    Exceeds(usize),
    Group(usize),
}

const EPSILON: f64 = 1e-9;
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
    basis: Vec<Basic>,
    inverse: Vec<Vec<f64>>,
    value: Vec<f64>,
    side: Vec<f64>,
    price: Vec<f64>,
    steps: usize,
}

impl Programme {
    /// No group is known yet.
    pub(super) fn new(units: usize, groups: usize) -> Self {
        // Any fixed spread of small numbers will do.
        let spread = |unit: usize| u8::try_from((unit.wrapping_mul(2_654_435_761) >> 7) % 64).unwrap_or(0);
        let mut side: Vec<f64> = (0..units)
            .map(|unit| 1.0 + 1e-6 * (1.0 + f64::from(spread(unit))))
            .collect();
        side.push(groups as f64);
        Self {
            units,
            groups: Vec::new(),
            penalty: PENALTY,
            basis: (0..=units).map(Basic::Lacks).collect(),
            inverse: (0..=units).map(|row| unit_row(row, units + 1, 1.0)).collect(),
            value: side.clone(),
            price: vec![0.0; units + 1],
            side,
            steps: 0,
        }
    }

    pub(super) fn add(&mut self, group: &Listed) {
        self.groups.push((group.units.clone(), group.borders as f64 / 2.0));
    }

    /// Dearer units that are not held once; true when that can change anything.
    pub(super) fn raise_penalty(&mut self) -> bool {
        let held = |(basic, value): (&Basic, &f64)| matches!(basic, Basic::Group(_)) || *value < 1e-3;
        if self.penalty > 100.0 || self.basis.iter().zip(&self.value).all(held) {
            return false;
        }
        self.penalty *= 4.0;
        true
    }

    /// The optimum, and the prices of the units there.
    pub(super) fn prices(&self) -> (f64, Vec<f64>) {
        let right = |row: usize| if row < self.units { 1.0 } else { self.side[row] };
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
            if step.is_multiple_of(64) && stop() {
                return false;
            }
            if self.steps >= REFRESH && !self.refresh() {
                return false;
            }
            self.reprice();
            let Some(entering) = self.entering() else {
                return true;
            };
            let (rows, sign) = self.rows(entering);
            let direction: Vec<f64> = self
                .inverse
                .iter()
                .map(|inverse| sign * rows.iter().map(|&row| inverse[row]).sum::<f64>())
                .collect();
            let Some(leaving) = self.leaving(&direction) else {
                return false;
            };
            self.pivot(leaving, entering, &direction);
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

    fn leaving(&self, direction: &[f64]) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for (row, &slope) in direction.iter().enumerate().filter(|(_, slope)| **slope > EPSILON) {
            let ratio = self.value[row].max(0.0) / slope;
            let better = best
                .is_none_or(|(least, at)| ratio < least - 1e-12 || (ratio < least + 1e-12 && slope > direction[at]));
            if better {
                best = Some((ratio, row));
            }
        }
        best.map(|(_, row)| row)
    }

    fn pivot(&mut self, leaving: usize, entering: Basic, direction: &[f64]) {
        let slope = direction[leaving];
        let mut pivot = std::mem::take(&mut self.inverse[leaving]);
        for cell in &mut pivot {
            *cell /= slope;
        }
        let step = self.value[leaving] / slope;
        for (row, inverse) in self.inverse.iter_mut().enumerate() {
            let factor = direction[row];
            if row == leaving || factor.abs() < 1e-12 {
                continue;
            }
            self.value[row] -= factor * step;
            for (cell, part) in inverse.iter_mut().zip(&pivot) {
                *cell -= factor * part;
            }
        }
        self.value[leaving] = step;
        self.inverse[leaving] = pivot;
        self.basis[leaving] = entering;
        self.steps += 1;
    }

    /// Prices from the basis: its costs times the inverse.
    fn reprice(&mut self) {
        let mut price = vec![0.0; self.units + 1];
        for (inverse, &basic) in self.inverse.iter().zip(&self.basis) {
            let cost = self.cost(basic);
            for (price, part) in price.iter_mut().zip(inverse) {
                *price += cost * part;
            }
        }
        self.price = price;
    }

    /// The inverse anew, by elimination with row pivots.
    fn refresh(&mut self) -> bool {
        let size = self.units + 1;
        let mut matrix = vec![vec![0.0_f64; size]; size];
        for (place, &basic) in self.basis.iter().enumerate() {
            let (rows, sign) = self.rows(basic);
            for row in rows {
                matrix[row][place] = sign;
            }
        }
        let mut inverse: Vec<Vec<f64>> = (0..size).map(|row| unit_row(row, size, 1.0)).collect();
        for place in 0..size {
            let rows = place..size;
            let best = rows.max_by(|&one, &two| matrix[one][place].abs().total_cmp(&matrix[two][place].abs()));
            let Some(best) = best.filter(|&best| matrix[best][place].abs() > 1e-10) else {
                return false;
            };
            matrix.swap(place, best);
            inverse.swap(place, best);
            let scale = matrix[place][place];
            let both = matrix[place].iter_mut().chain(&mut inverse[place]);
            both.for_each(|cell| *cell /= scale);
            let (pivot, pivot_inverse) = (matrix[place].clone(), inverse[place].clone());
            for row in (0..size).filter(|&row| row != place) {
                let factor = matrix[row][place];
                if factor.abs() < 1e-13 {
                    continue;
                }
                let both = matrix[row].iter_mut().chain(&mut inverse[row]);
                both.zip(pivot.iter().chain(&pivot_inverse))
                    .for_each(|(cell, part)| *cell -= factor * part);
            }
        }
        self.inverse = inverse;
        self.value = self
            .inverse
            .iter()
            .map(|row| row.iter().zip(&self.side).map(|(one, two)| one * two).sum())
            .collect();
        self.steps = 0;
        true
    }
}

fn unit_row(at: usize, size: usize, value: f64) -> Vec<f64> {
    let mut row = vec![0.0; size];
    row[at] = value;
    row
}

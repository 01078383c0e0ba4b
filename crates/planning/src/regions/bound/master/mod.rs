//! The linear programme of a packing: as many groups as possible, each unit in at most one.
//!
//! Primal revised simplex (Dantzig) with an explicit inverse. The right-hand sides are perturbed so that the simplex does not
//! stall; the bound is read from the duals, which do not know of it, and is made exact in whole numbers ([`Master::dual`]).
//! Subset-row cuts (Jepsen, Petersen, Spoorendonk, Pisinger, "Subset-row inequalities", Operations Research 56, 2008): of the
//! groups with at least two of three given units, at most one is chosen.

mod dual;
mod inverse;

use super::columns::Columns;

/// Three units of which a group may hold two.
pub(super) type Triple = [u32; 3];

/// What stands in the basis for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basic {
    Slack(usize),
    Column(usize),
    /// Pays for a cut that is still broken.
    Artificial,
}

/// Price of an artificial, and loss of a group that is not allowed at this node.
const PENALTY: f64 = 50.0;
const EPSILON: f64 = 1e-9;
/// The inverse is made anew after so many steps.
const REFRESH: usize = 400;

/// The programme and its present basis.
#[derive(Debug)]
pub(super) struct Master<'a> {
    columns: &'a Columns,
    units: usize,
    cuts: Vec<Triple>,
    /// Cuts in which a column counts.
    cuts_of: Vec<Vec<u32>>,
    /// Whether a column is allowed.
    pub(super) allowed: Vec<bool>,
    basis: Vec<Basic>,
    inverse: Vec<Vec<f64>>,
    value: Vec<f64>,
    side: Vec<f64>,
    price: Vec<f64>,
    steps: usize,
    /// Candidates of the last full pricing.
    candidates: Vec<usize>,
}

impl<'a> Master<'a> {
    /// All groups allowed, none chosen.
    pub(super) fn new(columns: &'a Columns, units: usize) -> Self {
        // Any fixed spread of small numbers will do.
        let side: Vec<f64> = (0..units)
            .map(|unit| 1.0 + 1e-6 * (1.0 + f64::from(spread(unit))))
            .collect();
        Self {
            columns,
            units,
            cuts: Vec::new(),
            cuts_of: vec![Vec::new(); columns.len()],
            allowed: vec![true; columns.len()],
            basis: (0..units).map(Basic::Slack).collect(),
            inverse: (0..units).map(|row| unit_row(row, units)).collect(),
            value: side.clone(),
            side,
            price: vec![0.0; units],
            steps: 0,
            candidates: Vec::new(),
        }
    }

    pub(super) fn cut_count(&self) -> usize {
        self.cuts.len()
    }

    fn gain(&self, basic: Basic) -> f64 {
        match basic {
            Basic::Slack(_) => 0.0,
            Basic::Column(column) if self.allowed[column] => 1.0,
            Basic::Column(_) | Basic::Artificial => -PENALTY,
        }
    }

    /// What a column gains beyond the prices of its rows.
    fn reduced(&self, column: usize) -> f64 {
        let units: f64 = self
            .columns
            .of(column)
            .iter()
            .map(|&unit| self.price[unit as usize])
            .sum();
        let cuts: f64 = self.cuts_of[column]
            .iter()
            .map(|&cut| self.price[self.units + cut as usize])
            .sum();
        1.0 - units - cuts
    }

    /// Runs the simplex to its end; false when it was stopped or lost its footing.
    pub(super) fn solve(&mut self, stop: &dyn Fn() -> bool) -> bool {
        self.reprice();
        self.candidates.clear();
        let mut fresh = false;
        for step in 0..200_000_usize {
            if step.is_multiple_of(64) && stop() {
                return false;
            }
            if self.steps >= REFRESH {
                if !self.refresh() {
                    return false;
                }
                self.reprice();
            }
            let Some(entering) = self.entering() else {
                if fresh {
                    return true;
                }
                // Prices were carried along; before believing them they are computed once more.
                self.reprice();
                self.candidates.clear();
                fresh = true;
                continue;
            };
            fresh = false;
            let (direction, gain) = self.direction(entering);
            let Some(leaving) = self.leaving(&direction) else {
                return false;
            };
            self.pivot(leaving, entering, &direction, gain);
        }
        false
    }

    fn entering(&mut self) -> Option<Basic> {
        let slack = (0..self.price.len()).filter(|&row| self.price[row] < -1e-7);
        if let Some(row) = slack.min_by(|&left, &right| self.price[left].total_cmp(&self.price[right])) {
            return Some(Basic::Slack(row));
        }
        for round in 0..2 {
            let mut kept = std::mem::take(&mut self.candidates);
            kept.retain(|&column| self.allowed[column] && self.reduced(column) > 1e-7);
            let best = kept
                .iter()
                .copied()
                .max_by(|&left, &right| self.reduced(left).total_cmp(&self.reduced(right)));
            self.candidates = kept;
            if let Some(column) = best {
                return Some(Basic::Column(column));
            }
            if round == 0 {
                let mut all: Vec<(f64, usize)> = (0..self.columns.len())
                    .filter(|&column| self.allowed[column])
                    .map(|column| (self.reduced(column), column))
                    .filter(|(reduced, _)| *reduced > 1e-7)
                    .collect();
                let most = 60;
                if all.len() > most {
                    all.select_nth_unstable_by(most, |left, right| right.0.total_cmp(&left.0));
                    all.truncate(most);
                }
                self.candidates = all.into_iter().map(|(_, column)| column).collect();
            }
        }
        None
    }

    /// The column of the tableau, and the gain per unit of what enters.
    fn direction(&self, entering: Basic) -> (Vec<f64>, f64) {
        match entering {
            Basic::Column(column) => {
                let rows: Vec<usize> = self.rows_of(column).collect();
                let direction = self
                    .inverse
                    .iter()
                    .map(|inverse| rows.iter().map(|&row| inverse[row]).sum())
                    .collect();
                (direction, self.reduced(column))
            }
            Basic::Slack(row) => (
                self.inverse.iter().map(|inverse| inverse[row]).collect(),
                -self.price[row],
            ),
            Basic::Artificial => (vec![0.0; self.inverse.len()], 0.0),
        }
    }

    fn rows_of(&self, column: usize) -> impl Iterator<Item = usize> + '_ {
        let units = self.columns.of(column).iter().map(|&unit| unit as usize);
        units.chain(self.cuts_of[column].iter().map(|&cut| self.units + cut as usize))
    }

    fn leaving(&self, direction: &[f64]) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for (row, &slope) in direction.iter().enumerate() {
            if slope <= EPSILON {
                continue;
            }
            let ratio = self.value[row].max(0.0) / slope;
            let better = best
                .is_none_or(|(least, at)| ratio < least - 1e-12 || (ratio < least + 1e-12 && slope > direction[at]));
            if better {
                best = Some((ratio, row));
            }
        }
        best.map(|(_, row)| row)
    }

    fn pivot(&mut self, leaving: usize, entering: Basic, direction: &[f64], gain: f64) {
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
        for (price, part) in self.price.iter_mut().zip(&pivot) {
            *price += gain * part;
        }
        self.value[leaving] = step;
        self.inverse[leaving] = pivot;
        self.basis[leaving] = entering;
        self.steps += 1;
    }

    /// Prices from the basis: its gains times the inverse.
    fn reprice(&mut self) {
        self.price = vec![0.0; self.inverse.len()];
        for (row, inverse) in self.inverse.iter().enumerate() {
            let gain = self.gain(self.basis[row]);
            if gain.abs() > 0.0 {
                for (price, part) in self.price.iter_mut().zip(inverse) {
                    *price += gain * part;
                }
            }
        }
    }

    /// Columns that are in use, with how much.
    pub(super) fn used(&self) -> Vec<(usize, f64)> {
        let mut used: Vec<(usize, f64)> = self
            .basis
            .iter()
            .zip(&self.value)
            .filter_map(|(basic, &value)| match *basic {
                Basic::Column(column) if value > 2e-3 && self.allowed[column] => Some((column, value)),
                _ => None,
            })
            .collect();
        used.sort_unstable_by_key(|(column, _)| *column);
        used
    }

    /// Adds a cut that the present solution breaks by `excess`.
    pub(super) fn add_cut(&mut self, triple: Triple, activity: f64) {
        let cut = self.cuts.len();
        let counts = |column: usize| {
            self.columns
                .of(column)
                .iter()
                .filter(|unit| triple.contains(unit))
                .count()
                >= 2
        };
        let counted: Vec<usize> = (0..self.columns.len()).filter(|&column| counts(column)).collect();
        for &column in &counted {
            self.cuts_of[column].push(u32::try_from(cut).unwrap_or(u32::MAX));
        }
        let size = self.inverse.len();
        // New row of the inverse: the basic columns' part in the cut times the old inverse; sign for slack or artificial.
        let mut row = vec![0.0; size + 1];
        let mut used = 0.0;
        for (place, basic) in self.basis.iter().enumerate() {
            if let Basic::Column(column) = *basic
                && counts(column)
            {
                used += self.value[place];
                row.iter_mut()
                    .zip(&self.inverse[place])
                    .for_each(|(cell, part)| *cell += part);
            }
        }
        debug_assert!((used - activity).abs() < 1.0);
        let broken = used > 1.0;
        let sign = if broken { 1.0 } else { -1.0 };
        for cell in &mut row {
            *cell *= sign;
        }
        row[size] = -sign;
        for inverse in &mut self.inverse {
            inverse.push(0.0);
        }
        self.inverse.push(row);
        self.basis.push(if broken {
            Basic::Artificial
        } else {
            Basic::Slack(self.units + cut)
        });
        self.value.push((used - 1.0).abs());
        self.side.push(1.0);
        self.cuts.push(triple);
    }
}

fn unit_row(at: usize, size: usize) -> Vec<f64> {
    let mut row = vec![0.0; size];
    row[at] = 1.0;
    row
}

/// A fixed number below 64 for each unit.
fn spread(unit: usize) -> u8 {
    u8::try_from((unit.wrapping_mul(2_654_435_761) >> 7) % 64).unwrap_or(0)
}

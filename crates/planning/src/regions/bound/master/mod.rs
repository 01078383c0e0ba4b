//! The linear programme of a packing: as many groups as possible, each unit in at most one.
//!
//! The bound is read from the duals, which do not know that right-hand sides are perturbed, and is made exact in whole numbers
//! ([`Master::dual`]).
//! Subset-row cuts (Jepsen, Petersen, Spoorendonk, Pisinger, "Subset-row inequalities", Operations Research 56, 2008): of the
//! groups with at least two of three given units, at most one is chosen.

mod dual;

use super::columns::Columns;
use super::tableau::{Tableau, perturbed_ones};

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
    tableau: Tableau<Basic>,
    price: Vec<f64>,
    /// Candidates of the last full pricing.
    candidates: Vec<usize>,
}

impl<'a> Master<'a> {
    /// All groups allowed, none chosen.
    pub(super) fn new(columns: &'a Columns, units: usize) -> Self {
        Self {
            columns,
            units,
            cuts: Vec::new(),
            cuts_of: vec![Vec::new(); columns.len()],
            allowed: vec![true; columns.len()],
            tableau: Tableau::new((0..units).map(Basic::Slack).collect(), perturbed_ones(units)),
            price: vec![0.0; units],
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
            if self.tableau.steps() >= REFRESH {
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
            let Some(leaving) = self.tableau.leaving(&direction) else {
                return false;
            };
            self.tableau.pivot(leaving, entering, &direction);
            for (price, part) in self.price.iter_mut().zip(self.tableau.row(leaving)) {
                *price += gain * part;
            }
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
        let (rows, gain) = match entering {
            Basic::Column(column) => (self.rows_of(column).collect(), self.reduced(column)),
            Basic::Slack(row) => (vec![row], -self.price[row]),
            Basic::Artificial => (Vec::new(), 0.0),
        };
        (self.tableau.direction(&rows, 1.0), gain)
    }

    fn rows_of(&self, column: usize) -> impl Iterator<Item = usize> + '_ {
        let units = self.columns.of(column).iter().map(|&unit| unit as usize);
        units.chain(self.cuts_of[column].iter().map(|&cut| self.units + cut as usize))
    }

    fn reprice(&mut self) {
        self.price = self.tableau.prices(|basic| self.gain(basic));
    }

    fn refresh(&mut self) -> bool {
        let column = |(place, (basic, ..)): (usize, (Basic, f64, &[f64]))| match basic {
            Basic::Slack(row) => (vec![row], 1.0),
            Basic::Column(column) => (self.rows_of(column).collect(), 1.0),
            // An artificial stays in the row that it was made for, as long as it is needed.
            Basic::Artificial => (vec![place], -1.0),
        };
        let columns: Vec<(Vec<usize>, f64)> = self.tableau.held().enumerate().map(column).collect();
        self.tableau.refresh(&columns)
    }

    /// Columns that are in use, with how much.
    pub(super) fn used(&self) -> Vec<(usize, f64)> {
        let used = self.tableau.held().filter_map(|(basic, value, _)| match basic {
            Basic::Column(column) if value > 2e-3 && self.allowed[column] => Some((column, value)),
            _ => None,
        });
        let mut used: Vec<(usize, f64)> = used.collect();
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
        let size = self.tableau.size();
        // New row of the inverse: the basic columns' part in the cut times the old inverse; sign for slack or artificial.
        let mut row = vec![0.0; size + 1];
        let mut used = 0.0;
        for (basic, value, inverse) in self.tableau.held() {
            if let Basic::Column(column) = basic
                && counts(column)
            {
                used += value;
                row.iter_mut().zip(inverse).for_each(|(cell, part)| *cell += part);
            }
        }
        debug_assert!((used - activity).abs() < 1.0);
        let broken = used > 1.0;
        let sign = if broken { 1.0 } else { -1.0 };
        for cell in &mut row {
            *cell *= sign;
        }
        row[size] = -sign;
        let basic = if broken {
            Basic::Artificial
        } else {
            Basic::Slack(self.units + cut)
        };
        self.tableau.border(basic, row, ((used - 1.0).abs(), 1.0));
        self.cuts.push(triple);
    }
}

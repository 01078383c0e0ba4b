//! The linear programme of a model: choices, what is broken on each side of a row, and a row that keeps each level that is settled.

use super::super::bound::Whole;
use super::super::model::{BROKEN, DISRUPTION, EXCESS, MONEY, Model, OPEN, SHORTFALL};
use super::cuts::Cut;

/// Levels that may be kept by a row of their own, in the order of those rows.
const KEPT: [usize; 3] = [EXCESS, SHORTFALL, MONEY];

/// A model as a linear programme.
#[derive(Debug, Clone)]
pub(super) struct Programme {
    pub whole: Whole,
    /// Cost of each column by level.
    pub costs: [Vec<i64>; 5],
    /// How many columns are choices; the others are what is broken.
    pub choices: usize,
    /// What is paid whatever is chosen.
    fixed: [i64; 5],
    /// First of the rows that keep levels.
    kept: usize,
    /// Rows that were added since.
    pub cuts: Vec<Cut>,
}

impl Programme {
    pub(super) fn new(model: &Model) -> Self {
        let choices = model.columns.len();
        let mut programme = Self {
            whole: Whole::default(),
            costs: std::array::from_fn(|_| vec![0; choices]),
            choices,
            fixed: model.fixed,
            kept: model.rows.len(),
            cuts: Vec::new(),
        };
        for (at, column) in model.columns.iter().enumerate() {
            programme.whole.columns.push(column.rows.clone());
            programme.whole.low.push(0);
            programme.whole.high.push(column.most);
            programme.costs[MONEY][at] = column.money;
            programme.costs[DISRUPTION][at] = column.disruption;
        }
        for (at, row) in model.rows.iter().enumerate() {
            let reach = |part: fn(i64) -> i64| -> i64 {
                row.terms
                    .iter()
                    .map(|&(column, by)| part(by) * model.columns[column].most)
                    .sum()
            };
            let (low, high) = (reach(|by| by.min(0)), reach(|by| by.max(0)));
            let under = if row.least > -OPEN { (row.least - low).max(0) } else { 0 };
            let over = if row.most < OPEN { (high - row.most).max(0) } else { 0 };
            programme.broken(at, row.under, 1, under);
            programme.broken(at, row.over, -1, over);
            programme.whole.least.push(row.least.max(low - over));
            programme.whole.most.push(row.most.min(high + under));
        }
        for level in KEPT {
            let row = programme.whole.least.len();
            let (mut low, mut high) = (0, 0);
            for (column, &cost) in programme.costs[level].iter().enumerate() {
                if cost != 0 {
                    programme.whole.columns[column].push((row, cost));
                    let most = programme.whole.high[column];
                    (low, high) = (low + cost.min(0) * most, high + cost.max(0) * most);
                }
            }
            programme.whole.least.push(low);
            programme.whole.most.push(high);
        }
        programme
    }

    /// A column for what is broken on one side of a row.
    fn broken(&mut self, row: usize, level: usize, by: i64, most: i64) {
        if most > 0 {
            self.whole.columns.push(vec![(row, by)]);
            self.whole.low.push(0);
            self.whole.high.push(most);
            for (own, costs) in self.costs.iter_mut().enumerate() {
                costs.push(i64::from(own == level));
            }
        }
    }

    /// Adds a row that every whole road map keeps; `most` tells how many of each column there can be.
    pub(super) fn add(&mut self, cut: Cut, most: impl Fn(usize) -> i64) {
        let row = self.whole.least.len();
        let mut least = 0;
        for &(column, by) in &cut.terms {
            self.whole.columns[column].push((row, by));
            least += by.min(0) * most(column);
        }
        self.whole.least.push(least.min(cut.most));
        self.whole.most.push(cut.most);
        self.cuts.push(cut);
    }

    /// From here on a level comes to no more than so much.
    pub(super) fn keep(&mut self, level: usize, value: i64) {
        let value = value - self.fixed[level];
        if level == BROKEN {
            for (column, _) in self.costs[BROKEN].iter().enumerate().filter(|(_, cost)| **cost > 0) {
                self.whole.high[column] = value.min(self.whole.high[column]);
            }
        } else if let Some(at) = KEPT.iter().position(|own| *own == level) {
            let row = self.kept + at;
            self.whole.most[row] = self.whole.most[row].min(value);
        }
    }

    /// What of a level is paid whatever is chosen.
    pub(super) fn fixed(&self, level: usize) -> i64 {
        self.fixed[level]
    }
}

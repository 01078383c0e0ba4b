//! A road map under change: what every row holds and what every level comes to, kept up to date step by step.

use super::super::model::{DISRUPTION, MONEY, Model, Row};

/// So many of each column, and what follows.
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    model: &'a Model,
    pub(super) count: Vec<i64>,
    held: Vec<i64>,
    pub(super) levels: [i64; 5],
}

/// What a row that holds so much adds to which levels.
fn price(row: &Row, held: i64) -> [(usize, i64); 2] {
    [
        (row.under, (row.least - held).max(0)),
        (row.over, (held - row.most).max(0)),
    ]
}

impl<'a> State<'a> {
    pub(super) fn of(model: &'a Model, count: Vec<i64>) -> Self {
        let held: Vec<i64> = model
            .rows
            .iter()
            .map(|row| row.terms.iter().map(|&(column, by)| by * count[column]).sum())
            .collect();
        let mut levels = model.fixed;
        for (row, &held) in model.rows.iter().zip(&held) {
            for (level, by) in price(row, held) {
                levels[level] += by;
            }
        }
        for (column, &people) in model.columns.iter().zip(&count) {
            levels[MONEY] += column.money * people;
            levels[DISRUPTION] += column.disruption * people;
        }
        Self {
            model,
            count,
            held,
            levels,
        }
    }

    /// Changes one column by so many; the caller keeps it between 0 and its most.
    pub(super) fn add(&mut self, column: usize, by: i64) {
        let own = &self.model.columns[column];
        self.count[column] += by;
        self.levels[MONEY] += own.money * by;
        self.levels[DISRUPTION] += own.disruption * by;
        for &(at, each) in &own.rows {
            let row = &self.model.rows[at];
            let before = price(row, self.held[at]);
            self.held[at] += each * by;
            for ((level, after), (_, before)) in price(row, self.held[at]).into_iter().zip(before) {
                self.levels[level] += after - before;
            }
        }
    }

    fn may_add(&self, column: usize, by: i64) -> bool {
        (0..=self.model.columns[column].most).contains(&(self.count[column] + by))
    }

    /// Uses up the first half of a choice before the second, which is never dearer.
    pub(super) fn settle(&mut self) {
        for &(first, second) in &self.model.halves {
            let by = self.count[second].min(self.model.columns[first].most - self.count[first]);
            if by > 0 {
                self.add(second, -by);
                self.add(first, by);
            }
        }
    }

    /// Takes steps of one person while they help, then exchanges of one for another; false when it was stopped.
    pub(super) fn descend(&mut self, stop: &dyn Fn() -> bool) -> bool {
        loop {
            if stop() {
                return false;
            }
            if !self.single_steps() && !self.exchanges(stop) {
                return true;
            }
        }
    }

    fn single_steps(&mut self) -> bool {
        let mut helped = false;
        for column in 0..self.count.len() {
            for by in [1, -1] {
                while self.may_add(column, by) {
                    let before = self.levels;
                    self.add(column, by);
                    if self.levels >= before {
                        self.add(column, -by);
                        break;
                    }
                    helped = true;
                }
            }
        }
        helped
    }

    /// One less here and one more there, or one more in both, among choices that share a row.
    fn exchanges(&mut self, stop: &dyn Fn() -> bool) -> bool {
        let model = self.model;
        let mut helped = false;
        for column in 0..self.count.len() {
            if column.is_multiple_of(8) && stop() {
                return false;
            }
            for by in [1, -1] {
                if !self.may_add(column, by) {
                    continue;
                }
                let before = self.levels;
                self.add(column, by);
                // What the first step breaks, the second must mend.
                let worst = before
                    .iter()
                    .zip(&self.levels)
                    .position(|(before, after)| after > before);
                let partners = worst.map_or_else(Vec::new, |level| self.menders(column, level));
                let found = partners.into_iter().find(|&(other, by)| {
                    if !self.may_add(other, by) {
                        return false;
                    }
                    self.add(other, by);
                    let better = self.levels < before;
                    if !better {
                        self.add(other, -by);
                    }
                    better
                });
                if found.is_some() {
                    helped = true;
                } else {
                    self.add(column, -by);
                }
            }
            debug_assert!(
                self.count[column] <= model.columns[column].most,
                "a column above its most"
            );
        }
        helped
    }

    /// Steps that lower what a column's rows add to a level; for money and disruption, all steps in its rows.
    fn menders(&self, column: usize, level: usize) -> Vec<(usize, i64)> {
        let mut menders = Vec::new();
        for &(at, _) in &self.model.columns[column].rows {
            let row = &self.model.rows[at];
            let pays = price(row, self.held[at])
                .iter()
                .any(|&(own, by)| own == level && by > 0);
            if !pays && level < MONEY {
                continue;
            }
            let is_over = self.held[at] > row.most;
            for &(other, by) in row.terms.iter().filter(|(other, _)| *other != column) {
                if level >= MONEY {
                    menders.extend([(other, 1), (other, -1)]);
                } else {
                    menders.push((other, if (by > 0) == is_over { -1 } else { 1 }));
                }
            }
            if level >= MONEY && menders.len() > 400 {
                break;
            }
        }
        menders.sort_unstable();
        menders.dedup();
        menders
    }
}

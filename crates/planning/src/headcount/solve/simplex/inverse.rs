//! The explicit inverse of the basis: made anew, changed by one column, and applied.

use super::{OUT, Simplex, TINY};

impl Simplex {
    pub(super) fn unit_basis(&mut self) {
        let (columns, rows) = (self.columns.len(), self.rows.len());
        self.basis = (columns..columns + rows).collect();
        self.place.fill(OUT);
        (0..rows).for_each(|row| self.place[columns + row] = row);
        self.inverse = vec![0.0; rows * rows];
        // A row's sum stands in it with −1.
        (0..rows).for_each(|row| self.inverse[row * rows + row] = -1.0);
        self.pivots = 0;
    }

    pub(super) fn for_entries(&self, column: usize, mut with: impl FnMut(usize, f64)) {
        match self.columns.get(column) {
            Some(entries) => entries.iter().for_each(|&(row, by)| with(row, by)),
            None => with(column - self.columns.len(), -1.0),
        }
    }

    /// The inverse times a sparse vector.
    pub(super) fn solved(&self, column: usize) -> Vec<f64> {
        let rows = self.rows.len();
        let mut solved = vec![0.0; rows];
        self.for_entries(column, |entry, by| {
            for (row, value) in solved.iter_mut().enumerate() {
                *value += self.inverse[row * rows + entry] * by;
            }
        });
        solved
    }

    /// The inverse from scratch; columns that would make it singular go out.
    pub(super) fn refresh(&mut self) {
        let columns = self.columns.len();
        let kept: Vec<usize> = self.basis.iter().copied().filter(|&basic| basic < columns).collect();
        let mut free = vec![true; self.rows.len()];
        self.basis
            .iter()
            .filter(|&&basic| basic >= columns)
            .for_each(|&basic| free[basic - columns] = false);
        self.unit_basis();
        for column in kept {
            let solved = self.solved(column);
            let best = (0..solved.len())
                .filter(|&row| free[row])
                .max_by(|&one, &two| solved[one].abs().total_cmp(&solved[two].abs()));
            if let Some(row) = best.filter(|&row| solved[row].abs() > 1e-9) {
                free[row] = false;
                self.exchange(row, column, &solved);
            }
        }
        self.pivots = 0;
    }

    /// A column takes a row's place in the basis.
    pub(super) fn exchange(&mut self, row: usize, column: usize, solved: &[f64]) {
        let rows = self.rows.len();
        self.place[self.basis[row]] = OUT;
        self.basis[row] = column;
        self.place[column] = row;
        let pivot = solved[row];
        let line: Vec<(usize, f64)> = self.inverse[row * rows..(row + 1) * rows]
            .iter()
            .enumerate()
            .filter(|(_, by)| by.abs() > TINY)
            .map(|(at, by)| (at, by / pivot))
            .collect();
        for (other, &by) in solved.iter().enumerate() {
            if other != row && by.abs() > TINY {
                let own = &mut self.inverse[other * rows..(other + 1) * rows];
                for &(at, part) in &line {
                    own[at] -= by * part;
                }
            }
        }
        let own = &mut self.inverse[row * rows..(row + 1) * rows];
        own.fill(0.0);
        for &(at, part) in &line {
            own[at] = part;
        }
        self.pivots += 1;
    }
}

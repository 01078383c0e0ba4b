//! The inverse of the basis, made anew from time to time so that rounding does not add up.

use super::{Basic, Master, unit_row};

impl Master<'_> {
    /// The inverse anew, by elimination with row pivots.
    pub(super) fn refresh(&mut self) -> bool {
        let size = self.inverse.len();
        let mut matrix = vec![vec![0.0_f64; size]; size];
        for (place, &basic) in self.basis.iter().enumerate() {
            match basic {
                Basic::Slack(row) => matrix[row][place] = 1.0,
                Basic::Column(column) => self.rows_of(column).for_each(|row| matrix[row][place] = 1.0),
                // An artificial stays in the row that it was made for, as long as it is needed.
                Basic::Artificial => matrix[place][place] = -1.0,
            }
        }
        let mut inverse: Vec<Vec<f64>> = (0..size).map(|row| unit_row(row, size)).collect();
        for place in 0..size {
            let Some(best) = (place..size).max_by(|&a, &b| matrix[a][place].abs().total_cmp(&matrix[b][place].abs()))
            else {
                return false;
            };
            if matrix[best][place].abs() < 1e-10 {
                return false;
            }
            matrix.swap(place, best);
            inverse.swap(place, best);
            let scale = matrix[place][place];
            matrix[place]
                .iter_mut()
                .chain(&mut inverse[place])
                .for_each(|cell| *cell /= scale);
            let (pivot, pivot_inverse) = (matrix[place].clone(), inverse[place].clone());
            for row in 0..size {
                let factor = matrix[row][place];
                if row == place || factor.abs() < 1e-13 {
                    continue;
                }
                matrix[row]
                    .iter_mut()
                    .zip(&pivot)
                    .for_each(|(cell, part)| *cell -= factor * part);
                inverse[row]
                    .iter_mut()
                    .zip(&pivot_inverse)
                    .for_each(|(cell, part)| *cell -= factor * part);
            }
        }
        self.inverse = inverse;
        self.value = self
            .inverse
            .iter()
            .map(|row| row.iter().zip(&self.side).map(|(a, b)| a * b).sum())
            .collect();
        self.steps = 0;
        true
    }
}

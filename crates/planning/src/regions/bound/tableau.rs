//! The tableau of a primal revised simplex (Dantzig) with an explicit inverse: what the programmes of packings and of prices share. What stands in
//! the basis, what it costs and in which rows it stands is theirs.
//!
//! Right-hand sides are perturbed so that the simplex does not stall. What is read from it is a proposal: proofs are counted in whole numbers.

const EPSILON: f64 = 1e-9;

/// The present basis, its inverse and its values.
#[derive(Debug)]
pub(super) struct Tableau<B> {
    basis: Vec<B>,
    inverse: Vec<Vec<f64>>,
    value: Vec<f64>,
    side: Vec<f64>,
    /// Steps since the inverse was last made anew.
    steps: usize,
}

impl<B: Copy> Tableau<B> {
    /// With a basis whose matrix is that of unity.
    pub(super) fn new(basis: Vec<B>, side: Vec<f64>) -> Self {
        let rows = side.len();
        Self {
            basis,
            inverse: (0..rows).map(|row| unit_row(row, rows)).collect(),
            value: side.clone(),
            side,
            steps: 0,
        }
    }

    /// How many rows there are.
    pub(super) fn size(&self) -> usize {
        self.side.len()
    }

    /// The right-hand side of a row.
    pub(super) fn side(&self, row: usize) -> f64 {
        self.side[row]
    }

    /// Steps since the inverse was last made anew.
    pub(super) fn steps(&self) -> usize {
        self.steps
    }

    /// What stands in the basis, each with its value and its row of the inverse.
    pub(super) fn held(&self) -> impl Iterator<Item = (B, f64, &[f64])> {
        let values = self.basis.iter().zip(&self.value);
        values
            .zip(&self.inverse)
            .map(|((basic, value), row)| (*basic, *value, row.as_slice()))
    }

    /// A row of the inverse.
    pub(super) fn row(&self, row: usize) -> &[f64] {
        &self.inverse[row]
    }

    /// Prices from the basis: what each costs, times the inverse.
    pub(super) fn prices(&self, cost: impl Fn(B) -> f64) -> Vec<f64> {
        let mut prices = vec![0.0; self.size()];
        for (basic, _, row) in self.held() {
            let cost = cost(basic);
            if cost.abs() > 0.0 {
                for (price, part) in prices.iter_mut().zip(row) {
                    *price += cost * part;
                }
            }
        }
        prices
    }

    /// The column of the tableau of what stands in some rows with a sign.
    pub(super) fn direction(&self, rows: &[usize], sign: f64) -> Vec<f64> {
        let inverse = self.inverse.iter();
        inverse
            .map(|inverse| sign * rows.iter().map(|&row| inverse[row]).sum::<f64>())
            .collect()
    }

    /// The row whose basic variable is the first to vanish; none where none does.
    pub(super) fn leaving(&self, direction: &[f64]) -> Option<usize> {
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

    /// Puts something into the basis in the place of what leaves it.
    pub(super) fn pivot(&mut self, leaving: usize, entering: B, direction: &[f64]) {
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

    /// One more row below, and what stands in the basis for it: its part of the inverse, its value, its right-hand side.
    pub(super) fn border(&mut self, basic: B, row: Vec<f64>, (value, side): (f64, f64)) {
        for inverse in &mut self.inverse {
            inverse.push(0.0);
        }
        self.inverse.push(row);
        self.basis.push(basic);
        self.value.push(value);
        self.side.push(side);
    }

    /// The inverse anew, by elimination with row pivots, so that rounding does not add up: `columns` tell in which rows what stands in the basis has
    /// its part, and with which sign. False where the basis has no inverse.
    pub(super) fn refresh(&mut self, columns: &[(Vec<usize>, f64)]) -> bool {
        let size = self.size();
        let mut matrix = vec![vec![0.0_f64; size]; size];
        for (place, (rows, sign)) in columns.iter().enumerate() {
            for &row in rows {
                matrix[row][place] = *sign;
            }
        }
        let mut inverse: Vec<Vec<f64>> = (0..size).map(|row| unit_row(row, size)).collect();
        for place in 0..size {
            let rows = place..size;
            let best = rows.max_by(|&one, &two| matrix[one][place].abs().total_cmp(&matrix[two][place].abs()));
            let Some(best) = best.filter(|&best| matrix[best][place].abs() >= 1e-10) else {
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
        let value = |row: &Vec<f64>| row.iter().zip(&self.side).map(|(one, two)| one * two).sum();
        self.value = self.inverse.iter().map(value).collect();
        self.steps = 0;
        true
    }
}

/// Right-hand sides of one, each a little more by a fixed spread of small numbers: any will do.
pub(super) fn perturbed_ones(rows: usize) -> Vec<f64> {
    let spread = |row: usize| u8::try_from((row.wrapping_mul(2_654_435_761) >> 7) % 64).unwrap_or(0);
    (0..rows)
        .map(|row| 1.0 + 1e-6 * (1.0 + f64::from(spread(row))))
        .collect()
}

fn unit_row(at: usize, size: usize) -> Vec<f64> {
    let mut row = vec![0.0; size];
    row[at] = 1.0;
    row
}

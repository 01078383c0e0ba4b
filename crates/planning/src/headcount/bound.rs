//! A proven bound from any prices of the rows, in whole numbers.
//!
//! With prices y the Lagrangean function of a linear programme whose variables all lie between two limits is separable: each
//! variable goes to the limit that its reduced cost prefers. Whatever y is, the sum is never above the best plan (A. Neumaier
//! and O. Shcherbina, "Safe bounds in linear and mixed-integer linear programming", Mathematical Programming 99, 2004, do the
//! same with directed rounding). Prices are rounded to a grid first, so that no rounding of the simplex can make it too high.

/// Prices are whole multiples of 1/GRID.
const GRID: i128 = 1 << 30;

/// A linear programme in whole numbers: columns between limits, and rows whose sums lie between limits.
#[derive(Debug, Clone, Default)]
pub(super) struct Whole {
    /// Rows and coefficients of each column.
    pub columns: Vec<Vec<(usize, i64)>>,
    /// Limits of columns.
    pub low: Vec<i64>,
    pub high: Vec<i64>,
    /// Limits of rows, all finite.
    pub least: Vec<i64>,
    pub most: Vec<i64>,
}

/// A bound and what follows from it.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    /// Nothing costs less than this many GRID-th parts.
    value: i128,
    /// Reduced costs of the columns, in GRID-th parts.
    reduced: Vec<i128>,
}

impl Whole {
    /// The bound of a cost at prices of the rows, for columns between `low` and `high`.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "prices far above any cost only make the bound weak"
    )]
    pub(super) fn prove(&self, (low, high): (&[i64], &[i64]), cost: &[i64], prices: &[f64]) -> Proof {
        let limit = 1e9;
        let grid: Vec<i128> = prices
            .iter()
            .map(|price| {
                let price = if price.is_finite() {
                    price.clamp(-limit, limit)
                } else {
                    0.0
                };
                (price * GRID as f64).round() as i128
            })
            .collect();
        let mut value: i128 = 0;
        for (row, &price) in grid.iter().enumerate() {
            let limit = if price > 0 { self.least[row] } else { self.most[row] };
            value += price * i128::from(limit);
        }
        let reduced: Vec<i128> = self
            .columns
            .iter()
            .zip(cost)
            .map(|(column, &cost)| {
                let taken: i128 = column.iter().map(|&(row, by)| grid[row] * i128::from(by)).sum();
                i128::from(cost) * GRID - taken
            })
            .collect();
        for (column, &reduced) in reduced.iter().enumerate() {
            let limit = if reduced > 0 { low[column] } else { high[column] };
            value += reduced * i128::from(limit);
        }
        Proof { value, reduced }
    }

    /// Narrows limits of columns to what can still cost less than `cutoff`.
    pub(super) fn narrow(&mut self, proof: &Proof, cutoff: i64) {
        let room = i128::from(cutoff) * GRID - proof.value - 1;
        if room < 0 {
            return;
        }
        for (column, &reduced) in proof.reduced.iter().enumerate() {
            if reduced != 0 {
                let by = i64::try_from(room / reduced.abs()).unwrap_or(i64::MAX);
                if reduced > 0 {
                    self.high[column] = self.high[column].min(self.low[column].saturating_add(by));
                } else {
                    self.low[column] = self.low[column].max(self.high[column].saturating_sub(by));
                }
            }
        }
    }
}

impl Proof {
    /// The bound in hundredths, not rounded to a whole cost.
    pub(super) fn hundredths(&self) -> i64 {
        let parts = self.value.saturating_mul(100).div_euclid(GRID);
        i64::try_from(parts.clamp(i128::from(i64::MIN / 4), i128::from(i64::MAX / 4))).unwrap_or(0)
    }

    /// No whole plan costs less.
    pub(super) fn bound(&self) -> i64 {
        let whole = self.value.div_euclid(GRID) + i128::from(self.value.rem_euclid(GRID) > 0);
        i64::try_from(whole.clamp(i128::from(i64::MIN / 4), i128::from(i64::MAX / 4))).unwrap_or(0)
    }
}

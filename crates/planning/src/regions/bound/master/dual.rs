//! The proof of a packing: prices in whole numbers, whose sum no packing exceeds.

use super::super::columns::SCALE;
use super::Master;

/// Prices of units and cuts in parts of [`SCALE`], such that every allowed group costs at least 1.
#[derive(Debug, Clone)]
pub(in super::super) struct Dual {
    units: Vec<i64>,
    cuts: Vec<i64>,
    /// Sum of all prices: an upper bound of the packing.
    pub(in super::super) total: i64,
}

impl Master<'_> {
    /// Prices in whole numbers that no allowed group undercuts: their sum is a proven bound.
    pub(in super::super) fn dual(&self) -> Dual {
        let scaled: Vec<i64> = self.price.iter().map(|&price| whole(price)).collect();
        let (units, cuts) = scaled.split_at(self.units);
        let mut dual = Dual {
            units: units.to_vec(),
            cuts: cuts.to_vec(),
            total: 0,
        };
        let allowed = (0..self.columns.len()).filter(|&column| self.allowed[column]);
        let least = allowed.map(|column| self.charge(&dual, column)).min().unwrap_or(SCALE);
        // Every group has at least two units, so half of what lacks, on each unit, is enough.
        let raise = ((SCALE - least).max(0) + 1) / 2;
        dual.units.iter_mut().for_each(|price| *price += raise);
        dual.total = dual.units.iter().chain(&dual.cuts).sum();
        dual
    }

    /// What a group costs at those prices, in parts of [`SCALE`].
    pub(in super::super) fn charge(&self, dual: &Dual, column: usize) -> i64 {
        let units: i64 = self
            .columns
            .of(column)
            .iter()
            .map(|&unit| dual.units[unit as usize])
            .sum();
        units
            + self.cuts_of[column]
                .iter()
                .map(|&cut| dual.cuts.get(cut as usize).copied().unwrap_or(0))
                .sum::<i64>()
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a price is at most a few dozen")]
fn whole(price: f64) -> i64 {
    ((price.max(0.0) * SCALE as f64).ceil()) as i64
}

//! The knapsack of one site: which customers earn it most within its capacity.

/// A customer who would earn the site something: gain (above 0), demand, customer, and gain a unit of demand.
pub(crate) type Item = (f64, f64, u32, f64);

/// Customers by gain a unit of capacity, best first; the last one may be taken in part. Customers without demand come first.
/// Appends (customer, part) to `taken` and returns what is earned.
pub(crate) fn continuous(items: &mut [Item], capacity: f64, taken: &mut Vec<(u32, f64)>) -> f64 {
    for item in items.iter_mut() {
        item.3 = if item.1 > 0.0 { item.0 / item.1 } else { f64::INFINITY };
    }
    items.sort_unstable_by(|one, two| two.3.total_cmp(&one.3).then(one.2.cmp(&two.2)));
    let (mut left, mut earned) = (capacity, 0.0);
    for &(gain, demand, customer, _) in items.iter() {
        if demand <= left {
            left -= demand;
            earned += gain;
            taken.push((customer, 1.0));
        } else {
            let part = left / demand;
            if part > 0.0 {
                earned += gain * part;
                taken.push((customer, part));
            }
            break;
        }
    }
    earned
}

/// The 0-1 knapsack by the table of R. Bellman (weights are whole numbers), with room for the way back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    best: Vec<f64>,
    took: Vec<bool>,
}

/// Cells of a table at most; a byte each.
const MOST_CELLS: usize = 50_000_000;

impl Table {
    /// Whether the table stays small; beyond that the continuous knapsack, which earns no less, keeps the bound valid.
    pub(crate) fn is_small(items: usize, capacity: i64) -> bool {
        let width = usize::try_from(capacity.max(0)).unwrap_or(usize::MAX).saturating_add(1);
        width.saturating_mul(items) <= MOST_CELLS
    }

    /// The greatest gain within `capacity`; appends (customer, 1) for those taken.
    pub(crate) fn best(&mut self, items: &[Item], capacity: i64, taken: &mut Vec<(u32, f64)>) -> f64 {
        let room = usize::try_from(capacity.max(0)).unwrap_or(0);
        let width = room + 1;
        self.best.clear();
        self.best.resize(width, 0.0);
        self.took.clear();
        self.took.resize(width * items.len(), false);
        for (&(gain, demand, _, _), took) in items.iter().zip(self.took.chunks_exact_mut(width)) {
            let demand = whole(demand);
            for load in (demand..width).rev() {
                let sum = self.best[load - demand] + gain;
                if sum > self.best[load] {
                    self.best[load] = sum;
                    took[load] = true;
                }
            }
        }
        let mut load = room;
        for (&(_, demand, customer, _), took) in items.iter().zip(self.took.chunks_exact(width)).rev() {
            if took[load] {
                taken.push((customer, 1.0));
                load -= whole(demand);
            }
        }
        self.best[room]
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole amount that is at least 0"
)]
fn whole(demand: f64) -> usize {
    demand as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_would_not_fit_into_memory_is_not_made_and_the_other_way_earns_no_less() {
        assert!(Table::is_small(1_000, 49_999) && !Table::is_small(1_000, 50_000));
        assert!(!Table::is_small(2, i64::MAX));
        let mut items: Vec<Item> = vec![(6.0, 4.0, 0, 0.0), (5.0, 3.0, 1, 0.0), (5.0, 3.0, 2, 0.0)];
        let whole = Table::default().best(&items, 7, &mut Vec::new());
        assert!(continuous(&mut items, 7.0, &mut Vec::new()) >= whole);
    }
}

//! The best selection of people for one unit by dynamic programming over its capacity.
//!
//! Values are multiples of a fixed fraction, so that sums of `f64` are exact and the bound is proven, not approximate.

/// Tables of one unit, kept between calls.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Knapsack {
    /// One row of `width` values an item: the best of the items before it.
    rows: Vec<f64>,
    width: usize,
}

/// An item that is worth taking: whose value is above 0.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Item {
    pub person: usize,
    pub value: f64,
    pub load: usize,
}

impl Knapsack {
    /// The best value of `items` within `capacity`; `taken` is told each person of that selection.
    pub(in super::super) fn best(&mut self, items: &[Item], capacity: usize, mut taken: impl FnMut(usize)) -> f64 {
        self.fill(items, capacity);
        let mut room = capacity;
        for (at, item) in items.iter().enumerate().rev() {
            // Rows hold the best *within* a load, so that a difference means that the item was taken.
            if self.row(at + 1)[room] > self.row(at)[room] {
                taken(item.person);
                room -= item.load;
            }
        }
        self.row(items.len())[capacity]
    }

    fn fill(&mut self, items: &[Item], capacity: usize) {
        self.width = capacity + 1;
        self.rows.resize(self.width * (items.len() + 1), 0.0);
        self.rows[..self.width].fill(0.0);
        for (at, item) in items.iter().enumerate() {
            let (before, rest) = self.rows[at * self.width..].split_at_mut(self.width);
            let row = &mut rest[..self.width];
            let load = item.load.min(self.width);
            row[..load].copy_from_slice(&before[..load]);
            for ((new, skip), take) in row[load..].iter_mut().zip(&before[load..]).zip(before.iter()) {
                *new = skip.max(take + item.value);
            }
        }
    }

    fn row(&self, at: usize) -> &[f64] {
        &self.rows[at * self.width..(at + 1) * self.width]
    }

    /// For every item the best value of a selection that has it: `told(item, value)`. Gives the best values within each load.
    pub(in super::super) fn each(
        &mut self,
        items: &[Item],
        capacity: usize,
        mut told: impl FnMut(usize, f64),
    ) -> Vec<f64> {
        self.fill(items, capacity);
        let width = self.width;
        let mut after = vec![0.0; width];
        let mut next = vec![0.0; width];
        for (at, item) in items.iter().enumerate().rev() {
            let before = self.row(at);
            let joined = |room: usize| {
                let pairs = before[..=room].iter().zip(after[..=room].iter().rev());
                pairs.map(|(one, other)| one + other).fold(f64::NEG_INFINITY, f64::max)
            };
            let forced = if item.load <= capacity {
                joined(capacity - item.load) + item.value
            } else {
                f64::NEG_INFINITY
            };
            told(at, forced);
            let load = item.load.min(width);
            next[..load].copy_from_slice(&after[..load]);
            for ((new, skip), take) in next[load..].iter_mut().zip(&after[load..]).zip(after.iter()) {
                *new = skip.max(take + item.value);
            }
            std::mem::swap(&mut after, &mut next);
        }
        after
    }
}

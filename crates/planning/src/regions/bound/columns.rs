//! The groups of one packing, stored end to end.

/// Prices are counted in parts of so much.
pub(super) const SCALE: i64 = 1 << 30;

/// Sets of units, and for each unit the sets that hold it.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    starts: Vec<usize>,
    units: Vec<u32>,
    with: Vec<Vec<u32>>,
}

impl Columns {
    /// Over units 0 to `units` − 1.
    pub(super) fn new(units: usize, sets: &[Vec<u32>]) -> Self {
        let mut columns = Self {
            starts: vec![0],
            units: Vec::new(),
            with: vec![Vec::new(); units],
        };
        for (column, set) in (0..).zip(sets) {
            columns.units.extend_from_slice(set);
            columns.starts.push(columns.units.len());
            for &unit in set {
                columns.with[unit as usize].push(column);
            }
        }
        columns
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Units of a set.
    pub(super) fn of(&self, column: usize) -> &[u32] {
        &self.units[self.starts[column]..self.starts[column + 1]]
    }

    /// Sets that hold a unit.
    pub(super) fn with(&self, unit: u32) -> &[u32] {
        &self.with[unit as usize]
    }

    pub(super) fn unit_count(&self) -> usize {
        self.with.len()
    }
}

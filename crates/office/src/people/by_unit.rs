//! Who was ever in a unit: so that a list of one unit does not read everybody.

use ledger::value::Ix;

use super::careers::{NONE, Starts, Stay, at};

/// By unit: who was in it on some day, by their places in the order of names.
#[derive(Debug, Default)]
pub(super) struct ByUnit {
    /// Where the places of a unit begin; they end where those of the next one begin.
    starts: Box<[u32]>,
    places: Box<[u32]>,
}

impl ByUnit {
    /// Of everybody's stays.
    pub(super) fn of(starts: &[Starts], stays: &[Stay]) -> Self {
        let mut pairs: Vec<(Ix, u32)> = Vec::with_capacity(stays.len());
        for (place, ends) in (0_u32..).zip(starts.windows(2)) {
            if let [own, next] = ends {
                let own = stays.get(at(own.stays)..at(next.stays)).unwrap_or_default();
                let counted = own.iter().filter(|stay| stay.in_body && stay.unit != NONE);
                pairs.extend(counted.map(|stay| (stay.unit, place)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let units = pairs.last().map_or(0, |(unit, _)| unit + 1);
        let starts = (0..=units).map(|unit| pairs.partition_point(|(own, _)| *own < unit));
        Self {
            starts: starts.map(|start| u32::try_from(start).unwrap_or(NONE)).collect(),
            places: pairs.iter().map(|(_, place)| *place).collect(),
        }
    }

    /// The places of those who were in one of some units on some day, in their order, each once; none where they are so many that all are read
    /// as quickly.
    pub(super) fn of_units(&self, wanted: impl Iterator<Item = Ix>, everybody: usize) -> Option<Vec<u32>> {
        let mut found = Vec::new();
        for unit in wanted {
            let ends = (self.starts.get(at(unit)), self.starts.get(at(unit) + 1));
            if let (Some(start), Some(end)) = ends {
                found.extend_from_slice(self.places.get(at(*start)..at(*end)).unwrap_or_default());
            }
            if found.len() > everybody / 4 {
                return None;
            }
        }
        found.sort_unstable();
        found.dedup();
        Some(found)
    }
}

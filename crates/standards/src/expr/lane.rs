//! Values of 64 people who stand together: one word of a column, written at once.

use super::catalogue::Slot;
use super::column::{Chunk, Values};
use super::kernel::{first_rows, in_row_order, pack};

/// How many people share a lane.
pub(crate) const LANE: usize = 64;

/// One value of each person of a lane between its two ends. Where `known` has no bit the values are without meaning.
#[derive(Debug, Clone)]
pub(crate) struct Lane {
    pub(crate) low: [i32; LANE],
    pub(crate) high: [i32; LANE],
    /// By person, in their order.
    pub(crate) known: u64,
}

impl Default for Lane {
    fn default() -> Self {
        Self {
            low: [0; LANE],
            high: [0; LANE],
            known: 0,
        }
    }
}

impl Lane {
    /// Writes one value; what is written later stands.
    #[inline]
    pub(crate) fn set(&mut self, at: usize, low: i32, high: i32) {
        (self.low[at % LANE], self.high[at % LANE]) = (low, high);
        self.known |= 1 << (at % LANE);
    }

    /// Whether a person has a value.
    #[inline]
    pub(crate) const fn has(&self, at: usize) -> bool {
        self.known >> (at % LANE) & 1 != 0
    }

    /// The people who have a value, in order.
    #[inline]
    pub(crate) fn each(&self) -> impl Iterator<Item = usize> + use<> {
        each(self.known)
    }

    /// Whether any value is known between two ends only.
    fn has_ends(&self) -> bool {
        let ends = self.low.iter().zip(&self.high).enumerate();
        ends.fold(0, |bits, (at, (low, high))| bits | u64::from(low != high) << at) & self.known != 0
    }
}

/// The people of a set, in order.
#[inline]
pub(crate) fn each(mut left: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (left != 0).then(|| left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(at)
    })
}

impl Chunk {
    /// Writes the values of a lane in place of what its people had: those of one word of the rows.
    pub(crate) fn put(&mut self, slot: Slot, word: usize, lane: &Lane) {
        let here = first_rows(self.rows.saturating_sub(word * LANE));
        let Some(Some(column)) = self.columns.get_mut(usize::from(slot.0)) else {
            return;
        };
        let fits = match &mut column.values {
            Values::Flags(_) => 0,
            Values::Code8(lows, highs) => put_ends(lows, highs, word, lane),
            Values::Code16(lows, highs) => put_ends(lows, highs, word, lane),
            Values::Numbers(lows, highs) => put_ends(lows, highs, word, lane),
        };
        if let Some(known) = column.known.get_mut(word) {
            *known = in_row_order(lane.known) & fits & here;
        }
    }

    /// Writes a flag of the people of one word of the rows.
    pub(crate) fn put_flags(&mut self, slot: Slot, word: usize, yes: u64, known: u64) {
        let here = first_rows(self.rows.saturating_sub(word * LANE));
        let Some(Some(column)) = self.columns.get_mut(usize::from(slot.0)) else {
            return;
        };
        let known = in_row_order(known) & here;
        if let (Values::Flags(bits), Some(told)) = (&mut column.values, column.known.get_mut(word))
            && let Some(bits) = bits.get_mut(word)
        {
            (*bits, *told) = (in_row_order(yes) & known, known);
        }
    }
}

/// Writes both ends; the upper ones get a place of their own only where one differs. Gives the rows whose values fit, in the order of columns.
fn put_ends<T: Copy + Default + TryFrom<i32>>(
    lows: &mut [T],
    highs: &mut Option<Vec<T>>,
    word: usize,
    lane: &Lane,
) -> u64 {
    if highs.is_none() && lane.has_ends() {
        *highs = Some(lows.to_vec());
    }
    let highs = highs
        .as_mut()
        .and_then(|highs| highs.as_chunks_mut::<LANE>().0.get_mut(word));
    let mut fits = [u64::MAX];
    if let Some(lows) = lows.as_chunks_mut::<LANE>().0.get_mut(word) {
        fits = put_end(lows, &lane.low);
    }
    if let Some(highs) = highs {
        fits[0] &= put_end(highs, &lane.high)[0];
    }
    fits[0]
}

#[inline]
fn put_end<T: Copy + Default + TryFrom<i32>>(places: &mut [T; LANE], ends: &[i32; LANE]) -> [u64; 1] {
    for (place, end) in places.iter_mut().zip(ends) {
        *place = T::try_from(*end).unwrap_or_default();
    }
    let mut fits = [0];
    pack(ends, &mut fits, |end| T::try_from(end).is_ok());
    fits
}

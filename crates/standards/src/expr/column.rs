//! The values of many people, a column for each slot that is asked, in chunks of 65,536 rows.

use super::catalogue::{Catalogue, Layout, Slot};
use super::kernel::bit_of;
use super::row::{Cell, Row};

/// Rows in one chunk: small enough for a core's cache, large enough that sharing out costs nothing.
pub const CHUNK: usize = 1 << 16;
/// Words of 64 bits in a full chunk.
pub(super) const WORDS: usize = CHUNK / 64;

/// The values of one slot in one chunk. Bits beyond the rows are 0; values where `known` is 0 are without meaning.
#[derive(Debug, Clone)]
pub(super) enum Values {
    /// One bit a row; only known rows have it set.
    Flags(Vec<u64>),
    /// One byte a row, two where a level is known only by its ends.
    Code8(Vec<u8>, Option<Vec<u8>>),
    /// Two bytes a row.
    Code16(Vec<u16>, Option<Vec<u16>>),
    /// The lower ends and, where some row has another one, the upper ends.
    Numbers(Vec<i32>, Option<Vec<i32>>),
}

/// One slot in one chunk.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) values: Values,
    pub(super) known: Vec<u64>,
}

/// Up to [`CHUNK`] people.
#[derive(Debug, Clone, Default)]
pub struct Chunk {
    pub(super) rows: usize,
    /// By slot; `None` for a slot that was not asked for.
    pub(super) columns: Vec<Option<Column>>,
}

/// Many people, as columns of the slots that conditions read.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    rows: usize,
    chunks: Vec<Chunk>,
}

impl Columns {
    /// Columns of `slots` for `rows` people, each of whom `fill` gives; rows stand in the order asked, chunks are filled apart.
    pub fn fill(catalogue: &Catalogue, slots: &[Slot], rows: usize, fill: impl Fn(usize) -> Row + Sync) -> Self {
        use rayon::prelude::*;
        let starts: Vec<usize> = (0..rows).step_by(CHUNK).collect();
        let chunks = starts
            .into_par_iter()
            .map(|start| {
                let mut chunk = Chunk::new(catalogue, slots, CHUNK.min(rows - start));
                for at in 0..chunk.rows {
                    let row = fill(start + at);
                    for slot in slots {
                        chunk.set(*slot, at, row.fact(*slot).cell);
                    }
                }
                chunk
            })
            .collect();
        Self { rows, chunks }
    }

    /// Columns from chunks that were filled one by one: all but the last are full.
    pub fn of(chunks: Vec<Chunk>) -> Self {
        Self {
            rows: chunks.iter().map(|chunk| chunk.rows).sum(),
            chunks,
        }
    }

    /// How many people.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The value that a row has in a slot.
    pub fn cell(&self, slot: Slot, row: usize) -> Cell {
        let chunk = self.chunks.get(row / CHUNK);
        chunk.map_or(Cell::Unknown, |chunk| chunk.cell(slot, row % CHUNK))
    }

    /// The chunks, in order.
    pub fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }
}

impl Chunk {
    /// `rows` people (at most [`CHUNK`]) of whom nothing is known yet.
    pub fn new(catalogue: &Catalogue, slots: &[Slot], rows: usize) -> Self {
        let rows = rows.min(CHUNK);
        let words = rows.div_ceil(64);
        let mut columns: Vec<Option<Column>> = (0..catalogue.width()).map(|_| None).collect();
        for slot in slots {
            let (Some(info), Some(place)) = (catalogue.slot_info(*slot), columns.get_mut(usize::from(slot.0))) else {
                continue;
            };
            let values = match info.layout {
                Layout::Flag => Values::Flags(vec![0; words]),
                Layout::Code8 => Values::Code8(vec![0; words * 64], None),
                Layout::Code16 => Values::Code16(vec![0; words * 64], None),
                Layout::Number => Values::Numbers(vec![0; words * 64], None),
            };
            *place = Some(Column {
                values,
                known: vec![0; words],
            });
        }
        Self { rows, columns }
    }

    /// Writes one value for everybody in the chunk.
    pub fn fill(&mut self, slot: Slot, cell: Cell) {
        let Some(Some(column)) = self.columns.get_mut(usize::from(slot.0)) else {
            return;
        };
        let fits = match (&mut column.values, cell) {
            (Values::Flags(bits), Cell::Flag(value)) => {
                bits.fill(if value { u64::MAX } else { 0 });
                true
            }
            (Values::Code8(lows, highs), Cell::Between(low, high)) => fill_ends(lows, highs, low, high),
            (Values::Code16(lows, highs), Cell::Between(low, high)) => fill_ends(lows, highs, low, high),
            (Values::Numbers(lows, highs), Cell::Between(low, high)) => fill_ends(lows, highs, low, high),
            _ => false,
        };
        column.known.fill(if fits { u64::MAX } else { 0 });
        let beyond = self.rows.next_multiple_of(64);
        for row in self.rows..beyond {
            let bit = !bit_of(row);
            column.known[row / 64] &= bit;
            if let Values::Flags(bits) = &mut column.values {
                bits[row / 64] &= bit;
            }
        }
    }

    /// The value that a row has in a slot; unknown for a slot that was not asked for.
    pub fn cell(&self, slot: Slot, row: usize) -> Cell {
        let Some(Some(column)) = self.columns.get(usize::from(slot.0)) else {
            return Cell::Unknown;
        };
        if row >= self.rows || column.known[row / 64] & bit_of(row) == 0 {
            return Cell::Unknown;
        }
        match &column.values {
            Values::Flags(bits) => Cell::Flag(bits[row / 64] & bit_of(row) != 0),
            Values::Code8(lows, highs) => ends_at(lows, highs.as_ref(), row),
            Values::Code16(lows, highs) => ends_at(lows, highs.as_ref(), row),
            Values::Numbers(lows, highs) => ends_at(lows, highs.as_ref(), row),
        }
    }

    /// Writes one value. What does not fit the slot's layout stays unknown, as in a single answer.
    pub fn set(&mut self, slot: Slot, row: usize, cell: Cell) {
        if row >= self.rows {
            return;
        }
        let Some(Some(column)) = self.columns.get_mut(usize::from(slot.0)) else {
            return;
        };
        let bit = bit_of(row);
        let word = row / 64;
        let fits = match (&mut column.values, cell) {
            (Values::Flags(bits), Cell::Flag(value)) => {
                if value {
                    bits[word] |= bit;
                } else {
                    bits[word] &= !bit;
                }
                true
            }
            (Values::Code8(lows, highs), Cell::Between(low, high)) => place_ends(lows, highs, row, low, high),
            (Values::Code16(lows, highs), Cell::Between(low, high)) => place_ends(lows, highs, row, low, high),
            (Values::Numbers(lows, highs), Cell::Between(low, high)) => place_ends(lows, highs, row, low, high),
            _ => false,
        };
        if fits {
            column.known[word] |= bit;
        } else {
            column.known[word] &= !bit;
            if let Values::Flags(bits) = &mut column.values {
                bits[word] &= !bit;
            }
        }
    }

    /// How many people.
    pub fn rows(&self) -> usize {
        self.rows
    }
}

/// Both ends of a value.
fn ends_at<T: Copy + Into<i32>>(lows: &[T], highs: Option<&Vec<T>>, row: usize) -> Cell {
    let low = lows[row];
    Cell::Between(low.into(), highs.map_or(low, |highs| highs[row]).into())
}

/// The same value in every row. False when it does not fit.
fn fill_ends<T: Copy + TryFrom<i32>>(lows: &mut [T], highs: &mut Option<Vec<T>>, low: i32, high: i32) -> bool {
    let (Ok(low_end), Ok(high_end)) = (T::try_from(low), T::try_from(high)) else {
        return false;
    };
    lows.fill(low_end);
    *highs = (low != high).then(|| vec![high_end; lows.len()]);
    true
}

/// Writes both ends of a value; the upper ends get a place of their own only when one differs. False when it does not fit.
fn place_ends<T: Copy + TryFrom<i32>>(
    lows: &mut [T],
    highs: &mut Option<Vec<T>>,
    row: usize,
    low: i32,
    high: i32,
) -> bool {
    let (Ok(low), Ok(high), exact) = (T::try_from(low), T::try_from(high), low == high) else {
        return false;
    };
    if !exact || highs.is_some() {
        highs.get_or_insert_with(|| lows.to_vec())[row] = high;
    }
    lows[row] = low;
    true
}

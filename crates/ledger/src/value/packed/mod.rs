//! Histories of some tens of things as one immutable block of bytes: columns of rows, and beside them what a row tells beyond its columns.
//!
//! A row takes seven bytes in columns (kind, marks, source, first and last day) and a few in the tail: its fact's fields at their fixed
//! width, and what its marks announce. The act that a row stems from is one of the acts of its thing, so one byte names it.

mod by_kind;
mod days;
mod fixed;
mod kinds;
mod packer;
mod places;
mod rows;
#[cfg(test)]
mod tests;

pub(crate) use by_kind::WantedOfMany;
pub use by_kind::{ByKind, Together};
pub(crate) use fixed::Fixed;
pub use kinds::{FactKind, Kinds};
pub(crate) use packer::Packer;
pub(crate) use places::Places;
pub(crate) use rows::PackedRows;

use std::ops::Range;

use super::history::History;
use super::row::Row;
use super::timeline::Wanted;
use crate::ids::{ActId, Seq};
use crate::time::Day;

/// The counts at the head of a block: things, rows, bytes of tails, acts, bytes of dependants, and how wide its numbers are.
const HEAD: usize = 24;
/// Numbers of the index take four bytes, not two.
const WIDE_INDEX: u32 = 1;
/// Places of decisions take four bytes, not two.
const WIDE_DECISIONS: u32 = 2;
/// Ordinals take four bytes, not two.
const WIDE_ORDINALS: u32 = 4;

/// The histories of some things. Never changed: a new one is written in its place.
#[derive(Debug)]
pub(crate) struct Block {
    bytes: Box<[u8]>,
    things: usize,
    widths: u32,
    /// Where each part begins; the last is the end.
    parts: [usize; 11],
}

/// The parts of a block, in their order.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// For each thing, and for the end: its first row, tail byte, act and byte of dependants.
    Index,
    Reached,
    From,
    Until,
    Kinds,
    Marks,
    Sources,
    Decisions,
    Ordinals,
    Tails,
    Dependants,
}

/// Where the things of a block begin, in rows, bytes of tails, acts and bytes of dependants.
type Starts = [usize; 4];

impl Block {
    /// A block of these bytes, if they are as long as their head says and their index runs upwards.
    pub(crate) fn of(bytes: Box<[u8]>) -> Option<Self> {
        let mut counts = [0_usize; 6];
        for (count, word) in counts.iter_mut().zip(bytes.get(..HEAD)?.as_chunks::<4>().0) {
            *count = usize::try_from(u32::from_le_bytes(*word)).ok()?;
        }
        let [things, rows, tails, acts, dependants, widths] = counts;
        let widths = u32::try_from(widths).ok()?;
        let wide = |flag: u32| if widths & flag == 0 { 2 } else { 4 };
        let lengths = [
            things.checked_add(1)?.checked_mul(4 * wide(WIDE_INDEX))?,
            things.checked_mul(2)?,
            rows.checked_mul(2)?,
            rows.checked_mul(2)?,
            rows,
            rows,
            rows,
            acts.checked_mul(wide(WIDE_DECISIONS))?,
            acts.checked_mul(wide(WIDE_ORDINALS))?,
            tails,
            dependants,
        ];
        let (mut parts, mut end) = ([0; 11], HEAD);
        for (part, length) in parts.iter_mut().zip(lengths) {
            *part = end;
            end = end.checked_add(length)?;
        }
        let block = Self {
            bytes,
            things,
            widths,
            parts,
        };
        let starts = (0..=things).map(|slot| block.starts(slot));
        let upwards = starts.is_sorted_by(|one, next| one.iter().zip(next).all(|(one, next)| one <= next));
        let whole = block.starts(0) == [0; 4] && block.starts(things) == [rows, tails, acts, dependants];
        (end == block.bytes.len() && upwards && whole).then_some(block)
    }

    /// The bytes from which [`Block::of`] makes it again.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many things it holds.
    pub(crate) const fn len(&self) -> usize {
        self.things
    }

    /// The rows of one thing.
    #[inline]
    pub(crate) fn rows(&self, slot: usize) -> PackedRows<'_> {
        self.rows_between(self.starts(slot), self.starts(slot + 1))
    }

    #[inline]
    fn rows_between(&self, starts: Starts, ends: Starts) -> PackedRows<'_> {
        let (from, to) = (starts[0], ends[0]);
        PackedRows::of(rows::Columns {
            from: self.part(Part::From, 2 * from, 2 * to).as_chunks().0,
            until: self.part(Part::Until, 2 * from, 2 * to).as_chunks().0,
            kinds: self.part(Part::Kinds, from, to),
            marks: self.part(Part::Marks, from, to),
            sources: self.part(Part::Sources, from, to),
            tails: self.part(Part::Tails, starts[1], ends[1]),
            acts: self.acts_between(starts[2], ends[2]),
        })
    }

    /// Shows some rows of some things, in their order. What the things share is looked up once, not for each.
    pub(crate) fn scan(&self, slots: Range<usize>, wanted: Wanted, mut see: impl FnMut(usize, Row)) {
        let slots = slots.start..slots.end.min(self.things);
        if slots.is_empty() {
            return;
        }
        let (first, last) = (self.starts(slots.start), self.starts(slots.end));
        let mut rows = self.rows_between(first, last);
        let mut start = first;
        for slot in slots {
            let end = self.starts(slot + 1);
            rows.go_on_with(self.acts_between(start[2], end[2]));
            while let Some(row) = rows.next_before(end[0] - first[0], &wanted) {
                see(slot, row);
            }
            start = end;
        }
    }

    /// The acts that make the history of one thing, in the order of the log.
    pub(crate) fn acts(&self, slot: usize) -> Acts<'_> {
        self.acts_between(self.starts(slot)[2], self.starts(slot + 1)[2])
    }

    /// The things whose history speaks of this one, sorted.
    pub(crate) fn dependants(&self, slot: usize) -> Places<'_> {
        Places::of(self.part(Part::Dependants, self.starts(slot)[3], self.starts(slot + 1)[3]))
    }

    /// The history of one thing, open to be changed.
    pub(crate) fn open(&self, slot: usize) -> History {
        History {
            rows: self.rows(slot).all().collect(),
            acts: self.acts(slot).all().collect(),
            dependants: self.dependants(slot).collect(),
            reached: self.reached(slot),
        }
    }

    fn reached(&self, slot: usize) -> Day {
        let bytes = self.part(Part::Reached, 2 * slot, 2 * slot + 2);
        u16::of_bytes(bytes).map_or(Day::MAX, days::long)
    }

    fn acts_between(&self, from: usize, to: usize) -> Acts<'_> {
        let column = |part, flag| {
            let wide = self.widths & flag != 0;
            let width = if wide { 4 } else { 2 };
            (self.part(part, width * from, width * to), wide)
        };
        Acts {
            decisions: column(Part::Decisions, WIDE_DECISIONS),
            ordinals: column(Part::Ordinals, WIDE_ORDINALS),
        }
    }

    /// Where a thing begins; of the number after the last, where the block ends.
    #[inline]
    fn starts(&self, slot: usize) -> Starts {
        let mut starts = [0; 4];
        if self.widths & WIDE_INDEX == 0 {
            let words = self.part(Part::Index, 8 * slot, 8 * slot + 8).as_chunks().0;
            for (start, word) in starts.iter_mut().zip(words) {
                *start = usize::from(u16::from_le_bytes(*word));
            }
        } else {
            let words = self.part(Part::Index, 16 * slot, 16 * slot + 16).as_chunks().0;
            for (start, word) in starts.iter_mut().zip(words) {
                *start = usize::try_from(u32::from_le_bytes(*word)).unwrap_or(0);
            }
        }
        starts
    }

    /// Some bytes of a part.
    #[inline]
    fn part(&self, part: Part, from: usize, to: usize) -> &[u8] {
        let start = self.parts[part as usize];
        self.bytes.get(start + from..start + to).unwrap_or(&[])
    }
}

/// Ids of acts in two columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Acts<'b> {
    decisions: (&'b [u8], bool),
    ordinals: (&'b [u8], bool),
}

impl<'b> Acts<'b> {
    /// The act at a place of the list.
    #[inline]
    pub(crate) fn get(self, at: usize) -> Option<ActId> {
        let number = |(bytes, wide): (&[u8], bool)| {
            if wide {
                u32::of_bytes(bytes.get(4 * at..)?)
            } else {
                u16::of_bytes(bytes.get(2 * at..)?).map(u32::from)
            }
        };
        Some(ActId {
            decision: Seq(number(self.decisions)?),
            ordinal: number(self.ordinals)?,
        })
    }

    /// All of them.
    pub(crate) fn all(self) -> impl Iterator<Item = ActId> + use<'b> {
        (0..).map_while(move |at| self.get(at))
    }
}

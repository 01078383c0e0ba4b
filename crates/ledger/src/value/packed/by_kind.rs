//! The rows of a block by kind, for a reader of many things: one kind after the other, each row without the act that it stems from.
//!
//! Reading row by row asks of each row what it is. Here the rows of a block are told apart once, by two bytes of each; what then reads a
//! kind knows how its bytes stand.

use std::ops::Range;

use super::fixed::Fixed;
use super::kinds::{FactKind, Kinds, WIDTHS};
use super::rows::{ANNOUNCED, DAYS_TOLD, EARLIEST_OPEN, EARLIEST_TOLD, KNOWN_TOLD, KNOWN_UNTIL};
use super::{Block, Part, days};
use crate::ids::Seq;
use crate::time::Day;
use crate::value::dated_fact::DatedFact;
use crate::value::fact::{Fact, Ix};

/// By kind, how many bytes its fields take, and by marks, how many they announce.
static FIELDS: [u8; WIDTHS.len()] = bytes(WIDTHS);
static BESIDE: [u8; ANNOUNCED.len()] = bytes(ANNOUNCED);

#[allow(clippy::cast_possible_truncation, reason = "a row takes some tens of bytes")]
const fn bytes<const N: usize>(widths: [usize; N]) -> [u8; N] {
    let (mut bytes, mut at) = ([0; N], 0);
    while at < N {
        bytes[at] = widths[at] as u8;
        at += 1;
    }
    bytes
}

/// Where a row stands in its block.
#[derive(Debug, Clone, Copy)]
struct At {
    thing: u32,
    row: u32,
    tail: u32,
}

/// The rows of some things that stand together, by kind. The memory serves the next things too.
#[derive(Debug)]
pub struct ByKind {
    rows: [Vec<At>; FactKind::ALL.len()],
    /// The things whose histories are open: what stands in the block of them is old.
    apart: Vec<Ix>,
    /// What was seen where the lines of a block were touched; of no meaning.
    touched: u8,
}

impl Default for ByKind {
    fn default() -> Self {
        Self {
            rows: std::array::from_fn(|_| Vec::new()),
            apart: Vec::new(),
            touched: 0,
        }
    }
}

/// Which rows a reader of many things wants.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WantedOfMany {
    pub(crate) kinds: Kinds,
    /// Known at this place.
    pub(crate) known: Seq,
    /// Whether no decision stands behind that place.
    pub(crate) newest: bool,
}

impl ByKind {
    /// Tells the rows of some things of a block apart; `apart` are the things, by place, that are not to be read from it.
    pub(crate) fn sort(
        &mut self,
        block: Option<&Block>,
        slots: Range<usize>,
        first: Ix,
        apart: impl Iterator<Item = Ix>,
        wanted: &WantedOfMany,
    ) {
        self.rows.iter_mut().for_each(Vec::clear);
        self.apart.clear();
        self.apart.extend(apart);
        let Some(block) = block else { return };
        // One byte of every line: so a block comes from memory at once, and not line by line as its columns are read.
        let lines = block.bytes.iter().step_by(64);
        self.touched = lines.fold(self.touched, |touched, byte| touched ^ byte);
        let things = (0_u32..).zip(slots.start..slots.end.min(block.len()));
        for (thing, slot) in things {
            let packed = self.apart.is_empty() || self.apart.binary_search(&first.saturating_add(thing)).is_err();
            if packed {
                self.sort_thing(block, thing, slot, wanted);
            }
        }
    }

    fn sort_thing(&mut self, block: &Block, thing: u32, slot: usize, wanted: &WantedOfMany) {
        let (starts, ends) = (block.starts(slot), block.starts(slot + 1));
        let kinds = block.part(Part::Kinds, starts[0], ends[0]);
        let marks = block.part(Part::Marks, starts[0], ends[0]);
        let (Ok(mut row), Ok(mut tail)) = (u32::try_from(starts[0]), u32::try_from(starts[1])) else {
            return;
        };
        for (kind, marks) in kinds.iter().zip(marks) {
            let here = At { thing, row, tail };
            let widths = FIELDS.get(usize::from(*kind)).zip(BESIDE.get(usize::from(*marks)));
            let Some((fields, beside)) = widths else { return };
            row += 1;
            tail = tail.saturating_add(u32::from(*fields) + u32::from(*beside));
            // At the newest place everything is known that nothing has superseded.
            let plain = wanted.newest && marks & (KNOWN_UNTIL | KNOWN_TOLD) == 0;
            if wanted.kinds.has_number(*kind)
                && (plain || is_known(block, slot, here, wanted.known))
                && let Some(rows) = self.rows.get_mut(usize::from(*kind))
            {
                rows.push(here);
            }
        }
    }
}

/// Whether a row is known at a place of the log.
fn is_known(block: &Block, slot: usize, at: At, known: Seq) -> bool {
    let [row, tail, ..] = block.starts(slot);
    let (row, tail) = (at.row as usize - row, at.tail as usize - tail);
    block.rows(slot).is_known(row, tail, known)
}

/// Some things that stand together, one after the other in their table.
#[derive(Debug, Clone, Copy)]
pub struct Together<'b> {
    pub(crate) first: Ix,
    pub(crate) count: usize,
    pub(crate) block: Option<&'b Block>,
    pub(crate) by_kind: &'b ByKind,
}

impl<'b> Together<'b> {
    /// The place of the first one.
    pub const fn first(&self) -> Ix {
        self.first
    }

    /// How many there are.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The places of those that are not shown by kind: they are to be read one by one.
    pub fn apart(&self) -> &'b [Ix] {
        &self.by_kind.apart
    }

    /// Shows every row of a kind, thing by thing: which of the things it is about, counted from the first, and what it tells.
    #[inline]
    pub fn each(&self, kind: FactKind, mut see: impl FnMut(usize, DatedFact)) {
        let (Some(block), Some(rows)) = (self.block, self.by_kind.rows.get(kind as usize)) else {
            return;
        };
        let sheet = Sheet::of(block);
        for at in rows {
            if let Some(told) = sheet.read(*at, kind) {
                see(at.thing as usize, told);
            }
        }
    }
}

/// The columns of a whole block.
struct Sheet<'b> {
    from: &'b [[u8; 2]],
    until: &'b [[u8; 2]],
    marks: &'b [u8],
    tails: &'b [u8],
}

impl<'b> Sheet<'b> {
    fn of(block: &'b Block) -> Self {
        let [rows, tails, ..] = block.starts(block.len());
        Self {
            from: block.part(Part::From, 0, 2 * rows).as_chunks().0,
            until: block.part(Part::Until, 0, 2 * rows).as_chunks().0,
            marks: block.part(Part::Marks, 0, rows),
            tails: block.part(Part::Tails, 0, tails),
        }
    }

    #[inline]
    fn read(&self, at: At, kind: FactKind) -> Option<DatedFact> {
        let row = at.row as usize;
        let tail = self.tails.get(at.tail as usize..)?;
        let marks = *self.marks.get(row)?;
        let mut from = days::long(u16::from_le_bytes(*self.from.get(row)?));
        let mut until = days::long(u16::from_le_bytes(*self.until.get(row)?));
        let mut earliest = from;
        if marks & (EARLIEST_OPEN | EARLIEST_TOLD | DAYS_TOLD) != 0 {
            if marks & DAYS_TOLD != 0 {
                let before = WIDTHS[kind as usize] + ANNOUNCED[usize::from(marks % DAYS_TOLD)];
                let days = tail.get(before..)?;
                (from, until) = (Day::of_bytes(days)?, Day::of_bytes(days.get(Day::WIDTH..)?)?);
                earliest = from;
            }
            if marks & EARLIEST_OPEN != 0 {
                earliest = Day::MIN;
            } else if marks & EARLIEST_TOLD != 0 {
                earliest = Day::of_bytes(tail.get(WIDTHS[kind as usize]..)?)?;
            }
        }
        let fact = Fact::of_bytes(kind, tail)?;
        Some(DatedFact {
            fact,
            from,
            earliest,
            until,
        })
    }
}

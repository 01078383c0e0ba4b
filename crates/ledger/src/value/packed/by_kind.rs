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

/// More numbers than there are kinds, so that every byte has its place.
const NUMBERS: usize = 64;
/// Rows that are named at once: few things have more.
const AT_ONCE: usize = 16;
/// By kind, how many bytes its fields take, and by marks, how many they announce.
static FIELDS: [u8; NUMBERS] = bytes(&WIDTHS);
static BESIDE: [u8; ANNOUNCED.len()] = bytes(&ANNOUNCED);

#[allow(clippy::cast_possible_truncation, reason = "a row takes some tens of bytes")]
const fn bytes<const N: usize>(widths: &[usize]) -> [u8; N] {
    let (mut bytes, mut at) = ([0; N], 0);
    while at < widths.len() {
        bytes[at] = widths[at] as u8;
        at += 1;
    }
    bytes
}

/// The rows of some things that stand together, by kind. The memory serves the next things too.
#[derive(Debug)]
pub struct ByKind {
    /// Bin by bin, each with room for all rows of a block: the places of its rows.
    rows: Vec<u32>,
    room: usize,
    /// The kinds that are wanted have a bin each; the first one takes what is not wanted, and keeps none of it.
    kinds: Kinds,
    bins: [u8; NUMBERS],
    /// By bin: up to where it is filled.
    ends: [usize; NUMBERS],
    /// By row of the block: where its tail begins, and which of the things it is of.
    tails: Vec<u32>,
    things: Vec<u8>,
    /// The things whose histories are open: what stands in the block of them is old.
    apart: Vec<Ix>,
    /// What was seen where the lines of a block were touched; of no meaning.
    touched: u8,
}

impl Default for ByKind {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            room: 0,
            kinds: Kinds::NONE,
            bins: [0; NUMBERS],
            ends: [0; NUMBERS],
            tails: Vec::new(),
            things: Vec::new(),
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
        self.apart.clear();
        self.apart.extend(apart);
        self.empty(block.map_or(0, |block| block.starts(block.len())[0]), wanted.kinds);
        let Some(block) = block else { return };
        // One byte of every line: so a block comes from memory at once, and not line by line as its columns are read.
        let lines = block.bytes.iter().step_by(64);
        self.touched = lines.fold(self.touched, |touched, byte| touched ^ byte);
        let (mut from, end) = (slots.start, slots.end.min(block.len()));
        for at in 0..=self.apart.len() {
            // Up to the next thing that is apart all are read at once.
            let next = self.apart.get(at).and_then(|apart| usize::try_from(apart - first).ok());
            let until = next.map_or(end, |next| end.min(slots.start + next));
            self.name_things(block, slots.start, from..until);
            self.sort_things(block, slots.start, from..until, wanted);
            from = until + 1;
        }
    }

    /// Empties the bins, each of which then has room for so many rows.
    fn empty(&mut self, rows: usize, kinds: Kinds) {
        if rows > self.room || kinds != self.kinds {
            self.kinds = kinds;
            self.room = self.room.max(rows.next_power_of_two());
            let mut bins = 0;
            for (number, bin) in (0..).zip(&mut self.bins) {
                let wanted = kinds.has_number(number);
                bins += u8::from(wanted);
                *bin = if wanted { bins } else { 0 };
            }
            self.rows.resize(self.room * (usize::from(bins) + 1), 0);
            self.tails.resize(self.room, 0);
            self.things.resize(self.room + AT_ONCE, 0);
        }
        for (bin, end) in self.ends.iter_mut().enumerate() {
            *end = bin * self.room;
        }
    }

    /// Tells by row of which thing it is: for each thing as many places as few exceed, of which the next ones take back what is theirs.
    fn name_things(&mut self, block: &Block, zeroth: usize, slots: Range<usize>) {
        for slot in slots {
            let (start, end) = (block.starts(slot)[0], block.starts(slot + 1)[0]);
            let thing = u8::try_from(slot - zeroth).unwrap_or(u8::MAX);
            self.things[start..start + AT_ONCE].fill(thing);
            if end > start + AT_ONCE {
                self.things[start + AT_ONCE..end].fill(thing);
            }
        }
    }

    /// Tells the rows of some things of a block apart. No row is asked what it is: each is written where the next one of its kind
    /// belongs, and only if it is wanted does that place count as taken.
    fn sort_things(&mut self, block: &Block, zeroth: usize, slots: Range<usize>, wanted: &WantedOfMany) {
        if slots.is_empty() {
            return;
        }
        let (starts, ends) = (block.starts(slots.start), block.starts(slots.end));
        let kinds = block.part(Part::Kinds, starts[0], ends[0]);
        let marks = block.part(Part::Marks, starts[0], ends[0]);
        let (Ok(first), Ok(mut tail)) = (u32::try_from(starts[0]), u32::try_from(starts[1])) else {
            return;
        };
        let tails = self.tails.iter_mut().skip(starts[0]);
        for ((kind, marks), place) in kinds.iter().zip(marks).zip(tails) {
            *place = tail;
            let fields = FIELDS[usize::from(*kind) % FIELDS.len()];
            let beside = BESIDE[usize::from(*marks) % BESIDE.len()];
            tail = tail.wrapping_add(u32::from(fields) + u32::from(beside));
        }
        let (rows, mut ends) = (self.rows.as_mut_slice(), self.ends);
        for (row, (kind, marks)) in (first..).zip(kinds.iter().zip(marks)) {
            let bin = usize::from(self.bins[usize::from(*kind) % NUMBERS]) % NUMBERS;
            // At the newest place everything is known that nothing has superseded.
            let plain = wanted.newest && marks & (KNOWN_UNTIL | KNOWN_TOLD) == 0;
            let known = plain || is_known(block, (zeroth, &self.things), (row, &self.tails), wanted.known);
            let end = &mut ends[bin];
            if let Some(place) = rows.get_mut(*end) {
                *place = row;
            }
            *end += usize::from(bin != 0 && known);
        }
        self.ends = ends;
    }

    /// The rows of a kind, in order: of which thing each is, and where its tail begins.
    #[inline]
    fn of(&self, kind: FactKind) -> impl Iterator<Item = At> {
        let rows = match usize::from(self.bins[kind as usize % NUMBERS]) {
            0 => &[],
            bin => self
                .rows
                .get(bin * self.room..self.ends[bin % NUMBERS])
                .unwrap_or_default(),
        };
        rows.iter().map_while(|row| {
            let row = *row as usize;
            let (thing, tail) = (usize::from(*self.things.get(row)?), *self.tails.get(row)? as usize);
            Some(At { row, thing, tail })
        })
    }
}

/// Where a row stands in its block.
#[derive(Debug, Clone, Copy)]
struct At {
    row: usize,
    thing: usize,
    tail: usize,
}

/// Whether a row is known at a place of the log. Apart, so that it takes no register from the loop in which few rows ask.
#[cold]
#[inline(never)]
fn is_known(block: &Block, (zeroth, things): (usize, &[u8]), (row, tails): (u32, &[u32]), known: Seq) -> bool {
    let row = row as usize;
    let (Some(thing), Some(tail)) = (things.get(row), tails.get(row)) else {
        return false;
    };
    let slot = zeroth + usize::from(*thing);
    let [first_row, first_tail, ..] = block.starts(slot);
    block
        .rows(slot)
        .is_known(row - first_row, *tail as usize - first_tail, known)
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
        let Some(block) = self.block else { return };
        let sheet = Sheet::of(block);
        for at in self.by_kind.of(kind) {
            if let Some(told) = sheet.read(at, kind) {
                see(at.thing, told);
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
        let row = at.row;
        let tail = self.tails.get(at.tail..)?;
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

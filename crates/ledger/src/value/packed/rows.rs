//! Reading packed rows: what a reader does not want is passed over without being read.

use super::fixed::Fixed;
use super::kinds::{FactKind, WIDTHS};
use super::{Acts, days};
use crate::ids::{ActId, Seq};
use crate::time::Day;
use crate::value::fact::Fact;
use crate::value::row::Row;
use crate::value::timeline::Wanted;

/// The fact may hold since anybody can think.
pub(super) const EARLIEST_OPEN: u8 = 1;
/// The first day on which it may hold is told.
pub(super) const EARLIEST_TOLD: u8 = 2;
/// Known from another decision on than its source: that of the act named.
pub(super) const KNOWN_FROM: u8 = 4;
/// No longer known from a decision on: that of the act named.
pub(super) const KNOWN_UNTIL: u8 = 8;
/// Both ends of being known are told in full.
pub(super) const KNOWN_TOLD: u8 = 16;
/// First and last day are told in full.
pub(super) const DAYS_TOLD: u8 = 32;
/// The source is told in full.
pub(super) const SOURCE_TOLD: u8 = 64;

/// How many bytes the marks announce.
pub(super) const ANNOUNCED: [usize; 128] = {
    const BYTES: [(u8, usize); 6] = [
        (EARLIEST_TOLD, 4),
        (KNOWN_FROM, 1),
        (KNOWN_UNTIL, 1),
        (KNOWN_TOLD, 8),
        (DAYS_TOLD, 8),
        (SOURCE_TOLD, 8),
    ];
    let mut announced = [0; 128];
    let mut marks = 0;
    while marks < announced.len() {
        let mut at = 0;
        while at < BYTES.len() {
            if marks & BYTES[at].0 as usize != 0 {
                announced[marks] += BYTES[at].1;
            }
            at += 1;
        }
        marks += 1;
    }
    announced
};

/// The rows of one thing, column by column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns<'b> {
    pub(super) from: &'b [[u8; 2]],
    pub(super) until: &'b [[u8; 2]],
    pub(super) kinds: &'b [u8],
    pub(super) marks: &'b [u8],
    pub(super) sources: &'b [u8],
    pub(super) tails: &'b [u8],
    pub(super) acts: Acts<'b>,
}

/// Packed rows of one thing, one after the other.
#[derive(Debug, Clone)]
pub(crate) struct PackedRows<'b> {
    columns: Columns<'b>,
    next: usize,
}

/// What a row tells beyond its columns, read one after the other.
struct Tail<'b>(&'b [u8]);

impl Tail<'_> {
    fn read<T: Fixed>(&mut self) -> Option<T> {
        let value = T::of_bytes(self.0)?;
        self.0 = self.0.get(T::WIDTH..)?;
        Some(value)
    }
}

impl<'b> PackedRows<'b> {
    pub(super) const fn of(columns: Columns<'b>) -> Self {
        Self { columns, next: 0 }
    }

    /// All rows.
    pub(super) fn all(mut self) -> impl Iterator<Item = Row> + use<'b> {
        std::iter::from_fn(move || self.next(&Wanted::EVERYTHING))
    }

    /// Whether the row at a place, whose tail begins at a byte, is known at a place of the log.
    pub(super) fn is_known(&self, at: usize, tail: usize, known: Seq) -> bool {
        let wanted = Wanted {
            known: Some(known),
            ..Wanted::EVERYTHING
        };
        let columns = &self.columns;
        let row = || {
            let (kind, marks) = (*columns.kinds.get(at)?, *columns.marks.get(at)?);
            self.read(at, kind, marks, columns.tails.get(tail..)?, &wanted)
        };
        row().is_some()
    }

    /// The next row that a reader wants.
    #[inline]
    pub(crate) fn next(&mut self, wanted: &Wanted) -> Option<Row> {
        self.next_before(usize::MAX, wanted)
    }

    /// The rows to come are of another thing, with these acts.
    pub(super) const fn go_on_with(&mut self, acts: Acts<'b>) {
        self.columns.acts = acts;
    }

    /// The next row that a reader wants, of those before a place.
    #[inline]
    pub(super) fn next_before(&mut self, end: usize, wanted: &Wanted) -> Option<Row> {
        while self.next < end {
            let at = self.next;
            let (kind, marks) = (*self.columns.kinds.get(at)?, *self.columns.marks.get(at)?);
            let tail = self.columns.tails;
            let width = WIDTHS.get(usize::from(kind))? + ANNOUNCED.get(usize::from(marks))?;
            self.columns.tails = tail.get(width..)?;
            self.next += 1;
            if wanted.kinds.has_number(kind)
                && let Some(row) = self.read(at, kind, marks, tail, wanted)
            {
                return Some(row);
            }
        }
        None
    }

    /// One row, if it is wanted.
    #[inline]
    fn read(&self, at: usize, kind: u8, marks: u8, tail: &[u8], wanted: &Wanted) -> Option<Row> {
        let kind = *FactKind::ALL.get(usize::from(kind))?;
        let columns = &self.columns;
        let mut row = Row {
            fact: Fact::Exists,
            from: days::long(u16::from_le_bytes(*columns.from.get(at)?)),
            earliest: Day::MIN,
            until: days::long(u16::from_le_bytes(*columns.until.get(at)?)),
            source: ActId::here(0),
            known_from: Seq::THIS,
            known_until: Seq::LATEST,
        };
        let mut announced = Tail(tail.get(WIDTHS[kind as usize]..)?);
        let told = if marks & EARLIEST_TOLD == 0 {
            None
        } else {
            Some(announced.read()?)
        };
        if marks & SOURCE_TOLD == 0 {
            row.source = columns.acts.get(usize::from(*columns.sources.get(at)?))?;
        }
        row.known_from = row.source.decision;
        if marks & !(EARLIEST_OPEN | EARLIEST_TOLD) != 0 {
            self.read_marked(marks, &mut announced, &mut row)?;
        }
        row.earliest = match marks & (EARLIEST_OPEN | EARLIEST_TOLD) {
            0 => row.from,
            EARLIEST_OPEN => Day::MIN,
            _ => told?,
        };
        if wanted.known.is_some_and(|known| !row.is_known(known)) || wanted.day.is_some_and(|day| !row.holds(day)) {
            return None;
        }
        row.fact = Fact::of_bytes(kind, tail)?;
        Some(row)
    }

    /// What few rows tell.
    fn read_marked(&self, marks: u8, announced: &mut Tail<'_>, row: &mut Row) -> Option<()> {
        let has = |mark: u8| marks & mark != 0;
        let known_from: Option<u8> = if has(KNOWN_FROM) { announced.read() } else { None };
        let known_until: Option<u8> = if has(KNOWN_UNTIL) { announced.read() } else { None };
        if has(KNOWN_TOLD) {
            (row.known_from, row.known_until) = (Seq(announced.read()?), Seq(announced.read()?));
        }
        if has(DAYS_TOLD) {
            (row.from, row.until) = (announced.read()?, announced.read()?);
        }
        if has(SOURCE_TOLD) {
            row.source = ActId {
                decision: Seq(announced.read()?),
                ordinal: announced.read()?,
            };
            if !has(KNOWN_TOLD) {
                row.known_from = row.source.decision;
            }
        }
        if let Some(act) = known_from {
            row.known_from = self.columns.acts.get(usize::from(act))?.decision;
        }
        if let Some(act) = known_until {
            row.known_until = self.columns.acts.get(usize::from(act))?.decision;
        }
        Some(())
    }
}

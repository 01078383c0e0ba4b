//! Reading all that is known of one thing, packed or open.

use super::history::History;
use super::packed::{Block, FactKind, Kinds, PackedRows, Places};
use super::row::{Place, Row};
use crate::ids::{ActId, Seq};
use crate::time::Day;

/// All that is known of one thing, to read. Costs nothing to copy.
#[derive(Debug, Clone, Copy)]
pub struct Timeline<'v>(Kept<'v>);

#[derive(Debug, Clone, Copy)]
enum Kept<'v> {
    Open(&'v History),
    Packed(&'v Block, usize),
}

impl<'v> Timeline<'v> {
    pub(super) const fn open(history: &'v History) -> Self {
        Self(Kept::Open(history))
    }

    pub(super) const fn packed(block: &'v Block, slot: usize) -> Self {
        Self(Kept::Packed(block, slot))
    }

    /// All rows, with those that are no longer known.
    pub fn rows(self) -> Rows<'v> {
        self.wanted(Wanted::EVERYTHING)
    }

    /// The rows that are known now.
    pub(crate) fn current(self) -> Rows<'v> {
        self.wanted(Wanted::CURRENT)
    }

    /// The rows of one kind that are known now.
    pub(crate) fn current_of(self, kind: FactKind) -> Rows<'v> {
        self.wanted(Wanted {
            kinds: Kinds::NONE.with(kind),
            ..Wanted::CURRENT
        })
    }

    /// Some of its rows.
    pub(crate) fn wanted(self, wanted: Wanted) -> Rows<'v> {
        let from = match self.0 {
            Kept::Open(history) => Source::Open(history.rows.iter()),
            Kept::Packed(block, slot) => Source::Packed(block.rows(slot)),
        };
        Rows { wanted, from }
    }

    /// The things whose history speaks of it, sorted.
    pub fn dependants(self) -> Dependants<'v> {
        Dependants(match self.0 {
            Kept::Open(history) => Listed::Open(history.dependants.iter()),
            Kept::Packed(block, slot) => Listed::Packed(block.dependants(slot)),
        })
    }
}

/// Which rows of a history a reader wants.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Rows of these kinds.
    pub(crate) kinds: Kinds,
    /// Known at this place; all, where none is named.
    pub(crate) known: Option<Seq>,
    /// Certainly holding on this day; all, where none is named.
    pub(crate) day: Option<Day>,
}

impl Wanted {
    pub(crate) const EVERYTHING: Self = Self {
        kinds: Kinds::ALL,
        known: None,
        day: None,
    };
    /// The newest place of all, one before the place that stands for "not superseded".
    pub(crate) const CURRENT: Self = Self {
        known: Some(Seq(u32::MAX - 1)),
        ..Self::EVERYTHING
    };

    /// Whether a row is one of them.
    pub(crate) fn has(&self, row: &Row) -> bool {
        self.kinds.contains(row.fact.kind())
            && self.known.is_none_or(|known| row.is_known(known))
            && self.day.is_none_or(|day| row.holds(day))
    }
}

/// Rows of one history, one after the other.
#[derive(Debug, Clone)]
pub struct Rows<'v> {
    wanted: Wanted,
    from: Source<'v>,
}

#[derive(Debug, Clone)]
enum Source<'v> {
    Open(std::slice::Iter<'v, Row>),
    Packed(PackedRows<'v>),
    Nothing,
}

impl Rows<'_> {
    /// No rows: of a thing that is not there.
    pub(crate) const NONE: Self = Self {
        wanted: Wanted::EVERYTHING,
        from: Source::Nothing,
    };
}

impl Iterator for Rows<'_> {
    type Item = Row;

    #[inline]
    fn next(&mut self) -> Option<Row> {
        match &mut self.from {
            Source::Packed(rows) => rows.next(&self.wanted),
            Source::Open(rows) => rows.find(|row| self.wanted.has(row)).copied(),
            Source::Nothing => None,
        }
    }
}

/// The things whose history speaks of another, sorted.
#[derive(Debug, Clone)]
pub struct Dependants<'v>(Listed<'v>);

#[derive(Debug, Clone)]
enum Listed<'v> {
    Open(std::slice::Iter<'v, Place>),
    Packed(Places<'v>),
}

impl Dependants<'_> {
    /// None: of a thing that is not there.
    pub(crate) fn none() -> Self {
        Self(Listed::Open([].iter()))
    }
}

impl Iterator for Dependants<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        match &mut self.0 {
            Listed::Open(places) => places.next().copied(),
            Listed::Packed(places) => places.next(),
        }
    }
}

impl Timeline<'_> {
    /// The acts that make it, in the order of the log.
    pub(crate) fn acts(self) -> Vec<ActId> {
        match self.0 {
            Kept::Open(history) => history.acts.clone(),
            Kept::Packed(block, slot) => block.acts(slot).all().collect(),
        }
    }
}

//! One person's facts, written by name and type instead of by slot.

use ledger::{ActId, Day};

use super::cells::Cells;
use super::derived::{self, Grounds};
use super::people::People;
use super::reads::Reads;
use crate::expr::{Cell, Fact, Row, Slot};
use lawbook::Lawbook;

/// One person on one day: facts go in with their sources, a [`Row`] comes out. What is never told stays unknown.
#[derive(Debug, Clone)]
pub struct PersonFacts<'p> {
    people: &'p People,
    row: Row,
}

impl<'p> PersonFacts<'p> {
    /// A person of whom nothing is known, save what no record means "no": planned for nothing, in no group, nothing eased, not studying.
    pub fn new(people: &'p People) -> Self {
        let mut facts = Self {
            people,
            row: Row::unknown(people.catalogue.width()),
        };
        facts.row.set(people.slots.planned, Cell::Flag(false), None);
        for at in 0..people.groups.len() {
            facts.row.set(offset(people.slots.group, at), Cell::Flag(false), None);
        }
        for at in 0..people.eased.len() {
            facts.row.set(offset(people.slots.eased, at), Cell::Flag(false), None);
        }
        for qualification in &people.slots.qualifications {
            facts.row.set(qualification.studying, Cell::exactly(0), None);
        }
        facts
    }

    /// Writes any slot.
    pub fn set(&mut self, slot: Slot, cell: Cell, source: Option<ActId>) {
        self.row.set(slot, cell, source);
    }

    /// The row as it is written.
    pub(super) fn into_row(self) -> Row {
        self.row
    }

    /// What is written so far.
    pub fn row(&self) -> &Row {
        &self.row
    }

    /// A title group of a post that is held.
    pub fn in_group(&mut self, group: &str, source: Option<ActId>) {
        if let Some(at) = self.people.group(group) {
            self.member(self.people.slots.group, at, source);
        }
    }

    /// A floor that the province has lowered for the unit's place.
    pub fn eased(&mut self, floor: &str, source: Option<ActId>) {
        if let Some(at) = self.people.eased.iter().position(|known| known == floor) {
            self.member(self.people.slots.eased, at, source);
        }
    }

    /// A word of the field in `slot`. In an open vocabulary an unnamed word is "any other"; in a closed one it stays unknown.
    pub fn word(&mut self, slot: Slot, word: &str, source: Option<ActId>) {
        self.code(slot, self.people.code(slot, word), source);
    }

    /// The row, with ages, services and the time to retirement on `day` worked out where they were not told.
    pub fn finish(mut self, day: Day, book: &Lawbook) -> Row {
        let slots = &self.people.slots;
        let grounds = Grounds {
            sex: self.row.fact(slots.sex).cell,
            birth: self.row.fact(slots.birth),
            recruited: self.row.fact(slots.recruited),
            since: self.row.fact(slots.since),
            retires: Fact::default(),
        };
        let mut untold = Untold(&mut self.row);
        derived::fill(&mut untold, &grounds, self.people, day, book, &Reads::all(self.people));
        let told = self.row.fact(slots.planned);
        if told.cell == Cell::Flag(true) {
            for group in groups_of_planned(self.people, day, book) {
                self.member(slots.group, group, told.source);
            }
        }
        self.row
    }
}

impl Cells for PersonFacts<'_> {
    fn set(&mut self, slot: Slot, cell: Cell, source: Option<ActId>) {
        self.row.set(slot, cell, source);
    }
}

/// A row in which only what was not told is written.
struct Untold<'r>(&'r mut Row);

impl Cells for Untold<'_> {
    fn set(&mut self, slot: Slot, cell: Cell, source: Option<ActId>) {
        if self.0.fact(slot).cell == Cell::Unknown {
            self.0.set(slot, cell, source);
        }
    }
}

/// The title groups that whoever is planned for a post is in, by place.
pub(super) fn groups_of_planned(people: &People, day: Day, book: &Lawbook) -> Vec<usize> {
    let groups = book.groups(day).into_iter();
    let planned = groups.filter(|group| group.body().by.as_deref() == Some("planned"));
    planned
        .filter_map(|group| people.group(group.entry.id.strip_prefix("groups.")?))
        .collect()
}

/// The slot of a word of a field of words.
pub(super) fn offset(first: Slot, at: usize) -> Slot {
    Slot(first.0.saturating_add(u16::try_from(at).unwrap_or(u16::MAX)))
}

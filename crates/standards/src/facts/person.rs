//! One person's facts, written by name and type instead of by slot.

use ledger::codes::{PartyState, Sex, Standing, UnitKind};
use ledger::{ActId, Day, When};

use super::derived;
use super::people::People;
use super::reads::Reads;
use crate::expr::{Cell, Row, Slot};
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

    /// The sex.
    pub fn sex(&mut self, sex: Sex, source: Option<ActId>) {
        self.word(self.people.slots.sex, sex.word(), source);
    }

    /// The birth date.
    pub fn birth(&mut self, birth: When, source: Option<ActId>) {
        self.row.set(self.people.slots.birth, birth.into(), source);
    }

    /// Party membership.
    pub fn party(&mut self, state: PartyState, source: Option<ActId>) {
        self.word(self.people.slots.party, state.word(), source);
    }

    /// Cadre, civil servant, public employee …
    pub fn standing(&mut self, standing: Standing, source: Option<ActId>) {
        self.word(self.people.slots.standing, standing.word(), source);
    }

    /// The kind of the unit of the main post.
    pub fn unit_kind(&mut self, kind: UnitKind, source: Option<ActId>) {
        self.word(self.people.slots.kind, kind.word(), source);
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

    /// A word, by its place, of the field of words whose first slot is given.
    pub(super) fn member(&mut self, first: Slot, at: usize, source: Option<ActId>) {
        self.row.set(offset(first, at), Cell::Flag(true), source);
    }

    /// A word of the field in `slot`. In an open vocabulary an unnamed word is "any other"; in a closed one it stays unknown.
    pub fn word(&mut self, slot: Slot, word: &str, source: Option<ActId>) {
        self.code(slot, self.people.code(slot, word), source);
    }

    /// The same, where the word's code is known already.
    pub(super) fn code(&mut self, slot: Slot, code: Option<u16>, source: Option<ActId>) {
        if let Some(code) = code {
            self.row.set(slot, Cell::exactly(i32::from(code)), source);
        }
    }

    /// Forgets what is read for some slots, as if nothing were known: the same memory is the next person's.
    pub(super) fn clear(&mut self, nothing: &Self, reads: &Reads) {
        for slot in &reads.asked {
            let fact = nothing.row.fact(*slot);
            self.row.set(*slot, fact.cell, fact.source);
        }
    }

    /// The row, with ages, services and the time to retirement on `day` worked out where they were not told.
    pub fn finish(mut self, day: Day, book: &Lawbook) -> Row {
        let planned = groups_of_planned(self.people, day, book);
        self.derive(day, book, &Reads::all(self.people), &planned);
        self.row
    }

    /// Works out what follows from the facts, where it is asked for; `planned`: the groups that whoever is planned is in.
    pub(super) fn derive(&mut self, day: Day, book: &Lawbook, reads: &Reads, planned: &[usize]) {
        derived::fill(&mut self.row, self.people, day, book, reads);
        let told = self.row.fact(self.people.slots.planned);
        if told.cell == Cell::Flag(true) {
            for group in planned {
                self.member(self.people.slots.group, *group, told.source);
            }
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

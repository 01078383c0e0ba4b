//! One person's facts, written by name and type instead of by slot.

use ledger::codes::{PartyState, Sex, Standing, UnitKind};
use ledger::{ActId, Day, When};

use super::derived;
use super::people::People;
use crate::expr::{Cell, FieldType, Row, Slot};
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
        if let Some(at) = self.people.groups.iter().position(|known| known == group) {
            self.row
                .set(offset(self.people.slots.group, at), Cell::Flag(true), source);
        }
    }

    /// A floor that the province has lowered for the unit's place.
    pub fn eased(&mut self, floor: &str, source: Option<ActId>) {
        if let Some(at) = self.people.eased.iter().position(|known| known == floor) {
            self.row
                .set(offset(self.people.slots.eased, at), Cell::Flag(true), source);
        }
    }

    /// A word of the field in `slot`. In an open vocabulary an unnamed word is "any other"; in a closed one it stays unknown.
    pub fn word(&mut self, slot: Slot, word: &str, source: Option<ActId>) {
        let catalogue = &self.people.catalogue;
        let field = catalogue.slot_info(slot).and_then(|info| catalogue.find(&info.field));
        let Some(FieldType::Word(vocabulary)) = field.map(|field| &field.holds) else {
            return;
        };
        let Some(vocabulary) = catalogue.vocabulary_at(*vocabulary) else {
            return;
        };
        let open = vocabulary.words.first().is_some_and(String::is_empty);
        let code = vocabulary.code(word).or(open.then_some(0));
        if let Some(code) = code {
            self.row.set(slot, Cell::exactly(i32::from(code)), source);
        }
    }

    /// The row, with ages, services and the time to retirement on `day` worked out where they were not told.
    pub fn finish(mut self, day: Day, book: &Lawbook) -> Row {
        derived::fill(&mut self.row, self.people, day, book);
        let planned = self.row.fact(self.people.slots.planned);
        if planned.cell == Cell::Flag(true) {
            for group in book
                .groups(day)
                .into_iter()
                .filter(|group| group.body().by.as_deref() == Some("planned"))
            {
                if let Some(name) = group.entry.id.strip_prefix("groups.") {
                    self.in_group(name, planned.source);
                }
            }
        }
        self.row
    }
}

/// The slot of a word of a field of words.
pub(super) fn offset(first: Slot, at: usize) -> Slot {
    Slot(first.0.saturating_add(u16::try_from(at).unwrap_or(u16::MAX)))
}

//! Reading: the value on one day, as known at one place of the log. A view costs nothing to make; its answers are filters.

mod class;
mod lineage;
mod passage;
mod pauses;
mod person;
mod quantity;
mod structure;
mod unit;

use std::sync::Arc;

pub use class::ClassView;
pub use lineage::Lineage;
pub use passage::{Agreement, OneSide};
pub use pauses::{ContractInForce, Passage, RetirementDecided, Suspension, Way};
pub use person::{Held, LearningHeld, PersonView};
pub use structure::{Structure, UnitOnDay};

use crate::ids::Seq;
use crate::time::Day;
use crate::value::{Fact, Ix, Place, Row, Value, Word};

/// The value on one day, as known at one place of the log.
#[derive(Debug, Clone, Copy)]
pub struct View<'v> {
    value: &'v Value,
    day: Day,
    known: Seq,
}

impl Value {
    /// The value on a day, as known at a place of the log ([`Seq::LATEST`]: as known now, with the drafts of this fork).
    pub const fn on(&self, day: Day, known: Seq) -> View<'_> {
        // The newest place is known to everybody; rows end at LATEST, which stands for "not superseded".
        let known = if known.0 == u32::MAX { Seq(u32::MAX - 1) } else { known };
        View {
            value: self,
            day,
            known,
        }
    }
}

impl<'v> View<'v> {
    /// The value.
    pub const fn value(&self) -> &'v Value {
        self.value
    }

    /// The day.
    pub const fn day(&self) -> Day {
        self.day
    }

    /// The place of the log.
    pub const fn known(&self) -> Seq {
        self.known
    }

    /// The same value and place on another day.
    #[must_use]
    pub const fn at(self, day: Day) -> Self {
        Self { day, ..self }
    }

    /// Everything known of a thing, on every day.
    pub fn rows(&self, place: Place) -> impl Iterator<Item = &'v Row> + use<'v> {
        let known = self.known;
        let rows = self.value.timeline(place).map_or(&[][..], |line| line.rows());
        rows.iter().filter(move |row| row.is_known(known))
    }

    /// What certainly holds of a thing on the day.
    pub fn facts(&self, place: Place) -> impl Iterator<Item = &'v Row> + use<'v> {
        let day = self.day;
        self.rows(place).filter(move |row| row.holds(day))
    }

    /// What may hold of a thing on the day, though the papers do not tell.
    pub fn perhaps(&self, place: Place) -> impl Iterator<Item = &'v Row> + use<'v> {
        let day = self.day;
        self.rows(place).filter(move |row| row.may_hold(day))
    }

    /// Whether a thing stands on the day, as far as the papers tell.
    pub fn stands(&self, place: Place) -> bool {
        let day = self.day;
        self.rows(place)
            .any(|row| row.fact == Fact::Exists && row.earliest <= day && day < row.until)
    }

    /// The name on the day; of a unit, post or class that has ended, its last name.
    pub fn name(&self, place: Place) -> Option<Arc<str>> {
        self.name_word(place).map(|word| self.text(word))
    }

    /// The word of the name on the day; of a unit, post or class that has ended, of its last name.
    pub fn name_word(&self, place: Place) -> Option<Word> {
        let named = |row: &&Row| matches!(row.fact, Fact::Name(_));
        let day = self.day;
        let on = self
            .rows(place)
            .filter(named)
            .filter(|row| row.earliest <= day)
            .max_by_key(|row| (row.holds(day), row.from));
        let row = on.or_else(|| self.rows(place).filter(named).min_by_key(|row| row.from))?;
        match row.fact {
            Fact::Name(word) => Some(word),
            _ => None,
        }
    }

    /// The text of a word.
    pub fn text(&self, word: Word) -> Arc<str> {
        self.value.words().text(word)
    }

    /// A person by place, if the log knew the person at that place.
    pub fn person(&self, ix: Ix) -> Option<PersonView<'v>> {
        let known = self.rows(Place::Person(ix)).any(|row| row.fact == Fact::Exists);
        known.then_some(PersonView { view: *self, ix })
    }

    /// Every person known, in the order in which they were registered.
    pub fn persons(&self) -> impl Iterator<Item = PersonView<'v>> + use<'v> {
        let view = *self;
        (0..self.value.person_count()).filter_map(move |ix| view.person(ix))
    }

    /// A class by place, if it is known.
    pub fn class(&self, ix: Ix) -> Option<ClassView<'v>> {
        ClassView::of(*self, ix)
    }

    /// Every class known, in the order in which they were opened.
    pub fn classes(&self) -> impl Iterator<Item = ClassView<'v>> + use<'v> {
        let view = *self;
        (0..self.value.class_count()).filter_map(move |ix| view.class(ix))
    }
}

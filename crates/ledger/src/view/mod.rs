//! Reading: the value on one day, as known at one place of the log. A view costs nothing to make; its answers are filters.

mod class;
mod lineage;
mod many;
mod passage;
mod pauses;
mod person;
mod quantity;
mod structure;
mod unit;

use std::ops::Range;
use std::sync::Arc;

pub use class::ClassView;
pub use lineage::Lineage;
pub use passage::{Agreement, OneSide};
pub use pauses::{ContractInForce, Passage, RetirementDecided, Suspension, Way};
pub use person::{Held, LearningHeld, PersonView};
pub use structure::{Structure, UnitOnDay};

use crate::ids::Seq;
use crate::time::Day;
use crate::value::{Fact, FactKind, Ix, Kinds, Place, Row, Rows, Value, Wanted, Word};

/// The row that says that a thing is there at all.
const EXISTS: Kinds = Kinds::NONE.with(FactKind::Exists);
/// What tells whether a record stands, or leads to another one.
const LEADS: Kinds = Kinds::of(&[FactKind::Exists, FactKind::SameAs]);

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
    pub fn rows(&self, place: Place) -> Rows<'v> {
        self.rows_of(place, Kinds::ALL)
    }

    /// Everything of some kinds known of a thing, on every day. What is of another kind is passed over without being read.
    #[inline]
    pub fn rows_of(&self, place: Place, kinds: Kinds) -> Rows<'v> {
        self.value.rows(
            place,
            Wanted {
                kinds,
                known: Some(self.known),
                day: None,
            },
        )
    }

    /// What certainly holds of a thing on the day.
    pub fn facts(&self, place: Place) -> Rows<'v> {
        self.facts_of(place, Kinds::ALL)
    }

    /// What of some kinds certainly holds of a thing on the day.
    #[inline]
    pub fn facts_of(&self, place: Place, kinds: Kinds) -> Rows<'v> {
        self.value.rows(
            place,
            Wanted {
                kinds,
                known: Some(self.known),
                day: Some(self.day),
            },
        )
    }

    /// Shows everything of some kinds known of the persons of a range of places, on every day, person by person.
    pub fn scan(&self, persons: Range<Ix>, kinds: Kinds, see: impl FnMut(Ix, Row)) {
        let wanted = Wanted {
            kinds,
            known: Some(self.known),
            day: None,
        };
        self.value.scan_persons(persons, wanted, see);
    }

    /// What may hold of a thing on the day, though the papers do not tell.
    pub fn perhaps(&self, place: Place) -> impl Iterator<Item = Row> + use<'v> {
        let day = self.day;
        self.rows(place).filter(move |row| row.may_hold(day))
    }

    /// Whether a thing stands on the day, as far as the papers tell.
    pub fn stands(&self, place: Place) -> bool {
        let day = self.day;
        self.rows_of(place, EXISTS)
            .any(|row| row.earliest <= day && day < row.until)
    }

    /// The name on the day; of a unit, post or class that has ended, its last name.
    pub fn name(&self, place: Place) -> Option<Arc<str>> {
        self.name_word(place).map(|word| self.text(word))
    }

    /// The word of the name on the day; of a unit, post or class that has ended, of its last name.
    pub fn name_word(&self, place: Place) -> Option<Word> {
        const NAMES: Kinds = Kinds::NONE.with(FactKind::Name);
        let place = match place {
            Place::Person(ix) => self.record(ix).map_or(place, Place::Person),
            other => other,
        };
        let day = self.day;
        let on = self
            .rows_of(place, NAMES)
            .filter(|row| row.earliest <= day)
            .max_by_key(|row| (row.holds(day), row.from));
        let row = on.or_else(|| self.rows_of(place, NAMES).min_by_key(|row| row.from))?;
        match row.fact {
            Fact::Name(word) => Some(word),
            _ => None,
        }
    }

    /// The text of a word.
    pub fn text(&self, word: Word) -> Arc<str> {
        self.value.words().text(word)
    }

    /// The record to which a person's place leads at the view's place of the log: its own, or the one with which it was joined.
    fn record(&self, mut ix: Ix) -> Option<Ix> {
        for _ in 0..=self.value.person_count() {
            let told = match self.rows_of(Place::Person(ix), LEADS).next()?.fact {
                Fact::SameAs { person } => person,
                _ => ix,
            };
            if told == ix {
                return Some(ix);
            }
            ix = told;
        }
        None
    }

    /// A person by place, if the log knew the person at that place. A duplicate leads to the record that stays.
    pub fn person(&self, ix: Ix) -> Option<PersonView<'v>> {
        let ix = self.record(ix)?;
        Some(PersonView { view: *self, ix })
    }

    /// Every person known, once, in the order in which they were registered.
    pub fn persons(&self) -> impl Iterator<Item = PersonView<'v>> + use<'v> {
        let view = *self;
        let own = move |ix: &Ix| view.record(*ix) == Some(*ix);
        (0..self.value.person_count())
            .filter(own)
            .map(move |ix| PersonView { view, ix })
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

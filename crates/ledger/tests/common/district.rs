//! A small authority for the everyday stories: written decision by decision, read back by name.

use ledger::acts::{Act, Dated};
use ledger::acts::{bodies::*, people::*, record::*};
use ledger::codes::*;
use ledger::value::{Ix, Place, Problem, Refused};
use ledger::{ActId, ClassId, Decision, Entity, PersonId, PostId, Seq, UnitId, Value, View};

use super::samples::day;

/// A value being written, one decision after another.
#[derive(Debug, Clone)]
pub(crate) struct District {
    pub(crate) value: Value,
}

impl District {
    /// An authority with two communes (A, B), an office (O), each with two posts, and four people, known since 2019-01-01.
    pub(crate) fn new() -> Self {
        let mut it = Self { value: Value::empty() };
        let unit = |name: &str, kind, parent| {
            Establish {
                name: name.into(),
                kind,
                parent,
                code: None,
            }
            .into()
        };
        let post = |unit, title: &str| {
            CreatePost {
                unit,
                title: title.into(),
            }
            .into()
        };
        let root = Some(UnitId::here(0));
        let (a, b, o) = (UnitId::here(1), UnitId::here(2), UnitId::here(3));
        it.take(
            "2019-01-01",
            vec![
                unit("Huyện", UnitKind::Authority, None),
                unit("A", UnitKind::Commune, root),
                unit("B", UnitKind::Commune, root),
                unit("O", UnitKind::StateBody, root),
                post(a, "Chủ tịch"),
                post(a, "Phó chủ tịch"),
                post(b, "Chủ tịch"),
                post(b, "Phó chủ tịch"),
                post(o, "Trưởng phòng"),
                post(o, "Phó trưởng phòng"),
            ],
        );
        let person = |name: &str| {
            RegisterPerson {
                full_name: name.into(),
                sex: None,
                birth: None,
                citizen_number: None,
            }
            .into()
        };
        let serves = |person, unit| {
            RecordService {
                person: PersonId::here(person),
                unit,
                standing: Standing::CivilServant,
            }
            .into()
        };
        let (a, b, o) = (it.unit(1), it.unit(2), it.unit(3));
        it.take(
            "2019-01-01",
            vec![
                person("An"),
                person("Bình"),
                person("Chi"),
                person("Dũng"),
                serves(0, a),
                serves(1, a),
                serves(2, b),
                serves(3, o),
            ],
        );
        it
    }

    /// Takes a decision that must be accepted.
    pub(crate) fn take(&mut self, effective: &str, acts: Vec<Dated>) -> Seq {
        let next = self.value.accept(&decision(effective, acts));
        self.value = next.unwrap_or_else(|refused| panic!("{refused}"));
        self.value.head().seq
    }

    /// Gives a decision that must be refused, and must leave the value as it is.
    pub(crate) fn refused(&self, effective: &str, acts: Vec<Dated>) -> Vec<Problem> {
        let before = super::picture::picture(&self.value);
        let Refused { problems, .. } = self.value.accept(&decision(effective, acts)).expect_err("a refusal");
        assert_eq!(super::picture::picture(&self.value), before);
        problems
    }

    pub(crate) fn unit(&self, ix: Ix) -> UnitId {
        match self.value.entity(Place::Unit(ix)) {
            Some(Entity::Unit(id)) => id,
            other => panic!("unit {ix}: {other:?}"),
        }
    }

    pub(crate) fn post(&self, ix: Ix) -> PostId {
        match self.value.entity(Place::Post(ix)) {
            Some(Entity::Post(id)) => id,
            other => panic!("post {ix}: {other:?}"),
        }
    }

    pub(crate) fn person(&self, ix: Ix) -> PersonId {
        match self.value.entity(Place::Person(ix)) {
            Some(Entity::Person(id)) => id,
            other => panic!("person {ix}: {other:?}"),
        }
    }

    pub(crate) fn class(&self, ix: Ix) -> ClassId {
        match self.value.entity(Place::Class(ix)) {
            Some(Entity::Class(id)) => id,
            other => panic!("class {ix}: {other:?}"),
        }
    }

    /// The value on a day, as known now.
    pub(crate) fn on(&self, text: &str) -> View<'_> {
        self.value.on(day(text), Seq::LATEST)
    }

    /// The main post of a person on a day.
    pub(crate) fn main_post(&self, person: Ix, text: &str) -> Option<Ix> {
        self.on(text).person(person)?.main_post().map(|held| held.post)
    }
}

/// A decision that takes effect on that day.
pub(crate) fn decision(effective: &str, acts: Vec<Dated>) -> Decision {
    Decision {
        header: super::header("01-QĐ/HU", day(effective)),
        acts,
    }
}

/// An act on a day of its own.
pub(crate) fn on(when: &str, act: impl Into<Act>) -> Dated {
    act.into().at(when.parse::<ledger::When>().unwrap())
}

/// The act of the newest decision.
pub(crate) fn act_of(seq: Seq, ordinal: u32) -> ActId {
    ActId { decision: seq, ordinal }
}

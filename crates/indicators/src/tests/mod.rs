//! Each figure on a small ledger whose answer can be counted by hand.

mod bodies;
mod histories;
mod people;
mod training;

use lawbook::Lawbook;
use ledger::acts::Dated;
use ledger::acts::bodies::{CreatePost, Establish};
use ledger::acts::career::Appoint;
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordPost, RecordService};
use ledger::codes::{Standing, UnitKind};
use ledger::view::Structure;
use ledger::{ActId, Day, Decision, Header, PersonId, PostId, Seq, UnitId, Value};

use crate::{Figure, Question, Rules, find};

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A ledger that grows by decisions.
pub(super) struct Log(pub(super) Value);

impl Log {
    /// The technical root, a district office and two communes.
    pub(super) fn new() -> (Self, [UnitId; 4]) {
        let mut log = Self(Value::empty());
        let root = log.unit("Huyện", UnitKind::Authority, None);
        let office = log.unit("Văn phòng", UnitKind::PartyBody, Some(root));
        let one = log.unit("Xã Bằng Cả", UnitKind::Commune, Some(root));
        let two = log.unit("Xã Dân Chủ", UnitKind::Commune, Some(root));
        (log, [root, office, one, two])
    }

    pub(super) fn decide(&mut self, on: &str, acts: Vec<Dated>) -> Seq {
        let on = day(on);
        let header = Header {
            kind: "decision".to_owned(),
            ..Header::blank(on)
        };
        self.0 = self
            .0
            .accept(&Decision { header, acts })
            .unwrap_or_else(|refused| panic!("{refused}"));
        self.0.head().seq
    }

    pub(super) fn create(&mut self, on: &str, act: impl Into<Dated>) -> ActId {
        ActId {
            decision: self.decide(on, vec![act.into()]),
            ordinal: 0,
        }
    }

    pub(super) fn unit(&mut self, name: &str, kind: UnitKind, parent: Option<UnitId>) -> UnitId {
        UnitId(self.create(
            "2010-01-01",
            Establish {
                name: name.to_owned(),
                kind,
                parent,
                code: None,
            },
        ))
    }

    pub(super) fn post(&mut self, unit: UnitId, title: &str) -> PostId {
        PostId(self.create(
            "2010-01-01",
            CreatePost {
                unit,
                title: title.to_owned(),
            },
        ))
    }

    /// Somebody who serves in a unit since 2012.
    pub(super) fn person(&mut self, name: &str, unit: UnitId) -> PersonId {
        let register = RegisterPerson {
            full_name: name.to_owned(),
            sex: None,
            birth: None,
            citizen_number: None,
        };
        let person = PersonId(self.create("2012-01-01", register));
        self.decide(
            "2012-01-01",
            vec![
                RecordService {
                    person,
                    unit,
                    standing: Standing::CivilServant,
                }
                .into(),
            ],
        );
        person
    }

    /// Somebody who holds a new post of a unit since 2012.
    pub(super) fn holder(&mut self, name: &str, unit: UnitId, title: &str) -> (PersonId, PostId) {
        let (person, post) = (self.person(name, unit), self.post(unit, title));
        self.decide("2012-02-01", vec![RecordPost { person, post }.into()]);
        (person, post)
    }

    /// Appoints to a new post of a unit.
    pub(super) fn appoint(&mut self, on: &str, person: PersonId, unit: UnitId, title: &str) -> Seq {
        let post = self.post(unit, title);
        self.decide(
            on,
            vec![
                Appoint {
                    person,
                    post,
                    term_ends: None,
                }
                .into(),
            ],
        )
    }

    /// A figure of the whole ledger on a day, as it was then.
    pub(super) fn figure(&self, id: &str, on: &str) -> Figure {
        self.figure_on(id, on, on, &|_, _| true)
    }

    /// A figure on a day, counted on the structure of another, of a part of the ledger.
    pub(super) fn figure_on(&self, id: &str, on: &str, structure: &str, covers: crate::Covers<'_>) -> Figure {
        let law = Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"));
        let rules = Rules::of(&law).unwrap_or_else(|problems| panic!("{problems}"));
        let structure = Structure::of(self.0.on(day(structure), Seq::LATEST));
        let question = Question::new(self.0.on(day(on), Seq::LATEST), &structure, &law, &rules, covers);
        let indicator = find(id).unwrap_or_else(|| panic!("{id}"));
        (indicator.figure)(&question)
    }
}

/// The value of a part.
pub(super) fn part(figure: &Figure, id: &str) -> i64 {
    figure
        .parts
        .iter()
        .find(|part| part.id == id)
        .map_or_else(|| panic!("no part {id}"), |part| part.value)
}

/// INVARIANT: a figure that opens into people or things is the count of those that count.
pub(super) fn opens_into_its_value(figure: &Figure) {
    let counting = figure.items.iter().filter(|item| item.counts).count();
    assert_eq!(figure.value, Ok(i64::try_from(counting).unwrap()), "{}", figure.id);
}

#[test]
fn ids_are_found_by_their_parts_and_nothing_else_is() {
    assert_eq!(
        find("mobility.moves_this_year.other").map(|found| found.id),
        Some("mobility.moves_this_year")
    );
    assert!(find("mobility.moves").is_none() && find("mobility.moves_this_yearly").is_none());
}

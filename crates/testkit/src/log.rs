//! A log that grows by decisions, written straight into a store.

use std::sync::Arc;

use ledger::acts::Dated;
use ledger::acts::bodies::{CreatePost, Establish};
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordPost, RecordService};
use ledger::codes::{Standing, UnitKind};
use ledger::decision::seal;
use ledger::{ActId, Day, PersonId, PostId, Seq, UnitId, Value};
use office::Office;
use office::clock::Clock;
use office::port::{Batch, Store as _};

use crate::{Memory, SeededChance, law};

/// A log in memory, written without an office: fast to fill, with the day on which each decision was written.
#[derive(Debug, Default)]
pub struct Log {
    /// Where it is kept.
    pub store: Memory,
    /// What it says.
    pub value: Value,
    /// The day on which the next decisions are written into the ledger; none: that of their effect.
    pub recorded: Option<Day>,
}

impl Log {
    /// Appends a decision of a day.
    pub fn decide(&mut self, number: &str, on: &str, acts: Vec<Dated>) -> Seq {
        let mut decision = crate::decision(number, on, acts);
        "Ban Thường vụ Huyện ủy".clone_into(&mut decision.header.issuer);
        "Nguyễn Văn B".clone_into(&mut decision.header.signer);
        "vanthu".clone_into(&mut decision.header.recorded_by);
        decision.header.recorded = i64::from(self.recorded.unwrap_or(decision.header.effective).number()) * 86_400;
        let before = self.value.head();
        let next = self
            .value
            .accept(&decision)
            .unwrap_or_else(|refused| panic!("{refused}"));
        let sealed = seal(before.hash, next.head().seq, &decision, || [7; 16]);
        self.value = next.sealed_as(sealed.hash);
        let batch = Batch {
            decisions: vec![sealed],
            ..Batch::default()
        };
        self.store.commit(&batch).unwrap_or_else(|problem| panic!("{problem}"));
        self.value.head().seq
    }

    /// Appends a decision of one act that creates something.
    pub fn create(&mut self, on: &str, act: impl Into<Dated>) -> ActId {
        ActId {
            decision: self.decide("", on, vec![act.into()]),
            ordinal: 0,
        }
    }

    /// A unit since 2010.
    pub fn unit(&mut self, name: &str, kind: UnitKind, parent: Option<UnitId>) -> UnitId {
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

    /// A post since 2010.
    pub fn post(&mut self, unit: UnitId, title: &str) -> PostId {
        let title = title.to_owned();
        PostId(self.create("2010-01-01", CreatePost { unit, title }))
    }

    /// Somebody who serves in a unit since 2012.
    pub fn person(&mut self, register: RegisterPerson, unit: UnitId) -> PersonId {
        let person = PersonId(self.create("2012-01-01", register));
        let standing = Standing::CivilServant;
        let serves = RecordService { person, unit, standing };
        self.decide("", "2012-01-01", vec![serves.into()]);
        person
    }

    /// Somebody who holds a new post of a unit since 2012.
    pub fn holder(&mut self, register: RegisterPerson, unit: UnitId, title: &str) -> (PersonId, PostId) {
        let (person, post) = (self.person(register, unit), self.post(unit, title));
        self.decide("12/QĐ-HU", "2012-02-01", vec![RecordPost { person, post }.into()]);
        (person, post)
    }

    /// An office on this log.
    pub fn office(&self, clock: Arc<dyn Clock>) -> Office {
        let store = || Box::new(self.store.clone());
        let chance = Arc::new(SeededChance::of(1));
        Office::open(store(), store(), law(), clock, chance).unwrap_or_else(|problem| panic!("{problem}"))
    }
}

//! A small office in memory, for tests: one district, its training centre, two communes, and who works there.

use std::sync::{Arc, Mutex};

use lawbook::Lawbook;
use ledger::acts::bodies::{CreatePost, Establish};
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordLearning, RecordPost, RecordService};
use ledger::acts::{Act, Dated};
use ledger::codes::{Learning, LearningState, Standing, UnitKind};
use ledger::decision::{Digest, SealedDecision};
use ledger::{ActId, Day, Decision, Header, PersonId, PostId, Seq, UnitId};

use crate::clock::{Chance, Clock};
use crate::figures::Asker;
use crate::office::Office;
use crate::port::{Batch, Chain, Heads, RecordChange, SealedEvent, Store, StoreError};

#[derive(Debug, Clone, Default)]
struct Memory(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    decisions: Vec<SealedDecision>,
    events: Vec<SealedEvent>,
    records: std::collections::BTreeMap<(String, String), String>,
}

impl Store for Memory {
    fn decisions(&self, from: Seq, see: &mut dyn FnMut(SealedDecision) -> bool) -> Result<(), StoreError> {
        let all = self.0.lock().unwrap().decisions.clone();
        let _all_seen = all.into_iter().filter(|decision| decision.seq >= from).all(see);
        Ok(())
    }
    fn events(&self, chain: Chain, from: u64, see: &mut dyn FnMut(SealedEvent) -> bool) -> Result<(), StoreError> {
        let all = self.0.lock().unwrap().events.clone();
        let _all_seen = all
            .into_iter()
            .filter(|event| event.chain == chain && event.place >= from)
            .all(see);
        Ok(())
    }
    fn heads(&self) -> Result<Heads, StoreError> {
        let kept = self.0.lock().unwrap();
        let last = |chain| kept.events.iter().rev().find(|event| event.chain == chain);
        let of = |chain| last(chain).map_or((0, Digest::default()), |event| (event.place, event.hash));
        let newest = kept.decisions.last();
        Ok(Heads {
            log: newest.map_or((Seq(0), Digest::default()), |decision| (decision.seq, decision.hash)),
            audit: of(Chain::Audit),
            reads: of(Chain::Reads),
        })
    }
    fn record(&self, kind: &str, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .0
            .lock()
            .unwrap()
            .records
            .get(&(kind.to_owned(), key.to_owned()))
            .cloned())
    }
    fn records(&self, kind: &str) -> Result<Vec<(String, String)>, StoreError> {
        let kept = self.0.lock().unwrap();
        Ok(kept
            .records
            .iter()
            .filter(|((k, _), _)| k == kind)
            .map(|((_, key), value)| (key.clone(), value.clone()))
            .collect())
    }
    fn file(&self, _: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(None)
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let mut kept = self.0.lock().unwrap();
        kept.decisions.extend(batch.decisions.iter().cloned());
        kept.events.extend(batch.events.iter().cloned());
        for change in &batch.records {
            match change {
                RecordChange::Put { kind, key, value } => {
                    kept.records.insert(((*kind).to_owned(), key.clone()), value.clone());
                }
                RecordChange::Remove { kind, key } => {
                    kept.records.remove(&((*kind).to_owned(), key.clone()));
                }
            }
        }
        Ok(())
    }
    fn backup(&self, _: &std::path::Path) -> Result<(), StoreError> {
        Err(StoreError::Engine("kept in memory alone".to_owned()))
    }
}

#[derive(Debug)]
struct Fixed;

impl Clock for Fixed {
    fn now(&self) -> i64 {
        // 2019-03-14, 09:00 in Việt Nam.
        1_552_528_800
    }
}

impl Chance for Fixed {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) const SHELL: Asker<'static> = Asker::Command("test");

/// The office and what is in it.
pub(crate) struct Small {
    pub(crate) office: Office,
    pub(crate) root: UnitId,
    pub(crate) communes: [UnitId; 2],
}

pub(crate) fn decision(on: &str, acts: Vec<Dated>) -> Decision {
    let on = day(on);
    let header = Header {
        kind: "decision".to_owned(),
        ..Header::blank(on)
    };
    Decision { header, acts }
}

impl Small {
    pub(crate) fn new() -> Self {
        let law = Arc::new(Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}")));
        let memory = Memory::default();
        let office = Office::open(
            Box::new(memory.clone()),
            Box::new(memory),
            law,
            Arc::new(Fixed),
            Arc::new(Fixed),
        )
        .unwrap();
        let zero = UnitId::here(0);
        let mut small = Self {
            office,
            root: zero,
            communes: [zero; 2],
        };
        small.root = small.unit("Huyện", UnitKind::Authority, None);
        small.communes = ["Xã Bằng Cả", "Xã Dân Chủ"].map(|name| small.unit(name, UnitKind::Commune, Some(small.root)));
        small
    }

    pub(crate) fn decide(&self, on: &str, acts: Vec<Dated>) -> Seq {
        let decision = decision(on, acts);
        self.office
            .writer()
            .run(move |desk| desk.decide(decision.clone(), "test"))
            .unwrap()
    }

    pub(crate) fn create(&self, on: &str, act: impl Into<Act>) -> ActId {
        ActId {
            decision: self.decide(
                on,
                vec![Dated {
                    when: None,
                    act: act.into(),
                }],
            ),
            ordinal: 0,
        }
    }

    pub(crate) fn unit(&self, name: &str, kind: UnitKind, parent: Option<UnitId>) -> UnitId {
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

    pub(crate) fn post(&self, unit: UnitId, title: &str) -> PostId {
        PostId(self.create(
            "2010-01-01",
            CreatePost {
                unit,
                title: title.to_owned(),
            },
        ))
    }

    pub(crate) fn person(&self, unit: UnitId, standing: Standing) -> PersonId {
        let register = RegisterPerson {
            full_name: "Nguyễn Văn An".to_owned(),
            sex: None,
            birth: None,
            citizen_number: None,
        };
        let person = PersonId::here(0);
        let seq = self.decide(
            "2012-01-01",
            vec![register.into(), RecordService { person, unit, standing }.into()],
        );
        PersonId(ActId {
            decision: seq,
            ordinal: 0,
        })
    }

    pub(crate) fn learn(&self, person: PersonId, field: Learning, level: &str) {
        let act = RecordLearning {
            person,
            field,
            level: level.to_owned(),
            specialism: None,
            state: LearningState::Held,
        };
        self.decide("2013-01-01", vec![act.into()]);
    }

    /// A key commune official with a university degree and so much political theory.
    pub(crate) fn official(&self, unit: UnitId, title: &str, theory: &str) -> PersonId {
        let person = self.person(unit, Standing::Cadre);
        let post = self.post(unit, title);
        self.decide("2012-02-01", vec![RecordPost { person, post }.into()]);
        self.learn(person, Learning::Education, "university");
        self.learn(person, Learning::Theory, theory);
        person
    }
}

//! A small ledger, written step by step: what an office would hand to its store.

use std::collections::BTreeMap;

use ledger::acts::bodies::Establish;
use ledger::acts::decisions::{Erase, FileOf};
use ledger::acts::people::RegisterPerson;
use ledger::acts::{Act, Dated};
use ledger::codes::UnitKind;
use ledger::decision::{Attachment, Decision, Digest, Header, SealedDecision, seal};
use ledger::{ActId, Day, Seq, UnitId, Value};
use office::audit::link;
use office::port::{Batch, Chain, KeptFile, RecordChange, SealedEvent};

/// Writes decisions and events that follow from one another.
#[derive(Debug, Default)]
pub(crate) struct Scribe {
    value: Value,
    chains: BTreeMap<Chain, (u64, Digest)>,
    salts: u64,
}

impl Scribe {
    /// The value after all that was written.
    pub(crate) const fn value(&self) -> &Value {
        &self.value
    }

    /// The next decision, judged and sealed.
    pub(crate) fn decide(&mut self, acts: Vec<Dated>) -> SealedDecision {
        self.enter(&decision(acts))
    }

    /// The next decision, which names these files.
    pub(crate) fn naming(&mut self, files: &[KeptFile]) -> SealedDecision {
        let mut decision = decision(vec![register("Có hồ sơ")]);
        let attachment = |file: &KeptFile| Attachment {
            name: "hồ sơ.pdf".to_owned(),
            sha256: *file.sha256(),
        };
        decision.header.attachments = files.iter().map(attachment).collect();
        self.enter(&decision)
    }

    fn enter(&mut self, decision: &Decision) -> SealedDecision {
        let before = self.value.head().hash;
        self.value = self.value.accept(decision).unwrap();
        let sealed = self.seal(before, decision);
        self.value = self.value.clone().sealed_as(sealed.hash);
        sealed
    }

    /// The next decision, sealed though the ledger would refuse it.
    pub(crate) fn decide_unjudged(&mut self, acts: Vec<Dated>) -> SealedDecision {
        let before = self.value.head();
        let decision = decision(acts);
        self.salts += 1;
        seal(before.hash, before.seq.next(), &decision, || salt(self.salts))
    }

    fn seal(&mut self, before: Digest, decision: &Decision) -> SealedDecision {
        let salts = &mut self.salts;
        seal(before, self.value.head().seq, decision, || {
            *salts += 1;
            salt(*salts)
        })
    }

    /// The authority, and a commune under it.
    pub(crate) fn bodies(&mut self) -> SealedDecision {
        self.decide(vec![
            establish("Huyện Hoành Bồ", UnitKind::Authority, None),
            establish("Xã Kỳ Thượng", UnitKind::Commune, Some(UnitId::here(0))),
        ])
    }

    /// One decision that registers these people.
    pub(crate) fn people<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> SealedDecision {
        self.decide(names.into_iter().map(register).collect())
    }

    /// One decision that orders these acts to be erased.
    pub(crate) fn order_erasure(&mut self, acts: &[ActId]) -> SealedDecision {
        let order = |target: &ActId| {
            Dated::from(Act::from(Erase {
                target: Some(*target),
                because: "Luật".to_owned(),
                files: Vec::new(),
            }))
        };
        self.decide(acts.iter().map(order).collect())
    }

    /// One decision that orders these files to be erased: decision and place.
    pub(crate) fn order_files(&mut self, files: &[(u32, u32)]) -> SealedDecision {
        let file = |(decision, at): &(u32, u32)| FileOf {
            decision: Seq(*decision),
            at: *at,
        };
        let order = Erase {
            target: None,
            because: "Luật".to_owned(),
            files: files.iter().map(file).collect(),
        };
        self.decide(vec![order.into()])
    }

    /// The next event of a chain.
    pub(crate) fn note(&mut self, chain: Chain, body: &str) -> SealedEvent {
        let (place, before) = self.chains.get(&chain).copied().unwrap_or_default();
        let place = place + 1;
        let hash = link(before, chain, place, body);
        self.chains.insert(chain, (place, hash));
        SealedEvent {
            chain,
            place,
            body: body.to_owned(),
            hash,
        }
    }

    /// A small history in one batch: bodies and people, both chains, a few records.
    pub(crate) fn history(&mut self) -> Batch {
        let mut decisions = vec![self.bodies()];
        for names in [
            ["Nguyễn Văn Ước", "Đặng Thị Đào"],
            ["Bàn Văn Quý", "Triệu Thị Lý"],
            ["Hoàng A", "Lý B"],
        ] {
            decisions.push(self.people(names));
        }
        let mut events = Vec::new();
        for number in 1..=4 {
            events.push(self.note(
                Chain::Audit,
                &format!(r#"{{"time":{number},"actor":"hoa","action":"decision.append"}}"#),
            ));
            events.push(self.note(Chain::Reads, &format!(r#"{{"time":{number},"subject":"2-{number}"}}"#)));
        }
        let records = vec![
            put("account", "hoa", r#"{"name":"Hoà"}"#),
            put("account", "minh", "{}"),
            put("plan", "1", "[1,2]"),
        ];
        Batch {
            decisions,
            events,
            records,
            ..Batch::default()
        }
    }
}

/// A decision with these acts and a plain head.
fn decision(acts: Vec<Dated>) -> Decision {
    let day = Day::of(2019, 1, 2).unwrap();
    let header = Header {
        number: "12/QĐ-UBND".to_owned(),
        kind: "decision".to_owned(),
        issuer: "Ủy ban nhân dân huyện Hoành Bồ".to_owned(),
        signer: "Nguyễn Văn A".to_owned(),
        title: "Về việc lập hồ sơ".to_owned(),
        bases: vec!["law.example".to_owned()],
        recorded: 1_546_387_200,
        recorded_by: "hoa".to_owned(),
        ..Header::blank(day)
    };
    Decision { header, acts }
}

/// Sixteen bytes that no other number gives; fixed, so that a failing test fails again.
fn salt(number: u64) -> [u8; 16] {
    let hash = link(Digest::default(), Chain::Audit, number, "salt").0;
    std::array::from_fn(|index| hash[index])
}

fn establish(name: &str, kind: UnitKind, parent: Option<UnitId>) -> Dated {
    Dated::from(Act::from(Establish {
        name: name.to_owned(),
        kind,
        parent,
        code: None,
    }))
}

/// An act that registers a person.
pub(crate) fn register(name: &str) -> Dated {
    let person = RegisterPerson {
        full_name: name.to_owned(),
        sex: None,
        birth: None,
        citizen_number: None,
    };
    Dated::from(Act::from(person))
}

/// A record put in place.
pub(crate) fn put(kind: &'static str, key: &str, value: &str) -> RecordChange {
    RecordChange::Put {
        kind,
        key: key.to_owned(),
        value: value.to_owned(),
    }
}

/// A record taken away.
pub(crate) fn remove(kind: &'static str, key: &str) -> RecordChange {
    RecordChange::Remove {
        kind,
        key: key.to_owned(),
    }
}

/// A batch of decisions alone.
pub(crate) fn of_decisions(decisions: impl IntoIterator<Item = SealedDecision>) -> Batch {
    Batch {
        decisions: decisions.into_iter().collect(),
        ..Batch::default()
    }
}

/// A batch of events alone.
pub(crate) fn of_events(events: impl IntoIterator<Item = SealedEvent>) -> Batch {
    Batch {
        events: events.into_iter().collect(),
        ..Batch::default()
    }
}

/// A batch of changes of records alone.
pub(crate) fn of_records(records: impl IntoIterator<Item = RecordChange>) -> Batch {
    Batch {
        records: records.into_iter().collect(),
        ..Batch::default()
    }
}

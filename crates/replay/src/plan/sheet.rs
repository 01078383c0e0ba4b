//! One decision in the making: its acts in order, its own things named as its own.

use ledger::acts::{Act, Dated};
use ledger::decision::Header;
use ledger::ids::ActId;
use ledger::{Day, Decision, PersonId, PostId, Seq, UnitId, When};

use super::RECORDED_BY;

/// What stands at the head of a paper.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) number: String,
    pub(super) kind: &'static str,
    pub(super) issuer: &'static str,
    pub(super) title: String,
    pub(super) bases: &'static [&'static str],
    pub(super) signed: Day,
    pub(super) effective: Day,
    /// The day on which it is written into the ledger.
    pub(super) recorded: Day,
}

/// One decision in the making.
#[derive(Debug)]
pub(super) struct Sheet {
    seq: Seq,
    acts: Vec<Dated>,
}

impl Sheet {
    /// The decision after so many others.
    pub(super) fn at(others: usize) -> Self {
        Self {
            seq: Seq(u32::try_from(others).unwrap_or(u32::MAX).saturating_add(1)),
            acts: Vec::new(),
        }
    }

    /// Whether nothing is decided yet.
    pub(super) fn is_empty(&self) -> bool {
        self.acts.is_empty()
    }

    /// Adds an act of a day of its own, or of the decision's. What it creates has the id that comes back.
    pub(super) fn add(&mut self, when: Option<When>, act: impl Into<Act>) -> ActId {
        let ordinal = u32::try_from(self.acts.len()).unwrap_or(u32::MAX);
        self.acts.push(Dated { when, act: act.into() });
        ActId {
            decision: self.seq,
            ordinal,
        }
    }

    /// The id by which this decision speaks of a thing: its own have the place of "this decision".
    fn own(&self, id: ActId) -> ActId {
        if id.decision == self.seq {
            ActId::here(id.ordinal)
        } else {
            id
        }
    }

    pub(super) fn unit(&self, id: UnitId) -> UnitId {
        UnitId(self.own(id.0))
    }

    pub(super) fn post(&self, id: PostId) -> PostId {
        PostId(self.own(id.0))
    }

    pub(super) fn person(&self, id: PersonId) -> PersonId {
        PersonId(self.own(id.0))
    }

    /// The decision under its head. Recorded at noon of its day and some seconds, so that later decisions are recorded later.
    pub(super) fn under(self, head: Head) -> Decision {
        let header = Header {
            number: head.number,
            kind: head.kind.to_owned(),
            signed: head.signed,
            effective: head.effective,
            issuer: head.issuer.to_owned(),
            signer: String::new(),
            title: head.title,
            bases: head.bases.iter().map(|basis| (*basis).to_owned()).collect(),
            attachments: Vec::new(),
            recorded: i64::from(head.recorded.number()) * 86_400 + 43_200 + i64::from(self.seq.0),
            recorded_by: RECORDED_BY.to_owned(),
        };
        Decision {
            header,
            acts: self.acts,
        }
    }
}

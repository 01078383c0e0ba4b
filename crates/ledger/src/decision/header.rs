//! What stands at the head of a decision.

use std::cell::Cell;

use crate::acts::Dated;
use crate::ids::{ActId, Seq};
use crate::time::Day;

/// The head of a decision, as the paper shows it, and who wrote it into the ledger when.
#[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub struct Header {
    /// Số, ký hiệu: `1285-NQ/TU`.
    #[n(0)]
    pub number: String,
    /// Loại văn bản, a code: `decision`, `resolution`, `plan`, `stock-taking`, `supplement` …
    #[n(1)]
    pub kind: String,
    /// Ngày ký.
    #[n(2)]
    pub signed: Day,
    /// Ngày có hiệu lực: the day of each act that names no day of its own.
    #[n(3)]
    pub effective: Day,
    /// Cơ quan ban hành.
    #[n(4)]
    pub issuer: String,
    /// Người ký.
    #[n(5)]
    pub signer: String,
    /// Trích yếu.
    #[n(6)]
    pub title: String,
    /// Căn cứ: entries of law/, or the names of papers.
    #[n(7)]
    pub bases: Vec<String>,
    /// Files beside the ledger.
    #[n(8)]
    pub attachments: Vec<Attachment>,
    /// When it was written into the ledger: seconds since 1970-01-01T00:00:00Z, given by the office.
    #[n(9)]
    pub recorded: i64,
    /// Who wrote it into the ledger: the name of an account.
    #[n(10)]
    pub recorded_by: String,
}

/// A file that belongs to a decision.
#[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub struct Attachment {
    /// Its name.
    #[n(0)]
    pub name: String,
    /// SHA-256 of its bytes.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub sha256: [u8; 32],
}

/// A decision with its acts, before the log takes it. Ids of this decision's own things have the place [`crate::Seq::THIS`].
#[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub struct Decision {
    /// Its head.
    #[n(0)]
    pub header: Header,
    /// What it does, in order.
    #[n(1)]
    pub acts: Vec<Dated>,
}

impl Decision {
    /// The same decision with another place for every decision that its acts speak of: of drafts, when they are signed.
    #[must_use]
    pub fn renumbered(&self, place: impl Fn(Seq) -> Seq) -> Self {
        let mut other = self.clone();
        for dated in &mut other.acts {
            dated.act.renumber(&|id| ActId {
                decision: place(id.decision),
                ..id
            });
        }
        other
    }

    /// The same decision without some of its acts, by their ordinals: what the others say of things that it creates still means the same things.
    /// None where one of the others speaks of a thing that would go.
    #[must_use]
    pub fn without(&self, goes: impl Fn(u32) -> bool) -> Option<Self> {
        let mut place = 0;
        let places = (0..).zip(&self.acts).map(|(ordinal, _)| {
            let own = (!goes(ordinal)).then_some(place);
            place += u32::from(own.is_some());
            own
        });
        let places: Vec<Option<u32>> = places.collect();
        let place_of = |ordinal: u32| {
            let own = usize::try_from(ordinal).ok().and_then(|at| places.get(at));
            // An id of nothing stays one: the ledger says so.
            own.copied().unwrap_or(Some(ordinal))
        };
        let lost = Cell::new(false);
        let mut other = self.clone();
        let mut at = 0..;
        other.acts.retain(|_| !goes(at.next().unwrap_or(u32::MAX)));
        for dated in &mut other.acts {
            dated.act.renumber(&|id| {
                if id.decision != Seq::THIS {
                    return id;
                }
                let own = place_of(id.ordinal);
                lost.set(lost.get() || own.is_none());
                own.map_or(id, ActId::here)
            });
        }
        (!lost.get()).then_some(other)
    }

    /// The decision as bytes, as plans keep their drafts.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let written = minicbor::Encoder::new(&mut bytes).encode(self).map(|_| ());
        debug_assert!(written.is_ok(), "writing into memory does not fail");
        bytes
    }

    /// The decision that was kept as these bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut d = minicbor::Decoder::new(bytes);
        let decision = d.decode().ok()?;
        (d.position() == bytes.len()).then_some(decision)
    }
}

impl Header {
    /// A head of a day in which nothing else is written yet.
    pub const fn blank(effective: Day) -> Self {
        Self {
            number: String::new(),
            kind: String::new(),
            signed: effective,
            effective,
            issuer: String::new(),
            signer: String::new(),
            title: String::new(),
            bases: Vec::new(),
            attachments: Vec::new(),
            recorded: 0,
            recorded_by: String::new(),
        }
    }
}

/// The canonical bytes of a head.
pub(super) fn header_bytes(header: &Header) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256);
    let written = minicbor::Encoder::new(&mut bytes).encode(header).map(|_| ());
    debug_assert!(written.is_ok(), "writing into memory does not fail");
    bytes
}

/// The head that was written as these bytes, all of them.
pub(super) fn read_header(bytes: &[u8]) -> Option<Header> {
    let mut d = minicbor::Decoder::new(bytes);
    let header = d.decode().ok()?;
    (d.position() == bytes.len()).then_some(header)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acts::Act;
    use crate::acts::record::RecordLearning;
    use crate::codes::{Learning, LearningState};
    use crate::ids::PersonId;

    fn learned(person: PersonId) -> Dated {
        let act: Act = RecordLearning {
            person,
            field: Learning::Computing,
            level: "basic".to_owned(),
            specialism: None,
            state: LearningState::Held,
        }
        .into();
        act.into()
    }

    #[test]
    fn whoever_an_act_spoke_of_it_speaks_of_without_another_act_before_it() {
        let earlier = PersonId(ActId {
            decision: Seq(7),
            ordinal: 2,
        });
        let whom = [earlier, PersonId::here(0), PersonId::here(2), earlier];
        let decision = Decision {
            header: Header::blank(Day(0)),
            acts: whom.map(learned).to_vec(),
        };
        let left = decision.without(|ordinal| ordinal == 1).unwrap();
        assert_eq!(left.acts, [earlier, PersonId::here(1), earlier].map(learned));
        let left = decision.without(|ordinal| ordinal == 0);
        assert_eq!(left, None, "the second act speaks of what the first creates");
        assert_eq!(
            decision.without(|ordinal| ordinal == 3).unwrap().acts[..],
            decision.acts[..3]
        );
    }
}

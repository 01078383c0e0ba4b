//! A place in a kept ledger, as errors and reports name it. It is written into [`StoreError::Damaged`] and read back from there.

use std::fmt;

use ledger::{ActId, Seq};
use office::port::{Chain, StoreError};

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The file as such: its pages, its tables.
    File,
    /// What the store notes as the newest place of the log.
    LogHead,
    /// What the store notes as the newest place of a chain of events.
    ChainHead(Chain),
    /// A decision: its head or its hash.
    Decision(Seq),
    /// An act of a decision.
    Act(ActId),
    /// A file that a decision names: which decision, and its place among the decision's files, from 0.
    Attachment(Seq, u32),
    /// An event of a chain, by its place from 1.
    Event(Chain, u64),
    /// A part of the snapshot, by its number from 0.
    Snapshot(u32),
    /// A record of the office: its kind and key.
    Record(String, String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("file"),
            Self::LogHead => f.write_str("head of the log"),
            Self::ChainHead(chain) => write!(f, "head of {}", chain.name()),
            Self::Decision(seq) => write!(f, "decision {seq}"),
            Self::Act(act) => write!(f, "act {act}"),
            Self::Attachment(seq, at) => write!(f, "file {seq}-{at}"),
            Self::Event(chain, place) => write!(f, "{} event {place}", chain.name()),
            Self::Snapshot(part) => write!(f, "snapshot part {part}"),
            Self::Record(kind, key) => write!(f, "record {kind} {key}"),
        }
    }
}

impl Place {
    /// The place that was written as this text, if it is one.
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "file" => return Some(Self::File),
            "head of the log" => return Some(Self::LogHead),
            _ => {}
        }
        let named = |name: &str| Chain::ALL.into_iter().find(|chain| chain.name() == name);
        if let Some(name) = text.strip_prefix("head of ") {
            return named(name).map(Self::ChainHead);
        }
        if let Some(seq) = text.strip_prefix("decision ") {
            return seq.parse().ok().map(|seq| Self::Decision(Seq(seq)));
        }
        if let Some((seq, at)) = text.strip_prefix("file ").and_then(|rest| rest.split_once('-')) {
            return Some(Self::Attachment(Seq(seq.parse().ok()?), at.parse().ok()?));
        }
        if let Some(part) = text.strip_prefix("snapshot part ") {
            return part.parse().ok().map(Self::Snapshot);
        }
        if let Some(act) = text.strip_prefix("act ") {
            return act.parse().ok().map(Self::Act);
        }
        if let Some((kind, key)) = text.strip_prefix("record ").and_then(|rest| rest.split_once(' ')) {
            return Some(Self::Record(kind.to_owned(), key.to_owned()));
        }
        let (name, place) = text.split_once(" event ")?;
        Some(Self::Event(named(name)?, place.parse().ok()?))
    }

    /// The error that something kept here cannot be read back.
    pub(crate) fn damaged(&self, problem: impl fmt::Display) -> StoreError {
        StoreError::Damaged {
            place: self.to_string(),
            problem: problem.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_reads_back() {
        let mut places = vec![
            Place::File,
            Place::LogHead,
            Place::Decision(Seq(7)),
            Place::Act(ActId {
                decision: Seq(7),
                ordinal: 2,
            }),
            Place::Attachment(Seq(7), 1),
            Place::Snapshot(3),
            Place::Record("account".to_owned(), "cán bộ/1 event 2".to_owned()),
        ];
        places.extend(Chain::ALL.map(Place::ChainHead));
        places.extend(Chain::ALL.map(|chain| Place::Event(chain, 12)));
        for place in places {
            assert_eq!(Place::read(&place.to_string()), Some(place));
        }
        for text in [
            "",
            "decision",
            "decision x",
            "act 3",
            "other event 1",
            "audit event",
            "head of other",
        ] {
            assert_eq!(Place::read(text), None, "{text}");
        }
    }
}

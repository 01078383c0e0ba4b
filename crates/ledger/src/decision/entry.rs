//! A decision as memory keeps it: the head, and the acts as bytes, read when a history is folded.

use super::header::{Decision, Header};
use crate::acts::{Dated, encode, read_own};

/// One decision in the log of a value.
#[derive(Debug)]
pub struct Entry {
    /// Its head.
    pub header: Header,
    kinds: Box<[(u16, u8)]>,
    ends: Box<[u32]>,
    bytes: Box<[u8]>,
}

impl Entry {
    /// Packs a decision.
    pub fn pack(decision: &Decision) -> Self {
        let mut bytes = Vec::new();
        let (mut kinds, mut ends) = (
            Vec::with_capacity(decision.acts.len()),
            Vec::with_capacity(decision.acts.len()),
        );
        for dated in &decision.acts {
            let (kind, version, payload) = encode(dated);
            bytes.extend_from_slice(&payload);
            kinds.push((kind, version));
            ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        }
        Self {
            header: decision.header.clone(),
            kinds: kinds.into(),
            ends: ends.into(),
            bytes: bytes.into(),
        }
    }

    /// How many acts it has.
    pub fn len(&self) -> u32 {
        u32::try_from(self.kinds.len()).unwrap_or(u32::MAX)
    }

    /// Whether it has no acts.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The kind of one act.
    pub fn kind(&self, ordinal: u32) -> Option<u16> {
        self.kinds.get(usize::try_from(ordinal).ok()?).map(|(kind, _)| *kind)
    }

    /// One act, as it was written (ids of this decision's own things are not resolved).
    pub fn act(&self, ordinal: u32) -> Option<Dated> {
        let index = usize::try_from(ordinal).ok()?;
        let (kind, version) = *self.kinds.get(index)?;
        let start = if index == 0 {
            0
        } else {
            usize::try_from(self.ends[index - 1]).ok()?
        };
        let end = usize::try_from(self.ends[index]).ok()?;
        read_own(kind, version, self.bytes.get(start..end)?).ok()
    }
}

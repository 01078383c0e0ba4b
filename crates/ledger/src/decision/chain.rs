//! The chain: each decision's hash covers the one before it, its head, and a salted digest of each act's bytes.
//!
//! INVARIANT: a payload can be replaced by a tombstone without touching the chain, because the chain holds only its digest.

use std::fmt;

use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::header::{Decision, Header, header_bytes, read_header};
use crate::acts::{Erased, Unreadable, decode, encode};
use crate::ids::Seq;

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One act as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedAct {
    /// The act's kind.
    pub kind: u16,
    /// The version of its bytes.
    pub version: u8,
    /// Its bytes and their salt; none after lawful erasure.
    pub payload: Option<([u8; 16], Vec<u8>)>,
    /// The salted digest of its bytes.
    pub digest: Digest,
}

/// A decision as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedDecision {
    /// Its place.
    pub seq: Seq,
    /// The bytes of its head.
    pub header: Vec<u8>,
    /// Its acts.
    pub acts: Vec<SealedAct>,
    /// The chain's hash after it.
    pub hash: Digest,
}

/// Where a kept decision does not read back as it was sealed.
#[derive(Debug, Error)]
pub enum Unsealed {
    /// The bytes of the head are not those of a head.
    #[error("decision {0}: its head cannot be read")]
    Header(Seq),
    /// The bytes of an act do not fit their digest.
    #[error("decision {seq}, act {ordinal}: the bytes do not fit their digest")]
    Payload {
        /// The decision.
        seq: Seq,
        /// The act in it.
        ordinal: u32,
    },
    /// The chain's hash does not follow from the one before.
    #[error("decision {0}: the chain does not follow from the decision before it")]
    Link(Seq),
    /// An act's bytes cannot be read.
    #[error("decision {seq}, act {ordinal}: {problem}")]
    Act {
        /// The decision.
        seq: Seq,
        /// The act in it.
        ordinal: u32,
        /// Why not.
        problem: Unreadable,
    },
}

/// The salted digest of an act's bytes.
pub fn payload_digest(salt: &[u8; 16], kind: u16, version: u8, payload: &[u8]) -> Digest {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(kind.to_be_bytes());
    hash.update([version]);
    hash.update(payload);
    Digest(hash.finalize().into())
}

/// The chain's hash after a decision: over the one before, its place, its head, and of each act kind, version and digest, so that a
/// tombstone still proves what kind of act it was.
pub fn link<'a>(before: Digest, seq: Seq, header: &[u8], acts: impl ExactSizeIterator<Item = &'a SealedAct>) -> Digest {
    let mut hash = Sha256::new();
    hash.update(b"xung-tam ledger 1\n");
    hash.update(before.0);
    hash.update(seq.0.to_be_bytes());
    hash.update(u64::try_from(header.len()).unwrap_or(u64::MAX).to_be_bytes());
    hash.update(header);
    hash.update(u64::try_from(acts.len()).unwrap_or(u64::MAX).to_be_bytes());
    for act in acts {
        hash.update(act.kind.to_be_bytes());
        hash.update([act.version]);
        hash.update(act.digest.0);
    }
    Digest(hash.finalize().into())
}

/// Seals a decision for its place in the log. `salt` gives sixteen fresh random bytes for each act.
pub fn seal(before: Digest, seq: Seq, decision: &Decision, mut salt: impl FnMut() -> [u8; 16]) -> SealedDecision {
    let header = header_bytes(&decision.header);
    let acts: Vec<SealedAct> = decision
        .acts
        .iter()
        .map(|dated| {
            let (kind, version, payload) = encode(dated);
            let salt = salt();
            SealedAct {
                kind,
                version,
                digest: payload_digest(&salt, kind, version, &payload),
                payload: Some((salt, payload)),
            }
        })
        .collect();
    let hash = link(before, seq, &header, acts.iter());
    SealedDecision {
        seq,
        header,
        acts,
        hash,
    }
}

impl SealedDecision {
    /// What its head says, whether or not it is proved; none when the bytes are no head.
    pub fn unproved_header(&self) -> Option<Header> {
        read_header(&self.header)
    }

    /// The decision, once its bytes are proved to be the ones that were sealed after `before`. An erased act stands as a tombstone in its place.
    ///
    /// # Errors
    ///
    /// [`Unsealed`] names the first place that does not fit.
    pub fn open(&self, before: Digest) -> Result<Decision, Unsealed> {
        if link(before, self.seq, &self.header, self.acts.iter()) != self.hash {
            return Err(Unsealed::Link(self.seq));
        }
        let header = read_header(&self.header).ok_or(Unsealed::Header(self.seq))?;
        let mut acts = Vec::with_capacity(self.acts.len());
        for (ordinal, act) in (0..).zip(&self.acts) {
            // Leaving it out would move the ordinals of the acts after it, and with them the ids of what they create.
            let Some((salt, payload)) = &act.payload else {
                acts.push(Erased { kind: act.kind }.into());
                continue;
            };
            if payload_digest(salt, act.kind, act.version, payload) != act.digest {
                return Err(Unsealed::Payload { seq: self.seq, ordinal });
            }
            let dated = decode(act.kind, act.version, payload);
            acts.push(dated.map_err(|problem| Unsealed::Act {
                seq: self.seq,
                ordinal,
                problem,
            })?);
        }
        Ok(Decision { header, acts })
    }
}

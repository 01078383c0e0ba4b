//! One part of a snapshot: what kind of content it holds, and the digest that proves it.

use sha2::{Digest as _, Sha256};

use super::CODE;
use crate::decision::Digest;
use crate::ids::{ActId, Seq};
use crate::value::Head;
use crate::value::packed::Fixed;

/// About how many bytes a part has.
pub(super) const SIZE: usize = 1 << 20;
/// The digest, the kind and the number of the part stand before its content.
const BEFORE: usize = 32 + 1 + 4;

/// What a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Kind {
    Title,
    Volumes,
    Units,
    Posts,
    Classes,
    Persons,
    Words,
    Citizens,
    Revocations,
    Amendments,
    Joining,
    Erased,
    Erasures,
    Excused,
    End,
}

impl Kind {
    /// Every kind, in the order in which they stand.
    pub(super) const ALL: [Self; 15] = [
        Self::Title,
        Self::Volumes,
        Self::Units,
        Self::Posts,
        Self::Classes,
        Self::Persons,
        Self::Words,
        Self::Citizens,
        Self::Revocations,
        Self::Amendments,
        Self::Joining,
        Self::Erased,
        Self::Erasures,
        Self::Excused,
        Self::End,
    ];
}

/// The first part: which code wrote it, and where the log stood.
pub(super) fn title(head: Head) -> Vec<u8> {
    let mut bytes = CODE.as_bytes().to_vec();
    head.seq.0.put(&mut bytes);
    bytes.extend_from_slice(&head.hash.0);
    bytes
}

/// Where the log stood, if this code wrote the title.
pub(super) fn read_title(content: &[u8]) -> Option<Head> {
    let mut rest = content.strip_prefix(CODE.as_bytes())?;
    let seq = take(&mut rest).map(Seq)?;
    let hash = rest.try_into().map(Digest).ok()?;
    Some(Head { seq, hash })
}

/// A part as it is kept.
pub(super) fn seal(hash: Digest, number: u32, kind: Kind, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(BEFORE + content.len());
    bytes.extend_from_slice(&digest(hash, number, kind as u8, content));
    bytes.push(kind as u8);
    number.put(&mut bytes);
    bytes.extend_from_slice(content);
    bytes
}

/// Kind and content of a part, if it is the one with that number of the snapshot of that log. The title proves itself.
pub(super) fn open(hash: Digest, number: u32, part: &[u8]) -> Option<(Kind, &[u8])> {
    let (before, content) = part.split_at_checked(BEFORE)?;
    let (kind, own_number) = (before[32], u32::of_bytes(&before[33..])?);
    if own_number != number || digest(hash, number, kind, content) != before[..32] {
        return None;
    }
    Kind::ALL
        .get(usize::from(kind))
        .map(|kind| (*kind, content))
        .filter(|(kind, _)| (*kind == Kind::Title) == (number == 0))
}

fn digest(hash: Digest, number: u32, kind: u8, content: &[u8]) -> [u8; 32] {
    let mut digest = Sha256::new();
    // The title tells the log's hash itself.
    if number > 0 {
        digest.update(hash.0);
    }
    digest.update([kind]);
    digest.update(number.to_le_bytes());
    digest.update(content);
    digest.finalize().into()
}

/// Reads a value of fixed width from the front.
pub(super) fn take<T: Fixed>(bytes: &mut &[u8]) -> Option<T> {
    let value = T::of_bytes(bytes)?;
    *bytes = bytes.get(T::WIDTH..)?;
    Some(value)
}

/// Reads some bytes from the front.
pub(super) fn take_bytes<'b>(bytes: &mut &'b [u8], length: u32) -> Option<&'b [u8]> {
    let (taken, rest) = bytes.split_at_checked(usize::try_from(length).ok()?)?;
    *bytes = rest;
    Some(taken)
}

/// Writes bytes with their length before them.
pub(super) fn put_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX).put(out);
    out.extend_from_slice(bytes);
}

/// Reads bytes with their length before them.
pub(super) fn take_long<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = take(bytes)?;
    take_bytes(bytes, length)
}

impl Fixed for ActId {
    const WIDTH: usize = 8;

    fn put(self, out: &mut Vec<u8>) {
        self.decision.0.put(out);
        self.ordinal.put(out);
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self {
            decision: Seq(u32::of_bytes(bytes)?),
            ordinal: u32::of_bytes(bytes.get(4..)?)?,
        })
    }
}

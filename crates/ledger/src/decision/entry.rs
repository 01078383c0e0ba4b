//! A decision as memory keeps it: bytes, read when its head is asked for or a history is folded.

use super::header::{Decision, Header};
use crate::acts::{Dated, encode, read_own};
use crate::time::Day;
use crate::value::Fixed;

/// Every so many acts, the place of an act in the bytes is noted.
const NOTED: usize = 16;

/// One decision in the log of a value.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    effective: Day,
    recorded: i64,
    acts: u32,
    /// Where the acts begin, and where the notes begin.
    parts: [u32; 2],
    /// The head; each act as kind, version, length and bytes; and of every sixteenth act its place.
    bytes: Box<[u8]>,
}

impl Entry {
    /// Packs a decision.
    pub fn pack(decision: &Decision) -> Self {
        let header = &decision.header;
        let mut bytes = super::header::header_bytes(header);
        let acts_begin = size(bytes.len());
        let mut notes = Vec::new();
        for (ordinal, dated) in decision.acts.iter().enumerate() {
            if ordinal.is_multiple_of(NOTED) {
                notes.extend_from_slice(&size(bytes.len()).to_le_bytes());
            }
            let (kind, version, payload) = encode(dated);
            put_number(u32::from(kind), &mut bytes);
            bytes.push(version);
            put_number(size(payload.len()), &mut bytes);
            bytes.extend_from_slice(&payload);
        }
        let notes_begin = size(bytes.len());
        bytes.extend_from_slice(&notes);
        Self {
            effective: header.effective,
            recorded: header.recorded,
            acts: size(decision.acts.len()),
            parts: [acts_begin, notes_begin],
            bytes: bytes.into(),
        }
    }

    /// Writes it for a snapshot.
    pub(crate) fn put(&self, out: &mut Vec<u8>) {
        self.effective.put(out);
        out.extend_from_slice(&self.recorded.to_le_bytes());
        for number in [self.acts, self.parts[0], self.parts[1], size(self.bytes.len())] {
            number.put(out);
        }
        out.extend_from_slice(&self.bytes);
    }

    /// Reads from the front what [`Entry::put`] wrote.
    pub(crate) fn take(rest: &mut &[u8]) -> Option<Self> {
        let (before, after) = rest.split_at_checked(28)?;
        let number = |at: usize| u32::of_bytes(before.get(at..)?);
        let (bytes, after) = after.split_at_checked(at(number(24)?))?;
        *rest = after;
        Some(Self {
            effective: Day::of_bytes(before)?,
            recorded: before.get(4..)?.first_chunk().copied().map(i64::from_le_bytes)?,
            acts: number(12)?,
            parts: [number(16)?, number(20)?],
            bytes: bytes.into(),
        })
    }

    /// Its head.
    pub fn header(&self) -> Header {
        let bytes = self.bytes.get(..at(self.parts[0])).unwrap_or(&[]);
        super::header::read_header(bytes).unwrap_or_else(|| unreadable(self))
    }

    /// The day of effect of each act that names no day of its own.
    pub const fn effective(&self) -> Day {
        self.effective
    }

    /// When it was written into the ledger: seconds since 1970-01-01T00:00:00Z.
    pub const fn recorded(&self) -> i64 {
        self.recorded
    }

    /// How many acts it has.
    pub const fn len(&self) -> u32 {
        self.acts
    }

    /// Whether it has no acts.
    pub const fn is_empty(&self) -> bool {
        self.acts == 0
    }

    /// The kind of one act.
    pub fn kind(&self, ordinal: u32) -> Option<u16> {
        self.written(ordinal).map(|(kind, ..)| kind)
    }

    /// One act, as it was written (ids of this decision's own things are not resolved).
    pub fn act(&self, ordinal: u32) -> Option<Dated> {
        let (kind, version, bytes) = self.written(ordinal)?;
        read_own(kind, version, bytes).ok()
    }

    /// Kind, version and bytes of one act.
    fn written(&self, ordinal: u32) -> Option<(u16, u8, &[u8])> {
        let ordinal = at(ordinal);
        let note = at(self.parts[1]) + ordinal / NOTED * 4;
        let start = self.bytes.get(note..)?.first_chunk().copied().map(u32::from_le_bytes)?;
        let mut rest = self.bytes.get(at(start)..at(self.parts[1]))?;
        let mut left = ordinal % NOTED;
        loop {
            let kind = u16::try_from(take_number(&mut rest)?).ok()?;
            let (version, after) = rest.split_first()?;
            rest = after;
            let length = at(take_number(&mut rest)?);
            let (bytes, after) = rest.split_at_checked(length)?;
            if left == 0 {
                return Some((kind, *version, bytes));
            }
            rest = after;
            left -= 1;
        }
    }
}

/// What a head of which only the days can be told would say. No decision in a log has one: its head was read when it came.
fn unreadable(entry: &Entry) -> Header {
    Header {
        number: String::new(),
        kind: String::new(),
        signed: entry.effective,
        effective: entry.effective,
        issuer: String::new(),
        signer: String::new(),
        title: String::new(),
        bases: Vec::new(),
        attachments: Vec::new(),
        recorded: entry.recorded,
        recorded_by: String::new(),
    }
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// Writes a number, seven bits a byte.
fn put_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push((number & 0x7f) as u8);
}

/// Reads it from the front.
fn take_number(bytes: &mut &[u8]) -> Option<u32> {
    let (mut number, mut shift) = (0_u32, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}

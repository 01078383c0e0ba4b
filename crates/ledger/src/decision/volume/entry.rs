//! One decision as the log of a value keeps it: read from its bytes when it is asked.

use super::binder::NOTED;
use super::number::{at, take_number, take_signed, take_size};
use super::{Volume, head};
use crate::acts::{Dated, read_own};
use crate::decision::Header;
use crate::time::Day;

/// One decision in the log of a value.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'v> {
    volume: &'v Volume,
    slot: usize,
}

/// What stands before the acts, and the bytes of the parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opened<'v> {
    effective: Day,
    recorded: i64,
    /// How many acts there are.
    pub(super) acts: u32,
    head: &'v [u8],
    /// Where every sixteenth act after the first begins, four bytes each.
    pub(super) notes: &'v [u8],
    /// Each act as kind, version, length and bytes.
    pub(super) written: &'v [u8],
}

impl Opened<'_> {
    /// What bytes tell that nothing has written.
    pub(super) const fn nothing() -> Self {
        Self {
            effective: Day(0),
            recorded: 0,
            acts: 0,
            head: &[],
            notes: &[],
            written: &[],
        }
    }
}

impl<'v> Entry<'v> {
    /// The decision at a place of a volume.
    pub(super) const fn at(volume: &'v Volume, slot: usize) -> Self {
        Self { volume, slot }
    }

    /// Its parts.
    pub(super) fn opened(self) -> Option<Opened<'v>> {
        let mut rest = self.volume.part(self.slot)?;
        let effective = Day(i32::try_from(take_signed(&mut rest)?).ok()?);
        let recorded = self.volume.base().wrapping_add(take_signed(&mut rest)?);
        let acts = u32::try_from(take_number(&mut rest)?).ok()?;
        let head = take_size(&mut rest)?;
        let (head, rest) = rest.split_at_checked(head)?;
        let (notes, written) = rest.split_at_checked(at(acts).saturating_sub(1) / NOTED * 4)?;
        Some(Opened {
            effective,
            recorded,
            acts,
            head,
            notes,
            written,
        })
    }

    /// Its head.
    pub fn header(self) -> Header {
        let opened = self.opened().unwrap_or_else(Opened::nothing);
        head::read(self.volume, opened.effective, opened.recorded, opened.head).unwrap_or_else(|| unreadable(opened))
    }

    /// The day of effect of each act that names no day of its own.
    pub fn effective(self) -> Day {
        self.opened().unwrap_or_else(Opened::nothing).effective
    }

    /// When it was written into the ledger: seconds since 1970-01-01T00:00:00Z.
    pub fn recorded(self) -> i64 {
        self.opened().unwrap_or_else(Opened::nothing).recorded
    }

    /// How many acts it has.
    pub fn len(self) -> u32 {
        self.opened().unwrap_or_else(Opened::nothing).acts
    }

    /// Whether it has no acts.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The kind of one act.
    pub fn kind(self, ordinal: u32) -> Option<u16> {
        self.written(ordinal).map(|(kind, ..)| kind)
    }

    /// One act, as it was written (ids of this decision's own things are not resolved).
    pub fn act(self, ordinal: u32) -> Option<Dated> {
        let (kind, version, bytes) = self.written(ordinal)?;
        read_own(kind, version, bytes).ok()
    }

    /// Whether another decision has the same head and the same acts, to the byte.
    pub(crate) fn says_the_same(self, other: Entry<'_>) -> bool {
        let (Some(own), Some(others)) = (self.opened(), other.opened()) else {
            return false;
        };
        own.acts == others.acts
            && own.notes == others.notes
            && own.written == others.written
            && self.header() == other.header()
    }

    /// Kind, version and bytes of one act.
    fn written(self, ordinal: u32) -> Option<(u16, u8, &'v [u8])> {
        let opened = self.opened()?;
        if ordinal >= opened.acts {
            return None;
        }
        let ordinal = at(ordinal);
        let start = match (ordinal / NOTED).checked_sub(1) {
            None => 0,
            Some(note) => at(u32::from_le_bytes(*opened.notes.get(note * 4..)?.first_chunk()?)),
        };
        let mut rest = opened.written.get(start..)?;
        for _ in 0..ordinal % NOTED {
            take_act(&mut rest)?;
        }
        take_act(&mut rest)
    }
}

/// The act at the front.
fn take_act<'v>(rest: &mut &'v [u8]) -> Option<(u16, u8, &'v [u8])> {
    let kind = u16::try_from(take_number(rest)?).ok()?;
    let (version, after) = rest.split_first()?;
    *rest = after;
    let length = take_size(rest)?;
    let (bytes, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some((kind, *version, bytes))
}

/// What a head of which only the days can be told would say. No decision in a log has one: its head was read when it came.
const fn unreadable(opened: Opened<'_>) -> Header {
    Header {
        number: String::new(),
        kind: String::new(),
        signed: opened.effective,
        effective: opened.effective,
        issuer: String::new(),
        signer: String::new(),
        title: String::new(),
        bases: Vec::new(),
        attachments: Vec::new(),
        recorded: opened.recorded,
        recorded_by: String::new(),
    }
}

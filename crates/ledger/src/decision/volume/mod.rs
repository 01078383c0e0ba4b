//! Some consecutive decisions of the log as one immutable block of bytes.
//!
//! What heads say again and again (issuer, signer, title, bases, who wrote it) stands once in a list of texts; the heads name a text by its
//! place in the list. Acts stand as they were written, so that one of them is read without the others.

mod binder;
mod entry;
mod head;
mod number;
#[cfg(test)]
mod tests;

pub(crate) use binder::Binder;
pub use entry::Entry;

use number::at;

/// Before the starts: how many decisions and how many texts there are, four bytes each; the time from which those of the decisions are
/// counted, and the latest of them, eight bytes each.
const FRONT: usize = 24;

/// Some decisions, in their order.
#[derive(Debug)]
pub(crate) struct Volume {
    /// The front; where each decision and each text begins, and the end of all, four bytes each; decisions; texts.
    bytes: Box<[u8]>,
    decisions: usize,
    texts: usize,
}

impl Volume {
    /// A volume of these bytes, if they are as long as their front says and their starts run upwards.
    pub(crate) fn of(bytes: Box<[u8]>) -> Option<Self> {
        let count = |place: usize| bytes.get(place..)?.first_chunk().copied().map(u32::from_le_bytes);
        let (decisions, texts) = (at(count(0)?), at(count(4)?));
        let starts = decisions.checked_add(texts)?.checked_add(1)?;
        let first = starts.checked_mul(4)?.checked_add(FRONT)?;
        let volume = Self {
            bytes,
            decisions,
            texts,
        };
        let mut before = first;
        for part in 0..starts {
            let start = volume.start(part)?;
            if start < before || (part == 0 && start != first) {
                return None;
            }
            before = start;
        }
        (before == volume.bytes.len()).then_some(volume)
    }

    /// The bytes from which [`Volume::of`] makes it again.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many decisions it holds.
    pub(crate) const fn len(&self) -> usize {
        self.decisions
    }

    /// One decision.
    pub(crate) fn entry(&self, slot: usize) -> Option<Entry<'_>> {
        (slot < self.decisions).then_some(Entry::at(self, slot))
    }

    /// All of them.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.decisions).map(|slot| Entry::at(self, slot))
    }

    /// The time from which those of the decisions are counted.
    fn base(&self) -> i64 {
        self.time(8)
    }

    /// The latest time at which one of the decisions was written into the ledger.
    pub(crate) fn latest(&self) -> i64 {
        self.time(16)
    }

    fn time(&self, place: usize) -> i64 {
        let time = self.bytes.get(place..).and_then(|rest| rest.first_chunk().copied());
        time.map_or(0, i64::from_le_bytes)
    }

    /// A text of the list.
    fn text(&self, number: u64) -> Option<&str> {
        let number = usize::try_from(number).ok().filter(|number| *number < self.texts)?;
        std::str::from_utf8(self.part(self.decisions + number)?).ok()
    }

    /// The bytes of a decision or a text.
    fn part(&self, number: usize) -> Option<&[u8]> {
        self.bytes.get(self.start(number)?..self.start(number + 1)?)
    }

    fn start(&self, number: usize) -> Option<usize> {
        let start = self.bytes.get(FRONT + number * 4..)?.first_chunk().copied();
        start.map(|start| at(u32::from_le_bytes(start)))
    }
}

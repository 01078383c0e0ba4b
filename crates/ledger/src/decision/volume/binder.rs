//! Writing a volume, decision by decision.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::entry::Opened;
use super::number::{at, put_number, put_signed, size};
use super::{Entry, FRONT, Volume, head};
use crate::acts::encode;
use crate::decision::Decision;

/// Of every so many acts after the first, the place in the bytes is noted.
pub(super) const NOTED: usize = 16;

/// The texts of the heads of a volume, each once.
#[derive(Debug, Default)]
pub(super) struct Texts(IndexSet<Box<str>, FxBuildHasher>);

impl Texts {
    /// The place of a text in the list.
    pub(super) fn place(&mut self, text: &str) -> u64 {
        let known = self.0.get_index_of(text);
        known.unwrap_or_else(|| self.0.insert_full(text.into()).0) as u64
    }
}

/// A volume in the making.
#[derive(Debug, Default)]
pub(crate) struct Binder {
    texts: Texts,
    /// The time of the first decision: the others' are near it.
    base: Option<i64>,
    latest: i64,
    starts: Vec<usize>,
    bytes: Vec<u8>,
}

impl Binder {
    /// Adds a decision.
    #[must_use]
    pub(crate) fn with(mut self, decision: &Decision) -> Self {
        let (mut notes, mut acts) = (Vec::new(), Vec::new());
        for (ordinal, dated) in decision.acts.iter().enumerate() {
            if ordinal > 0 && ordinal.is_multiple_of(NOTED) {
                notes.extend_from_slice(&size(acts.len()).to_le_bytes());
            }
            let (kind, version, payload) = encode(dated);
            put_number(kind.into(), &mut acts);
            acts.push(version);
            put_number(payload.len() as u64, &mut acts);
            acts.extend_from_slice(&payload);
        }
        self.put(&decision.header, decision.acts.len(), &notes, &acts);
        self
    }

    /// Adds a decision of another volume.
    pub(crate) fn copy(&mut self, entry: Entry<'_>) {
        let opened = entry.opened().unwrap_or_else(Opened::nothing);
        self.put(&entry.header(), at(opened.acts), opened.notes, opened.written);
    }

    fn put(&mut self, header: &crate::decision::Header, count: usize, notes: &[u8], acts: &[u8]) {
        self.starts.push(self.bytes.len());
        let base = *self.base.get_or_insert(header.recorded);
        self.latest = if self.starts.len() == 1 {
            header.recorded
        } else {
            self.latest.max(header.recorded)
        };
        let mut head = Vec::with_capacity(32);
        head::put(header, &mut self.texts, &mut head);
        let out = &mut self.bytes;
        put_signed(header.effective.0.into(), out);
        put_signed(header.recorded.wrapping_sub(base), out);
        put_number(count as u64, out);
        put_number(head.len() as u64, out);
        for part in [&head, notes, acts] {
            out.extend_from_slice(part);
        }
    }

    /// The volume.
    pub(crate) fn finish(mut self) -> Volume {
        let (decisions, texts) = (self.starts.len(), self.texts.0.len());
        for text in &self.texts.0 {
            self.starts.push(self.bytes.len());
            self.bytes.extend_from_slice(text.as_bytes());
        }
        self.starts.push(self.bytes.len());
        let first = FRONT + 4 * self.starts.len();
        let mut bytes = Vec::with_capacity(first + self.bytes.len());
        for count in [decisions, texts] {
            bytes.extend_from_slice(&size(count).to_le_bytes());
        }
        for time in [self.base.unwrap_or(0), self.latest] {
            bytes.extend_from_slice(&time.to_le_bytes());
        }
        for start in self.starts {
            bytes.extend_from_slice(&size(first + start).to_le_bytes());
        }
        bytes.append(&mut self.bytes);
        Volume {
            bytes: bytes.into(),
            decisions,
            texts,
        }
    }
}

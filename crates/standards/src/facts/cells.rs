//! Where facts are written: into one person's row, each with its act, or into the columns of many. One reading serves both.

use ledger::ActId;

use super::person::offset;
use crate::expr::{Cell, Chunk, Slot};

/// Takes facts, slot by slot. What is written later stands.
pub(super) trait Cells {
    /// Writes one fact and the act behind it.
    fn set(&mut self, slot: Slot, cell: Cell, source: Option<ActId>);

    /// A word whose code is known; in a closed vocabulary an unnamed word has none, and stays unknown.
    fn code(&mut self, slot: Slot, code: Option<u16>, source: Option<ActId>) {
        if let Some(code) = code {
            self.set(slot, Cell::exactly(i32::from(code)), source);
        }
    }

    /// A word, by its place, of the field of words whose first slot is given.
    fn member(&mut self, first: Slot, at: usize, source: Option<ActId>) {
        self.set(offset(first, at), Cell::Flag(true), source);
    }
}

/// One person's place in the columns of many. Columns keep no acts.
#[derive(Debug)]
pub(super) struct ChunkRow<'c> {
    pub(super) chunk: &'c mut Chunk,
    pub(super) at: usize,
}

impl Cells for ChunkRow<'_> {
    #[inline]
    fn set(&mut self, slot: Slot, cell: Cell, _source: Option<ActId>) {
        self.chunk.set(slot, self.at, cell);
    }
}

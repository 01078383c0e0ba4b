//! The as-of join: the histories of many people become columns of a day, a chunk of people at a time, chunks in parallel.
//!
//! Each history is read once, and each fact goes from its row straight into the columns that are asked for. The reading itself is that
//! of one person ([`LedgerRows::row`]): only what takes the facts differs.

use ledger::value::Ix;
use rayon::prelude::*;

use super::cells::ChunkRow;
use super::ledger_rows::LedgerRows;
use super::person::PersonFacts;
use super::reading::Reading;
use super::reads::Reads;
use crate::expr::{Bitmap, CHUNK, Cell, Chunk, Columns, Slot};

/// Everybody whom the ledger has registered, on a day: row `r` is the person at place `r`.
#[derive(Debug, Clone, Default)]
pub struct Everybody {
    /// The slots that were asked for.
    pub columns: Columns,
    /// Who belongs to the body of officials.
    pub in_service: Bitmap,
    /// By row: the unit of the main post, else of the service, as the papers name it; [`Everybody::NO_UNIT`] without one.
    pub units: Vec<Ix>,
}

impl Everybody {
    /// Of whoever is in no unit.
    pub const NO_UNIT: Ix = Ix::MAX;
}

/// One chunk of it.
struct Part {
    chunk: Chunk,
    in_service: Vec<bool>,
    units: Vec<Ix>,
}

/// Reading all posts and units pays where at least one person is asked about for so many posts.
const POSTS_A_PERSON: usize = 4;

impl LedgerRows<'_> {
    /// Columns of some slots for some people, in that order. Of each history only what the slots need is read.
    pub fn columns(&self, slots: &[Slot], persons: &[Ix]) -> Columns {
        let reads = Reads::of(self.people, slots);
        let posts = usize::try_from(self.view.value().post_count()).unwrap_or(usize::MAX);
        if reads.posts && persons.len().saturating_mul(POSTS_A_PERSON) >= posts {
            self.places.read_all();
        }
        // One chunk is filled sooner than another thread wakes up.
        let chunks = if persons.len() <= CHUNK {
            vec![self.part(slots, persons.iter().copied(), &reads).chunk]
        } else {
            let chunks = persons.par_chunks(CHUNK);
            chunks
                .map(|persons| self.part(slots, persons.iter().copied(), &reads).chunk)
                .collect()
        };
        Columns::of(chunks)
    }

    /// Reads all posts and units.
    pub fn read_places(&self) {
        self.places.read_all();
    }

    /// Everybody, in the order of registration, with the unit that each is in.
    pub fn everybody(&self, slots: &[Slot]) -> Everybody {
        let reads = Reads::of(self.people, slots).with_units();
        self.places.read_all();
        let count = self.view.value().person_count();
        let starts: Vec<Ix> = (0..count).step_by(CHUNK).collect();
        let parts: Vec<Part> = starts
            .into_par_iter()
            .map(|first| {
                let last = Ix::try_from(CHUNK).map_or(count, |chunk| count.min(first.saturating_add(chunk)));
                self.part(slots, first..last, &reads)
            })
            .collect();
        let mut everybody = Everybody::default();
        let mut chunks = Vec::with_capacity(parts.len());
        let mut in_service = Vec::new();
        for part in parts {
            chunks.push(part.chunk);
            in_service.extend(part.in_service);
            everybody.units.extend(part.units);
        }
        everybody.in_service = Bitmap::of(&in_service);
        everybody.columns = Columns::of(chunks);
        everybody
    }

    fn part(&self, slots: &[Slot], persons: impl ExactSizeIterator<Item = Ix>, reads: &Reads) -> Part {
        let rows = persons.len();
        let mut part = Part {
            chunk: Chunk::new(&self.people.catalogue, slots, rows),
            in_service: Vec::new(),
            units: Vec::new(),
        };
        // What no record tells means "no" for some slots.
        let nothing = PersonFacts::new(self.people);
        for slot in slots {
            match nothing.row().fact(*slot).cell {
                Cell::Unknown => {}
                cell => part.chunk.fill(*slot, cell),
            }
        }
        let mut reading = Reading::new();
        for (at, person) in persons.enumerate() {
            let chunk = &mut part.chunk;
            self.fill(person, &mut reading, &mut ChunkRow { chunk, at }, reads);
            if reads.units {
                part.in_service.push(reading.in_service());
                let unit = reading.unit.or(reading.service);
                part.units.push(unit.map_or(Everybody::NO_UNIT, |(unit, _)| unit));
            }
            reading.clear();
        }
        part
    }
}

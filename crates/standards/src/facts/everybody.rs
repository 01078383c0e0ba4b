//! The as-of join: the histories of many people become columns of a day, a chunk of people at a time, chunks in parallel.
//!
//! Everybody is read together, kind by kind ([`super::together`]); people of a list, and those whose histories are open, one by one, with
//! the reading of one person ([`LedgerRows::row`]), where only what takes the facts differs. A property holds both ways equal.

use std::ops::Range;

use ledger::value::{ByKind, Ix, Kinds, Row};
use rayon::prelude::*;

use super::cells::ChunkRow;
use super::ledger_rows::LedgerRows;
use super::person::PersonFacts;
use super::reading::Reading;
use super::reads::Reads;
use super::together::Read;
use crate::expr::{Bitmap, CHUNK, Cell, Chunk, Columns, LANE, Slot};

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

/// Some of them, who stand one after the other.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) chunk: Chunk,
    /// A bit a person, in their order.
    in_service: Vec<u64>,
    pub(crate) units: Vec<Ix>,
}

impl Part {
    /// Who of them belongs to the body of officials.
    pub(crate) fn in_service(&self) -> Bitmap {
        Bitmap::of_words(self.in_service.iter().copied())
    }
}

/// Reading all posts and units pays where at least one person is asked about for so many posts.
const POSTS_A_PERSON: usize = 4;

impl LedgerRows<'_> {
    /// Columns of some slots for some people, in that order. Of each history only what the slots need is read.
    pub fn columns(&self, slots: &[Slot], persons: &[Ix]) -> Columns {
        let reads = Reads::of(self.people, slots);
        self.columns_by(slots, persons, &reads, |person, reading, cells| {
            self.fill(*person, reading, cells, &reads);
        })
    }

    /// The same without reading a history again: of each person all rows of some kinds that hold on the day are given, in their order.
    /// None where the slots follow from more than these.
    pub fn columns_of_told(&self, slots: &[Slot], told: &[&[(Ix, Row)]], kinds: Kinds) -> Option<Columns> {
        let reads = Reads::of(self.people, slots);
        let told_enough = reads.kinds.within(kinds) && reads.of_the_day(self.people);
        told_enough.then(|| {
            self.columns_by(slots, told, &reads, |told, reading, cells| {
                let rows = told.iter().map(|(_, row)| *row);
                let rows = rows.filter(|row| reads.kinds.contains(row.fact.kind()));
                self.fill_from(rows, reading, cells, &reads);
            })
        })
    }

    /// Columns of people who are read one by one.
    fn columns_by<P: Sync>(
        &self,
        slots: &[Slot],
        people: &[P],
        reads: &Reads,
        read: impl Fn(&P, &mut Reading, &mut ChunkRow<'_>) + Sync,
    ) -> Columns {
        let posts = usize::try_from(self.view.value().post_count()).unwrap_or(usize::MAX);
        if reads.posts && people.len().saturating_mul(POSTS_A_PERSON) >= posts {
            self.places.read_all();
        }
        // One chunk is filled sooner than another thread wakes up.
        let chunks = if people.len() <= CHUNK {
            vec![self.part(slots, people, &read)]
        } else {
            let chunks = people.par_chunks(CHUNK);
            chunks.map(|people| self.part(slots, people, &read)).collect()
        };
        Columns::of(chunks)
    }

    /// Reads all posts and units.
    pub fn read_places(&self) {
        self.places.read_all();
    }

    /// How many units there are.
    pub(crate) fn unit_count(&self) -> usize {
        at(self.view.value().unit_count())
    }

    /// Everybody, in the order of registration, with the unit that each is in.
    pub fn everybody(&self, slots: &[Slot]) -> Everybody {
        let parts: Vec<Part> = self.parts(slots, CHUNK).collect();
        let in_service = Bitmap::of_words(parts.iter().flat_map(|part| part.in_service.iter().copied()));
        let units = parts.iter().flat_map(|part| &part.units).copied().collect();
        Everybody {
            columns: Columns::of(parts.into_iter().map(|part| part.chunk).collect()),
            in_service,
            units,
        }
    }

    /// Everybody, `size` at a time: a number that fills words, at most [`CHUNK`]. Parts are filled apart, in parallel.
    pub(crate) fn parts(&self, slots: &[Slot], size: usize) -> impl IndexedParallelIterator<Item = Part> {
        let reads = Reads::of(self.people, slots).with_units();
        self.places.read_all();
        let count = self.view.value().person_count();
        let starts: Vec<Ix> = (0..count).step_by(size).collect();
        starts.into_par_iter().map(move |first| {
            let last = Ix::try_from(size).map_or(count, |size| count.min(first.saturating_add(size)));
            self.part_together(slots, first..last, &reads)
        })
    }

    /// Columns of some people, each read alone.
    fn part<P>(&self, slots: &[Slot], people: &[P], read: impl Fn(&P, &mut Reading, &mut ChunkRow<'_>)) -> Chunk {
        let mut chunk = self.empty_part(slots, people.len()).chunk;
        let mut reading = Reading::new();
        for (at, person) in people.iter().enumerate() {
            let chunk = &mut chunk;
            read(person, &mut reading, &mut ChunkRow { chunk, at });
            reading.clear();
        }
        chunk
    }

    /// Columns of people who stand together, some tens of them at a time, and the unit that each is in.
    fn part_together(&self, slots: &[Slot], persons: Range<Ix>, reads: &Reads) -> Part {
        let mut part = self.empty_part(slots, persons.len());
        let (mut by_kind, mut read, mut alone) = (ByKind::default(), Read::of(self, reads), Reading::new());
        self.view
            .persons_by_kind(persons.clone(), reads.kinds, &mut by_kind, |together| {
                let first = at(together.first() - persons.start);
                let all = (together.first()..).take(together.count());
                // A lane is a word of the columns; whoever does not stand so is read alone.
                if first.is_multiple_of(LANE) && together.count() <= LANE {
                    self.read_together(together, &mut read, reads);
                    self.tell_together(&mut read, &mut part.chunk, first / LANE, reads);
                    if let Some(word) = part.in_service.get_mut(first / LANE) {
                        *word = read.in_service();
                    }
                    let places = part.units.iter_mut().skip(first).take(together.count());
                    places.enumerate().for_each(|(at, unit)| *unit = read.unit(at));
                    for person in together.apart() {
                        self.read_alone((*person, at(person - persons.start)), &mut alone, &mut part, reads);
                    }
                } else {
                    for person in all {
                        self.read_alone((person, at(person - persons.start)), &mut alone, &mut part, reads);
                    }
                }
            });
        part
    }

    /// Reads one of many in the way of one person.
    fn read_alone(&self, (person, at): (Ix, usize), reading: &mut Reading, part: &mut Part, reads: &Reads) {
        let chunk = &mut part.chunk;
        self.fill(person, reading, &mut ChunkRow { chunk, at }, reads);
        if let Some(word) = part.in_service.get_mut(at / LANE) {
            let bit = 1 << (at % LANE);
            *word = *word & !bit | if reading.in_service() { bit } else { 0 };
        }
        if let Some(place) = part.units.get_mut(at) {
            let unit = reading.unit.or(reading.service);
            *place = unit.map_or(Everybody::NO_UNIT, |(unit, _)| unit);
        }
        reading.clear();
    }

    /// What no record tells means "no" for some slots.
    fn empty_part(&self, slots: &[Slot], rows: usize) -> Part {
        let mut part = Part {
            chunk: Chunk::new(&self.people.catalogue, slots, rows),
            in_service: vec![0; rows.div_ceil(LANE)],
            units: vec![Everybody::NO_UNIT; rows],
        };
        let nothing = PersonFacts::new(self.people);
        for slot in slots {
            match nothing.row().fact(*slot).cell {
                Cell::Unknown => {}
                cell => part.chunk.fill(*slot, cell),
            }
        }
        part
    }
}

fn at(place: Ix) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

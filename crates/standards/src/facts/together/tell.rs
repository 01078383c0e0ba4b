//! From what was read of people who stand together to the columns: lane by lane, and what follows from several facts.

use ledger::Day;

use super::super::derived::{MonthsTo, months_to_retirement};
use super::super::ledger_rows::LedgerRows;
use super::super::person::offset;
use super::super::reading::latest;
use super::super::reads::Reads;
use super::Read;
use crate::expr::{Cell, Chunk, LANE, Lane, each};

impl LedgerRows<'_> {
    /// Writes what was read into one word of the rows of a chunk.
    pub(in crate::facts) fn tell_together(&self, read: &mut Read, chunk: &mut Chunk, word: usize, reads: &Reads) {
        let slots = &self.people.slots;
        let told = [
            (slots.sex, &read.sex),
            (slots.birth, &read.birth),
            (slots.recruited, &read.recruited),
            (slots.since, &read.since),
            (slots.party, &read.party),
            (slots.standing, &read.standing),
            (slots.rank, &read.rank),
            (slots.coefficient, &read.coefficient),
            (slots.months_in_rank, &read.months_in_rank),
            (slots.title, &read.title),
        ];
        for (slot, lane) in told {
            if reads.wants(slot) {
                chunk.put(slot, word, lane);
            }
        }
        if read.minority.1 != 0 {
            chunk.put_flags(slots.ethnic_minority, word, read.minority.0, read.minority.1);
        }
        let mut lane = Lane::default();
        for (learned, slots) in read.learned.iter_mut().zip(&slots.qualifications) {
            learned.tell(slots, chunk, word, reads, &mut lane);
        }
        self.tell_groups(read, chunk, word, reads);
        if reads.unit {
            self.tell_units(read, chunk, word, reads);
        }
        self.tell_grades(read, chunk, word);
        self.tell_derived(read, chunk, word, reads);
    }

    /// Nobody is in a group of whom no record says so.
    fn tell_groups(&self, read: &mut Read, chunk: &mut Chunk, word: usize, reads: &Reads) {
        let slots = &self.people.slots;
        if reads.wants(slots.planned) {
            chunk.put_flags(slots.planned, word, read.planned, u64::MAX);
        }
        for group in &self.planned {
            if let Some(people) = read.groups.get_mut(*group) {
                *people |= read.planned;
            }
        }
        for (group, people) in read.groups.iter().enumerate().filter(|(_, people)| **people != 0) {
            chunk.put_flags(offset(slots.group, group), word, *people, u64::MAX);
        }
    }

    fn tell_units(&self, read: &Read, chunk: &mut Chunk, word: usize, reads: &Reads) {
        let slots = &self.people.slots;
        let (mut kind, mut terrain) = (Lane::default(), Lane::default());
        let mut eased = vec![0_u64; self.people.eased.len()];
        for at in 0..LANE {
            let unit = read.unit(at);
            if unit == super::Everybody::NO_UNIT {
                continue;
            }
            let facts = self.places.unit(unit);
            super::set(&mut kind, at, facts.code);
            if let Some(code) = facts.terrain.map(i32::from) {
                terrain.set(at, code, code);
            }
            for floor in &facts.eased {
                if let Some(people) = eased.get_mut(*floor) {
                    *people |= 1 << at;
                }
            }
        }
        for (slot, lane) in [(slots.kind, &kind), (slots.terrain, &terrain)] {
            if reads.wants(slot) {
                chunk.put(slot, word, lane);
            }
        }
        for (floor, people) in eased.iter().enumerate().filter(|(_, people)| **people != 0) {
            chunk.put_flags(offset(slots.eased, floor), word, *people, u64::MAX);
        }
    }

    fn tell_grades(&self, read: &mut Read, chunk: &mut Chunk, word: usize) {
        let slots = &self.people.slots;
        let mut of_one = Vec::new();
        for grades in read.grades.chunk_by(|one, other| one.0 == other.0) {
            of_one.clear();
            of_one.extend(grades.iter().map(|(_, grade)| *grade));
            let Some((at, (rank, years, _))) = grades.first().map(|(at, _)| *at).zip(latest(&mut of_one, &self.levels))
            else {
                continue;
            };
            let row = word * LANE + at;
            if let Some(rank) = rank {
                chunk.set(slots.last_grade, row, Cell::exactly(i32::from(rank)));
            }
            chunk.set(slots.good_years, row, Cell::exactly(years));
        }
    }

    fn tell_derived(&self, read: &Read, chunk: &mut Chunk, word: usize, reads: &Reads) {
        let (slots, day) = (&self.people.slots, self.view.day());
        let months_to = self.months.get_or_init(|| MonthsTo::of(day));
        let pairs = [
            (slots.age_months, &read.birth),
            (slots.service_months, &read.recruited),
            (slots.months_in_post, &read.since),
        ];
        for (slot, from) in pairs {
            if !reads.wants(slot) {
                continue;
            }
            let mut months = Lane::default();
            for at in from.each() {
                super::set(&mut months, at, months_to.since(from.low[at], from.high[at]));
            }
            chunk.put(slot, word, &months);
        }
        if !reads.wants(slots.months_to_retirement) {
            return;
        }
        let mut months = Lane::default();
        for at in read.retires.each() {
            let left = day.months_until(Day(read.retires.low[at]));
            months.set(at, left, left);
        }
        for at in each(read.sex.known & read.birth.known & !read.retires.known) {
            let birth = Cell::Between(read.birth.low[at], read.birth.high[at]);
            let left = months_to_retirement(Cell::exactly(read.sex.low[at]), birth, day, self.book);
            super::set(&mut months, at, left);
        }
        chunk.put(slots.months_to_retirement, word, &months);
    }
}

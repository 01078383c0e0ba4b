//! What is read of one person: learning, grades and recruitment are told by several rows together.

use ledger::codes::{GradeCode, LearningState};
use ledger::value::{Ix, Row as Recorded};
use ledger::{ActId, Day};

use super::people::People;
use super::person::PersonFacts;
use super::reads::Reads;
use crate::expr::{Cell, FieldType};

/// What has been read of one person so far.
pub(super) struct Reading<'p> {
    pub(super) facts: PersonFacts<'p>,
    /// Whether posts that are held are read; not where another post is proposed.
    pub(super) reads_posts: bool,
    /// The unit of the main post, else of the service, with the act that says so.
    pub(super) unit: Option<(Ix, ActId)>,
    pub(super) service: Option<(Ix, ActId)>,
    recruited: Option<Cell>,
    learned: Vec<Learned>,
    /// Known to hold nothing, by qualification.
    pub(super) none: Vec<(usize, ActId)>,
    pub(super) grades: Vec<(u16, GradeCode, ActId)>,
}

struct Learned {
    /// The place of the qualification.
    qualification: usize,
    rank: u8,
    state: LearningState,
    /// Whether it holds on the day; a row that only may hold counts for the upper end.
    certain: bool,
    /// Whether it has ended by the day.
    over: bool,
    earliest: Day,
    from: Day,
    source: ActId,
}

impl<'p> Reading<'p> {
    pub(super) fn new(people: &'p People) -> Self {
        Self {
            facts: PersonFacts::new(people),
            reads_posts: true,
            unit: None,
            service: None,
            recruited: None,
            learned: Vec::new(),
            none: Vec::new(),
            grades: Vec::new(),
        }
    }

    /// Forgets what was read for these slots; the others are never looked at.
    pub(super) fn clear(&mut self, nothing: &PersonFacts<'p>, reads: &Reads) {
        self.facts.clear(nothing, reads);
        (self.unit, self.service, self.recruited) = (None, None, None);
        self.learned.clear();
        self.none.clear();
        self.grades.clear();
    }

    /// The first recruitment counts.
    pub(super) fn recruited(&mut self, people: &People, cell: Cell, source: ActId) {
        let earlier = match (self.recruited, cell) {
            (Some(Cell::Between(_, known)), Cell::Between(_, new)) => new < known,
            _ => true,
        };
        if earlier {
            self.recruited = Some(cell);
            self.facts.set(people.slots.recruited, cell, Some(source));
        }
    }

    /// Learning of a qualification, by its place, at a rank of its ladder.
    pub(super) fn learning(
        &mut self,
        qualification: usize,
        rank: u8,
        state: LearningState,
        recorded: &Recorded,
        day: Day,
    ) {
        self.learned.push(Learned {
            qualification,
            rank,
            state,
            certain: recorded.holds(day),
            over: recorded.until <= day,
            earliest: recorded.earliest,
            from: recorded.from,
            source: recorded.source,
        });
    }

    /// The highest level held, the highest studied for, and since when each level is held.
    pub(super) fn learned(&mut self, people: &People, reads: &Reads) {
        let asked = people.slots.qualifications.iter().enumerate();
        for (at, slots) in asked.filter(|(at, _)| reads.learns(*at)) {
            let of = |one: &&Learned| one.qualification == at && !one.over;
            let held = || {
                self.learned
                    .iter()
                    .filter(of)
                    .filter(|one| one.state == LearningState::Held)
            };
            let studied = || {
                self.learned
                    .iter()
                    .filter(of)
                    .filter(|one| one.state == LearningState::Studying)
            };
            let none = self
                .none
                .iter()
                .find(|(qualification, _)| *qualification == at)
                .map(|(_, source)| *source);
            let certain = held().filter(|one| one.certain).max_by_key(|one| one.rank);
            let perhaps = held().filter(|one| !one.certain).map(|one| one.rank).max().unwrap_or(0);
            let known = certain
                .map(|one| (one.rank, one.source))
                .or_else(|| none.map(|source| (0, source)));
            let facts = &mut self.facts;
            let mut tell = |slot, cell, source| facts.set(slot, cell, Some(source));
            if let Some((rank, source)) = known {
                let most = rank.max(perhaps);
                tell(slots.held, Cell::Between(i32::from(rank), i32::from(most)), source);
            }
            for (rank, slot) in slots.since.iter().filter(|(_, slot)| reads.wants(*slot)) {
                let first = held()
                    .filter(|one| one.rank >= *rank)
                    .min_by_key(|one| (one.from, one.earliest));
                let earliest = held().filter(|one| one.rank >= *rank).map(|one| one.earliest).min();
                match (first, earliest, known) {
                    (Some(first), Some(earliest), _) => {
                        let since = Cell::Between(earliest.number(), first.from.number());
                        tell(*slot, since, first.source);
                    }
                    (_, _, Some((_, source))) => tell(*slot, Cell::exactly(Day::MAX.number()), source),
                    _ => {}
                }
            }
            if let Some(most) = studied().max_by_key(|one| one.rank) {
                let least = studied()
                    .filter(|one| one.certain)
                    .map(|one| one.rank)
                    .max()
                    .unwrap_or(0);
                let ranks = Cell::Between(i32::from(least), i32::from(most.rank));
                tell(slots.studying, ranks, most.source);
            }
        }
    }

    /// The latest yearly grade, and how many of the latest years in a row were good or better.
    pub(super) fn graded(&mut self, people: &People) {
        self.grades.sort_by_key(|(year, ..)| std::cmp::Reverse(*year));
        let Some(&(latest, grade, source)) = self.grades.first() else {
            return;
        };
        let ladder = match people.catalogue.find("person.last_grade").map(|field| &field.holds) {
            Some(FieldType::Level(ladder)) => people.catalogue.ladder_at(*ladder),
            _ => None,
        };
        let rank = |grade: GradeCode| ladder.and_then(|ladder| ladder.rank(grade.word()));
        if let Some(rank) = rank(grade) {
            self.facts
                .set(people.slots.last_grade, Cell::exactly(i32::from(rank)), Some(source));
        }
        let good = ladder.and_then(|ladder| ladder.rank(GradeCode::Good.word()));
        let mut years = 0;
        for (expected, (year, grade, _)) in (0..=latest).rev().zip(&self.grades) {
            if *year != expected || rank(*grade) < good {
                break;
            }
            years += 1;
        }
        self.facts
            .set(people.slots.good_years, Cell::exactly(years), Some(source));
    }
}

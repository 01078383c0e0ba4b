//! What is read of one person: most facts are told as they are met; learning, grades and recruitment are told by several rows together.

use ledger::codes::{GradeCode, LearningState};
use ledger::value::{DatedFact, Ix, Word};
use ledger::{ActId, Day};

use super::cells::Cells;
use super::derived::Grounds;
use super::levels::Levels;
use super::people::People;
use super::reads::Reads;
use crate::expr::{Cell, Fact};

/// The act behind a fact; columns keep none.
pub(super) type Source = Option<ActId>;

/// What has been read of one person so far. Its memory serves the next person too.
#[derive(Debug)]
pub(super) struct Reading {
    /// Whether posts that are held are read; not where another post is proposed.
    pub(super) reads_posts: bool,
    /// The unit of the main post, else of the service, with the act that says so.
    pub(super) unit: Option<(Ix, Source)>,
    pub(super) service: Option<(Ix, Source)>,
    /// Whether the person serves or holds a post on the day, and whether the person has left.
    pub(super) serves: bool,
    pub(super) left: bool,
    /// Whether the person is planned for a post, and the act that says so.
    pub(super) planned: (bool, Source),
    pub(super) grounds: Grounds,
    learned: Vec<Learned>,
    /// Known to hold nothing, by qualification.
    none: Vec<(usize, Source)>,
    /// The qualifications of which something is told, one bit each.
    told: u32,
    grades: Vec<(u16, GradeCode, Source)>,
    /// The ranks that were looked up, of any person.
    pub(super) ranks: Vec<(Word, Option<u8>)>,
}

#[derive(Debug, Clone, Copy)]
struct Learned {
    /// The place of the qualification.
    qualification: usize,
    rank: u8,
    state: LearningState,
    /// Whether it holds on the day; a row that only may hold counts for the upper end.
    certain: bool,
    earliest: Day,
    from: Day,
    source: Source,
}

impl Reading {
    pub(super) fn new() -> Self {
        Self {
            reads_posts: true,
            unit: None,
            service: None,
            serves: false,
            left: false,
            planned: (false, None),
            grounds: Grounds::default(),
            learned: Vec::new(),
            none: Vec::new(),
            told: 0,
            grades: Vec::new(),
            ranks: Vec::new(),
        }
    }

    /// Forgets the person.
    pub(super) fn clear(&mut self) {
        (self.unit, self.service, self.planned) = (None, None, (false, None));
        (self.serves, self.left) = (false, false);
        self.grounds = Grounds::default();
        self.told = 0;
        self.learned.clear();
        self.none.clear();
        self.grades.clear();
    }

    /// Whether the person belongs to the body of officials on the day.
    pub(super) const fn in_service(&self) -> bool {
        self.serves && !self.left
    }

    /// The first recruitment counts, in whatever order they are read.
    pub(super) fn recruited(&mut self, cell: Cell, source: Source) {
        let earlier = match (self.grounds.recruited.cell, cell) {
            (Cell::Between(earliest, latest), Cell::Between(new, new_latest)) => (new_latest, new) < (latest, earliest),
            _ => true,
        };
        if earlier {
            self.grounds.recruited = Fact { cell, source };
        }
    }

    /// Learning of a qualification, by its place, at a rank of its ladder. What is over by the day tells nothing any more.
    pub(super) fn learning(
        &mut self,
        qualification: usize,
        rank: u8,
        state: LearningState,
        told: &DatedFact,
        source: Source,
        day: Day,
    ) {
        if told.until <= day {
            return;
        }
        self.told |= 1 << qualification;
        self.learned.push(Learned {
            qualification,
            rank,
            state,
            certain: told.holds(day),
            earliest: told.earliest,
            from: told.from,
            source,
        });
    }

    /// Nothing is held of a qualification, by its place.
    pub(super) fn none(&mut self, qualification: usize, source: Source) {
        self.told |= 1 << qualification;
        self.none.push((qualification, source));
    }

    /// The grade of a year.
    pub(super) fn grade(&mut self, year: u16, grade: GradeCode, source: Source) {
        self.grades.push((year, grade, source));
    }

    /// Tells the highest level held, the highest studied for, and since when each level is held.
    pub(super) fn learned(&self, cells: &mut impl Cells, people: &People, reads: &Reads) {
        let asked = people.slots.qualifications.iter().enumerate();
        for (at, slots) in asked.filter(|(at, _)| self.told & 1 << at != 0 && reads.learns(*at)) {
            let of = move |state| {
                let learned = self.learned.iter();
                learned.filter(move |one| one.qualification == at && one.state == state)
            };
            let (held, studied) = (|| of(LearningState::Held), || of(LearningState::Studying));
            let none = self.none.iter().find(|(qualification, _)| *qualification == at);
            let certain = held().filter(|one| one.certain).max_by_key(|one| one.rank);
            let perhaps = held().filter(|one| !one.certain).map(|one| one.rank).max().unwrap_or(0);
            let known = certain
                .map(|one| (one.rank, one.source))
                .or_else(|| none.map(|(_, source)| (0, *source)));
            let mut tell = |slot, cell, source| cells.set(slot, cell, source);
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
                let least = studied().filter(|one| one.certain).map(|one| one.rank).max();
                let ranks = Cell::Between(i32::from(least.unwrap_or(0)), i32::from(most.rank));
                tell(slots.studying, ranks, most.source);
            }
        }
    }

    /// Tells the latest yearly grade, and how many of the latest years in a row were good or better.
    pub(super) fn graded(&mut self, cells: &mut impl Cells, people: &People, levels: &Levels<'_>) {
        let Some((latest, years, source)) = latest(&mut self.grades, levels) else {
            return;
        };
        if let Some(rank) = latest {
            cells.set(people.slots.last_grade, Cell::exactly(i32::from(rank)), source);
        }
        cells.set(people.slots.good_years, Cell::exactly(years), source);
    }
}

/// Of somebody's yearly grades: the rank of the latest one, how many of the latest years in a row were good or better, and the act.
pub(super) fn latest(
    grades: &mut [(u16, GradeCode, Source)],
    levels: &Levels<'_>,
) -> Option<(Option<u8>, i32, Source)> {
    grades.sort_by_key(|(year, ..)| std::cmp::Reverse(*year));
    let &(latest, grade, source) = grades.first()?;
    let good = levels.grade(GradeCode::Good);
    let in_a_row = (0..=latest).rev().zip(&*grades);
    let years = in_a_row.take_while(|(expected, (year, grade, _))| year == expected && levels.grade(*grade) >= good);
    Some((
        levels.grade(grade),
        i32::try_from(years.count()).unwrap_or(i32::MAX),
        source,
    ))
}

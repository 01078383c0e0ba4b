//! The adapter: one pass over a person's history in a view gives the person's row.

use lawbook::Lawbook;
use ledger::codes::{HoldBasis, HoldMode};
use ledger::text::fold;
use ledger::value::{Fact, Ix, Place, Row as Recorded, Word};
use ledger::{ActId, Day, View, When};

use super::levels::Levels;
use super::people::People;
use super::person::{PersonFacts, groups_of_planned};
use super::places::Places;
use super::reading::Reading;
use super::reads::Reads;
use crate::expr::{CHUNK, Cell, Chunk, Columns, Row, Slot};

/// The people of a ledger on a day, as rows of a vocabulary. The vocabulary is that of the same lawbook.
///
/// Posts, units and titles are read when the first person in them is asked about, so asking about one person costs little.
#[derive(Debug)]
pub struct LedgerRows<'a> {
    people: &'a People,
    book: &'a Lawbook,
    view: View<'a>,
    places: Places<'a>,
    levels: Levels<'a>,
    /// The title groups that whoever is planned is in, by place.
    planned: Vec<usize>,
    /// The key of the attribute in which ethnicity stands, where the ledger has one.
    ethnicity: Option<Word>,
    recruited: Option<Word>,
}

/// What the proposed decision is for the person; `None` where it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proposal {
    /// The first time in a post of this kind.
    pub first_time: Option<bool>,
    /// To a higher post.
    pub higher: Option<bool>,
    /// To the head of a place where the person is not from.
    pub non_local: Option<bool>,
}

/// The attribute of a person that tells the ethnicity, and the one of the majority.
const ETHNICITY: (&str, &str) = ("ethnicity", "kinh");
/// The attribute of a person that tells when the person was recruited, where no decision does.
const RECRUITED: &str = "recruited";

impl<'a> LedgerRows<'a> {
    /// The people of a view.
    pub fn of(people: &'a People, book: &'a Lawbook, view: View<'a>) -> Self {
        let words = view.value().words();
        Self {
            people,
            book,
            view,
            places: Places::of(people, book, view),
            levels: Levels::of(people, book, view),
            planned: groups_of_planned(people, view.day(), book),
            ethnicity: words.find(ETHNICITY.0),
            recruited: words.find(RECRUITED),
        }
    }

    /// The row of one person.
    pub fn row(&self, person: Ix) -> Row {
        let mut reading = Reading::new(self.people);
        self.fill(person, &mut reading, &Reads::all(self.people));
        reading.facts.into_row()
    }

    /// The row of one person as if a decision of the day gave the person this main post, and no other: what a standard is asked
    /// before somebody is appointed, elected or moved.
    pub fn proposed(&self, person: Ix, post: Ix, proposal: Proposal) -> Row {
        let mut reading = Reading::new(self.people);
        reading.reads_posts = false;
        let (slots, day) = (&self.people.slots, self.view.day());
        if let Some(held) = self.places.post(post) {
            for group in &held.title.groups {
                reading.facts.member(slots.group, *group, None);
            }
            reading.facts.code(slots.title, held.title.code, None);
            reading.facts.set(slots.since, Cell::exactly(day.number()), None);
            if let Some(unit) = held.unit {
                self.unit(&mut reading.facts, unit, None);
            }
        }
        let moves = [
            (slots.first_time, proposal.first_time),
            (slots.higher, proposal.higher),
            (slots.non_local, proposal.non_local),
        ];
        for (slot, told) in moves {
            reading.facts.set(slot, told.map_or(Cell::Unknown, Cell::Flag), None);
        }
        self.fill(person, &mut reading, &Reads::all(self.people));
        reading.facts.into_row()
    }

    /// Reads one history, as far as some slots need it.
    pub(super) fn fill(&self, person: Ix, reading: &mut Reading<'_>, reads: &Reads) {
        for recorded in self.view.rows(Place::Person(person)) {
            if reads.groups_alone && !matches!(recorded.fact, Fact::Holding { .. } | Fact::Planned { .. }) {
                continue;
            }
            self.read(reading, recorded, reads);
        }
        if let Some((unit, source)) = reading.unit.or(reading.service)
            && reading.reads_posts
            && reads.unit
        {
            self.unit(&mut reading.facts, unit, Some(source));
        }
        reading.learned(self.people, reads);
        if reads.grades {
            reading.graded(self.people);
        }
        reading.facts.derive(self.view.day(), self.book, reads, &self.planned);
    }

    /// Columns of some slots for some people, in that order. Of each history only what the slots need is read.
    pub fn columns(&self, slots: &[Slot], persons: &[Ix]) -> Columns {
        use rayon::prelude::*;
        let reads = Reads::of(self.people, slots);
        // One chunk is filled sooner than another thread wakes up.
        let chunks = if persons.len() <= CHUNK {
            vec![self.chunk(slots, persons, &reads)]
        } else {
            let chunks = persons.par_chunks(CHUNK);
            chunks.map(|persons| self.chunk(slots, persons, &reads)).collect()
        };
        Columns::of(chunks)
    }

    fn chunk(&self, slots: &[Slot], persons: &[Ix], reads: &Reads) -> Chunk {
        let mut chunk = Chunk::new(&self.people.catalogue, slots, persons.len());
        let nothing = PersonFacts::new(self.people);
        let mut reading = Reading::new(self.people);
        for (at, person) in persons.iter().enumerate() {
            reading.clear(&nothing, reads);
            self.fill(*person, &mut reading, reads);
            for slot in slots {
                chunk.set(*slot, at, reading.facts.row().fact(*slot).cell);
            }
        }
        chunk
    }

    /// Everybody who belongs to the body of officials on the day, in the order of registration.
    pub fn in_service(&self) -> Vec<Ix> {
        self.view
            .persons()
            .filter(ledger::view::PersonView::in_service)
            .map(|person| person.ix())
            .collect()
    }

    fn read(&self, reading: &mut Reading<'_>, recorded: &Recorded, reads: &Reads) {
        let day = self.view.day();
        match recorded.fact {
            // Learning tells since when, and what may be held already, so rows that do not yet certainly hold are read too.
            Fact::Learning {
                field, level, state, ..
            } if recorded.earliest <= day => {
                if let Some(qualification) = self.levels.qualification(field).filter(|at| reads.learns(*at))
                    && let Some(rank) = self.levels.step(qualification, level)
                {
                    reading.learning(qualification, rank, state, recorded, day);
                }
            }
            Fact::Grade { year, grade } if reads.grades && recorded.from <= day => {
                reading.grades.push((year, grade, recorded.source));
            }
            Fact::Holding { basis, .. } => {
                if basis == HoldBasis::Recruited && recorded.earliest <= day {
                    let since = Cell::Between(recorded.earliest.number(), recorded.from.number());
                    reading.recruited(self.people, since, recorded.source);
                }
                // A holding by recruitment is also a post that may be held today.
                if recorded.holds(day) {
                    self.read_held(reading, recorded, day, reads);
                }
            }
            _ if recorded.holds(day) => self.read_held(reading, recorded, day, reads),
            _ => {}
        }
    }

    fn read_held(&self, reading: &mut Reading<'_>, recorded: &Recorded, day: Day, reads: &Reads) {
        let (slots, source) = (&self.people.slots, Some(recorded.source));
        let facts = &mut reading.facts;
        match recorded.fact {
            Fact::Sex(sex) if reads.wants(slots.sex) => facts.sex(sex, source),
            Fact::Birth(birth) => facts.birth(birth, source),
            Fact::Party(state) if reads.wants(slots.party) => facts.party(state, source),
            Fact::NoLearning { field } => {
                let known = self.levels.qualification(field);
                reading.none.extend(known.map(|at| (at, recorded.source)));
            }
            Fact::Service { unit, standing } => {
                if reads.wants(slots.standing) {
                    facts.standing(standing, source);
                }
                reading.service = Some((unit, recorded.source));
            }
            Fact::Rank { rank, coefficient, .. } => {
                if reads.wants(slots.rank)
                    && let Some(level) = self.levels.rank(rank)
                {
                    facts.set(slots.rank, Cell::exactly(i32::from(level)), source);
                }
                if coefficient > 0 {
                    facts.set(slots.coefficient, Cell::exactly(i32::from(coefficient)), source);
                }
                if recorded.earliest != Day::MIN && reads.wants(slots.months_in_rank) {
                    let months = (recorded.from.months_until(day), recorded.earliest.months_until(day));
                    facts.set(slots.months_in_rank, Cell::Between(months.0, months.1), source);
                }
            }
            // A day that was decided is the day, whatever the age.
            Fact::RetirementDay { day: retires, .. } if reads.wants(slots.months_to_retirement) => {
                let months = Cell::exactly(day.months_until(retires));
                facts.set(slots.months_to_retirement, months, source);
            }
            Fact::Holding { post, mode, .. } if reading.reads_posts && reads.posts => {
                let Some(held) = self.places.post(post) else { return };
                for group in &held.title.groups {
                    facts.member(slots.group, *group, source);
                }
                if mode == HoldMode::Main {
                    let since = Cell::Between(recorded.earliest.number(), recorded.from.number());
                    facts.code(slots.title, held.title.code, source);
                    facts.set(slots.since, since, source);
                    reading.unit = held.unit.map(|unit| (unit, recorded.source));
                }
            }
            Fact::Planned {
                first_year, last_year, ..
            } if (i32::from(first_year)..=i32::from(last_year)).contains(&day.year()) => {
                facts.set(slots.planned, Cell::Flag(true), source);
            }
            Fact::AttributeText { key, text } if Some(key) == self.ethnicity && reads.wants(slots.ethnic_minority) => {
                let minority = fold(&self.view.text(text)) != ETHNICITY.1;
                facts.set(slots.ethnic_minority, Cell::Flag(minority), source);
            }
            Fact::AttributeText { key, text } if Some(key) == self.recruited && reads.wants(slots.recruited) => {
                if let Ok(when) = self.view.text(text).parse::<When>() {
                    reading.recruited(self.people, when.into(), recorded.source);
                }
            }
            _ => {}
        }
    }

    fn unit(&self, facts: &mut PersonFacts<'_>, unit: Ix, source: Option<ActId>) {
        if let Some(kind) = self.places.kind(unit) {
            facts.unit_kind(kind, source);
        }
        let Some(ground) = self.places.ground(unit) else { return };
        facts.code(self.people.slots.terrain, ground.terrain, source);
        for floor in &ground.eased {
            facts.member(self.people.slots.eased, *floor, source);
        }
    }
}

//! The adapter: one pass over a person's history in a view gives the person's row.

use std::sync::OnceLock;

use lawbook::Lawbook;
use ledger::codes::{HoldBasis, HoldMode, Learning, PartyState, Sex, Standing};
use ledger::text::fold;
use ledger::value::{DatedFact, Fact, Ix, Place, Word};
use ledger::{ActId, Day, View, When};

use super::cells::Cells;
use super::derived::{self, MonthsTo};
use super::levels::Levels;
use super::people::People;
use super::person::{PersonFacts, groups_of_planned};
use super::places::Places;
use super::reading::Reading;
use super::reads::Reads;
use super::titles::Title;
use crate::expr::{self, Cell, Row};

/// The people of a ledger on a day, as rows of a vocabulary. The vocabulary is that of the same lawbook.
///
/// One person costs a few rows of that person, the posts held and their units; for many, all posts and units are read first.
#[derive(Debug)]
pub struct LedgerRows<'a> {
    pub(super) people: &'a People,
    pub(super) book: &'a Lawbook,
    pub(super) view: View<'a>,
    pub(super) places: Places<'a>,
    pub(super) levels: Levels<'a>,
    /// Whole months to the day, for many people.
    pub(super) months: OnceLock<MonthsTo>,
    /// The title groups that whoever is planned is in, by place.
    pub(super) planned: Vec<usize>,
    /// The key of the attribute in which ethnicity stands, where the ledger has one.
    pub(super) ethnicity: Option<Word>,
    pub(super) recruited: Option<Word>,
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
pub(super) const ETHNICITY: (&str, &str) = ("ethnicity", "kinh");
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
            months: OnceLock::new(),
            planned: groups_of_planned(people, view.day(), book),
            ethnicity: words.find(ETHNICITY.0),
            recruited: words.find(RECRUITED),
        }
    }

    /// The row of one person.
    pub fn row(&self, person: Ix) -> Row {
        let mut facts = PersonFacts::new(self.people);
        self.fill(person, &mut Reading::new(), &mut facts, &Reads::all(self.people));
        facts.into_row()
    }

    /// The row of one person as if a decision of the day gave the person this main post, and no other: what a standard is asked
    /// before somebody is appointed, elected or moved.
    pub fn proposed(&self, person: Ix, post: Ix, proposal: Proposal) -> Row {
        let mut facts = PersonFacts::new(self.people);
        let mut reading = Reading::new();
        reading.reads_posts = false;
        let (slots, day) = (&self.people.slots, self.view.day());
        if post < self.view.value().post_count() {
            let (title, unit) = self.places.post(post);
            self.post(&mut facts, &title, None);
            facts.code(slots.title, title.code, None);
            reading.grounds.since.cell = Cell::exactly(day.number());
            facts.set(slots.since, reading.grounds.since.cell, None);
            if let Some(unit) = unit {
                self.unit(&mut facts, unit, None);
            }
        }
        let moves = [
            (slots.first_time, proposal.first_time),
            (slots.higher, proposal.higher),
            (slots.non_local, proposal.non_local),
        ];
        for (slot, told) in moves {
            facts.set(slot, told.map_or(Cell::Unknown, Cell::Flag), None);
        }
        self.fill(person, &mut reading, &mut facts, &Reads::all(self.people));
        facts.into_row()
    }

    /// A level that a paper names: the place of its qualification, and its rank on that ladder.
    pub fn level(&self, field: Learning, level: Word) -> Option<(usize, u8)> {
        let qualification = self.levels.qualification(field)?;
        Some((qualification, self.levels.step(qualification, level)?))
    }

    /// The rank that a paper names.
    pub fn rank_of(&self, rank: Word) -> Option<u8> {
        self.levels.rank(rank)
    }

    /// A unit's terrain, by its code, and the floors that are eased there, by their places.
    pub fn ground(&self, unit: Ix) -> (Option<u16>, Vec<usize>) {
        let facts = self.places.unit(unit);
        (facts.terrain, facts.eased.clone())
    }

    /// Everybody who belongs to the body of officials on the day, in the order of registration.
    pub fn in_service(&self) -> Vec<Ix> {
        self.view
            .persons()
            .filter(ledger::view::PersonView::in_service)
            .map(|person| person.ix())
            .collect()
    }

    /// Reads one history, as far as some slots need it.
    pub(super) fn fill(&self, person: Ix, reading: &mut Reading, cells: &mut impl Cells, reads: &Reads) {
        let rows = self.view.rows_of(Place::Person(person), reads.kinds);
        self.fill_from(rows, reading, cells, reads);
    }

    /// The same from rows that were read already.
    pub(super) fn fill_from(
        &self,
        rows: impl Iterator<Item = ledger::value::Row>,
        reading: &mut Reading,
        cells: &mut impl Cells,
        reads: &Reads,
    ) {
        for recorded in rows {
            self.read(
                reading,
                cells,
                &DatedFact::from(&recorded),
                Some(recorded.source),
                reads,
            );
        }
        self.finish(reading, cells, reads);
    }

    /// Tells what follows from several rows together.
    fn finish(&self, reading: &mut Reading, cells: &mut impl Cells, reads: &Reads) {
        if let Some((unit, source)) = reading.unit.or(reading.service)
            && reading.reads_posts
            && reads.unit
        {
            self.unit(cells, unit, source);
        }
        reading.learned(cells, self.people, reads);
        if reads.grades {
            reading.graded(cells, self.people, &self.levels);
        }
        let recruited = reading.grounds.recruited;
        if recruited.cell != Cell::Unknown {
            cells.set(self.people.slots.recruited, recruited.cell, recruited.source);
        }
        derived::fill(cells, &reading.grounds, self.people, self.view.day(), self.book, reads);
        if let (true, source) = reading.planned {
            for group in &self.planned {
                cells.member(self.people.slots.group, *group, source);
            }
        }
    }

    /// Reads what one row tells, and by which act.
    fn read(
        &self,
        reading: &mut Reading,
        cells: &mut impl Cells,
        told: &DatedFact,
        source: Option<ActId>,
        reads: &Reads,
    ) {
        let day = self.view.day();
        match told.fact {
            // Learning tells since when, and what may be held already, so rows that do not yet certainly hold are read too.
            Fact::Learning {
                field, level, state, ..
            } if told.earliest <= day => {
                if let Some((qualification, rank)) = self.level(field, level)
                    && reads.learns(qualification)
                {
                    reading.learning(qualification, rank, state, told, source, day);
                }
            }
            Fact::Grade { year, grade } if reads.grades && told.from <= day => {
                reading.grade(year, grade, source);
            }
            Fact::Holding { basis, .. } => {
                if basis == HoldBasis::Recruited && told.earliest <= day {
                    let since = Cell::Between(told.earliest.number(), told.from.number());
                    reading.recruited(since, source);
                }
                // A holding by recruitment is also a post that may be held today.
                if told.holds(day) {
                    self.read_held(reading, cells, told, source, reads);
                }
            }
            _ if told.holds(day) => self.read_held(reading, cells, told, source, reads),
            _ => {}
        }
    }

    fn read_held(
        &self,
        reading: &mut Reading,
        cells: &mut impl Cells,
        told: &DatedFact,
        source: Option<ActId>,
        reads: &Reads,
    ) {
        let (slots, day) = (&self.people.slots, self.view.day());
        match told.fact {
            Fact::Sex(sex) => {
                reading.grounds.sex = code(Sex::ALL, sex);
                cells.set(slots.sex, reading.grounds.sex, source);
            }
            Fact::Birth(birth) => {
                let cell = birth.into();
                reading.grounds.birth = expr::Fact { cell, source };
                cells.set(slots.birth, cell, source);
            }
            Fact::Party(state) => cells.set(slots.party, code(PartyState::ALL, state), source),
            Fact::NoLearning { field } => {
                if let Some(at) = self.levels.qualification(field) {
                    reading.none(at, source);
                }
            }
            Fact::Left(_) => reading.left = true,
            Fact::Service { unit, standing } => {
                reading.serves = true;
                reading.service = Some((unit, source));
                cells.set(slots.standing, code(Standing::ALL, standing), source);
            }
            Fact::Rank { rank, coefficient, .. } => {
                if reads.wants(slots.rank)
                    && let Some(level) = self.rank(reading, rank)
                {
                    cells.set(slots.rank, Cell::exactly(i32::from(level)), source);
                }
                if coefficient > 0 {
                    cells.set(slots.coefficient, Cell::exactly(i32::from(coefficient)), source);
                }
                if told.earliest != Day::MIN && reads.wants(slots.months_in_rank) {
                    let months = (told.from.months_until(day), told.earliest.months_until(day));
                    cells.set(slots.months_in_rank, Cell::Between(months.0, months.1), source);
                }
            }
            // A day that was decided is the day, whatever the age.
            Fact::RetirementDay { day: retires, .. } => {
                let cell = Cell::exactly(retires.number());
                reading.grounds.retires = expr::Fact { cell, source };
            }
            Fact::Holding { post, mode, .. } => {
                reading.serves = true;
                if reading.reads_posts && reads.posts {
                    self.read_post(reading, cells, told, source, (post, mode));
                }
            }
            Fact::Planned {
                first_year, last_year, ..
            } if (i32::from(first_year)..=i32::from(last_year)).contains(&day.year()) => {
                reading.planned = (true, source);
                cells.set(slots.planned, Cell::Flag(true), source);
            }
            Fact::AttributeText { key, text } if Some(key) == self.ethnicity && reads.wants(slots.ethnic_minority) => {
                let minority = fold(&self.view.text(text)) != ETHNICITY.1;
                cells.set(slots.ethnic_minority, Cell::Flag(minority), source);
            }
            Fact::AttributeText { key, text } if Some(key) == self.recruited && reads.wants(slots.recruited) => {
                if let Ok(when) = self.view.text(text).parse::<When>() {
                    reading.recruited(when.into(), source);
                }
            }
            _ => {}
        }
    }

    fn read_post(
        &self,
        reading: &mut Reading,
        cells: &mut impl Cells,
        told: &DatedFact,
        source: Option<ActId>,
        (post, mode): (Ix, HoldMode),
    ) {
        let slots = &self.people.slots;
        let (title, unit) = self.places.post(post);
        self.post(cells, &title, source);
        if mode == HoldMode::Main {
            let cell = Cell::Between(told.earliest.number(), told.from.number());
            reading.grounds.since = expr::Fact { cell, source };
            cells.code(slots.title, title.code, source);
            cells.set(slots.since, cell, source);
            reading.unit = unit.map(|unit| (unit, source));
        }
    }

    /// The rank that a paper names. What was looked up for another person is remembered: a country has a few dozen ranks.
    fn rank(&self, reading: &mut Reading, word: Word) -> Option<u8> {
        if let Some((_, rank)) = reading.ranks.iter().find(|(known, _)| *known == word) {
            return *rank;
        }
        let rank = self.levels.rank(word);
        if reading.ranks.len() < 64 {
            reading.ranks.push((word, rank));
        }
        rank
    }

    fn post(&self, cells: &mut impl Cells, title: &Title, source: Option<ActId>) {
        for group in &title.groups {
            cells.member(self.people.slots.group, *group, source);
        }
    }

    fn unit(&self, cells: &mut impl Cells, unit: Ix, source: Option<ActId>) {
        let facts = self.places.unit(unit);
        if facts.code != Cell::Unknown {
            cells.set(self.people.slots.kind, facts.code, source);
        }
        cells.code(self.people.slots.terrain, facts.terrain, source);
        for floor in &facts.eased {
            cells.member(self.people.slots.eased, *floor, source);
        }
    }
}

/// A code by its place in its list, which is its place in the vocabulary.
pub(super) fn code<T: Copy + PartialEq>(all: &[T], one: T) -> Cell {
    let place = all.iter().position(|other| *other == one);
    let place = place.and_then(|place| i32::try_from(place).ok());
    place.map_or(Cell::Unknown, Cell::exactly)
}

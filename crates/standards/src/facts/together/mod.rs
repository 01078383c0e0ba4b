//! Persons who stand together, read kind by kind: what reading one person after the other gives, for 64 at a time.
//!
//! Each kind of facts has one short loop that knows how its rows stand, and writes into lanes of 64 values; a lane becomes one word of a
//! column at once. That it gives what [`LedgerRows::row`] gives is a tested invariant of this room.

mod learning;
mod remembered;
mod tell;

use ledger::codes::{GradeCode, HoldBasis, HoldMode, PartyState, Sex, Standing};
use ledger::text::fold;
use ledger::value::{DatedFact, Fact, FactKind, Ix, Together, Word};
use ledger::{Day, When};

use self::learning::Learned;
use self::remembered::Remembered;
use super::everybody::Everybody;
use super::ledger_rows::{ETHNICITY, LedgerRows, code};
use super::reading::Source;
use super::reads::Reads;
use crate::expr::{Cell, LANE, Lane};

/// What is read of the people who stand together. Its memory serves the next ones too.
#[derive(Debug)]
pub(super) struct Read {
    sex: Lane,
    birth: Lane,
    recruited: Lane,
    since: Lane,
    retires: Lane,
    party: Lane,
    standing: Lane,
    rank: Lane,
    coefficient: Lane,
    months_in_rank: Lane,
    title: Lane,
    /// Of an ethnic minority, and of whom it is known.
    minority: (u64, u64),
    /// By person: the unit of the main post, and of the service.
    units: [Ix; LANE],
    services: [Ix; LANE],
    serves: u64,
    left: u64,
    planned: u64,
    /// By title group: who is in it.
    groups: Vec<u64>,
    /// By qualification.
    learned: Vec<Learned>,
    grades: Vec<(usize, (u16, GradeCode, Source))>,
    ranks: Remembered,
}

impl Read {
    /// Nothing yet.
    pub(super) fn of(rows: &LedgerRows<'_>, reads: &Reads) -> Self {
        let qualifications = rows.people.slots.qualifications.iter();
        Self {
            sex: Lane::default(),
            birth: Lane::default(),
            recruited: Lane::default(),
            since: Lane::default(),
            retires: Lane::default(),
            party: Lane::default(),
            standing: Lane::default(),
            rank: Lane::default(),
            coefficient: Lane::default(),
            months_in_rank: Lane::default(),
            title: Lane::default(),
            minority: (0, 0),
            units: [Everybody::NO_UNIT; LANE],
            services: [Everybody::NO_UNIT; LANE],
            serves: 0,
            left: 0,
            planned: 0,
            groups: vec![0; rows.people.groups.len()],
            learned: qualifications.map(|slots| Learned::of(slots, reads)).collect(),
            grades: Vec::new(),
            ranks: Remembered::default(),
        }
    }

    fn clear(&mut self) {
        for lane in [
            &mut self.sex,
            &mut self.birth,
            &mut self.recruited,
            &mut self.since,
            &mut self.retires,
            &mut self.party,
            &mut self.standing,
            &mut self.rank,
            &mut self.coefficient,
            &mut self.months_in_rank,
            &mut self.title,
        ] {
            lane.known = 0;
        }
        self.minority = (0, 0);
        self.units.fill(Everybody::NO_UNIT);
        self.services.fill(Everybody::NO_UNIT);
        (self.serves, self.left, self.planned) = (0, 0, 0);
        self.groups.fill(0);
        self.learned.iter_mut().for_each(Learned::clear);
        self.grades.clear();
    }

    /// The first recruitment counts, in whatever order they are read.
    fn recruited(&mut self, at: usize, low: i32, high: i32) {
        let lane = &mut self.recruited;
        if !lane.has(at) || (high, low) < (lane.high[at % LANE], lane.low[at % LANE]) {
            lane.set(at, low, high);
        }
    }

    /// Who belongs to the body of officials on the day.
    pub(super) const fn in_service(&self) -> u64 {
        self.serves & !self.left
    }

    /// The unit of the main post, else of the service.
    pub(super) fn unit(&self, at: usize) -> Ix {
        match self.units[at % LANE] {
            Everybody::NO_UNIT => self.services[at % LANE],
            unit => unit,
        }
    }
}

impl LedgerRows<'_> {
    /// Reads all rows of some people who stand together, at most 64.
    pub(super) fn read_together(&self, together: Together<'_>, read: &mut Read, reads: &Reads) {
        let (day, slots) = (self.view.day(), &self.people.slots);
        read.clear();
        together.each(FactKind::Sex, |at, told| {
            if let (Fact::Sex(sex), true) = (told.fact, told.holds(day)) {
                let sex = i32::from(sex != Sex::ALL[0]);
                read.sex.set(at, sex, sex);
            }
        });
        together.each(FactKind::Birth, |at, told| {
            if let (Fact::Birth(birth), true) = (told.fact, told.holds(day)) {
                read.birth.set(at, birth.earliest().number(), birth.latest().number());
            }
        });
        together.each(FactKind::Service, |at, told| {
            if let (Fact::Service { unit, standing }, true) = (told.fact, told.holds(day)) {
                read.serves |= 1 << (at % LANE);
                read.services[at % LANE] = unit;
                if reads.wants(slots.standing) {
                    set(&mut read.standing, at, code(Standing::ALL, standing));
                }
            }
        });
        together.each(FactKind::Left, |at, told| {
            read.left |= u64::from(told.holds(day)) << (at % LANE);
        });
        together.each(FactKind::Holding, |at, told| self.read_holding(read, at, &told, reads));
        together.each(FactKind::Rank, |at, told| self.read_rank(read, at, &told, reads));
        together.each(FactKind::Learning, |at, told| {
            self.read_learning(read, at, &told, reads);
        });
        together.each(FactKind::NoLearning, |at, told| {
            if let (Fact::NoLearning { field }, true) = (told.fact, told.holds(day))
                && let Some(qualification) = self.levels.qualification(field)
                && let Some(learned) = read.learned.get_mut(qualification)
            {
                learned.nothing(at);
            }
        });
        together.each(FactKind::Planned, |at, told| {
            if let Fact::Planned {
                first_year, last_year, ..
            } = told.fact
                && told.holds(day)
                && (i32::from(first_year)..=i32::from(last_year)).contains(&day.year())
            {
                read.planned |= 1 << (at % LANE);
            }
        });
        together.each(FactKind::Grade, |at, told| {
            if let Fact::Grade { year, grade } = told.fact
                && reads.grades
                && told.from <= day
            {
                read.grades.push((at, (year, grade, None)));
            }
        });
        together.each(FactKind::Party, |at, told| {
            if let (Fact::Party(state), true) = (told.fact, told.holds(day)) {
                set(&mut read.party, at, code(PartyState::ALL, state));
            }
        });
        together.each(FactKind::RetirementDay, |at, told| {
            if let (Fact::RetirementDay { day: retires, .. }, true) = (told.fact, told.holds(day)) {
                read.retires.set(at, retires.number(), retires.number());
            }
        });
        together.each(FactKind::AttributeText, |at, told| {
            if let (Fact::AttributeText { key, text }, true) = (told.fact, told.holds(day)) {
                self.read_attribute(read, at, key, text, reads);
            }
        });
    }

    #[inline]
    fn read_holding(&self, read: &mut Read, at: usize, told: &DatedFact, reads: &Reads) {
        let Fact::Holding { post, mode, basis, .. } = told.fact else {
            return;
        };
        let day = self.view.day();
        if basis == HoldBasis::Recruited && told.earliest <= day {
            read.recruited(at, told.earliest.number(), told.from.number());
        }
        if !told.holds(day) {
            return;
        }
        read.serves |= 1 << (at % LANE);
        if !reads.posts {
            return;
        }
        let (title, unit) = self.places.post(post);
        for group in &title.groups {
            if let Some(group) = read.groups.get_mut(*group) {
                *group |= 1 << (at % LANE);
            }
        }
        if mode == HoldMode::Main {
            read.units[at % LANE] = unit.unwrap_or(Everybody::NO_UNIT);
            read.since.set(at, told.earliest.number(), told.from.number());
            if let Some(title) = title.code.map(i32::from) {
                read.title.set(at, title, title);
            }
        }
    }

    #[inline]
    fn read_rank(&self, read: &mut Read, at: usize, told: &DatedFact, reads: &Reads) {
        let (slots, day) = (&self.people.slots, self.view.day());
        let Fact::Rank { rank, coefficient, .. } = told.fact else {
            return;
        };
        if !told.holds(day) {
            return;
        }
        if reads.wants(slots.rank)
            && let Some(rank) = read.ranks.of(rank, |rank| self.levels.rank(rank))
        {
            read.rank.set(at, i32::from(rank), i32::from(rank));
        }
        if coefficient > 0 {
            read.coefficient.set(at, i32::from(coefficient), i32::from(coefficient));
        }
        if told.earliest != Day::MIN && reads.wants(slots.months_in_rank) {
            let months = |from: Day| from.months_until(day);
            read.months_in_rank.set(at, months(told.from), months(told.earliest));
        }
    }

    #[inline]
    fn read_learning(&self, read: &mut Read, at: usize, told: &DatedFact, reads: &Reads) {
        let Fact::Learning {
            field, level, state, ..
        } = told.fact
        else {
            return;
        };
        let day = self.view.day();
        // What may hold already counts for the upper end; what is over by the day tells nothing any more.
        if told.earliest > day || told.until <= day {
            return;
        }
        if let Some(qualification) = self.levels.qualification(field)
            && reads.learns(qualification)
            && let Some(learned) = read.learned.get_mut(qualification)
            && let Some(rank) = learned.ranks.of(level, |level| self.levels.step(qualification, level))
        {
            learned.read(at, rank, state, told, day);
        }
    }

    fn read_attribute(&self, read: &mut Read, at: usize, key: Word, text: Word, reads: &Reads) {
        let slots = &self.people.slots;
        if Some(key) == self.ethnicity && reads.wants(slots.ethnic_minority) {
            let minority = fold(&self.view.text(text)) != ETHNICITY.1;
            let person = 1 << (at % LANE);
            read.minority.1 |= person;
            read.minority.0 = read.minority.0 & !person | if minority { person } else { 0 };
        } else if Some(key) == self.recruited
            && reads.wants(slots.recruited)
            && let Ok(when) = self.view.text(text).parse::<When>()
        {
            read.recruited(at, when.earliest().number(), when.latest().number());
        }
    }
}

/// A value as it is told; what is not known takes nothing away.
fn set(lane: &mut Lane, at: usize, cell: Cell) {
    match cell {
        Cell::Between(low, high) => lane.set(at, low, high),
        Cell::Unknown | Cell::Flag(_) => lane.known &= !(1 << (at % LANE)),
    }
}

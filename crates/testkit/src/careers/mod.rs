//! Lives of officials from a seed, of any number: for benchmarks that need a ledger of a size, not of a meaning.
//!
//! One authority takes stock of its units and people in 2012 and then decides year after year: lists of grades, steps and learners, and
//! papers of one act. Every decision is lawful after those before it in an empty ledger; no unit ends.

mod dice;
mod founding;
mod life;
mod moves;
mod names;
mod paper;
mod records;
mod training;

use std::collections::VecDeque;

use ledger::{Day, Decision, PostId, Seq, UnitId};

use dice::Dice;
use life::Life;

/// The year in which stock is taken; the decisions of the years after it follow from what it found.
const STOCK: i32 = 2012;
/// The last year with decisions.
const LAST: i32 = 2024;
/// Of a hundred people so many come only in the years after the stock-taking.
const COME_LATER: u32 = 15;
/// Units have some thirty people, and in a whole country more.
const PEOPLE_A_UNIT: u32 = 30;
const MOST_UNITS: u32 = 10_000;

/// A row of decisions in the order of the log; about `acts` acts for each person.
pub fn careers(people: u32, acts: u32, seed: u64) -> Careers {
    let units = (people / PEOPLE_A_UNIT).clamp(4, MOST_UNITS);
    Careers {
        dice: Dice::of(seed),
        budget: u64::from(people) * u64::from(acts),
        at_first: people - people * COME_LATER / 100,
        later: people * COME_LATER / 100,
        come: 0,
        rate: 0,
        acts,
        units: Vec::with_capacity(units as usize),
        lives: Vec::with_capacity(people as usize),
        classes: Vec::new(),
        ready: VecDeque::new(),
        step: Step::Units(units),
        seq: Seq(0),
        written: 0,
    }
}

/// Decisions, one after the other. Ids in them are those that an empty ledger gives.
#[derive(Debug)]
pub struct Careers {
    dice: Dice,
    /// How many acts there should be in the end.
    budget: u64,
    /// How many people the stock-taking finds, how many come later, and how many of these have come.
    at_first: u32,
    later: u32,
    come: u32,
    /// Thousandths of an act that fall on a person this year.
    rate: u64,
    acts: u32,
    units: Vec<Unit>,
    lives: Vec<Life>,
    classes: Vec<ledger::ClassId>,
    ready: VecDeque<Decision>,
    step: Step,
    seq: Seq,
    written: u64,
}

/// A unit, with those who serve in it and the posts in it that nobody holds.
#[derive(Debug)]
struct Unit {
    id: UnitId,
    name: String,
    people: Vec<u32>,
    free: Vec<PostId>,
    first_post: Option<PostId>,
}

/// What is decided next.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// So many units are established.
    Units(u32),
    /// Stock is taken in a unit.
    Stock(u32),
    /// A part of a year, in a unit.
    Year(i32, Part, u32),
    /// Nothing.
    End,
}

/// The parts of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Quotas,
    Enrol,
    Recruits,
    Steps,
    Records,
    Moves,
    Results,
    Leaving,
    Grades,
}

const PARTS: [(Part, i32); 9] = [
    (Part::Quotas, 5),
    (Part::Enrol, 40),
    (Part::Recruits, 80),
    (Part::Steps, 110),
    (Part::Records, 150),
    (Part::Moves, 190),
    (Part::Results, 240),
    (Part::Leaving, 290),
    (Part::Grades, 335),
];
/// How many days a part lasts.
const PART_DAYS: u32 = 28;

impl Iterator for Careers {
    type Item = Decision;

    fn next(&mut self) -> Option<Decision> {
        while self.ready.is_empty() {
            match self.step {
                Step::End => return None,
                Step::Units(count) => self.establish(count),
                Step::Stock(unit) => self.take_stock(unit),
                Step::Year(year, part, unit) => self.go_through(year, part, unit),
            }
            self.step = self.after(self.step);
        }
        self.ready.pop_front()
    }
}

impl Careers {
    /// How many people have been registered so far.
    pub fn people(&self) -> u32 {
        count(self.lives.len())
    }

    /// How many units there are.
    pub fn units(&self) -> u32 {
        count(self.units.len())
    }

    fn after(&mut self, step: Step) -> Step {
        let units = count(self.units.len());
        match step {
            Step::Units(_) => Step::Stock(0),
            Step::Stock(unit) if unit + 1 < units => Step::Stock(unit + 1),
            Step::Stock(_) => self.begin(STOCK + 1),
            Step::Year(year, part, unit) if unit + 1 < units => Step::Year(year, part, unit + 1),
            Step::Year(year, part, _) => {
                let next = PARTS.iter().skip_while(|(own, _)| *own != part).nth(1);
                match next {
                    Some((part, _)) => Step::Year(year, *part, 0),
                    None if year < LAST => self.begin(year + 1),
                    None => Step::End,
                }
            }
            Step::End => Step::End,
        }
    }

    /// Shares what is left of the acts among the years that are left, and lets each person's share fall due.
    fn begin(&mut self, year: i32) -> Step {
        let years = u64::from((LAST - year).unsigned_abs()) + 1;
        let here = self.lives.iter().filter(|life| life.here).count().max(1) as u64;
        self.rate = self.budget.saturating_sub(self.written) * 1000 / years / here;
        for life in &mut self.lives {
            life.falls_due(self.rate, year, &mut self.dice);
        }
        Step::Year(year, Part::Quotas, 0)
    }

    fn go_through(&mut self, year: i32, part: Part, unit: u32) {
        let start = PARTS
            .iter()
            .find(|(own, _)| *own == part)
            .map_or(0, |(_, start)| *start);
        let within = (unit * PART_DAYS / count(self.units.len())).cast_signed();
        let on = Day(Day::first_of_year(year).number() + start + within);
        match part {
            Part::Quotas => self.quotas_and_classes(year, on, unit),
            Part::Enrol => self.enrol(on, unit),
            Part::Recruits => self.recruit(year, on, unit),
            Part::Steps => self.steps(on, unit),
            Part::Records => self.record(on, unit),
            Part::Moves => self.moves(on, unit),
            Part::Results => self.results(on, unit),
            Part::Leaving => self.leaving(year, on, unit),
            Part::Grades => self.grades(year, on, unit),
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap()
}

#[cfg(test)]
mod tests;

//! A fact with both its times: the days on which it holds, and the stretch of the log in which it is so known.

use super::fact::{Fact, Ix};
use crate::ids::{ActId, Seq};
use crate::time::Day;

/// One row of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// What holds.
    pub fact: Fact,
    /// The first day on which it certainly holds.
    pub from: Day,
    /// The first day on which it may hold already: earlier than `from` where the paper is not precise.
    pub earliest: Day,
    /// The first day on which it holds no more.
    pub until: Day,
    /// The act that says so.
    pub source: ActId,
    /// Known from this decision on.
    pub known_from: Seq,
    /// Not known so any more from this decision on.
    pub known_until: Seq,
}

impl Row {
    /// Whether the log says so at that place.
    pub fn is_known(&self, known: Seq) -> bool {
        self.known_from <= known && known < self.known_until
    }

    /// Whether it is known not to be superseded at the newest place.
    pub(crate) fn is_current(&self) -> bool {
        self.known_until == Seq::LATEST
    }

    /// Whether it certainly holds on that day.
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && day < self.until
    }

    /// Whether it may hold on that day, though the papers do not tell.
    pub fn may_hold(&self, day: Day) -> bool {
        self.earliest <= day && day < self.from && day < self.until
    }

    /// Whether the two say the same, apart from when it became known.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        (self.fact, self.from, self.earliest, self.until, self.source)
            == (other.fact, other.from, other.earliest, other.until, other.source)
    }
}

/// A thing by its place in the value's tables. In the order in which histories are folded: units first, persons last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A place in the table of units.
    Unit(Ix),
    /// A place in the table of posts.
    Post(Ix),
    /// A place in the table of classes.
    Class(Ix),
    /// A place in the table of persons.
    Person(Ix),
}

/// All that is known of one thing.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    pub(crate) rows: Box<[Row]>,
    /// The acts that make its history, in the order of the log.
    pub(crate) acts: Box<[ActId]>,
    /// The things whose history speaks of it, sorted.
    pub(crate) dependants: Box<[Place]>,
}

impl Timeline {
    /// All rows, with those that are no longer known.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows that are known now.
    pub(crate) fn current(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_current())
    }

    /// Takes the newly folded rows: what no longer holds stays as it was known, what is new is known from `seq` on.
    pub(crate) fn take(&mut self, folded: Vec<Row>, seq: Seq) {
        let mut rows = std::mem::take(&mut self.rows).into_vec();
        let mut fresh = folded;
        for row in rows.iter_mut().filter(|row| row.is_current()) {
            match fresh.iter().position(|new| new.says_the_same(row)) {
                Some(same) => drop(fresh.remove(same)),
                None => row.known_until = seq,
            }
        }
        rows.extend(fresh.into_iter().map(|row| Row {
            known_from: seq,
            known_until: Seq::LATEST,
            ..row
        }));
        rows.retain(|row| row.known_from < row.known_until);
        self.rows = rows.into();
    }

    pub(crate) fn add_act(&mut self, act: ActId) {
        let mut acts = std::mem::take(&mut self.acts).into_vec();
        if acts.last() != Some(&act) {
            acts.push(act);
        }
        self.acts = acts.into();
    }

    pub(crate) fn add_dependant(&mut self, dependant: Place) {
        if let Err(at) = self.dependants.binary_search(&dependant) {
            let mut all = std::mem::take(&mut self.dependants).into_vec();
            all.insert(at, dependant);
            self.dependants = all.into();
        }
    }
}

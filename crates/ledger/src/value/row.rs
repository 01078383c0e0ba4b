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

impl Place {
    /// The place in the table of units, of a unit.
    pub(crate) const fn unit(self) -> Option<Ix> {
        match self {
            Self::Unit(ix) => Some(ix),
            _ => None,
        }
    }
}

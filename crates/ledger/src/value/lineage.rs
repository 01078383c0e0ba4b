//! Where units and posts have gone, as known now: what judging asks again and again.

use std::collections::BTreeSet;

use super::Value;
use super::fact::{Fact, Ix};
use super::packed::{FactKind, Kinds};
use super::row::{Place, Row};
use super::timeline::Wanted;
use crate::ids::ActId;
use crate::time::Day;

/// A stretch of days in which a post lies in one unit: from a day until the next stay.
#[derive(Debug, Clone, Copy)]
pub(in crate::value) struct Stay {
    pub(in crate::value) unit: Ix,
    pub(in crate::value) from: Day,
    pub(in crate::value) until: Day,
    pub(in crate::value) source: ActId,
}

impl Value {
    /// What a unit passed into, what that passed into, and so on, as known now. Ends also where a refused decision makes a circle.
    pub(in crate::value) fn successors(&self, unit: Ix) -> Vec<Ix> {
        self.successors_on(unit, Day::MAX)
    }

    /// As [`Self::successors`], by that day.
    fn successors_on(&self, unit: Ix, day: Day) -> Vec<Ix> {
        let mut all = Vec::new();
        let mut last = unit;
        while let Some((next, _)) = self.passed_into(last).filter(|(_, on)| *on <= day) {
            if next == unit || all.contains(&next) {
                break;
            }
            all.push(next);
            last = next;
        }
        all
    }

    /// What a unit passed into, and on which day.
    pub(in crate::value) fn passed_into(&self, unit: Ix) -> Option<(Ix, Day)> {
        self.units
            .line(unit)?
            .current_of(FactKind::Into)
            .find_map(|row| match row.fact {
                Fact::Into { unit, .. } => Some((unit, row.from)),
                _ => None,
            })
    }

    /// Where a unit leads on a day: to itself, or to what it has passed into by then.
    pub(in crate::value) fn leads(&self, unit: Ix, day: Day) -> Ix {
        self.successors_on(unit, day).last().copied().unwrap_or(unit)
    }

    /// Every unit that took something of a unit, or of one that did, at any remove.
    pub(in crate::value) fn heirs(&self, unit: Ix) -> BTreeSet<Ix> {
        const TAKEN: Wanted = Wanted {
            kinds: Kinds::of(&[FactKind::Into, FactKind::PartTo]),
            ..Wanted::CURRENT
        };
        let mut all = BTreeSet::new();
        let mut waiting = vec![unit];
        while let Some(unit) = waiting.pop() {
            for row in self.units.rows(unit, TAKEN) {
                if let Fact::Into { unit, .. } | Fact::PartTo { unit, .. } = row.fact
                    && all.insert(unit)
                {
                    waiting.push(unit);
                }
            }
        }
        all
    }

    /// The units in which a post has lain, in the order of days.
    pub(in crate::value) fn stays_of_post(&self, post: Ix) -> Vec<Stay> {
        let rows = self.timeline(Place::Post(post)).into_iter();
        let mut all: Vec<Stay> = rows
            .flat_map(|line| line.current_of(FactKind::In))
            .filter_map(|row| match row.fact {
                Fact::In { unit } => Some(Stay {
                    unit,
                    from: row.from,
                    until: row.until,
                    source: row.source,
                }),
                _ => None,
            })
            .collect();
        all.sort_unstable_by_key(|stay| stay.from);
        all
    }

    /// The unit in which a post is on a day, as known now.
    pub(in crate::value) fn unit_of_post(&self, post: Ix, day: Day) -> Option<Ix> {
        unit_on(self.posts.line(post)?.current_of(FactKind::In), day)
    }
}

/// The unit that rows of a post name on a day: the one in which it lies, else lay last, else will lie first.
pub(crate) fn unit_on(rows: impl Iterator<Item = Row>, day: Day) -> Option<Ix> {
    let stays = rows.filter_map(|row| match row.fact {
        Fact::In { unit } => Some((row.from <= day, row.from, unit)),
        _ => None,
    });
    // Of those that have begun the last one, of those to come the first.
    let nearer = |one: (bool, Day, Ix), other: (bool, Day, Ix)| match (one.0, other.0) {
        (true, true) if other.1 > one.1 => other,
        (false, false) if other.1 < one.1 => other,
        (false, true) => other,
        _ => one,
    };
    stays.reduce(nearer).map(|(_, _, unit)| unit)
}

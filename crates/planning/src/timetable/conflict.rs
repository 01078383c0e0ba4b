//! Sets of classes that cannot all be held, as small as can be found: somebody would need more slots than there are.
//!
//! For a lecturer, a cohort or a learner the sessions need slots of their own, each open to its class. Where a matching leaves
//! a session without one, the classes that it reaches by alternating paths compete for too few slots (P. Hall, "On representatives of
//! subsets", 1935). Classes are then dropped one by one while the rest is still too much.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::problem::{Class, Timetable};

/// Who or what would have to be in two places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// A class by itself: too few open slots.
    Class(String),
    /// Classes of one lecturer.
    Lecturer(String),
    /// Classes of one cohort.
    Cohort(String),
    /// Classes of one learner.
    Learner(String),
    /// Classes that need rooms of one kind (empty: any room).
    Rooms(String),
}

/// Classes that together need more than there is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Error, Serialize, Deserialize)]
#[error("{whose:?}: {} need {needed} places, but there are {open}; take a class away, shorten one, or open more slots", .classes.join(", "))]
pub struct Crowd {
    /// What they share.
    pub whose: Whose,
    /// The classes; without any one of them the rest would fit.
    pub classes: Vec<String>,
    /// Sessions that they have together.
    pub needed: usize,
    /// Slots (or places of rooms) in which any of them can be held.
    pub open: usize,
}

/// All crowds, one at most for each lecturer, cohort, learner and kind of room.
pub(crate) fn crowds(asked: &Timetable) -> Vec<Crowd> {
    let by_name: BTreeMap<&str, &Class> = asked.classes.iter().map(|class| (&*class.id, class)).collect();
    let mut groups: Vec<(Whose, Vec<&Class>)> = asked
        .classes
        .iter()
        .map(|class| (Whose::Class(class.id.clone()), vec![class]))
        .collect();
    let mut lecturers: BTreeMap<&str, Vec<&Class>> = BTreeMap::new();
    for class in &asked.classes {
        lecturers.entry(&class.lecturer).or_default().push(class);
    }
    groups.extend(
        lecturers
            .into_iter()
            .map(|(id, classes)| (Whose::Lecturer(id.to_owned()), classes)),
    );
    let of = |ids: &[String]| -> Vec<&Class> {
        let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        ids.into_iter().filter_map(|id| by_name.get(id).copied()).collect()
    };
    groups.extend(
        asked
            .cohorts
            .iter()
            .map(|cohort| (Whose::Cohort(cohort.id.clone()), of(&cohort.classes))),
    );
    let mut seen = BTreeSet::new();
    let learners = asked
        .learners
        .iter()
        .map(|learner| (Whose::Learner(learner.id.clone()), of(&learner.classes)));
    groups
        .extend(learners.filter(|(_, classes)| seen.insert(classes.iter().map(|class| &class.id).collect::<Vec<_>>())));
    let mut crowds: Vec<Crowd> = Vec::new();
    for (whose, classes) in groups {
        // A class that does not fit by itself is told once, not again with everybody who has it.
        let alone = |class: &&Class| {
            !crowds
                .iter()
                .any(|crowd| matches!(&crowd.whose, Whose::Class(id) if *id == class.id))
        };
        if classes.iter().all(alone)
            && let Some(crowd) = crowded(asked, whose, &classes)
        {
            crowds.push(crowd);
        }
    }
    crowds.extend(room_crowds(asked));
    crowds
}

fn crowded(asked: &Timetable, whose: Whose, classes: &[&Class]) -> Option<Crowd> {
    let mut left = tight(asked, classes)?;
    // The deletion filter: what can go without making it fit is no part of the reason.
    let mut at = 0;
    while at < left.len() && left.len() > 1 {
        let without: Vec<&Class> = left
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, class)| *class)
            .collect();
        match tight(asked, &without) {
            Some(smaller) => (left, at) = (smaller, 0),
            None => at += 1,
        }
    }
    let open = (0..asked.slots())
        .filter(|p| left.iter().any(|class| is_open(asked, class, *p)))
        .count();
    let needed = left.iter().map(|class| usize::from(class.sessions)).sum();
    Some(Crowd {
        whose,
        classes: left.iter().map(|class| class.id.clone()).collect(),
        needed,
        open,
    })
}

fn is_open(asked: &Timetable, class: &Class, p: usize) -> bool {
    !class.unavailable.contains(&asked.slot_at(p))
}

/// Classes that compete for too few slots; `None` when every session finds one.
fn tight<'a>(asked: &Timetable, classes: &[&'a Class]) -> Option<Vec<&'a Class>> {
    let mut held: Vec<Option<usize>> = vec![None; asked.slots()];
    for (at, class) in classes.iter().enumerate() {
        for _ in 0..class.sessions {
            let mut seen = vec![false; asked.slots()];
            if !augment(asked, classes, at, &mut held, &mut seen) {
                let mut reached: BTreeSet<usize> = seen
                    .iter()
                    .enumerate()
                    .filter(|(_, seen)| **seen)
                    .filter_map(|(p, _)| held[p])
                    .collect();
                reached.insert(at);
                return Some(reached.into_iter().map(|at| classes[at]).collect());
            }
        }
    }
    None
}

fn augment(asked: &Timetable, classes: &[&Class], at: usize, held: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for p in 0..held.len() {
        if seen[p] || held[p] == Some(at) || !is_open(asked, classes[at], p) {
            continue;
        }
        seen[p] = true;
        let free = held[p].is_none_or(|other| augment(asked, classes, other, held, seen));
        if free {
            held[p] = Some(at);
            return true;
        }
    }
    false
}

/// Kinds of rooms with fewer places than sessions that need them, and all rooms together.
fn room_crowds(asked: &Timetable) -> Vec<Crowd> {
    let kinds: BTreeSet<&str> = asked
        .classes
        .iter()
        .map(|class| &*class.room_kind)
        .chain([""])
        .collect();
    let mut crowds = Vec::new();
    for kind in kinds {
        let classes: Vec<&Class> = asked
            .classes
            .iter()
            .filter(|class| kind.is_empty() || class.room_kind == kind)
            .collect();
        let needed: usize = classes.iter().map(|class| usize::from(class.sessions)).sum();
        let rooms = asked.rooms.iter().filter(|room| kind.is_empty() || room.kind == kind);
        let shut = |room: &super::problem::Room| room.unavailable.iter().collect::<BTreeSet<_>>().len();
        let open: usize = rooms.map(|room| asked.slots().saturating_sub(shut(room))).sum();
        // A kind that no room has is told with each class that asks for it.
        if needed > open && open > 0 {
            let mut left = classes;
            left.sort_by_key(|class| std::cmp::Reverse(class.sessions));
            let mut sum = 0;
            let enough = left.iter().position(|class| {
                sum += usize::from(class.sessions);
                sum > open
            });
            left.truncate(enough.map_or(left.len(), |at| at + 1));
            let needed = left.iter().map(|class| usize::from(class.sessions)).sum();
            crowds.push(Crowd {
                whose: Whose::Rooms(kind.to_owned()),
                classes: left.iter().map(|class| class.id.clone()).collect(),
                needed,
                open,
            });
        }
    }
    crowds
}

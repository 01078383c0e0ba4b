//! Two plans side by side: what each rule costs, and what changed place.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::constraints::worth;
use super::problem::{Enrolment, Plan, Session, Training};

/// How much of a plan another one keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Sessions of the one plan, and those that the other has at the same time for the class.
    pub sessions: usize,
    /// See `sessions`.
    pub sessions_kept: usize,
    /// Enrolments of the one plan, and those that the other has too.
    pub enrolments: usize,
    /// See `enrolments`.
    pub enrolments_kept: usize,
}

/// How two plans differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// Rules of which the points differ, with those of the one and of the other plan.
    pub points: BTreeMap<String, (f64, f64)>,
    /// Sessions that the one plan alone has, and the other alone.
    pub sessions: (Vec<Session>, Vec<Session>),
    /// Enrolments likewise.
    pub enrolments: (Vec<Enrolment>, Vec<Enrolment>),
    /// How much is kept.
    pub kept: Kept,
}

/// Compares two plans of one problem.
pub fn compare(asked: &Training, one: &Plan, other: &Plan) -> Difference {
    let mut points: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for rule in worth(asked, one).by_constraint {
        points.entry(rule.constraint).or_default().0 = rule.points;
    }
    for rule in worth(asked, other).by_constraint {
        points.entry(rule.constraint).or_default().1 = rule.points;
    }
    points.retain(|_, (one, other)| (*one - *other).abs() > 0.0);
    Difference {
        points,
        sessions: apart(&one.sessions, &other.sessions),
        enrolments: apart(&one.enrolments, &other.enrolments),
        kept: kept(one, other),
    }
}

/// How much of `one` is in `other`.
pub fn kept(one: &Plan, other: &Plan) -> Kept {
    let times: BTreeSet<_> = other
        .sessions
        .iter()
        .map(|session| (&session.class, session.at))
        .collect();
    let enrolments: BTreeSet<&Enrolment> = other.enrolments.iter().collect();
    let sessions = one
        .sessions
        .iter()
        .filter(|session| times.contains(&(&session.class, session.at)));
    Kept {
        sessions: one.sessions.len(),
        sessions_kept: sessions.count(),
        enrolments: one.enrolments.len(),
        enrolments_kept: one
            .enrolments
            .iter()
            .filter(|enrolment| enrolments.contains(enrolment))
            .count(),
    }
}

fn apart<T: Ord + Clone>(one: &[T], other: &[T]) -> (Vec<T>, Vec<T>) {
    let (ours, theirs): (BTreeSet<&T>, BTreeSet<&T>) = (one.iter().collect(), other.iter().collect());
    let alone = |a: &BTreeSet<&T>, b: &BTreeSet<&T>| a.difference(b).map(|item| (*item).clone()).collect();
    (alone(&ours, &theirs), alone(&theirs, &ours))
}

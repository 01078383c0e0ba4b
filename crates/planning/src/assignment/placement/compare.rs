//! Two plans side by side: by what they cost and by who goes elsewhere.

use serde::Serialize;

use super::constraints::by_constraint;
use super::problem::{Placed, Placement};
use crate::core::ByConstraint;

/// Somebody who has another post in the other plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Who.
    pub person: String,
    /// The post in the one plan.
    pub from: Option<String>,
    /// The post in the other.
    pub to: Option<String>,
}

/// How two plans differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// Constraints whose points differ: the one's, the other's.
    pub points: Vec<(ByConstraint, f64)>,
    /// Who has another post.
    pub moves: Vec<Move>,
}

/// Compares two plans of one problem.
pub fn compare(problem: &Placement, one: &[Placed], other: &[Placed]) -> Difference {
    let post = |plan: &[Placed], person: &str| plan.iter().find(|own| own.person == person).map(|own| own.post.clone());
    let (ours, theirs) = (by_constraint(problem, one), by_constraint(problem, other));
    let points = ours.into_iter().zip(theirs).map(|(own, other)| (own, other.points));
    let moves = problem.people.iter().map(|person| Move {
        person: person.id.clone(),
        from: post(one, &person.id),
        to: post(other, &person.id),
    });
    Difference {
        points: points.filter(|(own, other)| (own.points - other).abs() > 0.0).collect(),
        moves: moves.filter(|own| own.from != own.to).collect(),
    }
}

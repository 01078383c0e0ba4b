//! What a rotation is made of: seats, people, pairs, and what is missing.

use std::collections::BTreeMap;

use ledger::Seq;
use ledger::value::Ix;
use planning::assignment::placement::Placement;

use super::question::RotationQuestion;
use super::suits::Suits;

/// What somebody may hold by a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatKind {
    /// A leading post.
    Post(Ix),
    /// The reinforcement of a commune.
    Reinforcement(Ix),
    /// The present work of somebody who leads nothing.
    Present(Ix),
}

/// A place of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Its id in the problem.
    pub id: String,
    /// What it is.
    pub kind: SeatKind,
    /// In which unit.
    pub unit: Ix,
    /// Who is considered and holds it today.
    pub holder: Option<Ix>,
    /// Who reinforces the commune though the planned time is over.
    pub overdue: Option<Ix>,
}

/// Somebody who is considered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// The id in the problem.
    pub id: String,
    /// Who.
    pub person: Ix,
    /// The seat of today, by its place in the list.
    pub seat: usize,
    /// Months in the present leading post, where they are so many that the person is to be considered.
    pub months: Option<i32>,
    /// The posts for which the succession plan of the day names the person.
    pub planned: Vec<Ix>,
}

/// Something without which a run could not answer, named before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MissingInput {
    /// No leading post is empty or held for long, and every commune is reinforced.
    NoSeats,
    /// Nobody is to be considered.
    Nobody,
    /// Nobody suits this seat, by its place in the list.
    NobodySuits(usize),
}

/// A rotation as a problem, with what its ids stand for.
#[derive(Debug, Clone)]
pub struct RotationInputs {
    /// What was asked.
    pub question: RotationQuestion,
    /// The place of the log at which it was gathered.
    pub seq: Seq,
    /// The problem.
    pub problem: Placement,
    /// Its seats.
    pub seats: Vec<Seat>,
    /// Its people.
    pub people: Vec<Considered>,
    /// What was asked of each pair, by the places of person and seat: those that are barred too.
    pub pairs: BTreeMap<(usize, usize), Suits>,
    /// What is missing.
    pub missing: Vec<MissingInput>,
}

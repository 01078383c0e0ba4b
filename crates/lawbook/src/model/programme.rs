//! A training programme: what it gives, how long it takes, for whom.

use super::words::{Audience, Family, Way};

/// What a version of a programme says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Its short code, as class codes begin.
    pub code: String,
    /// Its family.
    pub family: Family,
    /// What a learner holds after it; none where it changes no recorded level.
    pub gives: Option<Given>,
    /// Its length in weeks.
    pub weeks: u32,
    /// Learners a class, unless the class says otherwise.
    pub capacity: u32,
    /// What it is opened for.
    pub way: Way,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// The title groups it is meant for; empty: everybody of the audience.
    pub groups: Vec<String>,
}

/// A level of a ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The ladder: `theory`.
    pub ladder: String,
    /// The level: `intermediate`.
    pub level: String,
}

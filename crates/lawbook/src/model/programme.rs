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
    /// Who may teach it: subjects as the list of lecturers names them, one of them is enough.
    pub subjects: Vec<String>,
    /// The months of the year (1 to 12) in which it is held; empty: any.
    pub months: Vec<u32>,
    /// Whether learners are sent to a school outside: no room and no lecturer of the authority is needed.
    pub elsewhere: bool,
}

/// A level of a ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The ladder: `theory`.
    pub ladder: String,
    /// The level: `intermediate`.
    pub level: String,
}

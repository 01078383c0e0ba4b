//! What a plan can break, as facts: positions of the problem's lists and amounts. The faces say them in the reader's language.

use serde::Serialize;

/// One breach of a hard rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchoolBreach {
    /// Not every pupil of a place and level has a school, or more have one than there are.
    NotServed {
        /// The place.
        place: usize,
        /// The level.
        level: usize,
        /// How many there are.
        pupils: u64,
        /// How many the plan sends to school.
        served: u64,
    },
    /// The plan sends pupils of a level that the place does not have, or of a place that does not exist.
    NobodyThere {
        /// The place.
        place: usize,
        /// The level.
        level: usize,
    },
    /// Pupils of one place and level go to several sites, which this problem does not allow.
    Divided {
        /// The place.
        place: usize,
        /// The level.
        level: usize,
    },
    /// More pupils than seats.
    TooFewSeats {
        /// The site.
        site: usize,
        /// The level of the school.
        level: usize,
        /// Who comes.
        pupils: u64,
        /// What there is.
        seats: u64,
    },
    /// Pupils are sent to a school that is not open.
    SchoolClosed {
        /// The place.
        place: usize,
        /// The site.
        site: usize,
        /// The level.
        level: usize,
    },
    /// The plan opens a school that the site cannot have.
    NoSuchSchool {
        /// The site.
        site: usize,
        /// The level.
        level: usize,
    },
    /// The way is longer than the level allows in that terrain.
    TooFar {
        /// The place.
        place: usize,
        /// The site.
        site: usize,
        /// Its length.
        metres: u32,
        /// The limit.
        most: u32,
    },
    /// There is no way from the place to the site.
    NoWay {
        /// The place.
        place: usize,
        /// The site.
        site: usize,
    },
    /// Somebody decided that these pupils do not go there.
    Forbidden {
        /// The place.
        place: usize,
        /// The site.
        site: usize,
    },
    /// The site was to stay open or to close, and does not.
    PinBroken {
        /// The site.
        site: usize,
    },
    /// More sites are open than allowed.
    TooManyOpen {
        /// How many are open.
        open: usize,
        /// How many may be.
        most: usize,
    },
}

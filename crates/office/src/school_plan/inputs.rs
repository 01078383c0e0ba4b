//! What a school network is made of, and what is missing.

use ledger::codes::UnitKind;
use ledger::value::Ix;
use ledger::{Day, Seq, UnitId};
use planning::facilities::SchoolNetwork;
use serde::{Deserialize, Serialize};

use super::distances::SiteWay;
use super::question::SchoolQuestion;
use crate::ground::Spot;

/// A level of general school that a district runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaughtLevel {
    /// Tiểu học.
    Primary,
    /// Trung học cơ sở.
    LowerSecondary,
}

impl TaughtLevel {
    /// Both, the lower first.
    pub const ALL: [Self; 2] = [Self::Primary, Self::LowerSecondary];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::LowerSecondary => "lower-secondary",
        }
    }
}

/// A place where a general school teaches on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFound {
    /// Which unit: the school itself for its main site.
    pub unit: Ix,
    /// Its school.
    pub school: Ix,
    /// The kind of its school.
    pub kind: UnitKind,
    /// The commune in which it stands, where that is known.
    pub commune: Option<Ix>,
    /// Whether it lies in the mountains; unknown counts as elsewhere.
    pub mountain: bool,
    /// Its pupils by level.
    pub pupils: [u64; 2],
    /// How many pupils it has room for.
    pub seats: u64,
    /// Its rooms, where they were counted.
    pub rooms: Option<u64>,
    /// Whether its seats were measured, and not reckoned from rooms.
    pub seats_measured: bool,
    /// From when another decision in the ledger holds of it or of its school: it is left as it is.
    pub decided: Option<Day>,
    /// Whether that decision ends it or its school: then nobody comes to it either.
    pub ends: bool,
    /// Where it lies; none where nobody measured it.
    pub lies: Option<Spot>,
}

impl SiteFound {
    /// Whether it is the main site of its school.
    pub const fn is_main(&self) -> bool {
        self.unit == self.school
    }

    /// Whether it teaches a level today. A further site of a school of several levels is taken for one of primary school.
    pub fn teaches(&self, level: TaughtLevel) -> bool {
        match self.kind {
            UnitKind::PrimarySchool => level == TaughtLevel::Primary,
            UnitKind::LowerSecondarySchool => level == TaughtLevel::LowerSecondary,
            _ => level == TaughtLevel::Primary || self.is_main(),
        }
    }

    /// All its pupils.
    pub const fn all_pupils(&self) -> u64 {
        self.pupils[0] + self.pupils[1]
    }
}

/// Something without which a run could not answer, or answers less.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingSchoolInput {
    /// No general school stands on the day.
    NoSchools,
    /// Nobody counted the pupils of this school or site.
    NoPupils(Ix),
    /// Neither seats nor rooms of this school or site are recorded.
    NoSeats(Ix),
    /// The sites of this school have more pupils together, or more seats, than the school as a whole.
    MoreOnSites(Ix),
    /// What was settled beforehand names something that is no site of the question.
    NoSuchSite(UnitId),
    /// It is not known where this site lies: its pupils stay, and no others come.
    NoPlace(Ix),
    /// The terrain of this school is not known: the limits for other places than mountains count.
    NoTerrain(Ix),
    /// A decision that is in the ledger already ends this school or site later, or makes another pass into it, from that day on.
    Decided(Ix, Day),
    /// This site has more pupils today than seats.
    Overfull(Ix, u64, u64),
}

impl MissingSchoolInput {
    /// Whether no run can answer without it; the others are told beside the answer.
    pub const fn is_needed(&self) -> bool {
        !matches!(
            self,
            Self::NoPlace(_) | Self::NoTerrain(_) | Self::Decided(..) | Self::Overfull(..)
        )
    }
}

/// A school network as a problem, with what its places stand for.
#[derive(Debug, Clone)]
pub struct SchoolInputs {
    /// What was asked.
    pub question: SchoolQuestion,
    /// The place of the log at which it was gathered.
    pub seq: Seq,
    /// The problem.
    pub network: SchoolNetwork,
    /// Its sites, in the same order.
    pub sites: Vec<SiteFound>,
    /// Its places: the pupils of one level who go to one site today.
    pub places: Vec<(usize, TaughtLevel)>,
    /// The way from each site to each other.
    pub ways: Vec<Vec<Option<SiteWay>>>,
    /// What is missing.
    pub missing: Vec<MissingSchoolInput>,
}

impl SchoolInputs {
    /// How many schools.
    pub fn schools(&self) -> usize {
        self.sites.iter().filter(|site| site.is_main()).count()
    }

    /// The way from one site to another.
    pub fn way(&self, from: usize, to: usize) -> Option<SiteWay> {
        *self.ways.get(from)?.get(to)?
    }

    /// The place of a site in the list, by its unit.
    pub fn site_of(&self, unit: Ix) -> Option<usize> {
        self.sites.iter().position(|site| site.unit == unit)
    }
}

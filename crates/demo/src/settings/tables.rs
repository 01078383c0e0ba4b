//! The TOML files: the district, how people are spread, names, pay, audiences, classes, bodies.

use std::collections::BTreeMap;

use ledger::Day;
use ledger::codes::{QuotaKind, Standing, UnitKind};
use serde::Deserialize;

use super::read::{parsed, word};

type Shares = BTreeMap<String, u32>;

/// `district.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct DistrictSetting {
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) committee: String,
    pub(crate) party_committee: String,
    pub(crate) province_committee: String,
    pub(crate) source: String,
    pub(crate) area_source: String,
    #[serde(deserialize_with = "parsed")]
    pub(crate) known_since: Day,
    #[serde(deserialize_with = "parsed")]
    pub(crate) rolls_as_of: Day,
    pub(crate) recorded_setting_up: i64,
    pub(crate) recorded_import: i64,
    pub(crate) recorded_history: i64,
    pub(crate) recorded_by: String,
    pub(crate) number_prefix: String,
    pub(crate) holidays_2019: String,
    pub(crate) teachers_for_ten_classes: Shares,
    pub(crate) cuts: Vec<Cut>,
    pub(crate) leaders: Vec<Leader>,
    pub(crate) commune_quota: Shares,
    pub(crate) part_time_quota: Shares,
}

/// What of the 2015 quota is to go in a year, in thousandths.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Cut {
    pub(crate) year: u16,
    civil_service: u64,
    public_employees: u64,
}

impl Cut {
    /// The share for a kind of quota; other kinds are not cut.
    pub(crate) const fn permille(&self, kind: QuotaKind) -> u64 {
        match kind {
            QuotaKind::CivilService => self.civil_service,
            QuotaKind::PublicEmployees => self.public_employees,
            _ => 0,
        }
    }
}

/// One leader of the district.
#[derive(Debug, Deserialize)]
pub(crate) struct Leader {
    pub(crate) title: String,
}

/// `profiles.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct Profiles {
    pub(crate) year_only_permille: u32,
    pub(crate) profile: BTreeMap<String, Profile>,
    pub(crate) planned_staff: PlannedStaff,
}

/// How people of one kind are spread.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Profile {
    /// Youngest and oldest, in whole years on the day of the rolls.
    pub(crate) age: (i32, i32),
    /// Women in a hundred.
    pub(crate) women: u32,
    /// Party members in a hundred.
    pub(crate) party: u32,
    /// Which ranks; none for people without a salary by coefficient.
    #[serde(default)]
    pub(crate) pay: Option<String>,
    pub(crate) education: Shares,
    #[serde(default)]
    pub(crate) theory: Shares,
    #[serde(default)]
    pub(crate) state_management: Shares,
    pub(crate) specialisms: Vec<String>,
}

/// Staff who stand in a succession plan.
#[derive(Debug, Deserialize)]
pub(crate) struct PlannedStaff {
    pub(crate) theory: Shares,
}

/// `names.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct Names {
    pub(crate) middle_male: Vec<String>,
    pub(crate) middle_female: Vec<String>,
    pub(crate) given_male: Vec<String>,
    pub(crate) given_female: Vec<String>,
    pub(crate) family: BTreeMap<String, Vec<String>>,
    pub(crate) village: VillageNames,
}

/// Parts of village names.
#[derive(Debug, Deserialize)]
pub(crate) struct VillageNames {
    pub(crate) first: Vec<String>,
    pub(crate) last: Vec<String>,
}

/// `pay.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct Pay {
    pub(crate) class: BTreeMap<String, PayClass>,
    /// Rank code to pay class.
    pub(crate) rank: BTreeMap<String, String>,
    pub(crate) by_education: BTreeMap<String, ByEducation>,
}

/// How long a step lasts.
#[derive(Debug, Deserialize)]
pub(crate) struct PayClass {
    pub(crate) months: i32,
}

/// Which rank goes with which education.
#[derive(Debug, Deserialize)]
pub(crate) struct ByEducation {
    pub(crate) university: String,
    pub(crate) college: String,
    pub(crate) other: String,
}

/// `audiences.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct Audiences {
    pub(super) audience: Vec<Audience>,
}

/// Learners who are no officials.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Audience {
    #[serde(deserialize_with = "word")]
    pub(crate) standing: Standing,
    pub(crate) profile: String,
    #[serde(default)]
    pub(crate) per_commune: Vec<String>,
    #[serde(default)]
    pub(crate) per_village: Vec<String>,
    #[serde(default)]
    pub(crate) per_thousand: u32,
    #[serde(default)]
    pub(crate) fixed: u32,
}

/// `classes.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct Classes {
    pub(super) class: Vec<ClassSetting>,
}

/// A class of an earlier plan.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ClassSetting {
    pub(crate) code: String,
    /// What follows the programme's name.
    pub(crate) title: String,
    /// Code of a programme of the lawbook.
    pub(crate) programme: String,
    pub(crate) seats: u32,
    #[serde(deserialize_with = "parsed")]
    pub(crate) starts: Day,
    #[serde(deserialize_with = "parsed")]
    pub(crate) ends: Day,
    pub(crate) learners: String,
    #[serde(default)]
    pub(crate) running: bool,
    #[serde(default)]
    pub(crate) failed: usize,
}

/// `bodies.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct Bodies {
    pub(crate) consolidation: Consolidation,
    pub(crate) united: United,
    pub(crate) school_mergers: Vec<SchoolMerger>,
    pub(crate) village_mergers: Vec<VillageMerger>,
}

/// Two offices become one.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Consolidation {
    #[serde(deserialize_with = "parsed")]
    pub(crate) signed: Day,
    #[serde(deserialize_with = "parsed")]
    pub(crate) day: Day,
    pub(crate) from: Vec<String>,
    pub(crate) into: String,
    #[serde(deserialize_with = "word")]
    pub(crate) kind: UnitKind,
    #[serde(deserialize_with = "word")]
    pub(crate) quota: QuotaKind,
    /// Whose head becomes the head of the new body.
    pub(crate) head_of: String,
    pub(crate) head_title: String,
    #[serde(deserialize_with = "parsed")]
    pub(crate) term_ends: Day,
    pub(crate) basis: String,
}

/// Two titles in one person.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct United {
    pub(crate) number: String,
    pub(crate) resolution: String,
    #[serde(deserialize_with = "parsed")]
    pub(crate) resolution_day: Day,
    #[serde(deserialize_with = "parsed")]
    pub(crate) signed: Day,
    #[serde(deserialize_with = "parsed")]
    pub(crate) day: Day,
    pub(crate) main: String,
    pub(crate) also: String,
}

/// A school that passes into another, which gets a new name and kind.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SchoolMerger {
    #[serde(deserialize_with = "parsed")]
    pub(crate) signed: Day,
    #[serde(deserialize_with = "parsed")]
    pub(crate) day: Day,
    pub(crate) from: String,
    pub(crate) into: String,
    pub(crate) name: String,
    #[serde(deserialize_with = "word")]
    pub(crate) kind: UnitKind,
}

/// A village that passes into its neighbour: their numbers in the commune.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct VillageMerger {
    #[serde(deserialize_with = "parsed")]
    pub(crate) signed: Day,
    #[serde(deserialize_with = "parsed")]
    pub(crate) day: Day,
    pub(crate) commune: String,
    pub(crate) from: u32,
    pub(crate) into: u32,
}

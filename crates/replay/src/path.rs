//! A district's own path through the years: known since a day, joined to another district later, reorganised at the end.

use ledger::Day;
use ledger::codes::UnitKind;
use serde::Deserialize;

use crate::fault::{Fault, File, Wrong};

/// Hoành Bồ, as published.
const HOANH_BO: &str = include_str!("../hoanh-bo.toml");

/// The path of one district. Its communes are among the units that stood before; the district itself had ended by then.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// The province of both districts.
    pub province: String,
    /// The code of the district.
    pub district: String,
    /// Its name.
    pub district_name: String,
    /// The day on which it is first known.
    #[serde(deserialize_with = "day")]
    pub known: Day,
    /// The code of the district that it joined.
    pub into: String,
    /// The number of the resolution.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The day on which it was signed.
    #[serde(deserialize_with = "day")]
    pub signed: Day,
    /// The day from which it held.
    #[serde(deserialize_with = "day")]
    pub effective: Day,
    /// The communes, as they were called first.
    #[serde(rename = "unit")]
    pub units: Vec<Stop>,
}

/// A commune of the district, as it was called first.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// Its code.
    pub code: String,
    /// Its first name.
    pub name: String,
    /// Its first kind.
    #[serde(deserialize_with = "kind")]
    pub kind: UnitKind,
}

impl Journey {
    /// The path of Hoành Bồ: into Hạ Long on 2020-01-01.
    ///
    /// # Errors
    ///
    /// A [`Fault`] when the carried file cannot be read.
    pub fn hoanh_bo() -> Result<Self, Fault> {
        Self::read(HOANH_BO)
    }

    /// The path of a text.
    ///
    /// # Errors
    ///
    /// A [`Fault`] when it cannot be read.
    pub fn read(text: &str) -> Result<Self, Fault> {
        toml::from_str(text).map_err(|problem| Fault::of(File::Journey, Wrong::Unreadable(problem.to_string())))
    }
}

fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
    String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
}

fn kind<'de, D: serde::Deserializer<'de>>(from: D) -> Result<UnitKind, D::Error> {
    let word = String::deserialize(from)?;
    UnitKind::from_word(&word).ok_or_else(|| serde::de::Error::custom(format!("no such kind: {word}")))
}

//! The settings of the district: files of `demo/hoanh-bo`, carried by the program.

mod read;
mod rows;
mod tables;

use std::collections::BTreeMap;

pub(crate) use rows::{
    AgencyRow, CommuneRow, DisciplineRow, LeaverHow, LeaverRow, LecturerRow, MoveHow, MoveRow, ReinforcementRow,
    RoadRow, RoomRow, SchoolRow, SiteRow, StreamlineRow, TitleRow,
};
pub(crate) use tables::{
    Audience, Bodies, ClassSetting, Consolidation, DistrictSetting, Names, Pay, Profile, Profiles,
};

use crate::problem::DemoError;

/// One file, as it was when the program was built.
macro_rules! file {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/hoanh-bo/", $name)),
        )
    };
}

/// All settings.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) district: DistrictSetting,
    pub(crate) communes: Vec<CommuneRow>,
    pub(crate) titles: Vec<TitleRow>,
    pub(crate) roads: Vec<RoadRow>,
    pub(crate) agencies: Vec<AgencyRow>,
    pub(crate) schools: Vec<SchoolRow>,
    pub(crate) sites: Vec<SiteRow>,
    pub(crate) rooms: Vec<RoomRow>,
    pub(crate) lecturers: Vec<LecturerRow>,
    pub(crate) profiles: Profiles,
    pub(crate) names: Names,
    pub(crate) pay: Pay,
    pub(crate) audiences: Vec<Audience>,
    pub(crate) moves: Vec<MoveRow>,
    pub(crate) leavers: Vec<LeaverRow>,
    pub(crate) reinforcements: Vec<ReinforcementRow>,
    pub(crate) streamlined: Vec<StreamlineRow>,
    pub(crate) disciplines: Vec<DisciplineRow>,
    pub(crate) classes: Vec<ClassSetting>,
    pub(crate) bodies: Bodies,
}

impl Settings {
    /// Reads the files that the program carries.
    pub(crate) fn carried() -> Result<Self, DemoError> {
        let audiences: tables::Audiences = read::toml(file!("audiences.toml"))?;
        let classes: tables::Classes = read::toml(file!("classes.toml"))?;
        Ok(Self {
            district: read::toml(file!("district.toml"))?,
            communes: read::csv(file!("communes.csv"))?,
            titles: read::csv(file!("commune-titles.csv"))?,
            roads: read::csv(file!("roads.csv"))?,
            agencies: read::csv(file!("agencies.csv"))?,
            schools: read::csv(file!("schools.csv"))?,
            sites: read::csv(file!("sites.csv"))?,
            rooms: read::csv(file!("rooms.csv"))?,
            lecturers: read::csv(file!("lecturers.csv"))?,
            profiles: read::toml(file!("profiles.toml"))?,
            names: read::toml(file!("names.toml"))?,
            pay: read::toml(file!("pay.toml"))?,
            audiences: audiences.audience,
            moves: read::csv(file!("moves.csv"))?,
            leavers: read::csv(file!("leavers.csv"))?,
            reinforcements: read::csv(file!("reinforcements.csv"))?,
            streamlined: read::csv(file!("streamlined.csv"))?,
            disciplines: read::csv(file!("disciplines.csv"))?,
            classes: classes.class,
            bodies: read::toml(file!("bodies.toml"))?,
        })
    }

    /// A profile by its name.
    pub(crate) fn profile(&self, name: &str) -> Result<&Profile, DemoError> {
        self.profiles.profile.get(name).ok_or_else(|| DemoError::NoSuch {
            what: "profile",
            name: name.to_owned(),
        })
    }
}

/// A table of weights in the order of its keys.
pub(crate) fn weights(table: &BTreeMap<String, u32>) -> Vec<(String, u32)> {
    table.iter().map(|(key, weight)| (key.clone(), *weight)).collect()
}

/// Weights written as `Nguyễn:38`; without a number each weighs one.
pub(crate) fn listed(texts: &[String]) -> Vec<(String, u32)> {
    let one = |text: &String| match text.rsplit_once(':') {
        Some((name, weight)) => (name.to_owned(), weight.trim().parse().unwrap_or(1)),
        None => (text.clone(), 1),
    };
    texts.iter().map(one).collect()
}

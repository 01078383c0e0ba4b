//! Quantities of communes, villages, schools and rooms, each with its source.

use ledger::acts::bodies::Measure;
use ledger::acts::people::{AttributeValue, SetUnitAttribute};
use ledger::codes::{MeasureKind, UnitKind};
use ledger::{Day, Decimal, UnitId};

use crate::cast::school_staff;
use crate::district::Parts;
use crate::issue::{Issue, Scribe, Series};
use crate::settings::{CommuneRow, SchoolRow};

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    vec![
        communes(parts),
        villages(parts),
        schools(parts),
        sites(parts),
        rooms(parts),
    ]
}

/// Notes one quantity on the decision's day.
pub(super) fn note(scribe: &mut Scribe<'_>, unit: UnitId, what: MeasureKind, value: impl Into<Decimal>, source: &str) {
    scribe.add(Measure {
        unit,
        what,
        value: value.into(),
        toward: None,
        source: Some(source.to_owned()),
    });
}

/// Sets a text of a unit.
pub(super) fn tell(scribe: &mut Scribe<'_>, unit: UnitId, key: &str, text: &str) {
    scribe.add(SetUnitAttribute {
        unit,
        key: key.to_owned(),
        value: Some(AttributeValue::Text(text.to_owned())),
    });
}

fn communes(parts: &Parts) -> Issue {
    let day = parts.settings.district.known_since;
    let setting = &parts.settings.district;
    let (name, source, holidays) = (
        setting.name.clone(),
        setting.area_source.clone(),
        setting.holidays_2019.clone(),
    );
    let rows = parts.settings.communes.clone();
    Issue::new(
        Series::Committee,
        day,
        day,
        "Số liệu diện tích, dân số, địa hình các xã, thị trấn",
    )
    .act(move |scribe| {
        let root = scribe.unit(&name)?;
        tell(scribe, root, "village_region", "northern-mountain");
        tell(scribe, root, "holidays_2019", &holidays);
        for row in &rows {
            let unit = scribe.unit(&row.name)?;
            note(scribe, unit, MeasureKind::Area, row.area, &source);
            note(scribe, unit, MeasureKind::Households, row.households, &source);
            note(scribe, unit, MeasureKind::People, row.people, &source);
            note(scribe, unit, MeasureKind::Latitude, row.latitude, &source);
            note(scribe, unit, MeasureKind::Longitude, row.longitude, &source);
            note(scribe, unit, MeasureKind::Elevation, row.elevation, &source);
            tell(scribe, unit, "terrain", &row.terrain);
            tell(scribe, unit, "class", &row.class.to_string());
        }
        Ok(())
    })
}

fn villages(parts: &Parts) -> Issue {
    let day = parts.settings.district.known_since;
    let source = parts.settings.district.source.clone();
    let rows = parts.villages.clone();
    Issue::new(Series::Committee, day, day, "Số hộ, dân số các thôn, khu").act(move |scribe| {
        for row in &rows {
            let unit = scribe.unit(&row.code)?;
            note(scribe, unit, MeasureKind::Households, row.households, &source);
            note(scribe, unit, MeasureKind::People, row.people, &source);
            note(
                scribe,
                unit,
                MeasureKind::Latitude,
                Decimal::from_millionths(row.latitude),
                &source,
            );
            note(
                scribe,
                unit,
                MeasureKind::Longitude,
                Decimal::from_millionths(row.longitude),
                &source,
            );
        }
        Ok(())
    })
}

/// Pupils, classes, rooms, teachers by the norm, place and commune of one school.
pub(super) fn measure_school(
    scribe: &mut Scribe<'_>,
    unit: UnitId,
    row: &SchoolRow,
    commune: &CommuneRow,
    source: &str,
) {
    note(scribe, unit, MeasureKind::Pupils, row.pupils, source);
    note(scribe, unit, MeasureKind::SchoolClasses, row.classes, source);
    note(
        scribe,
        unit,
        MeasureKind::Rooms,
        row.classes + row.classes / 8 + 1,
        source,
    );
    // A school stands some hundred metres from the middle of its commune, each kind on another side.
    let side = i64::from(row.kind as u8) * 977 + i64::try_from(row.name.len()).unwrap_or(0) * 131;
    let beside =
        |centre: Decimal, factor: i64| Decimal::from_millionths(centre.millionths() + (side * factor) % 9000 - 4500);
    note(scribe, unit, MeasureKind::Latitude, beside(commune.latitude, 3), source);
    note(
        scribe,
        unit,
        MeasureKind::Longitude,
        beside(commune.longitude, 7),
        source,
    );
    tell(scribe, unit, "commune", &row.commune);
    tell(scribe, unit, "terrain", &commune.terrain);
}

fn schools(parts: &Parts) -> Issue {
    let day = Day(parts.settings.district.known_since.number() + 60);
    let source = parts.settings.district.source.clone();
    let mut rows: Vec<(SchoolRow, CommuneRow, u32)> = Vec::new();
    for school in &parts.settings.schools {
        let Some(commune) = parts.commune(&school.commune).cloned() else {
            continue;
        };
        let (_, teachers, _) = school_staff(&parts.settings, school);
        let teachers = u32::try_from(teachers).unwrap_or(0);
        if school.merged_on.is_none() {
            rows.push((school.clone(), commune, teachers));
            continue;
        }
        // Before it was made, its pupils and classes were in the schools that it was made of: three parts to two.
        for (at, before) in school.merged_from().enumerate() {
            let share = |whole: u32| if at == 0 { whole - whole * 2 / 5 } else { whole * 2 / 5 };
            let kind = if at == 0 {
                UnitKind::PrimarySchool
            } else {
                UnitKind::LowerSecondarySchool
            };
            let row = SchoolRow {
                name: before.to_owned(),
                kind,
                classes: share(school.classes),
                pupils: share(school.pupils),
                ..school.clone()
            };
            rows.push((row, commune.clone(), share(teachers)));
        }
    }
    Issue::new(Series::Committee, day, day, "Quy mô trường, lớp, học sinh").act(move |scribe| {
        for (row, commune, teachers) in &rows {
            let unit = scribe.unit(&row.name)?;
            measure_school(scribe, unit, row, commune, &source);
            note(scribe, unit, MeasureKind::Teachers, *teachers, &source);
        }
        Ok(())
    })
}

/// Satellite sites hang under their school from the school year before the rolls on.
fn sites(parts: &Parts) -> Issue {
    let day = Day(parts.settings.district.rolls_as_of.number() - 117);
    let source = parts.settings.district.source.clone();
    let mut rows = Vec::new();
    for (at, site) in (1i64..).zip(&parts.settings.sites) {
        let school = parts.settings.schools.iter().find(|school| school.name == site.school);
        if let Some(commune) = school.and_then(|school| parts.commune(&school.commune)) {
            // Two to four kilometres from the middle of the commune.
            let beside = |centre: Decimal, turn: i64| {
                Decimal::from_millionths(
                    centre.millionths() + if (at + turn) % 2 == 0 { 1 } else { -1 } * (17_000 + at * 2_300),
                )
            };
            rows.push((
                site.clone(),
                beside(commune.latitude, 0),
                beside(commune.longitude, at / 2),
            ));
        }
    }
    Issue::new(Series::Committee, day, day, "Điểm trường năm học 2018 - 2019").act(move |scribe| {
        for (site, latitude, longitude) in &rows {
            let parent = Some(scribe.unit(&site.school)?);
            let act = ledger::acts::bodies::Establish {
                name: site.name.clone(),
                kind: UnitKind::SchoolSite,
                parent,
                code: None,
            };
            let unit = scribe.establish(None, act);
            note(scribe, unit, MeasureKind::Pupils, site.pupils, &source);
            note(scribe, unit, MeasureKind::SchoolClasses, site.classes, &source);
            note(scribe, unit, MeasureKind::Rooms, site.classes, &source);
            note(scribe, unit, MeasureKind::Latitude, *latitude, &source);
            note(scribe, unit, MeasureKind::Longitude, *longitude, &source);
        }
        Ok(())
    })
}

fn rooms(parts: &Parts) -> Issue {
    let day = parts.settings.district.known_since;
    let source = parts.settings.district.source.clone();
    let rows = parts.settings.rooms.clone();
    Issue::new(Series::Committee, day, day, "Sức chứa phòng học, hội trường").act(move |scribe| {
        for row in &rows {
            let unit = scribe.unit(&row.name)?;
            note(scribe, unit, MeasureKind::Seats, row.seats, &source);
        }
        Ok(())
    })
}

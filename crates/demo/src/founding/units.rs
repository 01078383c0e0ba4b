//! The bodies that stood when the ledger begins: the authority, communes, agencies, schools as they were then, villages, rooms.

use ledger::When;
use ledger::acts::bodies::{Establish, MoveUnder};
use ledger::codes::{Line, UnitKind};

use crate::district::Parts;
use crate::issue::{Issue, Scribe, Series};
use crate::problem::DemoError;

/// Under whose professional guidance schools stand.
const EDUCATION: &str = "Phòng Giáo dục và Đào tạo";

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let day = parts.settings.district.known_since;
    let new = |title: &str| Issue::new(Series::Committee, day, day, title);
    let since = When::By(day);
    let root = {
        let (name, code) = (
            parts.settings.district.name.clone(),
            parts.settings.district.code.clone(),
        );
        let (communes, agencies) = (parts.settings.communes.clone(), parts.settings.agencies.clone());
        new("Kiểm kê tổ chức: huyện, xã, thị trấn, cơ quan, đơn vị").act(move |scribe| {
            let act = Establish {
                name: name.clone(),
                kind: UnitKind::Authority,
                parent: None,
                code: Some(code.clone()),
            };
            let root = scribe.establish(Some(since), act);
            for commune in &communes {
                let (name, code) = (commune.name.clone(), Some(commune.code.clone()));
                scribe.establish(
                    Some(since),
                    Establish {
                        name,
                        kind: commune.kind,
                        parent: Some(root),
                        code,
                    },
                );
            }
            for agency in &agencies {
                scribe.establish(
                    Some(since),
                    Establish {
                        name: agency.name.clone(),
                        kind: agency.kind,
                        parent: Some(root),
                        code: None,
                    },
                );
            }
            Ok(())
        })
    };
    let schools = {
        let (rows, name) = (parts.settings.schools.clone(), parts.settings.district.name.clone());
        new("Kiểm kê tổ chức: trường học").act(move |scribe| {
            for school in &rows {
                if school.merged_on.is_none() {
                    establish_school(scribe, &name, &school.name, school.kind, Some(since))?;
                }
                for (at, before) in school.merged_from().enumerate() {
                    let kind = if at == 0 {
                        UnitKind::PrimarySchool
                    } else {
                        UnitKind::LowerSecondarySchool
                    };
                    establish_school(scribe, &name, before, kind, Some(since))?;
                }
            }
            Ok(())
        })
    };
    let villages = {
        let villages = parts.villages.clone();
        new("Kiểm kê tổ chức: thôn, khu").act(move |scribe| {
            for village in &villages {
                let kind = if village.name.starts_with("khu ") {
                    UnitKind::ResidentGroup
                } else {
                    UnitKind::Village
                };
                let parent = Some(scribe.unit(&village.commune)?);
                scribe.establish(
                    Some(since),
                    Establish {
                        name: village.name.clone(),
                        kind,
                        parent,
                        code: Some(village.code.clone()),
                    },
                );
            }
            Ok(())
        })
    };
    let rooms = {
        let rooms = parts.settings.rooms.clone();
        new("Kiểm kê phòng học, hội trường").act(move |scribe| {
            for room in &rooms {
                let parent = Some(scribe.unit(&room.owner)?);
                scribe.establish(
                    Some(since),
                    Establish {
                        name: room.name.clone(),
                        kind: UnitKind::Room,
                        parent,
                        code: None,
                    },
                );
            }
            Ok(())
        })
    };
    vec![root, schools, villages, rooms]
}

/// Establishes a school under the authority, and under the education division on the professional line.
pub(super) fn establish_school(
    scribe: &mut Scribe<'_>,
    root: &str,
    name: &str,
    kind: UnitKind,
    when: Option<When>,
) -> Result<ledger::UnitId, DemoError> {
    let parent = Some(scribe.unit(root)?);
    let unit = scribe.establish(
        when,
        Establish {
            name: name.to_owned(),
            kind,
            parent,
            code: None,
        },
    );
    let line = MoveUnder {
        unit,
        parent: scribe.unit(EDUCATION)?,
        line: Line::Professional,
    };
    match when {
        Some(when) => scribe.add_at(when, line),
        None => scribe.add(line),
    };
    Ok(unit)
}

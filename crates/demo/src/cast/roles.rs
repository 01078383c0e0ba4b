//! Places for people: each row of each roll, before anybody stands in it.

use ledger::codes::{QuotaKind, Standing, UnitKind};

use super::Village;
use crate::settings::{SchoolRow, Settings};

/// Which roll a person stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Book {
    Communes,
    Agencies,
    Schools,
    PartTime,
    Collaborators,
    PartyMembers,
    Citizens,
}

/// One place.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub(crate) book: Book,
    pub(crate) unit: String,
    pub(crate) title: Option<String>,
    pub(crate) standing: Standing,
    pub(crate) profile: String,
    /// Whose peoples the names follow; none for the district level.
    pub(crate) commune: Option<String>,
}

/// Every place, roll by roll, unit by unit, heads first.
pub(crate) fn roles(settings: &Settings, villages: &[Village]) -> Vec<Role> {
    let mut all = Vec::new();
    communes(settings, &mut all);
    agencies(settings, &mut all);
    schools(settings, &mut all);
    audiences(settings, villages, &mut all);
    all
}

fn communes(settings: &Settings, all: &mut Vec<Role>) {
    for commune in &settings.communes {
        for title in &settings.titles {
            for _ in 0..title.count(commune.class) {
                all.push(Role {
                    book: Book::Communes,
                    unit: commune.name.clone(),
                    title: Some(title.title.clone()),
                    standing: title.standing,
                    profile: title.profile.clone(),
                    commune: Some(commune.name.clone()),
                });
            }
        }
    }
}

fn agencies(settings: &Settings, all: &mut Vec<Role>) {
    let mut push = |unit: &str, title: &str, standing: Standing, profile: &str| {
        all.push(Role {
            book: Book::Agencies,
            unit: unit.to_owned(),
            title: Some(title.to_owned()),
            standing,
            profile: profile.to_owned(),
            commune: None,
        });
    };
    for leader in &settings.district.leaders {
        push(
            &settings.district.name,
            &leader.title,
            Standing::Cadre,
            "district-leader",
        );
    }
    for agency in &settings.agencies {
        let standing = if agency.quota == QuotaKind::CivilService {
            Standing::CivilServant
        } else {
            Standing::PublicEmployee
        };
        let staff = if agency.quota == QuotaKind::CivilService {
            "civil-servant"
        } else {
            "service-employee"
        };
        push(&agency.name, &agency.head, standing, "agency-leader");
        (0..agency.deputies).for_each(|_| push(&agency.name, &agency.deputy, standing, "agency-leader"));
        (0..agency.staff).for_each(|_| push(&agency.name, &agency.staff_title, standing, staff));
        (0..agency.support).for_each(|_| push(&agency.name, &agency.support_title, standing, "support"));
    }
}

/// Vice-principals, teachers and other staff of a school, by its classes.
pub(crate) fn school_staff(settings: &Settings, school: &SchoolRow) -> (usize, usize, usize) {
    let classes = usize::try_from(school.classes).unwrap_or(0);
    let ratio = settings
        .district
        .teachers_for_ten_classes
        .get(school.kind.word())
        .copied()
        .unwrap_or(0);
    let teachers = (classes * usize::try_from(ratio).unwrap_or(0)).div_ceil(10);
    let vice = if classes >= 19 || school.kind == UnitKind::MultiLevelSchool {
        2
    } else {
        1
    };
    (vice, teachers, if classes >= 15 { 4 } else { 3 })
}

fn schools(settings: &Settings, all: &mut Vec<Role>) {
    for school in &settings.schools {
        let (vice, teachers, others) = school_staff(settings, school);
        let teacher = |at: usize| match school.kind {
            UnitKind::Kindergarten => "kindergarten-teacher",
            UnitKind::PrimarySchool => "primary-teacher",
            UnitKind::MultiLevelSchool if at % 5 < 3 => "primary-teacher",
            _ => "secondary-teacher",
        };
        let leader = match school.kind {
            UnitKind::Kindergarten => "kindergarten-leader",
            UnitKind::PrimarySchool => "primary-leader",
            _ => "secondary-leader",
        };
        let mut push = |title: &str, profile: &str| {
            all.push(Role {
                book: Book::Schools,
                unit: school.name.clone(),
                title: Some(title.to_owned()),
                standing: Standing::PublicEmployee,
                profile: profile.to_owned(),
                commune: Some(school.commune.clone()),
            });
        };
        push("Hiệu trưởng", leader);
        (0..vice).for_each(|_| push("Phó Hiệu trưởng", leader));
        (0..teachers).for_each(|at| push("Giáo viên", teacher(at)));
        (0..others).for_each(|_| push("Nhân viên", "support"));
    }
}

fn audiences(settings: &Settings, villages: &[Village], all: &mut Vec<Role>) {
    for audience in &settings.audiences {
        let book = match audience.standing {
            Standing::PartTime => Book::PartTime,
            Standing::Collaborator => Book::Collaborators,
            Standing::PartyMember => Book::PartyMembers,
            _ => Book::Citizens,
        };
        for commune in &settings.communes {
            let mut push = |title: Option<String>| {
                all.push(Role {
                    book,
                    unit: commune.name.clone(),
                    title,
                    standing: audience.standing,
                    profile: audience.profile.clone(),
                    commune: Some(commune.name.clone()),
                });
            };
            audience.per_commune.iter().for_each(|title| push(Some(title.clone())));
            for village in villages.iter().filter(|village| village.commune == commune.name) {
                audience
                    .per_village
                    .iter()
                    .for_each(|title| push(Some(format!("{title} {}", place(title, &village.name)))));
            }
            let rest = commune.people * audience.per_thousand / 1000 + audience.fixed;
            (0..rest).for_each(|_| push(None));
        }
    }
}

/// "Trưởng thôn Khe Tre", but "Bí thư Chi bộ thôn Khe Tre".
fn place<'n>(title: &str, village: &'n str) -> &'n str {
    let doubled = title.ends_with("thôn");
    village.strip_prefix("thôn ").filter(|_| doubled).unwrap_or(village)
}

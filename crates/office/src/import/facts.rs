//! From the words of a list to the codes of the ledger.

use lawbook::Lawbook;
use ledger::codes::{Sex, Standing, UnitKind};
use ledger::text::fold;
use ledger::{Day, When};
use papers::cells::{EducationLevel, StateManagementLevel, TheoryLevel};
use papers::date::{Date, PartialDate};

pub(super) fn day(date: Date) -> Option<Day> {
    Day::of(date.year(), u32::from(date.month()), u32::from(date.day()))
}

pub(super) fn when(date: PartialDate) -> Option<When> {
    Some(match date {
        PartialDate::Day(date) => When::Day(day(date)?),
        PartialDate::Month(year, month) => When::Month(year, u32::from(month)),
        PartialDate::Year(year) => When::Year(year),
    })
}

pub(super) const fn sex(sex: papers::cells::Sex) -> Sex {
    match sex {
        papers::cells::Sex::Male => Sex::Male,
        papers::cells::Sex::Female => Sex::Female,
    }
}

pub(super) const fn education(level: EducationLevel) -> Option<&'static str> {
    Some(match level {
        EducationLevel::None => return None,
        EducationLevel::Elementary => "elementary",
        EducationLevel::Intermediate => "intermediate",
        EducationLevel::College => "college",
        EducationLevel::University => "university",
        EducationLevel::Master => "master",
        EducationLevel::Doctor => "doctor",
    })
}

pub(super) const fn theory(level: TheoryLevel) -> Option<&'static str> {
    Some(match level {
        TheoryLevel::None => return None,
        TheoryLevel::Elementary => "elementary",
        TheoryLevel::Intermediate => "intermediate",
        TheoryLevel::Advanced => "advanced",
        TheoryLevel::Bachelor => "bachelor",
    })
}

/// State management without a level named is no level of the ladder: it is kept as a skill.
pub(super) const fn state_management(level: StateManagementLevel) -> Option<&'static str> {
    match level {
        StateManagementLevel::None | StateManagementLevel::Unnamed => None,
        StateManagementLevel::Officer => Some("officer"),
        StateManagementLevel::Expert => Some("expert"),
        StateManagementLevel::PrincipalExpert => Some("principal"),
        StateManagementLevel::SeniorExpert => Some("senior"),
    }
}

/// How a person belongs, as title and unit suggest it where the list does not say it.
pub(super) fn standing(title: Option<&str>, unit: Option<UnitKind>, law: &Lawbook, on: Day) -> Standing {
    let folded = title.map(fold).unwrap_or_default();
    if folded.contains("khong chuyen trach") || folded.starts_with("truong thon") || folded.starts_with("truong khu") {
        return Standing::PartTime;
    }
    if folded.contains("cong tac vien") {
        return Standing::Collaborator;
    }
    let kind = unit.map_or("", UnitKind::word);
    let groups = title.map(|title| law.title_groups(title, kind, on)).unwrap_or_default();
    match unit {
        _ if groups.contains(&"commune-cadre") => Standing::Cadre,
        Some(
            UnitKind::Kindergarten
            | UnitKind::PrimarySchool
            | UnitKind::LowerSecondarySchool
            | UnitKind::MultiLevelSchool
            | UnitKind::UpperSecondarySchool
            | UnitKind::SchoolSite
            | UnitKind::ServiceUnit,
        ) => Standing::PublicEmployee,
        _ if folded.contains("hop dong") || folded == "lai xe" || folded == "bao ve" || folded == "tap vu" => {
            Standing::ContractWorker
        }
        _ if ["giao vien", "hieu truong", "pho hieu truong", "vien chuc"]
            .iter()
            .any(|word| folded.starts_with(word)) =>
        {
            Standing::PublicEmployee
        }
        _ => Standing::CivilServant,
    }
}

/// How a person belongs, as the list says it.
pub(super) fn told_standing(text: &str) -> Option<Standing> {
    let folded = &fold(text);
    let has = |words: &str| folded.contains(words);
    Some(if has("khong chuyen trach") {
        Standing::PartTime
    } else if has("cong tac vien") {
        Standing::Collaborator
    } else if has("quan chung") {
        Standing::OutstandingCitizen
    } else if has("hop dong") || folded == "hd" || folded == "hd68" {
        Standing::ContractWorker
    } else if folded.starts_with("vien chuc") {
        Standing::PublicEmployee
    } else if folded.starts_with("cong chuc") {
        Standing::CivilServant
    } else if folded.starts_with("can bo") {
        Standing::Cadre
    } else if has("dang vien") {
        Standing::PartyMember
    } else {
        return None;
    })
}

/// Whether people of a standing hold posts. Part-time commune and village workers hold none and are never counted as posts.
pub(super) const fn holds_posts(standing: Standing) -> bool {
    matches!(
        standing,
        Standing::Cadre | Standing::CivilServant | Standing::PublicEmployee | Standing::ContractWorker
    )
}

/// Whether a title is the head of a body, of whom there should be one.
pub(super) fn is_head(title: &str) -> bool {
    let folded = fold(title);
    let heads = [
        "bi thu dang uy",
        "bi thu huyen uy",
        "chu tich",
        "truong phong",
        "truong ban",
        "hieu truong",
        "giam doc",
        "chanh van phong",
    ];
    heads.iter().any(|head| folded.starts_with(head))
}

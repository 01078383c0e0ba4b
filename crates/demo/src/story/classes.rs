//! Classes of the plans before the rolls: opened with their lists, closed with results, or still running.

use std::collections::BTreeSet;

use lawbook::Lawbook;
use ledger::acts::training::{Complete, Enrol, Gives, HoldSession, OpenClass};
use ledger::codes::{ClassResult, LearnerKind, Learning, Standing, TrainingFamily};
use ledger::{ClassId, Day};

use super::earlier;
use crate::cast::Book;
use crate::dice::Dice;
use crate::district::Parts;
use crate::issue::{Issue, Series};
use crate::people::Person;
use crate::problem::DemoError;
use crate::settings::{ClassSetting, Settings};

/// Who opens the classes.
const ORGANISER: &str = "Trung tâm Bồi dưỡng chính trị huyện";
/// Where they are held.
const ROOM: &str = "Phòng học A1";
/// Periods of a day of study, and the most days that are recorded of one class.
const PERIODS: u8 = 8;
const DAYS: i32 = 5;

/// A past class with what the lawbook says of its programme.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    setting: ClassSetting,
    title: String,
    family: TrainingFamily,
    gives: Option<Gives>,
}

/// The past classes, their programmes found in the lawbook by code.
pub(crate) fn courses(settings: &Settings, law: &Lawbook) -> Result<Vec<Course>, DemoError> {
    let mut all = Vec::new();
    for setting in &settings.classes {
        let programmes = law.programmes(setting.starts);
        let found = programmes
            .iter()
            .find(|programme| programme.body().code == setting.programme);
        let missing = || DemoError::NoSuch {
            what: "programme",
            name: setting.programme.clone(),
        };
        let programme = found.ok_or_else(missing)?;
        let body = programme.body();
        let gives = match &body.gives {
            Some(given) => {
                let field = Learning::from_word(&given.ladder).ok_or_else(|| DemoError::NoSuch {
                    what: "ladder",
                    name: given.ladder.clone(),
                })?;
                Some(Gives {
                    field,
                    level: given.level.clone(),
                })
            }
            None => None,
        };
        let family = TrainingFamily::from_word(body.family.word()).ok_or_else(missing)?;
        all.push(Course {
            title: format!("{} {}", programme.entry.title.vi, setting.title),
            family,
            gives,
            setting: setting.clone(),
        });
    }
    Ok(all)
}

/// Who gains or studies political theory in one of these classes, so that no other paper need tell it.
pub(super) fn gaining_theory(parts: &Parts) -> BTreeSet<usize> {
    let theory = |course: &&Course| {
        course
            .gives
            .as_ref()
            .is_some_and(|gives| gives.field == Learning::Theory)
    };
    parts
        .courses
        .iter()
        .filter(theory)
        .flat_map(|course| learners(parts, &course.setting))
        .collect()
}

/// The list of a class: drawn from everybody whom it was for, no more than it has seats.
fn learners(parts: &Parts, class: &ClassSetting) -> Vec<usize> {
    let began = class.starts.plus_months(-12);
    let theory = |person: &Person, level: &str| {
        person
            .theory
            .as_ref()
            .is_some_and(|own| own.level == level && !own.studying)
    };
    let official = |person: &Person| person.book <= Book::Schools && person.recruited < began;
    let fits = |person: &Person| match class.learners.as_str() {
        "studying-theory" => person.theory.as_ref().is_some_and(|own| own.studying),
        "theory-intermediate" => {
            official(person) && theory(person, "intermediate") && !person.profile.ends_with("-teacher")
        }
        "theory-elementary" => official(person) && theory(person, "elementary"),
        "state-management-expert" => official(person) && person.state_management.as_deref() == Some("expert"),
        "new-party-members" => person
            .party
            .is_some_and(|(joined, _)| joined >= class.starts.plus_months(-18) && joined < class.starts),
        "part-time" => person.standing == Standing::PartTime,
        "commune-civil-servants" => person.profile == "commune-civil-servant" && official(person),
        _ => false,
    };
    let mut all: Vec<usize> = (0..parts.people.len()).filter(|at| fits(&parts.people[*at])).collect();
    Dice::of(parts.seed, &class.code).shuffle(&mut all);
    all.truncate(usize::try_from(class.seats).unwrap_or(0));
    all.sort_unstable();
    all
}

/// The kind of learner that a class list names.
pub(super) const fn kind(standing: Standing) -> LearnerKind {
    match standing {
        Standing::Cadre => LearnerKind::Cadre,
        Standing::CivilServant | Standing::PublicEmployee | Standing::ContractWorker => {
            LearnerKind::CivilServantOrEmployee
        }
        Standing::PartTime => LearnerKind::PartTime,
        Standing::Collaborator => LearnerKind::Collaborator,
        Standing::PartyMember => LearnerKind::PartyMember,
        Standing::OutstandingCitizen => LearnerKind::OutstandingCitizen,
    }
}

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut all = Vec::new();
    for course in &parts.courses {
        let list = learners(parts, &course.setting);
        all.push(opened(parts, course, &list));
        if !course.setting.running {
            all.push(closed(parts, course, &list));
        }
    }
    all
}

fn opened(parts: &Parts, course: &Course, list: &[usize]) -> Issue {
    let own = course.clone();
    let new_members = course.setting.learners == "new-party-members";
    let kind = |person: &Person| {
        if new_members {
            LearnerKind::PartyMember
        } else {
            kind(person.standing)
        }
    };
    let list: Vec<(String, LearnerKind)> = list
        .iter()
        .map(|at| (parts.people[*at].number.clone(), kind(&parts.people[*at])))
        .collect();
    let signed = earlier(course.setting.starts, 20);
    Issue::new(Series::Committee, signed, signed, format!("Mở lớp {}", course.title))
        .on("101/2017/NĐ-CP")
        .act(move |scribe| {
            let class = OpenClass {
                code: own.setting.code.clone(),
                title: own.title.clone(),
                programme: own.setting.programme.clone(),
                family: own.family,
                seats: own.setting.seats,
                starts: own.setting.starts,
                ends: own.setting.ends,
                gives: own.gives.clone(),
                organiser: Some(scribe.unit(ORGANISER)?),
            };
            let class = ClassId::here(scribe.add(class));
            for (number, learner) in &list {
                let person = scribe.person(number)?;
                scribe.add_at(
                    own.setting.starts,
                    Enrol {
                        person,
                        class,
                        learner: *learner,
                    },
                );
            }
            Ok(())
        })
}

fn closed(parts: &Parts, course: &Course, list: &[usize]) -> Issue {
    let own = course.setting.clone();
    let failed = own.failed;
    let list: Vec<String> = list.iter().map(|at| parts.people[*at].number.clone()).collect();
    let signed = earlier(own.ends, -4);
    Issue::new(
        Series::Committee,
        signed,
        own.ends,
        format!("Công nhận kết quả lớp {}", course.title),
    )
    .act(move |scribe| {
        let class = scribe.class(&own.code)?;
        let room = Some(scribe.unit(ROOM)?);
        for day in (0..DAYS)
            .map(|number| Day(own.starts.number() + number))
            .filter(|day| *day <= own.ends)
        {
            scribe.add_at(
                day,
                HoldSession {
                    class,
                    periods: PERIODS,
                    room,
                },
            );
        }
        for (at, number) in list.iter().enumerate() {
            let person = scribe.person(number)?;
            let result = if at < failed {
                ClassResult::Failed
            } else {
                ClassResult::Passed
            };
            scribe.add(Complete { person, class, result });
        }
        Ok(())
    })
}

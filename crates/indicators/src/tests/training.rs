//! Classes and learners of the year's plan.

use ledger::acts::training::{Enrol, OpenClass, Withdraw};
use ledger::codes::{LearnerKind, TrainingFamily};
use ledger::{ClassId, PersonId};

use super::{Log, day, opens_into_its_value, part};
use crate::Absent;

fn class(log: &mut Log, code: &str, family: TrainingFamily, starts: &str) -> ClassId {
    let act = OpenClass {
        code: code.to_owned(),
        title: code.to_owned(),
        programme: "training.programme-resolutions".to_owned(),
        family,
        seats: 40,
        starts: day(starts),
        ends: day(starts),
        gives: None,
        organiser: None,
    };
    ClassId(log.create("2019-01-15", act))
}

#[test]
fn classes_by_family_and_each_learner_once() {
    let (mut log, [_, office, one, _]) = Log::new();
    assert_eq!(
        log.figure("training.classes_planned", "2019-03-14").value,
        Err(Absent::NoPlan { year: 2019 })
    );
    assert_eq!(
        log.figure("training.learners_planned", "2019-03-14").value,
        Err(Absent::NoPlan { year: 2019 })
    );
    let theory = class(&mut log, "LLCT", TrainingFamily::PoliticalTheory, "2019-04-01");
    let skills = class(&mut log, "NV", TrainingFamily::Professional, "2019-11-04");
    class(&mut log, "SAU", TrainingFamily::Professional, "2020-02-03");
    let people: Vec<PersonId> = [office, one, one].iter().map(|unit| log.person("A", *unit)).collect();
    let enrol = |person, class, learner| Enrol { person, class, learner }.into();
    log.decide(
        "2019-01-20",
        vec![
            enrol(people[0], theory, LearnerKind::Cadre),
            enrol(people[0], skills, LearnerKind::CivilServantOrEmployee),
            enrol(people[1], skills, LearnerKind::PartTime),
            enrol(people[2], skills, LearnerKind::Collaborator),
        ],
    );
    log.decide(
        "2019-02-20",
        vec![
            Withdraw {
                person: people[2],
                class: skills,
            }
            .into(),
        ],
    );
    let classes = log.figure("training.classes_planned", "2019-03-14");
    opens_into_its_value(&classes);
    assert_eq!(
        (part(&classes, "political_theory"), part(&classes, "professional")),
        (1, 1)
    );
    let learners = log.figure("training.learners_planned", "2019-03-14");
    opens_into_its_value(&learners);
    assert_eq!((learners.value.clone(), part(&learners, "enrolments")), (Ok(2), 3));
    assert_eq!(
        (
            part(&learners, "cadre"),
            part(&learners, "part_time"),
            part(&learners, "collaborator")
        ),
        (1, 1, 0)
    );
    assert_eq!(log.figure("training.learners_planned", "2019-01-31").value, Ok(3));
}

//! Classes, their lists and their seats.

use ledger::Seq;
use ledger::acts::{bodies::*, decisions::*, training::*};
use ledger::codes::*;
use ledger::value::Refusal;

use super::common::district::{District, act_of, on};
use super::common::samples::day;
use super::reasons;

fn class(seats: u32) -> OpenClass {
    OpenClass {
        code: "LLCT-03".into(),
        title: "Trung cấp LLCT".into(),
        programme: "theory.intermediate".into(),
        family: TrainingFamily::PoliticalTheory,
        seats,
        starts: day("2019-04-01"),
        ends: day("2020-06-30"),
        gives: Some(Gives {
            field: Learning::Theory,
            level: "intermediate".into(),
        }),
        organiser: None,
    }
}

fn with_class(seats: u32) -> (District, Seq) {
    let mut it = District::new();
    let opened = it.take("2019-02-01", vec![class(seats).into()]);
    (it, opened)
}

fn enrol(it: &District, person: u32) -> Enrol {
    Enrol {
        person: it.person(person),
        class: it.class(0),
        learner: LearnerKind::Cadre,
    }
}

#[test]
fn passing_gives_what_the_class_gives() {
    let (mut it, _) = with_class(2);
    it.take("2019-04-01", vec![enrol(&it, 0).into(), enrol(&it, 1).into()]);
    let state = |it: &District, person: u32, on: &str| {
        let view = it.on(on);
        let found: Vec<_> = view
            .person(person)
            .unwrap()
            .learning(Learning::Theory)
            .map(|held| held.state)
            .collect();
        found
    };
    assert_eq!(state(&it, 0, "2019-04-01"), [LearningState::Studying]);
    it.take(
        "2020-01-01",
        vec![
            Withdraw {
                person: it.person(1),
                class: it.class(0),
            }
            .into(),
        ],
    );
    assert_eq!(state(&it, 1, "2020-01-01"), []);
    it.take(
        "2020-06-30",
        vec![
            Complete {
                person: it.person(0),
                class: it.class(0),
                result: ClassResult::Passed,
            }
            .into(),
        ],
    );
    assert_eq!(state(&it, 0, "2020-06-30"), [LearningState::Held]);
    let learners = |on: &str| it.on(on).class(0).unwrap().learners();
    assert_eq!(learners("2019-12-31").len(), 2);
    assert_eq!(learners("2020-07-01"), [(0, LearnerKind::Cadre)]);
}

#[test]
fn a_full_class_takes_nobody_more() {
    let (mut it, opened) = with_class(1);
    let full = Refusal::ClassFull {
        class: it.class(0),
        seats: 1,
    };
    it.take("2019-04-01", vec![enrol(&it, 0).into()]);
    assert_eq!(reasons(&it.refused("2019-04-01", vec![enrol(&it, 1).into()])), [full]);
    assert_eq!(
        reasons(&it.refused("2019-04-02", vec![enrol(&it, 0).into()])),
        [Refusal::AlreadyEnrolled(it.class(0))]
    );
    // More seats by amendment; fewer only while there is room.
    let amend = |seats| Amend {
        target: act_of(opened, 0),
        content: Box::new(class(seats).into()),
    };
    it.take("2019-04-02", vec![amend(2).into()]);
    it.take("2019-04-02", vec![enrol(&it, 1).into()]);
    let problems = it.refused("2019-04-03", vec![amend(1).into()]);
    assert_eq!(
        problems.iter().map(|p| (p.act, p.refusal)).collect::<Vec<_>>(),
        [(act_of(opened, 0), full)]
    );
    it.take(
        "2019-05-01",
        vec![
            Withdraw {
                person: it.person(0),
                class: it.class(0),
            }
            .into(),
            enrol(&it, 2).into(),
        ],
    );
}

#[test]
fn a_class_that_is_not_planned_takes_nobody() {
    let (mut it, opened) = with_class(5);
    assert!(matches!(
        reasons(&it.refused("2019-01-15", vec![enrol(&it, 0).into()]))[..],
        [Refusal::NotThere { .. }]
    ));
    let enrolled = it.take("2019-04-01", vec![enrol(&it, 0).into()]);
    // Revoking the plan alone would leave a learner on the list of nothing.
    let problems = it.refused(
        "2019-05-01",
        vec![
            Revoke {
                decision: opened,
                from: None,
            }
            .into(),
        ],
    );
    assert!(
        problems.iter().all(|p| p.act == act_of(enrolled, 0)) && !problems.is_empty(),
        "{problems:?}"
    );
    it.take(
        "2019-05-01",
        vec![
            Revoke {
                decision: opened,
                from: None,
            }
            .into(),
            Revoke {
                decision: enrolled,
                from: None,
            }
            .into(),
        ],
    );
    assert!(it.on("2019-05-01").class(0).is_none());
}

#[test]
fn an_organiser_is_needed_until_the_class_has_ended() {
    let mut it = District::new();
    let made = Establish {
        name: "Trung tâm".into(),
        kind: UnitKind::ServiceUnit,
        parent: Some(it.unit(0)),
        code: None,
    };
    it.take("2019-02-01", vec![made.into()]);
    let unit = it.unit(4);
    it.take(
        "2019-02-01",
        vec![
            OpenClass {
                organiser: Some(unit),
                ..class(5)
            }
            .into(),
        ],
    );
    let end = Dissolve { unit };
    assert_eq!(
        reasons(&it.refused("2020-06-30", vec![on("2020-06-30", end.clone())])),
        [Refusal::UnitEndsWhileUsed {
            unit,
            ends: day("2020-06-30")
        }]
    );
    it.take("2020-07-01", vec![end.into()]);
}

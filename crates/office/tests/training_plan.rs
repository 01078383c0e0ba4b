//! The training plan on a small district: what is missing is named, and a plan becomes drafts that the ledger takes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::Act;
use ledger::acts::bodies::{Establish, Measure};
use ledger::acts::people::{AttributeValue, SetPersonAttribute};
use ledger::codes::{MeasureKind, Standing, UnitKind};
use ledger::{ActId, PersonId, UnitId};
use planning::core::{Answer, Budget};
use planning::timetable::training::{Plan, solve, verify};
use testkit::{District, actor, day};

use office::figures::Asker;
use office::permission::Role;
use office::training_plan::{MissingInput, TrainingInputs, TrainingQuestion};

const SHELL: Asker<'static> = Asker::Command("console");

fn inputs(district: &District, change: impl FnOnce(&mut TrainingQuestion)) -> TrainingInputs {
    let mut question = TrainingQuestion::on(day("2019-03-14"));
    question.least_present_percent = 0;
    change(&mut question);
    district.office.training_inputs(SHELL, &question).unwrap()
}

fn solved(inputs: &TrainingInputs) -> (Answer<Plan>, Plan) {
    assert_eq!(inputs.missing, []);
    let answer = solve(&inputs.problem, &Budget::iterations(20_000).with_seed(1), &|_| {}).unwrap();
    let plan = answer.plan.clone().unwrap();
    let verdict = verify(&inputs.problem, &plan);
    assert!(answer.feasible && verdict.feasible, "{:?}", verdict.findings);
    (answer, plan)
}

/// Part-time staff of two communes: each needs a class of the year.
fn district(people: usize) -> (District, Vec<PersonId>) {
    let district = District::tiny();
    let all = (0..people)
        .map(|n| {
            let commune = district.communes[n % 2];
            district.person(&format!("Bàn Văn {n}"), commune, Standing::PartTime)
        })
        .collect();
    (district, all)
}

fn room(district: &District, seats: u32) -> UnitId {
    let establish = Establish {
        name: format!("Hội trường {seats}"),
        kind: UnitKind::Room,
        parent: Some(district.bodies[0]),
        code: None,
    };
    let seq = district.decide("2012-01-01", vec![establish.into()]);
    let unit = UnitId(ActId {
        decision: seq,
        ordinal: 0,
    });
    let seats = Measure {
        unit,
        what: MeasureKind::Seats,
        value: seats.to_string().parse().unwrap(),
        toward: None,
        source: None,
    };
    district.decide("2012-01-02", vec![seats.into()]);
    unit
}

fn lecturer(district: &District, name: &str, standing: Standing, subjects: &str) -> PersonId {
    let person = district.person(name, district.bodies[0], standing);
    let set = SetPersonAttribute {
        person,
        key: "lecturer".to_owned(),
        value: Some(AttributeValue::Text(subjects.to_owned())),
    };
    district.decide("2012-01-03", vec![set.into()]);
    person
}

#[test]
fn without_rooms_and_lecturers_both_are_named_at_once() {
    let (district, _) = district(4);
    let found = inputs(&district, |_| {});
    assert!(found.missing.contains(&MissingInput::NoRooms), "{:?}", found.missing);
    let no_lecturer = |one: &MissingInput| matches!(one, MissingInput::NoLecturer(_));
    assert!(found.missing.iter().any(no_lecturer), "{:?}", found.missing);
    // A room for three is none for four.
    room(&district, 3);
    let found = inputs(&district, |_| {});
    let small = |one: &MissingInput| {
        matches!(
            one,
            MissingInput::NoRoomLargeEnough {
                learners: 4,
                largest: 3,
                ..
            }
        )
    };
    assert!(found.missing.iter().any(small), "{:?}", found.missing);
    let none = inputs(&district, |question| question.former = Some("TKB-9".to_owned()));
    let unknown = MissingInput::NoSuchTimetable("TKB-9".to_owned());
    assert!(none.missing.contains(&unknown), "{:?}", none.missing);
}

#[test]
fn a_plan_becomes_drafts_that_the_ledger_takes_and_a_timetable_that_the_next_run_keeps() {
    let (district, people) = district(6);
    let hall = room(&district, 40);
    // Three who lecture all week, and are learners themselves, of classes that one of the others teaches.
    let all = "Giảng viên chuyên trách; nghị quyết của Đảng";
    lecturer(&district, "Lý Thị Ba", Standing::CivilServant, all);
    lecturer(&district, "Lý Thị Bốn", Standing::CivilServant, all);
    lecturer(&district, "Lý Thị Năm", Standing::Collaborator, "Chuyên môn giáo dục");
    let found = inputs(&district, |_| {});
    let (answer, plan) = solved(&found);
    let class = found
        .classes
        .iter()
        .find(|class| found.enrolled(&plan, class).contains(&people[0]))
        .unwrap();
    assert!(plan.sessions.iter().all(|session| session.room == hall.to_string()));
    let (first, last) = found.held(&plan, class);
    assert!(first >= day("2019-03-28") && last < day("2019-12-21"), "{first} {last}");
    let drafts = found.drafts(&district.office.value(), &plan);
    let opens = drafts[0]
        .acts
        .iter()
        .filter(|dated| matches!(dated.act, Act::OpenClass(_)));
    assert_eq!(opens.count(), found.classes.len());
    let saved = district.office.save_plan(SHELL, &found.title(), drafts).unwrap();
    let kept = district
        .office
        .save_timetable(SHELL, &found, &answer, Some(&saved.id))
        .unwrap();
    assert_eq!(district.office.timetable(&kept.id).unwrap(), kept);

    // The same again keeps every session; a pinned class keeps its room, lecturer and learners too.
    let again = inputs(&district, |question| {
        question.former = Some(kept.id.clone());
        question.pinned = vec![class.code.clone()];
    });
    let (_, later) = solved(&again);
    let difference = planning::timetable::training::kept(&plan, &later);
    assert_eq!(difference.sessions_kept, difference.sessions);
    let sessions = |plan: &Plan| {
        let own = plan.sessions.iter().filter(|session| session.class == class.code);
        own.cloned().collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(sessions(&later), sessions(&plan));
    let other = inputs(&district, |question| {
        question.former = Some(kept.id.clone());
        question.pinned = vec!["NO-SUCH".to_owned()];
    });
    assert_eq!(other.missing, [MissingInput::NotPinnable("NO-SUCH".to_owned())]);
}

#[test]
fn who_may_plan_for_a_part_alone_is_told_nothing_of_the_rest() {
    let (district, _) = district(4);
    room(&district, 40);
    lecturer(&district, "Lý Thị Ba", Standing::CivilServant, "Tin học");
    let clerk = actor("clerk", Role::HrOfficer, district.communes[1], None);
    let question = TrainingQuestion::on(day("2019-03-14"));
    let found = district.office.training_inputs(Asker::Account(&clerk), &question);
    let found = found.unwrap();
    assert_eq!(found.missing, [MissingInput::NotForAll]);
    assert_eq!(found.notices, []);
    assert_eq!((found.problem.lecturers.len(), found.problem.rooms.len()), (0, 0));
    let all = inputs(&district, |_| {});
    assert_eq!(all.problem.rooms.len(), 1, "who may plan for all sees the room");
}

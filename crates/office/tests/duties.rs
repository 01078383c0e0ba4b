//! What falls due: from acts and rules alone, for those whom somebody may see, and the drafts that wait for somebody.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::Arc;

use ledger::acts::Act;
use ledger::acts::career::Appoint;
use ledger::value::Place;
use ledger::{Day, Entity, PersonId, Seq, UnitId};
use office::Office;
use office::duties::{About, DraftStep, Duty, DutyKind, DutyList, Ground};
use office::figures::Asker;
use office::people::Datum;
use office::permission::{Actor, DataClass, Deed, Role, Sight, scope};
use testkit::{District, FixedClock, Sample, actor, day, decision, sample};

fn open(sample: &Sample) -> Office {
    sample.log.office(Arc::new(FixedClock::on(day("2019-07-01"))))
}

fn reader(role: Role, unit: UnitId, person: Option<PersonId>) -> Actor {
    Actor {
        today: day("2019-07-01"),
        ..actor("an", role, unit, person)
    }
}

fn on(office: &Office, reader: &Actor, day: Day) -> DutyList {
    office.duties(
        reader,
        Deed::ReadPerson,
        &office.value(),
        day,
        (Seq::LATEST, None),
        None,
    )
}

/// Those of a person, without what the record lacks.
fn of(office: &Office, person: PersonId, list: &DutyList) -> Vec<Duty> {
    let value = office.value();
    let place = value.place(Entity::Person(person));
    let own = |duty: &&Duty| place == Some(Place::Person(duty.person)) && duty.kind != DutyKind::Record;
    list.duties.iter().filter(own).cloned().collect()
}

#[test]
fn a_salary_step_falls_due_by_the_months_of_the_law_and_names_rule_and_record() {
    let sample = sample();
    let office = open(&sample);
    let all = reader(Role::HrOfficer, sample.root, None);
    let list = on(&office, &all, day("2019-07-01"));
    let [step] = of(&office, sample.short, &list).try_into().unwrap();
    let due = day("2020-04-01");
    assert_eq!((step.kind, step.when), (DutyKind::Salary, Some((due, due))));
    assert_eq!(step.about, About::Coefficient("3.33".to_owned()));
    assert!(matches!(step.ground, Ground::Rule("pay.step-months", Some(_))));
    // What is past is told until it is settled, and what is more than a year ahead is not told yet.
    assert_eq!(
        of(&office, sample.short, &on(&office, &all, day("2021-06-01"))).len(),
        1
    );
    assert_eq!(of(&office, sample.short, &on(&office, &all, day("2019-03-31"))), []);
    assert_eq!(
        of(&office, sample.short, &on(&office, &all, day("2019-04-01"))).len(),
        1
    );
}

#[test]
fn stays_end_as_their_decisions_say() {
    let sample = sample();
    let office = open(&sample);
    let all = reader(Role::HrOfficer, sample.root, None);
    let list = on(&office, &all, day("2019-07-01"));
    let [stay] = of(&office, sample.minh, &list).try_into().unwrap();
    let end = day("2019-12-31");
    assert_eq!((stay.kind, stay.when), (DutyKind::Reinforcement, Some((end, end))));
    let Ground::Act(act) = stay.ground else {
        panic!("{stay:?}")
    };
    assert_eq!(act.decision, Seq(sample.rotation.0 + 1));
}

/// Month of birth alone: the days range, and the law of the day looked at decides.
#[test]
fn retirement_and_its_notice_follow_the_law_of_the_day_and_what_it_does_not_tell_is_named() {
    let sample = sample();
    let office = open(&sample);
    let all = reader(Role::HrOfficer, sample.root, None);
    let before = on(&office, &all, day("2020-12-31"));
    assert_eq!(before.untold, ["retirement.notice"]);
    assert!(before.duties.iter().all(|duty| duty.kind != DutyKind::Notice));
    let after = on(&office, &all, day("2030-04-01"));
    assert_eq!(after.untold, [""; 0]);
    let own = of(&office, sample.unknown, &after);
    let found: Vec<_> = own.iter().map(|duty| (duty.kind, duty.when.unwrap())).collect();
    let range = |first, last| (day(first), day(last));
    assert_eq!(
        found,
        [
            (DutyKind::Notice, range("2030-09-01", "2030-09-30")),
            (DutyKind::Retirement, range("2031-03-01", "2031-03-31")),
        ]
    );
    let early = on(&office, &all, day("2028-04-01"));
    assert_eq!(of(&office, sample.unknown, &early), []);
}

#[test]
fn a_record_says_what_it_lacks() {
    let sample = sample();
    let office = open(&sample);
    let all = reader(Role::HrOfficer, sample.root, None);
    let list = on(&office, &all, day("2019-07-01"));
    let value = office.value();
    let lacking = |person: PersonId| {
        let place = value.place(Entity::Person(person));
        let own = list
            .duties
            .iter()
            .find(|duty| duty.kind == DutyKind::Record && place == Some(Place::Person(duty.person)));
        own.map(|duty| match &duty.about {
            About::Record { lacking, rough_birth } => (lacking.clone(), *rough_birth),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(lacking(sample.short), Some((vec![Datum::StateManagement], false)));
    assert_eq!(
        lacking(sample.unknown),
        Some((
            vec![Datum::Party, Datum::Education, Datum::Theory, Datum::StateManagement],
            true
        ))
    );
    assert!(
        list.duties
            .iter()
            .filter(|duty| duty.when.is_none())
            .all(|duty| duty.kind == DutyKind::Record)
    );
    assert!(list.duties.is_sorted_by_key(|duty| duty.due().unwrap_or(Day::MAX)));
}

/// Nothing of discipline, which is sensitive, stands in the list, whoever reads it.
#[test]
fn a_list_holds_those_whom_its_reader_may_see_and_nobody_else() {
    let sample = sample();
    let office = open(&sample);
    let value = office.value();
    let today = day("2019-07-01");
    let structure = office.structure(&value, today, Seq::LATEST);
    let everything = on(&office, &reader(Role::HrOfficer, sample.root, None), today);
    assert!(everything.duties.len() > 4);
    let mut narrowed = 0;
    for role in Role::ALL {
        for unit in [sample.root, sample.office, sample.communes[0], sample.communes[1]] {
            for own in [None, Some(sample.short), Some(sample.minh)] {
                let reader = reader(*role, unit, own);
                let scope = scope(&reader, Deed::ReadPerson, DataClass::Personal, &value, &structure);
                let sight = Sight {
                    scope: &scope,
                    view: value.on(today, Seq::LATEST),
                    structure: &structure,
                };
                let seen = everything
                    .duties
                    .iter()
                    .filter(|duty| sight.covers(Place::Person(duty.person)));
                let list = on(&office, &reader, today);
                assert_eq!(list.duties, seen.cloned().collect::<Vec<_>>(), "{reader:?}");
                narrowed += usize::from(list != everything);
            }
        }
    }
    assert!(narrowed > 50, "{narrowed}");
    // Of one unit.
    let Some(Place::Unit(commune)) = value.place(Entity::Unit(sample.communes[0])) else {
        panic!("no commune")
    };
    let all = reader(Role::HrOfficer, sample.root, None);
    let part = office.duties(
        &all,
        Deed::ReadPerson,
        &value,
        today,
        (Seq::LATEST, None),
        Some(commune),
    );
    assert_eq!(of(&office, sample.short, &part).len(), 1);
    assert_eq!(of(&office, sample.minh, &part), []);
}

#[test]
fn a_draft_waits_for_whoever_may_take_its_next_step() {
    let district = District::tiny();
    let person = district.official("Bàn Thị Tư", district.communes[0], "Văn thư");
    let post = district.post(district.communes[0], "Kế toán");
    let office = &district.office;
    let [officer, other] = ["lan", "mai"].map(|name| actor(name, Role::HrOfficer, district.root, None));
    let leader = actor("hung", Role::Leader, district.root, None);
    let narrow = actor("dan", Role::HrOfficer, district.communes[1], None);
    let own = actor("tu", Role::HrOfficer, district.root, Some(person));
    let everybody = [&officer, &other, &leader, &narrow, &own];
    let waits = || {
        everybody.map(|actor| {
            let waiting = office.waiting_drafts(actor).unwrap();
            waiting.first().map(|one| one.step)
        })
    };
    assert_eq!(waits(), [None; 5]);
    let act: Act = Appoint {
        person,
        post,
        term_ends: None,
    }
    .into();
    let paper = decision("", "2019-04-01", vec![act.into()]);
    let id = office.write_draft(Asker::Account(&officer), None, paper).unwrap().id;
    assert_eq!(waits(), [Some(DraftStep::Finish), None, None, None, None]);
    office.submit_draft(Asker::Account(&officer), &id).unwrap();
    assert_eq!(waits(), [None, None, Some(DraftStep::Approve), None, None]);
    office
        .return_draft(Asker::Account(&leader), &id, "Thiếu căn cứ")
        .unwrap();
    assert_eq!(waits(), [Some(DraftStep::Mend), None, None, None, None]);
    office.submit_draft(Asker::Account(&officer), &id).unwrap();
    office.approve_draft(Asker::Account(&leader), &id).unwrap();
    assert_eq!(waits(), [None, None, Some(DraftStep::Sign), None, None]);
    let signature = office::drafts::Signature {
        signer: "Chủ tịch".to_owned(),
        day: day("2019-03-14"),
    };
    office.sign_draft(Asker::Account(&leader), &id, signature).unwrap();
    let enters = Some(DraftStep::Enter);
    assert_eq!(waits(), [enters, enters, None, None, None]);
    office.enter_draft(Asker::Account(&other), &id, "1/QĐ-UBND").unwrap();
    assert_eq!(waits(), [None; 5]);
}

//! Lawful erasure through the office: who may, what goes, what stays, and that nothing of it comes back.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::career::{Appoint, Relieve};
use ledger::codes::Standing;
use ledger::value::{NotErasable, Place};
use ledger::{ActId, Day, Entity, PersonId, Seq, Value};
use office::erase::CannotErase;
use office::figures::Asker;
use office::follow::{catch_up, replay};
use office::permission::Role;
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, actor, day};

const SHELL: Asker<'static> = Asker::Command("console");

fn name(value: &Value, person: PersonId) -> String {
    let Some(Place::Person(ix)) = value.place(Entity::Person(person)) else {
        panic!("{person:?} is gone")
    };
    let view = value.on(Day::MAX.previous(), Seq::LATEST);
    view.person(ix).unwrap().name().to_string()
}

/// Whether a text stands anywhere in what the store keeps of the log.
fn kept(district: &District, text: &str) -> bool {
    let within = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    let decisions = district.memory.all_decisions();
    let mut acts = decisions.iter().flat_map(|decision| &decision.acts);
    acts.any(|act| act.payload.as_ref().is_some_and(|(_, bytes)| within(bytes)))
}

#[test]
fn what_is_erased_is_gone_and_the_rest_goes_on() {
    let district = District::tiny();
    let person = district.person("Bàn Thị Tư", district.communes[0], Standing::CivilServant);
    let other = district.person("Lý Văn Ba", district.communes[0], Standing::CivilServant);
    let before = district.office.value();
    let done = district
        .office
        .erase(SHELL, &[person.0], &[], "Luật Bảo vệ dữ liệu")
        .unwrap();
    assert_eq!(done.acts, [person.0]);
    let value = district.office.value();
    assert_eq!(value.head().seq, done.by);
    assert_eq!(
        (name(&value, person).as_str(), name(&value, other).as_str()),
        ("", "Lý Văn Ba")
    );
    assert!(!kept(&district, "Bàn Thị Tư") && kept(&district, "Lý Văn Ba"));
    // Somebody else who reads the store sees the same, whether from nothing or from what was known before.
    let again = replay(&district.memory).unwrap();
    assert_eq!(
        (again.head(), again.erased().collect::<Vec<_>>()),
        (value.head(), vec![person.0])
    );
    let followed = catch_up(&district.memory, Value::clone(&before)).unwrap();
    assert_eq!(name(&followed, person), "");
    assert_eq!(followed.words().find("bàn thị tư"), None);
    assert_eq!(
        (value.words().find("Bàn Thị Tư"), followed.words().find("Bàn Thị Tư")),
        (None, None)
    );
    // The event tells who, what and why, and no name.
    let events = district.memory.all_events(Chain::Audit);
    let event = events.iter().find(|event| event.body.contains("act.erase")).unwrap();
    assert!(event.body.contains(&person.to_string()) && event.body.contains("Luật Bảo vệ dữ liệu"));
    assert!(event.body.contains(r#""actor":"console""#), "{}", event.body);
    // The office goes on.
    let post = district.post(district.communes[0], "Chủ tịch");
    district.decide(
        "2019-03-01",
        vec![
            Appoint {
                person,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    let twice = district.office.erase(SHELL, &[person.0], &[], "x");
    assert!(matches!(
        twice,
        Err(NotDone::Refused(CannotErase::NotErasable(NotErasable::Already(act)))) if act == person.0
    ));
}

#[test]
fn without_reason_right_or_sense_nothing_is_erased() {
    let district = District::tiny();
    let (town, village) = (district.communes[0], district.communes[1]);
    let person = district.person("Bàn Thị Tư", town, Standing::CivilServant);
    let head = district.office.value().head();
    let refused =
        |asker: Asker<'_>, acts: &[ActId], because: &str| match district.office.erase(asker, acts, &[], because) {
            Err(NotDone::Refused(refused)) => refused,
            other => panic!("{other:?}"),
        };
    assert_eq!(refused(SHELL, &[person.0], "  "), CannotErase::NoReason);
    assert_eq!(refused(SHELL, &[], "Luật"), CannotErase::NoActs);
    let body = refused(SHELL, &[person.0, town.0], "Luật");
    assert_eq!(body, CannotErase::NotErasable(NotErasable::NotOfPersons(town.0)));
    let actor = |role, unit, person| actor("an", role, unit, person);
    for outside in [
        actor(Role::HrOfficer, district.root, None),
        actor(Role::Admin, village, None),
        actor(Role::Admin, district.root, Some(person)),
    ] {
        let asker = Asker::Account(&outside);
        assert_eq!(refused(asker, &[person.0], "Luật"), CannotErase::OutOfReach(person));
    }
    assert_eq!(district.office.value().head(), head);
    assert!(kept(&district, "Bàn Thị Tư"));
    let inside = actor(Role::Admin, district.root, None);
    district
        .office
        .erase(Asker::Account(&inside), &[person.0], &[], "Luật")
        .unwrap();
    assert!(!kept(&district, "Bàn Thị Tư"));
}

#[test]
fn an_erasure_that_would_contradict_others_is_refused_with_their_acts() {
    let district = District::tiny();
    let unit = district.communes[0];
    let (one, two) = (
        district.person("Bàn Thị Tư", unit, Standing::Cadre),
        district.person("Lý Văn Ba", unit, Standing::Cadre),
    );
    let post = district.post(unit, "Chủ tịch");
    let appoint = |person| Appoint {
        person,
        post,
        term_ends: None,
    };
    let began = district.decide("2019-01-10", vec![appoint(one).into()]);
    let ended = district.decide("2019-01-20", vec![Relieve { person: one, post }.into()]);
    let next = district.decide("2019-01-21", vec![appoint(two).into()]);
    let act = |decision| ActId { decision, ordinal: 0 };
    let head = district.office.value().head();
    let Err(NotDone::Refused(CannotErase::Contradicts(problems))) =
        district.office.erase(SHELL, &[act(ended)], &[], "Luật")
    else {
        panic!("not refused")
    };
    assert!(problems.iter().any(|problem| problem.act == act(next)), "{problems:?}");
    assert_eq!(district.office.value().head(), head);
    assert_eq!(district.office.value().erased().count(), 0);
    district
        .office
        .erase(SHELL, &[act(ended), act(began)], &[], "Luật")
        .unwrap();
    let on = day("2019-02-01");
    let value = district.office.value();
    let Some(Place::Person(ix)) = value.place(Entity::Person(two)) else {
        panic!("gone")
    };
    assert!(value.on(on, Seq::LATEST).person(ix).unwrap().main_post().is_some());
    assert_eq!(value.contradictions().count(), 0);
}

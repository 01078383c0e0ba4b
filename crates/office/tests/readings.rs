//! Who opened whose record: once for each reader, person and day, written soon after, told to the holder of the record.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::people::{AttributeValue, MergeDuplicates, SetPersonAttribute};
use ledger::codes::Standing;
use ledger::{PersonId, Seq};
use office::Office;
use office::audit::Event;
use office::people::Sought;
use office::permission::{Actor, Role};
use office::port::Chain;
use office::readings::OPENED;
use office::reads::SensitiveGroup;
use testkit::{District, Memory, actor, day, open};

/// A district, one of its people, and an officer of its who may read everybody.
fn place() -> (District, PersonId, Actor) {
    let district = District::tiny();
    let person = district.person("Lê Văn An", district.communes[0], Standing::CivilServant);
    let officer = actor("to-chuc", Role::HrOfficer, district.root, None);
    (district, person, officer)
}

/// Who opened whom at which second, as the chain tells.
fn opened(memory: &Memory) -> Vec<(String, String, i64)> {
    let all = memory.all_events(Chain::Reads).into_iter();
    let events = all.map(|event| serde_json::from_str::<Event>(&event.body).unwrap());
    let opened = events.filter(|event| event.action == OPENED);
    opened
        .map(|event| (event.actor, event.subject.unwrap(), event.time))
        .collect()
}

/// What the holder of a record is told: by whom, and which action.
fn told(office: &Office, person: PersonId) -> Vec<(String, String)> {
    let own = actor("an", Role::Official, ledger::UnitId::here(0), Some(person));
    let entries = office.readers_of_own_record(&own).unwrap().entries;
    let events = entries.into_iter().filter_map(|entry| entry.event);
    events.map(|event| (event.actor, event.action)).collect()
}

fn words(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter()
        .map(|(by, action)| ((*by).to_owned(), (*action).to_owned()))
        .collect()
}

#[test]
fn a_record_is_noted_once_for_each_reader_and_day() {
    let (district, person, officer) = place();
    let leader = actor("lanh-dao", Role::Leader, district.root, None);
    let other = district.person("Lê Văn Bình", district.communes[0], Standing::CivilServant);
    let office = &district.office;
    let began = office.clock().now();
    for _ in 0..3 {
        office.note_reading(&officer, person);
        district.clock.forward(60);
    }
    office.note_reading(&leader, person);
    office.note_reading(&officer, other);
    assert_eq!(opened(&district.memory), [], "nobody waits for it to be written");
    let commits = district.memory.commits();
    office.write_readings();
    assert_eq!(district.memory.commits(), commits + 1, "in one transaction");
    let row = |by: &str, person: PersonId, time| (by.to_owned(), person.to_string(), time);
    let first = [
        row("to-chuc", person, began),
        row("lanh-dao", person, began + 180),
        row("to-chuc", other, began + 180),
    ];
    assert_eq!(opened(&district.memory), first);
    office.write_readings();
    assert_eq!(district.memory.commits(), commits + 1);

    district.clock.forward(86_400);
    office.note_reading(&officer, person);
    office.write_readings();
    assert_eq!(opened(&district.memory).len(), 4, "another day is another reading");
    assert_eq!(
        told(office, person),
        words(&[("to-chuc", OPENED), ("lanh-dao", OPENED), ("to-chuc", OPENED)])
    );
}

#[test]
fn the_own_record_is_nobodys_reading() {
    let (district, person, officer) = place();
    let own = actor("an", Role::Official, district.communes[0], Some(person));
    district.office.note_reading(&own, person);
    district.office.write_readings();
    assert_eq!(opened(&district.memory), []);
    let bound = actor("binh", Role::HrOfficer, district.root, Some(person));
    let other = district.person("Lê Văn Bình", district.communes[0], Standing::CivilServant);
    district.office.note_reading(&bound, other);
    district.office.write_readings();
    assert_eq!(opened(&district.memory).len(), 1, "who has a record reads others'");
    assert_eq!(district.office.readers_of_own_record(&officer).unwrap().entries, []);
}

#[test]
fn an_office_that_closes_writes_what_waits_and_one_that_opens_notes_none_twice() {
    let (district, person, officer) = place();
    let District {
        office, memory, clock, ..
    } = district;
    office.note_reading(&officer, person);
    assert_eq!(opened(&memory), []);
    drop(office);
    assert_eq!(opened(&memory).len(), 1);

    let again = open(&memory, &clock, 2);
    assert_eq!(told(&again, person), words(&[("to-chuc", OPENED)]));
    again.note_reading(&officer, person);
    again.write_readings();
    assert_eq!(opened(&memory).len(), 1, "it was noted on this day before");
    clock.forward(86_400);
    again.note_reading(&officer, person);
    drop(again);
    assert_eq!(opened(&memory).len(), 2);
}

#[test]
fn two_processes_on_one_ledger_note_a_reading_once() {
    let (district, person, officer) = place();
    district.memory.share();
    let second = open(&district.memory, &district.clock, 2);
    district.office.note_reading(&officer, person);
    second.note_reading(&officer, person);
    district.office.write_readings();
    second.write_readings();
    assert_eq!(opened(&district.memory).len(), 1);
}

#[test]
fn what_cannot_be_written_waits_until_it_can() {
    let (district, person, officer) = place();
    district.memory.set_full(true);
    district.office.note_reading(&officer, person);
    district.office.write_readings();
    assert_eq!(opened(&district.memory), []);
    district.memory.set_full(false);
    district.office.write_readings();
    assert_eq!(opened(&district.memory).len(), 1);
}

#[test]
fn openings_push_no_sensitive_reading_out_of_the_list() {
    let (district, person, officer) = place();
    let office = &district.office;
    let group = SensitiveGroup::Health;
    office
        .open_group(&officer, person, group, day("2019-03-14"), Seq::LATEST)
        .unwrap();
    office.note_export("to-chuc", &person.to_string(), 1).unwrap();
    for n in 0..60 {
        district.clock.forward(1);
        office.note_reading(
            &actor(&format!("nguoi-{n}"), Role::HrOfficer, district.root, None),
            person,
        );
    }
    office.write_readings();
    let told = told(office, person);
    assert_eq!(told.len(), 52, "the newest fifty, and both others");
    assert_eq!(told[0].0, "nguoi-59");
    assert_eq!((told[49].0.as_str(), told[50].0.as_str()), ("nguoi-10", "to-chuc"));
    let others: Vec<&str> = told[50..].iter().map(|(_, action)| action.as_str()).collect();
    assert!(others.contains(&"person.sensitive") && others.contains(&"export"));
}

#[test]
fn searches_by_a_number_push_no_opening_out_of_the_list() {
    let (district, person, officer) = place();
    let phone = SetPersonAttribute {
        person,
        key: "phone".to_owned(),
        value: Some(AttributeValue::Text("0912 345 678".to_owned())),
    };
    district.decide("2019-02-01", vec![phone.into()]);
    let (office, day) = (&district.office, day("2019-03-14"));
    office
        .open_group(&officer, person, SensitiveGroup::Health, day, Seq::LATEST)
        .unwrap();
    let search = |typed: &str| {
        district.clock.forward(1);
        let (value, sought) = (office.value(), Sought::of(typed));
        let found = office.search(&officer, &value, day, Seq::LATEST, &sought, 5).unwrap();
        assert_eq!(found.people.total, 1, "{typed}");
    };
    for _ in 0..60 {
        search("0912345678");
    }
    for typed in ["091234", "0912345", "345678"] {
        search(typed);
    }
    let told = told(office, person);
    assert_eq!(told.len(), 51, "the newest fifty searches, and the opening");
    assert_eq!(told[50].1, "person.sensitive");
    assert_eq!(
        district.memory.all_events(Chain::Reads).len(),
        64,
        "digits that one alone has tell the number as well"
    );
}

#[test]
fn what_was_noted_before_places_were_kept_is_searched() {
    let (district, person, officer) = place();
    let (office, memory) = (&district.office, &district.memory);
    let group = SensitiveGroup::Health;
    let read = || {
        office
            .open_group(&officer, person, group, day("2019-03-14"), Seq::LATEST)
            .unwrap();
    };
    read();
    memory.put_record("reading", "begun", "2");
    memory.put_record("reading", &person.to_string(), "{}");
    assert_eq!(told(office, person), words(&[("to-chuc", "person.sensitive")]));
    office.note_reading(&officer, person);
    office.write_readings();
    read();
    assert_eq!(told(office, person).len(), 3, "each once");

    // Places that cannot be read hide nothing in silence: what comes is noted, and the list is not shown.
    memory.put_record("reading", &person.to_string(), "no places");
    read();
    assert_eq!(memory.all_events(Chain::Reads).len(), 4);
    let own = actor("an", Role::Official, district.root, Some(person));
    assert!(office.readers_of_own_record(&own).is_err());
}

#[test]
fn the_holder_of_a_joined_record_is_told_by_whichever_id_it_was_opened() {
    let (district, stays, officer) = place();
    let joined = district.person("Lê Văn An", district.communes[0], Standing::CivilServant);
    let office = &district.office;
    office.note_reading(&officer, joined);
    office.write_readings();
    district.decide(
        "2019-05-01",
        vec![
            MergeDuplicates {
                duplicate: joined,
                person: stays,
            }
            .into(),
        ],
    );
    let leader = actor("lanh-dao", Role::Leader, district.root, None);
    office.note_reading(&leader, joined);
    office.note_reading(&leader, stays);
    office.write_readings();
    assert_eq!(
        told(office, stays),
        words(&[("lanh-dao", OPENED)]),
        "one reader, one opening"
    );
    let by_either = words(&[("lanh-dao", OPENED), ("to-chuc", OPENED)]);
    let mut own = told(office, joined);
    own.sort();
    assert_eq!(own, by_either, "and what was noted before it was joined");
}

//! Opening from a snapshot and the tail of the log, and renewing it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::mpsc::channel;
use std::time::Duration;

use ledger::codes::Standing;
use ledger::value::Reading;
use ledger::{Seq, Value};
use office::figures::Asker;
use office::follow::replay;
use office::port::Store as _;
use office::snapshot::{Begun, keep, open};
use testkit::{District, register};

/// What is kept as a snapshot, as a value.
fn kept(district: &District) -> Option<Value> {
    let (mut reading, mut any) = (Reading::default(), false);
    let shown = district.memory.snapshot(&mut |part| {
        any = true;
        reading.take(part).unwrap();
        true
    });
    shown.unwrap();
    any.then(|| reading.finish().unwrap())
}

#[test]
fn a_ledger_opens_from_its_snapshot_and_the_tail_as_from_its_log() {
    let district = District::tiny();
    assert_eq!(open(&district.memory).unwrap().1, Begun::Log);
    let taken = district.office.value();
    assert!(keep(&district.memory, &taken).unwrap());
    district.person("Bàn Thị Tư", district.communes[0], Standing::CivilServant);
    let (value, begun) = open(&district.memory).unwrap();
    assert_eq!(begun, Begun::Snapshot(taken.head().seq));
    assert!(value.head().seq > taken.head().seq);
    assert_eq!(replay(&district.memory).unwrap().must_say_the_same(&value), Ok(()));
}

#[test]
fn a_snapshot_that_cannot_be_used_is_said_and_the_log_is_replayed() {
    let district = District::tiny();
    keep(&district.memory, &district.office.value()).unwrap();
    let log = replay(&district.memory).unwrap();
    district.memory.spoil_snapshot();
    let (value, begun) = open(&district.memory).unwrap();
    assert!(
        matches!(&begun, Begun::LogBecause(why) if why.contains("not as it was written")),
        "{begun:?}"
    );
    assert_eq!(log.must_say_the_same(&value), Ok(()));
    // One of another ledger that stands at the same place.
    let other = District::tiny();
    other.person("Lý Văn Ba", other.communes[1], Standing::CivilServant);
    district.person("Bàn Thị Tư", district.communes[0], Standing::CivilServant);
    keep(&district.memory, &other.office.value()).unwrap();
    let (value, begun) = open(&district.memory).unwrap();
    assert!(matches!(begun, Begun::LogBecause(_)), "{begun:?}");
    assert_eq!(value.head(), district.office.value().head());
}

#[test]
fn what_is_erased_is_in_no_snapshot() {
    let district = District::tiny();
    let person = district.person("Bàn Thị Tư", district.communes[0], Standing::CivilServant);
    let before = district.office.value();
    keep(&district.memory, &before).unwrap();
    let asker = Asker::Command("console");
    district.office.erase(asker, &[person.0], &[], "Luật").unwrap();
    assert!(kept(&district).is_none());
    // The one that was on its way comes too late.
    keep(&district.memory, &before).unwrap();
    assert!(kept(&district).is_none());
    keep(&district.memory, &district.office.value()).unwrap();
    let (value, begun) = open(&district.memory).unwrap();
    assert_eq!(begun, Begun::Snapshot(district.office.value().head().seq));
    assert_eq!(value.erased().collect::<Vec<_>>(), [person.0]);
    assert_eq!(value.words().find("Bàn Thị Tư"), None);
    assert_eq!(kept(&district).unwrap().words().find("Bàn Thị Tư"), None);
}

#[test]
fn the_snapshot_is_renewed_when_the_office_closes_and_a_spoilt_one_at_once() {
    let mut district = District::tiny();
    let (told, hears) = channel();
    let tell = move |outcome: Result<Seq, _>| told.send(outcome.unwrap()).unwrap();
    district
        .office
        .keep_snapshots(Box::new(district.memory.clone()), Box::new(tell))
        .unwrap();
    // A short tail is no reason yet.
    let many = (0..1_500).map(|number| register(&number.to_string()).into());
    let seq = district.decide("2019-03-01", many.collect());
    assert!(kept(&district).is_none());
    let more = (0..1_500).map(|number| register(&format!("lại {number}")).into());
    let seq = seq.max(district.decide("2019-03-01", more.collect()));
    let (memory, clock) = (district.memory.clone(), district.clock.clone());
    drop(district);
    assert_eq!(hears.recv().unwrap(), seq);
    memory.spoil_snapshot();
    let mut office = testkit::open(&memory, &clock, 3);
    assert!(matches!(office.begun(), Begun::LogBecause(_)));
    let (told, hears) = channel();
    let tell = move |outcome: Result<Seq, _>| told.send(outcome.unwrap()).unwrap();
    office.keep_snapshots(Box::new(memory.clone()), Box::new(tell)).unwrap();
    assert_eq!(hears.recv_timeout(Duration::from_mins(1)).unwrap(), seq);
    drop(office);
    assert_eq!(*testkit::open(&memory, &clock, 4).begun(), Begun::Snapshot(seq));
}

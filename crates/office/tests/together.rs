//! Two offices on one ledger: what was acknowledged is there once, what no longer fits is refused, and each sees the other's writing.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use ledger::acts::Dated;
use ledger::acts::training::{Enrol, OpenClass};
use ledger::codes::{LearnerKind, Standing, TrainingFamily};
use ledger::value::Refusal;
use ledger::{ClassId, Decision, PersonId, Seq};
use office::Office;
use office::follow::replay;
use office::port::Store;
use office::writer::NotDone;
use testkit::{District, day, register};

const SECRET: &str = "bờ sông Diễn Vọng chiều";
/// How soon a follower must show what another office wrote.
const SOON: Duration = Duration::from_secs(1);

/// A district, and a second office on the same ledger; both follow.
fn two() -> (District, Office) {
    let mut district = District::tiny();
    district.memory.share();
    let mut other = testkit::open(&district.memory, &district.clock, 2);
    other.follow(Box::new(district.memory.clone())).unwrap();
    district.office.follow(Box::new(district.memory.clone())).unwrap();
    (district, other)
}

fn decision(number: &str, act: impl Into<Dated>) -> Decision {
    testkit::decision(number, "2019-03-14", vec![act.into()])
}

fn class(district: &District, seats: u32) -> ClassId {
    ClassId(district.create(
        "2019-01-02",
        OpenClass {
            code: "LLCT-03".to_owned(),
            title: "Trung cấp lý luận chính trị".to_owned(),
            programme: "training.theory".to_owned(),
            family: TrainingFamily::PoliticalTheory,
            seats,
            starts: day("2019-04-01"),
            ends: day("2019-06-30"),
            gives: None,
            organiser: None,
        },
    ))
}

fn enrol(office: &Office, person: PersonId, class: ClassId) -> Result<Seq, NotDone<ledger::value::Refused>> {
    let learner = LearnerKind::ALL[0];
    office.decide("an", decision("15/QĐ", Enrol { person, class, learner }))
}

#[test]
fn what_each_acknowledged_is_there_once_and_in_one_order() {
    let (district, other) = two();
    let before = district.office.value().head().seq;
    let acknowledged: Vec<(Seq, String)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|number| {
                let office = if number % 2 == 0 { &district.office } else { &other };
                scope.spawn(move || {
                    let one = |count: usize| {
                        let number = format!("{number}-{count}");
                        let person = register(&number);
                        (office.decide("an", decision(&number, person)).unwrap(), number)
                    };
                    (0..20).map(one).collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(acknowledged.len(), 160);
    let last = Seq(before.0 + 160);
    let log = replay(&district.memory).unwrap();
    assert_eq!(log.head().seq, last);
    for office in [&district.office, &other] {
        assert!(office.wait_for(last, SOON));
        assert_eq!(office.value().head(), log.head());
        for (seq, number) in &acknowledged {
            assert_eq!(&office.value().entry(*seq).unwrap().header().number, number);
        }
    }
}

#[test]
fn of_two_who_want_the_last_seat_one_is_refused() {
    for _ in 0..10 {
        let (district, other) = two();
        let class = class(&district, 1);
        let people = ["Bàn Văn Quý", "Triệu Thị Lý"]
            .map(|name| district.person(name, district.communes[0], Standing::CivilServant));
        let newest = district.office.value().head().seq;
        assert!(other.wait_for(newest, SOON));
        let start = Barrier::new(2);
        let outcomes = thread::scope(|scope| {
            let ask = |office, person| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    enrol(office, person, class)
                })
            };
            let (one, two) = (ask(&district.office, people[0]), ask(&other, people[1]));
            [one.join().unwrap(), two.join().unwrap()]
        });
        let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 1), "{won:?} {lost:?}");
        let Some(Err(NotDone::Refused(refused))) = lost.into_iter().next() else {
            panic!("refused for another reason");
        };
        let full = |problem: &ledger::value::Problem| matches!(problem.refusal, Refusal::ClassFull { seats: 1, .. });
        assert!(refused.problems.iter().any(full), "{refused:?}");
        assert_eq!(replay(&district.memory).unwrap().head().seq, newest.next());
    }
}

#[test]
fn a_follower_shows_what_another_office_wrote_within_a_second() {
    let (district, other) = two();
    for number in 0..20 {
        let person = register(&format!("Lê Văn {number}"));
        let seq = district.office.decide("an", decision("1", person)).unwrap();
        assert!(other.wait_for(seq, SOON), "{number}");
        assert_eq!(other.value().head(), district.office.value().head());
    }
    assert!(!other.wait_for(Seq(1000), Duration::from_millis(20)));
}

#[test]
fn a_session_is_one_in_both_offices_until_its_log_out() {
    let (district, other) = two();
    let office = &district.office;
    office
        .add_account("console", "an", "", SECRET, None, Vec::new())
        .unwrap();
    let (key, _) = office.log_in("an", SECRET).unwrap();
    assert!(other.session(&key).is_some());
    // In use on one side alone it runs on the other side too.
    for _ in 0..6 {
        district.clock.forward(10 * 60);
        assert!(office.session(&key).is_some());
    }
    let seen = |office: &Office| office.session(&key).is_some();
    eventually(|| seen(&other));
    other.log_out(&key);
    assert!(!seen(&other));
    eventually(|| !seen(office));
    // A use that was noted late does not open it again.
    district.clock.forward(61);
    assert!(!seen(office) && !seen(&other));
    assert_eq!(district.memory.records("session").unwrap(), []);
}

#[test]
fn a_store_that_failed_once_is_looked_at_again_before_the_next_batch() {
    let (district, other) = two();
    district.memory.fail_next_commit();
    let person = || register("Lê Văn An");
    assert!(matches!(
        other.decide("an", decision("1", person())),
        Err(NotDone::Store(_))
    ));
    let seq = district.office.decide("an", decision("2", person())).unwrap();
    assert_eq!(other.decide("an", decision("3", person())).unwrap(), seq.next());
    assert_eq!(replay(&district.memory).unwrap().head(), other.value().head());
}

fn eventually(holds: impl Fn() -> bool) {
    let tries = 100;
    for _ in 0..tries {
        if holds() {
            return;
        }
        thread::sleep(SOON / tries);
    }
    panic!("not within {SOON:?}");
}

//! Offices that write one ledger of a database at the same time.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use ledger::acts::bodies::Establish;
use ledger::acts::training::{Enrol, OpenClass};
use ledger::codes::{LearnerKind, TrainingFamily, UnitKind};
use ledger::value::{Problem, Refusal};
use ledger::{ActId, ClassId, PersonId, Seq};
use office::Office;
use office::follow::replay;
use office::writer::NotDone;
use storage::{Location, Mode};
use testkit::{Server, day};

use testkit::register;

use super::{SECRET, SOON, decision, office};

fn at(server: &Server, ledger: &str) -> Location {
    Location::read(&server.address(ledger)).unwrap()
}

/// A ledger with an authority, and two offices on it.
fn two(server: &Server, ledger: &str) -> [Office; 2] {
    let at = at(server, ledger);
    drop(storage::open(&at, Mode::Create).unwrap());
    let one = office(&at, Mode::Write, 1);
    let root = Establish {
        name: "Huyện Hoành Bồ".to_owned(),
        kind: UnitKind::Authority,
        parent: None,
        code: None,
    };
    one.decide("an", decision("1", root)).unwrap();
    let other = office(&at, Mode::Write, 2);
    [one, other]
}

const fn first_of(decision: Seq) -> ActId {
    ActId { decision, ordinal: 0 }
}

#[test]
fn what_many_writers_of_two_offices_acknowledged_is_in_the_log_once() {
    let server = Server::start();
    let offices = two(&server, "race");
    let before = offices[0].value().head().seq;
    let acknowledged: Vec<(Seq, String)> = thread::scope(|scope| {
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let office = &offices[writer % 2];
                scope.spawn(move || {
                    let one = |count: usize| {
                        let number = format!("{writer}-{count}");
                        let seq = office.decide("an", decision(&number, register(&number)));
                        (seq.unwrap(), number)
                    };
                    (0..20).map(one).collect::<Vec<_>>()
                })
            })
            .collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    let report = storage::check(at(&server, "race")).unwrap();
    assert!(report.holds(), "{report}");
    assert_eq!((acknowledged.len(), report.head.seq), (160, Seq(before.0 + 160)));
    let mut places: Vec<Seq> = acknowledged.iter().map(|(seq, _)| *seq).collect();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), 160, "each has a place of its own");
    for office in &offices {
        assert!(office.wait_for(report.head.seq, SOON), "{:?}", office.behind());
        assert_eq!(office.value().head(), report.head);
    }
}

#[test]
fn of_two_offices_that_want_the_last_seat_one_is_refused() {
    let server = Server::start();
    let offices = two(&server, "seats");
    for round in 0..8 {
        let enter = |act| offices[0].decide("an", act).unwrap();
        let people =
            ["Bàn Văn Quý", "Triệu Thị Lý"].map(|name| PersonId(first_of(enter(decision("2", register(name))))));
        let opened = enter(decision(
            "3",
            OpenClass {
                code: format!("LLCT-{round}"),
                title: "Trung cấp lý luận chính trị".to_owned(),
                programme: "training.theory".to_owned(),
                family: TrainingFamily::PoliticalTheory,
                seats: 1,
                starts: day("2019-04-01"),
                ends: day("2019-06-30"),
                gives: None,
                organiser: None,
            },
        ));
        let class = ClassId(first_of(opened));
        assert!(offices[1].wait_for(opened, SOON));
        let start = Barrier::new(2);
        let outcomes = thread::scope(|scope| {
            let asked = [0, 1].map(|at| {
                let (office, person, start) = (&offices[at], people[at], &start);
                scope.spawn(move || {
                    let learner = LearnerKind::ALL[0];
                    start.wait();
                    office.decide("an", decision("4", Enrol { person, class, learner }))
                })
            });
            asked.map(|one| one.join().unwrap())
        });
        let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 1), "{won:?} {lost:?}");
        let Some(Err(NotDone::Refused(refused))) = lost.into_iter().next() else {
            panic!("refused for another reason");
        };
        let full = |problem: &Problem| matches!(problem.refusal, Refusal::ClassFull { seats: 1, .. });
        assert!(refused.problems.iter().any(full), "{refused:?}");
    }
    assert!(storage::check(at(&server, "seats")).unwrap().holds());
}

#[test]
fn a_follower_shows_what_was_written_within_a_second() {
    let server = Server::start();
    let [one, other] = two(&server, "follow");
    let mut waits = Vec::new();
    for number in 0..40 {
        let person = register(&format!("Lê {number}"));
        let seq = one.decide("an", decision("2", person)).unwrap();
        let began = Instant::now();
        assert!(other.wait_for(seq, SOON), "{number}: {:?}", other.behind());
        waits.push(began.elapsed());
    }
    waits.sort();
    println!(
        "a follower shows a decision after {:?} (median), {:?} (most)",
        waits[20], waits[39]
    );
    assert_eq!(one.value().head(), other.value().head());
    // Every connection is cut; what is written then is found all the same.
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'xungtam'";
    server.run(cut).unwrap();
    let seq = one.decide("an", decision("2", register("Lê Thị Sau"))).unwrap();
    assert!(other.wait_for(seq, SOON * 3), "{:?}", other.behind());
}

#[test]
fn a_session_is_one_in_all_offices_until_its_log_out() {
    let server = Server::start();
    let [one, other] = two(&server, "session");
    one.add_account("console", "an", "", SECRET, None, Vec::new()).unwrap();
    let (key, _) = one.log_in("an", SECRET).unwrap();
    assert!(one.session(&key).is_some() && other.session(&key).is_some());
    other.log_out(&key);
    assert!(other.session(&key).is_none());
    let began = Instant::now();
    while one.session(&key).is_some() {
        assert!(began.elapsed() < SOON, "still logged in elsewhere");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn two_ledgers_of_one_database_do_not_mix() {
    let server = Server::start();
    let ([one, _also_one], [two, _also_two]) = (two(&server, "one"), two(&server, "two"));
    one.add_account("console", "an", "", SECRET, None, Vec::new()).unwrap();
    let seq = one.decide("an", decision("2", register("Chỉ ở đây"))).unwrap();
    assert!(!two.wait_for(seq, SOON / 2));
    assert_eq!((two.value().head().seq, two.value().person_count()), (Seq(1), 0));
    assert!(two.account("an").is_none() && one.account("an").is_some());
    assert_eq!(two.decide("an", decision("9", register("Chỉ ở kia"))).unwrap(), Seq(2));
    let reports = ["one", "two"].map(|ledger| storage::check(at(&server, ledger)).unwrap());
    assert!(reports.iter().all(storage::Report::holds));
    assert_ne!(reports[0].head, reports[1].head);
}

#[test]
fn a_server_that_went_away_is_told_in_words_and_both_offices_go_on_by_themselves() {
    let mut server = Server::start();
    let [one, other] = two(&server, "away");
    one.add_account("console", "an", "", SECRET, None, Vec::new()).unwrap();
    let (key, _) = one.log_in("an", SECRET).unwrap();
    assert!(one.session(&key).is_some());
    server.kill();
    let said = match one.decide("an", decision("2", register("Lê Văn An"))) {
        Err(NotDone::Store(said)) => said,
        other => panic!("{other:?}"),
    };
    assert!(said.contains("the database does not answer"), "{said}");
    assert_eq!(one.value().head().seq, Seq(1), "what is in memory is still shown");
    let began = Instant::now();
    while other.behind().is_none() {
        assert!(began.elapsed() < SOON * 10, "a follower knows that it may be behind");
        thread::sleep(Duration::from_millis(20));
    }
    server.again();
    let seq = one.decide("an", decision("2", register("Lê Văn An"))).unwrap();
    assert!(other.wait_for(seq, SOON * 5), "{:?}", other.behind());
    assert_eq!(one.value().head(), other.value().head());
    assert!(one.session(&key).is_some() && other.session(&key).is_some());
    let log = replay(storage::open(at(&server, "away"), Mode::Read).unwrap().as_ref()).unwrap();
    assert_eq!(log.head(), one.value().head());
}

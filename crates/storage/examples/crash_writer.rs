//! The process that `cargo xtask crash` kills: an office with many writers, which says on stdout what it acknowledged; and, as `check`, the
//! one that afterwards says what a ledger holds. A ledger is a path or the address of one in a database.
//!
//! ```text
//! crash_writer write LEDGER WRITERS RUN    ready SEQ, then a line for each decision until stdin ends:
//!                                          SEQ NUMBER when it was acknowledged, doubt NUMBER when nobody knows,
//!                                          full when no room is left
//! crash_writer check LEDGER                whole | fault …, then decision SEQ NUMBER … and event SEQ NUMBER …, then end
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a test's process: it ends at once when something is wrong, and talks to its driver"
)]

use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use ledger::acts::Dated;
use ledger::acts::bodies::Establish;
use ledger::acts::people::RegisterPerson;
use ledger::codes::UnitKind;
use ledger::decision::Digest;
use ledger::{Decision, Header, Seq};
use office::audit::Event;
use office::port::{Chain, StoreError};
use office::writer::NotDone;
use office::{CannotOpen, Office};
use storage::{Location, Mode, OpenError};
use testkit::{FixedClock, SeededChance, day, law};

/// How long to wait before what a database did not take is handed in again.
const PAUSE: Duration = Duration::from_millis(20);

/// Whether it was told that no room is left.
static FULL: AtomicBool = AtomicBool::new(false);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["write", ledger, writers, run] => write(&Location::read(ledger).unwrap(), writers.parse().unwrap(), run),
        ["check", ledger] => check(&Location::read(ledger).unwrap()),
        other => panic!("write LEDGER WRITERS RUN, or check LEDGER, not {other:?}"),
    }
}

/// Opens the office, or makes the ledger first, and enters decisions until stdin ends or somebody kills this process.
fn write(at: &Location, writers: usize, run: &str) {
    let office = loop {
        match open(at, run) {
            Ok(office) => break office,
            // A service is started again and again until its database answers, or there is room.
            Err(CannotOpen::Store(StoreError::Unreachable(_))) => thread::sleep(PAUSE),
            Err(CannotOpen::Store(StoreError::Full)) => wait_for_room(),
            Err(problem) => panic!("{problem}"),
        }
    };
    tell(&format!("ready {}", office.value().head().seq));
    if office.value().head().seq == Seq(0) {
        enter(&office, at, &format!("{run}-root"), root());
    }
    let ending = AtomicBool::new(false);
    thread::scope(|scope| {
        for writer in 0..writers {
            let (office, ending) = (&office, &ending);
            scope.spawn(move || {
                for turn in 0_u64.. {
                    if ending.load(Ordering::Relaxed) {
                        break;
                    }
                    enter(office, at, &format!("{run}-{writer}-{turn}"), person(writer, turn));
                }
            });
        }
        std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
        ending.store(true, Ordering::Relaxed);
    });
}

/// The office as `xungtam serve` opens it: on a database it follows what others write.
fn open(at: &Location, run: &str) -> Result<Office, CannotOpen> {
    let of_the_store = |problem| match problem {
        OpenError::Store(problem) => CannotOpen::Store(problem),
        other => panic!("{other}"),
    };
    let store = |mode| storage::open(at, mode).map_err(of_the_store);
    let there = storage::is_there(at).map_err(of_the_store)?;
    let mode = if there { Mode::Write } else { Mode::Create };
    let clock = Arc::new(FixedClock::on(day("2019-07-01")));
    let chance = Arc::new(SeededChance::of(run.parse().unwrap()));
    let mut office = Office::open(store(mode)?, store(Mode::Read)?, law(), clock, chance)?;
    if matches!(at, Location::Database(_)) {
        office.follow(store(Mode::Read)?)?;
    }
    Ok(office)
}

/// Enters a decision, and says what became of it. What was surely not written is handed in again under the same number: should it have
/// been written all the same, it would be there twice.
fn enter(office: &Office, at: &Location, number: &str, act: Dated) {
    let on = day("2019-03-14");
    let header = Header {
        number: number.to_owned(),
        kind: "decision".to_owned(),
        signed: on,
        effective: on,
        issuer: "Ủy ban nhân dân huyện Hoành Bồ".to_owned(),
        signer: "Nguyễn Văn A".to_owned(),
        title: String::new(),
        bases: Vec::new(),
        attachments: Vec::new(),
        recorded: 0,
        recorded_by: String::new(),
    };
    let acts = vec![act];
    let decision = Decision { header, acts };
    loop {
        match office.decide("an", decision.clone()) {
            Ok(seq) => {
                FULL.store(false, Ordering::Relaxed);
                return tell(&format!("{seq} {number}"));
            }
            Err(NotDone::InDoubt(_)) => return tell(&format!("doubt {number}")),
            Err(NotDone::Full) => wait_for_room(),
            Err(NotDone::Store(_)) if matches!(at, Location::Database(_)) => thread::sleep(PAUSE),
            Err(problem) => panic!("{number}: {problem}"),
        }
    }
}

/// Says once that no room is left, and waits a moment.
fn wait_for_room() {
    if !FULL.swap(true, Ordering::Relaxed) {
        tell("full");
    }
    thread::sleep(PAUSE);
}

fn root() -> Dated {
    let authority = Establish {
        name: "Huyện Hoành Bồ".to_owned(),
        kind: UnitKind::Authority,
        parent: None,
        code: None,
    };
    authority.into()
}

fn person(writer: usize, turn: u64) -> Dated {
    let person = RegisterPerson {
        full_name: format!("Lê Văn {writer}-{turn}"),
        sex: None,
        birth: None,
        citizen_number: None,
    };
    person.into()
}

/// One line, in one piece: whoever kills this process finds no half of one, but for the last.
fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Says whether a ledger is whole, and every decision and every event of a decision in it.
fn check(at: &Location) {
    let report = storage::check(at).unwrap();
    if report.holds() {
        println!("whole");
    } else {
        println!("fault {report}");
    }
    let store = storage::open(at, Mode::Read).unwrap();
    let mut before = Digest::default();
    let decisions = store.decisions(Seq(1), &mut |sealed| {
        let header = sealed.open(before).unwrap().header;
        println!("decision {} {}", sealed.seq, header.number);
        before = sealed.hash;
        true
    });
    decisions.unwrap();
    let events = store.events(Chain::Audit, 1, &mut |sealed| {
        let event: Event = serde_json::from_str(&sealed.body).unwrap();
        if event.action == "decision.append" {
            println!("event {} {}", event.seq.unwrap(), event.detail.unwrap());
        }
        true
    });
    events.unwrap();
    println!("end");
}

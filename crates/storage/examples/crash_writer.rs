//! The process that `cargo xtask crash` kills: an office with many writers, which says on stdout what it acknowledged; and, as `check`, the
//! one that afterwards says what a ledger holds.
//!
//! ```text
//! crash_writer write LEDGER WRITERS RUN    ready SEQ, then a line `SEQ NUMBER` for each decision that was acknowledged, for ever
//! crash_writer check LEDGER                whole | fault …, then decision SEQ NUMBER … and event SEQ NUMBER …, then end
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a test's process: it ends at once when something is wrong, and talks to its driver"
)]

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use ledger::acts::Dated;
use ledger::acts::bodies::Establish;
use ledger::acts::people::RegisterPerson;
use ledger::codes::UnitKind;
use ledger::decision::Digest;
use ledger::{Decision, Header, Seq};
use office::Office;
use office::audit::Event;
use office::port::Chain;
use storage::Mode;
use testkit::{FixedClock, SeededChance, day, law};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["write", ledger, writers, run] => write(Path::new(ledger), writers.parse().unwrap(), run),
        ["check", ledger] => check(Path::new(ledger)),
        other => panic!("write LEDGER WRITERS RUN, or check LEDGER, not {other:?}"),
    }
}

/// Opens the office, or makes the ledger first, and enters decisions until somebody kills this process.
fn write(ledger: &Path, writers: usize, run: &str) {
    let mode = if ledger.exists() { Mode::Write } else { Mode::Create };
    let store = storage::open(ledger, mode).unwrap();
    let reader = storage::open(ledger, Mode::Read).unwrap();
    let clock = Arc::new(FixedClock::on(day("2019-07-01")));
    let chance = Arc::new(SeededChance::of(run.parse().unwrap()));
    let office = Office::open(store, reader, law(), clock, chance).unwrap();
    tell(&format!("ready {}", office.value().head().seq));
    if office.value().head().seq == Seq(0) {
        enter(&office, "root", root());
    }
    thread::scope(|scope| {
        for writer in 0..writers {
            let office = &office;
            scope.spawn(move || {
                for turn in 0_u64.. {
                    enter(office, &format!("{run}-{writer}-{turn}"), person(writer, turn));
                }
            });
        }
    });
}

fn enter(office: &Office, number: &str, act: Dated) {
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
    let seq = office.decide("an", Decision { header, acts }).unwrap();
    tell(&format!("{seq} {number}"));
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
fn check(ledger: &Path) {
    let report = storage::check(ledger).unwrap();
    if report.holds() {
        println!("whole");
    } else {
        println!("fault {report}");
    }
    let store = storage::open(ledger, Mode::Read).unwrap();
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

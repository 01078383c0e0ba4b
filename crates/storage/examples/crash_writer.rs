//! The process that `cargo xtask crash` kills: an office with many writers, which says on stdout what it acknowledged; and, as `check`, the
//! one that afterwards says what a ledger holds. A ledger is a path or the address of one in a database.
//!
//! ```text
//! crash_writer write LEDGER WRITERS RUN FILES    ready SEQ, then a line for each decision until stdin ends:
//!                                                SEQ NUMBER when it was acknowledged, doubt NUMBER when nobody knows,
//!                                                full when no room is left
//! crash_writer check LEDGER                      whole | fault …, then decision SEQ NUMBER … and event SEQ NUMBER …,
//!                                                files KEPT GONE, then end
//! ```
//!
//! Where FILES is not 0, every so manieth decision of a writer has a file, which can be told from its number; and the first writer erases
//! one in ten of its files again, by a decision whose reason is its number.
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

use ledger::acts::bodies::Establish;
use ledger::acts::decisions::FileOf;
use ledger::acts::people::RegisterPerson;
use ledger::acts::{Act, Dated};
use ledger::codes::UnitKind;
use ledger::decision::Digest;
use ledger::{Decision, Header, Seq};
use office::attached::Attached;
use office::audit::Event;
use office::figures::Asker;
use office::port::{Chain, KeptFile, Store, StoreError};
use office::writer::NotDone;
use office::{CannotOpen, Office};
use storage::{Location, Mode, OpenError};
use testkit::{FixedClock, SeededChance, day, law};

/// How long to wait before what a database did not take is handed in again.
const PAUSE: Duration = Duration::from_millis(20);

/// Whether it was told that no room is left.
static FULL: AtomicBool = AtomicBool::new(false);
/// Whether it was told to end.
static ENDING: AtomicBool = AtomicBool::new(false);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["write", ledger, writers, run, files] => write(
            &Location::read(ledger).unwrap(),
            writers.parse().unwrap(),
            run,
            files.parse().unwrap(),
        ),
        ["check", ledger] => check(&Location::read(ledger).unwrap()),
        other => panic!("write LEDGER WRITERS RUN FILES, or check LEDGER, not {other:?}"),
    }
}

/// Opens the office, or makes the ledger first, and enters decisions until stdin ends or somebody kills this process.
fn write(at: &Location, writers: usize, run: &str, files: u64) {
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
        enter(&office, at, &format!("{run}-root"), root(), false);
    }
    thread::scope(|scope| {
        for writer in 0..writers {
            let office = &office;
            scope.spawn(move || {
                for turn in 0_u64.. {
                    if ENDING.load(Ordering::Relaxed) {
                        break;
                    }
                    let number = format!("{run}-{writer}-{turn}");
                    let with_scan = files > 0 && turn % files == 0;
                    let seq = enter(office, at, &number, person(writer, turn), with_scan);
                    if let Some(seq) = seq.filter(|_| with_scan && writer == 0 && turn % (10 * files) == 0) {
                        erase(office, at, &format!("{number}-erased"), seq);
                    }
                }
            });
        }
        std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
        ENDING.store(true, Ordering::Relaxed);
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
fn enter(office: &Office, at: &Location, number: &str, act: Dated, with_scan: bool) -> Option<Seq> {
    let on = day("2019-03-14");
    let header = Header {
        number: number.to_owned(),
        kind: "decision".to_owned(),
        issuer: "Ủy ban nhân dân huyện Hoành Bồ".to_owned(),
        signer: "Nguyễn Văn A".to_owned(),
        ..Header::blank(on)
    };
    let acts = vec![act];
    let decision = Decision { header, acts };
    let files = if with_scan {
        vec![("scan.pdf".to_owned(), scan_of(number))]
    } else {
        Vec::new()
    };
    until_known(at, number, || {
        office.decide_with_files("an", decision.clone(), files.clone())
    })
}

/// Erases the file of a decision, and says what became of it.
fn erase(office: &Office, at: &Location, number: &str, decision: Seq) {
    let file = FileOf { decision, at: 0 };
    until_known(at, number, || {
        let done = office.erase(Asker::Command("console"), &[], &[file], number);
        done.map(|done| done.by)
    });
}

/// What the file of the decision with this number holds.
fn scan_of(number: &str) -> KeptFile {
    KeptFile::of(format!("%PDF {number}\n").repeat(1_000).into_bytes())
}

/// Asks until it is known what became of it, and says that.
fn until_known<R: std::fmt::Debug>(
    at: &Location,
    number: &str,
    ask: impl Fn() -> Result<Seq, NotDone<R>>,
) -> Option<Seq> {
    loop {
        match ask() {
            Ok(seq) => {
                FULL.store(false, Ordering::Relaxed);
                tell(&format!("{seq} {number}"));
                return Some(seq);
            }
            Err(NotDone::InDoubt(_)) => {
                tell(&format!("doubt {number}"));
                return None;
            }
            // It is surely not written: who ends gives it up.
            Err(NotDone::Full) if ENDING.load(Ordering::Relaxed) => return None,
            Err(NotDone::Full) => wait_for_room(),
            Err(NotDone::Store(_)) if matches!(at, Location::Database(_)) => thread::sleep(PAUSE),
            Err(problem) => panic!("{number}: {problem:?}"),
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
    let (mut before, mut attached, mut numbers) = (Digest::default(), Attached::default(), Vec::new());
    let decisions = store.decisions(Seq(1), &mut |sealed| {
        let decision = sealed.open(before).unwrap();
        let number = number_of(&decision);
        println!("decision {} {number}", sealed.seq);
        attached.note(sealed.seq, &decision);
        numbers.push(number);
        before = sealed.hash;
        true
    });
    decisions.unwrap();
    let events = store.events(Chain::Audit, 1, &mut |sealed| {
        let event: Event = serde_json::from_str(&sealed.body).unwrap();
        if ["decision.append", "file.erase"].contains(&event.action.as_str()) {
            println!("event {} {}", event.seq.unwrap(), event.detail.unwrap());
        }
        true
    });
    events.unwrap();
    check_files(&*store, &attached, &numbers);
    println!("end");
}

/// The number of a decision; of an erasure, which the office numbers, what stands for it.
fn number_of(decision: &Decision) -> String {
    match decision.acts.first().map(|dated| &dated.act) {
        Some(Act::Erase(order)) => order.because.clone(),
        _ => decision.header.number.clone(),
    }
}

/// Says how many files are there as they were written, and how many are gone as it was ordered.
fn check_files(store: &dyn Store, attached: &Attached, numbers: &[String]) {
    let (mut kept, mut gone) = (0, 0);
    for (file, named, erased) in attached.each() {
        let number = &numbers[file.decision.0 as usize - 1];
        let found = store.file(&named.sha256).unwrap();
        let as_due = match &found {
            Some(bytes) => !erased && **bytes == *scan_of(number).bytes(),
            None => erased,
        };
        if !as_due {
            println!(
                "fault file {file} of {number}: there {}, ordered to go {erased}",
                found.is_some()
            );
        }
        *(if erased { &mut gone } else { &mut kept }) += 1;
    }
    println!("files {kept} {gone}");
}

//! `cargo run --release -p office --example search_speed [PEOPLE] [ACTS]`: how long the one search takes, for a reader of everything and
//! for a reader of one unit, and how long it takes to gather what can be found.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on stops and says so"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use ledger::decision::seal;
use ledger::{Day, Seq, UnitId, Value};
use office::Office;
use office::people::Sought;
use office::permission::{Actor, Role};
use office::port::{Batch, Store as _};
use testkit::{FixedClock, Log, day};

/// What is typed: letters as they come, names with marks and without, in either order, units, posts, numbers, rules, nonsense,
/// telephones.
const TYPED: [&str; 26] = [
    "n",
    "ng",
    "ngu",
    "nguyen",
    "nguyen van",
    "nguyễn văn an",
    "an",
    "ánh",
    "đường",
    "thi bich ngoc",
    "ngoc thi",
    "le",
    "tuan",
    "bang ca",
    "xa",
    "truong",
    "pho truong phong",
    "chuyen vien ngoc",
    "qd",
    "12/QĐ-UBND",
    "quyet dinh",
    "luong",
    "nghi huu",
    "zzzz",
    "0912345678",
    "345 678",
];
const ROUNDS: usize = 20;
const TODAY: &str = "2025-01-01";

fn main() {
    let mut numbers = std::env::args().skip(1).map(|word| word.parse::<u32>().unwrap());
    let (people, acts) = (numbers.next().unwrap_or(75_000), numbers.next().unwrap_or(12));
    let office = made(people, acts);
    let (value, today) = (office.value(), day(TODAY));
    println!(
        "{} people, {} units, {} posts, {} decisions",
        value.person_count(),
        value.unit_count(),
        value.post_count(),
        value.head().seq
    );
    let begun = Instant::now();
    let roster = office.roster(&value, today, Seq::LATEST);
    let listed = roster.members().len();
    println!(
        "people listed             {:>8.1} ms ({listed})",
        millis(begun.elapsed())
    );
    let begun = Instant::now();
    drop(office.search_index(&value, today, Seq::LATEST));
    println!("everything else gathered  {:>8.1} ms", millis(begun.elapsed()));
    let structure = office.structure(&value, today, Seq::LATEST);
    let view = value.on(today, Seq::LATEST);
    let last = *structure.walked().last().unwrap();
    for (who, unit) in [("of everything", 0), ("of one unit", last)] {
        let reader = actor(view.unit_id(unit).unwrap());
        let (first, took, spent) = searched(&office, &value, &reader);
        let at = |hundredth: usize| millis(took[(took.len() - 1) * hundredth / 100]);
        println!(
            "search, a reader {who:<13} p50 {:>6.2} ms, p99 {:>6.2} ms, slowest {:>6.2} ms; of the processor {:.2} ms on average; slowest of the first round {:.1} ms",
            at(50),
            at(99),
            at(100),
            millis(spent),
            millis(first)
        );
    }
    again(&office, &value);
}

/// The slowest search of a first round, in which it is read whom each decision touches (a serving process does that beside the work), and
/// all of the rounds after it in their order, and how long the processor was at one of them: on a machine that has other work too, that tells more.
fn searched(office: &Office, value: &Value, reader: &Actor) -> (Duration, Vec<Duration>, Duration) {
    let (mut first, mut took) = (Duration::ZERO, Vec::new());
    let mut spent = processor();
    for round in 0..=ROUNDS {
        if round == 1 {
            spent = processor();
        }
        for typed in TYPED {
            let begun = Instant::now();
            let found = office.search(reader, value, day(TODAY), Seq::LATEST, &Sought::of(typed), 20);
            let one = begun.elapsed();
            let people = found.map_or(0, |found| found.people.total);
            assert!(typed != "nguyen" || people > 0);
            if round == 0 {
                first = first.max(one);
            } else {
                took.push(one);
            }
        }
    }
    took.sort_unstable();
    let each = processor().saturating_sub(spent) / u32::try_from(took.len()).unwrap();
    (first, took, each)
}

/// How long this thread has had a processor; nothing, where the system does not tell.
fn processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|text| text.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// How long it takes until another moment can be searched, when names have been met before.
fn again(office: &Office, value: &Value) {
    let mut took: Vec<Duration> = Vec::new();
    for after in 1..=5 {
        let begun = Instant::now();
        drop(office.search_index(value, Day(day(TODAY).number() + after), Seq::LATEST));
        took.push(begun.elapsed());
    }
    took.sort_unstable();
    println!("another moment gathered   {:>8.1} ms (median of five)", millis(took[2]));
}

fn actor(unit: UnitId) -> Actor {
    Actor {
        today: day(TODAY),
        ..testkit::actor("an", Role::HrOfficer, unit, None)
    }
}

fn made(people: u32, acts: u32) -> Office {
    let mut log = Log::default();
    for decision in testkit::careers(people, acts, 7) {
        let next = log.value.accept(&decision).unwrap();
        let sealed = seal(log.value.head().hash, next.head().seq, &decision, || [7; 16]);
        log.value = next.sealed_as(sealed.hash);
        let batch = Batch {
            decisions: vec![sealed],
            ..Batch::default()
        };
        log.store.commit(&batch).unwrap();
    }
    log.office(Arc::new(FixedClock::on(day(TODAY))))
}

fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

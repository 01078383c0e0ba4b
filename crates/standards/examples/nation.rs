//! A country's officials checked in one go: as-of join, rules, counts by unit. `cargo xtask bench standards` runs this and, beside it,
//! the same question to another engine on the same records.
//!
//! `cargo run --release -p standards --example nation -- [--people N] [--units N] [--seed N] [--runs N] [--save FOLDER] [--keep FOLDER]`

#![allow(
    clippy::print_stdout,
    clippy::panic,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a program that measures and reports"
)]

#[path = "nation/chance.rs"]
mod chance;
#[path = "nation/keep.rs"]
mod keep;
#[path = "nation/make.rs"]
mod make;
#[path = "nation/measure.rs"]
mod measure;
#[path = "nation/save.rs"]
mod save;
#[path = "nation/sql.rs"]
mod sql;

use std::path::PathBuf;
use std::time::Instant;

use lawbook::Lawbook;
use ledger::value::{Fact, Place};
use ledger::{Seq, Value, View};
use standards::rule::{Asking, Settings, Standards};

/// The day that is asked about; learning that begins later does not count yet.
const DAY: &str = "2024-06-01";

/// What is measured.
struct Sizes {
    people: u32,
    units: u32,
    seed: u64,
    runs: usize,
    save: Option<PathBuf>,
    /// Where ledgers are kept, so that none is made twice.
    keep: Option<PathBuf>,
}

fn main() -> std::io::Result<()> {
    let sizes = sizes();
    let value = ledger_of(&sizes)?;
    let book = Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"));
    let standards = Standards::of(&book, &Settings::default()).unwrap_or_else(|problems| panic!("{problems}"));
    let view = value.on(make::day(DAY), Seq::LATEST);
    let asking = Asking::holding(view.day());
    let sheet = standards.sheet(&asking);
    let counted = Counted::of(view);
    println!(
        "ledger      {} people, {} posts, {} units, {} dated records of people ({} rows with names, sexes, births), day {DAY}",
        value.person_count(),
        value.post_count(),
        value.unit_count(),
        counted.dated,
        counted.rows
    );
    let lines = measure::measure(&value, view, &book, &standards, &sheet, sizes.runs);
    let met: u64 = lines
        .iter()
        .flat_map(|line| &line.units)
        .map(|tally| u64::from(tally.met))
        .sum();
    let rules = lines.iter().filter(|line| line.requirement.is_some()).count();
    println!(
        "rules       {rules} of law/ in {} standards, {} columns; checksum {met}",
        lines.len() - rules,
        sheet.slots().len()
    );
    if let Some(folder) = &sizes.save {
        save::save(folder, view, &book, &standards, &sheet, &asking)?;
        save::answers(folder, &lines)?;
    }
    Ok(())
}

/// The ledger of these sizes: the one that is kept, or made and kept.
fn ledger_of(sizes: &Sizes) -> std::io::Result<Value> {
    let start = Instant::now();
    let file = sizes.keep.as_ref().map(|folder| {
        let Sizes {
            people, units, seed, ..
        } = sizes;
        folder.join(format!("nation-{people}-{units}-{seed}.snapshot"))
    });
    if let Some(value) = file.as_deref().and_then(keep::kept) {
        println!(
            "as kept in  {:.1} s, seed {}",
            start.elapsed().as_secs_f64(),
            sizes.seed
        );
        return Ok(value);
    }
    let value = make::nation(sizes.people, sizes.units, sizes.seed, |people| {
        if people > 0 && people.is_multiple_of(500_000) {
            println!("making      {people} people, {:.0} s", start.elapsed().as_secs_f64());
        }
    });
    let value = value.packed();
    println!(
        "made in     {:.1} s, seed {}",
        start.elapsed().as_secs_f64(),
        sizes.seed
    );
    if let Some(file) = file {
        keep::keep(&value, &file)?;
    }
    Ok(value)
}

/// How many rows the histories of people have.
struct Counted {
    rows: u64,
    /// Without those that every person has once: existence, name, sex, birth.
    dated: u64,
}

impl Counted {
    fn of(view: View<'_>) -> Self {
        let value: &Value = view.value();
        let mut counted = Self { rows: 0, dated: 0 };
        for row in (0..value.person_count()).flat_map(|person| view.rows(Place::Person(person))) {
            let once = matches!(row.fact, Fact::Exists | Fact::Name(_) | Fact::Sex(_) | Fact::Birth(_));
            counted.rows += 1;
            counted.dated += u64::from(!once);
        }
        counted
    }
}

fn sizes() -> Sizes {
    let mut sizes = Sizes {
        people: 2_500_000,
        units: 10_000,
        seed: 2019,
        runs: 9,
        save: None,
        keep: None,
    };
    let words: Vec<String> = std::env::args().skip(1).collect();
    for pair in words.chunks(2) {
        let (name, given) = (pair[0].as_str(), pair.get(1).map_or("", String::as_str));
        let number = || {
            given
                .parse::<u32>()
                .unwrap_or_else(|problem| panic!("{name} {given}: {problem}"))
        };
        match name {
            "--people" => sizes.people = number(),
            "--units" => sizes.units = number().max(36),
            "--seed" => sizes.seed = u64::from(number()),
            "--runs" => sizes.runs = (number() as usize).max(1),
            "--save" => sizes.save = Some(PathBuf::from(given)),
            "--keep" => sizes.keep = Some(PathBuf::from(given)),
            _ => panic!("unknown: {name}"),
        }
    }
    sizes
}

//! `cargo xtask bench ledger`: ledgers of three sizes, from a commune's neighbours to a country: memory, loading, reading, appending, starting.

use super::first_page::first_page;
use super::machine::{commit, load, machine};
use super::spread::Spread;
use crate::command::must;
use crate::place;
use crate::server::{self, Scratch};
use crate::speak::{heading, say};
use crate::trouble::Trouble;
use std::path::{Path, PathBuf};
use std::process::Command;

/// People, and acts a person: a district, a large province, a country.
const SIZES: [[u32; 2]; 3] = [[3_000, 40], [75_000, 40], [2_500_000, 6]];
const SEED: u32 = 7;
/// How long writers write.
const SECONDS: u32 = 5;
const WRITERS: [u32; 2] = [1, 64];
/// Beyond so many people pages are not measured: one office has no country.
const MOST_SERVED: u32 = 200_000;
const STARTS: usize = 5;
/// A start that replays a long log takes long.
const REPLAYS: usize = 1;

/// Measures one size, or all three.
pub(crate) fn ledger(words: &[String]) -> Result<(), Trouble> {
    let (all, words) = match words.split_first() {
        Some((first, rest)) if first == "--all" => (true, rest),
        _ => (words.is_empty(), words),
    };
    let [people, acts] = SIZES[1];
    let [people, acts, seed] = super::numbers(words, [("--people", people), ("--acts", acts), ("--seed", SEED)])?;
    let sizes = if all { SIZES.to_vec() } else { vec![[people, acts]] };
    server::build()?;
    let program = build()?;
    say(&format!("machine   {}", machine()));
    say(&format!("commit    {}", commit()));
    say(&format!("seed      {seed}"));
    for [people, acts] in sizes {
        heading(&format!("{people} people, about {acts} acts each"));
        say(&format!("  load of the machine before: {}", load()));
        one_size(&program, people, acts, seed)?;
        say(&format!("  load of the machine after: {}", load()));
    }
    say(
        "not covered: PostgreSQL; great reorganisations (`cargo run --release -p ledger --example divide_speed`); several connections",
    );
    Ok(())
}

fn one_size(program: &Path, people: u32, acts: u32, seed: u32) -> Result<(), Trouble> {
    let scratch = Scratch::new("bench-ledger")?;
    let file = scratch.0.join("careers.xungtam");
    let run = |words: &[&str]| {
        let mut command = Command::new(program);
        command.arg(words[0]).arg(&file).args(&words[1..]);
        must(&mut command).map(drop)
    };
    run(&["make", &people.to_string(), &acts.to_string(), &seed.to_string()])?;
    run(&["read"])?;
    let serve = |from: &str, starts: usize, replays: bool| -> Result<(), Trouble> {
        if people > MOST_SERVED {
            return Ok(());
        }
        let starts = first_page(&file, &scratch.0.join("server.log"), starts, replays)?;
        let resident = starts.resident_kb as f64 * 1.024 / 1000.0;
        say(&format!(
            "  start to first page (P01), {from}: {}",
            Spread::of(starts.seconds)
        ));
        say(&format!("  resident then: {resident:.1} MB"));
        Ok(())
    };
    serve("by replay", REPLAYS, true)?;
    run(&["snapshot"])?;
    run(&["load", &seed.to_string()])?;
    serve("from the snapshot", STARTS, false)?;
    for writers in WRITERS {
        run(&["write", &writers.to_string(), &SECONDS.to_string()])?;
    }
    Ok(())
}

/// Builds the program that is measured.
fn build() -> Result<PathBuf, Trouble> {
    let mut command = Command::new("cargo");
    command.current_dir(place::root()).args([
        "build",
        "--release",
        "--locked",
        "-p",
        "storage",
        "--example",
        "ledger_speed",
    ]);
    must(&mut command)?;
    Ok(place::target().join("release").join("examples").join("ledger_speed"))
}

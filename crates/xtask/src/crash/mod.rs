//! `cargo xtask crash`: kills a writing office with SIGKILL, again and again, and holds what is left against a record of its own.
//!
//! What must hold after each kill: every acknowledged decision is there once, each with its event; chain and replay verify; and the next
//! start is ready within two seconds. The last is a figure: it fails the command, never a test.

mod judge;
mod record;
mod wish;
mod writer;

use crate::bench::machine::{commit, machine};
use crate::bench::random::Random;
use crate::command::must;
use crate::place;
use crate::speak::say;
use crate::trouble::Trouble;
use judge::Verdict;
use record::Record;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use wish::Wish;
use writer::Writer;

/// A ledger is killed so often, then a new one begins: so that proving it after each kill stays short.
const KILLS_A_LEDGER: u32 = 20;
/// The latest moment of a kill, in milliseconds after the start: opening and mending are hit as well as writing.
const LATEST: u64 = 600;
/// How soon an office must be ready again.
const READY: Duration = Duration::from_secs(2);

/// What was seen in a whole run.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    kills: u32,
    acknowledged: usize,
    /// Decisions that were written, but whose acknowledgement nobody heard.
    unheard: usize,
    ready: Vec<Duration>,
}

/// The task.
pub(crate) fn crash(words: &[String]) -> Result<(), Trouble> {
    let wish = Wish::read(words)?;
    say(&format!(
        "machine {}\ncommit  {}\nseed    {}",
        machine(),
        commit(),
        wish.seed
    ));
    let seen = kill(&wish, &build(true)?)?;
    say(&seen.told());
    match seen.ready.iter().max() {
        Some(slowest) if *slowest > READY => Err(Trouble::Server(format!(
            "an office was ready after {slowest:.2?} only; it must be within {READY:.0?}"
        ))),
        _ => Ok(()),
    }
}

/// The same as a step of `cargo xtask test`: few kills, the development build, and no limit of time.
pub(crate) fn few_kills() -> Result<u32, Trouble> {
    let seen = kill(&Wish::default(), &build(false)?)?;
    say(&seen.told());
    Ok(seen.kills)
}

/// Builds the process that is killed.
fn build(release: bool) -> Result<PathBuf, Trouble> {
    let mut command = Command::new("cargo");
    command
        .current_dir(place::root())
        .args(["build", "--locked", "-p", "storage", "--example", "crash_writer"]);
    if release {
        command.arg("--release");
    }
    must(&mut command)?;
    let profile = if release { "release" } else { "debug" };
    Ok(place::target().join(profile).join("examples").join("crash_writer"))
}

fn kill(wish: &Wish, program: &Path) -> Result<Seen, Trouble> {
    let mut random = Random::new(wish.seed);
    let mut seen = Seen::default();
    let folder = place::target().join("crash");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(Trouble::at(&folder))?;
    }
    std::fs::create_dir_all(&folder).map_err(Trouble::at(&folder))?;
    let mut left = wish.kills;
    for number in 1.. {
        let kills = left.min(KILLS_A_LEDGER);
        if kills == 0 {
            break;
        }
        left -= kills;
        let ledger = folder.join(format!("{number}.xungtam"));
        let mut unheard = 0;
        let mut record = Record::begin(&folder.join(format!("{number}.acknowledged")))?;
        for turn in 0..kills {
            let mut writer = Writer::start(program, &ledger, wish.writers, seen.kills)?;
            let ready = writer.kill_after(Duration::from_millis(random.below(LATEST)), &mut record)?;
            seen.kills += 1;
            // The first start makes the ledger; it is no start after a kill.
            seen.ready.extend(ready.filter(|_| turn > 0));
            let verdict = Verdict::of(program, &ledger)?;
            unheard = verdict.hold_against(&record)?;
            if seen.kills.is_multiple_of(50) {
                say(&format!(
                    "{} kills, {} acknowledged",
                    seen.kills,
                    seen.acknowledged + record.count()
                ));
            }
        }
        // Once more without a kill in the way: the office is ready, and goes on.
        let mut writer = Writer::start(program, &ledger, wish.writers, u32::MAX)?;
        seen.ready.push(writer.until_ready(&mut record)?);
        drop(writer);
        seen.acknowledged += record.count();
        seen.unheard += unheard;
    }
    Ok(seen)
}

impl Seen {
    fn told(&self) -> String {
        let mut ready = self.ready.clone();
        ready.sort();
        let at = |part: usize| ready.get((ready.len() * part / 100).min(ready.len().saturating_sub(1)));
        let milliseconds = |part| at(part).map_or(0, Duration::as_millis);
        format!(
            "{} kills: 0 of {} acknowledged decisions lost, 0 half there, every chain verifies;\n\
             {} more were written whose acknowledgement nobody heard\n\
             ready again after {} ms (median), {} ms (p99), {} ms (slowest) in {} starts",
            self.kills,
            self.acknowledged,
            self.unheard,
            milliseconds(50),
            milliseconds(99),
            milliseconds(100),
            ready.len()
        )
    }
}

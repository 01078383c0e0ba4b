//! `cargo xtask crash`: kills a writing office with SIGKILL, again and again, and holds what is left against a record of its own. With
//! `--engine postgres` the ledger is in a private database, and its server is stopped hard as well.
//!
//! What must hold after each kill: every acknowledged decision is there once, each with its event; nothing is there that was said to be
//! not written; chain and replay verify; and the office is ready within two seconds. The last is a figure: it fails the command, never a
//! test.

mod database;
mod file;
mod judge;
mod record;
mod seen;
mod server;
mod wish;
mod writer;

use crate::bench::machine::{commit, machine};
use crate::command::must;
use crate::place;
use crate::speak::say;
use crate::trouble::Trouble;
use seen::Seen;
use std::path::PathBuf;
use std::process::Command;
use wish::{Engine, Wish};

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
    seen.soon_enough()
}

/// The same as a step of `cargo xtask test`: few kills on both engines, the development build, and no limit of time.
pub(crate) fn few_kills() -> Result<u32, Trouble> {
    let programs = build(false)?;
    let database = Wish {
        engine: Engine::Postgres,
        kills: 10,
        ..Wish::default()
    };
    let mut kills = 0;
    for wish in [Wish::default(), database] {
        let seen = kill(&wish, &programs)?;
        say(&seen.told());
        kills += seen.kills;
    }
    Ok(kills)
}

/// Builds the process that is killed and the one that holds a database; gives their folder.
fn build(release: bool) -> Result<PathBuf, Trouble> {
    let mut command = Command::new("cargo");
    command
        .current_dir(place::root())
        .args(["build", "--locked", "-p", "storage"])
        .args(["--example", "crash_writer", "--example", "crash_server"]);
    if release {
        command.arg("--release");
    }
    must(&mut command)?;
    let profile = if release { "release" } else { "debug" };
    Ok(place::target().join(profile).join("examples"))
}

fn kill(wish: &Wish, programs: &std::path::Path) -> Result<Seen, Trouble> {
    let folder = place::target().join("crash");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(Trouble::at(&folder))?;
    }
    std::fs::create_dir_all(&folder).map_err(Trouble::at(&folder))?;
    let writer = programs.join("crash_writer");
    match wish.engine {
        Engine::Sqlite => file::kill(wish, &writer, &folder),
        Engine::Postgres => database::kill(wish, &writer, &programs.join("crash_server"), &folder),
    }
}

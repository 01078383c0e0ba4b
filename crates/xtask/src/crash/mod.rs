//! `cargo xtask crash`: kills a writing office with SIGKILL, again and again, and holds what is left against a record of its own. With
//! `--engine postgres` the ledger is in a private database, and its server is stopped hard as well; with `--full-disk` it is on a real small
//! disk that fills up. With `--backups N` nothing is killed: the shipped program backs the ledger up while the office writes.
//!
//! What must hold after each kill: every acknowledged decision is there once, each with its event; nothing is there that was said to be
//! not written; chain and replay verify; and the office is ready within two seconds. The last is a figure: it fails the command, never a
//! test.

mod backups;
mod copies;
mod database;
mod file;
mod full_disk;
mod gaps;
mod helper;
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
use copies::Copies;
use seen::Seen;
use std::path::{Path, PathBuf};
use std::process::Command;
use wish::{Blow, Wish};

/// What is said where nothing could be tried on a full disk.
const NO_DISK: &str =
    "NOT RUN on a full disk: nothing can be mounted here; run it as root, or allow namespaces of users";

/// The task.
pub(crate) fn crash(words: &[String]) -> Result<(), Trouble> {
    let wish = Wish::read(words)?;
    say(&format!(
        "machine {}\ncommit  {}\nseed    {}",
        machine(),
        commit(),
        wish.seed
    ));
    if let Blow::BackUp { database } = wish.blow {
        let copies = back_up(&wish, database, &build(true)?)?;
        say(&copies.told());
        return copies.soon_enough();
    }
    match strike(&wish, &build(true)?)? {
        Some(seen) => {
            say(&seen.told());
            seen.soon_enough()
        }
        None => Err(Trouble::Server(NO_DISK.to_owned())),
    }
}

/// The same as a step of `cargo xtask test`: a few of each, the development build, and no limit of time.
pub(crate) fn few_kills() -> Result<u32, Trouble> {
    let programs = build(false)?;
    let few = |blow, kills| Wish {
        blow,
        kills,
        ..Wish::default()
    };
    let mut kills = 0;
    for wish in [Wish::default(), few(Blow::StopDatabase, 10), few(Blow::FillDisk, 3)] {
        match strike(&wish, &programs)? {
            Some(seen) => {
                say(&seen.told());
                kills += seen.kills;
            }
            None => say(NO_DISK),
        }
    }
    for (database, backups) in [(false, 2), (true, 1)] {
        let wish = few(Blow::BackUp { database }, backups);
        say(&back_up(&wish, database, &programs)?.told());
        kills += backups;
    }
    Ok(kills)
}

/// Builds the process that is killed, and those that hold a database or a disk; gives their folder.
fn build(release: bool) -> Result<PathBuf, Trouble> {
    let mut command = Command::new("cargo");
    command
        .current_dir(place::root())
        .args(["build", "--locked", "-p", "storage"])
        .args([
            "--example",
            "crash_writer",
            "--example",
            "crash_server",
            "--example",
            "crash_disk",
        ]);
    if release {
        command.arg("--release");
    }
    must(&mut command)?;
    let profile = if release { "release" } else { "debug" };
    Ok(place::target().join(profile).join("examples"))
}

/// Backs up, with the shipped program as it is released.
fn back_up(wish: &Wish, database: bool, programs: &Path) -> Result<Copies, Trouble> {
    crate::server::build()?;
    let folder = empty_folder()?;
    let server = database.then(|| programs.join("crash_server"));
    backups::take(wish, &programs.join("crash_writer"), server.as_deref(), &folder)
}

fn empty_folder() -> Result<PathBuf, Trouble> {
    let folder = place::target().join("crash");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(Trouble::at(&folder))?;
    }
    std::fs::create_dir_all(&folder).map_err(Trouble::at(&folder))?;
    Ok(folder)
}

/// None where no disk can be mounted, and nothing can be struck.
fn strike(wish: &Wish, programs: &Path) -> Result<Option<Seen>, Trouble> {
    let folder = empty_folder()?;
    let writer = programs.join("crash_writer");
    match wish.blow {
        Blow::Kill => file::kill(wish, &writer, &folder).map(Some),
        Blow::StopDatabase => database::kill(wish, &writer, &programs.join("crash_server"), &folder).map(Some),
        Blow::BackUp { .. } => Ok(None),
        Blow::FillDisk => full_disk::fill(wish, &writer, &programs.join("crash_disk"), &folder),
    }
}

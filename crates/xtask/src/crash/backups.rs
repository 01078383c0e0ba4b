//! Backups by the shipped program while an office writes: each is restored elsewhere, proved by the program and by a process of its own, held
//! against the record, and drilled.
//!
//! What must hold of each: everything that was acknowledged before it began is in it; nothing is in it that nobody wrote, or half; its files
//! are whole, and those that were erased are not there. How long it takes, and how much longer writers wait meanwhile, are figures.

use super::copies::Copies;
use super::judge::Verdict;
use super::record::Record;
use super::server::Server;
use super::wish::Wish;
use super::writer::Writer;
use crate::place;
use crate::speak::say;
use crate::trouble::Trouble;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// A ledger is backed up so often, then a new one begins: writers go on during its proofs, so it grows with each.
const BACKUPS_A_LEDGER: u32 = 4;
/// One decision in so many has a file.
const FILES: u32 = 20;
/// How long writers write alone before each backup.
const ALONE: Duration = Duration::from_millis(700);

/// Takes so many backups; `server` is the program that holds a database, none: of a file.
pub(super) fn take(wish: &Wish, program: &Path, server: Option<&Path>, folder: &Path) -> Result<Copies, Trouble> {
    let mut server = server.map(Server::start).transpose()?;
    let mut seen = Copies {
        engine: if server.is_some() { "PostgreSQL" } else { "SQLite" },
        writers: wish.writers,
        ..Copies::default()
    };
    let mut left = wish.kills;
    for number in 1.. {
        let backups = left.min(BACKUPS_A_LEDGER);
        if backups == 0 {
            break;
        }
        left -= backups;
        let ledger = placed(&mut server, folder, &format!("loaded-{number}"))?;
        let mut record = Record::begin(&folder.join(format!("loaded-{number}.acknowledged")))?;
        let mut office = Writer::start_with_files(Command::new(program), &ledger, wish.writers, number, FILES)?;
        office.until_ready(&mut record)?;
        for turn in 0..backups {
            let name = format!("{number}-{turn}");
            let copy = folder.join(format!("copy-{name}.xungtam"));
            let restored = placed(&mut server, folder, &format!("restored-{name}"))?;
            let held = one(
                &mut office,
                &mut record,
                [&ledger, copy.as_os_str(), &restored],
                program,
                &mut seen,
            )?;
            say(&format!("backup {name}: {held} decisions"));
        }
        office.end(&mut record)?;
        Verdict::of(Command::new(program), &ledger)?.hold_against(&record)?;
    }
    Ok(seen)
}

/// Where a ledger of that name is kept.
fn placed(server: &mut Option<Server>, folder: &Path, name: &str) -> Result<OsString, Trouble> {
    match server {
        Some(server) => server.address(name),
        None => Ok(folder.join(format!("{name}.xungtam")).into_os_string()),
    }
}

/// One backup and all that is asked of it; gives how many decisions it holds.
fn one(
    office: &mut Writer,
    record: &mut Record,
    [ledger, copy, restored]: [&OsStr; 3],
    program: &Path,
    seen: &mut Copies,
) -> Result<usize, Trouble> {
    let begun = Instant::now();
    office.write_for(ALONE, record)?;
    let (started, before) = (Instant::now(), record.so_far());
    let xungtam = |words: &[&OsStr]| {
        let mut command = Command::new(place::program());
        command.args(["--lang", "en"]).args(words);
        command
    };
    let word = OsStr::new;
    let (took, _) = office.write_during(&mut xungtam(&[word("backup"), word("--data"), ledger, copy]), record)?;
    let ended = Instant::now();
    seen.backups.push(took);
    seen.alone.extend(office.gaps.between(begun, started));
    seen.beside.extend(office.gaps.between(started, ended));

    let (took, _) = office.write_during(&mut xungtam(&[word("restore"), copy, restored]), record)?;
    seen.restores.push(took);
    let (took, _) = office.write_during(&mut xungtam(&[word("verify"), word("--data"), restored]), record)?;
    seen.proofs.push(took);
    let mut drill = xungtam(&[word("restore"), copy, word("--drill"), word("--data"), restored]);
    let (_, said) = office.write_during(&mut drill, record)?;
    seen.drills.push(seconds_of(&said)?);

    let verdict = Verdict::of(Command::new(program), restored)?;
    office.write_for(Duration::ZERO, record)?;
    let held = verdict.hold_copy(&before, record, FILES)?;
    seen.due += before.len();
    seen.held += held;
    seen.files = (seen.files.0 + verdict.files.0, seen.files.1 + verdict.files.1);
    if held > seen.largest {
        (seen.largest, seen.bytes) = (held, size_of(Path::new(copy))?);
    }
    Ok(held)
}

/// How long a drill took, as the program says it: `… whole after 1.25 s, …`.
fn seconds_of(said: &str) -> Result<Duration, Trouble> {
    let seconds = said.split_once(" after ").and_then(|(_, rest)| rest.split_once(" s,"));
    let seconds = seconds.and_then(|(seconds, _)| seconds.parse().ok());
    seconds
        .map(Duration::from_secs_f64)
        .ok_or_else(|| Trouble::Server(format!("a drill does not say how long it took: {said:?}")))
}

/// How many bytes a copy has, its files included.
fn size_of(copy: &Path) -> Result<u64, Trouble> {
    let mut bytes = copy.metadata().map_err(Trouble::at(copy))?.len();
    let mut folder = copy.as_os_str().to_owned();
    folder.push(".files");
    for entry in std::fs::read_dir(&folder).map_err(Trouble::at(Path::new(&folder)))? {
        let entry = entry.map_err(Trouble::at(Path::new(&folder)))?;
        bytes += entry.metadata().map_err(Trouble::at(&entry.path()))?.len();
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drill_tells_its_time() {
        let said = "Restore drill of a.xungtam: whole after 12.34 s, 5 decisions, head ab\n";
        assert_eq!(seconds_of(said).unwrap(), Duration::from_millis(12_340));
        assert!(seconds_of("broken").is_err());
    }
}

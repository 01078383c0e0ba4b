//! The bounded process in which a workbook is read: 512 MB, 30 seconds.

use std::ffi::OsStr;
use std::io::{self, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ledger::Day;
use papers::roster::Roster;

use crate::commands::read_workbook::{Told, Unreadable};
use crate::say::Trouble;

/// How long reading may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a reader ended without an answer.
pub(in crate::commands) enum Bounds {
    /// It needed more memory than it may.
    Memory,
    /// It took longer than it may.
    Time,
    /// It could not be waited for.
    Lost(io::Error),
}

/// What a reader answers, within its time.
pub(in crate::commands) fn within(child: &mut Child) -> Result<Vec<u8>, Bounds> {
    let mut out = child.stdout.take();
    let reading = thread::spawn(move || {
        let mut bytes = Vec::new();
        out.as_mut()
            .map(|out| out.read_to_end(&mut bytes))
            .transpose()
            .map(|_| bytes)
    });
    let began = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => break,
            Ok(Some(_)) => return Err(Bounds::Memory),
            Ok(None) if began.elapsed() > PATIENCE => {
                let _ended = child.kill().and_then(|()| child.wait());
                return Err(Bounds::Time);
            }
            Ok(None) => thread::sleep(Duration::from_millis(5)),
            Err(problem) => return Err(Bounds::Lost(problem)),
        }
    }
    Ok(reading.join().ok().and_then(Result::ok).unwrap_or_default())
}

/// Reads a workbook in a process of its own.
pub(super) fn read(file: &Path, mapping: Option<&Path>, as_of: Option<Day>) -> Result<Roster, Trouble> {
    let named = |id: &'static str| Trouble::of(id).with("file", file.display().to_string());
    let own = std::env::current_exe().map_err(|problem| Trouble::of("cli-fault").because(problem))?;
    let mut command = Command::new(own);
    command
        .arg("read-workbook")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(mapping) = mapping {
        command.args([OsStr::new("--mapping"), mapping.as_os_str()]);
    }
    if let Some(day) = as_of {
        command.arg("--as-of").arg(day.to_string());
    }
    command.arg("--").arg(file);
    let mut child = command
        .spawn()
        .map_err(|problem| Trouble::of("cli-fault").because(problem))?;
    let bytes = within(&mut child).map_err(|bounds| match bounds {
        Bounds::Memory => named("cli-read-out-of-bounds"),
        Bounds::Time => named("cli-read-too-long"),
        Bounds::Lost(problem) => Trouble::of("cli-again").because(problem),
    })?;
    match serde_json::from_slice(&bytes) {
        Ok(Told::Roster(roster)) => Ok(*roster),
        Ok(Told::List(list)) => Ok(list.roster),
        Ok(Told::Unreadable(Unreadable::System(cause))) => Err(named("cli-file-unreadable").because(cause)),
        Ok(Told::Unreadable(Unreadable::Mapping(cause))) => {
            let mapping = mapping.map(|path| path.display().to_string()).unwrap_or_default();
            Err(Trouble::of("cli-mapping-unreadable")
                .with("mapping", mapping)
                .because(cause))
        }
        Ok(Told::Unreadable(Unreadable::Workbook(why))) => {
            Err(named("cli-not-a-list").points([words::import::unreadable(&why)]))
        }
        Err(problem) => Err(Trouble::of("cli-again").because(problem)),
    }
}

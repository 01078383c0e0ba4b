//! The bounded process in which a workbook is read: 512 MB, 30 seconds.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ledger::Day;
use papers::roster::Roster;

use crate::commands::read_workbook::{Told, Unreadable, told};
use crate::say::Trouble;

/// How long reading may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many bytes its answer may have.
const ANSWER: u64 = 512 << 20;

/// Why a reader ended without an answer.
pub(in crate::commands) enum Bounds {
    /// It needed more memory than it may, or answered with more than is taken.
    Memory,
    /// It took longer than it may.
    Time,
    /// It could not be waited for.
    Lost(io::Error),
}

/// What `take` makes of a reader's answer, which it takes in while the reader works; within the reader's time.
pub(in crate::commands) fn within<T: Send + 'static>(
    child: &mut Child,
    take: impl FnOnce(&mut dyn BufRead) -> io::Result<T> + Send + 'static,
) -> Result<T, Bounds> {
    let out = child
        .stdout
        .take()
        .ok_or_else(|| Bounds::Lost(io::ErrorKind::BrokenPipe.into()))?;
    let reading = thread::spawn(move || {
        let mut answer = BufReader::with_capacity(1 << 16, out).take(ANSWER);
        let taken = take(&mut answer);
        taken.map_err(|problem| match answer.limit() {
            0 => Bounds::Memory,
            _ => Bounds::Lost(problem),
        })
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
    reading
        .join()
        .unwrap_or_else(|_| Err(Bounds::Lost(io::ErrorKind::BrokenPipe.into())))
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
    let answer = within(&mut child, told).map_err(|bounds| match bounds {
        Bounds::Memory => named("cli-read-out-of-bounds"),
        Bounds::Time => named("cli-read-too-long"),
        Bounds::Lost(problem) => Trouble::of("cli-again").because(problem),
    })?;
    match answer {
        Told::Roster(roster) => Ok(*roster),
        Told::List(list) => Ok(list.roster),
        // Rows are part of a list once its lines are put together.
        Told::Rows(_) => Err(Trouble::of("cli-again")),
        Told::Unreadable(Unreadable::System(cause)) => Err(named("cli-file-unreadable").because(cause)),
        Told::Unreadable(Unreadable::Mapping(cause)) => {
            let mapping = mapping.map(|path| path.display().to_string()).unwrap_or_default();
            Err(Trouble::of("cli-mapping-unreadable")
                .with("mapping", mapping)
                .because(cause))
        }
        Told::Unreadable(Unreadable::Workbook(why)) => {
            Err(named("cli-not-a-list").points([words::import::unreadable(&why)]))
        }
    }
}

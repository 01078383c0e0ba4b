//! The bounded process in which a workbook is read: 512 MB, 30 seconds.

use std::ffi::OsStr;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ledger::Day;
use papers::roster::Roster;
use papers::workbook::ReadError;
use words::Message;

use crate::commands::read_workbook::{Told, Unreadable};
use crate::say::Trouble;

/// How long reading may take.
const PATIENCE: Duration = Duration::from_secs(30);

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
            Ok(Some(_)) => return Err(named("cli-read-out-of-bounds")),
            Ok(None) if began.elapsed() > PATIENCE => {
                let _ended = child.kill().and_then(|()| child.wait());
                return Err(named("cli-read-too-long"));
            }
            Ok(None) => thread::sleep(Duration::from_millis(5)),
            Err(problem) => return Err(Trouble::of("cli-again").because(problem)),
        }
    }
    let bytes = reading.join().ok().and_then(Result::ok).unwrap_or_default();
    match serde_json::from_slice(&bytes) {
        Ok(Told::Roster(roster)) => Ok(*roster),
        Ok(Told::Unreadable(Unreadable::System(cause))) => Err(named("cli-file-unreadable").because(cause)),
        Ok(Told::Unreadable(Unreadable::Mapping(cause))) => {
            let mapping = mapping.map(|path| path.display().to_string()).unwrap_or_default();
            Err(Trouble::of("cli-mapping-unreadable")
                .with("mapping", mapping)
                .because(cause))
        }
        Ok(Told::Unreadable(Unreadable::Workbook(why))) => Err(named("cli-not-a-list").points([said(&why)])),
        Err(problem) => Err(Trouble::of("cli-again").because(problem)),
    }
}

/// Why a file is not taken as a workbook.
fn said(why: &ReadError) -> Message {
    let message = |id: &'static str| Message::new(id);
    match why {
        ReadError::Empty => message("cli-file-empty"),
        ReadError::TooLarge { limit, .. } => message("cli-file-too-large").with("limit", (limit >> 20).to_string()),
        ReadError::NotAWorkbook { seen } => message("cli-file-not-a-workbook").with("seen", seen.as_str()),
        ReadError::Macros => message("cli-file-macros"),
        ReadError::Encrypted => message("cli-file-encrypted"),
        ReadError::ExternalLinks { targets } => message("cli-file-links").with("targets", targets.join(", ")),
        ReadError::TooManyEntries { .. } | ReadError::ExpandsTooFar { .. } => message("cli-file-expands"),
        ReadError::UnsafePath { part } | ReadError::DocumentType { part } => {
            message("cli-file-unsafe").with("part", part.as_str())
        }
        ReadError::TooManySheets { limit, .. } => message("cli-file-sheets").with("limit", limit.to_string()),
        ReadError::TooManyRows { limit, .. } => message("cli-file-rows").with("limit", limit.to_string()),
        ReadError::TooManyColumns { limit, .. } => message("cli-file-columns").with("limit", limit.to_string()),
        ReadError::Broken { part, detail } => message("cli-file-broken")
            .with("part", part.as_str())
            .with("detail", detail.as_str()),
    }
}

//! The place of a ledger that is a file: how much room is left, and who else of the machine can read it.

use std::fs;
use std::path::Path;

use storage::Location;
use web::pages::operations::{Mark, StatusRow};
use words::{Lang, Message};

use super::row;

/// A ledger needs room for a copy of itself, which a backup beside it and the log of what is being written take, and a little more.
const SPARE: u64 = 64 << 20;
/// Room for so many copies is good.
const COPIES: u64 = 10;
const MEGABYTE: u64 = 1 << 20;

/// What is told of a file; of a database its own tools tell.
pub(super) fn rows(lang: Lang, at: &Location) -> Vec<StatusRow> {
    let Some(file) = at.path() else { return Vec::new() };
    let Ok(metadata) = fs::metadata(file) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    if let Some(free) = free_beside(file) {
        rows.push(room(lang, metadata.len(), free));
    }
    #[cfg(unix)]
    rows.push(readers(lang, widest(file)));
    rows
}

fn room(lang: Lang, size: u64, free: u64) -> StatusRow {
    let megabytes = |bytes: u64| i64::try_from(bytes.div_ceil(MEGABYTE)).unwrap_or(i64::MAX);
    let said = Message::new("cli-doctor-room-free")
        .with("free", free_megabytes(free))
        .with("size", megabytes(size));
    let mark = if free < size + SPARE {
        Mark::Ill
    } else if free < size * COPIES + SPARE {
        Mark::Look
    } else {
        Mark::Well
    };
    StatusRow {
        next: (mark != Mark::Well).then(|| lang.say("cli-doctor-room-next")),
        ..row(lang, "room", mark, &said)
    }
}

/// Rounded down: room that is not there is not promised.
fn free_megabytes(bytes: u64) -> i64 {
    i64::try_from(bytes / MEGABYTE).unwrap_or(i64::MAX)
}

#[cfg(unix)]
fn free_beside(file: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(file).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

#[cfg(not(unix))]
fn free_beside(_: &Path) -> Option<u64> {
    None
}

/// Who may do anything with one of a ledger's files: itself, or what is written beside it before that goes in.
#[cfg(unix)]
fn widest(file: &Path) -> u32 {
    use std::os::unix::fs::MetadataExt as _;
    let beside = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        fs::metadata(name).map_or(0, |metadata| metadata.mode())
    };
    ["", "-wal", "-shm"]
        .into_iter()
        .map(beside)
        .fold(0, |all, mode| all | mode)
}

#[cfg(unix)]
fn readers(lang: Lang, mode: u32) -> StatusRow {
    /// Everybody who is neither its owner nor of its group.
    const OTHERS: u32 = 0o007;
    let open = mode & OTHERS != 0;
    let (mark, id) = if open {
        (Mark::Look, "cli-doctor-readers-all")
    } else {
        (Mark::Well, "cli-doctor-readers-own")
    };
    StatusRow {
        next: open.then(|| lang.say("cli-doctor-readers-next")),
        ..row(lang, "readers", mark, &Message::new(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_without_room_for_a_copy_is_ill_and_one_for_few_is_to_be_looked_at() {
        let marked = |free| room(Lang::Vi, 100 * MEGABYTE, free).mark;
        assert_eq!(marked(163 * MEGABYTE), Mark::Ill);
        assert_eq!(marked(164 * MEGABYTE), Mark::Look);
        assert_eq!(marked(1_063 * MEGABYTE), Mark::Look);
        assert_eq!(marked(1_064 * MEGABYTE), Mark::Well);
    }
}

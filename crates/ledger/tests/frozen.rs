//! Twenty years of format: a ledger that a release wrote is kept in `tests/frozen/` and never written again. Every later release opens it,
//! proves it, reaches its head, and shows the same picture.
//!
//! `XT_FREEZE=0.2 cargo nextest run -p ledger frozen` writes the files of a new release; files that are there stay as they are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail as tests do"
)]

#[allow(dead_code, reason = "each test program uses a part of what they share")]
mod common;

use std::collections::BTreeSet;
use std::path::PathBuf;

use common::erasing::open;
use common::everything::everything;
use common::frozen::{log_of, read, told, written};
use ledger::acts::Act;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/frozen")
}

/// The names of all frozen ledgers, the oldest first.
fn names() -> Vec<String> {
    let mut all: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".ledger.txt").map(str::to_owned))
        .collect();
    all.sort_unstable();
    all
}

fn text(name: &str, what: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.{what}.txt"))).unwrap()
}

/// Writes the ledger of this release, once: only when asked to, and only what is not there.
#[test]
fn a_ledger_is_frozen_once() {
    let (value, erased) = everything();
    let log = log_of(&value, &erased);
    let value = open(&log).unwrap();
    let kinds: BTreeSet<u16> = log
        .iter()
        .flat_map(|decision| &decision.acts)
        .map(|act| act.kind)
        .collect();
    let all: BTreeSet<u16> = Act::SHAPES.iter().map(|shape| shape.number).collect();
    assert_eq!(kinds, all, "every kind of act is to be in it");
    assert_eq!(read(&written(&log)), log);
    let Some(name) = std::env::var_os("XT_FREEZE") else {
        return;
    };
    let name = name.into_string().unwrap();
    for (what, text) in [("ledger", written(&log)), ("picture", told(&value))] {
        let path = folder().join(format!("{name}.{what}.txt"));
        assert!(!path.exists(), "{name} is frozen already");
        std::fs::write(path, text).unwrap();
    }
}

#[test]
fn every_frozen_ledger_opens_reaches_its_head_and_shows_its_picture() {
    let names = names();
    assert!(names.contains(&"0.1".to_owned()), "{names:?}");
    for name in names {
        let log = read(&text(&name, "ledger"));
        let value = open(&log).unwrap_or_else(|lost| panic!("{name}: {lost:?}"));
        let last = log.last().unwrap();
        assert_eq!((value.head().seq, value.head().hash), (last.seq, last.hash), "{name}");
        assert_eq!(value.taken_away().count() + value.to_erase().count(), 0, "{name}");
        let picture = told(&value);
        let kept = text(&name, "picture");
        let differs = picture.lines().zip(kept.lines()).find(|(now, then)| now != then);
        assert_eq!(differs, None, "{name}: what it said has changed");
        assert_eq!(picture.lines().count(), kept.lines().count(), "{name}");
        assert_eq!(value.astray(), Vec::new(), "{name}");
    }
}

/// The twin: one other byte of a frozen ledger, or of its picture, is seen.
#[test]
fn twin_a_changed_frozen_ledger_is_seen() {
    let name = &names()[0];
    let mut log = read(&text(name, "ledger"));
    log[1].acts[0].payload.as_mut().unwrap().1[0] ^= 1;
    assert!(open(&log).is_err());
    let log = read(&text(name, "ledger"));
    let shorter = open(&log[..log.len() - 1]).unwrap();
    assert_ne!(told(&shorter), text(name, "picture"));
}

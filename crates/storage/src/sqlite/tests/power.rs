//! The power is cut at a call that a seed chooses: in opening, writing, playing the log into the file, closing, mending after the last cut.

use faultdisk::{Dice, Disk};

use super::life::{Life, proved};
use crate::sqlite::{create, open_to_write};
use crate::{Mode, OpenError, check};

/// A ledger lives through so many cuts, then a new one begins.
const CUTS: u32 = 25;
/// Calls of SQLite within which the power is cut: as many as an opening and some forty decisions take.
const WITHIN: u64 = 1_000;

#[derive(Debug, Default)]
struct Tally {
    cuts: u32,
    acknowledged: usize,
    lost: usize,
}

/// Cuts the power so often, and counts what was acknowledged and is gone. Whatever is lost, what is there is whole.
fn cut(cuts: u32, synchronous: &'static str, seed: u64) -> Tally {
    let (mut dice, mut tally) = (Dice::of(seed), Tally::default());
    while tally.cuts < cuts {
        let mut life = Life::begin(synchronous);
        for _ in 0..CUTS.min(cuts - tally.cuts) {
            life.disk.cut_at(1 + dice.below(WITHIN));
            let before = life.acknowledged.len();
            if let Ok(office) = life.open() {
                // Some lives end in a clean closing, which has calls of its own.
                for _ in 0..dice.below(60) {
                    if life.decide(&office).is_err() {
                        break;
                    }
                }
            }
            tally.acknowledged += life.acknowledged.len() - before;
            tally.cuts += 1;
            tally.lost += life.lost_after(&mut dice);
        }
    }
    println!("synchronous={synchronous} seed={seed}: {tally:?}");
    tally
}

/// How many cuts: few on every change, many in a long run.
fn points(few: u32, many: u32) -> u32 {
    if std::env::var_os("XT_LONG").is_some() {
        many
    } else {
        few
    }
}

#[test]
fn what_was_acknowledged_survives_every_cut() {
    let tally = cut(points(500, 10_000), "FULL", 20_250_701);
    assert_eq!(tally.lost, 0, "{tally:?}");
    assert!(tally.acknowledged > 1_000, "{tally:?}");
}

#[test]
fn with_weaker_syncing_the_cuts_lose_decisions() {
    let tally = cut(60, "NORMAL", 20_250_701);
    assert!(tally.lost > 0, "the test does not bite: {tally:?}");
}

#[test]
fn a_ledger_that_is_being_made_is_whole_or_not_there() {
    let (mut dice, mut whole) = (Dice::of(1), 0);
    for call in 1.. {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::under(folder.path()).unwrap();
        let path = folder.path().canonicalize().unwrap().join("ledger");
        disk.cut_at(call);
        let made = create(&path).is_ok();
        let cut = disk.is_dark();
        disk.power_back(&mut dice).unwrap();
        match crate::open(&path, Mode::Write) {
            Ok(_) => whole += 1,
            Err(OpenError::Missing(_)) if !made => {}
            Err(problem) => panic!("cut at call {call}: {problem}"),
        }
        if path.exists() {
            assert_eq!(proved(&path), [], "cut at call {call}");
        }
        if !cut {
            assert!(call > 20 && whole > 0, "{call} calls, {whole} whole");
            return;
        }
    }
}

#[test]
fn a_cut_in_the_first_opening_is_mended_by_whoever_opens_next() {
    let mut dice = Dice::of(1);
    for call in 1.. {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::under(folder.path()).unwrap();
        let path = folder.path().canonicalize().unwrap().join("ledger");
        drop(create(&path).unwrap());
        // As a backup is, and as a restored ledger begins: with a rollback journal, which the first writer changes.
        let changed = rusqlite::Connection::open(&path).unwrap();
        changed
            .pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
            .unwrap();
        drop(changed);
        disk.cut_at(call);
        let opened = open_to_write(&path).is_ok();
        if !disk.is_dark() {
            assert!(opened && call > 20, "{call} calls");
            return;
        }
        disk.power_back(&mut dice).unwrap();
        let report = check(&path).unwrap_or_else(|problem| panic!("cut at call {call}: {problem}"));
        assert!(report.holds(), "cut at call {call}: {report}");
    }
}

//! Any one call of SQLite fails, once or from then on: it is said in words, nothing is half done, and the next start is clean.

use faultdisk::Dice;

use super::life::{Life, proved};
use crate::{Mode, OpenError};

/// The calls that are tried.
const FIRST: u64 = 2_000;

/// A day at the office on a disk that may fail: opening, decisions, a backup, closing. Gives what could not be done, in words.
fn day(life: &mut Life, backup: &str) -> Vec<String> {
    let mut told = Vec::new();
    let to = life.path.with_file_name(backup);
    match life.open() {
        Ok(office) => {
            for _ in 0..100 {
                told.extend(life.decide(&office).err());
            }
            let copied = crate::open(&life.path, Mode::Read).map_err(|problem: OpenError| problem.to_string());
            let copied = copied.and_then(|store| store.backup(&to).map_err(|problem| problem.to_string()));
            if copied.is_err() {
                assert!(!to.exists(), "a backup that failed leaves nothing");
            }
            told.extend(copied.err());
        }
        Err(problem) => told.push(problem),
    }
    told
}

/// Breaks one call, and proves what is left; gives whether anybody was told.
fn breaks_at(call: u64, once: bool) -> bool {
    let mut life = Life::begin("FULL");
    if once {
        life.disk.fail_once(call);
    } else {
        life.disk.fail_from(call);
    }
    let told = day(&mut life, "copy");
    assert!(
        told.iter().all(|words| !words.trim().is_empty()),
        "call {call}: {told:?}"
    );
    if once {
        assert!(
            told.len() <= 1,
            "one call failed, and {} things with it: {told:?}",
            told.len()
        );
    }
    life.disk.work();
    let there = proved(&life.path);
    for acknowledged in &life.acknowledged {
        assert!(there.contains(acknowledged), "call {call}: {acknowledged:?} is gone");
    }
    let office = life
        .open()
        .unwrap_or_else(|problem| panic!("call {call}: the next start fails: {problem}"));
    life.decide(&office)
        .unwrap_or_else(|problem| panic!("call {call}: the next decision fails: {problem}"));
    !told.is_empty()
}

#[test]
fn whichever_call_fails_is_told_and_leaves_nothing_half_done() {
    let mut life = Life::begin("FULL");
    life.disk.work();
    assert_eq!(day(&mut life, "copy"), Vec::<String>::new());
    let calls = life.disk.calls();
    assert!(calls >= FIRST, "a day has only {calls} calls");
    let mut dice = Dice::of(20_250_701);
    let chosen: Vec<u64> = if std::env::var_os("XT_LONG").is_some() {
        (1..=FIRST).collect()
    } else {
        // All of the opening, and a part of the rest.
        (1..=60).chain((0..90).map(|_| 61 + dice.below(FIRST - 60))).collect()
    };
    let mut told = 0;
    for call in &chosen {
        told += u32::from(breaks_at(*call, true));
        told += u32::from(breaks_at(*call, false));
    }
    println!(
        "{} calls broken once and for good, of {calls} in a day; told {told} times",
        chosen.len()
    );
    assert!(u64::from(told) > chosen.len() as u64, "told {told} times only");
}

//! Offices on one ledger: several processes would do the same, each with its own way into the store and its own value.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

mod database;
mod file;

use std::sync::Arc;
use std::time::Duration;

use ledger::Decision;
use ledger::acts::Dated;
use office::Office;
use storage::{Location, Mode};
use testkit::{FixedClock, SeededChance, day, law};

const SECRET: &str = "bờ sông Diễn Vọng chiều";
/// How soon a follower must show what another office wrote.
const SOON: Duration = Duration::from_secs(1);

/// An office as a process would open it: a writer or not, a reader, a follower.
fn office(at: &Location, mode: Mode, seed: u64) -> Office {
    let open = |mode| storage::open(at, mode).unwrap();
    let clock = Arc::new(FixedClock::on(day("2019-03-14")));
    let chance = Arc::new(SeededChance::of(seed));
    let mut office = Office::open(open(mode), open(Mode::Read), law(), clock, chance).unwrap();
    office.follow(open(Mode::Read)).unwrap();
    office
}

fn decision(number: &str, act: impl Into<Dated>) -> Decision {
    testkit::decision(number, "2019-03-14", vec![act.into()])
}

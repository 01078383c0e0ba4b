//! Takes the snapshot of a ledger, and in a process of its own loads the ledger from it and works with it.

use std::path::Path;

use office::snapshot::{self, Begun};
use storage::Mode;

use crate::ask::ask;
use crate::memory::{resident, worked};
use crate::tell;
use crate::times::timed;

pub(crate) fn keep(file: &Path) {
    let store = storage::open(file, Mode::Read).unwrap();
    let (value, _) = snapshot::open(store.as_ref()).unwrap();
    let (kept, took) = timed(|| snapshot::keep(store.as_ref(), &value).unwrap());
    assert!(kept, "this ledger has no snapshot");
    tell("snapshot taken", &format!("{:.2} s", took.as_secs_f64()));
}

pub(crate) fn load(file: &Path, seed: u64) {
    let store = storage::open(file, Mode::Read).unwrap();
    let (before, cpu) = (resident().0, worked());
    let ((value, begun), took) = timed(|| snapshot::open(store.as_ref()).unwrap());
    let cpu = worked().saturating_sub(cpu).as_secs_f64();
    drop(store);
    assert!(matches!(begun, Begun::Snapshot(_)), "not from the snapshot: {begun:?}");
    let (after, most) = resident();
    let acts: u32 = value.entries().map(|(_, entry)| entry.len()).sum();
    let held = after.saturating_sub(before) as f64;
    // The system counts in hundredths of a second: what is over sooner is measured by the clock.
    let worked = if cpu < 0.1 { took.as_secs_f64() } else { cpu };
    let rate = f64::from(acts) / worked;
    tell(
        "load from the snapshot",
        &format!(
            "{:.3} s, {cpu:.2} s of one core: {rate:.0} acts/s a core",
            took.as_secs_f64()
        ),
    );
    tell(
        "memory from the snapshot",
        &format!(
            "{:.1} bytes an act: {:.1} MB more than before, {:.1} MB at most",
            held / f64::from(acts),
            held / 1e6,
            most as f64 / 1e6
        ),
    );
    ask(value, seed);
}

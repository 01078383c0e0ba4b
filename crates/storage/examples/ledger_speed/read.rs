//! Replays a ledger.

use std::path::Path;

use storage::Mode;

use crate::memory::{resident, worked};
use crate::tell;
use crate::times::timed;

pub(crate) fn read(file: &Path) {
    let store = storage::open(file, Mode::Read).unwrap();
    let (before, cpu) = (resident().0, worked());
    let (value, took) = timed(|| office::follow::replay(store.as_ref()).unwrap());
    let cpu = worked().saturating_sub(cpu).as_secs_f64();
    drop(store);
    let (after, most) = resident();
    let acts: u32 = value.entries().map(|(_, entry)| entry.len()).sum();
    let held = after.saturating_sub(before) as f64;
    tell(
        "load by replay",
        &format!(
            "{:.2} s, {cpu:.2} s of one core: {:.0} acts/s a core",
            took.as_secs_f64(),
            f64::from(acts) / cpu
        ),
    );
    tell(
        "memory by replay",
        &format!(
            "{:.1} bytes an act: {:.1} MB more than before, {:.1} MB at most",
            held / f64::from(acts),
            held / 1e6,
            most as f64 / 1e6
        ),
    );
}

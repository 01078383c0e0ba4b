//! What was seen of backups in a whole run, and whether a restore is soon enough.

use crate::trouble::Trouble;
use std::time::Duration;

/// How soon a restored and proved ledger must be there.
const RESTORED: Duration = Duration::from_mins(5);

/// What was seen of backups in a whole run.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// What holds the ledger.
    pub engine: &'static str,
    /// How many writers wrote.
    pub writers: u32,
    /// How many decisions were acknowledged before a backup began, over all backups.
    pub due: usize,
    /// How many decisions the copies hold, over all of them; the largest of them; its size in bytes, files included.
    pub held: usize,
    pub largest: usize,
    pub bytes: u64,
    /// How many files of decisions the copies hold as they were written, and how many are gone from them as it was ordered.
    pub files: (u32, u32),
    /// How long each backup took, each restore, each proof of what was restored, each drill by the program's own clock.
    pub backups: Vec<Duration>,
    pub restores: Vec<Duration>,
    pub proofs: Vec<Duration>,
    pub drills: Vec<Duration>,
    /// How long writers waited for acknowledgements while nothing else ran, and while a backup was taken.
    pub alone: Vec<Duration>,
    pub beside: Vec<Duration>,
}

impl Copies {
    /// The figures in words.
    pub(crate) fn told(&self) -> String {
        let times = |name: &str, times: &[Duration]| {
            let milliseconds = |part| at(times, part).as_millis();
            format!(
                "{name} {} ms (median), {} ms (slowest)",
                milliseconds(50),
                milliseconds(100)
            )
        };
        let waits = |name: &str, waits: &[Duration]| {
            let milliseconds = |part| at(waits, part).as_secs_f64() * 1e3;
            let (half, most, worst) = (milliseconds(50), milliseconds(99), milliseconds(100));
            format!(
                "{name} {half:.1} ms (median), {most:.1} ms (p99), {worst:.0} ms (slowest of {})",
                waits.len()
            )
        };
        [
            format!(
                "{} backups of a ledger in {} while {} writers wrote, each restored, verified and drilled by the program:",
                self.backups.len(),
                self.engine,
                self.writers
            ),
            format!(
                "0 of {} decisions acknowledged before a backup began missing in it, 0 half there or twice in {} held, every chain verifies;",
                self.due, self.held
            ),
            format!(
                "{} files whole in them, {} gone as it was ordered; the largest: {} decisions, {:.1} MB",
                self.files.0,
                self.files.1,
                self.largest,
                self.bytes as f64 / 1e6
            ),
            times("backup", &self.backups),
            times("restore", &self.restores),
            times("verify", &self.proofs),
            times("drill, by its own clock", &self.drills),
            waits("an acknowledgement came after", &self.alone),
            waits("and while a backup was taken after", &self.beside),
        ]
        .join("\n")
    }

    /// Whether each restore was done in time.
    pub(crate) fn soon_enough(&self) -> Result<(), Trouble> {
        match self.restores.iter().chain(&self.drills).max() {
            Some(slowest) if *slowest > RESTORED => Err(Trouble::Server(format!(
                "a restore took {slowest:.0?}; it must be there within {RESTORED:.0?}"
            ))),
            _ => Ok(()),
        }
    }
}

/// The time below which so many of a hundred lie.
fn at(times: &[Duration], part: usize) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    let place = (times.len() * part / 100).min(times.len().saturating_sub(1));
    times.get(place).copied().unwrap_or_default()
}

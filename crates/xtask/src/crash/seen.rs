//! What was seen in a whole run, and whether it was soon enough.

use super::record::Record;
use crate::trouble::Trouble;
use std::time::Duration;

/// How soon an office must be ready again.
const READY: Duration = Duration::from_secs(2);

/// What was seen in a whole run.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// How often something was killed or stopped, or the disk was full.
    pub kills: u32,
    /// How often each kind of it, where there are several.
    pub kinds: Vec<(&'static str, u32)>,
    acknowledged: usize,
    /// Decisions that were written, but whose acknowledgement nobody heard.
    unheard: usize,
    in_doubt: usize,
    /// How soon an office was ready after each.
    pub ready: Vec<Duration>,
}

impl Seen {
    /// Counts one more of a kind.
    pub(crate) fn count(&mut self, kind: &'static str) {
        self.kills += 1;
        match self.kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => self.kinds.push((kind, 1)),
        }
    }

    /// Adds what one ledger held in the end.
    pub(crate) fn add(&mut self, record: &Record, unheard: usize) {
        self.acknowledged += record.count();
        self.in_doubt += record.doubts();
        self.unheard += unheard;
    }

    /// How many decisions of finished ledgers were acknowledged.
    pub(crate) const fn acknowledged(&self) -> usize {
        self.acknowledged
    }

    /// The figures in words.
    pub(crate) fn told(&self) -> String {
        let mut ready = self.ready.clone();
        ready.sort();
        let at = |part: usize| ready.get((ready.len() * part / 100).min(ready.len().saturating_sub(1)));
        let milliseconds = |part| at(part).map_or(0, Duration::as_millis);
        let kinds: Vec<String> = self
            .kinds
            .iter()
            .map(|(kind, count)| format!("{count} {kind}"))
            .collect();
        format!(
            "{} times ({}): 0 of {} acknowledged decisions lost, 0 half there or twice, every chain verifies;\n\
             {} more were written whose acknowledgement nobody heard; of {} it was told that nobody knows\n\
             ready again after {} ms (median), {} ms (p99), {} ms (slowest) in {} starts",
            self.kills,
            kinds.join(", "),
            self.acknowledged,
            self.unheard,
            self.in_doubt,
            milliseconds(50),
            milliseconds(99),
            milliseconds(100),
            ready.len()
        )
    }

    /// Whether each was ready in time.
    pub(crate) fn soon_enough(&self) -> Result<(), Trouble> {
        match self.ready.iter().max() {
            Some(slowest) if *slowest > READY => Err(Trouble::Server(format!(
                "an office was ready after {slowest:.2?} only; it must be within {READY:.0?}"
            ))),
            _ => Ok(()),
        }
    }
}

//! Time and chance come from outside, so that everything here can be run again to the same end.

use std::fmt::Debug;

/// Tells the time at which something is recorded.
pub trait Clock: Send + Sync + Debug {
    /// Seconds since 1970-01-01T00:00:00Z.
    fn now(&self) -> i64;
}

/// Gives random bytes: salts, session ids, passwords.
pub trait Chance: Send + Sync + Debug {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The civil day in Việt Nam (UTC+7, no summer time) at a time.
pub fn day_in_vietnam(time: i64) -> ledger::Day {
    let days = (time + 7 * 3600).div_euclid(86_400);
    ledger::Day(i32::try_from(days).unwrap_or(0))
}

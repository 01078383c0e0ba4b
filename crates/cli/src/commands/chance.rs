//! A clock and chance for what is made anew from a seed: the same seed gives the same ledger to the last byte.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};

use office::clock::{Chance, Clock};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// A clock that stands where it is set; at first on 2019-01-02.
#[derive(Debug)]
pub(crate) struct DemoClock(AtomicI64);

impl Default for DemoClock {
    fn default() -> Self {
        Self(AtomicI64::new(1_546_390_800))
    }
}

impl DemoClock {
    /// Sets the time: seconds since 1970-01-01T00:00:00Z.
    pub(crate) fn set(&self, time: i64) {
        self.0.store(time, Ordering::Relaxed);
    }
}

impl Clock for DemoClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Chance from a seed. For demonstration data alone: whoever knows the seed knows the salts.
#[derive(Debug)]
pub(crate) struct SeededChance(Mutex<ChaCha20Rng>);

impl SeededChance {
    pub(crate) fn of(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}

//! Chance from a seed: the same seed gives the same bytes, in the order in which they are asked for.

use std::sync::atomic::{AtomicU64, Ordering};

use office::clock::Chance;

/// Bytes from a counter and a seed. For tests only: anybody who knows the seed knows the bytes.
#[derive(Debug)]
pub struct SeededChance(AtomicU64);

impl SeededChance {
    /// Chance from this seed.
    pub const fn of(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let state = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            let out = (mixed ^ (mixed >> 31)).to_le_bytes();
            chunk.copy_from_slice(&out[..chunk.len()]);
        }
    }
}

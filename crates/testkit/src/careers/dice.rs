//! Chance from a seed.

/// Numbers that look like chance, and are the same for the same seed (splitmix64).
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        u32::try_from((u128::from(self.next()) * u128::from(end.max(1))) >> 64).unwrap()
    }

    /// Whether one of a thousand cases is met, `in_thousand` of which count.
    pub(super) fn falls(&mut self, in_thousand: u32) -> bool {
        self.below(1000) < in_thousand
    }

    /// One of several.
    pub(super) fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(u32::try_from(all.len()).unwrap()) as usize]
    }
}

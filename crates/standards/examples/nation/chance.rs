//! Choices that a seed repeats.

/// A row of numbers that look like chance and are the same every time.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(bound.max(1))).unwrap_or(0)
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        let count = u32::try_from(all.len()).unwrap_or(1);
        &all[self.below(count) as usize]
    }
}

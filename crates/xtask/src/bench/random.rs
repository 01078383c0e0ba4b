//! Random choices that a seed repeats: the same people and days in every run.

/// A small generator (xorshift, 64 bits): good enough to choose pages, not for anything secret.
#[derive(Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// Starts from `seed`; zero would stay zero for ever.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end` (0 when `end` is 0).
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.checked_rem(end).unwrap_or(0)
    }

    /// One of `list`; `None` when it is empty.
    pub(crate) fn one_of<'list, T>(&mut self, list: &'list [T]) -> Option<&'list T> {
        let index = usize::try_from(self.below(list.len() as u64)).ok()?;
        list.get(index)
    }

    /// A day of the years 2018 to 2020, as ISO text.
    pub(crate) fn day(&mut self) -> String {
        format!(
            "{}-{:02}-{:02}",
            2018 + self.below(3),
            1 + self.below(12),
            1 + self.below(28)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_its_choices() {
        let (mut one, mut two, mut other) = (Random::new(7), Random::new(7), Random::new(8));
        let first: Vec<u64> = (0..20).map(|_| one.below(1000)).collect();
        assert_eq!(first, (0..20).map(|_| two.below(1000)).collect::<Vec<_>>());
        assert_ne!(first, (0..20).map(|_| other.below(1000)).collect::<Vec<_>>());
        assert!(first.iter().all(|number| *number < 1000));
        assert!(one.one_of::<u8>(&[]).is_none());
    }
}

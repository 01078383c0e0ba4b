//! Chance that repeats: the same seed and topic give the same throws. Each topic has a stream of its own, so that a new throw in one
//! place moves nothing elsewhere.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// One stream of throws.
#[derive(Debug)]
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of a topic.
    pub(crate) fn of(seed: u64, topic: &str) -> Self {
        // FNV-1a: a fixed, short way from a topic to a number of a stream.
        let stream = topic.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        chance.set_stream(stream);
        Self(chance)
    }

    /// A number below `end`; 0 for an empty range.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.0.next_u64()) * u128::try_from(end).unwrap_or(0);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = usize::try_from(high - low + 1).unwrap_or(1);
        low + i32::try_from(self.below(width)).unwrap_or(0)
    }

    /// True in so many cases of a thousand.
    pub(crate) fn permille(&mut self, share: u32) -> bool {
        self.below(1000) < usize::try_from(share).unwrap_or(0)
    }

    /// One of several; none of nothing.
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }

    /// One of several by weight.
    pub(crate) fn weighted<'a, T>(&mut self, all: &'a [(T, u32)]) -> Option<&'a T> {
        let total: u32 = all.iter().map(|(_, weight)| *weight).sum();
        let mut at = u32::try_from(self.below(usize::try_from(total).unwrap_or(0))).unwrap_or(0);
        all.iter().find_map(|(own, weight)| {
            if at < *weight {
                return Some(own);
            }
            at -= weight;
            None
        })
    }

    /// Another order.
    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }

    /// `count` cards whose kinds stand in the given weights as exactly as whole cards allow, shuffled.
    pub(crate) fn deck<T: Clone>(&mut self, weights: &[(T, u32)], count: usize) -> Vec<T> {
        let parts = portions(
            count,
            &weights.iter().map(|(_, weight)| u64::from(*weight)).collect::<Vec<_>>(),
        );
        let mut cards: Vec<T> = weights
            .iter()
            .zip(parts)
            .flat_map(|((kind, _), part)| std::iter::repeat_n(kind.clone(), part))
            .collect();
        self.shuffle(&mut cards);
        cards
    }
}

/// A whole number in parts by weight; what rounding leaves goes to the largest remainders, the first among equals.
pub(crate) fn portions(whole: usize, weights: &[u64]) -> Vec<usize> {
    let total: u64 = weights.iter().sum();
    if total == 0 {
        return vec![0; weights.len()];
    }
    let wide = u64::try_from(whole).unwrap_or(0);
    let mut parts: Vec<u64> = weights.iter().map(|weight| wide * weight / total).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(wide * weights[*at] % total), *at));
    let left = wide - parts.iter().sum::<u64>();
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[at] += 1;
    }
    parts
        .into_iter()
        .map(|part| usize::try_from(part).unwrap_or(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn portions_lose_nothing_and_stay_within_one(whole in 0usize..5000, weights in prop::collection::vec(0u64..400, 1..12)) {
            let parts = portions(whole, &weights);
            let total: u64 = weights.iter().sum();
            prop_assume!(total > 0);
            prop_assert_eq!(parts.iter().sum::<usize>(), whole);
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = u64::try_from(whole).unwrap() * weight;
                let part = u64::try_from(*part).unwrap() * total;
                prop_assert!(part + total > exact && part < exact + total);
            }
        }
    }

    #[test]
    fn a_topic_repeats_and_topics_differ() {
        let throws = |topic: &str| {
            let mut dice = Dice::of(7, topic);
            (0..20).map(|_| dice.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(throws("names"), throws("names"));
        assert_ne!(throws("names"), throws("births"));
        let mut dice = Dice::of(1, "deck");
        let deck = dice.deck(&[("a", 3), ("b", 1)], 8);
        assert_eq!(deck.iter().filter(|card| **card == "b").count(), 2);
        assert!((0..200).all(|_| (2..=4).contains(&dice.between(2, 4))));
    }
}

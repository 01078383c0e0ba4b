//! A square table of prices: what it costs to give a post to a person.

use serde::{Deserialize, Serialize};

/// Prices of all pairs, person by person. Unit: points of whatever is least; negative prices are allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prices {
    size: usize,
    /// Row by row: `of[person * size + post]`.
    of: Vec<i64>,
}

impl Prices {
    /// The largest price either way that sums of a thousand people stay exact with.
    pub const LARGEST: i64 = 1 << 40;

    /// A table of `size` people and as many posts; `None` when `of` has not size² prices, or one is beyond [`Self::LARGEST`].
    pub fn new(size: usize, of: Vec<i64>) -> Option<Self> {
        let fits = |price: &i64| price.unsigned_abs() <= Self::LARGEST.unsigned_abs();
        let whole = size.checked_mul(size) == Some(of.len()) && of.iter().all(fits);
        whole.then_some(Self { size, of })
    }

    /// How many people, and posts.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Prices of one person, post by post.
    #[inline]
    pub fn of_person(&self, person: usize) -> &[i64] {
        self.of.get(person * self.size..(person + 1) * self.size).unwrap_or(&[])
    }

    /// Price of a pair.
    #[inline]
    pub fn price(&self, person: usize, post: usize) -> i64 {
        self.of[person * self.size + post]
    }
}

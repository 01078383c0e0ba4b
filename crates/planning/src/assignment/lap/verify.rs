//! Judges an assignment by its dual prices: nothing cheaper exists. Knows nothing of the solver.

use thiserror::Error;

use super::problem::Prices;

/// Why an assignment is not proven to be the cheapest.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotOptimal {
    /// Somebody has no post, or more posts or people are named than there are.
    #[error("{people} people are given posts, {size} must be")]
    Incomplete {
        /// People with a post.
        people: usize,
        /// People there are.
        size: usize,
    },
    /// One post is given twice, or does not exist.
    #[error("post {post} is given twice or does not exist")]
    PostTaken {
        /// The post.
        post: usize,
    },
    /// The dual prices of a pair are above its price.
    #[error("the dual prices of person {person} and post {post} are above the price of the pair")]
    DualTooHigh {
        /// The person.
        person: usize,
        /// The post.
        post: usize,
    },
    /// The sums differ.
    #[error("the prices sum to {price}, the dual prices to {dual}")]
    SumsDiffer {
        /// Of the assignment.
        price: i64,
        /// Of the dual.
        dual: i64,
    },
}

/// Proves by weak duality that `posts` (the post of each person) is a cheapest assignment, and gives its price.
///
/// # Errors
///
/// The first thing that does not hold.
pub fn verify(prices: &Prices, posts: &[usize], of_people: &[i64], of_posts: &[i64]) -> Result<i64, NotOptimal> {
    let size = prices.size();
    if posts.len() != size || of_people.len() != size || of_posts.len() != size {
        return Err(NotOptimal::Incomplete {
            people: posts.len(),
            size,
        });
    }
    let mut taken = vec![false; size];
    for &post in posts {
        if post >= size || std::mem::replace(&mut taken[post], true) {
            return Err(NotOptimal::PostTaken { post });
        }
    }
    for (person, own) in of_people.iter().enumerate() {
        let pairs = prices.of_person(person).iter().zip(of_posts);
        for (post, (price, other)) in pairs.enumerate() {
            if own + other > *price {
                return Err(NotOptimal::DualTooHigh { person, post });
            }
        }
    }
    let price = posts
        .iter()
        .enumerate()
        .map(|(person, post)| prices.price(person, *post))
        .sum();
    let dual = of_people.iter().sum::<i64>() + of_posts.iter().sum::<i64>();
    if price == dual {
        Ok(price)
    } else {
        Err(NotOptimal::SumsDiffer { price, dual })
    }
}

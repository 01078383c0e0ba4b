//! Shortest augmenting paths with the initial reductions of R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for
//! dense and sparse linear assignment problems", Computing 38 (1987): column reduction, reduction transfer, two rounds of
//! augmenting row reduction, then one Dijkstra a person who is still without a post. O(n³), exact in integers.

use super::problem::Prices;

/// A cheapest assignment and the dual prices that prove it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// The post of each person.
    pub posts: Vec<usize>,
    /// Sum of the prices.
    pub price: i64,
    /// Dual price of each person; with that of a post never above the price of the pair.
    pub of_people: Vec<i64>,
    /// Dual price of each post.
    pub of_posts: Vec<i64>,
}

const NOBODY: usize = usize::MAX;

/// Solves it. The time does not depend on luck, so that there is no budget: 700 people take some milliseconds.
pub fn solve(prices: &Prices) -> Matched {
    let mut search = Search::new(prices);
    search.reduce_columns();
    search.transfer_reductions();
    for _ in 0..2 {
        search.reduce_rows();
    }
    search.augment();
    search.matched()
}

struct Search<'a> {
    prices: &'a Prices,
    size: usize,
    /// Post of a person, person of a post.
    post_of: Vec<usize>,
    person_of: Vec<usize>,
    /// Dual prices of the posts; those of the people follow from them.
    dual: Vec<i64>,
    free: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(prices: &'a Prices) -> Self {
        let size = prices.size();
        let nobody = vec![NOBODY; size];
        Self {
            prices,
            size,
            post_of: nobody.clone(),
            person_of: nobody,
            dual: vec![0; size],
            free: Vec::new(),
        }
    }

    /// Each post goes to the person to whom it costs least, if that person has none yet; from the last post to the first.
    fn reduce_columns(&mut self) {
        let mut least: Vec<(i64, usize)> = vec![(i64::MAX, 0); self.size];
        for person in 0..self.size {
            for (least, price) in least.iter_mut().zip(self.prices.of_person(person)) {
                if *price < least.0 {
                    *least = (*price, person);
                }
            }
        }
        for post in (0..self.size).rev() {
            let (price, person) = least[post];
            self.dual[post] = price;
            if self.post_of[person] == NOBODY {
                self.post_of[person] = post;
                self.person_of[post] = person;
            }
        }
    }

    /// Lowers the dual of a held post by what its holder would lose by the second best; tells who is free.
    fn transfer_reductions(&mut self) {
        for person in 0..self.size {
            let held = self.post_of[person];
            if held == NOBODY {
                self.free.push(person);
                continue;
            }
            let others = self.prices.of_person(person).iter().zip(&self.dual).enumerate();
            let second = others
                .filter(|(post, _)| *post != held)
                .map(|(_, (price, dual))| price - dual)
                .min();
            if let Some(second) = second {
                let own = self.prices.price(person, held) - self.dual[held];
                self.dual[held] -= (second - own).max(0);
            }
        }
    }

    /// A free person takes the best post at the price of the second best, and frees its holder.
    fn reduce_rows(&mut self) {
        let mut free = std::mem::take(&mut self.free);
        let (mut at, mut steps) = (0, 0);
        // Chains of tiny steps may be long; what is left over goes to `augment`.
        let most_steps = self.size * 8 + 16;
        while at < free.len() {
            let person = free[at];
            at += 1;
            steps += 1;
            let (best, second) = self.two_best(person);
            let ((least, mut post), (next, other)) = (best, second);
            let holder = self.person_of[post];
            if least < next {
                self.dual[post] -= next - least;
            } else if holder != NOBODY && other != NOBODY {
                post = other;
            }
            let holder = self.person_of[post];
            self.post_of[person] = post;
            self.person_of[post] = person;
            if holder == NOBODY {
                continue;
            }
            self.post_of[holder] = NOBODY;
            if least < next && steps < most_steps {
                at -= 1;
                free[at] = holder;
            } else {
                self.free.push(holder);
            }
        }
    }

    /// The least and the second least reduced price of a person, with their posts.
    fn two_best(&self, person: usize) -> ((i64, usize), (i64, usize)) {
        let mut best = (i64::MAX, NOBODY);
        let mut second = (i64::MAX, NOBODY);
        for (post, (price, dual)) in self.prices.of_person(person).iter().zip(&self.dual).enumerate() {
            let reduced = price - dual;
            if reduced < second.0 {
                if reduced < best.0 {
                    second = best;
                    best = (reduced, post);
                } else {
                    second = (reduced, post);
                }
            }
        }
        (best, second)
    }

    /// A shortest augmenting path from each person who is still free.
    fn augment(&mut self) {
        let mut distance = vec![0; self.size];
        let mut before = vec![NOBODY; self.size];
        let mut posts: Vec<usize> = (0..self.size).collect();
        for start in std::mem::take(&mut self.free) {
            let end = self.shortest(start, &mut distance, &mut before, &mut posts);
            let mut post = end;
            while post != NOBODY {
                let person = before[post];
                self.person_of[post] = person;
                post = std::mem::replace(&mut self.post_of[person], post);
                if person == start {
                    break;
                }
            }
        }
    }

    /// Dijkstra over the posts: `posts[..low]` are scanned, `posts[low..up]` stand at the least distance, the rest is farther.
    #[allow(
        clippy::mut_range_bound,
        reason = "what is swapped to the front has been looked at already"
    )]
    fn shortest(&mut self, start: usize, distance: &mut [i64], before: &mut [usize], posts: &mut [usize]) -> usize {
        for (post, (price, dual)) in self.prices.of_person(start).iter().zip(&self.dual).enumerate() {
            distance[post] = price - dual;
            before[post] = start;
        }
        let (mut low, mut up, mut least, mut ready) = (0, 0, 0, 0);
        let end = 'search: loop {
            if low == up {
                ready = low;
                least = distance[posts[up]];
                up += 1;
                for at in up..self.size {
                    let away = distance[posts[at]];
                    if away <= least {
                        if away < least {
                            up = low;
                            least = away;
                        }
                        posts.swap(at, up);
                        up += 1;
                    }
                }
                if let Some(post) = posts[low..up].iter().find(|post| self.person_of[**post] == NOBODY) {
                    break 'search *post;
                }
            }
            let scanned = posts[low];
            low += 1;
            let person = self.person_of[scanned];
            let row = self.prices.of_person(person);
            let offset = row[scanned] - self.dual[scanned] - least;
            for at in up..self.size {
                let post = posts[at];
                let away = row[post] - self.dual[post] - offset;
                if away < distance[post] {
                    distance[post] = away;
                    before[post] = person;
                    if away == least {
                        if self.person_of[post] == NOBODY {
                            break 'search post;
                        }
                        posts.swap(at, up);
                        up += 1;
                    }
                }
            }
        };
        for post in &posts[..ready] {
            self.dual[*post] += distance[*post] - least;
        }
        end
    }

    fn matched(self) -> Matched {
        let own = |person: usize| self.prices.price(person, self.post_of[person]);
        let price = (0..self.size).map(own).sum();
        let of_people = (0..self.size)
            .map(|person| own(person) - self.dual[self.post_of[person]])
            .collect();
        Matched {
            price,
            of_people,
            posts: self.post_of,
            of_posts: self.dual,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::verify::{NotOptimal, verify};
    use super::*;
    use crate::core::Random;
    use proptest::prelude::*;

    fn cheapest(prices: &Prices, person: usize, taken: &mut Vec<bool>) -> i64 {
        if person == prices.size() {
            return 0;
        }
        let mut best = i64::MAX;
        for post in 0..prices.size() {
            if !taken[post] {
                taken[post] = true;
                best = best.min(prices.price(person, post) + cheapest(prices, person + 1, taken));
                taken[post] = false;
            }
        }
        best
    }

    proptest! {
        #[test]
        fn small_ones_equal_brute_force_and_are_proven(size in 1_usize..7, seed: u64, spread in 1_usize..60) {
            let mut random = Random::new(seed);
            let of = (0..size * size).map(|_| i64::try_from(random.below(spread)).unwrap() - 5).collect();
            let prices = Prices::new(size, of).unwrap();
            let matched = solve(&prices);
            prop_assert_eq!(verify(&prices, &matched.posts, &matched.of_people, &matched.of_posts), Ok(matched.price));
            prop_assert_eq!(matched.price, cheapest(&prices, 0, &mut vec![false; size]));
        }
    }

    #[test]
    fn a_large_one_is_proven() {
        let mut random = Random::new(3);
        let size = 300;
        let of = (0..size * size)
            .map(|_| i64::try_from(random.below(100)).unwrap())
            .collect();
        let prices = Prices::new(size, of).unwrap();
        let matched = solve(&prices);
        assert_eq!(
            verify(&prices, &matched.posts, &matched.of_people, &matched.of_posts),
            Ok(matched.price)
        );
    }

    #[test]
    fn the_proof_bites() {
        let prices = Prices::new(2, vec![1, 2, 2, 1]).unwrap();
        let Matched {
            posts,
            of_people,
            of_posts,
            ..
        } = solve(&prices);
        assert_eq!(verify(&prices, &posts, &of_people, &of_posts), Ok(2));
        let crossed = [posts[1], posts[0]];
        assert!(matches!(
            verify(&prices, &crossed, &of_people, &of_posts),
            Err(NotOptimal::SumsDiffer { .. })
        ));
        assert!(matches!(
            verify(&prices, &posts, &[9, 9], &of_posts),
            Err(NotOptimal::DualTooHigh { .. })
        ));
        assert!(matches!(
            verify(&prices, &[0, 0], &of_people, &of_posts),
            Err(NotOptimal::PostTaken { .. })
        ));
    }
}

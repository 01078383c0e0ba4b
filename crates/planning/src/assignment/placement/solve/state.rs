//! A plan that is being changed; price and breaches are kept up to date with each move.

use super::super::model::{Model, NONE};

/// A plan with its counts.
#[derive(Debug, Clone)]
pub(in super::super) struct State<'a> {
    model: &'a Model,
    /// The post of each person, the person of each post, or nobody.
    pub post_of: Vec<usize>,
    pub person_of: Vec<usize>,
    counts: Vec<i64>,
    /// Sum of the prices, of pairs and of what is left without.
    pub price: i64,
    /// Breaches of hard constraints.
    pub excess: i64,
}

fn price_or_breach(price: Option<i64>) -> (i64, i64) {
    price.map_or((0, 1), |price| (price, 0))
}

impl<'a> State<'a> {
    /// Everybody waits.
    pub(in super::super) fn empty(model: &'a Model) -> Self {
        let mut state = Self {
            model,
            post_of: vec![NONE; model.people],
            person_of: vec![NONE; model.posts],
            counts: vec![0; model.rows.len()],
            price: 0,
            excess: model.rows.iter().map(|row| row.least.max(0)).sum(),
        };
        for left in model.waiting.iter().chain(&model.empty) {
            let (price, breach) = price_or_breach(*left);
            state.price += price;
            state.excess += breach;
        }
        state
    }

    /// Of a plan; pairs that are not allowed are left out.
    pub(in super::super) fn of(model: &'a Model, posts: &[usize]) -> Self {
        let mut state = Self::empty(model);
        for (person, post) in posts.iter().enumerate() {
            if *post < model.posts && state.person_of[*post] == NONE && model.price(person, *post).is_some() {
                state.put(person, *post);
            }
        }
        state
    }

    fn count(&mut self, person: usize, post: usize, by: i64) {
        for row in self.model.rows_of(person, post) {
            let limits = self.model.rows[row];
            let breach = |count: i64| (limits.least - count).max(0) + (count - limits.most).max(0);
            let count = self.counts[row];
            self.counts[row] = count + by;
            self.excess += breach(count + by) - breach(count);
        }
    }

    fn pair(&mut self, person: usize, post: usize, sign: i64) {
        let (waiting, breach) = price_or_breach(self.model.waiting[person]);
        self.price -= sign * waiting;
        self.excess -= sign * breach;
        let (empty, breach) = price_or_breach(self.model.empty[post]);
        self.price -= sign * empty;
        self.excess -= sign * breach;
        let (price, breach) = price_or_breach(self.model.price(person, post));
        self.price += sign * price;
        self.excess += sign * breach;
        self.count(person, post, sign);
    }

    /// Gives an empty post to a person without one.
    pub(super) fn put(&mut self, person: usize, post: usize) {
        self.pair(person, post, 1);
        self.post_of[person] = post;
        self.person_of[post] = person;
    }

    /// Takes a person's post away; gives which it was.
    pub(super) fn lift(&mut self, person: usize) -> usize {
        let post = self.post_of[person];
        if post != NONE {
            self.pair(person, post, -1);
            self.post_of[person] = NONE;
            self.person_of[post] = NONE;
        }
        post
    }
}

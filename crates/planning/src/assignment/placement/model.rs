//! The problem in numbers: a price for each allowed pair, and rows that count pairs between limits.

use std::collections::BTreeMap;

use super::problem::{Placed, Placement};

/// Nobody, no post.
pub(super) const NONE: usize = usize::MAX;

/// Pairs are counted; the count must stay between two limits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub least: i64,
    pub most: i64,
}

/// The problem in numbers.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub people: usize,
    pub posts: usize,
    /// `price[person * posts + post]`; `None` when the pair is not allowed.
    pub price: Vec<Option<i64>>,
    /// Price of leaving a person without a post; `None` when that must not be.
    pub waiting: Vec<Option<i64>>,
    /// Price of leaving a post empty; `None` when it must be filled.
    pub empty: Vec<Option<i64>>,
    pub today: Vec<usize>,
    pub rows: Vec<Row>,
    unit: Vec<usize>,
    lost: Vec<Option<u32>>,
    gained: Vec<Option<u32>>,
    held: Vec<Option<u32>>,
    cover: Vec<Option<u32>>,
}

impl Model {
    pub(super) fn new(problem: &Placement) -> Self {
        let index =
            |ids: Vec<&str>| -> BTreeMap<String, usize> { ids.into_iter().map(str::to_owned).zip(0..).collect() };
        let person_at = index(problem.people.iter().map(|person| person.id.as_str()).collect());
        let post_at = index(problem.posts.iter().map(|post| post.id.as_str()).collect());
        let mut units: Vec<&str> = problem.posts.iter().map(|post| post.unit.as_str()).collect();
        units.sort_unstable();
        units.dedup();
        let (people, posts) = (problem.people.len(), problem.posts.len());
        let unit_at = |unit: &str| units.binary_search(&unit).unwrap_or(NONE);
        let unit: Vec<usize> = problem.posts.iter().map(|post| unit_at(&post.unit)).collect();
        let post = |id: &Option<String>| id.as_ref().and_then(|id| post_at.get(id).copied()).unwrap_or(NONE);
        let today: Vec<usize> = problem.people.iter().map(|person| post(&person.post)).collect();
        let mut price: Vec<Option<i64>> = vec![None; people * posts];
        for pair in &problem.suitability {
            if let (Some(person), Some(post)) = (person_at.get(&pair.person), post_at.get(&pair.post)) {
                let moves = today[*person] != NONE && today[*person] != *post;
                let own = (100 - pair.points) * problem.weights.misfit + i64::from(moves) * problem.weights.change;
                let known = &mut price[person * posts + post];
                *known = Some(known.map_or(own, |known| known.min(own)));
            }
        }
        for bar in &problem.forbidden {
            let Some(person) = person_at.get(&bar.person) else {
                continue;
            };
            for post in 0..posts {
                let opening = &problem.posts[post];
                if bar.post.as_ref() == Some(&opening.id) || bar.unit.as_ref() == Some(&opening.unit) {
                    price[person * posts + post] = None;
                }
            }
        }
        let waiting = problem
            .people
            .iter()
            .map(|person| person.may_wait.then_some(problem.weights.waiting))
            .collect();
        let mut model = Self {
            people,
            posts,
            price,
            waiting,
            empty: problem.posts.iter().map(|post| post.empty_costs).collect(),
            today,
            rows: Vec::new(),
            lost: vec![None; units.len()],
            gained: vec![None; units.len()],
            held: vec![None; units.len()],
            cover: vec![None; posts],
            unit,
        };
        for pin in &problem.pins {
            if let (Some(person), Some(post)) = (person_at.get(&pin.person), post_at.get(&pin.post)) {
                model.pin(*person, *post);
            }
        }
        for limits in &problem.units {
            let at = unit_at(&limits.unit);
            if at == NONE {
                continue;
            }
            model.lost[at] = limits.most_lost.map(|most| model.row(0, most));
            model.gained[at] = limits.most_gained.map(|most| model.row(0, most));
            if limits.least_held.is_some() || limits.most_held.is_some() {
                let row = model.row(limits.least_held.unwrap_or(0), limits.most_held.unwrap_or(i64::MAX));
                model.held[at] = Some(row);
            }
        }
        for commune in &problem.cover {
            let row = model.row(1, i64::MAX);
            for (post, opening) in problem.posts.iter().enumerate() {
                if opening.commune.as_ref() == Some(commune) {
                    model.cover[post] = Some(row);
                }
            }
        }
        model
    }

    /// Nothing else is left for the person and for the post.
    pub(super) fn pin(&mut self, person: usize, post: usize) {
        for other in (0..self.posts).filter(|other| *other != post) {
            self.price[person * self.posts + other] = None;
        }
        for other in (0..self.people).filter(|other| *other != person) {
            self.price[other * self.posts + post] = None;
        }
        self.waiting[person] = None;
        self.empty[post] = None;
    }

    fn row(&mut self, least: i64, most: i64) -> u32 {
        self.rows.push(Row { least, most });
        u32::try_from(self.rows.len() - 1).unwrap_or(u32::MAX)
    }

    /// The rows that count a pair.
    #[inline]
    pub(super) fn rows_of(&self, person: usize, post: usize) -> impl Iterator<Item = usize> {
        let after = self.unit[post];
        let before = self.unit.get(self.today[person]).copied();
        let moves = before != Some(after);
        let lost = before.filter(|_| moves).and_then(|before| self.lost[before]);
        let gained = self.gained[after].filter(|_| moves);
        [lost, gained, self.held[after], self.cover[post]]
            .into_iter()
            .flatten()
            .map(|row| row as usize)
    }

    #[inline]
    pub(super) fn price(&self, person: usize, post: usize) -> Option<i64> {
        self.price[person * self.posts + post]
    }

    /// The posts by people of a plan.
    pub(super) fn posts_of(problem: &Placement, plan: &[Placed]) -> Vec<usize> {
        let place = |placed: &Placed| problem.posts.iter().position(|post| post.id == placed.post);
        let own = |id: &str| plan.iter().find(|placed| placed.person == id).and_then(place);
        problem
            .people
            .iter()
            .map(|person| own(&person.id).unwrap_or(NONE))
            .collect()
    }

    /// The plan of posts by people, in the words of the problem.
    pub(super) fn placed(problem: &Placement, posts: &[usize]) -> Vec<Placed> {
        let pairs = problem.people.iter().zip(posts);
        pairs
            .filter_map(|(person, post)| {
                Some(Placed {
                    person: person.id.clone(),
                    post: problem.posts.get(*post)?.id.clone(),
                })
            })
            .collect()
    }
}

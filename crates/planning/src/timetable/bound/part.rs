//! A part of the problem that is bounded by itself, and how much of it each cohort's dynamic programme remembers.

use std::collections::BTreeSet;

use super::automaton::Automaton;
use super::cohort::NEVER;
use crate::timetable::solve::model::{Model, narrow};

/// Thousandths, but a power of two.
pub(crate) const SCALE: i32 = 1024;
/// Prices beyond this are cut to it, which only lowers a bound, so that sums stay far below [`NEVER`].
const MOST_POINTS: i32 = 5000;
/// A cohort's dynamic programme has at most so many states; larger ones forget days, then counts, of some classes.
const MOST_STATES: usize = 6000;

/// A part of the problem: some classes and some cohorts of theirs, each class and slot at a price. Classes are counted from 0.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Index of each class in the model.
    pub(crate) classes: Vec<usize>,
    /// The members of each cohort, and the price of a lonely session.
    pub(crate) cohorts: Vec<(Vec<usize>, i32)>,
    /// Price at `class × slots + slot`, [`NEVER`] where closed; and of a missing day.
    pub(crate) price: Vec<i32>,
    pub(crate) day_cost: Vec<i32>,
    /// Price of a session with none of its own class beside it: of the cohorts that have no other class.
    pub(crate) alone: Vec<i32>,
    /// Days on which a class must meet, at `class × days + day`.
    pub(crate) must: Vec<bool>,
}

impl Part {
    /// The whole problem.
    pub(crate) fn whole(model: &Model) -> Self {
        let mut alone = vec![0_i32; model.classes];
        let mut cohorts = Vec::new();
        for (members, cost) in model.members.iter().zip(&model.alone_cost) {
            let cost = scaled(*cost);
            match members[..] {
                [c] => alone[usize::from(c)] += cost,
                _ => cohorts.push((members.iter().map(|c| usize::from(*c)).collect(), cost)),
            }
        }
        let price = |at: usize| {
            if model.is_open[at] {
                scaled(model.slot_cost[at])
            } else {
                NEVER
            }
        };
        Self {
            classes: (0..model.classes).collect(),
            cohorts,
            alone,
            price: (0..model.classes * model.slots).map(price).collect(),
            day_cost: vec![scaled(model.day_cost); model.classes],
            must: vec![false; model.classes * model.days],
        }
    }

    /// The least sum from `points` on that prices of this part can add up to: with prices of 2 and 5 nothing costs 1 or 3.
    pub(crate) fn payable(&self, model: &Model, points: i64) -> i64 {
        let slots = self
            .classes
            .iter()
            .flat_map(|c| &model.slot_cost[c * model.slots..(c + 1) * model.slots]);
        let priced = self
            .alone
            .iter()
            .chain(&self.day_cost)
            .chain(self.cohorts.iter().map(|(_, alone)| alone));
        let coins: BTreeSet<usize> = priced
            .map(|price| price / SCALE)
            .chain(slots.map(|cost| (*cost).min(MOST_POINTS)))
            .filter_map(|price| usize::try_from(price).ok().filter(|price| *price > 0))
            .collect();
        let Some(least) = coins.first().filter(|_| points > 0) else {
            return points;
        };
        let points = usize::try_from(points).unwrap_or(0);
        // Among any `least` numbers in a row beyond a while, one is a multiple of the least coin.
        let mut sums = vec![false; points + least];
        sums[0] = true;
        for sum in 1..sums.len() {
            sums[sum] = coins.iter().any(|coin| *coin <= sum && sums[sum - coin]);
        }
        let payable = (points..sums.len()).find(|sum| sums[*sum]).unwrap_or(points);
        i64::try_from(payable).unwrap_or(0)
    }

    /// The classes of some cohorts together.
    pub(super) fn union(&self, group: &[usize]) -> Vec<usize> {
        let classes: BTreeSet<usize> = group.iter().flat_map(|q| self.cohorts[*q].0.iter().copied()).collect();
        classes.into_iter().collect()
    }

    /// Each cohort by itself.
    pub(crate) fn one_by_one(&self) -> Vec<Vec<usize>> {
        (0..self.cohorts.len()).map(|q| vec![q]).collect()
    }

    /// Cohorts two by two where they share classes, those that share most first, as long as nothing of their classes has to be
    /// forgotten; the others stay alone.
    pub(crate) fn two_by_two(&self, model: &Model) -> Vec<Vec<usize>> {
        let count = self.cohorts.len();
        let shared = |a: usize, b: usize| {
            self.cohorts[a]
                .0
                .iter()
                .filter(|c| self.cohorts[b].0.contains(c))
                .count()
        };
        let mut pairs: Vec<(usize, usize, usize)> = (0..count)
            .flat_map(|a| (a + 1..count).map(move |b| (a, b)))
            .map(|(a, b)| (shared(a, b), a, b))
            .collect();
        pairs.retain(|(shared, a, b)| *shared > 0 && self.is_small(model, &self.union(&[*a, *b])));
        pairs.sort_by_key(|(shared, a, b)| (std::cmp::Reverse(*shared), *a, *b));
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (_, a, b) in pairs {
            if !groups.iter().any(|group| group.contains(&a) || group.contains(&b)) {
                groups.push(vec![a, b]);
            }
        }
        let alone: Vec<Vec<usize>> = (0..count)
            .filter(|q| !groups.iter().any(|group| group.contains(q)))
            .map(|q| vec![q])
            .collect();
        groups.extend(alone);
        groups
    }

    fn is_small(&self, model: &Model, members: &[usize]) -> bool {
        let all = members.iter().map(|c| {
            let of = self.classes[*c];
            Automaton::days(
                sessions(model, of),
                u16::try_from(model.least_days[of].max(0)).unwrap_or(0),
            )
            .len()
        });
        all.fold(1_usize, usize::saturating_mul) <= MOST_STATES
    }

    /// The parts that share no cohort.
    pub(crate) fn split(&self, model: &Model) -> Vec<Self> {
        let mut root: Vec<usize> = (0..self.classes.len()).collect();
        for (members, _) in &self.cohorts {
            let least = members.iter().map(|c| root[*c]).min().unwrap_or(0);
            let joined: Vec<usize> = members.iter().map(|c| root[*c]).collect();
            root.iter_mut().filter(|r| joined.contains(r)).for_each(|r| *r = least);
        }
        let mut roots = root.clone();
        roots.sort_unstable();
        roots.dedup();
        let of = |r: usize| (0..root.len()).filter(|c| root[*c] == r).collect::<Vec<_>>();
        roots.into_iter().map(|r| self.chosen(model, &of(r))).collect()
    }

    /// The part with these classes and the cohorts that lie in them.
    fn chosen(&self, model: &Model, classes: &[usize]) -> Self {
        let local = |c: &usize| classes.iter().position(|of| of == c);
        let rows = |values: &[i32], width: usize| {
            classes
                .iter()
                .flat_map(|c| values[c * width..(c + 1) * width].to_vec())
                .collect()
        };
        Self {
            classes: classes.iter().map(|c| self.classes[*c]).collect(),
            cohorts: self
                .cohorts
                .iter()
                .filter_map(|(members, alone)| Some((members.iter().map(local).collect::<Option<Vec<_>>>()?, *alone)))
                .collect(),
            price: rows(&self.price, model.slots),
            day_cost: rows(&self.day_cost, 1),
            alone: rows(&self.alone, 1),
            must: classes
                .iter()
                .flat_map(|c| self.must[c * model.days..(c + 1) * model.days].to_vec())
                .collect(),
        }
    }
}

/// A price in thousandths.
pub(super) fn scaled(points: i32) -> i32 {
    points.min(MOST_POINTS) * SCALE
}

/// Automata of a cohort's classes, cut down until their product is small enough.
pub(super) fn automata(model: &Model, part: &Part, members: &[usize]) -> Vec<(usize, Automaton)> {
    let mut all: Vec<(usize, Automaton)> = members
        .iter()
        .map(|c| {
            let of = part.classes[*c];
            (
                *c,
                Automaton::days(
                    sessions(model, of),
                    u16::try_from(model.least_days[of].max(0)).unwrap_or(0),
                ),
            )
        })
        .collect();
    let size = |all: &[(usize, Automaton)]| {
        all.iter()
            .map(|(_, automaton)| automaton.len())
            .fold(1_usize, usize::saturating_mul)
    };
    while size(&all) > MOST_STATES {
        // Forget the days of the class that gains most by it; when no days are left, forget a count.
        let plain = |c: usize| usize::from(sessions(model, part.classes[c])) + 1;
        let worst = all
            .iter_mut()
            .filter(|(_, automaton)| automaton.len() > 1)
            .max_by_key(|(c, automaton)| {
                let rest = if automaton.len() > plain(*c) { plain(*c) } else { 1 };
                (automaton.len() > plain(*c), automaton.len() * 100 / rest)
            });
        let Some((c, automaton)) = worst else { break };
        *automaton = if automaton.len() > plain(*c) {
            Automaton::sessions(sessions(model, part.classes[*c]))
        } else {
            Automaton::free()
        };
    }
    all
}

fn sessions(model: &Model, c: usize) -> u16 {
    narrow(model.first[c + 1] - model.first[c])
}

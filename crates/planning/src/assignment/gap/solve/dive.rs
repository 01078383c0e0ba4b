//! Diving: prices of people are followed while people are fixed to the units that keep selecting them.
//!
//! Along a subgradient path the average of the units' own selections comes near the relaxation's fractional plan (F. Barahona,
//! R. Anbil, "The volume algorithm", Math. Programming 87, 2000). Whoever is selected by one unit nearly always is fixed there,
//! the rest is priced anew with the room that is left, and so on. Units fill their room by exact selection on the way, which
//! is what a search by moves finds hardest.

use super::super::bound::{Item, Knapsack};
use super::super::problem::Gap;
use super::state::small;
use crate::core::Random;

/// How a dive goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// Steps of the prices between two fixings; the first time four times as many.
    pub steps: u32,
    /// Weight of the newest selection in the average.
    pub newest: f32,
    /// Share of the people that are fixed at once.
    pub fixed: f64,
    /// Share of the distance to the target that a step of the prices goes.
    pub share: f64,
}

/// A dive and its tables.
#[derive(Debug)]
pub(super) struct Dive<'a> {
    gap: &'a Gap,
    price: Vec<f64>,
    /// How often a unit selected a person of late: `often[unit * people + person]`.
    often: Vec<f32>,
    room: Vec<i64>,
    active: Vec<usize>,
    plan: Vec<u32>,
    fixed_cost: i64,
    knapsack: Knapsack,
    items: Vec<Item>,
    gradient: Vec<f64>,
    direction: Vec<f64>,
}

impl<'a> Dive<'a> {
    pub(super) fn new(gap: &'a Gap) -> Self {
        let (pairs, people) = (gap.units() * gap.people(), gap.people());
        Self {
            gap,
            price: Vec::new(),
            often: vec![0.0; pairs],
            room: Vec::new(),
            active: Vec::new(),
            plan: vec![0; people],
            fixed_cost: 0,
            knapsack: Knapsack::default(),
            items: Vec::new(),
            gradient: vec![0.0; people],
            direction: vec![0.0; people],
        }
    }

    /// Begins a dive: who is in `kept` stays in that unit, everybody else is free.
    pub(super) fn begin(&mut self, price: &[f64], kept: impl Fn(usize) -> Option<u32>) {
        self.price = price.to_vec();
        self.often.fill(0.0);
        self.direction.fill(0.0);
        self.fixed_cost = 0;
        self.room = (0..self.gap.units()).map(|unit| self.gap.capacity(unit)).collect();
        self.active.clear();
        for person in 0..self.gap.people() {
            match kept(person) {
                Some(unit) => self.fix(person, unit as usize),
                None => self.active.push(person),
            }
        }
    }

    /// Dives to the end. Gives a plan, which may overload units where nothing fits any more; `None` when `over` cut it short.
    pub(super) fn run(
        &mut self,
        open: &[bool],
        target: f64,
        manner: Manner,
        random: &mut Random,
        over: &dyn Fn() -> bool,
    ) -> Option<&[u32]> {
        let mut steps = manner.steps * 4;
        while !self.active.is_empty() {
            for _ in 0..steps {
                if over() {
                    return None;
                }
                if !self.step(open, target, manner) {
                    break;
                }
            }
            steps = manner.steps;
            self.fix_surest(manner, random);
        }
        Some(&self.plan)
    }

    /// Each unit selects at the prices of now, and the prices follow. Says whether they had to.
    fn step(&mut self, open: &[bool], target: f64, manner: Manner) -> bool {
        let people = self.gap.people();
        let mut value = self.fixed_cost as f64;
        for &person in &self.active {
            self.gradient[person] = 1.0;
            value += self.price[person];
        }
        for often in &mut self.often {
            *often *= 1.0 - manner.newest;
        }
        for unit in 0..self.gap.units() {
            self.items.clear();
            let (costs, loads) = (self.gap.costs(unit), self.gap.loads(unit));
            for &person in &self.active {
                let gain = self.price[person] - costs[person] as f64;
                if gain > 0.0 && loads[person] <= self.room[unit] && open[unit * people + person] {
                    let load = usize::try_from(loads[person]).unwrap_or(0);
                    self.items.push(Item {
                        person,
                        value: gain,
                        load,
                    });
                }
            }
            let often = &mut self.often[unit * people..(unit + 1) * people];
            let gradient = &mut self.gradient;
            let room = usize::try_from(self.room[unit]).unwrap_or(0);
            value -= self.knapsack.best(&self.items, room, |person| {
                gradient[person] -= 1.0;
                often[person] += manner.newest;
            });
        }
        let mut length = 0.0;
        for &person in &self.active {
            self.direction[person] = self.gradient[person] + 0.3 * self.direction[person];
            length += self.direction[person] * self.direction[person];
        }
        if length < 0.5 {
            return false;
        }
        let step = manner.share * (target - value).clamp(1.0, 100.0) / length;
        for &person in &self.active {
            self.price[person] += step * self.direction[person];
        }
        true
    }

    /// Fixes those of whom one unit is surest.
    fn fix_surest(&mut self, manner: Manner, random: &mut Random) {
        let (units, people) = (self.gap.units(), self.gap.people());
        let mut sure: Vec<(f32, usize, usize)> = Vec::with_capacity(self.active.len());
        for &person in &self.active {
            let mut best = (-1.0, 0);
            for unit in (0..units).filter(|unit| self.gap.load(*unit, person) <= self.room[*unit]) {
                let often = self.often[unit * people + person];
                if often > best.0 {
                    best = (often, unit);
                }
            }
            sure.push((best.0 + 0.02 * unit_of_chance(random), person, best.1));
        }
        sure.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let count = share_of(self.active.len(), manner.fixed).max(1);
        let mut fixed = 0;
        for (_, person, unit) in sure {
            let over = |unit: usize| self.gap.load(unit, person) - self.room[unit];
            let unit = match over(unit) {
                ..=0 => unit,
                // Somebody fixed just now took the room: the next prices will tell where else.
                _ if fixed > 0 => continue,
                // Nowhere fits: the unit that is overloaded least, for the annealing to repair.
                _ => (0..units).min_by_key(|unit| over(*unit)).unwrap_or(0),
            };
            self.fix(person, unit);
            fixed += 1;
            if fixed >= count {
                break;
            }
        }
        self.active.retain(|person| self.price[*person].is_finite());
    }

    fn fix(&mut self, person: usize, unit: usize) {
        self.plan[person] = small(unit);
        self.room[unit] -= self.gap.load(unit, person);
        self.fixed_cost += self.gap.cost(unit, person);
        self.price[person] = f64::INFINITY;
    }
}

#[allow(clippy::cast_possible_truncation, reason = "chance needs no more places")]
fn unit_of_chance(random: &mut Random) -> f32 {
    random.unit() as f32
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a length"
)]
fn share_of(length: usize, share: f64) -> usize {
    (length as f64 * share) as usize
}

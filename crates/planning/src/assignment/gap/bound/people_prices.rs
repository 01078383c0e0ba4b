//! Prices of people: a better bound than the linear programme's.
//!
//! With a price on each person every unit selects by itself whom it takes (a knapsack); the sum of the prices and of what the
//! units gain is a bound (Lagrangean relaxation of "each person once"; M. L. Fisher, R. Jaikumar, L. Van Wassenhove, Management
//! Science 32, 1986). Prices start from those of capacity, which makes the first bound as good as the linear programme's. A pair
//! whose forced choice raises the bound above the best plan is in no better plan (reduced cost fixing, as M. Posta, J. A.
//! Ferland, P. Michelon, Comp. Optim. Appl. 52, 2012, do it).

use super::super::problem::Gap;
use super::knapsack::{Item, Knapsack};

/// Prices are multiples of 1/512, so that every sum is exact.
const GRID: f64 = 512.0;

/// Tables with more places than this are not made; the bound of the capacity prices stands alone then.
const LARGEST_TABLE: i64 = 20_000_000;

/// Prices, the bound that they prove, and pairs that are still open.
#[derive(Debug, Clone)]
pub(in super::super) struct PeoplePrices<'a> {
    gap: &'a Gap,
    price: Vec<f64>,
    /// The best prices and their bound.
    pub best: Vec<f64>,
    pub bound: f64,
    /// `open[unit * people + person]`: the pair may be in a plan better than the incumbent.
    pub open: Vec<bool>,
    knapsack: Knapsack,
    items: Vec<Item>,
    times: Vec<f64>,
    selected: Vec<usize>,
    /// People with one open unit left are fixed there and take their room.
    fixed: Vec<bool>,
    fixed_cost: i64,
    room: Vec<i64>,
    direction: Vec<f64>,
    pace: Pace,
}

/// How the steps go.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// Share of the distance to the target that a step goes.
    pub share: f64,
    idle: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { share: 1.0, idle: 0 }
    }
}

fn on_grid(value: f64) -> f64 {
    (value * GRID).round() / GRID
}

impl<'a> PeoplePrices<'a> {
    /// Starts from prices of capacity; `None` when the tables would be too large.
    pub(in super::super) fn new(gap: &'a Gap, of_capacity: &[f64]) -> Option<Self> {
        let (units, people) = (gap.units(), gap.people());
        let rows = i64::try_from(people + 1).ok()?;
        if (0..units).any(|unit| (gap.capacity(unit) + 1).saturating_mul(rows) > LARGEST_TABLE) {
            return None;
        }
        let least = |person: usize| {
            let of = |unit: usize| gap.cost(unit, person) as f64 + of_capacity[unit] * gap.load(unit, person) as f64;
            on_grid((0..units).map(of).fold(f64::INFINITY, f64::min))
        };
        let price: Vec<f64> = (0..people).map(least).collect();
        let open =
            (0..units * people).map(|pair| gap.loads(pair / people)[pair % people] <= gap.capacity(pair / people));
        Some(Self {
            gap,
            best: price.clone(),
            price,
            bound: f64::NEG_INFINITY,
            open: open.collect(),
            knapsack: Knapsack::default(),
            items: Vec::new(),
            times: vec![0.0; people],
            selected: vec![0; people],
            fixed: vec![false; people],
            fixed_cost: 0,
            room: (0..units).map(|unit| gap.capacity(unit)).collect(),
            direction: vec![0.0; people],
            pace: Pace::default(),
        })
    }

    /// The people that a unit may gain by at prices `price`.
    fn items(&mut self, unit: usize, best: bool) {
        let people = self.gap.people();
        let price = if best { &self.best } else { &self.price };
        self.items.clear();
        let pairs = self.gap.costs(unit).iter().zip(self.gap.loads(unit)).zip(price);
        for (person, ((cost, load), price)) in pairs.enumerate() {
            let value = price - *cost as f64;
            if value > 0.0 && self.open[unit * people + person] && !self.fixed[person] {
                self.items.push(Item {
                    person,
                    value,
                    load: usize::try_from(*load).unwrap_or(usize::MAX),
                });
            }
        }
    }

    fn room(&self, unit: usize) -> usize {
        usize::try_from(self.room[unit]).unwrap_or(0)
    }

    /// Evaluates the prices and goes one step. `target` is the price of the best plan. Says whether the bound rose.
    pub(in super::super) fn step(&mut self, target: f64) -> bool {
        let mut value = self.fixed_cost as f64;
        for ((price, fixed), times) in self.price.iter().zip(&self.fixed).zip(&mut self.times) {
            // Who is fixed is selected once, by that unit.
            *times = f64::from(u8::from(*fixed));
            value += if *fixed { 0.0 } else { *price };
        }
        for unit in 0..self.gap.units() {
            self.items(unit, false);
            let room = self.room(unit);
            let (times, selected) = (&mut self.times, &mut self.selected);
            value -= self.knapsack.best(&self.items, room, |person| {
                times[person] += 1.0;
                selected[person] = unit;
            });
        }
        let rose = value > self.bound;
        if value > self.bound + 1e-4 {
            self.pace.idle = 0;
        } else {
            self.pace.idle += 1;
        }
        if rose {
            self.bound = value;
            self.best.clone_from(&self.price);
        }
        if self.pace.idle >= 15 {
            self.pace.idle = 0;
            self.pace.share *= 0.7;
            self.price.clone_from(&self.best);
            self.direction.fill(0.0);
            return rose;
        }
        let mut length = 0.0;
        for (direction, times) in self.direction.iter_mut().zip(&self.times) {
            *direction = (1.0 - times) + 0.5 * *direction;
            length += *direction * *direction;
        }
        if length > 0.0 {
            let step = self.pace.share * (target - value).max(0.5) / length;
            for (price, direction) in self.price.iter_mut().zip(&self.direction) {
                *price = on_grid(*price + step * direction);
            }
        }
        rose
    }

    /// Goes to a node of a tree: some pairs are open, prices are those of its parent. Gives `false` when what is fixed there
    /// does not fit.
    pub(in super::super) fn enter(&mut self, open: &[bool], price: &[f64]) -> bool {
        let (units, people) = (self.gap.units(), self.gap.people());
        self.open.copy_from_slice(open);
        self.price.copy_from_slice(price);
        self.best.copy_from_slice(price);
        self.bound = f64::NEG_INFINITY;
        self.direction.fill(0.0);
        self.pace = Pace { share: 0.5, idle: 0 };
        self.fixed_cost = 0;
        self.room = (0..units).map(|unit| self.gap.capacity(unit)).collect();
        for person in 0..people {
            let mut units = (0..units).filter(|unit| open[unit * people + person]);
            let only = units.next().filter(|_| units.next().is_none());
            self.fixed[person] = only.is_some();
            if let Some(unit) = only {
                self.selected[person] = unit;
                self.fixed_cost += self.gap.cost(unit, person);
                self.room[unit] -= self.gap.load(unit, person);
            }
        }
        self.room.iter().all(|room| *room >= 0)
    }

    /// The units' own selection of the last step, where it happens to select everybody once.
    pub(in super::super) fn selection(&self) -> Option<&[usize]> {
        let once = self.times.iter().all(|times| (times - 1.0).abs() < 0.5);
        once.then_some(&self.selected)
    }

    /// Whether the last selection took a person not at all, or several times.
    pub(in super::super) fn is_contested(&self, person: usize) -> bool {
        (self.times[person] - 1.0).abs() > 0.5
    }

    /// Whether steps have become too small to matter.
    pub(in super::super) fn is_settled(&self) -> bool {
        self.pace.share < 1e-3
    }

    /// No plan costs less than this.
    pub(in super::super) fn whole_bound(&self) -> f64 {
        self.bound.ceil()
    }

    /// Closes every pair that no plan below `price` can have; gives how many are open.
    pub(in super::super) fn close_pairs(&mut self, price: f64) -> usize {
        let people = self.gap.people();
        for unit in 0..self.gap.units() {
            self.items(unit, true);
            let room = self.room(unit);
            let items = std::mem::take(&mut self.items);
            let mut forced = vec![f64::INFINITY; people];
            let mut raised = Vec::new();
            let within = self
                .knapsack
                .each(&items, room, |at, with| raised.push((items[at].person, with)));
            let best = within[room];
            for (person, with) in raised {
                forced[person] = best - with;
            }
            for (person, forced) in forced.iter_mut().enumerate() {
                let pair = unit * people + person;
                if !self.open[pair] || self.fixed[person] || forced.is_finite() {
                    continue;
                }
                // Not worth taking by itself: it takes room from the others and loses its own value.
                let load = usize::try_from(self.gap.loads(unit)[person]).unwrap_or(usize::MAX);
                if load <= room {
                    let value = self.best[person] - self.gap.costs(unit)[person] as f64;
                    *forced = best - within[room - load] - value;
                }
            }
            for (person, forced) in forced.iter().enumerate() {
                if self.bound + forced > price - 1.0 && !self.fixed[person] {
                    self.open[unit * people + person] = false;
                }
            }
            self.items = items;
        }
        self.open.iter().filter(|open| **open).count()
    }
}

//! Annealing by ejection chains: a person moves to another unit, one who is there makes room, and perhaps a third.
//!
//! The moves are those of M. Yagiura, T. Ibaraki, F. Glover, "An ejection chain approach for the generalized assignment problem"
//! (INFORMS J. Computing 16, 2004) and "A path relinking approach with ejection chains" (EJOR 169, 2006); they are accepted by
//! a threshold, as in simulated annealing, that is drawn before the chain is priced.
//!
//! Costs are reduced by the duals of the linear programme: a person's cheapest unit costs 0, and both room that is left over and
//! overload have a price. So the price of a plan is what it is above the linear programme's bound, and differences of loads
//! count at once: on hard instances good plans differ by little else.

use super::super::problem::Gap;
use super::choices::Choices;
use super::state::State;
use crate::core::Random;

/// Proposals between two looks at the clock.
const ROUND: u32 = 1024;

/// What a closed pair costs: more than anything it could gain, and finite, so that who stands on one can leave it.
const CLOSED: f32 = 1e9;

#[derive(Debug, Clone, Copy)]
struct Pair {
    /// Cost + price of the load − price of the person; [`CLOSED`] when it may not be used.
    reduced: f32,
    load: i32,
}

/// One search: a state, prices, and chance.
#[derive(Debug)]
pub(super) struct Search<'a> {
    gap: &'a Gap,
    /// The state.
    pub state: State,
    pairs: Vec<Pair>,
    /// Price of room that is left over, of overload; a unit of load.
    room: Vec<f32>,
    overload: Vec<f32>,
    /// The best plan that fits, since it was last taken.
    pub best: Option<(i64, Vec<u32>)>,
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a search needs no more places; prices of plans are summed in whole numbers"
)]
fn short(number: f64) -> f32 {
    number as f32
}

impl<'a> Search<'a> {
    /// From a state, at prices of capacity, with all pairs open.
    pub(super) fn new(gap: &'a Gap, state: State, price: &[f64]) -> Self {
        let mut search = Self {
            gap,
            state,
            pairs: Vec::new(),
            room: price.iter().copied().map(short).collect(),
            overload: vec![1.0; gap.units()],
            best: None,
        };
        search.open(price, None);
        search
    }

    /// Prices overload anew, a unit of load above the price of its capacity.
    pub(super) fn overload(&mut self, price: impl Fn(usize) -> f64) {
        for (unit, overload) in self.overload.iter_mut().enumerate() {
            *overload = short(price(unit));
        }
    }

    /// Prices the pairs anew; those that are not open are never chosen.
    pub(super) fn open(&mut self, price: &[f64], open: Option<&[bool]>) {
        let (units, people) = (self.gap.units(), self.gap.people());
        self.pairs.clear();
        for person in 0..people {
            let reduced =
                |unit: usize| self.gap.cost(unit, person) as f64 + price[unit] * self.gap.load(unit, person) as f64;
            let least = (0..units).map(reduced).fold(f64::INFINITY, f64::min);
            for unit in 0..units {
                let load = self.gap.load(unit, person);
                let usable = load <= self.gap.capacity(unit) && open.is_none_or(|open| open[unit * people + person]);
                let reduced = if usable { short(reduced(unit) - least) } else { CLOSED };
                self.pairs.push(Pair {
                    reduced,
                    load: i32::try_from(load).unwrap_or(i32::MAX),
                });
            }
        }
    }

    #[inline]
    fn pair(&self, person: usize, unit: usize) -> Pair {
        self.pairs[person * self.gap.units() + unit]
    }

    /// Price of a unit that carries `over` above its capacity.
    #[inline]
    fn fine(&self, unit: usize, over: i64) -> f32 {
        if over > 0 {
            over as f32 * self.overload[unit]
        } else {
            -over as f32 * self.room[unit]
        }
    }

    /// One round of proposals at a temperature. Only plans below `ceiling` are kept.
    pub(super) fn round(&mut self, choices: &Choices, temperature: f64, random: &mut Random, ceiling: i64) {
        let temperature = short(temperature);
        for _ in 0..ROUND {
            let Some(person) = random.pick(&choices.free).map(|person| *person as usize) else {
                return;
            };
            let own = choices.of(person);
            let bits = random.bits();
            let (one, other) = (pick(bits & 0xFFFF, own.len()), pick(bits >> 16 & 0xFFFF, own.len()));
            let to = own[one.min(other)] as usize;
            if to == self.state.unit_of[person] as usize {
                continue;
            }
            let chance = ((bits >> 34) as f32 * (1.0 / 1_073_741_824.0)).max(1e-9);
            if self.chain(choices, person, to, -temperature * chance.ln()) && self.state.excess == 0 {
                let known = self.best.as_ref().map_or(ceiling, |best| best.0);
                if self.state.cost < known {
                    self.best = Some((self.state.cost, self.state.unit_of.clone()));
                }
            }
        }
    }

    /// Moves `person` to `to`, with the best of a swap and a chain of three, when that costs at most `threshold`.
    fn chain(&mut self, choices: &Choices, person: usize, to: usize, threshold: f32) -> bool {
        let from = self.state.unit_of[person] as usize;
        let (here, there) = (self.pair(person, from), self.pair(person, to));
        let (over_from, over_to) = (self.state.over[from], self.state.over[to]);
        let (left, came) = (over_from - i64::from(here.load), over_to + i64::from(there.load));
        let before_from = self.fine(from, over_from);
        let first = there.reduced - here.reduced - self.fine(to, over_to);
        let mut swap = (
            first - before_from + self.fine(from, left) + self.fine(to, came),
            usize::MAX,
        );
        let mut onward = (f32::INFINITY, usize::MAX, usize::MAX);
        for &back in &self.state.members[to] {
            let back = back as usize;
            let own = self.pair(back, to);
            let returned = self.pair(back, from);
            let gone = first - own.reduced + self.fine(to, came - i64::from(own.load));
            let price = gone - before_from + returned.reduced + self.fine(from, left + i64::from(returned.load));
            if price < swap.0 {
                swap = (price, back);
            }
            for &next in choices.of(back).iter().take(3) {
                let next = next as usize;
                let price = gone + self.pair(back, next).reduced;
                if next != to && next != from && price < onward.0 {
                    onward = (price, back, next);
                }
            }
        }
        if swap.0 <= threshold {
            self.state.shift(self.gap, person, to);
            if swap.1 != usize::MAX {
                self.state.shift(self.gap, swap.1, from);
            }
            return true;
        }
        let (price, back, next) = onward;
        if back == usize::MAX {
            return false;
        }
        let over_next = self.state.over[next];
        let filled = over_next + i64::from(self.pair(back, next).load);
        let second = price - before_from - self.fine(next, over_next);
        let mut third = (second + self.fine(from, left) + self.fine(next, filled), usize::MAX);
        for &last in &self.state.members[next] {
            let last = last as usize;
            let (own, ends) = (self.pair(last, next), self.pair(last, from));
            let price = second + ends.reduced - own.reduced
                + self.fine(next, filled - i64::from(own.load))
                + self.fine(from, left + i64::from(ends.load));
            if price < third.0 {
                third = (price, last);
            }
        }
        if third.0 > threshold {
            return false;
        }
        self.state.shift(self.gap, person, to);
        self.state.shift(self.gap, back, next);
        if third.1 != usize::MAX {
            self.state.shift(self.gap, third.1, from);
        }
        true
    }
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "below the length")]
fn pick(bits: u64, length: usize) -> usize {
    ((bits * length as u64) >> 16) as usize
}

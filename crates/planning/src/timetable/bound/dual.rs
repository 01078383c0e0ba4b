//! The least price of time: loneliness, missing days and slots, whatever the rooms.
//!
//! Lagrangean decomposition (M. Guignard, S. Kim, "Lagrangean decomposition", Mathematical Programming 39, 1987): each class
//! chooses its slots by itself ([`super::class`]), and each cohort chooses them once more for its classes
//! ([`super::cohort`]); a price on every (cohort, class, slot) makes the copies agree. Rows over classes at one slot (rooms
//! in number, lecturers, learners, people whom an office can spare) are priced too. Every set of prices gives a bound; a
//! deflected subgradient with Polyak's step (P. Camerini, L. Fratta, F. Maffioli, 1975) looks for good ones. All sums are in whole
//! thousandths, so that the bound holds to the last digit.

use super::automaton::Automaton;
use super::class;
use super::cohort::{NEVER, Scratch, Tariff, Week};
use super::part::{Part, SCALE, automata};
use super::rows::{Row, rows};
use crate::timetable::solve::model::Model;

/// The prices of a decomposition.
#[derive(Debug, Clone)]
pub(crate) struct Prices {
    /// Of a session: cohort, member, slot.
    copies: Vec<f64>,
    /// Of a missing day: cohort, member; the rest of its price is with the class itself.
    days: Vec<f64>,
    rows: Vec<f64>,
}

/// The decomposition of a part, with its prices.
#[derive(Debug)]
pub(crate) struct Dual<'m> {
    model: &'m Model,
    weeks: Vec<Week>,
    /// Of each member of each cohort: whether its automaton counts days, and its class.
    counts: Vec<(bool, usize)>,
    first_member: Vec<usize>,
    rows: Vec<Row>,
    /// Where the prices of each cohort begin: member × slot.
    starts: Vec<usize>,
    pub(crate) prices: Prices,
    heading: Prices,
    scratch: Scratch,
}

/// What a week costs, at which prices, and who meets when: (slot, member).
type Held = (i32, Vec<i32>, Vec<(usize, usize)>);

/// One round: the bound in thousandths, and by how much the copies disagree.
struct Round {
    bound: i64,
    gradient: Prices,
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "prices are kept within a million thousandths"
)]
fn whole(price: f64) -> i32 {
    price.round() as i32
}

impl<'m> Dual<'m> {
    /// Of a part, its cohorts one by one or in groups that are followed together.
    pub(crate) fn new(model: &'m Model, part: &Part, groups: &[Vec<usize>]) -> Self {
        let mut weeks: Vec<Week> = Vec::new();
        let (mut starts, mut first_member, mut counts) = (vec![0], vec![0], Vec::new());
        let clash = |a: usize, b: usize| model.clashes[part.classes[a] * model.classes + part.classes[b]];
        for group in groups {
            let cohorts: Vec<_> = group.iter().map(|q| part.cohorts[*q].clone()).collect();
            let members = automata(model, part, &part.union(group));
            let week = Week::new(members, &cohorts, clash, model.slots, model.parts);
            starts.push(starts[starts.len() - 1] + week.members.len() * model.slots);
            let counting = |automaton: &Automaton| automaton.place.iter().flatten().any(|(_, paid)| *paid);
            counts.extend(
                week.members
                    .iter()
                    .map(|member| (counting(&member.automaton), member.class)),
            );
            first_member.push(counts.len());
            weeks.push(week);
        }
        let rows = rows(model, &part.classes);
        let none = Prices {
            copies: vec![0.0; starts[weeks.len()]],
            days: vec![0.0; counts.len()],
            rows: vec![0.0; rows.len()],
        };
        let mut prices = none.clone();
        // The price of a missing day begins evenly shared, but for classes whose own loneliness it must be weighed against.
        for (price, (_, c)) in prices
            .days
            .iter_mut()
            .zip(&counts)
            .filter(|(_, (counting, c))| *counting && part.alone[*c] == 0)
        {
            let sharing = counts.iter().filter(|(counting, of)| *counting && of == c).count();
            *price = f64::from(part.day_cost[*c]) / (sharing + 1) as f64;
        }
        Self {
            model,
            weeks,
            counts,
            first_member,
            starts,
            prices,
            heading: none,
            rows,
            scratch: Scratch::default(),
        }
    }

    /// The same with cohorts in groups; `alone` are the groups of this one. Its prices, carried over, prove at least as much.
    pub(crate) fn grouped(&self, part: &Part, alone: &[Vec<usize>], groups: &[Vec<usize>]) -> Self {
        let mut dual = Self::new(self.model, part, groups);
        dual.prices.rows.clone_from(&self.prices.rows);
        dual.prices.days.fill(0.0);
        for (old, cohorts) in alone.iter().enumerate() {
            let into = groups
                .iter()
                .position(|group| cohorts.iter().all(|q| group.contains(q)));
            let Some(new) = into else { continue };
            for (m, member) in self.weeks[old].members.iter().enumerate() {
                let same = dual.weeks[new]
                    .members
                    .iter()
                    .position(|other| other.class == member.class);
                let Some(at) = same else { continue };
                if dual.counts[dual.first_member[new] + at].0 {
                    dual.prices.days[dual.first_member[new] + at] += self.prices.days[self.first_member[old] + m];
                }
                for p in 0..self.model.slots {
                    dual.prices.copies[dual.starts[new] + at * self.model.slots + p] +=
                        self.prices.copies[self.starts[old] + m * self.model.slots + p];
                }
            }
        }
        dual
    }

    /// Raises the bound of `part` (the one of `new`, or with more closed or settled) towards the price `target` (thousandths)
    /// of a known plan, for as long as `go_on` (given the rounds so far and the best bound) says. Gives the best bound in
    /// thousandths and leaves its prices; `None` when no plan is possible at all.
    pub(crate) fn climb(&mut self, part: &Part, target: f64, mut go_on: impl FnMut(u64, i64) -> bool) -> Option<i64> {
        let (mut best, mut step, mut idle) = (i64::MIN, 1.0, 0);
        let mut rounds = 0;
        let mut best_prices = self.prices.clone();
        self.rest();
        while go_on(rounds, best) {
            rounds += 1;
            let round = self.round(part)?;
            if round.bound > best {
                let gain = (round.bound - best.max(round.bound - 1_000_000)) as f64;
                best = round.bound;
                best_prices.clone_from(&self.prices);
                idle = if gain > 0.02 * f64::from(SCALE) { 0 } else { idle + 1 };
            } else {
                idle += 1;
            }
            if idle >= 25 {
                (step, idle) = (step * 0.6, 0);
                self.prices.clone_from(&best_prices);
                self.rest();
            }
            let missing = target - round.bound as f64;
            let size: f64 = self.turn(&round);
            if missing <= 0.0 || size <= 0.0 || step < 1e-3 {
                break;
            }
            self.step(part, step * missing / size);
        }
        self.prices = best_prices;
        (best > i64::MIN).then_some(best)
    }

    fn rest(&mut self) {
        self.heading.copies.fill(0.0);
        self.heading.days.fill(0.0);
        self.heading.rows.fill(0.0);
    }

    /// Turns the heading to the new gradient; returns its squared length.
    fn turn(&mut self, round: &Round) -> f64 {
        let Prices { copies, days, rows } = &mut self.heading;
        let heading = copies.iter_mut().chain(days).chain(rows);
        let gradient = round
            .gradient
            .copies
            .iter()
            .chain(&round.gradient.days)
            .chain(&round.gradient.rows);
        heading
            .zip(gradient)
            .map(|(heading, gradient)| {
                *heading = 0.6 * *heading + gradient;
                *heading * *heading
            })
            .sum()
    }

    fn step(&mut self, part: &Part, length: f64) {
        let most = 400.0 * f64::from(SCALE);
        for (price, heading) in self.prices.copies.iter_mut().zip(&self.heading.copies) {
            *price = (*price + length * heading).clamp(-most, most);
        }
        let mut shared = vec![0.0; part.classes.len()];
        for ((price, heading), (_, c)) in self.prices.days.iter_mut().zip(&self.heading.days).zip(&self.counts) {
            *price = (*price + length * heading).max(0.0);
            shared[*c] += *price;
        }
        for (price, (_, c)) in self.prices.days.iter_mut().zip(&self.counts) {
            let most = f64::from(part.day_cost[*c]);
            *price *= if shared[*c] > most { most / shared[*c] } else { 1.0 };
        }
        for (price, heading) in self.prices.rows.iter_mut().zip(&self.heading.rows) {
            *price = (*price + length * heading).clamp(0.0, most);
        }
    }

    fn round(&mut self, part: &Part) -> Option<Round> {
        let model = self.model;
        let mut own = part.price.clone();
        let mut bound = 0_i64;
        for (row, price) in self
            .rows
            .iter()
            .zip(&self.prices.rows)
            .filter(|(_, price)| **price > 0.0)
        {
            let price = whole(*price);
            bound -= i64::from(price) * i64::from(row.most);
            for (c, people) in &row.draws {
                let at = c * model.slots + row.slot;
                own[at] = if own[at] >= NEVER {
                    NEVER
                } else {
                    own[at] + price * people
                };
            }
        }
        let day_prices: Vec<i32> = self.prices.days.iter().map(|price| whole(*price)).collect();
        let mut own_days = part.day_cost.clone();
        for (price, (_, c)) in day_prices.iter().zip(&self.counts) {
            own_days[*c] -= price;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        let weeks: Vec<Held> = (0..self.weeks.len())
            .map(|q| {
                let week = &self.weeks[q];
                let mut price: Vec<i32> = self.prices.copies[self.starts[q]..self.starts[q + 1]]
                    .iter()
                    .map(|price| whole(*price))
                    .collect();
                for (m, member) in week.members.iter().enumerate() {
                    for p in (0..model.slots).filter(|p| part.price[member.class * model.slots + p] >= NEVER) {
                        price[m * model.slots + p] = NEVER;
                    }
                }
                let days = &day_prices[self.first_member[q]..self.first_member[q + 1]];
                let found = week.cheapest(Tariff { price: &price, days }, &mut scratch);
                found.map(|(least, meets)| (least, price, meets))
            })
            .collect::<Option<_>>()?;
        self.scratch = scratch;
        let mut gradient = Prices {
            copies: vec![0.0; self.prices.copies.len()],
            days: vec![0.0; self.counts.len()],
            rows: Vec::new(),
        };
        let missing = |c: usize, used: u64| {
            (f64::from(model.least_days[part.classes[c]]) - f64::from(used.count_ones())).max(0.0)
        };
        for (q, (least, price, meets)) in weeks.iter().enumerate() {
            bound += i64::from(*least);
            for (m, member) in self.weeks[q].members.iter().enumerate() {
                for p in (0..model.slots).filter(|p| price[m * model.slots + p] < NEVER) {
                    own[member.class * model.slots + p] -= price[m * model.slots + p];
                }
            }
            let mut used = vec![0_u64; self.weeks[q].members.len()];
            for (p, m) in meets {
                gradient.copies[self.starts[q] + m * model.slots + p] += 1.0;
                used[*m] |= 1 << (p / model.parts % 64);
            }
            for (m, used) in used
                .iter()
                .enumerate()
                .filter(|(m, _)| self.counts[self.first_member[q] + m].0)
            {
                gradient.days[self.first_member[q] + m] += missing(self.weeks[q].members[m].class, *used);
            }
        }
        let mut meets = vec![false; own.len()];
        for c in 0..part.classes.len() {
            let of = part.classes[c];
            let price = &own[c * model.slots..(c + 1) * model.slots];
            let sessions = model.first[of + 1] - model.first[of];
            let least_days = usize::try_from(model.least_days[of]).unwrap_or(0);
            let must = &part.must[c * model.days..(c + 1) * model.days];
            let ask = class::Ask {
                price,
                must,
                sessions,
                least_days,
                day_cost: own_days[c],
                alone: part.alone[c],
            };
            let (least, slots) = class::cheapest(&ask)?;
            let used = slots.iter().fold(0_u64, |used, p| used | 1 << (p / model.parts % 64));
            for (gradient, _) in gradient
                .days
                .iter_mut()
                .zip(&self.counts)
                .filter(|(_, (counting, of))| *counting && *of == c)
            {
                *gradient -= missing(c, used);
            }
            bound += i64::from(least);
            for p in slots {
                meets[c * model.slots + p] = true;
            }
        }
        for (q, week) in self.weeks.iter().enumerate() {
            for (m, member) in week.members.iter().enumerate() {
                for p in 0..model.slots {
                    if meets[member.class * model.slots + p] {
                        gradient.copies[self.starts[q] + m * model.slots + p] -= 1.0;
                    }
                }
            }
        }
        let row_gradient = self.rows.iter().zip(&self.prices.rows).map(|(row, price)| {
            let drawn: i32 = row
                .draws
                .iter()
                .filter(|(c, _)| meets[c * model.slots + row.slot])
                .map(|(_, people)| people)
                .sum();
            let over = f64::from(drawn - row.most);
            if *price <= 0.0 && over < 0.0 { 0.0 } else { over }
        });
        gradient.rows = row_gradient.collect();
        Some(Round { bound, gradient })
    }
}

/// Thousandths as the whole points that no plan goes below: prices are whole.
pub(crate) fn points(bound: i64) -> i64 {
    bound.div_euclid(SCALE.into()) + i64::from(bound.rem_euclid(SCALE.into()) > 0)
}

//! Look-alikes of the public instances, for tests and for tuning on more than is published.
//!
//! The recipes of types C, D (P. C. Chu and J. E. Beasley, "A genetic algorithm for the generalised assignment problem", Computers &
//! OR 24, 1997) and E (M. Laguna et al., "Assigning multicapacity units using ejection chains", EJOR 82, 1995).

use super::problem::Gap;
use crate::core::Random;

/// How costs and loads hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Independent; capacities are tight.
    C,
    /// The cheaper a pair, the heavier it is: hard.
    D,
    /// The same, over orders of magnitude: hard.
    E,
}

/// A problem of a kind; the same seed gives the same one.
#[allow(clippy::cast_possible_truncation, reason = "numbers of four digits")]
pub fn generate(kind: Kind, units: usize, people: usize, seed: u64) -> Option<Gap> {
    let mut random = Random::new(seed);
    let (mut cost, mut load) = (Vec::new(), Vec::new());
    for _ in 0..units * people {
        let between =
            |random: &mut Random, least: f64, most: f64| (least + random.unit() * (most - least + 1.0)).floor();
        let (price, weight) = match kind {
            Kind::C => (between(&mut random, 10.0, 50.0), between(&mut random, 5.0, 25.0)),
            Kind::D => {
                let weight = between(&mut random, 1.0, 100.0);
                (111.0 - weight + between(&mut random, -10.0, 10.0), weight)
            }
            Kind::E => {
                let weight = (1.0 - 10.0 * random.unit().max(1e-9).ln()).round().max(1.0);
                ((1000.0 / weight - 10.0 * random.unit()).round(), weight)
            }
        };
        cost.push(price as i64);
        load.push(weight as i64);
    }
    let capacity = (0..units).map(|unit| {
        let total: i64 = load[unit * people..(unit + 1) * people].iter().sum();
        total * 4 / (5 * i64::try_from(units).unwrap_or(1))
    });
    let capacity = capacity.collect();
    Gap::new(units, people, cost, load, capacity).ok()
}

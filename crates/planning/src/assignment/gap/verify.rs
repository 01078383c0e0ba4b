//! Judges a plan by the tables alone.

use thiserror::Error;

use super::problem::Gap;

/// What a plan breaks.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Broken {
    /// Somebody goes nowhere, or people are named whom the problem does not have.
    #[error("the plan places {found} people, {people} must be placed")]
    People {
        /// Placed.
        found: usize,
        /// In the problem.
        people: usize,
    },
    /// A unit that does not exist.
    #[error("person {person} goes to unit {unit}, which does not exist")]
    NoSuchUnit {
        /// Who.
        person: usize,
        /// Where to.
        unit: usize,
    },
    /// A unit carries too much.
    #[error("unit {unit} carries {load}, it can carry {capacity}")]
    Overloaded {
        /// Which.
        unit: usize,
        /// What it carries.
        load: i64,
        /// What it can carry.
        capacity: i64,
    },
}

/// The price of a plan that breaks nothing.
///
/// # Errors
///
/// Everything that it breaks.
pub fn verify(gap: &Gap, plan: &[usize]) -> Result<i64, Vec<Broken>> {
    let mut broken = Vec::new();
    if plan.len() != gap.people() {
        broken.push(Broken::People {
            found: plan.len(),
            people: gap.people(),
        });
    }
    let mut carried = vec![0; gap.units()];
    let mut price = 0;
    for (person, &unit) in plan.iter().enumerate().take(gap.people()) {
        match carried.get_mut(unit) {
            Some(carried) => {
                *carried += gap.loads(unit)[person];
                price += gap.costs(unit)[person];
            }
            None => broken.push(Broken::NoSuchUnit { person, unit }),
        }
    }
    for (unit, load) in carried.into_iter().enumerate() {
        let capacity = gap.capacity(unit);
        if load > capacity {
            broken.push(Broken::Overloaded { unit, load, capacity });
        }
    }
    if broken.is_empty() { Ok(price) } else { Err(broken) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_breach_is_seen() {
        let gap = Gap::new(2, 2, vec![1, 2, 3, 4], vec![5, 5, 5, 5], vec![5, 10]).unwrap();
        assert_eq!(verify(&gap, &[0, 1]), Ok(5));
        assert_eq!(
            verify(&gap, &[0, 0]).unwrap_err(),
            [Broken::Overloaded {
                unit: 0,
                load: 10,
                capacity: 5
            }]
        );
        assert_eq!(
            verify(&gap, &[0, 7]).unwrap_err(),
            [Broken::NoSuchUnit { person: 1, unit: 7 }]
        );
        assert_eq!(
            verify(&gap, &[0]).unwrap_err(),
            [Broken::People { found: 1, people: 2 }]
        );
    }
}

//! Prices of capacity: the duals of the linear programme.
//!
//! With a price p on each unit's capacity every person takes the unit where cost + p × load is least; the sum of these, less the
//! price of all capacity, is a bound (Lagrangean relaxation of the capacities; its best value is that of the linear programme).
//! One price a unit: a subgradient method with Polyak steps (B. T. Polyak, USSR Comp. Math. 9, 1969) finds them in milliseconds.

use super::super::problem::Gap;

/// Prices and what they prove.
#[derive(Debug, Clone)]
pub(in super::super) struct CapacityPrices {
    /// Price of one unit of load, for each unit.
    pub price: Vec<f64>,
    /// The bound that they prove.
    pub bound: f64,
}

/// Value at `price`, and the subgradient (load less capacity of each unit) into `excess`.
fn value(gap: &Gap, price: &[f64], excess: &mut [f64], least: &mut [(f64, usize)]) -> f64 {
    least.fill((f64::INFINITY, 0));
    for (unit, price) in price.iter().enumerate() {
        let pairs = gap.costs(unit).iter().zip(gap.loads(unit));
        for (least, (cost, load)) in least.iter_mut().zip(pairs) {
            let reduced = *cost as f64 + price * *load as f64;
            if reduced < least.0 {
                *least = (reduced, unit);
            }
        }
    }
    let mut total = 0.0;
    for (unit, excess) in excess.iter_mut().enumerate() {
        *excess = -(gap.capacity(unit) as f64);
        total += price[unit] * *excess;
    }
    for (person, (reduced, unit)) in least.iter().enumerate() {
        excess[*unit] += gap.load(*unit, person) as f64;
        total += reduced;
    }
    total
}

/// The best prices found in `steps` steps, or until it is `over`; the first step is always made.
pub(in super::super) fn capacity_prices(gap: &Gap, steps: u32, over: &dyn Fn() -> bool) -> CapacityPrices {
    let units = gap.units();
    let mut price = vec![0.0; units];
    let mut excess = vec![0.0; units];
    let mut direction = vec![0.0; units];
    let mut least = vec![(0.0, 0); gap.people()];
    let mut best = CapacityPrices {
        price: price.clone(),
        bound: f64::NEG_INFINITY,
    };
    // The target lies a little above the best; the distance shrinks when steps stop paying.
    let mut reach = 0.02;
    let mut idle = 0;
    for turn in 0..steps {
        if turn % 16 == 1 && over() {
            break;
        }
        let bound = value(gap, &price, &mut excess, &mut least);
        if bound > best.bound + 1e-7 * bound.abs() {
            idle = 0;
        } else {
            idle += 1;
        }
        if bound > best.bound {
            best.bound = bound;
            best.price.clone_from(&price);
        }
        if idle >= 20 {
            idle = 0;
            reach *= 0.6;
            price.clone_from(&best.price);
            direction.fill(0.0);
            if reach < 1e-7 {
                break;
            }
            continue;
        }
        let mut length = 0.0;
        for unit in 0..units {
            // A price of 0 whose capacity is not used up stays there.
            let slope = if price[unit] <= 0.0 {
                excess[unit].max(0.0)
            } else {
                excess[unit]
            };
            direction[unit] = slope + 0.7 * direction[unit];
            length += direction[unit] * direction[unit];
        }
        if length < 1e-12 {
            break;
        }
        let target = best.bound + reach * best.bound.abs().max(1.0);
        let step = (target - bound).max(1e-9) / length;
        for unit in 0..units {
            price[unit] = (price[unit] + step * direction[unit]).max(0.0);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_when_told_and_has_a_bound_even_then() {
        let gap = Gap::new(2, 3, vec![1, 5, 2, 4, 1, 3], vec![2; 6], vec![4, 4]).unwrap();
        let at_once = capacity_prices(&gap, 3_000, &|| true);
        let whole = capacity_prices(&gap, 3_000, &|| false);
        assert!(at_once.bound.is_finite() && at_once.bound <= whole.bound);
    }
}

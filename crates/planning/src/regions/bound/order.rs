//! An order of the units in which few of them have neighbours on both sides at any moment: a narrow front.

use super::super::area::{Area, narrow};

/// Starts that are tried, at most.
const STARTS: usize = 64;

/// The best of several greedy orders: next is always the unit after which the front is narrowest.
pub(super) fn narrow_front(area: &Area) -> Vec<u32> {
    let units = area.units();
    let step = units.div_ceil(STARTS).max(1);
    let orders = (0..units).step_by(step).map(|start| greedy(area, start));
    orders
        .min_by(|one, two| one.0.total_cmp(&two.0))
        .map_or_else(Vec::new, |(_, order)| order)
}

/// The order from one start, and what its fronts cost: twice as much for each unit more.
fn greedy(area: &Area, start: usize) -> (f64, Vec<u32>) {
    let units = area.units();
    let mut done = vec![false; units];
    let mut left: Vec<usize> = area.near.iter().map(Vec::len).collect();
    let (mut order, mut front, mut price) = (Vec::with_capacity(units), 0_usize, 0.0);
    let mut reached = vec![false; units];
    let mut edge: Vec<usize> = Vec::new();
    let mut next = start;
    while order.len() < units {
        // How many units leave the front when this one is taken, and whether it joins.
        done[next] = true;
        order.push(narrow(next));
        edge.retain(|&unit| unit != next);
        for &other in &area.near[next] {
            let other = other as usize;
            left[other] -= 1;
            if done[other] && left[other] == 0 {
                front -= 1;
            }
            if !done[other] && !std::mem::replace(&mut reached[other], true) {
                edge.push(other);
            }
        }
        front += usize::from(left[next] > 0);
        price += f64::from(u32::try_from(front).unwrap_or(u32::MAX)).min(200.0).exp2();
        let widened = |unit: usize| {
            let leave = area.near[unit]
                .iter()
                .filter(|&&other| done[other as usize] && left[other as usize] == 1);
            (front + usize::from(left[unit] > 0)) - leave.count()
        };
        let best = edge.iter().copied().min_by_key(|&unit| (widened(unit), left[unit]));
        next = match best.or_else(|| done.iter().position(|done| !done)) {
            Some(next) => next,
            None => break,
        };
    }
    (price, order)
}

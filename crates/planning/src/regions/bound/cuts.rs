//! Which subset-row cuts a fractional packing breaks.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::master::Triple;

/// How much of each pair of units is chosen together; only pairs that are.
pub(super) fn pairs(columns: &Columns, used: &[(usize, f64)]) -> BTreeMap<(u32, u32), f64> {
    let mut pairs = BTreeMap::new();
    for &(column, value) in used {
        let units = columns.of(column);
        for (at, &one) in units.iter().enumerate() {
            for &other in &units[at + 1..] {
                *pairs.entry((one.min(other), one.max(other))).or_insert(0.0) += value;
            }
        }
    }
    pairs
}

/// The most broken cuts with their activity, at most `most`, none of which shares two units with a more broken one.
pub(super) fn broken(columns: &Columns, used: &[(usize, f64)], most: usize) -> Vec<(Triple, f64)> {
    let fractional: Vec<(usize, f64)> = used.iter().copied().filter(|(_, value)| *value < 0.999).collect();
    let pairs = pairs(columns, &fractional);
    let mut near: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &(one, other) in pairs.keys() {
        near.entry(one).or_default().push(other);
        near.entry(other).or_default().push(one);
    }
    let together = |one: u32, other: u32| pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or(0.0);
    let mut seen = std::collections::BTreeSet::new();
    let mut found: Vec<(f64, Triple)> = Vec::new();
    for (&middle, others) in &near {
        for (at, &one) in others.iter().enumerate() {
            for &other in &others[at + 1..] {
                let sum = together(middle, one) + together(middle, other) + together(one, other);
                let mut triple = [middle, one, other];
                triple.sort_unstable();
                if sum <= 1.02 || !seen.insert(triple) {
                    continue;
                }
                let whole = |units: &[u32]| triple.iter().all(|unit| units.contains(unit));
                let all: f64 = fractional
                    .iter()
                    .filter(|(column, _)| whole(columns.of(*column)))
                    .map(|(_, x)| x)
                    .sum();
                if sum - 2.0 * all > 1.02 {
                    found.push((sum - 2.0 * all, triple));
                }
            }
        }
    }
    found.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    let mut kept: Vec<(Triple, f64)> = Vec::new();
    for (activity, triple) in found {
        let shared = |other: &Triple| triple.iter().filter(|unit| other.contains(unit)).count();
        if kept.iter().all(|(other, _)| shared(other) < 2) {
            kept.push((triple, activity));
            if kept.len() == most {
                break;
            }
        }
    }
    kept
}

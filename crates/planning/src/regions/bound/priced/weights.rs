//! Weights in whole parts, few enough for a table, and the parts that a group of the right weight can have.

use super::super::super::area::Area;

/// Parts of each unit, and of a group: no group of the right weight has fewer or more.
#[derive(Debug, Clone)]
pub(super) struct Weights {
    pub(super) of: Vec<usize>,
    pub(super) least: usize,
    pub(super) most: usize,
}

/// What a group of a plan weighs, at least and at most: the others must have room and enough as well.
pub(super) fn limits(area: &Area, groups: usize) -> (i64, i64) {
    let total: i64 = area.weight.iter().sum();
    let others = i64::try_from(groups).unwrap_or(i64::MAX) - 1;
    let least = total.saturating_sub(others.saturating_mul(area.most));
    let most = total.saturating_sub(others.saturating_mul(area.least));
    (least.max(area.least).max(0), most.min(area.most))
}

/// Sizes of a part that are tried.
const SIZES: i64 = 2_000;

impl Weights {
    /// About so many parts a group; the size of a part is the one that rounding changes least.
    pub(super) fn new(area: &Area, groups: usize, parts: usize) -> Self {
        let (least, most) = limits(area, groups);
        let base = (most / i64::try_from(parts.max(1)).unwrap_or(1)).max(1);
        // From the smallest size to two fifths more.
        let sizes = (0..SIZES).map(|at| base + base.saturating_mul(at) / (SIZES * 5 / 2));
        let best = sizes.min_by_key(|&size| {
            let (more, less) = rounding(area, size);
            more + less
        });
        let size = best.unwrap_or(base);
        let (more, less) = rounding(area, size);
        let whole = |parts: i64| usize::try_from(parts.max(0)).unwrap_or(usize::MAX);
        Self {
            of: area
                .weight
                .iter()
                .map(|&weight| whole((weight + size / 2) / size))
                .collect(),
            least: whole((least - more + size - 1).div_euclid(size)),
            most: whole((most + less).div_euclid(size)),
        }
    }
}

/// How much rounding to parts can make all units together too light, and too heavy.
fn rounding(area: &Area, size: i64) -> (i64, i64) {
    let errors = area
        .weight
        .iter()
        .map(|&weight| weight - (weight + size / 2) / size * size);
    errors.fold((0, 0), |(more, less), error| {
        (more + error.max(0), less + (-error).max(0))
    })
}

//! How far it is from one site to another: by a road that is recorded, by the roads between communes, else the straight line.

use std::collections::BTreeMap;

use ledger::View;
use ledger::value::Ix;
use ledger::view::Structure;
use serde::{Deserialize, Serialize};

use super::inputs::SiteFound;
use crate::roads::{Communes, distances, roads_of};
use crate::village_plan::on_the_ground;

/// A way from one site to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteWay {
    /// Unit: metres.
    pub metres: u32,
    /// Whether a recorded road leads there; else it is the straight line, and the road is longer.
    pub by_road: bool,
}

/// The way from each site to each other; none where it is not known where one of them lies and no road leads there.
pub(super) fn ways(
    view: View<'_>,
    structure: &Structure,
    communes: &Communes<'_>,
    sites: &[SiteFound],
) -> Vec<Vec<Option<SiteWay>>> {
    let own = roads_of(view, structure, sites.iter().map(|site| site.unit));
    let between = communes.roads();
    let centre = |commune: Ix| on_the_ground(view, commune);
    let centres: BTreeMap<Ix, Option<[i64; 2]>> = communes.all().map(|own| (own, centre(own))).collect();
    let roads: BTreeMap<Ix, BTreeMap<Ix, u64>> = communes.all().map(|own| (own, distances(&between, own))).collect();
    let way = |from: &SiteFound, to: &SiteFound| {
        let road = own.get(&from.unit).into_iter().flatten();
        if let Some(metres) = road
            .filter(|(unit, _)| *unit == to.unit)
            .map(|(_, metres)| *metres)
            .min()
        {
            return Some((metres, true));
        }
        let line = line(from.lies?, to.lies?);
        let through = || {
            let (one, two) = (from.commune?, to.commune.filter(|two| Some(*two) != from.commune)?);
            let (start, end) = ((*centres.get(&one)?)?, (*centres.get(&two)?)?);
            Some(self::line(from.lies?, start) + *roads.get(&one)?.get(&two)? + self::line(end, to.lies?))
        };
        Some(through().map_or((line, false), |metres| (metres.max(line), true)))
    };
    let row = |from: usize, one: &SiteFound| {
        let to = |(at, two): (usize, &SiteFound)| {
            let (metres, by_road) = if at == from { (0, true) } else { way(one, two)? };
            Some(SiteWay {
                metres: u32::try_from(metres).ok()?,
                by_road,
            })
        };
        sites.iter().enumerate().map(to).collect()
    };
    sites.iter().enumerate().map(|(at, one)| row(at, one)).collect()
}

/// The straight line. Unit: metres.
fn line(one: [i64; 2], two: [i64; 2]) -> u64 {
    let square = |axis: usize| {
        let apart = one[axis].abs_diff(two[axis]);
        apart.saturating_mul(apart)
    };
    square(0).saturating_add(square(1)).isqrt()
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_straight_line_is_in_whole_metres_and_the_same_both_ways() {
        assert_eq!(line([0, 0], [3_000, 4_000]), 5_000);
        assert_eq!(line([-7, 2], [-7, 2]), 0);
        assert_eq!(line([10, -20], [-5, 30]), line([-5, 30], [10, -20]));
    }
}

//! How far it is from one site to another: by a road that is recorded, by the roads between communes, else the straight line.

use std::collections::{BTreeMap, BTreeSet};

use ledger::View;
use ledger::value::Ix;
use serde::{Deserialize, Serialize};

use super::inputs::SiteFound;
use crate::ground::Spot;
use crate::roads::{Communes, distances, roads_of};

/// A way from one site to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteWay {
    /// Unit: metres.
    pub metres: u32,
    /// Whether a recorded road leads there; else it is the straight line, and the road is longer.
    pub by_road: bool,
}

/// The way from each site to each other; none where it is not known where one of them lies and no road leads there.
pub(super) fn ways(view: View<'_>, communes: &Communes<'_>, sites: &[SiteFound]) -> Vec<Vec<Option<SiteWay>>> {
    // A road to a site that has closed leads to where that stood, and not to the school into which it passed.
    let units: BTreeSet<Ix> = sites.iter().map(|site| site.unit).collect();
    let own = roads_of(view, &units, |unit| unit);
    let between = communes.roads();
    let centres: BTreeMap<Ix, Option<Spot>> = communes.all().map(|own| (own, Spot::of(view, own))).collect();
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
        let (start, end) = (from.lies?, to.lies?);
        let through = || {
            let (one, two) = (from.commune?, to.commune.filter(|two| Some(*two) != from.commune)?);
            let (middle, other) = ((*centres.get(&one)?)?, (*centres.get(&two)?)?);
            Some(start.line(middle) + *roads.get(&one)?.get(&two)? + other.line(end))
        };
        // No road is shorter than the straight line: where the roads between communes would be, they say nothing of this way.
        let line = start.line(end);
        Some(
            through()
                .filter(|metres| *metres >= line)
                .map_or((line, false), |metres| (metres, true)),
        )
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

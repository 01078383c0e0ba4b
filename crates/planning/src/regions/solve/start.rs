//! From a packing to a whole plan: what no group took joins the neighbour that it is most like.

use super::super::area::{Area, narrow};

/// Regions around `cores`; units that nothing reaches make the answer `None`.
pub(crate) fn complete(area: &Area, cores: &[Vec<u32>]) -> Option<Vec<u32>> {
    let units = area.units();
    let mut region = vec![u32::MAX; units];
    for (at, core) in cores.iter().enumerate() {
        for &unit in core {
            region[unit as usize] = narrow(at);
        }
    }
    let cost_to = |region: &[u32], unit: usize, at: u32| -> i64 {
        let row = &area.unlike[unit * units..(unit + 1) * units];
        row.iter()
            .zip(region)
            .filter(|(_, other)| **other == at)
            .map(|(cost, _)| cost)
            .sum()
    };
    loop {
        let mut best: Option<(i64, usize, u32)> = None;
        for unit in (0..units).filter(|&unit| region[unit] == u32::MAX) {
            for &near in &area.near[unit] {
                let at = region[near as usize];
                let foe = area.apart[unit].iter().any(|&foe| region[foe as usize] == at);
                if at == u32::MAX || foe {
                    continue;
                }
                let choice = (cost_to(&region, unit, at), unit, at);
                if best.is_none_or(|least| choice < least) {
                    best = Some(choice);
                }
            }
        }
        let Some((_, unit, at)) = best else { break };
        region[unit] = at;
    }
    region.iter().all(|&at| at != u32::MAX).then_some(region)
}

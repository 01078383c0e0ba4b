//! The units in their order, and what each of them does to the front.

use super::super::super::area::Area;
use super::super::order::narrow_front;

/// What happens to the front when a unit is taken.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) unit: u32,
    /// Borders to each unit of the front.
    pub(super) borders: Vec<u16>,
    /// Which units of the front stay, the new one last.
    pub(super) stays: Vec<bool>,
    /// Connected parts of what is still to come: what each weighs, and which of them each unit of the front touches.
    pub(super) to_come: Vec<i64>,
    pub(super) touches: Vec<Vec<usize>>,
}

/// Units of a front at most: parts are numbered in a byte.
const WIDEST: usize = 60;
/// What happens to the front at each unit; `None` where it is too wide.
pub(super) fn steps(area: &Area) -> Option<Vec<Step>> {
    let order = narrow_front(area);
    let mut place = vec![0; area.units()];
    order
        .iter()
        .enumerate()
        .for_each(|(at, &unit)| place[unit as usize] = at);
    let mut front: Vec<u32> = Vec::new();
    let mut steps = Vec::with_capacity(order.len());
    for (at, &unit) in order.iter().enumerate() {
        let borders = front.iter().map(|&other| {
            let found = area.near[unit as usize].binary_search(&other);
            u16::try_from(found.map_or(0, |at| area.touching[unit as usize][at])).ok()
        });
        let borders = borders.collect::<Option<Vec<u16>>>()?;
        front.push(unit);
        if front.len() > WIDEST {
            return None;
        }
        let later = |unit: u32| {
            area.near[unit as usize]
                .iter()
                .filter(|&&other| place[other as usize] > at)
        };
        let (to_come, part) = parts_to_come(area, &order[at + 1..]);
        let touches = front.iter().map(|&unit| {
            let mut parts: Vec<usize> = later(unit).map(|&other| part[other as usize]).collect();
            parts.sort_unstable();
            parts.dedup();
            parts
        });
        let stays: Vec<bool> = front.iter().map(|&unit| later(unit).next().is_some()).collect();
        steps.push(Step {
            unit,
            borders,
            touches: touches.collect(),
            stays: stays.clone(),
            to_come,
        });
        let mut stays = stays.iter();
        front.retain(|_| stays.next().copied().unwrap_or(false));
    }
    Some(steps)
}

/// Connected parts among those units: what each weighs, and which part each unit lies in.
fn parts_to_come(area: &Area, units: &[u32]) -> (Vec<i64>, Vec<usize>) {
    let mut part = vec![usize::MAX; area.units()];
    let mut waits = vec![false; area.units()];
    for &unit in units {
        waits[unit as usize] = true;
    }
    let mut weights = Vec::new();
    for &start in units {
        let mut open = Vec::new();
        if std::mem::take(&mut waits[start as usize]) {
            open.push(start);
            weights.push(0);
        }
        while let Some(unit) = open.pop() {
            part[unit as usize] = weights.len() - 1;
            if let Some(weight) = weights.last_mut() {
                *weight += area.weight[unit as usize];
            }
            let near = area.near[unit as usize].iter().copied();
            open.extend(near.filter(|&other| std::mem::take(&mut waits[other as usize])));
        }
    }
    (weights, part)
}

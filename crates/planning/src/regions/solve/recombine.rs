//! Balanced groups that part few neighbours: annealing over single shifts and recombinations.
//!
//! A recombination draws a random spanning tree over two neighbouring groups and cuts it where both sides weigh best (`DeFord`,
//! Duchin, Solomon, "Recombination: a family of Markov chains for redistricting", 2021); a shift moves one unit across. What
//! a group weighs too much or too little is priced, so that the search may pass through unbalanced plans.

use super::super::area::{Area, narrow};
use crate::core::Random;

/// The state and its price: borders that are cut, households beyond the limits, households that change.
#[derive(Debug, Clone)]
pub(crate) struct Balance<'a> {
    area: &'a Area,
    pub(crate) group: Vec<u32>,
    weight: Vec<i64>,
    sizes: Vec<usize>,
    /// Pairs of neighbours in different groups.
    pub(crate) cut: i64,
    /// Households beyond the limits.
    pub(crate) excess: i64,
    stamp: Vec<u32>,
    now: u32,
}

impl<'a> Balance<'a> {
    pub(crate) fn new(area: &'a Area, groups: usize, group: Vec<u32>) -> Self {
        let mut state = Self {
            area,
            weight: vec![0; groups],
            sizes: vec![0; groups],
            cut: 0,
            excess: 0,
            stamp: vec![0; group.len()],
            now: 0,
            group,
        };
        for unit in 0..state.group.len() {
            let at = state.group[unit] as usize;
            state.weight[at] += area.weight[unit];
            state.sizes[at] += 1;
            for (&other, &pairs) in area.near[unit].iter().zip(&area.touching[unit]) {
                if (other as usize) < unit && state.group[other as usize] != state.group[unit] {
                    state.cut += pairs;
                }
            }
        }
        state.excess = state.weight.iter().map(|&weight| state.beyond(weight)).sum();
        state
    }

    fn beyond(&self, weight: i64) -> i64 {
        (weight - self.area.most).max(0) + (self.area.least - weight).max(0)
    }

    fn shift(&mut self, unit: u32, to: u32) {
        let from = self.group[unit as usize];
        for (&other, &pairs) in self.area.near[unit as usize]
            .iter()
            .zip(&self.area.touching[unit as usize])
        {
            let there = self.group[other as usize];
            self.cut += pairs * (i64::from(there == from) - i64::from(there == to));
        }
        let moved = self.area.weight[unit as usize];
        let (from, to_at) = (from as usize, to as usize);
        self.excess -= self.beyond(self.weight[from]) + self.beyond(self.weight[to_at]);
        self.weight[from] -= moved;
        self.weight[to_at] += moved;
        self.excess += self.beyond(self.weight[from]) + self.beyond(self.weight[to_at]);
        self.sizes[from] -= 1;
        self.sizes[to_at] += 1;
        self.group[unit as usize] = to;
    }

    /// Whether the group of a unit stays connected, and stays at all, without it.
    fn can_leave(&mut self, unit: u32) -> bool {
        let area = self.area;
        let at = self.group[unit as usize];
        let near = &area.near[unit as usize];
        let mut inside = near.iter().filter(|other| self.group[**other as usize] == at);
        let Some(&first) = inside.next() else { return false };
        let mut missing = inside.count();
        self.now += 1;
        self.stamp[unit as usize] = self.now;
        self.stamp[first as usize] = self.now;
        let mut queue = vec![first];
        let mut head = 0;
        while head < queue.len() && missing > 0 {
            for &other in &area.near[queue[head] as usize] {
                if self.group[other as usize] == at && self.stamp[other as usize] != self.now {
                    self.stamp[other as usize] = self.now;
                    missing -= usize::from(near.binary_search(&other).is_ok());
                    queue.push(other);
                }
            }
            head += 1;
        }
        missing == 0
    }

    fn foe(&self, unit: u32, to: u32) -> bool {
        self.area.apart[unit as usize]
            .iter()
            .any(|&foe| self.group[foe as usize] == to)
    }
}

/// Connected groups to start from, grown at random by weight, no forbidden pair in one; `None` where the area has too few
/// units, or what was left over could join nobody.
pub(crate) fn grow(area: &Area, groups: usize, random: &mut Random) -> Option<Vec<u32>> {
    let units = area.units();
    let mut group = vec![u32::MAX; units];
    let mut weight = vec![0_i64; groups];
    let parts = area.parts();
    if groups < parts.len() || groups > units {
        return None;
    }
    // Each connected part gets a seed, then the heaviest parts.
    for at in 0..groups {
        let part = &parts[if at < parts.len() {
            at
        } else {
            random.below(parts.len())
        }];
        let free: Vec<u32> = part
            .iter()
            .copied()
            .filter(|unit| group[*unit as usize] == u32::MAX)
            .collect();
        let free = if free.is_empty() {
            (0..units)
                .map(narrow)
                .filter(|unit| group[*unit as usize] == u32::MAX)
                .collect()
        } else {
            free
        };
        let unit = *random.pick(&free)?;
        group[unit as usize] = narrow(at);
        weight[at] += area.weight[unit as usize];
    }
    loop {
        let mut best: Option<(i64, u64, usize, u32)> = None;
        for unit in (0..units).filter(|&unit| group[unit] == u32::MAX) {
            for &near in &area.near[unit] {
                let at = group[near as usize];
                let foe = area.apart[unit].iter().any(|&foe| group[foe as usize] == at);
                if at != u32::MAX && !foe {
                    let choice = (weight[at as usize], random.bits(), unit, at);
                    if best.is_none_or(|least| choice < least) {
                        best = Some(choice);
                    }
                }
            }
        }
        let Some((_, _, unit, at)) = best else { break };
        group[unit] = at;
        weight[at as usize] += area.weight[unit];
    }
    group.iter().all(|&at| at != u32::MAX).then_some(group)
}

/// The best plan that was met: lowest excess, then lowest `price` (cut and change).
pub(crate) fn anneal_balance(
    start: &Balance<'_>,
    random: &mut Random,
    spent: &dyn Fn(u64) -> f64,
    kept: &mut dyn FnMut(&Balance<'_>),
) {
    let mut now = start.clone();
    let mut best = (now.excess, now.cut);
    kept(&now);
    let width = ((now.area.most - now.area.least).max(1) as f64).max(now.area.most as f64 * 0.002);
    let groups = now.weight.len();
    let (hot, cold) = (3.0_f64, 0.15_f64);
    let mut temperature = hot;
    for step in 0_u64.. {
        if step.is_multiple_of(128) {
            let share = spent(step);
            if share >= 1.0 {
                break;
            }
            // Three descents.
            temperature = hot * (cold / hot).powf((share * 3.0).fract());
        }
        let price = |state: &Balance<'_>| state.cut as f64 + penalty(state.excess, width);
        let before = price(&now);
        let allowed = -temperature * (1.0 - random.unit()).ln();
        if random.chance(0.02) {
            let next = recombine(&now, random);
            if let Some(next) = next
                && price(&next) - before <= allowed
            {
                now = next;
            }
        } else {
            let unit = narrow(random.below(now.group.len()));
            let Some(&near) = random.pick(&now.area.near[unit as usize]) else {
                continue;
            };
            let (from, to) = (now.group[unit as usize], now.group[near as usize]);
            if from == to || now.foe(unit, to) || !now.can_leave(unit) {
                continue;
            }
            now.shift(unit, to);
            let mut undo = vec![(unit, from)];
            // Half of the moves give something back, from the same group or from a third.
            if random.chance(0.5) {
                let back = narrow(random.below(now.group.len()));
                let giver = now.group[back as usize];
                let target = if random.chance(0.7) {
                    from
                } else {
                    narrow(random.below(groups))
                };
                let touches = now.area.near[back as usize]
                    .iter()
                    .any(|&other| now.group[other as usize] == target);
                if back != unit && giver != target && touches && !now.foe(back, target) && now.can_leave(back) {
                    now.shift(back, target);
                    undo.push((back, giver));
                }
            }
            if price(&now) - before > allowed {
                for &(unit, from) in undo.iter().rev() {
                    now.shift(unit, from);
                }
            }
        }
        if (now.excess, now.cut) < best {
            best = (now.excess, now.cut);
            kept(&now);
        }
    }
}

/// Price of households beyond the limits: steep at first, so that small breaches are not worth a border.
fn penalty(excess: i64, width: f64) -> f64 {
    let share = excess as f64 / width;
    if excess == 0 {
        0.0
    } else {
        1.0 + 3.0 * share.sqrt() + 0.5 * share.min(40.0)
    }
}

/// Two neighbouring groups drawn anew.
fn recombine<'a>(now: &Balance<'a>, random: &mut Random) -> Option<Balance<'a>> {
    let area = now.area;
    let unit = random.below(now.group.len());
    let near = *random.pick(&area.near[unit])?;
    let (one, two) = (now.group[unit], now.group[near as usize]);
    if one == two {
        return None;
    }
    let inside = |unit: u32| now.group[unit as usize] == one || now.group[unit as usize] == two;
    // A random tree: units join in the order of random edges (Prim with random weights).
    let mut parent = vec![u32::MAX; now.group.len()];
    let mut order = vec![narrow(unit)];
    let mut joined = vec![false; now.group.len()];
    joined[unit] = true;
    let mut edges: Vec<(u64, u32, u32)> = Vec::new();
    let mut last = narrow(unit);
    loop {
        for &other in &area.near[last as usize] {
            if inside(other) && !joined[other as usize] {
                edges.push((random.bits(), last, other));
            }
        }
        edges.retain(|(_, _, other)| !joined[*other as usize]);
        let Some(&(_, from, to)) = edges.iter().min() else {
            break;
        };
        joined[to as usize] = true;
        parent[to as usize] = from;
        order.push(to);
        last = to;
    }
    let mut below: Vec<i64> = area.weight.clone();
    for &unit in order.iter().skip(1).rev() {
        below[parent[unit as usize] as usize] += below[unit as usize];
    }
    let total = now.weight[one as usize] + now.weight[two as usize];
    let ranked = order.iter().skip(1).map(|&unit| {
        let weight = below[unit as usize];
        (now.beyond(weight) + now.beyond(total - weight), random.bits(), unit)
    });
    let (_, _, top) = ranked.min()?;
    let mut next_group = now.group.clone();
    let mut side = vec![false; now.group.len()];
    side[top as usize] = true;
    for &unit in &order {
        if parent[unit as usize] != u32::MAX && side[parent[unit as usize] as usize] {
            side[unit as usize] = true;
        }
        next_group[unit as usize] = if side[unit as usize] { one } else { two };
    }
    let foes = |unit: &u32| {
        area.apart[*unit as usize]
            .iter()
            .any(|&foe| next_group[foe as usize] == next_group[*unit as usize])
    };
    if order.iter().any(foes) {
        return None;
    }
    Some(Balance::new(area, now.weight.len(), next_group))
}

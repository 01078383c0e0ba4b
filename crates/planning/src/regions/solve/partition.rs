//! Regions under search: members, weights and cost, kept up to date move by move.

use super::super::area::{Area, narrow};

/// Every unit in one region; a region may be empty for a moment inside a compound move.
#[derive(Debug, Clone)]
pub(crate) struct Partition<'a> {
    pub(super) area: &'a Area,
    /// Region of each unit.
    pub(super) region: Vec<u32>,
    /// Place of each unit among the members of its region.
    place: Vec<u32>,
    pub(super) members: Vec<Vec<u32>>,
    pub(super) weight: Vec<i64>,
    /// Dissimilarity inside regions plus the price of change.
    pub(crate) cost: i64,
    stamp: Vec<u32>,
    now: u32,
    queue: Vec<u32>,
}

impl<'a> Partition<'a> {
    pub(crate) fn new(area: &'a Area, regions: usize, region: Vec<u32>) -> Self {
        let mut partition = Self {
            area,
            place: vec![0; region.len()],
            members: vec![Vec::new(); regions],
            weight: vec![0; regions],
            cost: 0,
            stamp: vec![0; region.len()],
            now: 0,
            queue: Vec::new(),
            region,
        };
        for unit in 0..partition.region.len() {
            let at = partition.region[unit] as usize;
            partition.place[unit] = narrow(partition.members[at].len());
            partition.members[at].push(narrow(unit));
            partition.weight[at] += area.weight[unit];
        }
        partition.cost = partition.stated_cost();
        partition
    }

    /// The cost from scratch.
    pub(crate) fn stated_cost(&self) -> i64 {
        let units = self.area.units();
        let unlike = |members: &Vec<u32>| -> i64 {
            let pairs = members
                .iter()
                .flat_map(|a| members.iter().map(move |b| (*a as usize, *b as usize)));
            pairs.map(|(a, b)| self.area.unlike[a * units + b]).sum::<i64>() / 2
        };
        let within: i64 = self.area.within.iter().sum();
        within
            + self.members.iter().map(unlike).sum::<i64>()
            + (0..self.members.len()).map(|at| self.disruption(at)).sum::<i64>()
    }

    /// Price of the households of a region that leave its largest present body.
    fn disruption(&self, at: usize) -> i64 {
        if self.area.price_of_change == 0 {
            return 0;
        }
        let mut bodies: Vec<(usize, i64)> = self.members[at]
            .iter()
            .flat_map(|&unit| self.area.bodies[unit as usize].iter().copied())
            .collect();
        bodies.sort_unstable();
        let total: i64 = bodies.iter().map(|(_, households)| households).sum();
        let sums = bodies
            .chunk_by(|a, b| a.0 == b.0)
            .map(|body| body.iter().map(|(_, households)| households).sum::<i64>());
        (total - sums.max().unwrap_or(0)) * self.area.price_of_change
    }

    #[inline]
    fn unlike_to(&self, unit: u32, at: usize) -> i64 {
        let row = &self.area.unlike[unit as usize * self.area.units()..];
        self.members[at].iter().map(|&other| row[other as usize]).sum()
    }

    /// Moves a unit to another region; the cost follows. Connection and limits are the caller's.
    pub(super) fn shift(&mut self, unit: u32, to: usize) {
        let from = self.region[unit as usize] as usize;
        let changing = self.area.price_of_change != 0;
        let before = if changing {
            self.disruption(from) + self.disruption(to)
        } else {
            0
        };
        self.cost += self.unlike_to(unit, to) - self.unlike_to(unit, from);
        let place = self.place[unit as usize] as usize;
        self.members[from].swap_remove(place);
        if let Some(&moved) = self.members[from].get(place) {
            self.place[moved as usize] = narrow(place);
        }
        self.place[unit as usize] = narrow(self.members[to].len());
        self.members[to].push(unit);
        self.region[unit as usize] = narrow(to);
        self.weight[from] -= self.area.weight[unit as usize];
        self.weight[to] += self.area.weight[unit as usize];
        if changing {
            self.cost += self.disruption(from) + self.disruption(to) - before;
        }
    }

    /// Whether the region of a unit stays connected without it.
    pub(super) fn can_leave(&mut self, unit: u32) -> bool {
        let area = self.area;
        let at = self.region[unit as usize];
        let inside = |other: &&u32| self.region[**other as usize] == at;
        let mut near = area.near[unit as usize].iter().filter(inside);
        let Some(&first) = near.next() else {
            return self.members[at as usize].len() == 1;
        };
        let others = near.count();
        if others == 0 {
            return true;
        }
        self.now += 1;
        let now = self.now;
        self.stamp[unit as usize] = now;
        self.stamp[first as usize] = now;
        self.queue.clear();
        self.queue.push(first);
        let mut missing = others;
        let mut head = 0;
        while head < self.queue.len() {
            let here = self.queue[head];
            head += 1;
            for &other in &area.near[here as usize] {
                if self.region[other as usize] == at && self.stamp[other as usize] != now {
                    self.stamp[other as usize] = now;
                    if area.near[unit as usize].binary_search(&other).is_ok() {
                        missing -= 1;
                        if missing == 0 {
                            return true;
                        }
                    }
                    self.queue.push(other);
                }
            }
        }
        false
    }

    /// Whether a unit may stand in a region: it touches it (or it is empty), and nobody there may not stand with it.
    pub(super) fn welcomes(&self, to: usize, unit: u32) -> bool {
        let there = |other: &u32| self.region[*other as usize] as usize == to;
        (self.members[to].is_empty() || self.area.near[unit as usize].iter().any(there))
            && !self.area.apart[unit as usize].iter().any(there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::Random;
    use crate::regions::generate::{district, over_quantile};

    #[test]
    fn the_cost_that_is_carried_along_is_the_stated_one_and_a_stale_one_is_seen() {
        let mut problem = district(5, 7, 3, over_quantile(60));
        problem.price_of_change = 2;
        let area = Area::of(&problem);
        let mut random = Random::new(1);
        let region = (0..area.units()).map(|_| narrow(random.below(6))).collect();
        let mut partition = Partition::new(&area, 6, region);
        let mut changed = false;
        for _ in 0..500 {
            let before = partition.cost;
            partition.shift(narrow(random.below(area.units())), random.below(6));
            assert_eq!(partition.cost, partition.stated_cost());
            changed |= partition.cost != before;
        }
        assert!(changed, "a cost that never moves would pass as well");
    }
}

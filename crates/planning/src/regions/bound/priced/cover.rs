//! Groups that hold each unit once, put together in every way that cuts few enough borders.

use super::super::super::area::narrow;
use super::listing::Listed;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cover {
    pub(super) units: usize,
    pub(super) groups: usize,
    /// Parts of a border, and the prices of all units in them.
    pub(super) parts: i64,
    pub(super) prices: i64,
    /// Only plans that cut fewer borders count.
    pub(super) below: i64,
    /// Groups that are looked at, at most.
    pub(super) steps: u64,
}

struct Search<'a> {
    listed: &'a [Listed],
    cover: Cover,
    taken: Vec<bool>,
    chosen: Vec<u32>,
    stop: &'a dyn Fn() -> bool,
    tell: &'a mut dyn FnMut(i64, Vec<u32>),
}

/// Tells each plan that is better than all before; false if it could not look at all of them.
pub(super) fn cheapest_cover(
    listed: &[Listed],
    cover: Cover,
    stop: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(i64, Vec<u32>),
) -> bool {
    let mut all: Vec<u32> = (0..).take(listed.len()).collect();
    all.sort_by_key(|&group| listed[group as usize].cost);
    let mut search = Search {
        listed,
        cover,
        taken: vec![false; cover.units],
        chosen: Vec::new(),
        stop,
        tell,
    };
    search.go_on(&all, 0)
}

impl Search<'_> {
    /// All plans with the chosen groups and others of these, which hold no unit that is taken; they cost so much so far.
    fn go_on(&mut self, left: &[u32], cost: i64) -> bool {
        let missing = self.cover.groups - self.chosen.len();
        if missing == 0 {
            if self.taken.iter().all(|&taken| taken) {
                self.found();
            }
            return true;
        }
        let looked = left.len() as u64;
        if (self.stop)() || self.cover.steps < looked {
            return false;
        }
        self.cover.steps -= looked;
        // The unit that fewest groups hold is decided first.
        let mut holders = vec![0_usize; self.cover.units];
        for &group in left {
            let units = &self.listed[group as usize].units;
            for &unit in units {
                holders[unit as usize] += 1;
            }
        }
        let open = (0..self.cover.units).filter(|&unit| !self.taken[unit]);
        let Some(rarest) = open.min_by_key(|&unit| holders[unit]) else {
            return true;
        };
        // Groups are sorted by cost, so the first is the cheapest that can still come.
        let cheapest = left.first().map_or(0, |&group| self.listed[group as usize].cost);
        let others = i64::try_from(missing - 1).unwrap_or(i64::MAX) * cheapest;
        for &group in left {
            let listed = &self.listed[group as usize];
            let limit = (self.cover.below - 1) * self.cover.parts - self.cover.prices;
            if cost + listed.cost + others > limit {
                break;
            }
            if listed.units.binary_search(&narrow(rarest)).is_err() {
                continue;
            }
            for &unit in &listed.units {
                self.taken[unit as usize] = true;
            }
            self.chosen.push(group);
            let free = |other: &u32| {
                let units = &self.listed[*other as usize].units;
                units.iter().all(|&unit| !self.taken[unit as usize])
            };
            let rest: Vec<u32> = left.iter().copied().filter(free).collect();
            let whole = self.go_on(&rest, cost + listed.cost);
            self.chosen.pop();
            for &unit in &self.listed[group as usize].units {
                self.taken[unit as usize] = false;
            }
            if !whole {
                return false;
            }
        }
        true
    }

    fn found(&mut self) {
        let around: i64 = self
            .chosen
            .iter()
            .map(|&group| self.listed[group as usize].borders)
            .sum();
        let borders = around / 2;
        if borders >= self.cover.below {
            return;
        }
        self.cover.below = borders;
        let mut plan = vec![0; self.cover.units];
        for (number, &group) in (0..).zip(&self.chosen) {
            for &unit in &self.listed[group as usize].units {
                plan[unit as usize] = number;
            }
        }
        (self.tell)(borders, plan);
    }
}

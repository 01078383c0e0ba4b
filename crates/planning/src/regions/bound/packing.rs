//! Maximum packing of groups, with proof: price, cut and branch.
//!
//! The packing falls apart into components that share no unit. In each: the linear programme with subset-row cuts gives a
//! bound, exchange gives a packing; groups whose reduced price shows that no better packing holds them are dropped
//! (reduced-cost fixing), and what is left is branched on pairs of units that stand together or do not (Ryan, Foster, "An
//! integer programming approach to scheduling", 1981).

use super::columns::{Columns, SCALE};
use super::cuts::{broken, pairs};
use super::exchange::exchange;
use super::master::Master;
use crate::core::Random;

/// A packing, and how many groups no packing exceeds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Packing {
    /// Chosen groups, by their place in the list.
    pub(crate) chosen: Vec<usize>,
    /// Proven: no packing has more groups.
    pub(crate) bound: usize,
}

/// How hard to try.
#[derive(Clone, Copy)]
pub(crate) struct Effort<'a> {
    /// Exchanges a component at most, each time that it is searched.
    pub(crate) exchanges: u64,
    /// Nodes of the tree a component.
    pub(crate) nodes: usize,
    /// Whether time is up.
    pub(crate) stop: &'a dyn Fn() -> bool,
}

/// With more groups than this a component is not branched on.
const LARGE: usize = 60_000;

/// The largest packing that was found among `groups` over `units` units.
pub(crate) fn pack(groups: &[Vec<u32>], units: usize, effort: Effort<'_>, random: &mut Random) -> Packing {
    let mut packing = Packing::default();
    let mut parts = components(groups, units);
    // Small ones first: what is proven is proven when time runs out in a large one.
    parts.sort_by_key(Vec::len);
    for part in parts {
        let mut place = vec![u32::MAX; units];
        let mut count = 0;
        let mut sets = Vec::with_capacity(part.len());
        for &group in &part {
            let set = groups[group].iter().map(|&unit| {
                let local = &mut place[unit as usize];
                if *local == u32::MAX {
                    *local = count;
                    count += 1;
                }
                *local
            });
            sets.push(set.collect::<Vec<u32>>());
        }
        let found = pack_component(&sets, count as usize, effort, random);
        packing.bound += found.bound;
        packing
            .chosen
            .extend(found.chosen.into_iter().map(|column| part[column]));
    }
    packing
}

fn root(parent: &mut [usize], mut unit: usize) -> usize {
    while parent[unit] != unit {
        parent[unit] = parent[parent[unit]];
        unit = parent[unit];
    }
    unit
}

/// Groups by component.
fn components(groups: &[Vec<u32>], units: usize) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..units).collect();
    for group in groups {
        for pair in group.windows(2) {
            let (one, other) = (root(&mut parent, pair[0] as usize), root(&mut parent, pair[1] as usize));
            parent[one] = other;
        }
    }
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); units];
    for (group, members) in groups.iter().enumerate() {
        if let Some(&first) = members.first() {
            let at = root(&mut parent, first as usize);
            parts[at].push(group);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn pack_component(sets: &[Vec<u32>], units: usize, effort: Effort<'_>, random: &mut Random) -> Packing {
    let mut alive: Vec<usize> = (0..sets.len()).collect();
    let mut best: Vec<usize> = Vec::new();
    // A group takes at least two units.
    let mut bound = units / sets.iter().map(Vec::len).min().unwrap_or(1).max(1);
    let exchanges = (effort.exchanges / 40).max(1_000);
    loop {
        let here: Vec<Vec<u32>> = alive.iter().map(|&column| sets[column].clone()).collect();
        let columns = Columns::new(units, &here);
        let mut master = Master::new(&columns, units);
        let mut start: Vec<usize> = Vec::new();
        let solved = master.solve(effort.stop);
        let mut dual = master.dual();
        let limit = |total: i64| usize::try_from(total / SCALE).unwrap_or(usize::MAX);
        bound = bound.min(limit(dual.total).max(best.len()));
        let round_up = |master: &Master<'_>| {
            let mut used = master.used();
            used.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
            greedy(&columns, &used)
        };
        if solved {
            start = round_up(&master);
            let rounds = if columns.len() > LARGE { 6 } else { 30 };
            for _ in 0..rounds {
                if bound <= start.len().max(best.len()) || master.cut_count() > 250 {
                    break;
                }
                let cuts = broken(&columns, &master.used(), 25);
                if cuts.is_empty() {
                    break;
                }
                for (triple, activity) in cuts {
                    master.add_cut(triple, activity);
                }
                if !master.solve(effort.stop) {
                    break;
                }
                let next = master.dual();
                if next.total < dual.total {
                    dual = next;
                }
                bound = bound.min(limit(dual.total).max(best.len()));
                let rounded = round_up(&master);
                if rounded.len() > start.len() {
                    start = rounded;
                }
            }
        }
        // Exchange among the groups that the prices favour.
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_key(|&column| (master.charge(&dual, column), column));
        order.truncate(4_000);
        let favoured: Vec<Vec<u32>> = order.iter().map(|&column| columns.of(column).to_vec()).collect();
        let place: Vec<usize> = start
            .iter()
            .filter_map(|column| order.iter().position(|other| other == column))
            .collect();
        let few = Columns::new(units, &favoured);
        let found: Vec<usize> = exchange(&few, &place, bound, exchanges, random, effort.stop);
        let found: Vec<usize> = found.into_iter().map(|at| order[at]).collect();
        for found in [start, found] {
            if found.len() > best.len() {
                best = found.into_iter().map(|column| alive[column]).collect();
            }
        }
        if best.len() >= bound || !solved {
            return Packing {
                bound: bound.max(best.len()),
                chosen: best,
            };
        }
        // A better packing holds no group whose price above 1 eats up the gap.
        let goal = i64::try_from(best.len() + 1).unwrap_or(i64::MAX) * SCALE;
        let keep = |column: usize| dual.total - (master.charge(&dual, column) - SCALE) >= goal;
        let kept: Vec<usize> = (0..columns.len()).filter(|&column| keep(column)).collect();
        if kept.len() > LARGE {
            // A node of the tree would take as long as many exchanges.
            let start: Vec<usize> = best
                .iter()
                .filter_map(|column| order.iter().position(|&other| alive[other] == *column))
                .collect();
            let found = exchange(&few, &start, bound, effort.exchanges, random, effort.stop);
            if found.len() > best.len() {
                best = found.into_iter().map(|at| alive[order[at]]).collect();
            }
            return Packing { bound, chosen: best };
        }
        let fewer: Vec<Vec<u32>> = kept.iter().map(|&column| columns.of(column).to_vec()).collect();
        let rest = Columns::new(units, &fewer);
        let mut tree = Tree {
            columns: &rest,
            master: Master::new(&rest, units),
            best: best.len(),
            found: None,
            nodes: effort.nodes,
            target: bound,
            stop: effort.stop,
        };
        let finished = tree.node(0);
        let improved = tree.found.take();
        if let Some(found) = improved {
            best = found.into_iter().map(|column| alive[kept[column]]).collect();
            if finished || best.len() >= bound {
                // The tree goes on behind what it finds, so at its end the last packing is the best.
                return Packing {
                    bound: if finished { best.len() } else { bound },
                    chosen: best,
                };
            }
            alive = kept.into_iter().map(|column| alive[column]).collect();
            continue;
        }
        return Packing {
            bound: if finished { best.len() } else { bound },
            chosen: best,
        };
    }
}

fn greedy(columns: &Columns, order: &[(usize, f64)]) -> Vec<usize> {
    let mut free = vec![true; columns.unit_count()];
    let mut chosen = Vec::new();
    for &(column, _) in order {
        if columns.of(column).iter().all(|&unit| free[unit as usize]) {
            columns.of(column).iter().for_each(|&unit| free[unit as usize] = false);
            chosen.push(column);
        }
    }
    chosen
}

/// Whether no two of those groups share a unit.
fn disjoint(columns: &Columns, chosen: &[usize]) -> bool {
    let mut free = vec![true; columns.unit_count()];
    let mut units = chosen.iter().flat_map(|&column| columns.of(column));
    units.all(|&unit| std::mem::replace(&mut free[unit as usize], false))
}

struct Tree<'a> {
    columns: &'a Columns,
    master: Master<'a>,
    best: usize,
    found: Option<Vec<usize>>,
    nodes: usize,
    target: usize,
    stop: &'a dyn Fn() -> bool,
}

impl Tree<'_> {
    /// Searches below the present node; false when it had to give up.
    fn node(&mut self, depth: usize) -> bool {
        if self.best >= self.target {
            return true;
        }
        if self.nodes == 0 {
            return false;
        }
        self.nodes -= 1;
        let mut forbidden = Vec::new();
        let finished = self.inside(depth, &mut forbidden);
        for column in forbidden {
            self.master.allowed[column] = true;
        }
        finished
    }

    fn inside(&mut self, depth: usize, forbidden: &mut Vec<usize>) -> bool {
        let rounds = if depth == 0 { 20 } else { 3 };
        for round in 0..=rounds {
            if !self.master.solve(self.stop) {
                return false;
            }
            let dual = self.master.dual();
            let goal = i64::try_from(self.best + 1).unwrap_or(i64::MAX) * SCALE;
            if dual.total < goal {
                return true;
            }
            for column in 0..self.columns.len() {
                let price = self.master.charge(&dual, column);
                if self.master.allowed[column] && dual.total - (price - SCALE) < goal {
                    self.master.allowed[column] = false;
                    forbidden.push(column);
                }
            }
            let used = self.master.used();
            if used.iter().all(|(_, value)| *value > 0.99) {
                let order: Vec<usize> = used.iter().map(|(column, _)| *column).collect();
                if order.len() > self.best && disjoint(self.columns, &order) {
                    self.best = order.len();
                    self.found = Some(order);
                }
                // The values are rounded, the prices are not: only they prove that nothing better is below.
                return dual.total < i64::try_from(self.best + 1).unwrap_or(i64::MAX).saturating_mul(SCALE);
            }
            if round == rounds || self.master.cut_count() > 350 {
                break;
            }
            let cuts = broken(self.columns, &used, 15);
            if cuts.is_empty() {
                break;
            }
            for (triple, activity) in cuts {
                self.master.add_cut(triple, activity);
            }
        }
        let used = self.master.used();
        let shares = pairs(self.columns, &used);
        let mut open: Vec<((u32, u32), f64)> = shares
            .into_iter()
            .filter(|(_, share)| *share > 0.01 && *share < 0.99)
            .collect();
        open.sort_by(|left, right| {
            (left.1 - 0.65)
                .abs()
                .total_cmp(&(right.1 - 0.65).abs())
                .then(left.0.cmp(&right.0))
        });
        // Both branches must forbid something: some group in use holds one of the pair without the other.
        let parted = |pair: (u32, u32)| {
            used.iter().any(|&(column, _)| {
                let units = self.columns.of(column);
                units.contains(&pair.0) != units.contains(&pair.1)
            })
        };
        let Some(pair) = open.into_iter().map(|(pair, _)| pair).find(|&pair| parted(pair)) else {
            return false;
        };
        let together = self.branch(pair, true, depth);
        let apart = self.branch(pair, false, depth);
        together && apart
    }

    fn branch(&mut self, pair: (u32, u32), together: bool, depth: usize) -> bool {
        let mut forbidden = Vec::new();
        for &column in self.columns.with(pair.0).iter().chain(self.columns.with(pair.1)) {
            let units = self.columns.of(column as usize);
            let both = units.contains(&pair.0) && units.contains(&pair.1);
            if both != together && self.master.allowed[column as usize] {
                self.master.allowed[column as usize] = false;
                forbidden.push(column as usize);
            }
        }
        let finished = self.node(depth + 1);
        for column in forbidden {
            self.master.allowed[column] = true;
        }
        finished
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The size of the largest packing, by trying all.
    fn largest(groups: &[Vec<u32>], taken: &[u32]) -> usize {
        let Some((first, rest)) = groups.split_first() else {
            return 0;
        };
        let without = largest(rest, taken);
        if first.iter().any(|unit| taken.contains(unit)) {
            return without;
        }
        without.max(1 + largest(rest, &[taken, first].concat()))
    }

    #[test]
    fn groups_that_share_a_unit_are_no_packing() {
        let columns = Columns::new(5, &[vec![0, 1], vec![2, 3], vec![3, 4]]);
        assert!(disjoint(&columns, &[0, 1]) && disjoint(&columns, &[0, 2]) && !disjoint(&columns, &[1, 2]));
    }

    #[test]
    fn it_is_as_large_as_trying_all_and_proven() {
        let mut random = Random::new(5);
        for _ in 0..80 {
            let groups: Vec<Vec<u32>> = (0..14)
                .map(|_| {
                    let mut units: Vec<u32> = (0..10).collect();
                    random.shuffle(&mut units);
                    units.truncate(2 + random.below(2));
                    units.sort_unstable();
                    units
                })
                .collect();
            let effort = Effort {
                exchanges: 2_000,
                nodes: 10_000,
                stop: &|| false,
            };
            let packing = pack(&groups, 10, effort, &mut random);
            let best = largest(&groups, &[]);
            assert_eq!((packing.chosen.len(), packing.bound), (best, best), "{groups:?}");
        }
    }
}

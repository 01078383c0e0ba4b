//! Demands onto places with room for so many: augmenting paths, and who competes where one finds none.
//!
//! P. Hall, "On representatives of subsets" (1935): where a demand finds no place, the demands that its paths reach together need
//! more than all their places hold.

use std::collections::BTreeMap;

/// Somebody who needs `count` places among `options`, no place more than `each` times.
#[derive(Debug, Clone)]
pub(crate) struct Demand {
    pub(crate) count: usize,
    pub(crate) options: Vec<usize>,
    pub(crate) each: usize,
}

/// How the demands were met.
#[derive(Debug)]
pub(crate) struct Met {
    /// How many of each place are used by whom.
    used: Vec<BTreeMap<usize, usize>>,
    full: Vec<usize>,
    /// Units of demand that found no place.
    pub(crate) short: usize,
    /// Demands that compete, of the first that found none; empty when all were met.
    pub(crate) compete: Vec<usize>,
}

/// Meets as many demands as can be.
pub(crate) fn meet(demands: &[Demand], capacity: &[usize]) -> Met {
    let mut met = Met {
        used: vec![BTreeMap::new(); capacity.len()],
        full: vec![0; capacity.len()],
        short: 0,
        compete: Vec::new(),
    };
    for (own, demand) in demands.iter().enumerate() {
        for _ in 0..demand.count {
            if !met.place(demands, capacity, own) {
                met.short += 1;
            }
        }
    }
    met
}

impl Met {
    /// One unit of a demand, breadth first; who was reached is kept where it finds no place.
    fn place(&mut self, demands: &[Demand], capacity: &[usize], own: usize) -> bool {
        let mut came_by: Vec<Option<usize>> = vec![None; capacity.len()];
        // From which place each demand was reached.
        let mut from: BTreeMap<usize, Option<usize>> = BTreeMap::from([(own, None)]);
        let mut queue = vec![own];
        let mut next = 0;
        while let Some(demand) = queue.get(next).copied() {
            next += 1;
            for place in demands[demand].options.iter().copied() {
                let has = self.used[place].get(&demand).copied().unwrap_or(0);
                if came_by[place].is_some() || has >= demands[demand].each {
                    continue;
                }
                came_by[place] = Some(demand);
                if self.full[place] < capacity[place] {
                    self.full[place] += 1;
                    self.shift(place, &came_by, &from);
                    return true;
                }
                let holders: Vec<usize> = self.used[place].keys().copied().collect();
                for holder in holders {
                    if let std::collections::btree_map::Entry::Vacant(entry) = from.entry(holder) {
                        entry.insert(Some(place));
                        queue.push(holder);
                    }
                }
            }
        }
        if self.compete.is_empty() {
            self.compete = from.into_keys().collect();
        }
        false
    }

    /// Gives each place of the path to the demand that reached it.
    fn shift(&mut self, mut place: usize, came_by: &[Option<usize>], from: &BTreeMap<usize, Option<usize>>) {
        while let Some(demand) = came_by[place] {
            *self.used[place].entry(demand).or_default() += 1;
            let Some(left) = from.get(&demand).copied().flatten() else {
                return;
            };
            if let Some(held) = self.used[left].get_mut(&demand) {
                *held -= 1;
                if *held == 0 {
                    self.used[left].remove(&demand);
                }
            }
            place = left;
        }
    }
}

/// A smallest set of competing demands, without any of which the rest fits; `None` when all fit.
pub(crate) fn smallest(demands: &[Demand], capacity: &[usize]) -> Option<Vec<usize>> {
    let pick = |set: &[usize]| set.iter().map(|own| demands[*own].clone()).collect::<Vec<_>>();
    let mut left = Some(meet(demands, capacity).compete).filter(|set| !set.is_empty())?;
    let mut at = 0;
    while at < left.len() && left.len() > 1 {
        let without: Vec<usize> = left.iter().copied().filter(|own| *own != left[at]).collect();
        let compete = meet(&pick(&without), capacity).compete;
        if compete.is_empty() {
            at += 1;
        } else {
            left = compete.into_iter().map(|own| without[own]).collect();
            at = 0;
        }
    }
    Some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demand(count: usize, options: &[usize], each: usize) -> Demand {
        Demand {
            count,
            options: options.to_vec(),
            each,
        }
    }

    #[test]
    fn who_competes_is_the_smallest_set_and_others_are_left_out() {
        let demands = [
            demand(2, &[0, 1, 2], 1),
            demand(1, &[3], 1),
            demand(1, &[3], 1),
            demand(1, &[0], 1),
        ];
        assert_eq!(smallest(&demands, &[1, 1, 1, 1]), Some(vec![1, 2]));
        assert_eq!(smallest(&demands, &[1, 1, 1, 2]), None);
        assert_eq!(meet(&demands, &[1, 1, 0, 1]).short, 2);
        // One place holds a demand once at a time, however large it is.
        assert_eq!(meet(&[demand(2, &[0], 1)], &[5]).short, 1);
        assert_eq!(meet(&[demand(2, &[0], 2)], &[5]).short, 0);
    }
}

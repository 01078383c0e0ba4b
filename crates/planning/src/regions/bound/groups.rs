//! Minimal groups: connected sets of light units that reach the threshold and lose it, or their connection, with any member.
//!
//! Every group of a plan that holds no unit heavy enough alone contains a minimal one, so the most groups that fit is the number
//! of heavy units plus a maximum packing of minimal groups. Connected sets are grown from their smallest member, each once
//! (Wernicke, "Efficient detection of network motifs", 2006), and growth stops at the threshold: a larger set holds a
//! connected set that reached it before, and is not minimal.

/// Units that touch, with weights; what the enumeration needs to know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'a> {
    /// Weight of each unit, above or equal to 0.
    pub(crate) weight: &'a [i64],
    /// What a group has to reach.
    pub(crate) need: i64,
    /// Who touches whom.
    pub(crate) near: &'a [Vec<u32>],
    /// Who may not be in one group with whom.
    pub(crate) apart: &'a [Vec<u32>],
}

/// The groups that were found, and whether these are all.
#[derive(Debug, Clone, Default)]
pub(crate) struct Groups {
    /// Each group, its members rising.
    pub(crate) groups: Vec<Vec<u32>>,
    /// Whether the enumeration came to its end.
    pub(crate) complete: bool,
}

/// A set that grows: whom it may take next, how far that went, and its weight.
struct Frame {
    candidates: Vec<u32>,
    at: usize,
    weight: i64,
}

struct Growing<'a> {
    ground: Ground<'a>,
    /// How often a unit is a member or a neighbour of the set that grows.
    touched: Vec<u32>,
    inside: Vec<bool>,
    set: Vec<u32>,
    found: Vec<Vec<u32>>,
    most_groups: usize,
    visits_left: u64,
    stop: &'a dyn Fn() -> bool,
}

/// All minimal groups, or the first `most_groups` of them within `visits` sets.
pub(crate) fn minimal_groups(ground: Ground<'_>, most_groups: usize, visits: u64, stop: &dyn Fn() -> bool) -> Groups {
    let units = ground.weight.len();
    let mut growing = Growing {
        ground,
        touched: vec![0; units],
        inside: vec![false; units],
        set: Vec::new(),
        found: Vec::new(),
        most_groups,
        visits_left: visits,
        stop,
    };
    let mut complete = true;
    for root in 0..units {
        if ground.weight[root] >= ground.need {
            continue;
        }
        let root = small(root);
        growing.enter(root);
        let first: Vec<u32> = growing.fresh(root, root);
        let went = growing.extend(root, first, ground.weight[root as usize]);
        growing.leave_last();
        if !went {
            // What was inside when it stopped stays there: the growing ends with it.
            complete = false;
            break;
        }
    }
    Groups {
        groups: growing.found,
        complete,
    }
}

impl Growing<'_> {
    fn enter(&mut self, unit: u32) {
        self.set.push(unit);
        self.inside[unit as usize] = true;
        self.touched[unit as usize] += 1;
        for &other in &self.ground.near[unit as usize] {
            self.touched[other as usize] += 1;
        }
    }

    fn leave_last(&mut self) {
        let Some(unit) = self.set.pop() else { return };
        self.inside[unit as usize] = false;
        self.touched[unit as usize] -= 1;
        for &other in &self.ground.near[unit as usize] {
            self.touched[other as usize] -= 1;
        }
    }

    /// Light neighbours of `unit`, later than the root, that nobody else in the set touches. Call after `enter(unit)`.
    fn fresh(&self, unit: u32, root: u32) -> Vec<u32> {
        let light = |other: u32| self.ground.weight[other as usize] < self.ground.need;
        let near = self.ground.near[unit as usize].iter().copied();
        near.filter(|&other| other > root && light(other) && self.touched[other as usize] == 1)
            .collect()
    }

    /// Grows the set by each candidate, and what grew by later ones; false when it was stopped. On a stack of its own, for
    /// a group can be as large as the district.
    fn extend(&mut self, root: u32, first: Vec<u32>, weight: i64) -> bool {
        let mut stack = vec![Frame {
            candidates: first,
            at: 0,
            weight,
        }];
        while let Some(frame) = stack.last_mut() {
            let Some(&next) = frame.candidates.get(frame.at) else {
                stack.pop();
                if !stack.is_empty() {
                    self.leave_last();
                }
                continue;
            };
            if self.visits_left == 0 || (self.visits_left.is_multiple_of(4096) && (self.stop)()) {
                return false;
            }
            self.visits_left -= 1;
            frame.at += 1;
            if self.ground.apart[next as usize]
                .iter()
                .any(|&foe| self.inside[foe as usize])
            {
                continue;
            }
            let grown = frame.weight + self.ground.weight[next as usize];
            self.enter(next);
            if grown < self.ground.need {
                let mut candidates = frame.candidates[frame.at..].to_vec();
                candidates.extend(self.fresh(next, root));
                stack.push(Frame {
                    candidates,
                    at: 0,
                    weight: grown,
                });
                continue;
            }
            if self.is_minimal(grown) {
                let mut group = self.set.clone();
                group.sort_unstable();
                self.found.push(group);
                if self.found.len() >= self.most_groups {
                    return false;
                }
            }
            self.leave_last();
        }
        true
    }

    /// Whether no member can go: the rest would be too light or would fall apart.
    fn is_minimal(&self, weight: i64) -> bool {
        self.set
            .iter()
            .all(|&unit| weight - self.ground.weight[unit as usize] < self.ground.need || !self.connected_without(unit))
    }

    fn connected_without(&self, gone: u32) -> bool {
        let rest: Vec<u32> = self.set.iter().copied().filter(|&unit| unit != gone).collect();
        let Some(&first) = rest.first() else { return true };
        let mut reached = vec![first];
        let mut at = 0;
        while at < reached.len() {
            let here = reached[at];
            at += 1;
            for &other in &self.ground.near[here as usize] {
                if other != gone && self.inside[other as usize] && !reached.contains(&other) {
                    reached.push(other);
                }
            }
        }
        reached.len() == rest.len()
    }
}

fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_as_long_as_a_district_is_found() {
        let last = 19_999_u32;
        let near: Vec<Vec<u32>> = (0..=last)
            .map(|unit| {
                let sides = [unit.checked_sub(1), (unit < last).then_some(unit + 1)];
                sides.into_iter().flatten().collect()
            })
            .collect();
        let (weight, apart) = (vec![1; near.len()], vec![Vec::new(); near.len()]);
        let ground = Ground {
            weight: &weight,
            need: 20_000,
            near: &near,
            apart: &apart,
        };
        let found = minimal_groups(ground, 1, u64::MAX, &|| false);
        assert_eq!(found.groups.iter().map(Vec::len).collect::<Vec<_>>(), [20_000]);
    }

    #[test]
    fn each_minimal_group_is_found_once() {
        // A ring of five units of weight 2; three in a row reach 6.
        let near: Vec<Vec<u32>> = (0..5_u32).map(|unit| vec![(unit + 1) % 5, (unit + 4) % 5]).collect();
        let apart = vec![Vec::new(); 5];
        let ground = Ground {
            weight: &[2; 5],
            need: 6,
            near: &near,
            apart: &apart,
        };
        let found = minimal_groups(ground, 100, 1_000, &|| false);
        let mut groups = found.groups;
        groups.sort();
        assert!(found.complete);
        assert_eq!(groups, [[0, 1, 2], [0, 1, 4], [0, 3, 4], [1, 2, 3], [2, 3, 4]]);
        let few = minimal_groups(ground, 3, 1_000, &|| false);
        assert!(!few.complete && few.groups.len() == 3);
    }
}

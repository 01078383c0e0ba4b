//! Why there is no plan though nothing simple stands in the way: a smallest set of pairs that cannot all be kept.

use serde::Serialize;

use super::problem::Problem;
use super::solve::solve;
use crate::core::{Budget, needed};

/// What is asked of two villages, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PairAsked {
    /// They are to become one.
    Together(usize, usize),
    /// They are not to.
    Apart(usize, usize),
}

/// Pairs without any of which the others could be kept; empty when a plan was found after all. Each trial has `iterations`, and all end
/// with `limit`: what was found to be needed until then is told.
pub fn conflict(problem: &Problem, iterations: u64, limit: &Budget) -> Vec<PairAsked> {
    let together = problem
        .must_merge
        .iter()
        .map(|&(one, two)| PairAsked::Together(one, two));
    let apart = problem
        .may_not_merge
        .iter()
        .map(|&(one, two)| PairAsked::Apart(one, two));
    let trial = limit.clone().with_iterations(iterations);
    let impossible = |problem: &Problem| !solve(problem, &trial, &|_| {}).is_ok_and(|answer| answer.feasible);
    needed(problem, together.chain(apart).collect(), limit, take_out, impossible)
}

fn take_out(problem: &mut Problem, pair: &PairAsked) {
    match *pair {
        PairAsked::Together(one, two) => problem.must_merge.retain(|pair| *pair != (one, two)),
        PairAsked::Apart(one, two) => problem.may_not_merge.retain(|pair| *pair != (one, two)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regions::{Aim, Terrain, Village};

    /// Four villages in a row, two of which make a group.
    fn row(together: &[(usize, usize)], apart: &[(usize, usize)]) -> Problem {
        let village = |at: usize| Village {
            id: at.to_string(),
            name: at.to_string(),
            households: 50,
            terrain: 0,
            features: Vec::new(),
            today: None,
        };
        Problem {
            villages: (0..4).map(village).collect(),
            neighbours: vec![(0, 1), (1, 2), (2, 3)],
            aim: Aim::MostGroups {
                terrains: vec![Terrain {
                    id: "all".to_owned(),
                    least_households: 100,
                }],
            },
            must_merge: together.to_vec(),
            may_not_merge: apart.to_vec(),
            pinned: Vec::new(),
            price_of_change: 0,
            feature_scale: 1,
        }
    }

    fn found(together: &[(usize, usize)], apart: &[(usize, usize)]) -> Vec<PairAsked> {
        conflict(&row(together, apart), 200, &Budget::iterations(10_000).with_seed(1))
    }

    #[test]
    fn only_the_pairs_that_matter_are_told() {
        // The first village has no other neighbour.
        assert_eq!(found(&[(2, 3)], &[(0, 1), (0, 3)]), [PairAsked::Apart(0, 1)]);
        // Both are needed: the middle two together leave nobody for the ends, unless all become one.
        let both = found(&[(1, 2)], &[(0, 3)]);
        assert_eq!(both, [PairAsked::Together(1, 2), PairAsked::Apart(0, 3)]);
        assert_eq!(found(&[(0, 1)], &[(1, 2)]), []);
    }

    #[test]
    fn a_pair_that_must_and_may_not_merge_is_told_whole() {
        let told = found(&[(0, 1)], &[(0, 1), (1, 3)]);
        // Without the second alone the first village cannot be served either; one of the two stands in the way in any case.
        assert_eq!(told, [PairAsked::Apart(0, 1)]);
    }
}

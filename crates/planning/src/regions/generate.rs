//! Districts made from a seed, like the public graphs: a plane of units that touch, weights of which few are large.

use super::problem::{Aim, Problem, Terrain, Village};
use crate::core::Random;

/// A district of `rows` × `columns` villages with some of the diagonals, about 2.6 neighbours a village as on maps of
/// communes; households are skewed as populations are; features are the place.
pub fn district(rows: usize, columns: usize, seed: u64, aim: impl FnOnce(&[i64]) -> Aim) -> Problem {
    let mut random = Random::new(seed);
    let mut villages = Vec::new();
    let mut neighbours = Vec::new();
    for at in 0..rows * columns {
        let (row, column) = (at / columns, at % columns);
        // The product of uniform numbers: most are small, a few are ten times the median.
        let skewed = 40_000 / (random.below(1_000) + 40) + random.below(60);
        let place = |line: usize, random: &mut Random| whole(line * 100 + random.below(90));
        villages.push(Village {
            id: format!("T{at}"),
            name: format!("Thôn {}", at + 1),
            households: whole(skewed),
            terrain: 0,
            features: vec![place(row, &mut random), place(column, &mut random)],
            today: None,
        });
        if column + 1 < columns {
            neighbours.push((at, at + 1));
        }
        if row + 1 < rows {
            neighbours.push((at, at + columns));
            if column + 1 < columns && random.chance(0.6) {
                let rising = random.chance(0.5);
                neighbours.push(if rising {
                    (at + 1, at + columns)
                } else {
                    (at, at + columns + 1)
                });
            }
        }
    }
    let households: Vec<i64> = villages.iter().map(|village| village.households).collect();
    Problem {
        aim: aim(&households),
        villages,
        neighbours,
        must_merge: Vec::new(),
        may_not_merge: Vec::new(),
        pinned: Vec::new(),
        price_of_change: 0,
        feature_scale: 1,
    }
}

/// Over the threshold that `percent` of the villages do not reach; 60 and 85 are those of the public instances.
pub fn over_quantile(percent: usize) -> impl FnOnce(&[i64]) -> Aim {
    move |households| {
        let mut sorted = households.to_vec();
        sorted.sort_unstable();
        let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        let least_households = sorted.get(at).copied().unwrap_or(1).max(1);
        Aim::MostGroups {
            terrains: vec![Terrain {
                id: "all".to_owned(),
                least_households,
            }],
        }
    }
}

/// So many groups within so many per mille of the mean.
pub fn balanced(groups: usize, permille: i64) -> impl FnOnce(&[i64]) -> Aim {
    move |households| {
        let mean = households.iter().sum::<i64>() / whole(groups).max(1);
        let slack = mean * permille / 1000;
        Aim::Balanced {
            groups,
            least_households: mean - slack,
            most_households: mean + slack,
        }
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

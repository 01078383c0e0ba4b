//! Small problems drawn from a seed.

use crate::core::Random;
use crate::facilities::problem::{
    Farthest, Forbidden, Place, Pupils, School, SchoolLevel, SchoolNetwork, SchoolSite, SitePin, Travel,
};

/// What shall be drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) places: usize,
    pub(super) sites: usize,
    pub(super) levels: usize,
    pub(super) pupils: usize,
    pub(super) divide: bool,
}

/// A network in the words of the district; often tight, sometimes impossible.
pub(super) fn network(seed: u64, size: Size) -> SchoolNetwork {
    let mut random = Random::new(seed);
    let point = |random: &mut Random| (random.below(9000) as f64, random.below(9000) as f64);
    let homes: Vec<(f64, f64)> = (0..size.places).map(|_| point(&mut random)).collect();
    let grounds: Vec<(f64, f64)> = (0..size.sites).map(|_| point(&mut random)).collect();
    let level = |at: usize| SchoolLevel {
        id: format!("level {at}"),
        farthest: vec![Farthest {
            terrain: "mountain".into(),
            metres: 7000,
        }],
    };
    let places: Vec<Place> = (0..size.places)
        .map(|at| Place {
            id: format!("village {at}"),
            terrain: random.chance(0.4).then(|| "mountain".to_owned()),
            pupils: (0..size.levels)
                .map(|level| Pupils {
                    level,
                    count: random.below(size.pupils + 1) as u64,
                    today: random.chance(0.5).then(|| random.below(size.sites)),
                })
                .collect(),
        })
        .collect();
    let all: u64 = places
        .iter()
        .flat_map(|place| &place.pupils)
        .map(|group| group.count)
        .sum();
    let each = (all as usize / size.levels).max(1);
    let sites = (0..size.sites)
        .map(|at| SchoolSite {
            id: format!("site {at}"),
            cost: random.below(20) as f64,
            open_today: random.chance(0.5),
            cost_to_open: random.below(9) as f64,
            cost_to_close: random.below(9) as f64,
            pin: match random.below(12) {
                0 => Some(SitePin::StaysOpen),
                1 => Some(SitePin::Closes),
                _ => None,
            },
            schools: (0..size.levels)
                .map(|level| School {
                    level,
                    seats: random.chance(0.9).then(|| (each / 3 + random.below(each)) as u64),
                    cost: random.below(6) as f64,
                })
                .collect(),
        })
        .collect();
    let metres = homes
        .iter()
        .map(|home| {
            grounds
                .iter()
                .map(|ground| {
                    random
                        .chance(0.95)
                        .then(|| (home.0 - ground.0).hypot(home.1 - ground.1) as u32)
                })
                .collect()
        })
        .collect();
    let forbidden = (0..size.places / 3)
        .map(|_| Forbidden {
            place: random.below(size.places),
            site: random.below(size.sites),
        })
        .collect();
    SchoolNetwork {
        levels: (0..size.levels).map(level).collect(),
        sites,
        places,
        travel: Travel::Distances {
            metres,
            cost_a_pupil_km: 1.0,
        },
        open_at_most: random.chance(0.4).then(|| size.sites.saturating_sub(1).max(1)),
        may_divide: size.divide,
        cost_of_change: 0.5,
        forbidden,
    }
}

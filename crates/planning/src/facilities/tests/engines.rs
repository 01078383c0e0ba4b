//! Every engine finds what brute force finds, its bound never passes it, and names and order do not matter.

use super::brute;
use super::small::{Size, network};
use crate::core::{Budget, Random};
use crate::facilities::constraints::{by_constraint, conflicts, faults};
use crate::facilities::formats::read_pmedian;
use crate::facilities::problem::{SchoolNetwork, SitePin, Travel};
use crate::facilities::solve::solve;
use crate::facilities::verify;

const SIZES: [Size; 4] = [
    Size {
        places: 5,
        sites: 4,
        levels: 1,
        pupils: 9,
        divide: false,
    },
    Size {
        places: 3,
        sites: 3,
        levels: 1,
        pupils: 3,
        divide: true,
    },
    Size {
        places: 3,
        sites: 3,
        levels: 2,
        pupils: 9,
        divide: false,
    },
    Size {
        places: 2,
        sites: 3,
        levels: 2,
        pupils: 2,
        divide: true,
    },
];

fn size_of(seed: u64) -> Size {
    let at = usize::try_from(seed).unwrap();
    SIZES[at % SIZES.len()]
}

fn run(problem: &SchoolNetwork, seed: u64) -> crate::core::Answer<crate::facilities::SchoolPlan> {
    solve(problem, &Budget::iterations(4000).with_seed(seed), &|_| {})
}

fn is_near(one: f64, two: f64) -> bool {
    (one - two).abs() <= 1e-6 * one.abs().max(1.0)
}

#[test]
fn each_engine_finds_what_brute_force_finds() {
    let mut possible = 0;
    for seed in 0..120 {
        let problem = network(seed, size_of(seed));
        assert!(faults(&problem).is_empty());
        let best = brute::best(&problem);
        let answer = run(&problem, seed);
        if best.is_infinite() {
            assert!(answer.plan.is_none(), "seed {seed}: {answer:?}");
            continue;
        }
        possible += 1;
        assert_eq!(conflicts(&problem), [], "seed {seed}");
        let found = answer.objective.unwrap_or(f64::INFINITY);
        assert!(is_near(found, best), "seed {seed}: {found} against {best}");
        let bound = answer.bound.unwrap();
        assert!(
            bound <= best + 1e-6 * best.abs().max(1.0),
            "seed {seed}: bound {bound} above {best}"
        );
        let plan = answer.plan.unwrap();
        assert!(is_near(verify(&problem, &plan).unwrap(), found), "seed {seed}");
        let points: f64 = by_constraint(&problem, &plan).iter().map(|rule| rule.points).sum();
        assert!(
            is_near(points, found),
            "seed {seed}: the rules say {points}, the engine {found}"
        );
    }
    assert!(possible > 40, "only {possible} of the problems have a plan");
}

#[test]
fn medians_that_are_pinned_closed_stay_closed() {
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let edges: Vec<String> = (1..9)
            .flat_map(|one| (one + 1..9).map(move |two| (one, two)))
            .map(|(one, two)| [one, two, 1 + random.below(30)].map(|word| word.to_string()).join(" "))
            .collect();
        let medians = 2 + random.below(4);
        let text = [format!("8 {} {medians}", edges.len()), edges.join("\n")].join("\n");
        let mut problem = read_pmedian(&text).unwrap();
        for site in 0..3 {
            problem.sites[site].pin = Some(SitePin::Closes);
        }
        problem.sites[3].pin = random.chance(0.5).then_some(SitePin::StaysOpen);
        let answer = run(&problem, seed);
        let found = answer.objective.unwrap();
        assert!(is_near(found, brute::best(&problem)), "seed {seed}: {found}");
        assert!(
            is_near(verify(&problem, &answer.plan.unwrap()).unwrap(), found),
            "seed {seed}"
        );
    }
}

#[test]
fn a_conflict_is_named_only_where_there_is_no_plan() {
    let mut named = 0;
    for seed in 1000..1200 {
        let mut problem = network(seed, size_of(seed));
        // Fewer seats, so that more problems are impossible.
        for school in problem.sites.iter_mut().flat_map(|site| &mut site.schools) {
            school.seats = school.seats.map(|seats| seats * 2 / 3);
        }
        if !conflicts(&problem).is_empty() {
            named += 1;
            assert!(
                brute::best(&problem).is_infinite(),
                "seed {seed}: {:?}",
                conflicts(&problem)
            );
        }
    }
    assert!(named > 20, "only {named} conflicts");
}

#[test]
fn names_and_order_do_not_matter() {
    for seed in 0..24 {
        let problem = network(seed, size_of(seed));
        let mut turned = problem.clone();
        turned.sites.reverse();
        turned.places.reverse();
        let (places, sites) = (problem.places.len() - 1, problem.sites.len() - 1);
        if let Travel::Distances { metres, .. } = &mut turned.travel {
            metres.reverse();
            for row in metres {
                row.reverse();
            }
        }
        for group in turned.places.iter_mut().flat_map(|place| &mut place.pupils) {
            group.today = group.today.map(|site| sites - site);
        }
        for pair in &mut turned.forbidden {
            (pair.place, pair.site) = (places - pair.place, sites - pair.site);
        }
        for site in &mut turned.sites {
            site.id = format!("another name for {}", site.id);
        }
        let (one, two) = (run(&problem, 1).objective, run(&turned, 1).objective);
        assert_eq!(one.is_some(), two.is_some());
        assert!(
            is_near(one.unwrap_or(0.0), two.unwrap_or(0.0)),
            "seed {seed}: {one:?} {two:?}"
        );
    }
}

#[test]
fn one_seed_and_one_limit_give_one_answer() {
    for size in SIZES {
        let problem = network(
            7,
            Size {
                places: 20,
                sites: 8,
                ..size
            },
        );
        let (one, two) = (run(&problem, 3), run(&problem, 3));
        assert_eq!((one.plan, one.bound), (two.plan, two.bound));
    }
}

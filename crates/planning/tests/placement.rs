//! Placement: small problems against brute force, the judge, pins, names, chains, reasons and conflicts.
#![allow(clippy::unwrap_used, reason = "a test")]

use planning::assignment::placement::{
    Bar, Candidate, Demand, Opening, Pin, Placed, Placement, Suitability, Unfit, UnitLimits, by_constraint, chains,
    compare, conflict, explain, pinned, solve, verify,
};
use planning::core::{Answer, Budget, Clock, Level, Random};
use proptest::prelude::*;

/// A random problem: posts in three units and two communes, some limits, bars and pins.
fn random(seed: u64, people: usize, posts: usize) -> Placement {
    let mut random = Random::new(seed);
    let mut below = |end: usize| random.below(end);
    let mut problem = Placement::default();
    for post in 0..posts {
        problem.posts.push(Opening {
            id: format!("post-{post}"),
            unit: format!("unit-{}", below(3)),
            commune: (below(2) == 0).then(|| format!("commune-{}", below(2))),
            empty_costs: (below(4) > 0).then(|| i64::try_from(below(80)).unwrap()),
        });
    }
    for person in 0..people {
        let post = (person < posts && below(3) > 0).then(|| format!("post-{person}"));
        problem.people.push(Candidate {
            id: format!("person-{person}"),
            post,
            may_wait: below(3) > 0,
        });
        for post in 0..posts {
            if below(4) > 0 {
                let points = i64::try_from(below(101)).unwrap();
                problem.suitability.push(Suitability {
                    person: format!("person-{person}"),
                    post: format!("post-{post}"),
                    points,
                });
            }
        }
    }
    let mut units: Vec<String> = problem.posts.iter().map(|post| post.unit.clone()).collect();
    units.sort();
    units.dedup();
    for unit in units {
        let mut limit = |end: usize| (below(2) == 0).then(|| i64::try_from(below(end)).unwrap());
        let (most_lost, most_gained) = (limit(3), limit(3));
        problem.units.push(UnitLimits {
            unit,
            most_lost,
            most_gained,
            least_held: limit(2),
            most_held: None,
        });
    }
    problem.cover = problem
        .posts
        .iter()
        .filter_map(|post| post.commune.clone())
        .take(1)
        .collect();
    if below(3) == 0 {
        problem.forbidden.push(Bar {
            person: "person-0".into(),
            unit: Some(problem.posts[0].unit.clone()),
            ..bar()
        });
    }
    problem
}

fn bar() -> Bar {
    Bar {
        person: String::new(),
        post: None,
        unit: None,
        reason: "relatives".into(),
    }
}

/// The least price of any plan, by trying all.
fn cheapest(problem: &Placement, person: usize, plan: &mut Vec<Placed>) -> Option<i64> {
    let Some(own) = problem.people.get(person) else {
        return verify(problem, plan).ok();
    };
    let mut best = cheapest(problem, person + 1, plan);
    for post in &problem.posts {
        if plan.iter().all(|placed| placed.post != post.id) {
            plan.push(Placed {
                person: own.id.clone(),
                post: post.id.clone(),
            });
            best = best.into_iter().chain(cheapest(problem, person + 1, plan)).min();
            plan.pop();
        }
    }
    best
}

fn run(problem: &Placement, iterations: u64) -> Answer<Vec<Placed>> {
    solve(problem, &Budget::iterations(iterations).with_seed(1), &|_| {}).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn small_ones_equal_brute_force_and_every_plan_is_verified(seed: u64, people in 1_usize..5, posts in 1_usize..5) {
        let problem = random(seed, people, posts);
        let answer = run(&problem, 200);
        let plan = answer.plan.clone().unwrap();
        let points = by_constraint(&problem, &plan);
        let sum = |level: Level| points.iter().filter(|own| own.level == level).map(|own| own.points).sum::<f64>();
        // The evaluator of the solver says what the constraints say.
        prop_assert_eq!(Some(sum(Level::Soft)), answer.objective);
        prop_assert_eq!(sum(Level::Hard) == 0.0, answer.feasible);
        if let Some(best) = cheapest(&problem, 0, &mut Vec::new()) {
            prop_assert_eq!(verify(&problem, &plan), Ok(best));
            prop_assert_eq!(answer.objective, Some(best as f64));
            prop_assert!(answer.proven_optimal() && !answer.impossible, "{:?}", answer);
        } else {
            prop_assert!(!answer.feasible);
            prop_assert!(verify(&problem, &plan).is_err());
        }
    }

    #[test]
    fn other_names_and_another_order_give_the_same_price(seed: u64) {
        let problem = random(seed, 5, 5);
        let mut other = problem.clone();
        other.people.reverse();
        other.posts.reverse();
        other.suitability.reverse();
        let (one, other) = (run(&problem, 300), run(&other, 300));
        prop_assert_eq!(one.feasible, other.feasible);
        if one.proven_optimal() && other.proven_optimal() {
            prop_assert_eq!(one.objective, other.objective);
        }
    }
}

/// Three people in a row of posts: the last leaves, everybody may move up.
fn ladder() -> Placement {
    let mut problem = Placement::default();
    for (post, unit) in [("head", "office"), ("deputy", "office"), ("expert", "village")] {
        let commune = (post == "expert").then(|| "ky-thuong".to_owned());
        problem.posts.push(Opening {
            id: post.into(),
            unit: unit.into(),
            commune,
            empty_costs: Some(500),
        });
    }
    problem.posts[2].empty_costs = Some(10);
    for (person, post) in [("an", "deputy"), ("binh", "expert")] {
        problem.people.push(Candidate {
            id: person.into(),
            post: Some(post.into()),
            may_wait: false,
        });
    }
    for (person, post, points) in [
        ("an", "head", 90),
        ("an", "deputy", 95),
        ("binh", "deputy", 80),
        ("binh", "expert", 90),
        ("binh", "head", 1),
    ] {
        problem.suitability.push(Suitability {
            person: person.into(),
            post: post.into(),
            points,
        });
    }
    problem
}

#[test]
fn a_chain_of_vacated_posts_is_found_and_told() {
    let problem = ladder();
    let answer = run(&problem, 200);
    let plan = answer.plan.unwrap();
    assert_eq!(verify(&problem, &plan), Ok(10 + 20 + 20 + 20 + 10));
    let chains = chains(&problem, &plan);
    let told: Vec<&str> = chains[0].moves.iter().map(|own| own.person.as_str()).collect();
    assert_eq!(
        (chains.len(), told, chains[0].leaves_empty.as_deref()),
        (1, vec!["an", "binh"], Some("expert"))
    );
    let choice = explain(&problem, &plan, "an", &Budget::iterations(200));
    let otherwise = choice.otherwise.unwrap();
    assert!(
        otherwise.costs > 0.0 && otherwise.proven && otherwise.post.as_deref() == Some("deputy"),
        "{otherwise:?}"
    );
    assert!(compare(&problem, &plan, &plan).moves.is_empty());
    // Solved again with the plan kept, nobody moves.
    let again = run(&pinned(&problem, &plan, &[]), 50).plan.unwrap();
    assert!(compare(&problem, &plan, &again).moves.is_empty());
}

#[test]
fn pins_bars_cover_and_limits_are_kept() {
    let mut problem = ladder();
    problem.pins.push(Pin {
        person: "binh".into(),
        post: "head".into(),
    });
    let plan = run(&problem, 200).plan.unwrap();
    assert!(
        plan.contains(&Placed {
            person: "binh".into(),
            post: "head".into()
        }) && verify(&problem, &plan).is_ok()
    );
    let mut problem = ladder();
    problem.cover.push("ky-thuong".into());
    assert!(run(&problem, 200).plan.unwrap().contains(&Placed {
        person: "binh".into(),
        post: "expert".into()
    }));
    let mut problem = ladder();
    problem.forbidden.push(Bar {
        person: "an".into(),
        post: Some("head".into()),
        ..bar()
    });
    let plan = run(&problem, 200).plan.unwrap();
    assert!(
        verify(&problem, &plan).is_ok()
            && !plan.contains(&Placed {
                person: "an".into(),
                post: "head".into()
            })
    );
    let mut problem = ladder();
    problem.units.push(UnitLimits {
        unit: "office".into(),
        most_gained: Some(0),
        ..UnitLimits::default()
    });
    let plan = run(&problem, 200).plan.unwrap();
    assert!(
        plan.contains(&Placed {
            person: "binh".into(),
            post: "expert".into()
        }),
        "{plan:?}"
    );
    // The judge bites.
    let wrong = [
        Placed {
            person: "binh".into(),
            post: "deputy".into(),
        },
        Placed {
            person: "an".into(),
            post: "head".into(),
        },
    ];
    assert!(verify(&problem, &wrong).is_err());
}

#[test]
fn a_smallest_conflict_is_named() {
    let mut problem = ladder();
    problem.cover.push("ky-thuong".into());
    problem.pins.push(Pin {
        person: "binh".into(),
        post: "deputy".into(),
    });
    problem.forbidden.push(Bar {
        person: "an".into(),
        post: Some("deputy".into()),
        ..bar()
    });
    let limit = Budget::iterations(60);
    let mut named = conflict(&problem, 60, &limit);
    named.sort_by_key(|demand| format!("{demand:?}"));
    let pin = Demand::Pin {
        person: "binh".into(),
        post: "deputy".into(),
    };
    assert_eq!(
        named,
        [
            Demand::Cover {
                commune: "ky-thuong".into()
            },
            pin
        ]
    );
    assert!(conflict(&ladder(), 60, &limit).is_empty());
    // Without time nothing is claimed.
    let none = Budget::within(Clock::still(), std::time::Duration::ZERO);
    assert!(conflict(&problem, 60, &none).is_empty());
}

#[test]
fn what_is_unfit_is_told_all_at_once() {
    let mut problem = ladder();
    problem.pins.push(Pin {
        person: "nobody".into(),
        post: "head".into(),
    });
    problem.suitability[0].points = 101;
    problem.people[1].post = Some("deputy".into());
    problem.forbidden.push(bar());
    let unfit = solve(&problem, &Budget::iterations(1), &|_| {}).unwrap_err();
    assert_eq!(unfit.len(), 5, "{unfit:?}");
    assert!(
        unfit
            .iter()
            .any(|own| matches!(own, Unfit::HeldTwice { post } if post == "deputy"))
    );
    assert!(serde_json::from_str::<Placement>("{\"people\":[]}").is_err());
}

#[test]
fn a_district_of_two_hundred_is_near_what_is_proven() {
    let mut problem = random(7, 200, 220);
    for unit in &mut problem.units {
        *unit = UnitLimits {
            unit: unit.unit.clone(),
            most_lost: Some(20),
            most_gained: Some(15),
            ..UnitLimits::default()
        };
    }
    let answer = run(&problem, 40);
    assert!(answer.feasible, "{:?}", answer.objective);
    assert_eq!(
        verify(&problem, answer.plan.as_ref().unwrap())
            .ok()
            .map(|price| price as f64),
        answer.objective
    );
    assert!(
        answer.gap_percent().unwrap() < 3.0,
        "{:?} {:?}",
        answer.objective,
        answer.bound
    );
}

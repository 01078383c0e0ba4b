//! Regions against brute force, their own judge, and the public instances with their independent checker.

#![allow(clippy::unwrap_used, reason = "a test")]

mod bench;

use planning::core::{Budget, Clock, Random};
use planning::regions::constraints::{Obstacle, explain, measure, obstacles};
use planning::regions::generate::{balanced, district, over_quantile};
use planning::regions::{Aim, Plan, Problem, Terrain, Wrong, formats, solve, verify};
use proptest::prelude::*;
use std::time::Duration;

/// The best rank (groups, then price) of all plans, by trying every partition.
fn best_of_all(problem: &Problem) -> Option<(i64, i64)> {
    fn grow(problem: &Problem, plan: &mut Vec<usize>, groups: usize, best: &mut Option<(i64, i64)>) {
        if plan.len() == problem.villages.len() {
            let plan = Plan { group_of: plan.clone() };
            if verify(problem, &plan).wrong.is_empty() {
                let measures = measure(problem, &plan);
                let number = i64::try_from(measures.groups).unwrap();
                let first = if matches!(problem.aim, Aim::MostGroups { .. }) {
                    -number
                } else {
                    0
                };
                let rank = (first, measures.price(problem));
                *best = Some(best.map_or(rank, |known| known.min(rank)));
            }
            return;
        }
        for group in 0..=groups {
            plan.push(group);
            grow(problem, plan, groups.max(group + 1), best);
            plan.pop();
        }
    }
    let mut best = None;
    grow(problem, &mut Vec::new(), 0, &mut best);
    best
}

fn rank(problem: &Problem, plan: &Plan) -> (i64, i64) {
    let measures = measure(problem, plan);
    let number = i64::try_from(measures.groups).unwrap();
    let first = if matches!(problem.aim, Aim::MostGroups { .. }) {
        -number
    } else {
        0
    };
    (first, measures.price(problem))
}

fn run(problem: &Problem, moves: u64, seed: u64) -> planning::core::Answer<Plan> {
    solve(problem, &Budget::iterations(moves).with_seed(seed), &|_| {}).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn small_ones_equal_brute_force(seed: u64, percent in 20_usize..90, price in 0_i64..3, rules: bool) {
        let mut problem = district(2, 4, seed, over_quantile(percent));
        problem.price_of_change = price;
        let mut random = Random::new(seed);
        if let (true, Aim::MostGroups { terrains }) = (rules, &mut problem.aim) {
            terrains.push(Terrain { id: "high".to_owned(), least_households: terrains[0].least_households * 2 / 3 + 1 });
            problem.villages.iter_mut().for_each(|village| village.terrain = random.below(2));
            problem.must_merge.push((0, 1));
        }
        if obstacles(&problem).is_empty() {
            let answer = run(&problem, 60_000, seed);
            let best = best_of_all(&problem).unwrap();
            let plan = answer.plan.clone().unwrap();
            prop_assert_eq!(verify(&problem, &plan).wrong, vec![]);
            prop_assert_eq!(answer.bound, Some(best.0 as f64));
            prop_assert!(answer.proven_optimal());
            prop_assert_eq!(rank(&problem, &plan), best);
        } else {
            prop_assert_eq!(best_of_all(&problem), None);
        }
    }

    #[test]
    fn small_balanced_ones_equal_brute_force(seed: u64, groups in 2_usize..4) {
        let problem = district(2, 4, seed, balanced(groups, 250));
        if obstacles(&problem).is_empty() {
            let answer = run(&problem, 60_000, seed);
            match best_of_all(&problem) {
                Some(best) => {
                    prop_assert_eq!(verify(&problem, answer.plan.as_ref().unwrap()).wrong, vec![]);
                    prop_assert_eq!(answer.objective, Some(best.1 as f64));
                    // So small a proof merges nothing, so it is whole.
                    prop_assert_eq!(answer.bound, Some(best.1 as f64));
                }
                None => prop_assert!(!answer.feasible && answer.impossible),
            }
        }
    }
}

#[test]
fn look_alikes_are_proven_and_kept_to_the_rules() {
    for (rows, columns, percent) in [(8, 12, 60), (8, 12, 85), (10, 10, 75)] {
        let problem = district(rows, columns, 5, over_quantile(percent));
        let answer = run(&problem, 100_000, 1);
        let plan = answer.plan.as_ref().unwrap();
        assert_eq!(verify(&problem, plan).wrong, vec![]);
        assert!(answer.bound <= answer.objective);
        assert!(answer.gap_percent().unwrap() < 5.0, "{answer:?}");
    }
}

#[test]
fn over_many_seeds_every_plan_stands() {
    for seed in 0..60 {
        let aim = over_quantile(60 + usize::try_from(seed % 4).unwrap() * 8);
        let mut problem = if seed % 5 == 4 {
            district(5, 6, seed, balanced(4, 300))
        } else {
            district(5, 6, seed, aim)
        };
        problem.price_of_change = i64::from(seed % 3 == 1);
        if seed % 2 == 0 {
            problem.may_not_merge.extend([(0, 1), (14, 15)]);
            problem.must_merge.push((28, 29));
        }
        if !obstacles(&problem).is_empty() {
            continue;
        }
        let answer = run(&problem, 4_000, seed);
        if let Some(plan) = &answer.plan {
            assert_eq!(verify(&problem, plan).wrong, vec![], "seed {seed}");
            assert!(
                answer.bound.is_none_or(|bound| Some(bound) <= answer.objective),
                "seed {seed}"
            );
        }
    }
}

#[test]
fn a_run_without_time_gives_a_plan_for_every_connected_part() {
    for seed in 0..20 {
        let mut problem = district(6, 9, seed, over_quantile(75));
        // Two parts: nothing touches across the middle.
        problem.neighbours.retain(|&(one, two)| (one < 27) == (two < 27));
        if seed % 2 == 0 {
            problem.may_not_merge.extend([(0, 26), (30, 50)]);
        }
        if !obstacles(&problem).is_empty() {
            continue;
        }
        let none = Budget::within(Clock::still(), Duration::ZERO);
        for budget in [none, Budget::iterations(0), Budget::iterations(1)] {
            let answer = solve(&problem, &budget.with_seed(seed), &|_| {}).unwrap();
            // Where no pair is forbidden, a plan is certain.
            assert!(answer.plan.is_some() || seed % 2 == 0, "seed {seed}");
            if let Some(plan) = &answer.plan {
                assert_eq!(verify(&problem, plan).wrong, vec![], "seed {seed}");
                assert!(answer.bound <= answer.objective);
            }
        }
    }
}

#[test]
fn one_seed_and_one_limit_give_one_answer_and_names_change_nothing() {
    let problem = district(6, 8, 3, over_quantile(60));
    let once = run(&problem, 50_000, 4);
    assert_eq!(once, run(&problem, 50_000, 4));
    let mut renamed = problem.clone();
    for village in &mut renamed.villages {
        village.id = format!("x{}", village.id);
        village.name.clear();
    }
    assert_eq!(once, run(&renamed, 50_000, 4));
    // Villages in another order: the number of groups is proven, so it is the same.
    let mut turned = problem.clone();
    let last = problem.villages.len() - 1;
    turned.villages.reverse();
    turned
        .neighbours
        .iter_mut()
        .for_each(|pair| *pair = (last - pair.0, last - pair.1));
    assert_eq!(run(&turned, 50_000, 4).objective, once.objective);
}

#[test]
fn pins_and_pairs_are_kept() {
    let mut problem = district(6, 8, 9, over_quantile(60));
    let free = run(&problem, 30_000, 1).plan.unwrap();
    let pinned = free.groups().into_iter().max_by_key(Vec::len).unwrap();
    problem.pinned.push(pinned);
    let parted = problem.neighbours.iter().copied().find(|&(one, two)| {
        let settled = |village| problem.pinned[0].contains(&village);
        free.group_of[one] != free.group_of[two] && !settled(one) && !settled(two)
    });
    problem.must_merge.extend(parted);
    problem.may_not_merge.push((0, 47));
    let plan = run(&problem, 30_000, 1).plan.unwrap();
    assert_eq!(verify(&problem, &plan).wrong, vec![]);
    // The judge bites: the free plan parts the pair.
    let (one, two) = parted.unwrap();
    assert!(verify(&problem, &free).wrong.contains(&Wrong::Pair { one, two }));
}

#[test]
fn what_cannot_be_is_named_in_words_of_villages() {
    let mut problem = district(3, 3, 1, over_quantile(60));
    problem.neighbours.retain(|&(one, two)| one != 0 && two != 0);
    problem.villages[0].households = 1;
    assert!(matches!(&obstacles(&problem)[..], [Obstacle::IslandTooSmall { villages, .. }] if *villages == [0]));
    let mut both = district(3, 3, 1, over_quantile(60));
    both.must_merge.extend([(0, 1), (1, 2)]);
    both.may_not_merge.push((0, 2));
    assert_eq!(obstacles(&both), [Obstacle::MustAndMayNot { one: 0, two: 2 }]);
    let mut unknown = district(2, 2, 1, balanced(9, 10));
    assert!(matches!(obstacles(&unknown)[..], [Obstacle::TooLarge { .. }, ..]));
    unknown.neighbours.push((0, 7));
    assert_eq!(
        obstacles(&unknown),
        [Obstacle::UnknownVillage {
            village: 7,
            villages: 4
        }]
    );
}

#[test]
fn reasons_tell_what_else_could_be_and_what_forbids_it() {
    let problem = district(5, 6, 2, over_quantile(60));
    let plan = run(&problem, 60_000, 1).plan.unwrap();
    let now = measure(&problem, &plan).price(&problem);
    for reason in explain(&problem, &plan) {
        assert!(reason.spare >= 0);
        for way in reason.alternatives {
            let mut moved = plan.clone();
            moved.group_of[way.village] = plan.group_of[way.beside];
            let judged = verify(&problem, &moved).wrong.is_empty()
                && verify(&problem, &moved).groups == verify(&problem, &plan).groups;
            assert_eq!(way.forbidden.is_none(), judged, "{way:?}");
            assert_eq!(measure(&problem, &moved).price(&problem), now + way.costs);
        }
    }
}

#[test]
fn a_file_with_faults_tells_all_of_them() {
    let text = "p maxp 2 2\nt x\na size\nv 0 -3 1 A\nv 1 5 B\ne 0 9\nq\n";
    let told: Vec<String> = formats::benchmark::read(text)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(told.len(), 6, "{told:#?}");
    assert!(
        told.iter()
            .any(|line| line.starts_with("line 6: an edge joins two different nodes"))
    );
}

#[test]
fn public_instances_are_as_good_as_known_and_checked() {
    let Some(folder) = bench::family("regions") else { return };
    for row in bench::best_known(&folder) {
        let path = folder.join(&row.file);
        let text = std::fs::read_to_string(&path).unwrap();
        let wide = text.lines().count() > 360;
        let ran = bench::solve(
            &[
                "regions",
                row.file.as_str(),
                "--iterations",
                if wide { "100000" } else { "400000" },
            ],
            &path,
        );
        let most = ran.line.objectives.contains_key("regions");
        bench::check(
            "check_regions.py",
            &[],
            &path,
            &ran,
            &[],
            if most { "regions" } else { "cost" },
        );
        let found = ran.line.objective.unwrap();
        let bound = ran.line.bound;
        if most {
            assert!(found >= row.best, "{}: {found}", row.instance);
            assert!(bound.unwrap() >= found);
        } else {
            assert!(found <= row.best * 1.2, "{}: {found}", row.instance);
            assert!(bound.unwrap() <= row.best, "{}: {bound:?}", row.instance);
            // All but the widest are proven.
            assert!(wide || bound == Some(found), "{}: {bound:?}", row.instance);
        }
    }
}

//! Headcount: small cases against trying everything, the judge, pins, names, reasons and conflicts.
#![allow(clippy::unwrap_used, reason = "a test")]

use planning::core::{Answer, Budget};
use planning::headcount::constraints::{HeadcountBreach, levels, outlook};
use planning::headcount::generate::{HeadcountShape, generate};
use planning::headcount::{
    BenefitBudget, HeadcountDemand, HeadcountProblem, Levels, MinimumStrength, QuotaPath, ReplacementCap, RoadMap,
    Rounding, Scope, StaffGroup, Step, StepPin, StreamlinePool, Way, compare, conflict, explain, solve, verify,
};
use proptest::prelude::*;

fn tiny(seed: u64, strict: bool) -> HeadcountProblem {
    let shape = HeadcountShape {
        units: 2,
        years: 2,
        people: 6,
        cut: 12,
        budget: 30,
        strict,
    };
    generate(shape, seed)
}

fn run(problem: &HeadcountProblem, iterations: u64) -> Answer<RoadMap> {
    solve(problem, &Budget::iterations(iterations).with_seed(1), &|_| {}).unwrap()
}

/// Every way in every year with the most that it may be.
fn choices(problem: &HeadcountProblem) -> Vec<(i32, Way, i64)> {
    let mut all = Vec::new();
    for (at, &year) in problem.years.iter().enumerate() {
        let pools = problem.pools.iter().filter(|pool| {
            pool.from.is_none_or(|from| from <= year) && pool.retires_in.is_none_or(|retires| year < retires)
        });
        all.extend(pools.map(|pool| (year, Way::Streamline(pool.id.clone()), pool.people)));
        let ways = problem.transfers.iter();
        all.extend(ways.map(|way| (year, Way::Transfer(way.id.clone()), way.most[at])));
        let groups = problem.groups.iter();
        all.extend(groups.map(|group| (year, Way::Recruit(group.id.clone()), group.most_recruits[at])));
    }
    all.retain(|choice| choice.2 > 0);
    all
}

/// The best levels of all plans, by trying all; `None` when none can be carried out. How many there are when that is too many.
fn best(problem: &HeadcountProblem, limit: i64) -> Result<Option<Levels>, i64> {
    let all = choices(problem);
    let size: i64 = all.iter().map(|choice| choice.2 + 1).product();
    if size > limit {
        return Err(size);
    }
    let mut best = None;
    for number in 0..size {
        let mut rest = number;
        let mut steps = Vec::new();
        for (year, way, most) in &all {
            let people = rest % (most + 1);
            rest /= most + 1;
            if people > 0 {
                steps.push(Step {
                    year: *year,
                    way: way.clone(),
                    people,
                });
            }
        }
        best = best.into_iter().chain(verify(problem, &steps).ok()).min();
    }
    Ok(best)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn small_ones_equal_trying_everything_and_every_plan_is_verified(seed: u64, strict: bool) {
        let problem = tiny(seed, strict);
        let answer = run(&problem, 4000);
        let map = answer.plan.clone().unwrap();
        let stated = levels(&problem, &map.steps);
        let told: Vec<i64> = map.levels.iter().map(|level| level.value).collect();
        // The evaluator of the solver says what the constraints say.
        prop_assert_eq!(stated.all().to_vec(), told);
        prop_assert_eq!(answer.feasible, verify(&problem, &map.steps).is_ok());
        for level in &map.levels {
            prop_assert!(level.bound.is_none_or(|bound| bound <= level.value), "{:?}", map.levels);
        }
        if answer.feasible {
            prop_assert_eq!(verify(&problem, &map.steps), Ok(stated));
        }
        if let Ok(best) = best(&problem, 60_000) {
            prop_assert_eq!(answer.feasible, best.is_some());
            match best {
                Some(best) => {
                    prop_assert_eq!(stated, best, "{:?}", map);
                    prop_assert!(answer.proven_optimal(), "{:?}", map.levels);
                }
                None => prop_assert!(map.levels[0].bound.is_some_and(|bound| bound > 0), "{:?}", map.levels),
            }
        }
    }
}

#[test]
fn some_cases_are_small_enough_to_try_everything() {
    let tried = (0..60).filter(|&seed| best(&tiny(seed, false), 60_000).is_ok()).count();
    assert!(tried > 10, "{tried}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn another_order_gives_the_same_levels_and_the_same_limits_the_same_answer(seed: u64) {
        let problem = district(6, seed);
        let mut other = problem.clone();
        other.groups.reverse();
        other.pools.reverse();
        other.transfers.reverse();
        other.quotas.reverse();
        other.strengths.reverse();
        let (one, again, other) = (run(&problem, 400), run(&problem, 400), run(&other, 400));
        prop_assert_eq!(&one.plan, &again.plan);
        if one.proven_optimal() && other.proven_optimal() {
            prop_assert_eq!(one.objective, other.objective);
        }
    }
}

fn district(units: usize, seed: u64) -> HeadcountProblem {
    let shape = HeadcountShape {
        units,
        years: 3,
        people: 12,
        cut: 15,
        budget: 20,
        strict: false,
    };
    generate(shape, seed)
}

/// One group of ten: two retire in 2020, three of two kinds may be streamlined, one may be recruited for two who leave.
fn office() -> HeadcountProblem {
    let pool = |id: &str, people: i64, cost: i64, retires_in: Option<i32>| StreamlinePool {
        id: id.into(),
        group: "office".into(),
        ground: id.into(),
        people,
        benefit: vec![cost, cost],
        from: None,
        retires_in,
    };
    HeadcountProblem {
        years: vec![2020, 2021],
        groups: vec![StaffGroup {
            id: "office".into(),
            unit: "office".into(),
            kind: "civil-servants".into(),
            people: 10,
            retirements: vec![2, 1],
            resignations: Vec::new(),
            most_recruits: vec![3, 3],
        }],
        pools: vec![pool("surplus", 2, 100, None), pool("early", 1, 30, Some(2021))],
        quotas: vec![QuotaPath {
            id: "path".into(),
            scope: Scope::default(),
            posts: vec![Some(7), Some(7)],
            must: false,
        }],
        strengths: vec![MinimumStrength {
            id: "least".into(),
            scope: Scope::default(),
            least: vec![Some(6), Some(6)],
            must: false,
        }],
        replacement_caps: vec![ReplacementCap {
            id: "cap".into(),
            scope: Scope::default(),
            recruits: 1,
            leavers: 2,
            rounding: Rounding::Down,
            carry_over: false,
        }],
        budgets: vec![BenefitBudget {
            id: "money".into(),
            scope: Scope::default(),
            amounts: vec![100, 100],
            carry_over: false,
        }],
        ..HeadcountProblem::default()
    }
}

fn step(year: i32, way: Way, people: i64) -> Step {
    Step { year, way, people }
}

#[test]
fn early_leavers_do_not_retire_again_and_the_cheapest_way_to_the_quota_is_taken() {
    let problem = office();
    let answer = run(&problem, 100);
    let map = answer.plan.unwrap();
    // 8 are left in 2020, one too many: who would retire in 2021 goes a year early for 30, and does not retire then.
    let early = step(2020, Way::Streamline("early".into()), 1);
    let surplus = step(2020, Way::Streamline("surplus".into()), 1);
    assert_eq!(map.steps, std::slice::from_ref(&early));
    let levels: Vec<i64> = map.levels.iter().map(|level| level.value).collect();
    assert_eq!(levels, [0, 0, 0, 30, 0]);
    let people: Vec<i64> = outlook(&problem, &map.steps).iter().map(|row| row.people).collect();
    assert_eq!(people, [7, 7]);
    let why = explain(&problem, &map.steps, &early, &Budget::iterations(100));
    let quota = |breach: &HeadcountBreach| {
        matches!(
            breach,
            HeadcountBreach::OverQuota {
                year: 2020,
                people: 8,
                posts: 7,
                ..
            }
        )
    };
    assert!(why.forced_by.iter().any(quota), "{why:?}");
    let otherwise = why.otherwise.unwrap();
    assert_eq!((otherwise.proven, otherwise.levels.money), (true, 100), "{otherwise:?}");
    let difference = compare(&problem, &map.steps, &[surplus]);
    assert_eq!((difference.changes.len(), difference.other.money), (2, 100));
}

#[test]
fn pins_are_kept_and_todays_road_map_stays_where_it_can() {
    let mut problem = office();
    let recruit = Way::Recruit("office".into());
    problem.pins.push(StepPin {
        way: recruit.clone(),
        year: 2020,
        least: 1,
        most: None,
    });
    let map = run(&problem, 100).plan.unwrap();
    assert!(map.steps.contains(&step(2020, recruit.clone(), 1)), "{map:?}");
    problem.pins.clear();
    // Money counts first: today's road map is left, and each difference is counted.
    problem.today = vec![step(2020, Way::Streamline("surplus".into()), 1)];
    problem.cost_of_change = 5;
    let map = run(&problem, 100).plan.unwrap();
    assert_eq!(map.levels[4].value, 10, "{map:?}");
    problem.pools[1].people = 0;
    let map = run(&problem, 100).plan.unwrap();
    assert!(map.steps.contains(&problem.today[0]), "{map:?}");
}

#[test]
fn what_cannot_be_met_together_is_named() {
    let mut problem = office();
    problem.quotas[0].must = true;
    problem.quotas[0].posts = vec![Some(7), Some(4)];
    problem.pools.push(StreamlinePool {
        id: "more".into(),
        group: "office".into(),
        people: 3,
        benefit: vec![100, 100],
        ..StreamlinePool::default()
    });
    let answer = run(&problem, 200);
    let first = &answer.plan.as_ref().unwrap().levels[0];
    assert!(
        !answer.feasible && first.bound.is_some_and(|bound| bound > 0),
        "{first:?}"
    );
    let path = HeadcountDemand::Quota {
        quota: "path".into(),
        year: 2021,
    };
    let money = HeadcountDemand::Budget { budget: "money".into() };
    assert_eq!(conflict(&problem, 200, &Budget::iterations(1000)), [money, path]);
    assert!(conflict(&office(), 200, &Budget::iterations(1000)).is_empty());
}

#[test]
fn what_is_wrong_is_told_all_at_once() {
    let mut problem = office();
    problem.years = vec![2021, 2020];
    problem.groups[0].people = -1;
    problem.pools[0].group = "nowhere".into();
    problem.pools[1].benefit.pop();
    problem.quotas[0].scope.units.push("elsewhere".into());
    problem.replacement_caps[0].leavers = 0;
    let unfit = solve(&problem, &Budget::iterations(1), &|_| {}).unwrap_err();
    assert!(unfit.len() >= 6, "{unfit:?}");
    let told = unfit.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    for word in ["years", "nowhere", "elsewhere", "pools.benefit", "leavers"] {
        assert!(told.contains(word), "{word}: {told}");
    }
}

/// The twin of the comparison with trying everything: a judge that forgets a cap would be seen.
#[test]
fn the_judge_refuses_what_breaks_a_rule() {
    let problem = office();
    let recruit = |people: i64| [step(2020, Way::Recruit("office".into()), people)];
    assert!(verify(&problem, &recruit(1)).is_ok());
    assert!(verify(&problem, &recruit(2)).is_err(), "two for two leavers");
    let streamline = |people: i64| [step(2020, Way::Streamline("surplus".into()), people)];
    assert!(verify(&problem, &streamline(1)).is_ok());
    assert!(
        verify(&problem, &streamline(2)).is_err(),
        "more than the money of a year"
    );
    assert!(
        verify(&problem, &[step(2021, Way::Streamline("early".into()), 1)]).is_err(),
        "in the year of retirement"
    );
}

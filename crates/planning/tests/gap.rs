//! Generalised assignment against brute force, its own judge, and the public instances with their independent checker.

#![allow(clippy::unwrap_used, reason = "a test")]

mod bench;

use planning::assignment::gap::{Gap, Kind, generate, solve, verify};
use planning::core::{Budget, Cancel, Clock, Random};
use proptest::prelude::*;

/// The cheapest plan, by trying all.
fn cheapest(gap: &Gap) -> Option<i64> {
    let mut plan = vec![0; gap.people()];
    let mut best = None;
    loop {
        if let Ok(price) = verify(gap, &plan) {
            best = Some(best.map_or(price, |known: i64| known.min(price)));
        }
        let next = plan.iter().position(|unit| unit + 1 < gap.units())?;
        plan[..next].fill(0);
        plan[next] += 1;
        if plan.iter().all(|unit| *unit == 0) {
            return best;
        }
        if plan.iter().all(|unit| unit + 1 == gap.units()) {
            return verify(gap, &plan)
                .ok()
                .map_or(best, |price| Some(best.map_or(price, |known| known.min(price))));
        }
    }
}

fn small(seed: u64, units: usize, people: usize) -> Gap {
    let mut random = Random::new(seed);
    let mut numbers = |count: usize, spread: usize| -> Vec<i64> {
        (0..count)
            .map(|_| i64::try_from(random.below(spread)).unwrap() + 1)
            .collect()
    };
    let (cost, load) = (numbers(units * people, 30), numbers(units * people, 9));
    let capacity = numbers(units, 7 * people / units + 3);
    Gap::new(units, people, cost, load, capacity).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn small_ones_equal_brute_force(seed: u64, units in 2_usize..4, people in 2_usize..7) {
        let gap = small(seed, units, people);
        let answer = solve(&gap, &Budget::iterations(12).with_seed(seed), &|_| {});
        match cheapest(&gap) {
            Some(best) => {
                prop_assert!(answer.feasible);
                prop_assert_eq!(verify(&gap, answer.plan.as_ref().unwrap()), Ok(gap.price(answer.plan.as_ref().unwrap())));
                prop_assert_eq!(answer.objective, Some(best as f64));
                prop_assert!(answer.bound.unwrap() <= best as f64, "{:?}", answer);
            }
            None => prop_assert!(!answer.feasible),
        }
    }
}

#[test]
fn where_hardly_anything_fits_what_fits_is_found() {
    for (seed, units, people) in [(10_062_410_870_376_946_443, 2, 5), (7_994_944_946_112_134_934, 3, 4)] {
        let gap = small(seed, units, people);
        let answer = solve(&gap, &Budget::iterations(1), &|_| {});
        assert_eq!(
            answer.objective.filter(|_| answer.feasible),
            cheapest(&gap).map(|best| best as f64)
        );
    }
}

#[test]
fn where_nothing_fits_the_run_ends_at_once_and_says_so() {
    let gap = Gap::new(2, 2, vec![1; 4], vec![3; 4], vec![3, 2]).unwrap();
    let asked = std::sync::atomic::AtomicU64::new(0);
    let budget = Budget::iterations(u64::MAX).with_clock(Clock::new(move || {
        let asked = asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        assert!(asked < 10, "the run goes on");
        std::time::Duration::ZERO
    }));
    let answer = solve(&gap, &budget, &|_| {});
    assert!(answer.plan.is_none() && !answer.feasible && answer.bound.is_none());
    let words: Vec<String> = ["gap", "f", "--iterations", "9"].map(str::to_owned).to_vec();
    let order = planning::command::order(&words).unwrap();
    let text = "2 2\n1 1\n1 1\n3 3\n3 3\n3 2\n";
    let told = planning::command::run(&order, text, Clock::still(), &Cancel::default(), &|_| {}).unwrap_err();
    assert!(told[0].to_string().contains("raise a capacity or lower a load"));
}

#[test]
fn one_seed_and_one_limit_give_one_answer_whatever_the_names() {
    let gap = generate(Kind::D, 4, 40, 5).unwrap();
    let run = |gap: &Gap| solve(gap, &Budget::iterations(6).with_seed(3), &|_| {});
    let (once, twice) = (run(&gap), run(&gap));
    assert_eq!(once, twice);
    assert!(once.bound.unwrap() <= once.objective.unwrap());
    // People in another order: the bound is the same thing, and the plans are as good within what is proven.
    let back = |of: &dyn Fn(usize, usize) -> i64| (0..160).map(|at| of(at / 40, 39 - at % 40)).collect();
    let turned = Gap::new(
        4,
        40,
        back(&|unit, person| gap.cost(unit, person)),
        back(&|unit, person| gap.load(unit, person)),
        (0..4).map(|unit| gap.capacity(unit)).collect(),
    );
    let turned = run(&turned.unwrap());
    assert!(turned.objective.unwrap() >= once.bound.unwrap() && once.objective.unwrap() >= turned.bound.unwrap());
}

#[test]
fn two_threads_give_one_answer_too() {
    let gap = generate(Kind::E, 5, 50, 8).unwrap();
    let run = || solve(&gap, &Budget::iterations(8).with_seed(1).with_threads(2), &|_| {});
    let (once, twice) = (run(), run());
    assert!(once.feasible);
    assert_eq!((once.objective, once.plan), (twice.objective, twice.plan));
}

#[test]
fn look_alikes_of_the_hard_kinds_are_near_what_is_proven() {
    for (kind, units, people, most) in [
        (Kind::C, 10, 100, 0.3),
        (Kind::D, 10, 100, 0.7),
        (Kind::E, 10, 100, 0.7),
    ] {
        let gap = generate(kind, units, people, 11).unwrap();
        let answer = solve(&gap, &Budget::iterations(8), &|_| {});
        assert_eq!(
            verify(&gap, answer.plan.as_ref().unwrap()).ok(),
            Some(gap.price(answer.plan.as_ref().unwrap()))
        );
        assert!(answer.gap_percent().unwrap() <= most, "{kind:?}: {answer:?}");
    }
}

#[test]
fn public_instances_are_near_the_best_known_and_checked() {
    let Some(folder) = bench::family("gap") else { return };
    // The largest ones take minutes without optimisation: `cargo xtask bench planners` measures them.
    let large = |row: &bench::Row| {
        ["10400", "20400", "05200"]
            .iter()
            .any(|size| row.instance.ends_with(size))
    };
    for row in bench::best_known(&folder).into_iter().filter(|row| !large(row)) {
        let index = row
            .instance
            .strip_prefix("gap")
            .and_then(|name| Some(name.split_once('-')?.1.to_owned()));
        let switches: Vec<&str> = index
            .as_deref()
            .map_or(Vec::new(), |index| vec!["--max", "--index", index]);
        let mut words = vec!["gap", row.file.as_str(), "--iterations", "6"];
        words.extend(&switches);
        let ran = bench::solve(&words, &folder.join(&row.file));
        let (objective, bound) = (ran.line.objective.unwrap(), ran.line.bound.unwrap());
        let sign = if index.is_some() { -1.0 } else { 1.0 };
        assert!(
            sign * bound <= sign * row.best && sign * row.best <= sign * objective,
            "{}: {:?}",
            row.instance,
            ran.line
        );
        assert!(
            (objective - row.best).abs() <= 0.01 * row.best,
            "{}: {objective} and {}",
            row.instance,
            row.best
        );
        let measure = if index.is_some() { "profit" } else { "cost" };
        bench::check(
            "check_assign.py",
            &["gap"],
            &folder.join(&row.file),
            &ran,
            &switches,
            measure,
        );
    }
}

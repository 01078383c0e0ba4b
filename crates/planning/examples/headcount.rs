//! Measures the headcount engine on generated cases: `headcount UNITS YEARS PEOPLE CUT BUDGET SEED SECONDS [strict]`.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a program with a clock and a screen of its own"
)]

use std::time::{Duration, Instant};

use planning::core::{Budget, Clock};
use planning::headcount::generate::{HeadcountShape, generate};
use planning::headcount::{solve, verify};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words[at].parse::<u32>().unwrap();
    let shape = HeadcountShape {
        units: number(0) as usize,
        years: number(1) as usize,
        people: number(2) as usize,
        cut: number(3).into(),
        budget: number(4).into(),
        strict: words.iter().any(|word| word == "strict"),
    };
    let problem = generate(shape, number(5).into());
    let began = Instant::now();
    let clock = Clock::new(move || began.elapsed());
    let budget = Budget::within(clock, Duration::from_secs(number(6).into()));
    let answer = solve(&problem, &budget, &|_| {}).unwrap();
    let map = answer.plan.clone().unwrap();
    let levels: Vec<String> = map
        .levels
        .iter()
        .map(|own| {
            format!(
                "{} {}/{}",
                own.level,
                own.value,
                own.bound.map_or("-".into(), |bound| bound.to_string())
            )
        })
        .collect();
    println!(
        "{} units {} years seed {}: {} groups {} pools, {:.2} s (found {:.2}), feasible {} verified {} proven {}; {}",
        shape.units,
        shape.years,
        number(5),
        problem.groups.len(),
        problem.pools.len(),
        answer.seconds,
        answer.found_after,
        answer.feasible,
        verify(&problem, &map.steps).is_ok(),
        answer.proven_optimal(),
        levels.join(", ")
    );
}

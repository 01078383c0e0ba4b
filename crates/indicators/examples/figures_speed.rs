//! How fast all figures of a district are computed when nothing is kept: `cargo run --release -p indicators --example figures_speed`.
//!
//! Builds a district of the size of the demonstration through the ledger's own acts, then prints the median and the 99th percentile of
//! all figures (with the structure of the day) and of one person's findings over random days, in milliseconds, and what was counted.
//! As in the office, the rows that figures count were gathered before.

#![allow(
    clippy::print_stdout,
    clippy::panic,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a program that measures and reports"
)]

#[path = "figures_speed/district.rs"]
mod district;

use std::time::Instant;

use indicators::{CountedRows, Question, Rules};
use lawbook::Lawbook;
use ledger::value::Place;
use ledger::view::Structure;
use ledger::{Day, Seq, Value};
use standards::facts::LedgerRows;
use standards::rule::Asking;

use district::Chance;

/// How many random questions of each kind are asked.
const ROUNDS: usize = 300;

fn main() {
    let law = Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"));
    let rules = Rules::of(&law).unwrap_or_else(|problems| panic!("{problems}"));
    let value = district::district();
    counted(&value);
    let gathered = CountedRows::of(&value);
    let mut chance = Chance(7);
    for (name, first, last) in [
        ("2019-2021", "2019-01-01", "2021-12-31"),
        ("2012-2025", "2012-01-01", "2025-12-31"),
    ] {
        let (first, last) = (day(first).number(), day(last).number());
        let days = u32::try_from(last - first).unwrap_or(1);
        let mut random_day = || Day(first + i32::try_from(chance.below(days)).unwrap_or(0));
        let mut sum = 0;
        let took = (0..ROUNDS).map(|_| {
            let on = random_day();
            let start = Instant::now();
            sum += all_figures(&value, &law, &rules, gathered.as_ref(), on);
            start.elapsed().as_secs_f64() * 1e3
        });
        report(&format!("figures {name}"), took.collect());
        println!("  checksum {sum}");
    }
    let (mut findings, days) = (0, (day("2012-01-01"), 5000));
    let took = (0..ROUNDS * 4).map(|_| {
        let on = Day(days.0.number() + i32::try_from(chance.below(days.1)).unwrap_or(0));
        let person = chance.below(value.person_count());
        let start = Instant::now();
        let rows = LedgerRows::of(&rules.counted.people, &law, value.on(on, Seq::LATEST));
        findings += rules
            .counted
            .check_person(&rows.row(person), &Asking::holding(on))
            .len();
        start.elapsed().as_secs_f64() * 1e3
    });
    report("one person's findings", took.collect());
    println!("  findings {findings}");
    by_figure(&value, &law, &rules, day("2019-09-02"));
}

fn all_figures(value: &Value, law: &Lawbook, rules: &Rules, gathered: Option<&CountedRows>, on: Day) -> i64 {
    let view = value.on(on, Seq::LATEST);
    let structure = Structure::of(view);
    let question = Question::new(view, &structure, law, rules, &|_, _| true).with_rows(gathered);
    let figures = indicators::all()
        .iter()
        .map(|indicator| (indicator.figure)(&question))
        .collect::<Vec<_>>();
    figures.iter().filter_map(|figure| figure.value.clone().ok()).sum()
}

/// The figures of one day, each with the time that it takes after those before it: the best of some runs.
fn by_figure(value: &Value, law: &Lawbook, rules: &Rules, on: Day) {
    let mut best = vec![f64::MAX; indicators::all().len() + 1];
    let mut said = Vec::new();
    for _ in 0..30 {
        let view = value.on(on, Seq::LATEST);
        let start = Instant::now();
        let structure = Structure::of(view);
        best[0] = best[0].min(start.elapsed().as_secs_f64() * 1e3);
        let question = Question::new(view, &structure, law, rules, &|_, _| true);
        said.clear();
        for (at, indicator) in indicators::all().iter().enumerate() {
            let start = Instant::now();
            let figure = (indicator.figure)(&question);
            best[at + 1] = best[at + 1].min(start.elapsed().as_secs_f64() * 1e3);
            let parts: Vec<String> = figure
                .parts
                .iter()
                .map(|part| format!("{} {}", part.id, part.value))
                .collect();
            said.push(format!(
                "{} = {:?} of {:?} ({}), {} items",
                figure.id,
                figure.value,
                figure.of,
                parts.join(", "),
                figure.items.len()
            ));
        }
    }
    println!("{on}: structure {:.3} ms", best[0]);
    for (said, took) in said.iter().zip(&best[1..]) {
        println!("  {took:.3} ms  {said}");
    }
}

fn counted(value: &Value) {
    let rows = |ix| value.timeline(Place::Person(ix)).map_or(0, |line| line.rows().count());
    let all: usize = (0..value.person_count()).map(rows).sum();
    let view = value.on(day("2019-09-02"), Seq::LATEST);
    println!(
        "{} persons, {} in service, {} rows ({:.1} a person), {} units, {} posts, {} classes",
        value.person_count(),
        view.persons().filter(ledger::view::PersonView::in_service).count(),
        all,
        all as f64 / f64::from(value.person_count()),
        value.unit_count(),
        value.post_count(),
        value.class_count()
    );
}

fn report(name: &str, mut took: Vec<f64>) {
    took.sort_by(f64::total_cmp);
    let at = |share: usize| {
        took.get((took.len() * share / 100).min(took.len() - 1))
            .copied()
            .unwrap_or(0.0)
    };
    println!("{name}: p50 {:.3} ms, p99 {:.3} ms", at(50), at(99));
}

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

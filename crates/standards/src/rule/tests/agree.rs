//! INVARIANT: checking everybody gives each person what checking that person gives.

use lawbook::{Lawbook, Occasion, Verdict};
use ledger::Day;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

use crate::expr::{Cell, Columns, FieldType, Layout, Row, Tells, Truth};
use crate::facts::People;
use crate::rule::{Asking, Settings, Standards};

fn number(day: &str) -> i32 {
    day.parse::<Day>().unwrap().number()
}

/// Random people in the words of the carried lawbook; one slot in five is unknown, groups are common so that standards apply.
fn person(people: &People) -> BoxedStrategy<Row> {
    let catalogue = people.catalogue.clone();
    let cells: Vec<BoxedStrategy<Cell>> = catalogue
        .slots()
        .map(|(_, info)| {
            let most = match catalogue.find(&info.field).map(|field| &field.holds) {
                Some(FieldType::Level(ladder)) => catalogue
                    .ladder_at(*ladder)
                    .and_then(|ladder| ladder.ranks().last().copied())
                    .unwrap_or(1),
                _ => 3,
            };
            let value = match (info.layout, &info.tells) {
                (Layout::Flag, _) => any::<bool>().prop_map(Cell::Flag).boxed(),
                (Layout::Number, Tells::Value) if info.field.contains("months") => (0..900, 0..3)
                    .prop_map(|(low, more)| Cell::Between(low, low + more))
                    .boxed(),
                (Layout::Number, _) => {
                    let days = number("1990-01-01")..number("2026-01-01");
                    (days, 0..500)
                        .prop_map(|(low, more)| Cell::Between(low, low + more))
                        .boxed()
                }
                _ => (0..=i32::from(most)).prop_map(Cell::exactly).boxed(),
            };
            prop_oneof![4 => value, 1 => Just(Cell::Unknown)].boxed()
        })
        .collect();
    cells
        .prop_map(move |cells| {
            let mut row = Row::unknown(cells.len());
            for ((slot, _), cell) in catalogue.slots().zip(cells) {
                row.set(slot, cell, None);
            }
            row
        })
        .boxed()
}

fn one_agrees_with_all(turn: bool) -> Result<(), TestError<(Vec<Row>, usize, i32)>> {
    let book = Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"));
    let standards = Standards::of(&book, &Settings::default()).unwrap_or_else(|problems| panic!("{problems}"));
    let occasions = [
        Occasion::Holding,
        Occasion::Appointment,
        Occasion::Enrolment,
        Occasion::Posting,
    ];
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let cases = (
        prop::collection::vec(person(&standards.people), 1..80),
        0..occasions.len(),
        number("2015-01-01")..number("2026-06-01"),
    );
    runner.run(&cases, |(people, occasion, day)| {
        let asking = Asking::on(occasions[occasion], Day(day));
        let sheet = standards.sheet(&asking);
        let columns = Columns::fill(&standards.people.catalogue, sheet.slots(), people.len(), |row| {
            people[row].clone()
        });
        for rows in sheet.check_all(&columns) {
            let rule = standards.rule(&rows.standard).unwrap();
            for (at, person) in people.iter().enumerate() {
                let finding = standards.check_one(rule, person, &asking);
                let scope = finding.as_ref().map_or(Truth::No, |finding| finding.scope.truth);
                prop_assert_eq!(rows.in_scope.contains(at), scope == Truth::Yes);
                prop_assert_eq!(rows.scope_unknown.contains(at), scope == Truth::Unknown);
                let Some(finding) = finding.filter(|_| scope == Truth::Yes) else {
                    continue;
                };
                let expected = match (finding.verdict, turn) {
                    (Verdict::Pass, false) | (Verdict::Unknown, true) => (true, false, false),
                    (Verdict::Unknown, false) | (Verdict::Pass, true) => (false, false, true),
                    _ => (false, true, false),
                };
                let found = (
                    rows.met.contains(at),
                    rows.not_met.contains(at),
                    rows.unknown.contains(at),
                );
                prop_assert_eq!(found, expected, "{} on {}", &rows.standard, Day(day));
                for (requirement, rows) in finding.requirements.iter().zip(&rows.requirements) {
                    prop_assert_eq!(&requirement.id, &rows.id);
                    prop_assert_eq!(rows.met.contains(at), requirement.truth() == Truth::Yes);
                    prop_assert_eq!(rows.not_met.contains(at), requirement.truth() == Truth::No);
                }
            }
        }
        Ok(())
    })
}

#[test]
fn checking_everybody_agrees_with_checking_each() {
    one_agrees_with_all(false).unwrap();
}

#[test]
fn twin_taking_unknown_for_met_is_caught() {
    assert!(matches!(one_agrees_with_all(true), Err(TestError::Fail(..))));
}

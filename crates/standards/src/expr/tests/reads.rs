//! What a condition reads, and how it explains itself.

use insta::assert_snapshot;
use ledger::{ActId, Seq};

use super::generate::{catalogue, read};
use crate::expr::{Catalogue, Cell, Row, Truth};

fn act(decision: u32, ordinal: u32) -> ActId {
    ActId {
        decision: Seq(decision),
        ordinal,
    }
}

fn set(row: &mut Row, all: &Catalogue, field: &str, cell: Cell, decision: u32) {
    row.set(all.find(field).unwrap().slot, cell, Some(act(decision, 0)));
}

#[test]
fn an_explanation_names_condition_field_value_and_source() {
    let all = catalogue();
    let mut row = Row::unknown(all.width());
    set(&mut row, &all, "person.theory", Cell::exactly(1), 12);
    set(&mut row, &all, "post.groups", Cell::Flag(true), 3);
    let condition = read(
        "in_group(\"key\") && (person.theory >= level(\"intermediate\") || studying(\"theory\", \"intermediate\")) \
         && career.recruited < date(\"2019-12-25\")",
    );
    let explained = condition.explain(&row, &all);
    assert_snapshot!(explained, @r#"
    ?   all of
      yes "key" in post.groups  (true, act 3-0)
      ?   one of
        no  person.theory >= intermediate  (elementary, act 12-0)
        ?   person.theory, studying >= intermediate  (not recorded)
      ?   career.recruited < 2019-12-25  (not recorded)
    "#);
    let deciding: Vec<String> = explained
        .deciding()
        .iter()
        .map(|leaf| leaf.used[0].name.to_string())
        .collect();
    assert_eq!(explained.truth, Truth::Unknown);
    assert_eq!(deciding, ["person.theory, studying", "career.recruited"]);

    let studying = all.find_qualification("theory").unwrap().studying;
    row.set(studying, Cell::exactly(0), Some(act(12, 1)));
    let explained = condition.explain(&row, &all);
    assert_eq!(explained.truth, Truth::No);
    assert_eq!(explained.sources(), [act(12, 0), act(12, 1)]);
}

#[test]
fn known_to_hold_none_is_not_the_same_as_not_recorded() {
    let all = catalogue();
    let condition = read("person.theory >= level(\"intermediate\")");
    let mut row = Row::unknown(all.width());
    assert_eq!(condition.answer(&row), Truth::Unknown);
    set(&mut row, &all, "person.theory", Cell::exactly(0), 1);
    assert_eq!(condition.answer(&row), Truth::No);
    assert_eq!(read("has(person.theory)").answer(&row), Truth::Yes);
}

#[test]
fn a_date_known_to_the_year_answers_where_all_its_days_agree() {
    let all = catalogue();
    let mut row = Row::unknown(all.width());
    set(&mut row, &all, "career.recruited", ledger::When::Year(2019).into(), 1);
    let answers = ["2019-01-01", "2019-12-25", "2020-01-01"]
        .map(|day| read(&format!("career.recruited < date(\"{day}\")")).answer(&row));
    assert_eq!(answers, [Truth::No, Truth::Unknown, Truth::Yes]);
}

#[test]
fn equivalents_stand_on_one_step() {
    let all = catalogue();
    let mut row = Row::unknown(all.width());
    set(&mut row, &all, "person.theory", Cell::exactly(3), 1);
    assert_eq!(read("person.theory == level(\"bachelor\")").answer(&row), Truth::Yes);
    assert_eq!(read("person.theory == level(\"advanced\")").answer(&row), Truth::Yes);
}

//! INVARIANT: where all facts are known, a condition answers what the reference interpreter of CEL answers for the same text.

use std::sync::Arc;

use cel::objects::{Key, Map};
use cel::{Context, Env, Value};
use ledger::Day;
use proptest::prelude::*;
use proptest::test_runner::TestError;

use super::agree::runner;
use super::broken::{self, Fault};
use super::generate::{catalogue, condition, person, read};
use crate::expr::{Catalogue, Cell, Comparison, Condition, FieldType, Row, Slot, Truth};

fn number(row: &Row, slot: Slot) -> i32 {
    match row.fact(slot).cell {
        Cell::Between(value, _) => value,
        other => panic!("{other:?} is no number"),
    }
}

fn value(row: &Row, holds: &FieldType, slot: Slot, all: &Catalogue) -> Value {
    let flag = |slot| row.fact(slot).cell == Cell::Flag(true);
    match holds {
        FieldType::Flag => Value::Bool(flag(slot)),
        FieldType::Word(words) => {
            let code = u16::try_from(number(row, slot)).unwrap();
            all.vocabulary_at(*words).unwrap().word(code).unwrap().into()
        }
        FieldType::Words(words) => {
            let words = &all.vocabulary_at(*words).unwrap().words;
            let held = words
                .iter()
                .enumerate()
                .filter(|(at, _)| flag(Slot(slot.0 + u16::try_from(*at).unwrap())));
            held.map(|(_, word)| word.as_str()).collect::<Vec<_>>().into()
        }
        _ => Value::Int(i64::from(number(row, slot))),
    }
}

/// Levels are their ranks, days their numbers, decimals their hundredths: what is compared is order alone.
fn interpreted(text: &str, row: &Row) -> bool {
    let all = Arc::new(catalogue());
    let env = Arc::new(Env::stdlib());
    let mut context = Context::with_env(Arc::clone(&env));
    for family in ["person", "pay", "career", "post"] {
        let mut fields: Vec<(Key, Value)> = Vec::new();
        for name in all.names().filter(|name| name.starts_with(&format!("{family}."))) {
            let field = all.find(name).unwrap();
            let short = name.split_once('.').unwrap().1;
            fields.push((short.to_owned().into(), value(row, &field.holds, field.slot, &all)));
        }
        context.add_variable_from_value(
            family,
            Value::Map(Map {
                map: Arc::new(fields.into_iter().collect()),
            }),
        );
    }
    let rank = {
        let all = Arc::clone(&all);
        move |step: &str| {
            (0..2)
                .find_map(|ladder| all.ladder_at(ladder).unwrap().rank(step))
                .map(i64::from)
                .unwrap()
        }
    };
    let level = rank.clone();
    context
        .add_function("level", move |step: Arc<String>| level(&step))
        .unwrap();
    context
        .add_function("date", |text: Arc<String>| {
            i64::from(text.parse::<Day>().unwrap().number())
        })
        .unwrap();
    context
        .add_function("dec", |text: Arc<String>| {
            format!("{}0", text.replace('.', "")).parse::<i64>().unwrap()
        })
        .unwrap();
    let planned = row.fact(all.find("person.planned").unwrap().slot).cell == Cell::Flag(true);
    context.add_function("planned", move || planned).unwrap();
    let theory = all.find_qualification("theory").unwrap().clone();
    let (studied, held_rank) = (i64::from(number(row, theory.studying)), rank.clone());
    context
        .add_function("studying", move |_: Arc<String>, step: Arc<String>| {
            studied >= rank(&step)
        })
        .unwrap();
    let since: Vec<(i64, i64)> = theory
        .since
        .iter()
        .map(|(rank, slot)| (i64::from(*rank), i64::from(number(row, *slot))))
        .collect();
    let held_on = move |_: Arc<String>, step: Arc<String>, day: i64| {
        since
            .iter()
            .any(|(rank, since)| *rank == held_rank(&step) && *since <= day)
    };
    context.add_function("held_on", held_on).unwrap();
    let key = row.fact(all.find("post.groups").unwrap().slot).cell == Cell::Flag(true);
    context
        .add_function("in_group", move |group: Arc<String>| *group == "key" && key)
        .unwrap();
    match env.compile(text).unwrap().execute(&context).unwrap() {
        Value::Bool(answer) => answer,
        other => panic!("{other:?}"),
    }
}

type Single<'a> = &'a dyn Fn(&Condition, &Row, &Catalogue) -> Truth;

fn interpreter_agrees_with(single: Single<'_>) -> Result<(), TestError<(String, Row)>> {
    let all = catalogue();
    runner().run(&(condition(), person(true)), |(text, row)| {
        let found = single(&read(&text), &row, &all);
        prop_assert_eq!(found, Truth::from(interpreted(&text, &row)), "{}", text);
        Ok(())
    })
}

#[test]
fn known_facts_are_answered_as_the_interpreter_does() {
    interpreter_agrees_with(&|condition, row, _| condition.answer(row)).unwrap();
}

#[test]
fn twin_every_planted_fault_is_caught() {
    for fault in [Fault::AtLeastIsMore, Fault::OrIsAnd, Fault::NotIsForgotten] {
        let found = interpreter_agrees_with(&|condition, row, all| broken::answer(condition, row, all, fault));
        assert!(matches!(found, Err(TestError::Fail(..))), "{fault:?} passed");
    }
}

/// The interpreter knows ranges and missing values not at all; that the sign survives turning is checked apart.
#[test]
fn turned_comparisons_mean_the_same() {
    for (sign, turned) in [
        (Comparison::Less, Comparison::More),
        (Comparison::AtMost, Comparison::AtLeast),
    ] {
        assert_eq!((sign.turned(), turned.turned()), (turned, sign));
    }
}

//! A small catalogue, random conditions in its words, and random people.

use proptest::prelude::*;

use crate::expr::{Catalogue, Cell, Condition, FieldType, Ladder, Layout, Place, Row, Vocabulary};

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn ladder(name: &str, steps: &[(&str, u8)]) -> Ladder {
    Ladder {
        name: name.to_owned(),
        steps: steps.iter().map(|(step, rank)| ((*step).to_owned(), *rank)).collect(),
    }
}

/// One field of every type; `bachelor` is the equivalent of `advanced`.
pub(super) fn catalogue() -> Catalogue {
    let mut all = Catalogue::new();
    let theory = all.ladder(ladder(
        "theory",
        &[
            ("none", 0),
            ("elementary", 1),
            ("intermediate", 2),
            ("advanced", 3),
            ("bachelor", 3),
        ],
    ));
    let education = all.ladder(ladder(
        "education",
        &[("nothing", 0), ("college", 4), ("university", 5)],
    ));
    let groups = all.vocabulary(Vocabulary {
        name: "groups".to_owned(),
        words: words(&["key", "leader", "teacher"]),
    });
    let ranks = all.vocabulary(Vocabulary {
        name: "ranks".to_owned(),
        words: words(&["01.002", "01.003", "01.004"]),
    });
    let titles = (0..300).map(|number| format!("t{number}")).collect();
    let titles = all.vocabulary(Vocabulary {
        name: "titles".to_owned(),
        words: titles,
    });
    all.field("person.party", FieldType::Flag);
    all.field("person.planned", FieldType::Flag);
    all.field("person.age_months", FieldType::Int);
    all.field("pay.coefficient", FieldType::Decimal { digits: 2 });
    all.field("career.recruited", FieldType::Day);
    all.field("post.since", FieldType::Day);
    all.field("post.rank", FieldType::Word(ranks));
    all.field("post.title", FieldType::Word(titles));
    all.field("post.groups", FieldType::Words(groups));
    all.qualification("theory", "person.theory", theory);
    all.qualification("education", "person.education", education);
    assert!(all.asks_word("in_group", "post.groups"));
    assert!(all.asks_flag("planned", "person.planned"));
    assert!(!all.asks_flag("planned", "post.groups") && !all.asks_word("in_group", "person.planned"));
    all
}

pub(super) fn read(text: &str) -> Condition {
    Condition::read(text, &Place::start_of("law/test.toml"), &catalogue())
        .unwrap_or_else(|problems| panic!("{text}: {problems:?}"))
}

fn sign() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">="])
}

fn day() -> impl Strategy<Value = String> {
    (2000..2004, 1..4).prop_map(|(year, month)| format!("date(\"{year}-{month:02}-15\")"))
}

fn leaf() -> impl Strategy<Value = String> {
    let theory = || prop::sample::select(vec!["elementary", "intermediate", "advanced", "bachelor"]);
    let flags = vec![
        "true",
        "false",
        "person.party",
        "person.party == false",
        "planned()",
        "in_group(\"key\")",
        "\"leader\" in post.groups",
        "has(person.theory)",
        "has(career.recruited)",
        "post.rank in [\"01.002\", \"01.004\"]",
        "post.title == \"t299\"",
        "person.age_months in [3, 4, 5]",
        "person.theory in [level(\"none\"), level(\"advanced\")]",
        "career.recruited == post.since",
        "career.recruited < post.since",
        "career.recruited >= post.since",
        "held_on(\"theory\", \"elementary\", post.since)",
        "post.rank != \"01.003\"",
    ];
    prop_oneof![
        prop::sample::select(flags).prop_map(str::to_owned),
        (sign(), theory()).prop_map(|(sign, level)| format!("person.theory {sign} level(\"{level}\")")),
        sign().prop_map(|sign| format!("level(\"university\") {sign} person.education")),
        (sign(), 0..8).prop_map(|(sign, age)| format!("person.age_months {sign} 2 * {age} - 3")),
        (sign(), 0..5).prop_map(|(sign, tenths)| format!("pay.coefficient {sign} dec(\"2.{tenths}\")")),
        (sign(), day()).prop_map(|(sign, day)| format!("career.recruited {sign} {day}")),
        theory().prop_map(|level| format!("studying(\"theory\", \"{level}\")")),
        (theory(), day()).prop_map(|(level, day)| format!("held_on(\"theory\", \"{level}\", {day})")),
    ]
}

/// The text of a well-typed condition.
pub(super) fn condition() -> impl Strategy<Value = String> {
    leaf().prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left}) && ({right})")),
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left}) || ({right})")),
            inner.prop_map(|part| format!("!({part})")),
        ]
    })
}

fn number(field: &str) -> BoxedStrategy<i32> {
    match field {
        "person.age_months" => (-4..14).boxed(),
        "pay.coefficient" => (195..255).boxed(),
        _ => (10_950..12_500).boxed(),
    }
}

fn cell(field: &str, layout: Layout, known: bool) -> BoxedStrategy<Cell> {
    let value = match layout {
        Layout::Flag => any::<bool>().prop_map(Cell::Flag).boxed(),
        Layout::Code8 if field == "post.rank" => (0..3).prop_map(Cell::exactly).boxed(),
        Layout::Code8 if field == "person.education" => {
            prop::sample::select(vec![0, 4, 5]).prop_map(Cell::exactly).boxed()
        }
        Layout::Code8 if known => (0..4).prop_map(Cell::exactly).boxed(),
        Layout::Code8 => prop_oneof![
            3 => (0..4).prop_map(Cell::exactly),
            1 => (0..4, 0..3).prop_map(|(low, more)| Cell::Between(low, low + more)),
        ]
        .boxed(),
        Layout::Code16 => (290..300).prop_map(Cell::exactly).boxed(),
        Layout::Number if known => number(field).prop_map(Cell::exactly).boxed(),
        Layout::Number => prop_oneof![
            3 => number(field).prop_map(Cell::exactly),
            2 => (number(field), 0..400).prop_map(|(low, more)| Cell::Between(low, low + more)),
            1 => Just(Cell::exactly(i32::MAX)),
            1 => number(field).prop_map(|high| Cell::Between(i32::MIN, high)),
        ]
        .boxed(),
    };
    if known {
        value
    } else {
        prop_oneof![3 => value, 1 => Just(Cell::Unknown)].boxed()
    }
}

/// One person; with `known`, every value is recorded and exact.
pub(super) fn person(known: bool) -> BoxedStrategy<Row> {
    let all = catalogue();
    let cells: Vec<_> = all
        .slots()
        .map(|(_, info)| cell(&info.field, info.layout, known))
        .collect();
    cells
        .prop_map(move |cells| {
            let mut row = Row::unknown(cells.len());
            for ((slot, _), cell) in all.slots().zip(cells) {
                row.set(slot, cell, None);
            }
            row
        })
        .boxed()
}

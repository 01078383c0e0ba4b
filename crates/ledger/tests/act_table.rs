//! docs/acts.md is the table of acts; this holds it and the code together.

use ledger::acts::{Act, FieldKind, FieldShape};

const TABLE: &str = include_str!("../../../docs/acts.md");

/// A field as the table writes it.
fn written(field: &FieldShape) -> String {
    let kind = match field.kind {
        FieldKind::Text => "text".to_owned(),
        FieldKind::Day => "day".to_owned(),
        FieldKind::When => "partial date".to_owned(),
        FieldKind::Whole => "whole number".to_owned(),
        FieldKind::Decimal => "decimal".to_owned(),
        FieldKind::Flag => "yes or no".to_owned(),
        FieldKind::Person => "person".to_owned(),
        FieldKind::Unit => "unit".to_owned(),
        FieldKind::Post => "post".to_owned(),
        FieldKind::Class => "class".to_owned(),
        FieldKind::Decision => "decision".to_owned(),
        FieldKind::Act => "act".to_owned(),
        FieldKind::Code(list) => format!("`{}`", list.name),
        FieldKind::Part(part) => format!("`{}`", part.name),
        FieldKind::Content => "`Act`".to_owned(),
    };
    let name = if field.subject {
        format!("**{}**", field.name)
    } else {
        field.name.to_owned()
    };
    let optional = if field.optional { "?" } else { "" };
    let list = if field.list { "[]" } else { "" };
    format!("{name}: {kind}{list}{optional}")
}

/// The rows of the built acts: their cells.
fn rows() -> Vec<Vec<&'static str>> {
    let lines = TABLE
        .lines()
        .filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit());
    lines
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}

#[test]
fn the_table_has_every_act_with_its_number_names_and_fields() {
    let rows = rows();
    assert_eq!(rows.len(), Act::SHAPES.len());
    for (row, shape) in rows.iter().zip(Act::SHAPES) {
        let fields: Vec<String> = shape.fields.iter().map(written).collect();
        let code = format!("`{}`", shape.name);
        assert_eq!(
            row[..5],
            [
                &shape.number.to_string(),
                shape.vi,
                shape.en,
                &code,
                &fields.join(" · ")
            ],
            "{}",
            shape.name
        );
        assert_eq!(
            row.len(),
            8,
            "{}: preconditions, effects and who may be harmed",
            shape.name
        );
        assert!(row.iter().all(|cell| !cell.is_empty()), "{}: an empty cell", shape.name);
    }
}

#[test]
fn numbers_and_names_are_given_once() {
    let mut numbers: Vec<u16> = Act::SHAPES.iter().map(|shape| shape.number).collect();
    assert!(numbers.is_sorted(), "the list of acts is in the order of their numbers");
    numbers.dedup();
    assert_eq!(numbers.len(), Act::SHAPES.len());
    for pick in [
        |shape: &ledger::acts::Shape| shape.vi,
        |shape: &ledger::acts::Shape| shape.en,
    ] {
        let mut names: Vec<&str> = Act::SHAPES.iter().map(pick).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Act::SHAPES.len());
    }
}

/// A number that no act has is refused by not being known.
#[test]
fn other_numbers_are_not_known() {
    let built: Vec<u16> = Act::SHAPES.iter().map(|shape| shape.number).collect();
    for number in (0..200).filter(|number| !built.contains(number)) {
        let refused = ledger::acts::decode(number, 1, &[0x82, 0xf6, 0x80]).unwrap_err();
        assert!(
            matches!(refused, ledger::acts::Unreadable::UnknownKind { kind, .. } if kind == number),
            "{number}: {refused}"
        );
    }
}

//! A picture of a value that can be compared with another: histories as sorted texts, without words' and rows' numbers.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ledger::value::{Fact, Place, Row};
use ledger::{Day, Seq, Value};

/// What is compared of each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// The fact and its days: the valid-time state.
    Valid,
    /// Also the act that says so.
    Sourced,
}

/// Every thing in the tables.
pub(crate) fn places(value: &Value) -> Vec<Place> {
    let units = (0..value.unit_count()).map(Place::Unit);
    let posts = (0..value.post_count()).map(Place::Post);
    let classes = (0..value.class_count()).map(Place::Class);
    units
        .chain(posts)
        .chain(classes)
        .chain((0..value.person_count()).map(Place::Person))
        .collect()
}

/// A fact with its texts spelt out.
pub(crate) fn spoken(value: &Value, fact: Fact) -> String {
    let text = |word| value.words().text(word).to_string();
    match fact {
        Fact::Name(word) => format!("Name({})", text(word)),
        Fact::Code(word) => format!("Code({})", text(word)),
        Fact::Rewarded(word) => format!("Rewarded({})", text(word)),
        Fact::AttributeText { key, text: word } => format!("Attribute({}={})", text(key), text(word)),
        Fact::AttributeNumber { key, number } => format!("Attribute({}={number:?})", text(key)),
        Fact::Learning {
            field,
            level,
            specialism,
            state,
        } => {
            format!(
                "Learning({field:?} {} {:?} {state:?})",
                text(level),
                specialism.map(text)
            )
        }
        Fact::Rank {
            rank,
            step,
            coefficient,
        } => format!("Rank({} {step} {coefficient})", text(rank)),
        Fact::Reinforcing {
            unit,
            planned_end,
            duty,
        } => format!("Reinforcing({unit} {planned_end} {:?})", duty.map(text)),
        Fact::Released {
            ledger,
            decision,
            person,
        } => format!("Released({:?})", [ledger, decision, person].map(text)),
        Fact::Admitted {
            ledger,
            decision,
            person,
        } => format!("Admitted({:?})", [ledger, decision, person].map(text)),
        Fact::Programme { programme, family } => format!("Programme({} {family:?})", text(programme)),
        Fact::Gives { field, level } => format!("Gives({field:?} {})", text(level)),
        other => format!("{other:?}"),
    }
}

/// One row as text.
fn line(value: &Value, row: &Row, detail: Detail) -> String {
    let said = format!(
        "{} [{} ({}) .. {})",
        spoken(value, row.fact),
        row.from,
        row.earliest,
        row.until
    );
    if detail == Detail::Sourced {
        format!("{said} by {}", row.source)
    } else {
        said
    }
}

/// The whole valid-time state as known at a place of the log.
pub(crate) fn state(value: &Value, known: Seq, detail: Detail) -> BTreeMap<Place, Vec<String>> {
    let view = value.on(Day::MIN, known);
    let mut all = BTreeMap::new();
    for place in places(value) {
        let mut lines: Vec<String> = view.rows(place).map(|row| line(value, &row, detail)).collect();
        lines.sort_unstable();
        if !lines.is_empty() {
            all.insert(place, lines);
        }
    }
    all
}

/// Everything that a value holds, known at any place, in the order in which it holds it.
pub(crate) fn picture(value: &Value) -> String {
    let mut text = format!("{:?} drafts {}\n", value.head(), value.drafts());
    for place in places(value) {
        let Some(history) = value.timeline(place) else { continue };
        let (entity, leaning) = (value.entity(place), value.dependants(place).collect::<Vec<_>>());
        let _ = writeln!(text, "{place:?} {entity:?} leaned on by {leaning:?}");
        for row in history.rows() {
            let known = (row.known_from, row.known_until);
            let _ = writeln!(text, "  {} known {known:?}", line(value, &row, Detail::Sourced));
        }
    }
    text
}

//! Evaluators with a known fault: a property that lets one of them pass proves nothing.

use crate::expr::{Catalogue, Cell, Comparison, Condition, Node, Row, Truth};

/// A fault to plant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// What is not recorded counts as not met.
    UnknownIsNo,
    /// A date known to the year is read as its first day.
    RangeIsItsStart,
    /// `>=` leaves out the equal case.
    AtLeastIsMore,
    /// `||` asks for both.
    OrIsAnd,
    /// `!` is forgotten.
    NotIsForgotten,
}

/// The single answer, with the fault in it.
pub(super) fn answer(condition: &Condition, row: &Row, catalogue: &Catalogue, fault: Fault) -> Truth {
    let broken = Condition {
        text: condition.text.clone(),
        root: node(&condition.root, fault),
    };
    let row = match fault {
        Fault::RangeIsItsStart => starts(row, catalogue),
        _ => row.clone(),
    };
    match broken.answer(&row) {
        Truth::Unknown if fault == Fault::UnknownIsNo => Truth::No,
        truth => truth,
    }
}

fn starts(row: &Row, catalogue: &Catalogue) -> Row {
    let mut read = row.clone();
    for (slot, _) in catalogue.slots() {
        if let Cell::Between(start, _) = row.fact(slot).cell {
            read.set(slot, Cell::exactly(start), None);
        }
    }
    read
}

fn node(right: &Node, fault: Fault) -> Node {
    let parts = |parts: &[Node]| parts.iter().map(|part| node(part, fault)).collect();
    match right {
        Node::Compare(slot, Comparison::AtLeast, value) if fault == Fault::AtLeastIsMore => {
            Node::Compare(*slot, Comparison::More, *value)
        }
        Node::Any(all) if fault == Fault::OrIsAnd => Node::All(parts(all)),
        Node::Not(inner) if fault == Fault::NotIsForgotten => node(inner, fault),
        Node::All(all) => Node::All(parts(all)),
        Node::Any(all) => Node::Any(parts(all)),
        Node::Not(inner) => Node::Not(Box::new(node(inner, fault))),
        other => other.clone(),
    }
}

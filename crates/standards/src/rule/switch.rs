//! "Studying counts" switched off: what is only being studied for is not held.

use crate::expr::{Condition, Node, Slot};
use crate::facts::People;

/// The condition in which every question about studying is answered "no".
pub(super) fn without_studying(condition: Condition, people: &People) -> Condition {
    let slots: Vec<Slot> = people
        .slots
        .qualifications
        .iter()
        .map(|qualification| qualification.studying)
        .collect();
    Condition {
        text: condition.text,
        root: strict(condition.root, &slots),
    }
}

fn strict(node: Node, studying: &[Slot]) -> Node {
    let all = |parts: Vec<Node>| parts.into_iter().map(|part| strict(part, studying)).collect();
    match node {
        Node::All(parts) => Node::All(all(parts)),
        Node::Any(parts) => Node::Any(all(parts)),
        Node::Not(part) => Node::Not(Box::new(strict(*part, studying))),
        Node::Compare(slot, ..) if studying.contains(&slot) => Node::Always(false),
        other => other,
    }
}

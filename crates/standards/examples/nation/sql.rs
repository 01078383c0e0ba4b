//! The conditions of the standards as SQL, whose three values are the same as ours: what is not recorded is NULL.

use standards::expr::{Comparison, Node, Slot};

/// A condition over the columns `c0`, `c1` … of the slots in their order; what is known between two ends stands in `c0_low` and `c0_high`.
pub(super) fn sql(node: &Node, slots: &[Slot], between: &[Slot]) -> String {
    let column = |slot: &Slot| {
        let at = slots.iter().position(|other| other == slot);
        format!("c{}", at.unwrap_or(usize::MAX))
    };
    let joined = |parts: &[Node], word: &str| {
        let parts: Vec<String> = parts.iter().map(|part| sql(part, slots, between)).collect();
        format!("({})", parts.join(word))
    };
    match node {
        Node::Always(value) => value.to_string(),
        Node::All(parts) => joined(parts, " AND "),
        Node::Any(parts) => joined(parts, " OR "),
        Node::Not(part) => format!("(NOT {})", sql(part, slots, between)),
        Node::Flag(slot) => column(slot),
        Node::Among(slot, values) => {
            let each: Vec<String> = values
                .iter()
                .map(|value| format!("{} = {value}", column(slot)))
                .collect();
            format!("({})", each.join(" OR "))
        }
        Node::Compare(slot, sign, value) if between.contains(slot) => ends(&column(slot), *sign, *value),
        Node::Compare(slot, sign, value) => format!("({} {} {value})", column(slot), written(*sign)),
        Node::Recorded(_) | Node::Against(..) => {
            panic!("the question of this benchmark has no such condition: {node:?}")
        }
    }
}

fn written(sign: Comparison) -> &'static str {
    match sign {
        Comparison::Equal => "=",
        Comparison::NotEqual => "<>",
        other => other.sign(),
    }
}

/// A comparison of a value that is known between two ends: yes or no where both ends agree.
fn ends(column: &str, sign: Comparison, value: i32) -> String {
    let (low, high) = (format!("{column}_low"), format!("{column}_high"));
    let (yes, no) = match sign {
        Comparison::AtLeast => (format!("{low} >= {value}"), format!("{high} < {value}")),
        Comparison::More => (format!("{low} > {value}"), format!("{high} <= {value}")),
        Comparison::Less => (format!("{high} < {value}"), format!("{low} >= {value}")),
        Comparison::AtMost => (format!("{high} <= {value}"), format!("{low} > {value}")),
        Comparison::Equal | Comparison::NotEqual => {
            panic!("nothing is asked to be the same as a value between two ends")
        }
    };
    format!("(CASE WHEN {yes} THEN true WHEN {no} THEN false END)")
}

//! The answer for one person, by walking the tree, with the explanation on demand.

use super::condition::{Comparison, Condition, Node};
use super::explain::{Asked, Explained, Used};
use super::row::{Cell, Row};
use super::truth::Truth;
use super::{Catalogue, Slot};

impl Condition {
    /// Whether one person meets the condition.
    pub fn answer(&self, row: &Row) -> Truth {
        answer(&self.root, row)
    }

    /// The same answer with every part, value and source that led to it.
    pub fn explain(&self, row: &Row, catalogue: &Catalogue) -> Explained {
        explain(&self.root, row, catalogue)
    }
}

fn answer(node: &Node, row: &Row) -> Truth {
    match node {
        Node::Always(value) => Truth::from(*value),
        Node::All(parts) => parts.iter().map(|part| answer(part, row)).fold(Truth::Yes, Truth::and),
        Node::Any(parts) => parts.iter().map(|part| answer(part, row)).fold(Truth::No, Truth::or),
        Node::Not(part) => !answer(part, row),
        Node::Flag(slot) => match row.fact(*slot).cell {
            Cell::Flag(value) => Truth::from(value),
            Cell::Unknown | Cell::Between(..) => Truth::Unknown,
        },
        Node::Recorded(slot) => Truth::from(row.fact(*slot).cell != Cell::Unknown),
        Node::Compare(slot, sign, value) => compared(row.fact(*slot).cell, *sign, Cell::exactly(*value)),
        Node::Against(left, sign, right) => compared(row.fact(*left).cell, *sign, row.fact(*right).cell),
        Node::Among(slot, values) => {
            let cell = row.fact(*slot).cell;
            let equal = values
                .iter()
                .map(|value| compared(cell, Comparison::Equal, Cell::exactly(*value)));
            equal.fold(Truth::No, Truth::or)
        }
    }
}

/// Compares two values known between ends: what every choice agrees on is known.
pub(super) fn compared(left: Cell, sign: Comparison, right: Cell) -> Truth {
    let (Cell::Between(low, high), Cell::Between(least, most)) = (left, right) else {
        return Truth::Unknown;
    };
    let told = |always: bool, never: bool| match (always, never) {
        (true, _) => Truth::Yes,
        (_, true) => Truth::No,
        _ => Truth::Unknown,
    };
    match sign {
        Comparison::AtLeast => told(low >= most, high < least),
        Comparison::Less => told(high < least, low >= most),
        Comparison::More => told(low > most, high <= least),
        Comparison::AtMost => told(high <= least, low > most),
        Comparison::Equal => told(low == high && least == most && low == least, high < least || low > most),
        Comparison::NotEqual => !compared(left, Comparison::Equal, right),
    }
}

fn explain(node: &Node, row: &Row, catalogue: &Catalogue) -> Explained {
    let truth = answer(node, row);
    let used = |slot: Slot| {
        let fact = row.fact(slot);
        Used {
            slot,
            name: catalogue.name_of(slot),
            value: catalogue.show(slot, fact.cell),
            source: fact.source,
        }
    };
    let shown = |slot: Slot, value: i32| catalogue.show(slot, Cell::exactly(value));
    let all = |parts: &[Node]| parts.iter().map(|part| explain(part, row, catalogue)).collect();
    let (asked, parts, used) = match node {
        Node::Always(value) => (Asked::Always(*value), Vec::new(), Vec::new()),
        Node::All(parts) => (Asked::All, all(parts), Vec::new()),
        Node::Any(parts) => (Asked::Any, all(parts), Vec::new()),
        Node::Not(part) => (Asked::Not, vec![explain(part, row, catalogue)], Vec::new()),
        Node::Flag(slot) => (Asked::Flag, Vec::new(), vec![used(*slot)]),
        Node::Recorded(slot) => (Asked::Recorded, Vec::new(), vec![used(*slot)]),
        Node::Compare(slot, sign, value) => (
            Asked::Compare(*sign, shown(*slot, *value)),
            Vec::new(),
            vec![used(*slot)],
        ),
        Node::Against(left, sign, right) => (Asked::Against(*sign), Vec::new(), vec![used(*left), used(*right)]),
        Node::Among(slot, values) => {
            let values = values.iter().map(|value| shown(*slot, *value)).collect();
            (Asked::Among(values), Vec::new(), vec![used(*slot)])
        }
    };
    Explained {
        truth,
        asked,
        parts,
        used,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Comparison::{AtLeast, AtMost, Equal, Less, More, NotEqual};
    use Truth::{No, Unknown, Yes};

    /// The year 1980 against days before, inside and after: what the range straddles is unknown.
    #[test]
    fn the_table_of_a_range_against_a_day() {
        let year = Cell::Between(10, 20);
        let table = [
            (AtLeast, [Yes, Yes, Unknown, Unknown, No]),
            (More, [Yes, Unknown, Unknown, No, No]),
            (AtMost, [No, Unknown, Unknown, Yes, Yes]),
            (Less, [No, No, Unknown, Unknown, Yes]),
            (Equal, [No, Unknown, Unknown, Unknown, No]),
            (NotEqual, [Yes, Unknown, Unknown, Unknown, Yes]),
        ];
        for (sign, expected) in table {
            let found = [9, 10, 15, 20, 21].map(|day| compared(year, sign, Cell::exactly(day)));
            assert_eq!(found, expected, "{sign:?}");
        }
    }

    /// Exact values agree with the order of numbers; every range comparison is what all or no choice inside agrees on.
    #[test]
    fn ranges_answer_what_every_choice_inside_agrees_on() {
        let holds = |sign, left: i32, right: i32| match sign {
            Equal => left == right,
            NotEqual => left != right,
            Less => left < right,
            AtMost => left <= right,
            More => left > right,
            AtLeast => left >= right,
        };
        let ranges: Vec<(i32, i32)> = (0..4).flat_map(|low| (low..4).map(move |high| (low, high))).collect();
        for sign in [Equal, NotEqual, Less, AtMost, More, AtLeast] {
            for left in &ranges {
                for right in &ranges {
                    let mut choices =
                        (left.0..=left.1).flat_map(|l| (right.0..=right.1).map(move |r| holds(sign, l, r)));
                    let first = choices.next().unwrap();
                    let agreed = if choices.all(|choice| choice == first) {
                        Truth::from(first)
                    } else {
                        Unknown
                    };
                    let found = compared(Cell::Between(left.0, left.1), sign, Cell::Between(right.0, right.1));
                    assert_eq!(found, agreed, "{left:?} {sign:?} {right:?}");
                }
            }
            assert_eq!(compared(Cell::Unknown, sign, Cell::exactly(1)), Unknown);
        }
    }
}

//! A condition after checking: the tree from which columns and single answers are both computed.

use super::catalogue::Slot;

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// The comparison with its sides exchanged: `a < b` is `b > a`.
    pub fn turned(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::More => Self::Less,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }

    /// As conditions write it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }
}

/// One node of a checked condition. Values are ranks, word codes, day numbers or scaled numbers, as the slot has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// `true` or `false`.
    Always(bool),
    /// `a && b && …`
    All(Vec<Node>),
    /// `a || b || …`
    Any(Vec<Node>),
    /// `!a`
    Not(Box<Node>),
    /// A flag that is set.
    Flag(Slot),
    /// `has(field)`: a value is recorded.
    Recorded(Slot),
    /// A slot against a constant.
    Compare(Slot, Comparison, i32),
    /// A slot against another slot.
    Against(Slot, Comparison, Slot),
    /// `slot in [ … ]`
    Among(Slot, Vec<i32>),
}

/// A checked condition with the text that a reader can look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// As written in the law entry.
    pub text: String,
    /// The checked tree.
    pub root: Node,
}

impl Condition {
    /// A condition that always holds: a rule without `applies`.
    pub fn always() -> Self {
        Self {
            text: "true".to_owned(),
            root: Node::Always(true),
        }
    }

    /// All slots that the condition reads, each once, in order.
    pub fn slots(&self) -> Vec<Slot> {
        let mut slots = Vec::new();
        collect(&self.root, &mut slots);
        slots.sort_unstable();
        slots.dedup();
        slots
    }
}

fn collect(node: &Node, slots: &mut Vec<Slot>) {
    match node {
        Node::Always(_) => {}
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| collect(part, slots)),
        Node::Not(part) => collect(part, slots),
        Node::Flag(slot) | Node::Recorded(slot) | Node::Compare(slot, ..) | Node::Among(slot, _) => slots.push(*slot),
        Node::Against(left, _, right) => slots.extend([*left, *right]),
    }
}

//! A message id with its facts: what a domain crate means, before a language is chosen.

use std::borrow::Cow;

use ledger::{Day, When};

/// A fact inside a message, written in the reader's way when the message is spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A name or number as it stands in the record.
    Text(String),
    /// A count; also selects singular or plural.
    Count(i64),
    /// A decimal in canonical form, with a point: `2.34`.
    Decimal(String),
    /// A day.
    Day(Day),
    /// A date as precisely as it is known.
    When(When),
    /// A share, as counts: 61 of 66.
    Share {
        /// The counted part.
        part: i64,
        /// Of how many.
        whole: i64,
    },
    /// Words that are themselves in the catalogue: a level, a kind of unit.
    Named(Message),
}

macro_rules! value_from {
    ($($kind:ty => $variant:expr),+ $(,)?) => {$(
        impl From<$kind> for Value {
            fn from(fact: $kind) -> Self {
                $variant(fact)
            }
        }
    )+};
}
value_from!(
    String => Value::Text,
    &str => |text: &str| Value::Text(text.to_owned()),
    i64 => Value::Count,
    i32 => |count: i32| Value::Count(count.into()),
    u32 => |count: u32| Value::Count(count.into()),
    usize => |count: usize| Value::Count(i64::try_from(count).unwrap_or(i64::MAX)),
    Day => Value::Day,
    When => Value::When,
    Message => Value::Named,
);

/// An entry of the catalogue and the facts for its variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    id: Cow<'static, str>,
    facts: Vec<(&'static str, Value)>,
}

impl Message {
    /// The message with this id, without facts yet.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self {
            id: id.into(),
            facts: Vec::new(),
        }
    }

    /// The name of a code: list `unit-kind`, word `commune`.
    pub fn code(list: &str, word: &str) -> Self {
        Self::new(format!("{list}-{word}"))
    }

    /// The title of a figure: `training.classes_planned` is `figure-training-classes_planned` in the catalogue.
    pub fn figure(id: &str) -> Self {
        Self::new(format!("figure-{}", id.replace('.', "-")))
    }

    /// This message with one more fact.
    pub fn with(mut self, name: &'static str, fact: impl Into<Value>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }

    /// Its id in the catalogue.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its facts, in the order in which they were given.
    pub fn facts(&self) -> &[(&'static str, Value)] {
        &self.facts
    }
}

/// Whatever can be said to a clerk: a refusal, a reason, a finding.
pub trait Says {
    /// The entry of the catalogue with its facts.
    fn message(&self) -> Message;
}

//! A case: facts given on a day, and what the entry must make of them.

use std::collections::BTreeMap;
use std::fmt;

use ledger::Day;

/// One case of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The entry it tests.
    pub entry: String,
    /// What it shows, in a sentence.
    pub name: String,
    /// The day asked about.
    pub as_of: Day,
    /// Facts by dotted name: `person.education`.
    pub given: BTreeMap<String, Fact>,
    /// What must come out, by name.
    pub expect: BTreeMap<String, Fact>,
    /// The file it stands in.
    pub file: String,
    /// Its line.
    pub line: u32,
}

/// A fact of a case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A text; also quoted decimals and partial dates.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// True or false.
    Flag(bool),
    /// A day.
    Day(Day),
    /// Several texts.
    Texts(Vec<String>),
}

impl Case {
    /// A given text.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.given.get(name)? {
            Fact::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A given whole number.
    pub fn whole(&self, name: &str) -> Option<i64> {
        match self.given.get(name)? {
            Fact::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// A given day.
    pub fn day(&self, name: &str) -> Option<Day> {
        match self.given.get(name)? {
            Fact::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// A given flag; absent is false.
    pub fn flag(&self, name: &str) -> bool {
        self.given.get(name) == Some(&Fact::Flag(true))
    }

    /// Given texts; one text is a list of one, absent is empty.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        match self.given.get(name) {
            Some(Fact::Texts(texts)) => texts.iter().map(String::as_str).collect(),
            Some(Fact::Text(text)) => vec![text],
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Whole(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::Day(day) => day.fmt(f),
            Self::Texts(texts) => write!(f, "[{}]", texts.join(", ")),
        }
    }
}

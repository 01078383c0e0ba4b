//! The explanation of one answer: condition, parts, field, value, source. Facts only; the faces find the words.

use std::fmt;

use ledger::{ActId, Day};

use super::catalogue::{Catalogue, FieldType, Slot, Tells};
use super::condition::Comparison;
use super::row::Cell;
use super::truth::Truth;

/// What one node of a condition asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Nothing: `true` or `false`.
    Always(bool),
    /// That all parts hold.
    All,
    /// That one part holds.
    Any,
    /// That the part does not hold.
    Not,
    /// That the flag is set.
    Flag,
    /// That a value is recorded.
    Recorded,
    /// How the value compares with this one.
    Compare(Comparison, Shown),
    /// How the first value compares with the second.
    Against(Comparison),
    /// That the value is one of these.
    Among(Vec<Shown>),
}

/// Of which field a value is, and what it tells about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotName {
    /// The field's value.
    Field(String),
    /// The level studied for.
    Studying(String),
    /// Since when this level is held.
    HeldSince(String, String),
    /// Whether the word is among the field's.
    Member(String, String),
}

/// A value as a reader understands it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Not recorded.
    NotRecorded,
    /// Yes or no.
    Flag(bool),
    /// A level by its word.
    Level(String),
    /// A word of a vocabulary.
    Word(String),
    /// A number with so many digits after the point, between its ends.
    Number {
        /// The least it may be, scaled.
        least: i32,
        /// The most it may be, scaled.
        most: i32,
        /// Digits after the point.
        digits: u8,
    },
    /// A day, between its ends.
    Days(Day, Day),
}

/// A value that a condition read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// Its slot.
    pub slot: Slot,
    /// Its field.
    pub name: SlotName,
    /// What is recorded.
    pub value: Shown,
    /// The act that recorded it.
    pub source: Option<ActId>,
}

/// One node of a condition with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The answer.
    pub truth: Truth,
    /// What was asked.
    pub asked: Asked,
    /// The parts of a joined condition, in the order written.
    pub parts: Vec<Explained>,
    /// The values that were compared.
    pub used: Vec<Used>,
}

impl Explained {
    /// The leaves that decided the answer, in the order written: those that would have to change for it to change.
    pub fn deciding(&self) -> Vec<&Explained> {
        if self.parts.is_empty() {
            return vec![self];
        }
        let wanted = if self.asked == Asked::Not {
            !self.truth
        } else {
            self.truth
        };
        self.parts
            .iter()
            .filter(|part| part.truth == wanted)
            .flat_map(Self::deciding)
            .collect()
    }

    /// The sources of all values that decided, each once, in order.
    pub fn sources(&self) -> Vec<ActId> {
        let mut sources: Vec<ActId> = self
            .deciding()
            .iter()
            .flat_map(|leaf| leaf.used.iter().filter_map(|used| used.source))
            .collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    }
}

impl Catalogue {
    /// The name of a slot.
    pub fn name_of(&self, slot: Slot) -> SlotName {
        let Some(info) = self.slot_info(slot) else {
            return SlotName::Field(String::new());
        };
        let field = info.field.clone();
        match (&info.tells, self.find(&info.field).map(|field| &field.holds)) {
            (Tells::Studying, _) => SlotName::Studying(field),
            (Tells::HeldSince(rank), Some(FieldType::Level(ladder))) => {
                let step = self
                    .ladder_at(*ladder)
                    .and_then(|ladder| ladder.step(*rank))
                    .unwrap_or_default();
                SlotName::HeldSince(field, step.to_owned())
            }
            (Tells::Member(code), Some(FieldType::Words(words))) => {
                let word = self
                    .vocabulary_at(*words)
                    .and_then(|words| words.word(*code))
                    .unwrap_or_default();
                SlotName::Member(field, word.to_owned())
            }
            _ => SlotName::Field(field),
        }
    }

    /// A value of a slot as a reader understands it.
    pub fn show(&self, slot: Slot, cell: Cell) -> Shown {
        let (least, most) = match cell {
            Cell::Unknown => return Shown::NotRecorded,
            Cell::Flag(value) => return Shown::Flag(value),
            Cell::Between(least, most) => (least, most),
        };
        let number = |digits| Shown::Number { least, most, digits };
        let Some(info) = self.slot_info(slot) else {
            return number(0);
        };
        if matches!(info.tells, Tells::HeldSince(_)) {
            return Shown::Days(Day(least), Day(most));
        }
        match self.find(&info.field).map(|field| &field.holds) {
            Some(FieldType::Day) => Shown::Days(Day(least), Day(most)),
            Some(FieldType::Decimal { digits }) => number(*digits),
            Some(FieldType::Level(ladder)) => {
                let rank = u8::try_from(least).unwrap_or(u8::MAX);
                let step = self.ladder_at(*ladder).and_then(|ladder| ladder.step(rank));
                step.map_or(number(0), |step| Shown::Level(step.to_owned()))
            }
            Some(FieldType::Word(words)) => {
                let code = u16::try_from(least).unwrap_or(u16::MAX);
                let word = self.vocabulary_at(*words).and_then(|words| words.word(code));
                word.map_or(number(0), |word| Shown::Word(word.to_owned()))
            }
            _ => number(0),
        }
    }
}

impl fmt::Display for SlotName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => f.write_str(field),
            Self::Studying(field) => write!(f, "{field}, studying"),
            Self::HeldSince(field, level) => write!(f, "{field} {level}, since"),
            Self::Member(field, word) => write!(f, "{word:?} in {field}"),
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRecorded => f.write_str("not recorded"),
            Self::Flag(value) => value.fmt(f),
            Self::Word(word) if word.is_empty() => f.write_str("any other"),
            Self::Level(word) | Self::Word(word) => f.write_str(word),
            Self::Number { least, most, digits } if least == most => write_scaled(f, *least, *digits),
            Self::Number {
                least,
                most: i32::MAX,
                digits,
            } => {
                write_scaled(f, *least, *digits)?;
                f.write_str("…")
            }
            Self::Number { least, most, digits } => {
                write_scaled(f, *least, *digits)?;
                f.write_str("…")?;
                write_scaled(f, *most, *digits)
            }
            Self::Days(Day::MAX, Day::MAX) => f.write_str("never"),
            Self::Days(least, most) if least == most => least.fmt(f),
            Self::Days(least, most) => write!(f, "{least}…{most}"),
        }
    }
}

fn write_scaled(f: &mut fmt::Formatter<'_>, number: i32, digits: u8) -> fmt::Result {
    if digits == 0 {
        return write!(f, "{number}");
    }
    let one = 10_u32.pow(u32::from(digits));
    let sign = if number < 0 { "-" } else { "" };
    let size = number.unsigned_abs();
    write!(
        f,
        "{sign}{}.{:0width$}",
        size / one,
        size % one,
        width = usize::from(digits)
    )
}
/// One line a node, indented: `no  person.theory >= intermediate  (elementary, act 12-0)`.
impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_at(f, 0)
    }
}

impl Explained {
    fn write_at(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let truth = match self.truth {
            Truth::Yes => "yes",
            Truth::No => "no",
            Truth::Unknown => "?",
        };
        write!(f, "{:depth$}{truth:<4}", "", depth = depth * 2)?;
        let name = |at: usize| self.used.get(at).map(|used| used.name.to_string()).unwrap_or_default();
        match &self.asked {
            Asked::Always(value) => write!(f, "{value}")?,
            Asked::All => f.write_str("all of")?,
            Asked::Any => f.write_str("one of")?,
            Asked::Not => f.write_str("not")?,
            Asked::Flag => f.write_str(&name(0))?,
            Asked::Recorded => write!(f, "{} is recorded", name(0))?,
            Asked::Compare(sign, value) => write!(f, "{} {} {value}", name(0), sign.sign())?,
            Asked::Against(sign) => write!(f, "{} {} {}", name(0), sign.sign(), name(1))?,
            Asked::Among(values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                write!(f, "{} in [{}]", name(0), values.join(", "))?;
            }
        }
        for used in &self.used {
            write!(f, "  ({}", used.value)?;
            if let Some(source) = used.source {
                write!(f, ", act {source}")?;
            }
            f.write_str(")")?;
        }
        writeln!(f)?;
        self.parts.iter().try_for_each(|part| part.write_at(f, depth + 1))
    }
}

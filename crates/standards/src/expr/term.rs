//! The sides of a comparison while a condition is being checked, and the literals among them.

use ledger::Day;

use super::catalogue::{Catalogue, FieldType, Slot};
use super::problem::Fault;

/// One side of a comparison, or one argument.
#[derive(Debug, Clone)]
pub(super) enum Term {
    /// A field that stands in one slot.
    Field { name: String, holds: FieldType, slot: Slot },
    /// A field of words.
    Words {
        name: String,
        vocabulary: usize,
        first: Slot,
    },
    /// A whole number.
    Int(i64),
    /// `dec("…")`, as written.
    Decimal(String),
    /// `date("…")`.
    Day(Day),
    /// `level("…")`, to be read by the ladder of the other side.
    Level(String),
    /// A text.
    Text(String),
    /// `true` or `false`.
    Bool(bool),
    /// `[a, b]`, each with its character offset.
    List(Vec<(usize, Term)>),
}

impl Term {
    /// What stands there, as a problem names it.
    pub(super) fn described(&self, catalogue: &Catalogue) -> String {
        match self {
            Self::Field { name, holds, .. } => format!("{name} ({})", described(holds, catalogue)),
            Self::Words { name, vocabulary, .. } => {
                format!("{name} ({})", described(&FieldType::Words(*vocabulary), catalogue))
            }
            Self::Int(number) => format!("the int {number}"),
            Self::Decimal(text) => format!("dec({text:?})"),
            Self::Day(day) => format!("date(\"{day}\")"),
            Self::Level(text) => format!("level({text:?})"),
            Self::Text(text) => format!("the text {text:?}"),
            Self::Bool(value) => value.to_string(),
            Self::List(_) => "a list".to_owned(),
        }
    }

    /// Whether it is a field.
    pub(super) fn is_field(&self) -> bool {
        matches!(self, Self::Field { .. } | Self::Words { .. })
    }
}

/// A field type in words.
pub(super) fn described(holds: &FieldType, catalogue: &Catalogue) -> String {
    let ladder = |at: &usize| {
        catalogue
            .ladder_at(*at)
            .map_or("?", |ladder| ladder.name.as_str())
            .to_owned()
    };
    let vocabulary = |at: &usize| {
        catalogue
            .vocabulary_at(*at)
            .map_or("?", |words| words.name.as_str())
            .to_owned()
    };
    match holds {
        FieldType::Flag => "flag".to_owned(),
        FieldType::Int => "int".to_owned(),
        FieldType::Decimal { digits } => format!("decimal with {digits} digits"),
        FieldType::Day => "day".to_owned(),
        FieldType::Level(at) => format!("level of {}", ladder(at)),
        FieldType::Word(at) => format!("word of {}", vocabulary(at)),
        FieldType::Words(at) => format!("words of {}", vocabulary(at)),
    }
}

/// What fits beside a field of this type, as a problem names it.
fn fitting(holds: &FieldType) -> &'static str {
    match holds {
        FieldType::Flag => "true or false",
        FieldType::Int => "an int",
        FieldType::Decimal { .. } => "dec(\"…\")",
        FieldType::Day => "date(\"…\") or another day",
        FieldType::Level(_) => "level(\"…\")",
        FieldType::Word(_) => "a text of its vocabulary",
        FieldType::Words(_) => "in",
    }
}

/// The constant that `term` is beside a field of this type, as the field's slot holds it.
pub(super) fn constant(term: &Term, holds: &FieldType, catalogue: &Catalogue) -> Result<i32, Fault> {
    match (holds, term) {
        (FieldType::Int, Term::Int(number)) => i32::try_from(*number).map_err(|_| Fault::OutOfRange {
            found: number.to_string(),
        }),
        (FieldType::Decimal { digits }, Term::Decimal(text)) => scaled(text, *digits),
        (FieldType::Day, Term::Day(day)) => Ok(day.number()),
        (FieldType::Level(at), Term::Level(step)) => rank(*at, step, catalogue).map(i32::from),
        (FieldType::Word(at), Term::Text(word)) => word_code(*at, word, catalogue).map(i32::from),
        _ => Err(Fault::WrongType {
            expected: fitting(holds).to_owned(),
            found: term.described(catalogue),
        }),
    }
}

/// The rank of a level's word.
pub(super) fn rank(ladder: usize, step: &str, catalogue: &Catalogue) -> Result<u8, Fault> {
    let Some(ladder) = catalogue.ladder_at(ladder) else {
        return Err(Fault::NotInList {
            list: "ladders".to_owned(),
            found: step.to_owned(),
            known: Vec::new(),
        });
    };
    ladder.rank(step).ok_or_else(|| Fault::NotInList {
        list: ladder.name.clone(),
        found: step.to_owned(),
        known: ladder.steps.iter().map(|(name, _)| name.clone()).collect(),
    })
}

/// The code of a word.
pub(super) fn word_code(vocabulary: usize, word: &str, catalogue: &Catalogue) -> Result<u16, Fault> {
    let Some(vocabulary) = catalogue.vocabulary_at(vocabulary) else {
        return Err(Fault::NotInList {
            list: "vocabularies".to_owned(),
            found: word.to_owned(),
            known: Vec::new(),
        });
    };
    vocabulary.code(word).ok_or_else(|| Fault::NotInList {
        list: vocabulary.name.clone(),
        found: word.to_owned(),
        known: vocabulary.words.clone(),
    })
}

/// A decimal with a point, scaled to `digits` after it.
///
/// # Errors
///
/// [`Fault::NotA`], [`Fault::TooPrecise`] or [`Fault::OutOfRange`].
pub fn scaled(text: &str, digits: u8) -> Result<i32, Fault> {
    let not_a = || Fault::NotA {
        expected: "a decimal such as 2.34".to_owned(),
        found: text.to_owned(),
    };
    let (sign, unsigned) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(part) {
        return Err(not_a());
    }
    let part = part.trim_end_matches('0');
    if part.len() > usize::from(digits) {
        return Err(Fault::TooPrecise {
            found: text.to_owned(),
            digits,
        });
    }
    let all = format!("{whole}{part:0<width$}", width = usize::from(digits));
    let out_of_range = || Fault::OutOfRange { found: text.to_owned() };
    let number: i64 = all.parse().map_err(|_| out_of_range())?;
    i32::try_from(sign * number).map_err(|_| out_of_range())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_scaled_exactly() {
        assert_eq!(scaled("2.34", 2), Ok(234));
        assert_eq!(scaled("2.3", 2), Ok(230));
        assert_eq!(scaled("2.300", 2), Ok(230));
        assert_eq!(scaled("-4", 2), Ok(-400));
        assert_eq!(scaled("5", 0), Ok(5));
        assert!(matches!(scaled("2.345", 2), Err(Fault::TooPrecise { .. })));
        assert!(matches!(scaled("99999999.99", 2), Err(Fault::OutOfRange { .. })));
        for text in ["2,34", "", ".5", "5.", "1e3", "--1", "+1"] {
            assert!(matches!(scaled(text, 2), Err(Fault::NotA { .. })), "{text}");
        }
    }
}

//! From the text of a file to typed settings, naming the file that is wrong.

use std::fmt::Display;
use std::str::FromStr;

use ledger::codes::{DisciplineForm, QuotaKind, Standing, StreamlineGround, UnitKind};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize as _, Deserializer};

use crate::problem::DemoError;

/// A TOML file.
pub(super) fn toml<T: DeserializeOwned>((file, text): (&'static str, &str)) -> Result<T, DemoError> {
    toml::from_str(text).map_err(|problem| DemoError::Settings {
        file,
        problem: problem.to_string(),
    })
}

/// A CSV file with a heading line.
pub(super) fn csv<T: DeserializeOwned>((file, text): (&'static str, &str)) -> Result<Vec<T>, DemoError> {
    let rows: Result<Vec<T>, csv::Error> = csv::Reader::from_reader(text.as_bytes()).deserialize().collect();
    rows.map_err(|problem| DemoError::Settings {
        file,
        problem: problem.to_string(),
    })
}

/// A value that reads itself from text: a day, a decimal.
pub(super) fn parsed<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
    T::Err: Display,
{
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

/// The same, where an empty text says that there is none.
pub(super) fn perhaps<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
    T::Err: Display,
{
    let text = Option::<String>::deserialize(from)?.unwrap_or_default();
    if text.is_empty() {
        Ok(None)
    } else {
        text.parse().map(Some).map_err(D::Error::custom)
    }
}

/// A code of the ledger by its word.
pub(super) trait Worded: Sized {
    fn of(word: &str) -> Option<Self>;
}

macro_rules! worded {
    ($($code:ty),+) => {$(impl Worded for $code {
        fn of(word: &str) -> Option<Self> {
            Self::from_word(word)
        }
    })+};
}
worded!(DisciplineForm, QuotaKind, Standing, StreamlineGround, UnitKind);

/// A code of the ledger by its word.
pub(super) fn word<'de, D: Deserializer<'de>, T: Worded>(from: D) -> Result<T, D::Error> {
    let text = String::deserialize(from)?;
    T::of(&text).ok_or_else(|| D::Error::custom(format!("no such code: {text}")))
}

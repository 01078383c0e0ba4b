//! The reviewed exceptions: where the raw edges are wrong or do not say enough, what is taken and why.

use serde::Deserialize;
use words::Lang;

use crate::fault::{Fault, File, Wrong};
use crate::table::Sources;

/// The table that the project keeps.
const CARRIED: &str = include_str!("../exceptions.toml");

/// What was decided of a place in the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// The edge is wrong and is taken out.
    Drop,
    /// The edge stands, though one source alone has it or it crosses old provinces.
    Keep,
    /// The old code had ended before: its edge is left out.
    Unlisted,
    /// Of a split unit: the target that takes what nothing says more of.
    Default,
    /// The area is not given and stays unmeasured.
    Area,
}

impl Use {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Drop, Self::Keep, Self::Unlisted, Self::Default, Self::Area];

    /// Its name in the catalogue and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Keep => "keep",
            Self::Unlisted => "unlisted",
            Self::Default => "default",
            Self::Area => "area",
        }
    }
}

/// One reviewed exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// What was decided.
    pub what: Use,
    /// The old code; empty for an area.
    pub old: String,
    /// The new code.
    pub new: String,
    /// Who has the edge, when it was reviewed.
    pub of: Option<Sources>,
    vi: String,
    en: String,
}

impl Reviewed {
    /// The reason, in the reader's language.
    pub fn why(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    /// What it is about, as `06079 → 06184`, or one code.
    pub fn about(&self) -> String {
        if self.old.is_empty() {
            self.new.clone()
        } else {
            format!("{} → {}", self.old, self.new)
        }
    }
}

/// The reviewed exceptions, in the order of their file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exceptions(pub Vec<Reviewed>);

/// The file, list by list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    #[serde(default)]
    edge: Vec<EdgeRow>,
    #[serde(default)]
    unlisted: Vec<Row>,
    #[serde(default)]
    default: Vec<Row>,
    #[serde(default)]
    area: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EdgeRow {
    old: String,
    new: String,
    r#use: EdgeUse,
    of: String,
    vi: String,
    en: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum EdgeUse {
    Drop,
    Keep,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    old: String,
    new: String,
    /// The name that the old code had: for readers of the file.
    #[serde(default, rename = "name")]
    _name: String,
    vi: String,
    en: String,
}

impl Exceptions {
    /// The table that the project keeps.
    ///
    /// # Errors
    ///
    /// A [`Fault`] when it cannot be read.
    pub fn carried() -> Result<Self, Fault> {
        Self::read(CARRIED)
    }

    /// The table of a text.
    ///
    /// # Errors
    ///
    /// A [`Fault`] when it cannot be read, or an exception gives no reason in one of the languages.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let unreadable = |cause: String| Fault::of(File::Exceptions, Wrong::Unreadable(cause));
        let lists: Lists = toml::from_str(text).map_err(|problem| unreadable(problem.to_string()))?;
        let mut all = Vec::new();
        for row in lists.edge {
            let what = match row.r#use {
                EdgeUse::Drop => Use::Drop,
                EdgeUse::Keep => Use::Keep,
            };
            let of = Sources::read(&row.of).ok_or_else(|| unreadable(format!("of = {:?}", row.of)))?;
            all.push(Reviewed {
                what,
                old: row.old,
                new: row.new,
                of: Some(of),
                vi: row.vi,
                en: row.en,
            });
        }
        let lists = [
            (Use::Unlisted, lists.unlisted),
            (Use::Default, lists.default),
            (Use::Area, lists.area),
        ];
        for (what, rows) in lists {
            all.extend(rows.into_iter().map(|row| Reviewed {
                what,
                old: row.old,
                new: row.new,
                of: None,
                vi: row.vi,
                en: row.en,
            }));
        }
        let silent = all.iter().find(|one| one.vi.is_empty() || one.en.is_empty());
        silent.map_or(Ok(()), |one| Err(unreadable(one.about())))?;
        Ok(Self(all))
    }

    /// The places in the table of what was decided of an edge.
    pub(crate) fn of_edge<'e>(&'e self, old: &'e str, new: &'e str) -> impl Iterator<Item = (usize, &'e Reviewed)> {
        let about = move |one: &&Reviewed| one.old == old && one.new == new;
        (0..).zip(&self.0).filter(move |(_, one)| about(one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kept_table_is_readable_and_gives_reasons() {
        let all = Exceptions::carried().unwrap();
        for what in Use::ALL {
            assert!(all.0.iter().any(|one| one.what == what), "{what:?}");
        }
        for (at, one) in all.0.iter().enumerate() {
            assert!(
                one.why(Lang::Vi).len() > 20 && one.why(Lang::En).len() > 20,
                "{}",
                one.about()
            );
            let again = all.0[..at]
                .iter()
                .any(|other| (other.what, &other.old, &other.new) == (one.what, &one.old, &one.new));
            assert!(!again, "{} stands there twice", one.about());
        }
    }

    #[test]
    fn a_table_without_reasons_or_with_other_words_is_refused() {
        for text in [
            "[[area]]\nnew = \"1\"\nvi = \"\"\nen = \"a\"",
            "[[area]]\nnew = \"1\"\nen = \"a\"",
            "[[edge]]\nold = \"1\"\nnew = \"2\"\nuse = \"drop\"\nof = \"C\"\nvi = \"a\"\nen = \"a\"",
            "[[edge]]\nold = \"1\"\nnew = \"2\"\nuse = \"guess\"\nof = \"A\"\nvi = \"a\"\nen = \"a\"",
        ] {
            assert!(Exceptions::read(text).is_err(), "{text}");
        }
    }
}

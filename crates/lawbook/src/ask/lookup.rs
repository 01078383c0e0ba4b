//! Lookups by id and day.

use ledger::Day;
use thiserror::Error;

use crate::book::Lawbook;
use crate::model::{
    Body, Citation, Entry, Group, Kind, Ladder, Mark, Programme, Retirement, Standard, Table, Value, Version, Versions,
};

/// A version in force, with the entry it belongs to.
#[derive(Debug)]
pub struct InForce<'b, T> {
    pub(crate) book: &'b Lawbook,
    /// The rule.
    pub entry: &'b Entry,
    /// The version of it that holds.
    pub version: &'b Version<T>,
}

impl<T> Clone for InForce<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for InForce<'_, T> {}

impl<'b, T> InForce<'b, T> {
    /// What the version says.
    pub fn body(&self) -> &'b T {
        &self.version.body
    }

    /// How far it can be relied on.
    pub fn mark(&self) -> Mark {
        self.version.mark
    }

    /// Where it stands. A loaded entry always has a source; `None` cannot be met after a load without problems.
    pub fn citation(&self) -> Option<Citation> {
        self.book.cite(self.entry, self.version.any())
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LookupError {
    /// No entry has this id.
    #[error("no entry {id}")]
    NoEntry {
        /// The id asked for.
        id: String,
    },
    /// The entry is of another kind.
    #[error("{id} is a {}, not a {}", found.word(), asked.word())]
    OtherKind {
        /// The id asked for.
        id: String,
        /// The kind asked for.
        asked: Kind,
        /// The kind it is of.
        found: Kind,
    },
    /// No version holds on that day.
    #[error("{id} has no version in force on {day}")]
    NotInForce {
        /// The id asked for.
        id: String,
        /// The day asked about.
        day: Day,
    },
    /// The version holds no such row, step or name.
    #[error("{id} has no {key} on {day}")]
    NoSuch {
        /// The id asked for.
        id: String,
        /// The row, step or name asked for.
        key: String,
        /// The day asked about.
        day: Day,
    },
}

macro_rules! pick {
    ($name:ident, $variant:ident, $type:ty) => {
        pub(crate) fn $name(body: &Body) -> Option<&Versions<$type>> {
            match body {
                Body::$variant(versions) => Some(versions),
                _ => None,
            }
        }
    };
}
pick!(standards_of, Standard, Standard);
pick!(values_of, Value, Value);
pick!(tables_of, Table, Table);
pick!(ladders_of, Ladder, Ladder);
pick!(groups_of, Group, Group);
pick!(programmes_of, Programme, Programme);
pick!(retirements_of, Retirement, Retirement);

impl Lawbook {
    fn find<'b, T>(
        &'b self,
        id: &str,
        day: Day,
        asked: Kind,
        pick: impl Fn(&'b Body) -> Option<&'b Versions<T>>,
    ) -> Result<InForce<'b, T>, LookupError> {
        let id = || id.to_owned();
        let entry = self.entry(&id()).ok_or_else(|| LookupError::NoEntry { id: id() })?;
        let versions = pick(&entry.body).ok_or_else(|| LookupError::OtherKind {
            id: id(),
            asked,
            found: entry.kind(),
        })?;
        let version = versions
            .on(day)
            .ok_or_else(|| LookupError::NotInForce { id: id(), day })?;
        Ok(InForce {
            book: self,
            entry,
            version,
        })
    }

    /// A dated number.
    pub fn value(&self, id: &str, day: Day) -> Result<InForce<'_, Value>, LookupError> {
        self.find(id, day, Kind::Value, values_of)
    }

    /// A dated table.
    pub fn table(&self, id: &str, day: Day) -> Result<InForce<'_, Table>, LookupError> {
        self.find(id, day, Kind::Table, tables_of)
    }

    /// The version of a standard on a day.
    pub fn standard(&self, id: &str, day: Day) -> Result<InForce<'_, Standard>, LookupError> {
        self.find(id, day, Kind::Standard, standards_of)
    }

    /// A ladder by its short name (`theory` for the entry `ladders.theory`).
    pub fn ladder(&self, name: &str, day: Day) -> Result<InForce<'_, Ladder>, LookupError> {
        self.find(&format!("ladders.{name}"), day, Kind::Ladder, ladders_of)
    }

    /// A title group by its short name (`key-commune-official`).
    pub fn group(&self, name: &str, day: Day) -> Result<InForce<'_, Group>, LookupError> {
        self.find(&format!("groups.{name}"), day, Kind::Group, groups_of)
    }

    pub(crate) fn retirement_rule(&self, day: Day) -> Result<InForce<'_, Retirement>, LookupError> {
        self.find("retirement.normal-age", day, Kind::Retirement, retirements_of)
    }

    /// Every standard with a version on a day, by id.
    pub fn standards(&self, day: Day) -> Vec<InForce<'_, Standard>> {
        self.of_kind(standards_of, day)
            .map(|(entry, version)| InForce {
                book: self,
                entry,
                version,
            })
            .collect()
    }

    /// Every standard with all its versions, by id: for compiling once.
    pub fn standard_entries(&self) -> impl Iterator<Item = (&Entry, &Versions<Standard>)> {
        self.entries()
            .filter_map(|entry| Some((entry, standards_of(&entry.body)?)))
    }

    /// Every training programme with a version on a day, by id.
    pub fn programmes(&self, day: Day) -> Vec<InForce<'_, Programme>> {
        self.of_kind(programmes_of, day)
            .map(|(entry, version)| InForce {
                book: self,
                entry,
                version,
            })
            .collect()
    }

    /// Every title group with a version on a day, by id.
    pub fn groups(&self, day: Day) -> Vec<InForce<'_, Group>> {
        self.of_kind(groups_of, day)
            .map(|(entry, version)| InForce {
                book: self,
                entry,
                version,
            })
            .collect()
    }
}

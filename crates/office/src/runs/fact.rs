//! What a run has to say: facts with the id of a message, and whom and what they mention. The faces speak, and only of what a reader may know.

use ledger::{ClassId, Day, PersonId, PostId, UnitId};
use serde::{Deserialize, Serialize};

use crate::training_plan::{Because, Demand, Trouble};

/// The names that facts have in messages.
pub const FACT_NAMES: [&str; 45] = [
    "person",
    "unit",
    "post",
    "seat",
    "class",
    "what",
    "day",
    "n",
    "most",
    "months",
    "points",
    "then",
    "reasons",
    "others",
    "commune",
    // Of a training plan.
    "lecturer",
    "learners",
    "largest",
    "programme",
    "year",
    "id",
    "weeks",
    "room",
    "communes",
    "small",
    "rooms",
    "venue",
    "because",
    "least",
    // Of mergers of villages.
    "village",
    "villages",
    "kind",
    "one",
    "two",
    "lacking",
    "households",
    "people",
    "posts",
    "quota",
    "must",
    "beside",
    "more",
    "ground",
    "source",
    "mark",
];

/// A fact of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunFact {
    /// The message in the catalogue.
    pub id: String,
    /// What it speaks of, each under a name of [`FACT_NAMES`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<(String, Mentioned)>,
}

/// Something that a fact mentions. Ids stand as text, as in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mentioned {
    /// Somebody.
    Person(String),
    /// A unit.
    Unit(String),
    /// A post, with its unit.
    Post(String),
    /// A class.
    Class(String),
    /// A day (days since 1970-01-01).
    Day(i32),
    /// A count.
    Count(i64),
    /// A word as it stands in the record.
    Text(String),
    /// What a standard asks: the entry of the law book and the requirement.
    Requirement(String, String),
    /// An entry of the law book, by its id: its title.
    Entry(String),
    /// A table of the law book, by its id: where it stands on the day.
    Source(String),
    /// What must be put right before a training plan can be searched for.
    Trouble(Box<Trouble>),
    /// What stands against a session of a training plan.
    Hindrance(Box<Because>),
    /// One of the demands of a training plan that cannot be met together.
    Demand(Demand),
    /// Another fact.
    Fact(Box<RunFact>),
    /// Several.
    Facts(Vec<RunFact>),
}

impl RunFact {
    /// A fact that mentions nothing yet.
    pub fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            of: Vec::new(),
        }
    }

    /// The same with something that it mentions.
    #[must_use]
    pub fn with(mut self, name: &str, of: impl Into<Mentioned>) -> Self {
        debug_assert!(FACT_NAMES.contains(&name), "{name}");
        self.of.push((name.to_owned(), of.into()));
        self
    }

    /// What is mentioned, and nothing else.
    pub fn said(of: impl Into<Mentioned>) -> Self {
        Self::new("run-said").with("what", of)
    }

    /// Shows everybody whom it mentions.
    pub(super) fn visit_people(&self, see: &mut impl FnMut(&str)) {
        for (_, of) in &self.of {
            of.visit_people(see);
        }
    }
}

impl Mentioned {
    /// Shows everybody whom it mentions.
    pub(super) fn visit_people(&self, see: &mut impl FnMut(&str)) {
        match self {
            Self::Person(id) => see(id),
            Self::Fact(fact) => fact.of.iter().for_each(|(_, of)| of.visit_people(see)),
            Self::Facts(facts) => {
                let all = facts.iter().flat_map(|fact| &fact.of);
                all.for_each(|(_, of)| of.visit_people(see));
            }
            _ => {}
        }
    }
}

macro_rules! mentions {
    ($($from:ty => $how:expr),+ $(,)?) => {$(
        impl From<$from> for Mentioned {
            fn from(of: $from) -> Self {
                $how(of)
            }
        }
    )+};
}
mentions!(
    PersonId => |id: PersonId| Self::Person(id.to_string()),
    UnitId => |id: UnitId| Self::Unit(id.to_string()),
    PostId => |id: PostId| Self::Post(id.to_string()),
    ClassId => |id: ClassId| Self::Class(id.to_string()),
    Day => |day: Day| Self::Day(day.number()),
    i64 => Self::Count,
    i32 => |count: i32| Self::Count(count.into()),
    usize => |count: usize| Self::Count(i64::try_from(count).unwrap_or(i64::MAX)),
    u64 => |count: u64| Self::Count(i64::try_from(count).unwrap_or(i64::MAX)),
    u32 => |count: u32| Self::Count(count.into()),
    String => Self::Text,
    RunFact => |fact| Self::Fact(Box::new(fact)),
    Vec<RunFact> => Self::Facts,
);

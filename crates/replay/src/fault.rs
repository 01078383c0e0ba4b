//! What is wrong with the files, or with the exceptions to them: where, and in facts.

use words::{Message, Says};

/// A file of the replay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// The units that stood on 2025-06-30.
    Before,
    /// The units that stand from 2025-07-01.
    After,
    /// What passed into what.
    Edges,
    /// The reviewed exceptions, which the project keeps.
    Exceptions,
    /// The path of Hoành Bồ, which the project keeps.
    Journey,
}

impl File {
    /// Its name in the folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "units-before.csv",
            Self::After => "units-after.csv",
            Self::Edges => "edges.csv",
            Self::Exceptions => "exceptions.toml",
            Self::Journey => "hoanh-bo.toml",
        }
    }
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// In which file.
    pub file: File,
    /// In which line, from 1; none where the file as a whole is meant.
    pub line: Option<u64>,
    /// What.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The file cannot be opened.
    NoFile(String),
    /// The line cannot be read as a row of the table.
    NotARow(String),
    /// The headings are others.
    Heading(String),
    /// A cell that must be filled is empty: its column.
    Blank(&'static str),
    /// A cell holds what its column does not know: column and value.
    NotKnown(&'static str, String),
    /// A code or pair of codes stands there twice.
    Twice(String),
    /// A code has two names, or lies in two units above it.
    TwoNames(String),
    /// An edge names a code that its table of units does not have.
    NoSuchUnit(String),
    /// An edge of one source alone that nobody has reviewed.
    OneSource(String, String),
    /// A unit is said to go whole, and elsewhere too.
    WholeAndMore(String),
    /// A unit gives a part, and the rest goes nowhere.
    PartAlone(String, String),
    /// An old unit in another old province than most of the new unit's sources.
    Suspect(String, String),
    /// An old province whose units go to two new ones: the province, and one of the units that leave it.
    Torn(String, String),
    /// An old unit goes nowhere.
    NoSuccessor(String),
    /// A new unit comes from nothing.
    NoSource(String),
    /// A new unit without an area that nobody has reviewed.
    NoArea(String),
    /// A province with two resolutions, or a resolution for two provinces.
    TwoResolutions(String),
    /// A reviewed exception that the files do not need.
    NotNeeded(String),
    /// The exceptions cannot be read.
    Unreadable(String),
}

impl Fault {
    pub(crate) const fn at(file: File, line: u64, wrong: Wrong) -> Self {
        Self {
            file,
            line: Some(line),
            wrong,
        }
    }

    pub(crate) const fn of(file: File, wrong: Wrong) -> Self {
        Self {
            file,
            line: None,
            wrong,
        }
    }
}

impl Says for Wrong {
    fn message(&self) -> Message {
        let said = |id: &'static str| Message::new(id);
        match self {
            Self::NoFile(cause) => said("replay-fault-no-file").with("cause", cause.as_str()),
            Self::NotARow(cause) => said("replay-fault-not-a-row").with("cause", cause.as_str()),
            Self::Heading(due) => said("replay-fault-heading").with("due", due.as_str()),
            Self::Blank(column) => said("replay-fault-blank").with("column", *column),
            Self::NotKnown(column, value) => said("replay-fault-not-known")
                .with("column", *column)
                .with("value", value.as_str()),
            Self::Twice(code) => said("replay-fault-twice").with("code", code.as_str()),
            Self::TwoNames(code) => said("replay-fault-two-names").with("code", code.as_str()),
            Self::NoSuchUnit(code) => said("replay-fault-no-such-unit").with("code", code.as_str()),
            Self::OneSource(old, new) => said("replay-fault-one-source")
                .with("old", old.as_str())
                .with("new", new.as_str()),
            Self::WholeAndMore(old) => said("replay-fault-whole-and-more").with("old", old.as_str()),
            Self::PartAlone(old, new) => said("replay-fault-part-alone")
                .with("old", old.as_str())
                .with("new", new.as_str()),
            Self::Suspect(old, new) => said("replay-fault-suspect")
                .with("old", old.as_str())
                .with("new", new.as_str()),
            Self::Torn(province, old) => said("replay-fault-torn")
                .with("province", province.as_str())
                .with("old", old.as_str()),
            Self::NoSuccessor(old) => said("replay-fault-no-successor").with("old", old.as_str()),
            Self::NoSource(new) => said("replay-fault-no-source").with("new", new.as_str()),
            Self::NoArea(new) => said("replay-fault-no-area").with("new", new.as_str()),
            Self::TwoResolutions(name) => said("replay-fault-two-resolutions").with("name", name.as_str()),
            Self::NotNeeded(which) => said("replay-fault-not-needed").with("which", which.as_str()),
            Self::Unreadable(cause) => said("replay-fault-unreadable").with("cause", cause.as_str()),
        }
    }
}

impl Says for Fault {
    fn message(&self) -> Message {
        let place = self.line.map_or_else(
            || self.file.name().to_owned(),
            |line| format!("{}:{line}", self.file.name()),
        );
        Message::new("replay-fault")
            .with("place", place)
            .with("what", self.wrong.message())
    }
}

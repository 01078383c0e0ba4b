//! Why the demonstration district cannot be made. Each of these is a fault in its settings, never in what a user did.

use ledger::Day;
use thiserror::Error;

/// What is wrong with the settings, or with the ledger that they are laid on.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DemoError {
    /// A file of settings cannot be read.
    #[error("demo settings {file}: {problem}")]
    Settings {
        /// Which file of `demo/hoanh-bo`.
        file: &'static str,
        /// What the parser met.
        problem: String,
    },
    /// A profile, commune, title or share is named that no file of settings has.
    #[error("demo settings name {what} {name:?}, which is not there")]
    NoSuch {
        /// What kind of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// An event needs one more person of that title in that unit than the rolls have.
    #[error("no person is left with title {title:?} in {unit:?}")]
    NobodyLeft {
        /// The unit.
        unit: String,
        /// The title.
        title: String,
    },
    /// The ledger has no unit of that name or code.
    #[error("the ledger has no unit {0:?}")]
    NoUnit(String),
    /// The ledger has no person with that citizen number: the roll was not imported.
    #[error("the ledger has nobody with number {0}")]
    NoPerson(String),
    /// The person holds no post on that day.
    #[error("the person with number {number} holds no post on {day}")]
    NoPost {
        /// Citizen number.
        number: String,
        /// The day.
        day: Day,
    },
    /// The ledger has no class of that code.
    #[error("the ledger has no class {0:?}")]
    NoClass(String),
    /// The lawbook does not answer what the settings need.
    #[error("lawbook: {0}")]
    Law(String),
    /// A workbook cannot be written.
    #[error("workbook {file}: {problem}")]
    Workbook {
        /// Its file name.
        file: String,
        /// Why not.
        problem: String,
    },
}

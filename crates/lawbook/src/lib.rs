//! The lawbook: loads and checks the rules of `law/`, and gives the version in force on a day.
//!
//! An entry without a source, a quantity without a unit, two versions for one day: nothing of the kind loads, and all problems
//! of all files are told at once. Conditions of standards are kept as text with their place; the crate `standards` compiles them.
//!
//! INVARIANT: no clock; reading a folder is the only input. Every answer carries its entry, version, citation and mark.

mod ask;
mod book;
mod case;
mod folder;
mod local;
mod model;
mod problem;
mod read;
#[cfg(test)]
mod tests;
mod trial;

pub use ask::{InForce, LookupError, RetirementAnswer};
pub use book::Lawbook;
pub use case::{Case, Fact};
pub use folder::{Folder, LawFile};
pub use local::{LocalPack, NumberRange, Part, PartKind, parts, with_parts, write_pack};
pub use model::{
    AnyVersion, Article, Audience, Authority, Body, Bound, Citation, Condition, Easing, Entry, Family, Given, Grace,
    GraceEnd, Group, Kind, Ladder, Latitude, Level, Mark, Member, Occasion, Path, Programme, Requirement, Retirement,
    Rounds, Row, RowCell, Selects, Source, Standard, Table, Title, Unit, Value, Verdict, Version, Versions, Way,
};
pub use problem::{Fault, Problem, Problems};
pub use trial::CaseFailure;

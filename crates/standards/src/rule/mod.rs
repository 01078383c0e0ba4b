//! Standards: the lawbook's conditions compiled once, checked for one person with reasons and for everybody in one pass.

mod all;
mod asking;
mod by_unit;
mod compiled;
mod finding;
mod person;
mod stricter;
mod switch;

#[cfg(test)]
mod tests;

pub use all::{Counted, RequirementRows, Sheet, StandardRows};
pub use asking::Asking;
pub use by_unit::UnitLine;
pub use compiled::{
    CannotCompile, Deadline, DeadlineEnd, Requirement, Settings, StandardRule, StandardVersion, Standards,
};
pub use finding::{Finding, RequirementFinding};
pub use stricter::{Question, Said, severity, stricter};

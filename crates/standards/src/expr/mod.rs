//! Conditions: CEL text, checked against a typed catalogue, answered for one person with reasons or for a country in columns.
//!
//! A condition is read once ([`Condition::read`]); its tree answers one [`Row`] ([`Condition::answer`], [`Condition::explain`]) and,
//! compiled with others into a [`Program`], the [`Columns`] of everybody. Both answers are tested to agree.

mod answers;
mod catalogue;
mod check;
mod column;
mod condition;
mod explain;
mod functions;
mod groups;
mod kernel;
mod lane;
mod problem;
mod program;
mod row;
mod single;
mod step;
mod tally;
mod term;
mod texts;
mod truth;
mod values;

#[cfg(test)]
mod tests;

pub use answers::{Answers, Bitmap};
pub use catalogue::{
    Catalogue, Field, FieldType, Ladder, Layout, Named, Qualification, Slot, SlotInfo, Tells, Vocabulary,
};
pub use column::{CHUNK, Chunk, Columns};
pub use condition::{Comparison, Condition, Node};
pub use explain::{Asked, Explained, Shown, SlotName, Used};
pub(crate) use groups::Groups;
pub(crate) use lane::{LANE, Lane, each};
pub use problem::{Fault, Place, Problem};
pub use program::Program;
pub use row::{Cell, Fact, Row};
pub use tally::Tally;
pub(crate) use tally::{Counting, Tallies};
pub use term::scaled;
pub use texts::texts;
pub use truth::Truth;

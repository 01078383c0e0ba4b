//! The ledger: persons, units, posts, decisions and acts as dated facts; answers as of any day, as known at any moment.
//!
//! INVARIANT: no input, output or clock. The day is a parameter; the same decisions give the same value.

pub mod acts;
pub mod codes;
pub mod decision;
pub mod ids;
pub mod number;
pub mod text;
pub mod time;
pub mod value;
pub mod view;

pub use decision::{Decision, Header};
pub use ids::{ActId, ClassId, Entity, PersonId, PostId, Seq, UnitId};
pub use number::Decimal;
pub use time::{Day, Span, When};
pub use value::{Head, Value};
pub use view::View;

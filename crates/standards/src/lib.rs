//! Standards: conditions compiled to columns; who meets what on a day, and which condition or fact decided.
//!
//! INVARIANT: a finding names the condition, the law entry and the record that decided it. One definition answers one person
//! and everybody; the two are tested to agree.

pub mod expr;
pub mod facts;
pub mod rule;

//! The training timetable of a year: who learns in which class, and when, where and by whom every class is held.
//!
//! Unlike the timetable around it, enrolment and lecturers are chosen too, the calendar has dates, and units keep a share of their
//! people at work every day.
//!
//! INVARIANT: `verify` shares no code with `solve`; `solve` counts what `constraints` states.

mod bound;
mod check;
mod compare;
mod conflict;
pub mod constraints;
mod date;
mod explain;
pub mod generate;
mod problem;
mod solve;
#[cfg(test)]
mod tests;
mod verify;
mod weeks;

pub use check::{PinFault, Trouble, check};
pub use compare::{Difference, Kept, compare, kept};
pub use conflict::{Demand, conflict};
pub use date::{Date, NotADate};
pub use explain::{Explanation, Otherwise, explain_enrolment, explain_session};
pub use problem::{
    Band, Class, Course, Enrolment, Half, HalfDay, Learner, Lecturer, Pin, Plan, Room, Session, Span, Training, Unit,
    Way, Weights,
};
pub use solve::solve;
pub use verify::{Verdict, verify};
pub use weeks::{ClassWhy, LaidOut, OtherWeek};

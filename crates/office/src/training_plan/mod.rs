//! The training plan (kế hoạch đào tạo): the year's classes with their learners, rooms, lecturers and half days, as a timetable.
//!
//! From the ledger come the classes (those that are open and have not begun, and those that needs ask for), who is to learn what, the
//! offices that must keep people at work, rooms with seats, lecturers by their list, and roads; from the law book, programmes and
//! holidays. What `planning` answers is kept as a timetable and turned into drafts. Nothing is decided here.
//!
//! INVARIANT: what is missing is named before a run, all of it at once; ids of people are those of the ledger, so that who lectures and
//! learns is one person to the planner.

mod away;
mod classes;
mod days;
mod drafts;
mod gather;
mod inputs;
mod names;
mod pins;
mod question;
mod shifts;
mod staff;
mod teachers;
mod timetable;
mod venues;

pub use inputs::{MissingInput, Notice, PlannedClass, PlannedLearner, TrainingInputs};
pub use names::named_by;
pub use planning::timetable::training::constraints::Because;
pub use planning::timetable::training::{ClassWhy, Demand, Half, HalfDay, PinFault, Plan, Session, Trouble};
pub use question::TrainingQuestion;
pub use timetable::{CannotKeep, KeptClass, KeptTimetable, Quality};

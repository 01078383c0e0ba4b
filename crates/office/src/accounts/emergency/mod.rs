//! Emergency access (truy cập khẩn cấp): the sensitive and sealed data of a unit opened to somebody for some hours, once one person has asked for it
//! with a reason and another one has confirmed it.
//!
//! It is a right like any other, [`Role::Emergency`](crate::permission::Role::Emergency) over a unit's subtree up to a class of data: the one
//! definition of permission answers and lists what it reaches. It is read at each question and never stored among the rights of an account.
//!
//! INVARIANT: nobody confirms what the same person asks for; it ends by itself, and with what it rests on; what is read while it lasts is on record as such.

mod access;
mod ask;
mod held;
mod hours;
mod note;
mod problem;
mod report;
mod runs;
mod settle;

pub use access::{EmergencyAccess, EmergencySpan, EmergencyStage};
pub use ask::NewEmergency;
pub use hours::EmergencyHours;
pub use problem::EmergencyProblem;
pub use report::{EmergencyRead, EmergencyReport, EmergencyReports};
pub(super) use runs::end_void;
pub(super) use settle::end_of;

//! What is wrong with a problem before any search: missing lists, unknown names, and demands that together cannot be met.
//!
//! Each finding is a fact with ids, the smallest set of demands that shows it; the faces say it in words.

pub(super) mod flow;
mod names;
mod pins;
mod possible;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::date::Date;
use super::problem::{HalfDay, Training};

/// Why a settled session cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinFault {
    /// Outside the class's part of the year, or on a date without teaching.
    OutOfSeason,
    /// Two for one class at a time.
    Twice,
    /// The room lacks what the course needs.
    RoomUnfit,
    /// The room is closed then.
    RoomClosed,
    /// Another settled session has the room then.
    RoomTaken,
    /// The lecturer does not teach the course.
    CannotTeach,
    /// The lecturer is away then.
    LecturerAway,
    /// Another settled session has the lecturer then.
    LecturerTaken,
}

/// One thing that must be put right first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "the fields are named by what they hold: ids, dates and counts of the problem"
)]
pub enum Trouble {
    /// A list without which there is nothing to plan.
    #[error("there are no {list}; add them")]
    Missing { list: String },
    /// Two of one list have the same id.
    #[error("{list} name {id:?} twice; give each an id of its own")]
    Twice { list: String, id: String },
    /// An id that its list does not have.
    #[error("{field} names {id:?}, which is not there; add it or correct the id")]
    Unknown { field: String, id: String },
    /// A number out of its range.
    #[error("{field} of {id:?} is {found}; it must be from {least} to {most}")]
    OutOfRange {
        field: String,
        id: String,
        found: u64,
        least: u64,
        most: u64,
    },
    /// Dates that do not rise.
    #[error("the dates do not rise at {date}; put them in order, each once")]
    DatesOutOfOrder { date: Date },
    /// A time that ends before it begins.
    #[error("{field} of {id:?} ends on {until}, not after {from}; correct one of them")]
    Backwards {
        field: String,
        id: String,
        from: Date,
        until: Date,
    },
    /// Learners take a course of which no class is opened.
    #[error("{learners} learners take {course:?}, of which no class is opened; open one")]
    NoClass { course: String, learners: u32 },
    /// A class of a course that nobody takes.
    #[error("nobody takes {course:?}, of which class {class:?} is opened; name learners or drop the class")]
    NoLearners { class: String, course: String },
    /// A course that nobody teaches.
    #[error("nobody teaches {course:?}; name a lecturer")]
    NoLecturer { course: String },
    /// More learners than the classes take.
    #[error(
        "{learners} learners take {course:?}, whose {classes} classes take {most} at most; open another or a larger room"
    )]
    TooManyLearners {
        course: String,
        learners: u32,
        classes: u32,
        most: u32,
    },
    /// Fewer learners than the classes need.
    #[error("{learners} learners take {course:?}, whose {classes} classes need {least} at least; drop a class")]
    TooFewLearners {
        course: String,
        learners: u32,
        classes: u32,
        least: u32,
    },
    /// The part of the year has too few half days of teaching.
    #[error(
        "{class} needs {needed} half days, and there are {open} from {from} until {until}; widen its part of the year"
    )]
    TooFewDates {
        class: String,
        needed: u32,
        open: u32,
        from: Date,
        until: Date,
    },
    /// No room is large enough, or has what is needed.
    #[error("no room with at least {seats} seats has {equipment:?} for {class}; the largest has {largest}; add a room")]
    NoRoomFits {
        class: String,
        seats: u32,
        equipment: Vec<String>,
        largest: u32,
    },
    /// Rooms are large enough, but closed in that part of the year.
    #[error(
        "rooms with at least {seats} seats are free on {open} half days from {from} until {until}, and {class} needs {needed}"
    )]
    NoRoomFree {
        class: String,
        seats: u32,
        needed: u32,
        open: u32,
        from: Date,
        until: Date,
    },
    /// Nobody who teaches the course is there often enough.
    #[error("who teaches {class} is there on {open} half days from {from} until {until}, and it needs {needed}")]
    NoLecturerFree {
        class: String,
        needed: u32,
        open: u32,
        from: Date,
        until: Date,
    },
    /// Classes that need more sessions than their lecturers may give.
    #[error("{} need {needed} sessions by {}, who may give {most}; add a lecturer or raise a load", .classes.join(", "), .lecturers.join(", "))]
    LecturersOverloaded {
        classes: Vec<String>,
        lecturers: Vec<String>,
        needed: u32,
        most: u32,
    },
    /// Classes that need more half days than their lecturers are there.
    #[error("{} need {needed} half days of {}, who are there on {open}; add a lecturer or widen the part of the year", .classes.join(", "), .lecturers.join(", "))]
    LecturersCrowded {
        classes: Vec<String>,
        lecturers: Vec<String>,
        needed: u32,
        open: u32,
    },
    /// Classes that need more half days than their rooms are free.
    #[error("{} need {needed} half days of {}, which are free on {open}; add a room or widen the part of the year", .classes.join(", "), .rooms.join(", "))]
    RoomsCrowded {
        classes: Vec<String>,
        rooms: Vec<String>,
        needed: u32,
        open: u32,
    },
    /// A learner who is away too often for every class of a course.
    #[error("{learner} is away too often for every class of {course}; excuse the learner or open another class")]
    LearnerAway { learner: String, course: String },
    /// A learner who takes more than fits into the half days that are left.
    #[error("{learner} takes courses of {needed} sessions, and can come on {open} half days; drop a course")]
    LearnerOverbooked { learner: String, needed: u32, open: u32 },
    /// A unit whose people must be absent for more days than it can spare.
    #[error(
        "the people of {unit} must learn for {needed} days, and {most} of them may be absent on each of {dates} dates; lower the share or send fewer"
    )]
    UnitEmptied {
        unit: String,
        needed: u64,
        most: u32,
        dates: u32,
    },
    /// More settled sessions than the class has.
    #[error("{class} has {pins} settled sessions, and {sessions} in all; take some away")]
    PinsTooMany { class: String, pins: u32, sessions: u32 },
    /// A settled session that cannot be.
    #[error("the settled session of {class} on {}, {:?}, cannot be: {fault:?}; move or drop it", .at.date, .at.half)]
    PinImpossible {
        class: String,
        at: HalfDay,
        fault: PinFault,
    },
    /// A settled enrolment in a class of a course that the learner does not take, in two classes of it, or that is forbidden.
    #[error(
        "{learner} cannot be settled in {class}: the course is not taken, or settled twice, or it is forbidden; drop one of them"
    )]
    EnrolmentImpossible { learner: String, class: String },
    /// A learner to whom every class of a course is forbidden.
    #[error("every class of {course} is forbidden to {learner}; allow one")]
    AllForbidden { learner: String, course: String },
}

/// Everything that must be put right before a search makes sense.
pub fn check(asked: &Training) -> Vec<Trouble> {
    let mut troubles = names::missing(asked);
    troubles.extend(names::unknown(asked));
    troubles.extend(names::numbers(asked));
    if troubles.is_empty() {
        troubles.extend(pins::impossible(asked));
        troubles.extend(possible::impossible(asked));
    }
    troubles
}

/// A count as findings say it.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

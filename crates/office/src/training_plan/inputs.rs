//! What a training plan is made of: classes, learners, the problem, and what is missing.

use std::collections::BTreeMap;

use ledger::codes::{LearnerKind, Learning, TrainingFamily};
use ledger::value::Ix;
use ledger::{ClassId, Day, PersonId, Seq, UnitId};
use planning::timetable::training::{Training, Trouble};

use super::question::TrainingQuestion;
use crate::needs::Needs;

/// A class of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedClass {
    /// Mã lớp: its id in the problem.
    pub code: String,
    /// Tên lớp.
    pub title: String,
    /// The programme's entry.
    pub programme: String,
    /// The programme's code: the id of its course in the problem.
    pub course: String,
    /// Mảng.
    pub family: TrainingFamily,
    /// Chỉ tiêu.
    pub seats: u32,
    /// Khai giảng and bế giảng as announced, or as needs propose.
    pub announced: (Day, Day),
    /// What passing gives.
    pub gives: Option<(Learning, String)>,
    /// The class in the ledger; none: a new one.
    pub open: Option<ClassId>,
    /// Who opens it, where the ledger says so.
    pub organiser: Option<UnitId>,
    /// Who is on its list already.
    pub listed: Vec<PersonId>,
}

/// Somebody who is to learn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedLearner {
    /// Who.
    pub person: PersonId,
    /// The person's place in the value.
    pub ix: Ix,
    /// Đối tượng.
    pub kind: LearnerKind,
}

/// Something without which a run could not answer, named before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MissingInput {
    /// The asker may not plan for the whole authority.
    NotForAll,
    /// There is no class to plan.
    NoClasses,
    /// No room of the ledger has seats.
    NoRooms,
    /// Nobody on the list of lecturers teaches this programme (its entry).
    NoLecturer(String),
    /// The classes of a programme (its entry) have more learners than any room has seats.
    NoRoomLargeEnough {
        /// The programme's entry.
        programme: String,
        /// Learners of a class.
        learners: u32,
        /// Seats of the largest room.
        largest: u32,
    },
    /// The law book has no holidays of this year.
    NoHolidays(i32),
    /// No timetable has this id.
    NoSuchTimetable(String),
    /// A class that is to stay is not in the former timetable, or not all of its sessions can be kept.
    NotPinnable(String),
    /// What the planner finds impossible before any search.
    Impossible(Trouble),
}

/// Something that a reader of the plan should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Offices that are too small for the share: one of them may go at a time. How many.
    SmallOffices(u32),
    /// A class of a programme that the law book does not have is left out: its code.
    UnknownProgramme(String),
    /// A class (its code) that is open and has nobody on its list, nor needs fill it, is left out.
    NobodyListed(String),
    /// Learners are sent to a school outside; the class (its code) needs no room here.
    Elsewhere(String),
    /// The holidays of the law book for this year are compared with no gazette.
    HolidaysUnconfirmed(i32),
    /// A holiday lies in the announced time of a class (its code), which ends later by so many weeks.
    Longer(String, u32),
    /// A programme (its entry) is held in so many classes, since offices send more people than may be away at once.
    InTurns(String, u32),
    /// So many people need a programme (its entry) and find no seat in any class, or none at a time when they are free.
    NoSeat(String, u32),
    /// A room without a number of seats is not used: its place.
    NoSeats(Ix),
    /// What this lecturer teaches names no programme of the plan.
    TeachesNothingHere(Ix),
    /// Communes to which no road is recorded: travel to them is not counted.
    NoRoad(Vec<Ix>),
    /// Learners who also attend a longer class, whose days of study the ledger does not tell.
    AlsoElsewhere(u32),
}

/// A training plan as a problem, with what its ids stand for.
#[derive(Debug, Clone)]
pub struct TrainingInputs {
    /// What was asked.
    pub question: TrainingQuestion,
    /// The year of the classes.
    pub year: i32,
    /// The place of the log at which it was gathered.
    pub seq: Seq,
    /// The problem: people by their ids, rooms and offices by those of their units.
    pub problem: Training,
    /// Its classes, and those whose learners are sent elsewhere, by programme and code.
    pub classes: Vec<PlannedClass>,
    /// Its learners, by their ids.
    pub learners: BTreeMap<PersonId, PlannedLearner>,
    /// What is missing.
    pub missing: Vec<MissingInput>,
    /// What should be known.
    pub notices: Vec<Notice>,
    pub(crate) needs: Needs,
    pub(super) issuer: String,
}

impl TrainingInputs {
    /// A class by its code.
    pub fn class(&self, code: &str) -> Option<&PlannedClass> {
        self.classes.iter().find(|class| class.code == code)
    }
}

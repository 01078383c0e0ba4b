//! What a training plan must and should keep: stated plainly, each rule by name, level and reason, with the facts of each breach.

mod calendar;
mod enrolment;
mod former;
mod lecturers;
mod reading;
mod rooms;
mod spread;
mod units;

pub use reading::Reading;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::problem::{HalfDay, Plan, Training};
use crate::core::{ByConstraint, Level};

/// Why something is a breach: the facts; the faces say them in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "the fields are named by what they hold: ids, dates and counts of the problem"
)]
pub enum Because {
    /// A class does not have as many sessions as its course asks for.
    SessionsMiscounted { class: String, asked: u32, held: u32 },
    /// A session names a class, a room or a lecturer that is not there.
    NotThere {
        class: String,
        room: String,
        lecturer: String,
    },
    /// Two sessions of a class at a time.
    ClassTwice { class: String, at: HalfDay },
    /// A session outside the class's part of the year, or on a date without teaching.
    OutOfSeason { class: String, at: HalfDay },
    /// A settled session is not kept.
    PinBroken { class: String, at: HalfDay },
    /// The room lacks something.
    RoomUnfit { class: String, room: String, lacks: String },
    /// The room is closed.
    RoomClosed { room: String, at: HalfDay, class: String },
    /// Two sessions in a room at a time.
    RoomTaken {
        room: String,
        at: HalfDay,
        classes: Vec<String>,
    },
    /// The room seats fewer than the class has.
    SeatsMissing {
        class: String,
        room: String,
        at: HalfDay,
        missing: u32,
    },
    /// The lecturer does not teach the course.
    CannotTeach { lecturer: String, class: String },
    /// The lecturer is away.
    LecturerAway {
        lecturer: String,
        at: HalfDay,
        class: String,
    },
    /// A lecturer would be in two places.
    LecturerTwice {
        lecturer: String,
        at: HalfDay,
        classes: Vec<String>,
    },
    /// A lecturer has more sessions than the load allows.
    LecturerOverloaded { lecturer: String, sessions: u32, most: u32 },
    /// A lecturer has more sessions in the week of that Monday than the load allows.
    LecturerWeekOverloaded {
        lecturer: String,
        monday: Date,
        sessions: u32,
        most: u32,
    },
    /// Somebody would teach and learn at the same time.
    TeachesAndLearns {
        lecturer: String,
        at: HalfDay,
        classes: Vec<String>,
    },
    /// Somebody is in no class of a course that he or she must take, or in several.
    EnrolledTimes {
        learner: String,
        course: String,
        classes: Vec<String>,
    },
    /// Somebody is in a class that is not there, or of a course that he or she does not take.
    EnrolledUnasked { learner: String, class: String },
    /// A settled enrolment is not kept.
    EnrolmentBroken { learner: String, class: String },
    /// An enrolment that must not be.
    EnrolmentForbidden { learner: String, class: String },
    /// A learner would be in two places.
    LearnerTwice {
        learner: String,
        at: HalfDay,
        classes: Vec<String>,
    },
    /// A learner is away when the class is held.
    LearnerAway {
        learner: String,
        at: HalfDay,
        class: String,
    },
    /// A class has too few or too many learners.
    ClassSize {
        class: String,
        learners: u32,
        least: u32,
        most: u32,
    },
    /// A unit misses more people on a day than it may.
    UnitEmptied {
        unit: String,
        date: Date,
        absent: u32,
        most: u32,
    },
    /// Learners of a class travel on a day.
    Travels {
        class: String,
        date: Date,
        venue: String,
        points: u64,
    },
    /// Two following dates of a class are closer than wished.
    TooClose {
        class: String,
        date: Date,
        next: Date,
        missing: u32,
    },
    /// A class lasts longer than wished.
    TooLong {
        class: String,
        from: Date,
        to: Date,
        over: u32,
    },
    /// A class changes rooms.
    RoomsMany { class: String, rooms: Vec<String> },
    /// A class changes lecturers.
    LecturersMany { class: String, lecturers: Vec<String> },
    /// None of the wished lecturers.
    LecturerUnwished {
        class: String,
        lecturer: String,
        at: HalfDay,
    },
    /// A learner is in another class than the former plan has.
    EnrolmentChanged { learner: String, from: String, to: String },
    /// A session at a time at which the former plan has none of the class.
    TimeChanged { class: String, at: HalfDay },
    /// A session in a room that the former plan does not have for the class.
    RoomChanged { class: String, at: HalfDay, room: String },
    /// A session by a lecturer whom the former plan does not have for the class.
    LecturerChanged {
        class: String,
        at: HalfDay,
        lecturer: String,
    },
}

/// One breach: by how much (hard) or what it costs (soft), and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Breach {
    /// Breaches counted, or points of the price.
    pub points: u64,
    /// The facts.
    pub because: Because,
}

/// A rule: its name, its level, and how its breaches are found.
#[derive(Debug, Clone, Copy)]
pub struct Constraint {
    /// Its name.
    pub id: &'static str,
    /// Hard or soft.
    pub level: Level,
    /// What one unit of a soft breach costs; 1 for a hard one.
    pub weight: fn(&Training) -> u64,
    /// Its breaches in a plan.
    pub breaches: fn(&Reading<'_>) -> Vec<Breach>,
}

/// Every rule, hard ones first.
pub const CONSTRAINTS: [Constraint; 30] = [
    calendar::SESSIONS_HELD,
    calendar::ALL_KNOWN,
    calendar::CLASS_ONCE,
    calendar::IN_SEASON,
    calendar::PINS_KEPT,
    rooms::FIT,
    rooms::OPEN,
    rooms::ONCE,
    rooms::SEATS,
    lecturers::CAN_TEACH,
    lecturers::PRESENT,
    lecturers::ONCE,
    lecturers::LOAD,
    lecturers::NOT_LEARNING,
    enrolment::ENROLLED_ONCE,
    enrolment::SETTLED,
    enrolment::LEARNER_ONCE,
    enrolment::LEARNER_PRESENT,
    enrolment::CLASS_SIZE,
    units::PRESENT,
    units::TRAVEL,
    spread::DAYS_APART,
    spread::WITHIN_DAYS,
    rooms::ONE_ROOM,
    lecturers::ONE_LECTURER,
    lecturers::WISHED,
    former::ENROLMENT_KEPT,
    former::TIME_KEPT,
    former::ROOM_KEPT,
    former::LECTURER_KEPT,
];

/// The weight of a hard rule: breaches are counted.
fn counted(_: &Training) -> u64 {
    1
}

/// What a plan is worth, rule by rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// Hard breaches; 0 for a plan that can be carried out.
    pub hard: u64,
    /// The price of what is not met.
    pub soft: u64,
    /// The same by rule, those alone that have something.
    pub by_constraint: Vec<ByConstraint>,
}

/// Judges a plan by every rule.
pub fn worth(asked: &Training, plan: &Plan) -> Worth {
    let reading = Reading::new(asked, plan);
    let mut worth = Worth {
        hard: 0,
        soft: 0,
        by_constraint: Vec::new(),
    };
    for rule in &CONSTRAINTS {
        let points: u64 = rule.found(&reading).iter().map(|breach| breach.points).sum();
        match rule.level {
            Level::Hard => worth.hard += points,
            Level::Soft => worth.soft += points,
        }
        if points > 0 {
            worth.by_constraint.push(ByConstraint {
                constraint: rule.id.to_owned(),
                level: rule.level,
                points: points as f64,
            });
        }
    }
    worth
}

/// Every breach of every rule of that level.
pub fn breaches(asked: &Training, plan: &Plan, level: Level) -> Vec<(&'static str, Breach)> {
    let reading = Reading::new(asked, plan);
    let rules = CONSTRAINTS.iter().filter(|rule| rule.level == level);
    rules
        .flat_map(|rule| rule.found(&reading).into_iter().map(|breach| (rule.id, breach)))
        .collect()
}

impl Constraint {
    /// Its breaches, each multiplied by the weight; none where the weight is 0.
    fn found(&self, reading: &Reading<'_>) -> Vec<Breach> {
        let weight = (self.weight)(reading.asked);
        if weight == 0 {
            return Vec::new();
        }
        let each = (self.breaches)(reading).into_iter().filter(|breach| breach.points > 0);
        each.map(|breach| Breach {
            points: breach.points * weight,
            ..breach
        })
        .collect()
    }
}

//! What is asked of the training plan: plain data in the words of the domain, every id a name that the reader knows.

use serde::{Deserialize, Serialize};

use super::date::Date;

/// A half of a day; a session takes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// Before noon.
    #[default]
    Morning,
    /// After noon.
    Afternoon,
}

/// When a session is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct HalfDay {
    /// The date.
    pub date: Date,
    /// Which half of it.
    pub half: Half,
}

/// A time in which somebody is away or a room is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first date.
    pub from: Date,
    /// The first date after it: `from` ≤ date < `until`.
    pub until: Date,
    /// That half of its days alone; `None`: whole days.
    #[serde(default)]
    pub half: Option<Half>,
}

impl Span {
    /// Whether the half day lies in it.
    pub fn holds(&self, at: HalfDay) -> bool {
        self.from <= at.date && at.date < self.until && self.half.is_none_or(|half| half == at.half)
    }
}

/// What is taught: the same for every class of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Its name, unique among the courses.
    pub id: String,
    /// How many sessions of half a day a class of it has.
    pub sessions: u16,
    /// A class is not opened for fewer learners.
    #[serde(default)]
    pub least_learners: u32,
    /// A class takes no more learners.
    pub most_learners: u32,
    /// What the room must have, such as computers.
    #[serde(default)]
    pub equipment: Vec<String>,
    /// Wished: from one date of a class to its next at least so many days (2: every other day). 0 and 1 wish nothing.
    #[serde(default)]
    pub days_apart: u16,
    /// Wished: from the first to the last date of a class at most so many days, both counted. 0 wishes nothing.
    #[serde(default)]
    pub within_days: u16,
}

/// A class of a course, held in its part of the year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Its name, unique among the classes.
    pub id: String,
    /// Id of its course.
    pub course: String,
    /// The first date at which it may be held.
    pub from: Date,
    /// The first date at which it may not be held any more.
    pub until: Date,
    /// Lecturers whom the class would like to have; empty: whoever can.
    #[serde(default)]
    pub wished_lecturers: Vec<String>,
}

/// Somebody who is to be trained.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learner {
    /// Who it is, unique among the learners.
    pub id: String,
    /// Id of the unit that misses the learner meanwhile.
    pub unit: String,
    /// Ids of the courses to take, each in one of its classes.
    pub courses: Vec<String>,
    /// When the learner cannot come.
    #[serde(default)]
    pub away: Vec<Span>,
}

/// Somebody who teaches.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lecturer {
    /// Who it is, unique among the lecturers. A learner of the same id is the same person, who cannot teach and learn at once.
    pub id: String,
    /// Ids of the courses that he or she can teach.
    pub teaches: Vec<String>,
    /// When he or she cannot teach.
    #[serde(default)]
    pub away: Vec<Span>,
    /// At most so many sessions in the plan.
    #[serde(default)]
    pub most_sessions: Option<u32>,
    /// At most so many sessions in a week, Monday to Sunday.
    #[serde(default)]
    pub most_sessions_a_week: Option<u32>,
}

/// A room in which classes can be held.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Its name, unique among the rooms.
    pub id: String,
    /// How many learners it seats.
    pub seats: u32,
    /// What it has.
    #[serde(default)]
    pub equipment: Vec<String>,
    /// Where it stands; learners travel to the venue. Empty: no travel is counted.
    #[serde(default)]
    pub venue: String,
    /// When nothing may be held in it.
    #[serde(default)]
    pub closed: Vec<Span>,
}

/// A unit whose people learn: it keeps a share of them at work every day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its name, unique among the units.
    pub id: String,
    /// How many people work there.
    pub people: u32,
    /// The share of them that must be present every day, in percent, 0 to 100; who learns for half of a day is absent that day.
    pub least_present_percent: u8,
}

/// How long the people of a unit travel to a venue, one way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// Id of the unit.
    pub unit: String,
    /// The venue, as rooms name it.
    pub venue: String,
    /// Minutes.
    pub minutes: u32,
}

/// A class of travel: what one learner's day costs up to so many minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Minutes one way, up to and with; the last band also holds whatever is farther.
    pub up_to_minutes: u32,
    /// Points for one learner on one day.
    pub points: u32,
}

/// A learner is in a class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    /// Id of the learner.
    pub learner: String,
    /// Id of the class.
    pub class: String,
}

/// A session of a class: when, where, by whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Id of the class.
    pub class: String,
    /// When it is held.
    pub at: HalfDay,
    /// Id of the room.
    pub room: String,
    /// Id of the lecturer.
    pub lecturer: String,
}

/// A session that somebody has settled: every plan keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Id of the class; a class may have as many pins as sessions.
    pub class: String,
    /// When one of its sessions is held.
    pub at: HalfDay,
    /// In which room; `None` leaves it open.
    #[serde(default)]
    pub room: Option<String>,
    /// By whom; `None` leaves it open.
    #[serde(default)]
    pub lecturer: Option<String>,
}

/// Who is in which class, and when, where and by whom it is held.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Plan {
    /// Who is in which class.
    pub enrolments: Vec<Enrolment>,
    /// The sessions.
    pub sessions: Vec<Session>,
}

/// Points for what is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    /// For each point of a band of travel.
    pub travel: u32,
    /// For each day that two following dates of a class are closer than wished.
    pub days_close: u32,
    /// For each day that a class lasts longer than wished.
    pub days_over: u32,
    /// For each room of a class beyond the first.
    pub room_extra: u32,
    /// For each lecturer of a class beyond the first.
    pub lecturer_extra: u32,
    /// For each session that none of the wished lecturers gives.
    pub lecturer_unwished: u32,
    /// For each learner in another class than the former plan has.
    pub enrolment_changed: u32,
    /// For each session at a time at which the former plan has none of the class.
    pub time_changed: u32,
    /// For each session in a room that the former plan does not have for the class.
    pub room_changed: u32,
    /// For each session by a lecturer whom the former plan does not have for the class.
    pub lecturer_changed: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            travel: 1,
            days_close: 20,
            days_over: 10,
            room_extra: 30,
            lecturer_extra: 20,
            lecturer_unwished: 10,
            enrolment_changed: 30,
            time_changed: 100,
            room_changed: 30,
            lecturer_changed: 30,
        }
    }
}

/// What is asked. A list that is left out is empty, and `check` says what that makes impossible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Training {
    /// Dates on which classes can be held, each with a morning and an afternoon.
    pub dates: Vec<Date>,
    /// What is taught.
    pub courses: Vec<Course>,
    /// Classes that are opened.
    pub classes: Vec<Class>,
    /// Who is to be trained.
    pub learners: Vec<Learner>,
    /// Who teaches.
    pub lecturers: Vec<Lecturer>,
    /// Where.
    pub rooms: Vec<Room>,
    /// Where the learners work.
    pub units: Vec<Unit>,
    /// How long they travel; a way that is not named costs nothing.
    pub travel: Vec<Way>,
    /// What travel costs, by rising minutes.
    pub bands: Vec<Band>,
    /// Sessions that are settled.
    pub pins: Vec<Pin>,
    /// Enrolments that are settled.
    pub enrolled: Vec<Enrolment>,
    /// Enrolments that must not be.
    pub forbidden: Vec<Enrolment>,
    /// The plan in force, from which a change costs what the weights say. Empty: none.
    pub former: Plan,
    /// Points for what is not met.
    pub weights: Weights,
}

impl Default for Training {
    fn default() -> Self {
        let band = |up_to_minutes, points| Band { up_to_minutes, points };
        Self {
            dates: Vec::new(),
            courses: Vec::new(),
            classes: Vec::new(),
            learners: Vec::new(),
            lecturers: Vec::new(),
            rooms: Vec::new(),
            units: Vec::new(),
            travel: Vec::new(),
            bands: vec![band(20, 0), band(45, 1), band(90, 3), band(180, 6)],
            pins: Vec::new(),
            enrolled: Vec::new(),
            forbidden: Vec::new(),
            former: Plan::default(),
            weights: Weights::default(),
        }
    }
}

impl Training {
    /// Points of one day's travel of so many minutes.
    pub fn travel_points(&self, minutes: u32) -> u32 {
        let band = self.bands.iter().find(|band| minutes <= band.up_to_minutes);
        band.or(self.bands.last()).map_or(0, |band| band.points)
    }
}

impl Unit {
    /// How many of its people may be absent on a day.
    pub fn most_absent(&self) -> u32 {
        let kept = (u64::from(self.people) * u64::from(self.least_present_percent.min(100))).div_ceil(100);
        self.people - u32::try_from(kept).unwrap_or(self.people)
    }
}

//! What is asked of the timetable: plain data in the words of the domain, every id a name that the reader knows.

use serde::{Deserialize, Serialize};

/// A time of the calendar at which a session can be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// The day of the calendar, from 0.
    pub day: u16,
    /// The part of that day, from 0: morning and afternoon, or teaching hours.
    pub part: u16,
}

/// A room in which classes can be held.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Room {
    /// Its name, unique among the rooms.
    pub id: String,
    /// How many learners it seats.
    pub seats: u32,
    /// What it is fit for, such as a computer room. Empty: an ordinary room.
    #[serde(default)]
    pub kind: String,
    /// Where it stands; learners travel to the venue. Empty: no travel is counted.
    #[serde(default)]
    pub venue: String,
    /// When nothing may be held in it.
    #[serde(default)]
    pub unavailable: Vec<Slot>,
}

/// A training class: a number of sessions given by one lecturer to the same learners.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Class {
    /// Its name, unique among the classes.
    pub id: String,
    /// Who gives it; nobody gives two sessions at a time.
    pub lecturer: String,
    /// How many sessions are to be held, each in a slot of its own.
    pub sessions: u16,
    /// Over how many days at least the sessions should spread.
    pub least_days: u16,
    /// How many learners are expected; the room is judged by it.
    pub size: u32,
    /// The kind of room that it needs. Empty: any room.
    #[serde(default)]
    pub room_kind: String,
    /// When it cannot be held: the lecturer or the learners are bound elsewhere.
    #[serde(default)]
    pub unavailable: Vec<Slot>,
}

/// Classes that the same learners follow: no two at a time, and no session alone in a day's gap.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cohort {
    /// Its name, unique among the cohorts.
    pub id: String,
    /// Ids of its classes.
    pub classes: Vec<String>,
}

/// An office whose people learn: it keeps a share of them at work in every slot.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Office {
    /// Its name, unique among the offices.
    pub id: String,
    /// How many people work there.
    pub people: u32,
    /// The share that must be present in every slot, in percent, 0 to 100.
    pub least_present_percent: u8,
    /// Whether the share also holds for the day as a whole: who learns in any slot of a day is absent that day.
    #[serde(default)]
    pub whole_days: bool,
}

/// What it costs one learner to reach a venue once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Travel {
    /// The venue, as rooms name it.
    pub venue: String,
    /// In whole kilometres, or whatever unit [`Weights::travel`] is set for.
    pub distance: u32,
}

/// A person enrolled in classes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Learner {
    /// Who it is, unique among the learners.
    pub id: String,
    /// The office that misses the learner meanwhile. Empty: none.
    #[serde(default)]
    pub office: String,
    /// Ids of the classes followed; none two at a time.
    pub classes: Vec<String>,
    /// Distances to the venues; a venue that is not named costs nothing.
    #[serde(default)]
    pub travel: Vec<Travel>,
}

/// One session of a plan: the class is held in that slot and that room.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Session {
    /// Id of the class.
    pub class: String,
    /// Id of the room.
    pub room: String,
    /// When it is held.
    pub slot: Slot,
}

/// A session that somebody has settled: the plan keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// Id of the class; a class may have as many pins as sessions.
    pub class: String,
    /// When one of its sessions is held.
    pub slot: Slot,
    /// In which room; `None` leaves the room open.
    #[serde(default)]
    pub room: Option<String>,
}

/// What each wish weighs. The defaults are those of the competition (UD2), and nothing for what it does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// A session, for each learner above the seats of its room.
    pub seat_missing: u32,
    /// A class, for each day that its sessions spread less than wished.
    pub day_missing: u32,
    /// A cohort, for each session with none of its own in the slot before or after on that day.
    pub session_alone: u32,
    /// A class, for each room that it uses beyond the first.
    pub room_extra: u32,
    /// A session held at another slot than today's timetable has for the class.
    pub slot_changed: u32,
    /// A session held in a room that today's timetable does not have for the class.
    pub room_changed: u32,
    /// A session, for each unit of distance that a learner travels to it.
    pub travel: u32,
    /// Whether a room with too few seats is forbidden rather than costly.
    pub seats_are_hard: bool,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            seat_missing: 1,
            day_missing: 5,
            session_alone: 2,
            room_extra: 1,
            slot_changed: 0,
            room_changed: 0,
            travel: 0,
            seats_are_hard: false,
        }
    }
}

/// What is asked: a calendar, rooms, classes, who follows them, and what is settled already.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Timetable {
    /// Days of the calendar.
    pub days: u16,
    /// Parts of each day; at most 24.
    pub parts: u16,
    /// The rooms.
    pub rooms: Vec<Room>,
    /// The classes.
    pub classes: Vec<Class>,
    /// Classes that are followed together.
    #[serde(default)]
    pub cohorts: Vec<Cohort>,
    /// The people enrolled, where they are known one by one.
    #[serde(default)]
    pub learners: Vec<Learner>,
    /// The offices that they come from.
    #[serde(default)]
    pub offices: Vec<Office>,
    /// What somebody has settled.
    #[serde(default)]
    pub pins: Vec<Pin>,
    /// The timetable in force; a change from it costs what [`Weights`] says. Empty: none.
    #[serde(default)]
    pub today: Vec<Session>,
    /// What each wish weighs.
    #[serde(default)]
    pub weights: Weights,
}

impl Timetable {
    /// How many slots the calendar has.
    pub fn slots(&self) -> usize {
        usize::from(self.days) * usize::from(self.parts)
    }

    /// The place of a slot in the calendar, from 0.
    pub fn place(&self, slot: Slot) -> usize {
        usize::from(slot.day) * usize::from(self.parts) + usize::from(slot.part)
    }

    /// The slot at a place of the calendar.
    pub fn slot_at(&self, place: usize) -> Slot {
        let parts = usize::from(self.parts).max(1);
        let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Slot {
            day: narrow(place / parts),
            part: narrow(place % parts),
        }
    }
}

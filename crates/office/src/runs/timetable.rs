//! A timetable that a run gave: classes with their learners and why they are in them, sessions, rooms and lecturers.

use planning::timetable::training::Plan;
use serde::{Deserialize, Serialize};

use super::fact::RunFact;
use crate::training_plan::KeptClass;

/// Somebody who learns in a class of a timetable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunLearner {
    /// Who, by id.
    pub person: String,
    /// Mã lớp.
    pub class: String,
    /// Why: what a standard asks and the person lacks, the yearly duty, or the list that the person is on.
    pub why: Vec<RunFact>,
}

/// A timetable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunTimetable {
    /// The year of its classes.
    pub year: i32,
    /// The share that every office keeps at work, in per cent.
    pub least_present_percent: u8,
    /// The rooms that there were to choose from, by the ids of their units, with their seats.
    pub rooms: Vec<(String, u32)>,
    /// Its classes.
    pub classes: Vec<KeptClass>,
    /// Who learns where, also in classes that are held elsewhere.
    pub learners: Vec<RunLearner>,
    /// When, where and by whom every class is held.
    pub plan: Plan,
}

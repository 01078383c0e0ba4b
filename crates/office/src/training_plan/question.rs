//! What a training plan is asked with.

use ledger::{Day, UnitId};
use planning::timetable::training::{Plan, Weights};

use crate::needs::NeedsQuestion;

/// The rules of a training plan, each of which a person sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingQuestion {
    /// The day on which people, classes and programmes are looked at; classes that begin later are planned.
    pub day: Day,
    /// The year whose classes are planned; none: the day's.
    pub year: Option<i32>,
    /// Seats of a new class, in per cent of the programme's capacity.
    pub capacity_percent: u32,
    /// The share of its people that every office keeps at work each day, in per cent, 0 to 100. One of an office may always go.
    pub least_present_percent: u8,
    /// A class is not held for fewer learners than this share of its seats, where there are so many.
    pub least_filled_percent: u32,
    /// Classes of up to so many weeks are held every day; longer ones on [`Self::days_a_week`].
    pub whole_weeks: u32,
    /// Days of study a week in a longer class, 1 to 5.
    pub days_a_week: u32,
    /// A new class lies at most so many weeks before or after its place in the year.
    pub weeks_around: u32,
    /// Whether classes that are open already may be held in other weeks than announced.
    pub move_open: bool,
    /// Sessions a week at most of a lecturer whose body has rooms of its own, and of everybody else who lectures.
    pub sessions_a_week: (u32, u32),
    /// Minutes for ten kilometres of road.
    pub minutes_for_ten_km: u32,
    /// Where bodies stand of which no commune is recorded; none: the only town of the ledger.
    pub seat: Option<UnitId>,
    /// A timetable that is to be kept as far as it can be, by its id.
    pub former: Option<String>,
    /// A plan that is to be kept as far as it can be, in the place of a timetable that is on record.
    pub kept: Option<Plan>,
    /// Points for what is not met.
    pub weights: Weights,
    /// Classes (by code) whose sessions and learners stay as the former timetable has them.
    pub pinned: Vec<String>,
}

impl TrainingQuestion {
    /// The usual rules.
    pub fn on(day: Day) -> Self {
        Self {
            day,
            year: None,
            capacity_percent: 100,
            least_present_percent: 70,
            least_filled_percent: 50,
            whole_weeks: 4,
            days_a_week: 2,
            weeks_around: 6,
            move_open: false,
            sessions_a_week: (10, 4),
            minutes_for_ten_km: 20,
            seat: None,
            former: None,
            kept: None,
            weights: Weights::default(),
            pinned: Vec::new(),
        }
    }

    pub(super) fn needs(&self) -> NeedsQuestion {
        let mut needs = NeedsQuestion::on(self.day);
        (needs.year, needs.capacity_percent) = (self.year, self.capacity_percent);
        needs
    }

    pub(super) fn of_year(&self) -> i32 {
        self.year.unwrap_or_else(|| self.day.year())
    }

    /// Sessions of half a day in a class of so many weeks.
    pub(super) fn sessions(&self, weeks: u32) -> u32 {
        let days = if weeks <= self.whole_weeks {
            5
        } else {
            self.days_a_week.clamp(1, 5)
        };
        weeks * days * 2
    }
}

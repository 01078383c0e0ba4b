//! The task dashboard: one row a task, its numbers, its mark, what is missing, the next step.

use askama::Template;
use ledger::Day;
use words::{Message, writing};

use super::headline::headline;
use crate::components::{
    AsOf, Basis, Bullet, Compared, Confidence, Frame, Slope, Standing, StandingMark, Strip, Tally,
};

/// A number as it was computed, or why it could not be.
#[derive(Debug, Clone)]
pub enum Reading {
    /// Computed.
    Known {
        /// How much is done.
        value: i64,
        /// Of how many; a number without a whole stands alone.
        of: Option<i64>,
        /// The page with the names behind it.
        names: Option<String>,
    },
    /// It has no meaning on this day, or data are missing.
    Unknown {
        /// Why.
        reason: Message,
    },
}

/// How a row is drawn.
#[derive(Debug, Clone)]
pub enum Mark {
    /// A bar with the target and where we should be today.
    Bullet,
    /// One cell a thing.
    Strip(Strip),
    /// A line from the base to the target.
    Slope(Slope),
    /// Nothing to draw.
    None,
}

/// A number that is part of the row's number.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it counts.
    pub name: Message,
    /// How many.
    pub value: i64,
    /// The page with the names behind it.
    pub names: Option<String>,
}

/// A step that the reader can take.
#[derive(Debug, Clone)]
pub struct NextStep {
    /// What, in the reader's words.
    pub said: Message,
    /// Where.
    pub href: Option<String>,
}

/// One task.
#[derive(Debug, Clone)]
pub struct TaskRow {
    /// The task in a sentence.
    pub title: Message,
    /// Its short name, for the headline.
    pub short: Message,
    /// The papers that set it.
    pub basis: Vec<Basis>,
    /// What is counted.
    pub tally: Tally,
    /// The number.
    pub reading: Reading,
    /// What is to be reached; nothing where no target is set.
    pub target: Option<i64>,
    /// Where we should be on the day shown, when a path to the target is laid down.
    pub expected_today: Option<i64>,
    /// The last day in time.
    pub due: Option<Day>,
    /// Numbers that the number consists of.
    pub parts: Vec<Part>,
    /// How it is drawn.
    pub mark: Mark,
    /// The page with the names of what is missing.
    pub gap_names: Option<String>,
    /// What can be done next.
    pub next: Vec<NextStep>,
}

impl TaskRow {
    /// Where the task stands on that day, judged from its numbers.
    pub fn standing(&self, day: Day) -> Standing {
        match self.reading {
            Reading::Known { value, .. } => Standing::judge(value, self.target, self.expected_today, self.due, day),
            Reading::Unknown { .. } => Standing::Unknown,
        }
    }

    /// How much is missing to the target.
    pub fn gap(&self) -> Option<i64> {
        match (&self.reading, self.target) {
            (Reading::Known { value, .. }, Some(target)) if target > *value => Some(target - value),
            _ => None,
        }
    }

    fn whole(&self) -> Option<i64> {
        match self.reading {
            Reading::Known { of, .. } => of.or(self.target),
            Reading::Unknown { .. } => None,
        }
    }
}

/// Tasks of one subject.
#[derive(Debug, Clone)]
pub struct TaskGroup {
    /// Its name in the catalogue: `task-group-training`.
    pub name: Message,
    /// Its tasks.
    pub rows: Vec<TaskRow>,
}

/// P01.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/tasks/show.html")]
pub struct TasksPage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// Both readings of the day, where the address asks for what was reported.
    pub compared: Option<Compared>,
    /// The reader's log-in before this one, in words.
    pub before: Option<String>,
    /// The tasks by subject.
    pub groups: Vec<TaskGroup>,
}

impl TasksPage {
    fn headline(&self) -> String {
        headline(
            self.frame.lang,
            self.groups.iter().flat_map(|group| &group.rows),
            self.as_of.day,
        )
    }

    /// Whether some basis is less than confirmed: the page then explains the sign beside it.
    fn has_doubt(&self) -> bool {
        let rows = self.groups.iter().flat_map(|group| &group.rows);
        rows.flat_map(|row| &row.basis)
            .any(|basis| basis.confidence != Confidence::Confirmed)
    }

    fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.rows.is_empty())
    }

    fn speak(&self, message: &Message) -> String {
        self.frame.lang.speak(message)
    }

    fn count(&self, number: i64) -> String {
        writing::count(self.frame.lang, number)
    }

    fn percent(&self, row: &TaskRow, value: i64) -> Option<String> {
        let whole = row.whole().filter(|whole| *whole > 0)?;
        Some(writing::percent(self.frame.lang, value, whole))
    }

    fn unit(&self, row: &TaskRow) -> String {
        self.speak(&row.tally.name())
    }

    fn bullet(&self, row: &TaskRow, value: i64) -> Option<Bullet> {
        let target = row.target?;
        Some(Bullet {
            lang: self.frame.lang,
            tally: row.tally,
            value,
            target,
            expected_today: row.expected_today,
        })
    }

    fn gap(&self, row: &TaskRow) -> Option<String> {
        row.gap().map(|gap| self.speak(&row.tally.counted(gap)))
    }

    fn standing(&self, row: &TaskRow) -> StandingMark {
        StandingMark {
            lang: self.frame.lang,
            standing: row.standing(self.as_of.day),
            tally: row.tally,
        }
    }

    fn due(&self, row: &TaskRow) -> Option<String> {
        let open = !matches!(row.standing(self.as_of.day), Standing::Met | Standing::Unknown);
        row.due
            .filter(|_| open)
            .map(|due| self.speak(&Message::new("tasks-due").with("due", due)))
    }
}

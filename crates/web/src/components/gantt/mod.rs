//! The year's classes on one axis of days: a row each, from its first day to its last, with the days on which it is held drawn dark.

mod place;

use askama::Template;
use ledger::Day;
use words::Lang;

use place::{Part, parts};

/// A class and when it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttRow {
    /// Mã lớp.
    pub code: String,
    /// Its title, as far as there is room.
    pub title: String,
    /// All of it: "TC-02: Trung cấp lý luận chính trị (15/04/2019 – 15/11/2019; 40 buổi)".
    pub said: String,
    /// From its first day to its last.
    pub held: (Day, Day),
    /// The days on which it has sessions, in order; none where it is held elsewhere.
    pub days: Vec<Day>,
}

/// The drawing; a table beside it tells every class in full.
#[derive(Debug, Clone, Template)]
#[template(path = "components/gantt/gantt.html")]
pub struct Gantt {
    /// The reader's language.
    pub lang: Lang,
    /// What it says, in words.
    pub said: String,
    /// The classes, from top to bottom.
    pub rows: Vec<GanttRow>,
}

impl Gantt {
    /// Drawings of so many rows that each stands on one sheet of paper, with the same axis.
    fn parts(&self) -> Vec<Part<'_>> {
        parts(&self.rows)
    }

    /// The name of a drawing: regions of a page have names of their own.
    fn name(&self, part: &Part<'_>) -> String {
        match part.of {
            (_, 1) => self.said.clone(),
            (at, all) => format!("{} ({at}/{all})", self.said),
        }
    }
}

#[cfg(test)]
mod tests;

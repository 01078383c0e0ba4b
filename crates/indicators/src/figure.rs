//! A figure: what was asked, what came out, and what it opens into.

use std::borrow::Cow;

use ledger::value::Place;
use ledger::{ActId, Day};

/// In what a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Lớp.
    Classes,
    /// Người.
    People,
    /// Lượt.
    Enrolments,
    /// Lượt điều động.
    Moves,
    /// Xã, thị trấn.
    Communes,
    /// Biên chế.
    Posts,
    /// Cơ quan, đơn vị.
    Bodies,
    /// Cặp chức danh.
    Titles,
}

/// Why a figure has no meaning on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absent {
    /// No plan of that year is in the ledger by that day.
    NoPlan {
        /// The year.
        year: i32,
    },
    /// No quota of the base year is in the ledger.
    NoBase {
        /// The base year.
        year: i32,
    },
    /// The rule is not in force on that day; its entry is named.
    NotInForce {
        /// The entry.
        entry: String,
    },
    /// There is nothing of the kind that is counted: no commune, no post.
    NothingToCount,
}

/// One of those behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The person, unit or class.
    pub place: Place,
    /// To which part of the figure it belongs: the last word of the part's id.
    pub part: Cow<'static, str>,
    /// Whether it counts for the value; the others are what is missing from it.
    pub counts: bool,
    /// The act that makes it count, or not.
    pub source: Option<ActId>,
    /// The day of that act, where it says more than the figure's day.
    pub day: Option<Day>,
    /// The unit that it concerns, where that is not the place's own.
    pub unit: Option<ledger::value::Ix>,
}

/// A part of a figure: `mobility.moves_this_year.between_communes`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The last word of its id.
    pub id: Cow<'static, str>,
    /// Its value.
    pub value: i64,
    /// Its whole, where there is one.
    pub of: Option<i64>,
}

/// A figure on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its id: `mobility.moves_this_year`.
    pub id: &'static str,
    /// In what it counts.
    pub unit: Unit,
    /// The figure; none with a reason.
    pub value: Result<i64, Absent>,
    /// The whole that it is part of.
    pub of: Option<i64>,
    /// What is to be reached.
    pub target: Option<i64>,
    /// From when the way to the target is counted.
    pub begins: Option<Day>,
    /// By when it is to be reached: the last day.
    pub due: Option<Day>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Its value at the end of each year, for those that run over years.
    pub by_year: Vec<(i32, i64)>,
    /// The entries of law/ that it rests on.
    pub bases: Vec<String>,
    /// What it opens into.
    pub items: Vec<Item>,
}

impl Figure {
    /// A figure that has no meaning on the day.
    pub fn absent(id: &'static str, unit: Unit, reason: Absent) -> Self {
        Self {
            value: Err(reason),
            ..Self::plain(id, unit, 0)
        }
    }

    /// A figure without more.
    pub fn plain(id: &'static str, unit: Unit, value: i64) -> Self {
        Self {
            id,
            unit,
            value: Ok(value),
            of: None,
            target: None,
            begins: None,
            due: None,
            parts: Vec::new(),
            by_year: Vec::new(),
            bases: Vec::new(),
            items: Vec::new(),
        }
    }

    /// A figure that counts its items, part by part.
    pub fn counted(id: &'static str, unit: Unit, parts: &[&'static str], items: Vec<Item>) -> Self {
        let count = |part: &str| count(items.iter().filter(|item| item.counts && item.part == part).count());
        let parts = parts
            .iter()
            .map(|part| Part {
                id: Cow::Borrowed(*part),
                value: count(part),
                of: None,
            })
            .collect();
        let value = self::count(items.iter().filter(|item| item.counts).count());
        Self {
            parts,
            items,
            ..Self::plain(id, unit, value)
        }
    }

    /// What is to be reached, from one day to the last day on which it is due.
    #[must_use]
    pub fn toward(mut self, target: i64, begins: Day, due: Day) -> Self {
        (self.target, self.begins, self.due) = (Some(target), Some(begins), Some(due));
        self
    }

    /// The whole that it is part of.
    #[must_use]
    pub fn out_of(mut self, of: i64) -> Self {
        self.of = Some(of);
        self
    }

    /// Where the value should be on a day if the way to the target were even.
    pub fn expected(&self, day: Day) -> Option<i64> {
        let (target, begins, due) = (self.target?, self.begins?, self.due?);
        let whole = i64::from(due.number()) - i64::from(begins.number()) + 1;
        let gone = (i64::from(day.number()) - i64::from(begins.number()) + 1).clamp(0, whole);
        (whole > 0).then(|| target * gone / whole)
    }

    /// What the value comes to at the due day if it goes on as it has since the beginning.
    pub fn forecast(&self, day: Day) -> Option<i64> {
        let (value, begins, due) = (self.value.as_ref().ok()?, self.begins?, self.due?);
        let whole = i64::from(due.number()) - i64::from(begins.number()) + 1;
        let gone = i64::from(day.number()) - i64::from(begins.number()) + 1;
        (gone > 0 && whole > 0).then(|| value * whole / gone.min(whole))
    }
}

/// A count as a figure.
pub(crate) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

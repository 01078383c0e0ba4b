//! Two readings of one day: as known when a report was made, and as known now, with the decisions that made the difference.

use askama::Template;
use ledger::Day;
use words::{Lang, Message, writing};

use super::source::Source;

/// A number that is no longer what was reported.
#[derive(Debug, Clone)]
pub struct ComparedRow {
    /// What it counts.
    pub name: String,
    /// As it was reported.
    pub then: String,
    /// As it is known now.
    pub now: String,
    /// By how much it is more or less, where both are numbers.
    pub difference: Option<i64>,
}

/// What made a difference.
#[derive(Debug, Clone)]
pub struct MadeBy {
    /// The decision; none where the reader may not open it, or where several together were not told apart.
    pub source: Option<Source>,
    /// What is said where no decision is named.
    pub said: Option<Message>,
    /// What it changed, one sentence each.
    pub changes: Vec<String>,
    /// How many changes more there are.
    pub more: i64,
}

/// Both readings of a page.
#[derive(Debug, Clone, Template)]
#[template(path = "components/compared/compared.html")]
pub struct Compared {
    /// The reader's language.
    pub lang: Lang,
    /// The day that is read.
    pub day: Day,
    /// The day of the report.
    pub reported: Day,
    /// The page as it was known then.
    pub then: String,
    /// Up to which day decisions count; none: up to now.
    pub known: Option<Day>,
    /// How many numbers differ.
    pub differing: i64,
    /// The first of them.
    pub rows: Vec<ComparedRow>,
    /// How many numbers are as they were reported.
    pub same: i64,
    /// What made the difference, in the order of the log.
    pub made: Vec<MadeBy>,
}

impl Compared {
    fn about(&self, id: &'static str) -> String {
        let said = Message::new(id).with("reported", self.reported).with("day", self.day);
        self.lang.speak(&said.with("now", self.now()))
    }

    /// "nay biết", or "đã biết ngày 01/04/2019" where the page itself is rewound.
    fn now(&self) -> String {
        match self.known {
            None => self.lang.say("compared-as-now"),
            Some(day) => self.lang.speak(&Message::new("compared-as-on").with("day", day)),
        }
    }

    /// How many are not listed.
    fn more(&self) -> i64 {
        let listed = i64::try_from(self.rows.len()).unwrap_or(i64::MAX);
        self.differing.saturating_sub(listed)
    }

    fn and_more(&self, n: i64) -> String {
        let n = writing::count(self.lang, n);
        self.lang.speak(&Message::new("compared-more").with("n", n))
    }

    fn headline(&self) -> String {
        let counts = [self.differing, self.same];
        let [n, same] = counts.map(|n| writing::count(self.lang, n));
        let id = if self.rows.is_empty() {
            "compared-same"
        } else {
            "compared-differs"
        };
        let said = Message::new(id).with("n", n).with("same", same);
        self.lang
            .speak(&said.with("reported", self.reported).with("day", self.day))
    }

    /// "+3", "−2".
    fn signed(&self, row: &ComparedRow) -> String {
        let Some(difference) = row.difference else {
            return "–".to_owned();
        };
        let sign = match difference {
            0 => "",
            1.. => "+",
            _ => "−",
        };
        format!("{sign}{}", writing::count(self.lang, difference.saturating_abs()))
    }
}

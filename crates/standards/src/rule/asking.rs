//! What is asked of the standards: on which day, on what occasion, by which dates versions are picked.

use std::collections::BTreeMap;

use lawbook::{Occasion, Selects};
use ledger::Day;

/// One question to the standards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// The day on which the facts are looked at.
    pub day: Day,
    /// On what occasion.
    pub occasion: Occasion,
    /// Dates that pick versions where they differ from the day: that of the decision at hand, of the act that is judged …
    pub dates: BTreeMap<Selects, Day>,
    /// Whether the competent authority uses an exception that it is given.
    pub exception: bool,
}

impl Asking {
    /// The standing check of people in post.
    pub fn holding(day: Day) -> Self {
        Self::on(Occasion::Holding, day)
    }

    /// A question on an occasion, with all dates that of the day.
    pub fn on(occasion: Occasion, day: Day) -> Self {
        Self {
            day,
            occasion,
            dates: BTreeMap::new(),
            exception: false,
        }
    }

    /// The date that picks the version of a rule.
    pub fn date(&self, selects: Selects) -> Day {
        let day = self.dates.get(&selects).copied().unwrap_or(self.day);
        match selects {
            // A year is evaluated by the rules that hold on its last day.
            Selects::EvaluatedYear => Day::last_of_year(day.year()),
            _ => day,
        }
    }
}

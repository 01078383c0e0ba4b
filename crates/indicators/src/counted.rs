//! The rows of people that figures count, gathered once for a value: pages ask of many days between two decisions.

use ledger::value::{FactKind, Ix, Kinds, Row};
use ledger::{Day, Seq, Value};

/// The facts that figures look at. Most facts are none of these and are passed over.
pub(crate) const COUNTED: Kinds = Kinds::of(&[
    FactKind::Exists,
    FactKind::CutPost,
    FactKind::Enrolled,
    FactKind::Finished,
    FactKind::Holding,
    FactKind::Moved,
    FactKind::Planned,
    FactKind::Reinforcing,
    FactKind::Service,
    FactKind::TitlesUnited,
]);

/// Beyond so many rows nothing is kept: some twenty megabytes.
const MOST_ROWS: usize = 400_000;

/// All rows that figures count of people, on every day, as known at the newest place of one value's log.
#[derive(Debug)]
pub struct CountedRows(Box<[(Ix, Row)]>);

impl CountedRows {
    /// Of a value; none where there are so many that each question had better read what it needs.
    pub fn of(value: &Value) -> Option<Self> {
        let people = 0..value.person_count();
        let mut rows = Vec::with_capacity(4 * people.len().min(MOST_ROWS / 4));
        // The day does not matter: rows of every day are shown.
        value.on(Day(0), Seq::LATEST).scan(people, COUNTED, |person, row| {
            if rows.len() <= MOST_ROWS {
                rows.push((person, row));
            }
        });
        (rows.len() <= MOST_ROWS).then(|| Self(rows.into()))
    }

    pub(crate) fn rows(&self) -> &[(Ix, Row)] {
        &self.0
    }
}

//! What somebody saw of an import before it is written: its digest binds the writing to it, and what is otherwise by then can be told.

use std::collections::BTreeMap;

use ledger::decision::Digest;
use sha2::{Digest as _, Sha256};

use super::report::{ImportReport, Outcome, RowReport};

impl ImportReport {
    /// The digest of all that is shown of it: another day, another way of reading, another outcome or reason of any row makes another one.
    pub fn digest(&self) -> String {
        let rows: Vec<RowReport> = self.rows.iter().map(seen).collect();
        let shown = (&self.as_of, &self.mapping, &self.warnings, &rows);
        let text = serde_json::to_string(&shown).unwrap_or_default();
        Digest(Sha256::digest(text).into()).to_string()
    }

    /// The rows that are otherwise than they were in an earlier look, each with how it was then; none where it was not there.
    pub fn changed_since<'r>(&'r self, earlier: &'r Self) -> Vec<(Option<&'r RowReport>, &'r RowReport)> {
        let place = |row: &'r RowReport| (row.sheet.as_deref(), row.row);
        let before: BTreeMap<_, &RowReport> = earlier.rows.iter().map(|row| (place(row), row)).collect();
        let pairs = self.rows.iter().map(|row| (before.get(&place(row)).copied(), row));
        pairs
            .filter(|(was, row)| was.is_none_or(|was| seen(was) != seen(row)))
            .collect()
    }
}

/// A row as it is seen: who is new has an id that follows from the decision's place, and no page shows it.
fn seen(row: &RowReport) -> RowReport {
    let mut row = row.clone();
    if row.outcome == Outcome::Add {
        row.id = None;
    }
    row
}

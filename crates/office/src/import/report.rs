//! What an import tells: each row's outcome with all its reasons, and the totals.

use std::collections::BTreeMap;

use papers::roster::{Field, Mapping, Warning};
use serde::{Deserialize, Serialize};

/// How a row ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Thêm.
    Add,
    /// Sửa.
    Change,
    /// Trùng: all of it is known already.
    Duplicate,
    /// Lỗi.
    Error,
    /// Bỏ qua: a group, a total.
    Skip,
}

/// One reason: a code and its facts. The catalogue says it in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The code: `impossible_date`, `unknown_unit`, `changed` …
    pub code: String,
    /// Named facts: `column`, `original`, `was`, `now`, `suggestion` …
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
}

impl Reason {
    /// A reason without facts.
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            facts: BTreeMap::new(),
        }
    }

    /// A field of somebody in the ledger differs from the record on the list's day.
    pub(super) fn changed(field: &str, was: &str, now: &str) -> Self {
        Self::new("changed")
            .with("field", field)
            .with("was", was)
            .with("now", now)
    }

    /// The same reason with one more fact.
    #[must_use]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "whoever calls hands over what it has just made"
    )]
    pub fn with(mut self, name: &str, fact: impl ToString) -> Self {
        self.facts.insert(name.to_owned(), fact.to_string());
        self
    }
}

/// What was read of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRead {
    /// Họ và tên.
    pub full_name: String,
    /// `male`, `female`, or none.
    pub sex: Option<String>,
    /// `1972-07-21`, `1972-07`, `1972`, or none.
    pub birth: Option<String>,
    /// Twelve digits, or none.
    pub citizen_number: Option<String>,
    /// The unit as the list names it, capitals undone.
    pub unit: Option<String>,
    /// The unit of the ledger that it was matched with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched_unit: Option<String>,
    /// Chức danh.
    pub title: Option<String>,
    /// The catalogue's word.
    pub education: Option<String>,
    /// The catalogue's word; empty where the column is there and the cell is blank.
    pub political_theory: Option<String>,
}

/// One row's report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowReport {
    /// The sheet; none for a CSV file.
    pub sheet: Option<String>,
    /// The sheet's own row number.
    pub row: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<Reason>,
    /// What was read, where the row is a person.
    pub person: Option<PersonRead>,
    /// The person in the ledger: `decision-ordinal`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<String>,
    /// The columns, from 0, whose cells made the reasons of a row in error.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub cells: Vec<u16>,
}

/// What is kept of a row once its import is written: how it ended and why, in codes. No word of the file is kept here, so that an order to
/// erase finds every word where it must go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRow {
    /// The sheet; none for a CSV file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sheet: Option<String>,
    /// The sheet's own row number.
    pub row: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// The codes of its reasons.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub codes: Vec<String>,
    /// As [`RowReport::cells`].
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub cells: Vec<u16>,
    /// The person in the ledger.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<String>,
}

/// The rows of an import as they are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRows {
    /// Of each sheet, the first row of its headings.
    pub heads: Vec<(Option<String>, u32)>,
    /// The rows.
    pub rows: Vec<KeptRow>,
}

/// How many rows ended how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Thêm.
    pub add: u32,
    /// Sửa.
    pub change: u32,
    /// Trùng.
    pub duplicate: u32,
    /// Lỗi.
    pub error: u32,
    /// Bỏ qua.
    pub skip: u32,
}

impl Totals {
    /// The totals as an event keeps them.
    pub(super) fn in_codes(&self) -> String {
        let Self {
            add,
            change,
            duplicate,
            error,
            skip,
        } = self;
        format!("add={add} change={change} duplicate={duplicate} error={error} skip={skip}")
    }

    /// Counts rows.
    pub fn of(rows: &[RowReport]) -> Self {
        let mut totals = Self::default();
        for row in rows {
            *match row.outcome {
                Outcome::Add => &mut totals.add,
                Outcome::Change => &mut totals.change,
                Outcome::Duplicate => &mut totals.duplicate,
                Outcome::Error => &mut totals.error,
                Outcome::Skip => &mut totals.skip,
            } += 1;
        }
        totals
    }
}

/// An import's whole report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportReport {
    /// The file's name.
    pub file: String,
    /// The day as of which the list was read.
    pub as_of: String,
    /// The decision that it became; none for a dry run, and where nothing changed.
    pub decision: Option<u32>,
    /// How many rows ended how.
    pub totals: Totals,
    /// Every row.
    pub rows: Vec<RowReport>,
    /// What should be told about the whole file.
    pub warnings: Vec<Warning>,
    /// How the columns were read.
    pub mapping: Mapping,
}

impl RowReport {
    /// Adds the columns that reasons of the ledger are about; a row that was taken points at none.
    pub(super) fn point_at_cells(&mut self, mapping: &Mapping) {
        if self.outcome != Outcome::Error {
            self.cells.clear();
            return;
        }
        let fields = self.reasons.iter().filter_map(|reason| match reason.code.as_str() {
            "unknown_unit" | "ambiguous_unit" | "out_of_reach" => Some(Field::Unit),
            "citizen_number_twice" | "citizen_number_of_another" | "refused_citizen_number_taken" => {
                Some(Field::CitizenNumber)
            }
            "ambiguous" | "person_twice" | "who_is_meant" => Some(Field::FullName),
            "record_code_unknown" | "record_code_of_another" => Some(Field::RecordCode),
            "refused_post_still_held" | "refused_not_holder" | "refused_already_there" => Some(Field::Title),
            _ => None,
        });
        let own = mapping.sheets.iter().find(|sheet| sheet.sheet == self.sheet);
        let columns: Vec<u16> = fields.filter_map(|field| own?.column_of(field)).collect();
        self.cells.extend(columns);
        self.cells.sort_unstable();
        self.cells.dedup();
    }
}

impl ImportReport {
    /// Its rows as they are kept.
    pub(super) fn kept_rows(&self) -> KeptRows {
        let kept = |row: &RowReport| KeptRow {
            sheet: row.sheet.clone(),
            row: row.row,
            outcome: row.outcome,
            codes: row.reasons.iter().map(|reason| reason.code.clone()).collect(),
            cells: row.cells.clone(),
            id: row.id.clone(),
        };
        KeptRows {
            heads: self.heads(),
            rows: self.rows.iter().map(kept).collect(),
        }
    }

    /// Of each sheet, the first row of its headings: where a workbook that is given back says what its column of reasons is.
    pub fn heads(&self) -> Vec<(Option<String>, u32)> {
        let sheets = self.mapping.sheets.iter();
        sheets
            .filter_map(|sheet| Some((sheet.sheet.clone(), *sheet.header_rows.first()?)))
            .collect()
    }
}

/// What is kept of an import, for the list of imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRecord {
    /// The decision.
    pub decision: u32,
    /// The file's name.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The day as of which it was read.
    pub as_of: String,
    /// How many rows ended how.
    pub totals: Totals,
    /// When it was written: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// By which account.
    pub by: String,
    /// The decision that took it back whole.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked_by: Option<u32>,
}

//! What the operations of uploads are asked with.

use std::sync::LazyLock;

use office::Office;
use office::import::Outcome;
use papers::roster::Field;

use super::told::OutcomeWord;
use crate::api::{Input, Kind};

pub(super) const UPLOAD: Input = Input::must(
    "upload",
    Kind::Sign(32),
    "The upload.",
    "0123456789abcdef0123456789abcdef",
);
pub(super) const FILE: &[Input] = &[
    Input::must(
        "file",
        Kind::Line(200),
        "The file's name, to be shown.",
        "danh sách.csv",
    ),
    Input::must(
        "content",
        Kind::Bytes(Office::MOST_UPLOADED),
        "The workbook (.xlsx, .csv) in base 64.",
        "U1RUO0jhu40gdsOgIHTDqm47TmfDoHkgc2luaDvEkMahbiB24buLCjE7TMOqIEFuOzE5ODA7WMOjIELhurFuZyBD4bqjCg==",
    ),
];
/// The most that the body of a file may have: its base 64, and the rest.
pub(super) const MOST: usize = Office::MOST_UPLOADED / 3 * 4 + 4096;
/// Rows of one outcome.
pub(in crate::api) const OF_OUTCOME: &[Input] = &[Input::may(
    "outcome",
    Kind::Choice(outcomes),
    "Rows that end so alone.",
    "error",
)];
const COLUMN: &[Input] = &[
    Input::may(
        "sheet",
        Kind::Text(100),
        "The sheet; left out for a CSV file.",
        "Sheet1",
    ),
    Input::must("column", Kind::Line(3), "The column's letters.", "B"),
    Input::may(
        "field",
        Kind::Choice(fields),
        "The field; left out: the column is not read.",
        "full_name",
    ),
    Input::may(
        "dates",
        Kind::Choice(ways),
        "How its dates are read: month first, day and month exchanged, or as they are.",
        "as-they-are",
    ),
];
pub(super) const COLUMNS: &[Input] = &[
    Input::must(
        "columns",
        Kind::Each(COLUMN, 200),
        "The columns that are read otherwise than now.",
        "[]",
    ),
    Input::may("day", Kind::Day, "The day of the list.", "2019-03-14"),
];
const UNIT: &[Input] = &[
    Input::must("text", Kind::Line(500), "The text, as it was asked.", "Xã Bằng Cã"),
    Input::must("unit", Kind::Id, "The unit that it means.", "3-0"),
];
pub(super) const UNITS: &[Input] = &[Input::must("units", Kind::Each(UNIT, 100), "The answers.", "[]")];
pub(super) const WRITE: &[Input] = &[
    Input::must(
        "seen",
        Kind::Sign(64),
        "`seen` of the answer that was looked at: it is written only if it comes to that.",
        "0000000000000000000000000000000000000000000000000000000000000000",
    ),
    Input::may(
        "signer",
        Kind::Line(200),
        "Who signs the stock-taking.",
        "Trưởng phòng Nội vụ",
    ),
];

/// The words of every field that a column may hold.
static FIELDS: LazyLock<Vec<String>> = LazyLock::new(|| Field::every().map(|field| field.to_string()).collect());

const OUTCOMES: [(Outcome, &str); 5] = [
    (Outcome::Add, "add"),
    (Outcome::Change, "change"),
    (Outcome::Duplicate, "duplicate"),
    (Outcome::Error, "error"),
    (Outcome::Skip, "skip"),
];

/// The words of outcomes.
pub(super) fn outcomes() -> Vec<&'static str> {
    OUTCOMES.iter().map(|(_, word)| *word).collect()
}

/// How a row ends, in its word.
pub(in crate::api) fn outcome(own: Outcome) -> OutcomeWord {
    let found = OUTCOMES.iter().find(|(outcome, _)| *outcome == own);
    OutcomeWord(found.map_or("skip", |(_, word)| word))
}

fn fields() -> Vec<&'static str> {
    FIELDS.iter().map(String::as_str).collect()
}

fn ways() -> Vec<&'static str> {
    vec!["month-first", "swapped", "as-they-are"]
}

//! The user's own workbook given back, with a reason at each row that was not taken.

use office::import::{ImportReport, Outcome, RowReport};
use papers::marked::{self, Mark};
use papers::workbook;
use words::Lang;
use words::import::reason;

/// The workbook with its column of reasons.
pub(super) fn workbook(bytes: &[u8], report: &ImportReport, lang: Lang) -> Result<Vec<u8>, String> {
    let workbook = workbook::read(bytes).map_err(|problem| problem.to_string())?;
    let marks: Vec<Mark> = report
        .rows
        .iter()
        .filter(|row| row.outcome == Outcome::Error)
        .map(|row| mark(row, lang))
        .collect();
    marked::write(&workbook, &marks, &lang.say("import-reasons"), &report.heads())
        .map_err(|problem| problem.to_string())
}

fn mark(row: &RowReport, lang: Lang) -> Mark {
    let reasons: Vec<String> = row.reasons.iter().map(|one| reason(lang, one)).collect();
    Mark {
        sheet: row.sheet.clone(),
        row: row.row,
        refused: true,
        reason: reasons.join("; "),
        columns: row.cells.clone(),
    }
}

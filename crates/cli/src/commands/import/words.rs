//! An import's report in words, and the marked workbook.

use office::import::{ImportReport, Outcome, Reason, RowReport};
use papers::marked::{self, Mark};
use papers::workbook;
use words::{Lang, Message};

use crate::say;

/// How many rows are told one by one; the rest is in --json and in the marked workbook.
const TOLD: usize = 40;

/// Tells a report.
pub(super) fn report(lang: Lang, report: &ImportReport) {
    let totals = report.totals;
    say::data(format!(
        "{}: thêm {}, sửa {}, trùng {}, lỗi {}, bỏ qua {} (tại ngày {}{})",
        report.file,
        totals.add,
        totals.change,
        totals.duplicate,
        totals.error,
        totals.skip,
        report.as_of,
        report.decision.map_or_else(String::new, |seq| format!(", quyết định thứ {seq} trong sổ")),
    ));
    for sheet in &report.mapping.sheets {
        let columns: Vec<String> = sheet.columns.iter().map(|column| format!("{}={}", String::from(column.column), column.field)).collect();
        say::words(format!("  cột: {}", columns.join(" ")));
    }
    let with_words = |row: &&RowReport| super::needs_words(row.outcome) && !row.reasons.is_empty();
    for row in report.rows.iter().filter(with_words).take(TOLD) {
        let sheet = row.sheet.as_deref().map_or_else(String::new, |sheet| format!("{sheet}, "));
        let reasons: Vec<String> = row.reasons.iter().map(|reason| sentence(lang, reason)).collect();
        say::words(format!("  {sheet}dòng {}: {} – {}", row.row, outcome(row.outcome), reasons.join("; ")));
    }
    let untold = report.rows.iter().filter(with_words).count().saturating_sub(TOLD);
    if untold > 0 {
        say::words(format!("  … và {untold} dòng nữa (xem --json)"));
    }
}

/// The word of an outcome.
const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Add => "thêm",
        Outcome::Change => "sửa",
        Outcome::Duplicate => "trùng",
        Outcome::Error => "lỗi",
        Outcome::Skip => "bỏ qua",
    }
}

/// One reason as a sentence: the catalogue's, with the facts of the row behind it.
pub(super) fn sentence(lang: Lang, reason: &Reason) -> String {
    let message = Message::new(format!("import-{}", reason.code.replace('_', "-")));
    let said = lang.speak(&message);
    let facts: Vec<String> = reason.facts.iter().filter(|(_, fact)| !fact.is_empty()).map(|(_, fact)| format!("“{fact}”")).collect();
    if facts.is_empty() { said } else { format!("{said} ({})", facts.join(", ")) }
}

/// The user's workbook with reasons at its bad rows.
pub(super) fn marked_workbook(bytes: &[u8], report: &ImportReport) -> Result<Vec<u8>, String> {
    let workbook = workbook::read(bytes).map_err(|problem| problem.to_string())?;
    let marks: Vec<Mark> = report.rows.iter().filter(|row| row.outcome == Outcome::Error).map(mark).collect();
    let heads: Vec<(Option<String>, u32)> = report
        .mapping
        .sheets
        .iter()
        .filter_map(|sheet| Some((sheet.sheet.clone(), *sheet.header_rows.first()?)))
        .collect();
    marked::write(&workbook, &marks, "Lý do", &heads).map_err(|problem| problem.to_string())
}

fn mark(row: &RowReport) -> Mark {
    let reasons: Vec<String> = row.reasons.iter().map(|reason| sentence(Lang::Vi, reason)).collect();
    Mark { sheet: row.sheet.clone(), row: row.row, refused: true, reason: reasons.join("; "), columns: Vec::new() }
}

//! An import's report in words.

use office::import::{ImportReport, Outcome, RowReport};
use words::import::{reason, warning};
use words::{Lang, Message};

use crate::say;

/// How many rows are told one by one; the rest is in --json and in the marked workbook.
const TOLD: usize = 40;

/// Tells a report.
pub(super) fn report(lang: Lang, report: &ImportReport) {
    let moment = match report.decision {
        Some(seq) => Message::new("cli-import-written").with("seq", seq.to_string()),
        None => Message::new("cli-import-not-written"),
    };
    let moment = lang.speak(&moment.with("day", report.as_of.as_str()));
    say::data(format!(
        "{}: {} ({moment})",
        report.file,
        lang.speak(&super::totals(report.totals))
    ));
    for sheet in &report.mapping.sheets {
        let columns: Vec<String> = sheet
            .columns
            .iter()
            .map(|column| format!("{}={}", String::from(column.column), column.field))
            .collect();
        say::words(format!(
            "  {}",
            lang.speak(&Message::new("cli-import-columns").with("columns", columns.join(" ")))
        ));
    }
    for one in &report.warnings {
        say::words(format!("  {}", lang.speak(&warning(one))));
    }
    let told = |row: &&RowReport| !row.reasons.is_empty() && !matches!(row.outcome, Outcome::Skip | Outcome::Duplicate);
    // Errors first: they are what a clerk must act on.
    let (errors, others): (Vec<&RowReport>, Vec<&RowReport>) = report
        .rows
        .iter()
        .filter(told)
        .partition(|row| row.outcome == Outcome::Error);
    for row in errors.iter().chain(&others).take(TOLD) {
        let reasons: Vec<String> = row.reasons.iter().map(|one| reason(lang, one)).collect();
        let sheet = row
            .sheet
            .as_deref()
            .map_or_else(String::new, |sheet| format!("{sheet}, "));
        let said = Message::new("cli-import-row")
            .with("sheet", sheet)
            .with("row", row.row.to_string());
        say::words(format!(
            "  {}",
            lang.speak(
                &said
                    .with("outcome", outcome(row.outcome))
                    .with("reasons", reasons.join("; "))
            )
        ));
    }
    let untold = (errors.len() + others.len()).saturating_sub(TOLD);
    if untold > 0 {
        say::words(format!(
            "  {}",
            lang.speak(&Message::new("cli-import-more").with("n", untold))
        ));
    }
}

/// The word of an outcome.
fn outcome(outcome: Outcome) -> Message {
    Message::new(match outcome {
        Outcome::Add => "outcome-add",
        Outcome::Change => "outcome-change",
        Outcome::Duplicate => "outcome-duplicate",
        Outcome::Error => "outcome-error",
        Outcome::Skip => "outcome-skip",
    })
}

//! The report of an import as JSON: what other programs read, with each reason in words too.

use std::collections::BTreeMap;

use office::import::{ImportReport, Outcome, PersonRead, Reason, Totals};
use papers::roster::{Mapping, Warning};
use serde::Serialize;
use words::Lang;

/// One file's report.
#[derive(Debug, Serialize)]
pub(super) struct Report<'r> {
    file: &'r str,
    as_of: &'r str,
    decision: Option<u32>,
    totals: Totals,
    rows: Vec<Line<'r>>,
    warnings: Vec<Told<'r>>,
    mapping: &'r Mapping,
}

#[derive(Debug, Serialize)]
struct Line<'r> {
    /// None for a CSV file.
    sheet: Option<&'r str>,
    /// The sheet's own row number.
    row: u32,
    outcome: Outcome,
    reasons: Vec<Why<'r>>,
    person: Option<&'r PersonRead>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'r str>,
}

#[derive(Debug, Serialize)]
struct Why<'r> {
    code: &'r str,
    message: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    facts: &'r BTreeMap<String, String>,
}

#[derive(Debug, Serialize)]
struct Told<'r> {
    #[serde(flatten)]
    warning: &'r Warning,
    message: String,
}

/// The report as it is printed.
pub(super) fn report<'r>(report: &'r ImportReport, lang: Lang) -> Report<'r> {
    let why = |reason: &'r Reason| Why {
        code: &reason.code,
        message: words::import::reason(lang, reason),
        facts: &reason.facts,
    };
    let rows = report.rows.iter().map(|one| Line {
        sheet: one.sheet.as_deref(),
        row: one.row,
        outcome: one.outcome,
        reasons: one.reasons.iter().map(why).collect(),
        person: one.person.as_ref(),
        id: one.id.as_deref(),
    });
    let told = |warning| Told {
        warning,
        message: lang.speak(&words::import::warning(warning)),
    };
    Report {
        file: &report.file,
        as_of: &report.as_of,
        decision: report.decision,
        totals: report.totals,
        rows: rows.collect(),
        warnings: report.warnings.iter().map(told).collect(),
        mapping: &report.mapping,
    }
}

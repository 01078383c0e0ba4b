//! An import's report in words.

use std::collections::BTreeMap;

use office::import::{ImportReport, Outcome, Reason, RowReport, Totals};
use words::{Lang, Message, Value};

use crate::say;

/// How many rows are told one by one; the rest is in --json and in the marked workbook.
const TOLD: usize = 40;

/// The totals as a message.
pub(in crate::commands) fn totals(totals: Totals) -> Message {
    let Totals {
        add,
        change,
        duplicate,
        error,
        skip,
    } = totals;
    let message = Message::new("cli-import-totals")
        .with("add", add)
        .with("change", change)
        .with("duplicate", duplicate);
    message.with("error", error).with("skip", skip)
}

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
        lang.speak(&totals(report.totals))
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
    for warning in &report.warnings {
        say::words(format!("  {}", lang.speak(&super::warning::said(warning))));
    }
    let told = |row: &&RowReport| !row.reasons.is_empty() && !matches!(row.outcome, Outcome::Skip | Outcome::Duplicate);
    // Errors first: they are what a clerk must act on.
    let (errors, others): (Vec<&RowReport>, Vec<&RowReport>) = report
        .rows
        .iter()
        .filter(told)
        .partition(|row| row.outcome == Outcome::Error);
    for row in errors.iter().chain(&others).take(TOLD) {
        let reasons: Vec<String> = row.reasons.iter().map(|reason| sentence(lang, reason)).collect();
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

/// The facts that reasons carry and that a message may name.
const FACTS: [&str; 22] = [
    "column",
    "original",
    "unit",
    "units",
    "suggestion",
    "title",
    "name",
    "people",
    "field",
    "was",
    "now",
    "what",
    "day",
    "by",
    "post",
    "until",
    "ends",
    "ended",
    "class",
    "seats",
    "year",
    "act",
];

/// One reason as a sentence: the catalogue's, with the facts of the row in it or behind it.
pub(super) fn sentence(lang: Lang, reason: &Reason) -> String {
    let facts = facts(lang, &reason.facts);
    let code = reason.code.replace('_', "-");
    // What the ledger refuses has words of its own, which every face shares.
    let refusal = code
        .strip_prefix("refused-")
        .and_then(|refusal| words::try_say(lang, &format!("refusal-{refusal}"), &facts));
    if let Some(said) = refusal {
        let depends = reason
            .facts
            .get("decision")
            .map(|number| Message::new("refusal-depends").with("number", number.as_str()));
        return depends.map_or(said.clone(), |depends| lang.speak(&depends.with("said", said)));
    }
    let id = format!("import-{code}");
    if let Some(told) = words::try_say(lang, &format!("{id}.told"), &facts) {
        return told;
    }
    let said = lang.say(&id);
    let shown = reason
        .facts
        .iter()
        .filter(|(_, fact)| !fact.is_empty())
        .map(|(name, fact)| {
            let labelled = words::try_say(
                lang,
                &format!("import-fact-{}", name.replace('_', "-")),
                &[("fact", Value::Text(fact.clone()))],
            );
            labelled.unwrap_or_else(|| format!("“{fact}”"))
        });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() {
        said
    } else {
        format!("{said} ({})", shown.join(", "))
    }
}

/// The facts as the catalogue takes them: a field by its name, a blank as "nothing".
fn facts(lang: Lang, given: &BTreeMap<String, String>) -> Vec<(&'static str, Value)> {
    let mut facts: Vec<(&'static str, Value)> = Vec::new();
    for name in FACTS {
        let Some(fact) = given.get(name) else { continue };
        let text = match name {
            "field" => words::try_say(lang, &format!("import-field-{}", fact.replace('_', "-")), &[])
                .unwrap_or_else(|| fact.clone()),
            _ if fact.is_empty() => lang.say("none"),
            _ => fact.clone(),
        };
        facts.push((name, Value::Text(text)));
    }
    if let Some(decision) = given.get("decision") {
        facts.push(("seq", Value::Text(decision.clone())));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_speaks_of_its_facts() {
        let reason = Reason::new("unknown_unit")
            .with("unit", "xã Kỳ Thưởng")
            .with("suggestion", "xã Kỳ Thượng");
        let said = sentence(Lang::Vi, &reason);
        assert!(said.contains("xã Kỳ Thưởng") && said.contains("xã Kỳ Thượng"), "{said}");
        let changed = Reason::new("changed")
            .with("field", "title")
            .with("was", "")
            .with("now", "Chủ tịch UBND");
        assert_eq!(sentence(Lang::Vi, &changed), "Chức danh: không → Chủ tịch UBND");
        let held = Reason::new("refused_post_still_held")
            .with("post", "Chủ tịch")
            .with("by", "Lê An")
            .with("until", "");
        assert_eq!(sentence(Lang::Vi, &held), "Chủ tịch: Lê An còn giữ");
    }

    #[test]
    fn every_code_of_a_reason_has_words_in_both_languages() {
        use papers::cells::Code;
        let codes = [
            Code::ImpossibleDate,
            Code::Ambiguous,
            Code::CellError,
            Code::LegacyLetters,
            Code::YearInDateCell,
        ];
        let own = [
            "unknown_unit",
            "ambiguous_unit",
            "citizen_number_of_another",
            "known_earlier",
            "two_heads",
            "group_row",
            "total_row",
        ];
        for lang in Lang::ALL {
            for code in codes.iter().map(|code| code.as_str()).chain(own) {
                let said = sentence(lang, &Reason::new(code));
                assert!(!said.contains('⟨'), "{lang:?} {code}: {said}");
            }
        }
    }
}

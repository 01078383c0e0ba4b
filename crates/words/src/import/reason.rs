//! Why a row of an import ended as it did: one reason as a sentence.

use std::collections::BTreeMap;

use office::import::Reason;

use crate::catalogue::try_say;
use crate::lang::Lang;
use crate::message::{Message, Value};

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
pub fn reason(lang: Lang, reason: &Reason) -> String {
    let facts = facts(lang, &reason.facts);
    let code = reason.code.replace('_', "-");
    // What the ledger refuses has words of its own, which every face shares.
    let refusal = code
        .strip_prefix("refused-")
        .and_then(|refusal| try_say(lang, &format!("refusal-{refusal}"), &facts));
    if let Some(said) = refusal {
        let depends = reason
            .facts
            .get("decision")
            .map(|number| Message::new("refusal-depends").with("number", number.as_str()));
        return depends.map_or(said.clone(), |depends| lang.speak(&depends.with("said", said)));
    }
    let id = format!("import-{code}");
    if let Some(told) = try_say(lang, &format!("{id}.told"), &facts) {
        return told;
    }
    let said = lang.say(&id);
    let shown = reason
        .facts
        .iter()
        .filter(|(_, fact)| !fact.is_empty())
        .map(|(name, fact)| {
            let labelled = try_say(
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
            "field" => {
                try_say(lang, &format!("import-field-{}", fact.replace('_', "-")), &[]).unwrap_or_else(|| fact.clone())
            }
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
        let said = super::reason(Lang::Vi, &reason);
        assert!(said.contains("xã Kỳ Thưởng") && said.contains("xã Kỳ Thượng"), "{said}");
        let changed = Reason::new("changed")
            .with("field", "title")
            .with("was", "")
            .with("now", "Chủ tịch UBND");
        assert_eq!(super::reason(Lang::Vi, &changed), "Chức danh: không → Chủ tịch UBND");
        let held = Reason::new("refused_post_still_held")
            .with("post", "Chủ tịch")
            .with("by", "Lê An")
            .with("until", "");
        assert_eq!(super::reason(Lang::Vi, &held), "Chủ tịch: Lê An còn giữ");
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
                let said = super::reason(lang, &Reason::new(code));
                assert!(!said.contains('⟨'), "{lang:?} {code}: {said}");
            }
        }
    }
}

//! What a decision that is taken back takes with it.

use std::collections::BTreeSet;

use ledger::acts::Act;
use ledger::acts::decisions::Revoke;
use ledger::{ActId, Entity, Seq, Value};
use words::{Message, writing};

use super::fields::Telling;
use super::lines::line;
use super::show::SaidLine;

/// Which decision, from when, and how much falls with it.
pub(super) fn revoked(telling: &Telling<'_>, revoke: &Revoke) -> Vec<SaidLine> {
    let lang = telling.lang;
    let all = telling.fields(&Act::Revoke(revoke.clone()));
    let mut lines: Vec<SaidLine> = all
        .into_iter()
        .map(|own| {
            let always = own.way == "from" && own.text.is_empty();
            let text = if always {
                lang.say("said-from-the-start")
            } else {
                own.text
            };
            line(own.label, text)
        })
        .collect();
    if let Some((acts, people)) = falls(telling.view.value(), revoke.decision) {
        let said = Message::new("said-falls-count")
            .with("acts", writing::count(lang, acts))
            .with("people", writing::count(lang, people));
        lines.push(line(lang.say("said-falls"), lang.speak(&said)));
    }
    lines
}

/// How many acts a decision has, and how many people they are about.
fn falls(value: &Value, seq: Seq) -> Option<(i64, i64)> {
    let entry = value.entry(seq)?;
    let mut people = BTreeSet::new();
    for ordinal in 0..entry.len() {
        let id = ActId { decision: seq, ordinal };
        let Some(dated) = value.act_as_written(id) else {
            continue;
        };
        let mut see = |entity| {
            if let Entity::Person(person) = entity {
                people.extend(value.record_of(person));
            }
        };
        dated.act.creates(id).into_iter().for_each(&mut see);
        dated.act.visit_subjects(&mut see);
    }
    Some((i64::from(entry.len()), i64::try_from(people.len()).unwrap_or(i64::MAX)))
}

//! What an act says, field by field in words: as its form would show it.

use ledger::acts::Act;

use super::fields::leaves;
use super::prefill::fill;
use super::show::Entry;
use crate::pages::person::LawWords;
use crate::site::Visit;

/// A field of an act in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SaidField {
    /// The name of the act's field.
    pub(crate) field: String,
    /// Its label.
    pub(crate) label: String,
    /// What it says; empty where it says nothing.
    pub(crate) text: String,
}

/// Every field of an act but for its subject.
pub(crate) fn said_fields(visit: &Visit, act: &Act) -> Vec<SaidField> {
    let (shape, given) = (act.shape(), act.give());
    let mut all = leaves(visit, shape, &given);
    let subject = |name: &str| shape.fields.iter().any(|field| field.subject && field.name == name);
    all.retain(|leaf| !subject(&leaf.view.name));
    fill(visit, &mut all, &given, |_| false);
    let words = LawWords {
        lang: visit.lang(),
        law: visit.law(),
        day: visit.asked.day,
    };
    let said = all.into_iter().map(|leaf| {
        let typed = leaf.view.typed;
        let text = match (&leaf.view.entry, act) {
            (_, Act::RecordLearning(act)) if leaf.view.name == "level" => words.level(act.field.word(), &typed),
            (Entry::Choice(choices), _) => {
                let chosen = choices.iter().find(|(value, _)| *value == typed);
                chosen.map_or_else(|| typed.clone(), |(_, name)| name.clone())
            }
            // A thing is told by its name; its code stands behind it.
            _ => match typed.rsplit_once(": ") {
                Some((name, code)) if code.parse::<ledger::ActId>().is_ok() => name.to_owned(),
                _ => typed.clone(),
            },
        };
        SaidField {
            field: leaf.view.name.split('.').next().unwrap_or_default().to_owned(),
            label: leaf.view.label,
            text,
        }
    });
    said.collect()
}

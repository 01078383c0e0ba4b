//! The compiled catalogue: looks a message up and writes its facts in the reader's way.

use std::borrow::Cow;

use fluent_templates::FluentBundle;
use fluent_templates::fluent_bundle::FluentValue;

use crate::lang::Lang;
use crate::message::Value;
use crate::writing;

fluent_templates::static_loader! {
    static CATALOGUE = {
        locales: "./catalogue",
        fallback_language: "vi",
        customise: |bundle| { set_up(bundle); },
    };
}

/// The facts as the loader takes them; never iterated by us.
type Facts = std::collections::HashMap<Cow<'static, str>, FluentValue<'static>>;

/// No bidirectional marks around facts (both languages run left to right), and our own way of writing counts.
fn set_up<R>(bundle: &mut FluentBundle<R>) {
    bundle.set_use_isolating(false);
    let english = bundle
        .locales
        .first()
        .is_some_and(|locale| locale.language == Lang::En.identifier().language);
    bundle.set_formatter(Some(if english {
        |value, _| count_in(Lang::En, value)
    } else {
        |value, _| count_in(Lang::Vi, value)
    }));
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "made from an i64 below, never outside its range"
)]
fn count_in(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(writing::count(lang, number.value as i64)),
        _ => None,
    }
}

/// The words of message `id` in `lang`, its variables filled with `facts`.
///
/// An id that the catalogue lacks, or a fact that was not given, shows as `⟨id⟩`: visible, and harmless to the page.
pub fn say(lang: Lang, id: &str, facts: &[(&'static str, Value)]) -> String {
    try_say(lang, id, facts).unwrap_or_else(|| format!("⟨{id}⟩"))
}

/// As [`say`]; nothing where the catalogue lacks the id or the message asks for a fact that was not given.
pub fn try_say(lang: Lang, id: &str, facts: &[(&'static str, Value)]) -> Option<String> {
    let facts: Facts = facts
        .iter()
        .map(|(name, fact)| (Cow::Borrowed(*name), written(lang, fact)))
        .collect();
    CATALOGUE
        .lookup_single_language(lang.identifier(), id, Some(&facts))
        .ok()
}

fn written(lang: Lang, fact: &Value) -> FluentValue<'static> {
    match fact {
        Value::Text(text) => text.clone().into(),
        Value::Count(count) => (*count).into(),
        Value::Decimal(canonical) => writing::decimal(lang, canonical).into(),
        Value::Day(day) => writing::day(*day).into(),
        Value::When(when) => writing::when(lang, *when).into(),
        Value::Share { part, whole } => writing::percent(lang, *part, *whole).into(),
        Value::Named(message) => lang.speak(message).into(),
    }
}

#[cfg(test)]
mod tests;

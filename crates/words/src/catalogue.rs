//! The compiled catalogue: looks a message up and writes its facts in the reader's way.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::lang::Lang;
use crate::message::Value;
use crate::writing;

/// The files of the catalogue, in both languages.
macro_rules! files {
    ($($name:literal)*) => {
        const VI: &[&str] = &[$(include_str!(concat!("../catalogue/vi/", $name, ".ftl"))),*];
        const EN: &[&str] = &[$(include_str!(concat!("../catalogue/en/", $name, ".ftl"))),*];
    };
}

files! {
    "accounts" "acts" "api" "cli" "codes" "common" "duties" "emergency" "figures" "import" "imports" "keys" "local-rules" "opinions" "own" "pages"
    "refusal" "replay" "rules" "runs" "runs-headcount" "runs-schools" "runs-villages" "scans" "search" "sending" "sign-on" "standards" "tls"
    "training" "units"
}

type Catalogue = FluentBundle<FluentResource>;

// Each language is taken apart when somebody reads it first: that takes three megabytes, and many offices read one language only.
static VIETNAMESE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut own = catalogue(Lang::Vi, VI);
    own.set_formatter(Some(|value, _| count_in(Lang::Vi, value)));
    own
});
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut own = catalogue(Lang::En, EN);
    own.set_formatter(Some(|value, _| count_in(Lang::En, value)));
    own
});

/// A language's messages, without bidirectional marks around facts: both languages run left to right.
fn catalogue(lang: Lang, files: &[&str]) -> Catalogue {
    let mut bundle = Catalogue::new_concurrent(vec![lang.tag().parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    for file in files {
        // What cannot be read shows as its id, harmless to the page; tests refuse it.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*file).to_owned());
        let _said_twice = bundle.add_resource(resource);
    }
    bundle
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
    let catalogue: &Catalogue = match lang {
        Lang::Vi => &VIETNAMESE,
        Lang::En => &ENGLISH,
    };
    let pattern = match id.split_once('.') {
        Some((id, attribute)) => catalogue.get_message(id)?.get_attribute(attribute)?.value(),
        None => catalogue.get_message(id)?.value()?,
    };
    let mut written = FluentArgs::with_capacity(facts.len());
    for (name, fact) in facts {
        written.set(*name, self::written(lang, fact));
    }
    let mut lacking = Vec::new();
    let said = catalogue.format_pattern(pattern, Some(&written), &mut lacking);
    lacking.is_empty().then(|| said.into_owned())
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

//! What a replay found, in words: counts, splits, exceptions, the path, the proof, time and head.

use std::collections::BTreeMap;

use ledger::codes::UnitKind;
use ledger::value::Ix;
use ledger::{Seq, View};
use replay::proof::{Check, Serving};
use replay::{ByKind, Goes, Why};
use words::{Lang, Message, writing};

use super::{DAYS, Told};
use crate::say;

/// Of what breaks an invariant, so many are named.
const NAMED: usize = 10;

pub(super) fn whole(told: &Told, lang: Lang) {
    units(told, lang);
    splits(told, lang);
    exceptions(told, lang);
    path(told, lang);
    proof(told, lang);
    end(told, lang);
}

/// A heading, after an empty line.
fn heading(lang: Lang, message: &Message) {
    say::data("");
    say::data(lang.speak(message));
}

/// `2.621 xã, 687 phường, 13 đặc khu`.
fn kinds(lang: Lang, kinds: &ByKind) -> String {
    let each = kinds.iter().map(|(kind, count)| {
        let message = Message::new("cli-replay-kind").with("n", *count);
        lang.speak(&message.with("kind", Message::code("unit-kind", kind.word())))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn units(told: &Told, lang: Lang) {
    let line = |id: &'static str, counts: &replay::Counts| {
        let message = Message::new(id)
            .with("n", counts.total())
            .with("provinces", counts.provinces.len())
            .with("kinds", kinds(lang, &counts.by_kind()));
        say::data(lang.speak(&message));
    };
    line("cli-replay-before", &told.before);
    line("cli-replay-after", &told.after);
    heading(lang, &Message::new("cli-replay-provinces"));
    let of = |counts: &replay::Counts, code: &str| -> BTreeMap<UnitKind, usize> {
        let mut found = counts.provinces.iter().filter(|((own, _), _)| own == code);
        found.next().map(|(_, kinds)| kinds.clone()).unwrap_or_default()
    };
    for province in &told.case.provinces {
        let after = of(&told.after, &province.code);
        let before = province.from.iter().map(|code| of(&told.before, code));
        let before: usize = before.map(|kinds| kinds.values().sum::<usize>()).sum();
        let message = Message::new("cli-replay-province")
            .with("resolution", province.resolution.as_str())
            .with("name", province.name.as_str())
            .with("before", before)
            .with("after", after.values().sum::<usize>())
            .with("kinds", kinds(lang, &after));
        say::data(format!("    {}", lang.speak(&message)));
    }
}

fn splits(told: &Told, lang: Lang) {
    heading(lang, &Message::new("cli-replay-splits").with("n", told.queue.len()));
    let view = told.value.on(DAYS[1], Seq::LATEST);
    for waiting in &told.queue {
        let old = &told.case.old[waiting.old];
        let others: Vec<String> = waiting.others.iter().map(|unit| named(view, *unit)).collect();
        let why = match &told.case.goes[waiting.old] {
            Goes::Split(parting) => parting.why,
            Goes::Whole(_) => Why::Reviewed,
        };
        let message = Message::new("cli-replay-split")
            .with("old", format!("{} {} ({})", old.code, old.name, old.district_name))
            .with("default", named(view, waiting.default))
            .with("others", others.join(", "))
            .with("why", why.message());
        say::data(format!("    {}", lang.speak(&message)));
    }
}

/// A unit by code and name.
pub(super) fn named(view: View<'_>, unit: Ix) -> String {
    let code = view.unit_code(unit).unwrap_or_default();
    format!("{code} {}", view.unit_name(unit))
}

fn exceptions(told: &Told, lang: Lang) {
    let all = &told.case.exceptions.0;
    heading(lang, &Message::new("cli-replay-exceptions").with("n", all.len()));
    for one in all {
        let what = lang.speak(&Message::new(format!("replay-use-{}", one.what.word())));
        say::data(format!("    {} ({what}): {}", one.about(), one.why(lang)));
    }
}

fn path(told: &Told, lang: Lang) {
    heading(lang, &Message::new("cli-replay-path"));
    let line = |id: &'static str, people: usize, places: &[Serving]| {
        let mut above: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for place in places {
            above
                .entry(&place.above)
                .or_default()
                .push(format!("{} {}", place.unit, place.people));
        }
        let places: Vec<String> = above
            .into_iter()
            .map(|(above, units)| format!("{above}: {}", units.join(", ")))
            .collect();
        let message = Message::new(id).with("n", people).with("places", places.join("; "));
        say::data(format!("        {}", lang.speak(&message)));
    };
    for leg in &told.legs {
        say::data(format!("    {}", writing::day(leg.day)));
        line("cli-replay-then", leg.people_then(), &leg.then);
        line("cli-replay-today", leg.people_today(), &leg.today);
    }
}

fn proof(told: &Told, lang: Lang) {
    heading(lang, &Message::new("cli-replay-proof"));
    told.checks
        .iter()
        .for_each(|check| say::data(format!("    {}", proved(check, lang))));
    let again = if told.again == told.verified.head.hash {
        "cli-replay-same"
    } else {
        "cli-replay-other"
    };
    say::data(format!("    {}", lang.say(again)));
    let acts = i64::try_from(told.verified.acts).unwrap_or(i64::MAX);
    let verified = if told.verified.holds() {
        Message::new("cli-replay-whole")
    } else {
        Message::new("cli-replay-not-whole").with("cause", told.verified.to_string())
    };
    let verified = verified
        .with("decisions", told.verified.head.seq.to_string())
        .with("acts", acts);
    say::data(format!("    {}", lang.speak(&verified)));
}

fn proved(check: &Check, lang: Lang) -> String {
    let what = lang.speak(&check.message());
    if check.holds() {
        let held = Message::new("cli-replay-held").with("n", check.of).with("what", what);
        return lang.speak(&held);
    }
    let named: Vec<&str> = check.broken.iter().take(NAMED).map(String::as_str).collect();
    let broken = Message::new("cli-replay-check-broken")
        .with("broken", check.broken.len())
        .with("n", check.of)
        .with("what", what)
        .with("which", named.join(", "));
    lang.speak(&broken)
}

fn end(told: &Told, lang: Lang) {
    say::data("");
    let seconds = |id: &str, taken: std::time::Duration| {
        let name = lang.say(match id {
            "read" => "cli-replay-step-read",
            "enter" => "cli-replay-step-enter",
            "prove" => "cli-replay-step-prove",
            "verify" => "cli-replay-step-verify",
            _ => "cli-replay-step-again",
        });
        let tenths = writing::decimal(lang, &format!("{:.2}", taken.as_secs_f64()));
        format!("{name} {tenths}")
    };
    let steps: Vec<String> = told.steps.iter().map(|(id, taken)| seconds(id, *taken)).collect();
    let total: f64 = told.steps.iter().map(|(_, taken)| taken.as_secs_f64()).sum();
    let message = Message::new("cli-replay-seconds")
        .with("total", writing::decimal(lang, &format!("{total:.2}")))
        .with("steps", steps.join(", "));
    say::data(lang.speak(&message));
    if let Some(path) = &told.kept {
        say::data(format!("ledger {path}"));
    }
    say::data(format!(
        "seq {}\nhead {}",
        told.verified.head.seq, told.verified.head.hash
    ));
}

//! Rows of an import as pages show them, and the counts that open them.

use std::ops::Range;

use ledger::When;
use office::import::{KeptRow, Outcome, Reason, RowReport, Totals};
use words::import::reason;
use words::{Lang, Message, writing};

use super::show::{CountLink, ShownRow};
use crate::components::Pager;
use crate::pages::paging;
use crate::site::Member;
use crate::urls;

/// Every outcome, with its word in addresses and its mark.
const OUTCOMES: [(Outcome, &str, &str, &str); 5] = [
    (Outcome::Add, "them", "●", "outcome-add"),
    (Outcome::Change, "sua", "◐", "outcome-change"),
    (Outcome::Duplicate, "trung", "○", "outcome-duplicate"),
    (Outcome::Error, "loi", "▲", "outcome-error"),
    (Outcome::Skip, "bo-qua", "–", "outcome-skip"),
];

fn of(outcome: Outcome) -> &'static (Outcome, &'static str, &'static str, &'static str) {
    let found = OUTCOMES.iter().find(|(own, ..)| *own == outcome);
    found.unwrap_or(&OUTCOMES[4])
}

fn words(lang: Lang, outcome: Outcome) -> (&'static str, String) {
    let (_, _, mark, id) = of(outcome);
    (mark, lang.say(id))
}

const fn count(totals: Totals, outcome: Outcome) -> u32 {
    match outcome {
        Outcome::Add => totals.add,
        Outcome::Change => totals.change,
        Outcome::Duplicate => totals.duplicate,
        Outcome::Error => totals.error,
        Outcome::Skip => totals.skip,
    }
}

/// Which rows are asked for (`o`): those of an outcome; where nothing is asked, those in error, if there are any.
pub(super) fn asked(member: &Member, totals: Totals) -> Option<Outcome> {
    match member.query("o") {
        Some("tat-ca") => None,
        Some(word) => OUTCOMES.iter().find(|(_, own, ..)| *own == word).map(|(own, ..)| *own),
        None => (totals.error > 0).then_some(Outcome::Error),
    }
}

/// The counts, each with the way to its rows.
pub(super) fn counts(lang: Lang, totals: Totals, shown: Option<Outcome>, here: &str) -> Vec<CountLink> {
    let all = CountLink {
        said: ("", lang.say("imports-all-rows")),
        count: OUTCOMES.iter().map(|(own, ..)| i64::from(count(totals, *own))).sum(),
        href: urls::with(here, "o", "tat-ca"),
        here: shown.is_none(),
    };
    let one = OUTCOMES.iter().map(|(outcome, word, mark, id)| CountLink {
        said: (mark, lang.say(id)),
        count: count(totals, *outcome).into(),
        href: urls::with(here, "o", word),
        here: shown == Some(*outcome),
    });
    one.chain([all]).collect()
}

/// Which of so many rows the page shows, and the way to the others.
pub(super) fn page(member: &Member, shown: Option<Outcome>, len: usize, here: &str) -> (Range<usize>, Option<Pager>) {
    let page = member.query("trang").and_then(|text| text.parse().ok()).unwrap_or(1);
    let range = paging::rows_of(len, page);
    let word = shown.map_or("tat-ca", |outcome| of(outcome).1);
    let pager = paging::pager(member.lang(), &range, len, &urls::with(here, "o", word));
    (range, pager)
}

fn place(lang: Lang, sheet: Option<&str>, row: u32) -> String {
    let message = match sheet {
        Some(sheet) => Message::new("imports-row-of").with("sheet", sheet),
        None => Message::new("imports-row"),
    };
    lang.speak(&message.with("row", row.to_string()))
}

/// A row as it would end.
pub(super) fn shown(lang: Lang, row: &RowReport) -> ShownRow {
    let person = row.person.clone().unwrap_or_default();
    let birth = person.birth.and_then(|birth| birth.parse::<When>().ok());
    ShownRow {
        place: place(lang, row.sheet.as_deref(), row.row),
        outcome: words(lang, row.outcome),
        person: (person.full_name, None),
        birth: birth.map(|birth| writing::when(lang, birth)).unwrap_or_default(),
        unit: person.matched_unit.or(person.unit).unwrap_or_default(),
        reasons: row.reasons.iter().map(|one| reason(lang, one)).collect(),
    }
}

/// A row as it ended: what was in it is told by the record, not kept here.
pub(super) fn kept(lang: Lang, row: &KeptRow, name: impl Fn(&str) -> Option<(String, String)>) -> ShownRow {
    let (name, href) = row
        .id
        .as_deref()
        .and_then(name)
        .map_or((String::new(), None), |(name, href)| (name, Some(href)));
    ShownRow {
        place: place(lang, row.sheet.as_deref(), row.row),
        outcome: words(lang, row.outcome),
        person: (name, href),
        birth: String::new(),
        unit: String::new(),
        reasons: reasons(lang, row),
    }
}

/// The reasons of a kept row, without what stood in the file.
pub(super) fn reasons(lang: Lang, row: &KeptRow) -> Vec<String> {
    row.codes.iter().map(|code| reason(lang, &Reason::new(code))).collect()
}

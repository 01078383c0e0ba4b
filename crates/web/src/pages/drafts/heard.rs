//! Who was asked for an opinion on a draft, what each answered, and what is said where that cannot be done.

use ledger::value::Place;
use ledger::{Entity, UnitId};
use office::drafts::{Consulted, Draft, Opinion, OpinionRefused};
use words::{Message, writing};

use super::list::shown_as;
use crate::site::Visit;
use crate::urls;

/// An opinion that was asked for.
#[derive(Debug, Clone)]
pub struct OpinionRow {
    /// Of whom.
    pub of: String,
    /// The last day for it.
    pub until: String,
    /// Mark and words: to come, late, or what was answered.
    pub state: (&'static str, String),
    /// Whether it is late.
    pub is_late: bool,
    /// The remarks, or the reason.
    pub note: String,
    /// Who answered, and when.
    pub by: String,
    /// That it was given to a content that has changed since.
    pub outdated: Option<String>,
    /// What names it where it is taken back.
    pub take_back: Option<String>,
}

/// The opinions on a draft.
#[derive(Debug, Clone, Default)]
pub struct OpinionsSection {
    /// Each, in the order in which they were asked for.
    pub rows: Vec<OpinionRow>,
    /// Whose are still to come, in words.
    pub to_come: Option<String>,
    /// Where the reader asks for more.
    pub asks: Option<String>,
}

/// Whether the reader may ask about a draft.
pub(super) fn may_ask(visit: &Visit, draft: &Draft) -> bool {
    draft.may_be_asked() && draft.author() == visit.actor.account
}

/// The opinions on a draft as its readers see them.
pub(super) fn section(visit: &Visit, draft: &Draft) -> OpinionsSection {
    let asks = may_ask(visit, draft);
    let names: Vec<String> = draft
        .opinions_to_come()
        .map(|opinion| name(visit, &opinion.of))
        .collect();
    let waits = !names.is_empty() && draft.may_be_answered();
    let said = Message::new("opinions-to-come").with("names", names.join(", "));
    OpinionsSection {
        rows: rows(visit, draft, &draft.opinions.iter().collect::<Vec<_>>(), asks),
        to_come: waits.then(|| visit.lang().speak(&said)),
        asks: asks.then(|| urls::draft_opinions(&draft.id)),
    }
}

/// Opinions as rows; `takes_back`: whether the reader may take back what was not answered.
pub(super) fn rows(visit: &Visit, draft: &Draft, opinions: &[&Opinion], takes_back: bool) -> Vec<OpinionRow> {
    let (lang, today, content) = (visit.lang(), visit.site.office().today(), draft.content_mark());
    let row = |opinion: &&Opinion| {
        let is_late = opinion.is_late(today);
        let given = opinion.given.as_ref();
        let (mark, word) = match given {
            Some(given) => ("●", given.stance.word()),
            None if is_late => ("▲", "late"),
            None => ("○", "to-come"),
        };
        let by = given.map(|given| format!("{}, {}", shown_as(visit, &given.by), writing::moment(given.time)));
        OpinionRow {
            of: name(visit, &opinion.of),
            until: writing::day(opinion.until()),
            state: (mark, lang.say(&format!("opinion-{word}"))),
            is_late,
            note: given.map(|given| given.note.clone()).unwrap_or_default(),
            by: by.unwrap_or_default(),
            outdated: given
                .filter(|given| given.content != content)
                .map(|_| lang.say("opinion-outdated")),
            take_back: (takes_back && given.is_none())
                .then(|| key(visit, &opinion.of))
                .flatten(),
        }
    };
    opinions.iter().map(row).collect()
}

/// How whoever is asked is called.
pub(crate) fn name(visit: &Visit, of: &Consulted) -> String {
    match of {
        Consulted::Account(account) => shown_as(visit, account),
        Consulted::Unit(unit) => unit_name(visit, unit).unwrap_or_else(|| unit.clone()),
    }
}

pub(super) fn unit_name(visit: &Visit, unit: &str) -> Option<String> {
    let place = visit.value.place(Entity::Unit(UnitId(unit.parse().ok()?)))?;
    match place {
        Place::Unit(ix) => Some(visit.view().unit_name(ix).to_string()),
        _ => None,
    }
}

/// What stands for whoever is asked in a form: the id of a unit, the code of an account.
fn key(visit: &Visit, of: &Consulted) -> Option<String> {
    match of {
        Consulted::Unit(unit) => Some(unit.clone()),
        Consulted::Account(name) => visit.site.office().account(name).map(|account| account.code()),
    }
}

/// Whoever a form names: a unit by its id, an account by its code; none: neither.
pub(super) fn named(visit: &Visit, key: &str) -> Option<Consulted> {
    if key.parse::<ledger::ActId>().is_ok() {
        return Some(Consulted::Unit(key.to_owned()));
    }
    let all = visit.site.office().accounts().unwrap_or_default();
    let found = all.into_iter().find(|account| account.code() == key)?;
    Some(Consulted::Account(found.name))
}

/// Why an opinion is not asked for, taken back or given, with the field that it lies in.
pub(crate) fn opinion_refused(visit: &Visit, why: &OpinionRefused) -> (Option<&'static str>, Message) {
    match why {
        OpinionRefused::Nobody => (Some("hoi-ai"), Message::new("opinion-nobody")),
        OpinionRefused::DayPast(day) => {
            let message = Message::new("opinion-day-past").with("day", writing::day(*day));
            (Some("han"), message)
        }
        OpinionRefused::Sealed(of) => {
            let message = Message::new("opinion-sealed").with("name", name(visit, of));
            (Some("hoi-ai"), message)
        }
        OpinionRefused::TooMany(most) => (Some("hoi-ai"), Message::new("opinion-too-many").with("n", *most)),
        OpinionRefused::NotAsked => (None, Message::new("opinion-not-asked")),
        OpinionRefused::NoWords => (Some("loi"), Message::new("opinion-no-words")),
        OpinionRefused::TooLong(most) => (Some("loi"), Message::new("opinion-too-long").with("n", *most)),
        OpinionRefused::OtherContent => (None, Message::new("opinion-other-content")),
        OpinionRefused::ReadsOnly => (None, Message::new("opinion-reads-only")),
    }
}

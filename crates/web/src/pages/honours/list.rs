//! Rewards of people in the reader's scope: from a day on until the day looked at, the newest first.

use ledger::Day;
use ledger::UnitId;
use ledger::value::{Fact, Ix, Place, Row};
use office::people::Member;
use office::permission::Scope;
use words::{reading, writing};

use super::show::RewardRow;
use crate::components::Source;
use crate::pages::units::Tree;
use crate::site::Visit;
use crate::urls;

/// What the page asks for: a unit, and a day from which rewards are listed.
pub(super) struct Asked {
    pub(super) unit: Option<Ix>,
    pub(super) since: Day,
}

impl Asked {
    /// A unit that is none, and a day that is none, ask for nothing: rewards then begin with the year of the day.
    pub(super) fn of(visit: &Visit) -> Self {
        let unit = visit.query("don-vi").and_then(|text| text.parse().ok()).map(UnitId);
        let place = unit.and_then(|unit| visit.value.place(ledger::Entity::Unit(unit)));
        Self {
            unit: match place {
                Some(Place::Unit(unit)) => Some(unit),
                _ => None,
            },
            since: visit
                .query("tu")
                .and_then(reading::day)
                .or_else(|| Day::of(visit.asked.day.year(), 1, 1))
                .unwrap_or(visit.asked.day),
        }
    }

    /// The fields of the address.
    pub(super) fn fields(&self, visit: &Visit) -> Vec<(String, String)> {
        let unit = self.unit.and_then(|unit| visit.view().unit_id(unit));
        let unit = unit.map(|unit| ("don-vi".to_owned(), unit.to_string()));
        let since = visit.query("tu").map(|_| ("tu".to_owned(), self.since.to_string()));
        unit.into_iter().chain(since).collect()
    }

    pub(super) fn address(&self, visit: &Visit, path: &str) -> String {
        let fields = self.fields(visit);
        let url = fields
            .iter()
            .fold(path.to_owned(), |url, (name, text)| urls::with(&url, name, text));
        visit.at(&url)
    }

    /// Whether somebody is in the unit asked for, and in a scope.
    pub(super) fn takes(&self, tree: &Tree<'_>, scope: &Scope, member: &Member) -> bool {
        let inside = |unit: Ix| {
            let within = |stands_in| tree.structure.within(stands_in, tree.structure.carry(unit));
            member.stands_in.is_some_and(within)
        };
        self.unit.is_none_or(inside) && scope.covers(member.stands_in, Some(member.person), &tree.structure)
    }
}

/// A reward of somebody.
pub(super) struct Rewarded {
    pub(super) member: Member,
    pub(super) row: Row,
}

/// The rewards, the newest first; of one day in the order of names.
pub(super) fn rewards(tree: &Tree<'_>, scope: &Scope, asked: &Asked) -> Vec<Rewarded> {
    let visit = tree.visit;
    let (view, day) = (visit.view(), visit.asked.day);
    let mut all = Vec::new();
    for member in tree.roster.members() {
        if !asked.takes(tree, scope, member) {
            continue;
        }
        let rows = view.rows(Place::Person(member.person));
        let own =
            rows.filter(|row| matches!(row.fact, Fact::Rewarded(_)) && row.from <= day && row.from >= asked.since);
        all.extend(own.map(|row| Rewarded { member: *member, row }));
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.row.from));
    all
}

pub(super) fn reward_row(visit: &Visit, one: &Rewarded) -> RewardRow {
    let view = visit.view();
    let person = view.person(one.member.person);
    let code = person
        .as_ref()
        .and_then(ledger::view::PersonView::id)
        .map(|id| id.to_string());
    RewardRow {
        day: writing::day(one.row.from),
        name: person
            .map(|person| words::person_name(visit.lang(), &person))
            .unwrap_or_default(),
        href: visit.at(&urls::person(&code.unwrap_or_default())),
        unit: unit_name(visit, &one.member),
        title: match one.row.fact {
            Fact::Rewarded(title) => view.text(title).to_string(),
            _ => String::new(),
        },
        source: source(visit, &one.row),
    }
}

pub(super) fn unit_name(visit: &Visit, member: &Member) -> String {
    let unit = member.unit.map(|unit| visit.view().unit_name(unit).to_string());
    unit.unwrap_or_default()
}

/// The decision that says so.
pub(super) fn source(visit: &Visit, row: &Row) -> Option<Source> {
    let seq = row.source.decision;
    let header = visit.value.entry(seq)?.header();
    Some(Source {
        lang: visit.lang(),
        number: Some(header.number.clone()).filter(|number| !number.is_empty()),
        day: header.signed,
        href: Some(visit.at(&urls::decision(&seq.to_string()))),
        scans: header.attachments.len(),
    })
}

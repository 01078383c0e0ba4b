//! Who a row is: by the twelve digits, else by folded name, birth and unit. Two rows of one file never merge without a strong id.

use std::collections::{BTreeMap, BTreeSet};

use ledger::text::fold;
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Entity, View, When};

use super::report::Reason;
use super::row::Candidate;

/// Who a row turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Match {
    /// Nobody in the ledger; with what the reader should know.
    New(Vec<Reason>),
    /// This person.
    Same(Ix),
    /// The same person as in an earlier row of the file.
    InFile,
    /// It cannot be told, or must not be.
    Refused(Reason),
}

/// Everybody in the ledger, by folded name, as of the list's day.
#[derive(Debug)]
pub(super) struct Known<'v> {
    view: View<'v>,
    structure: &'v Structure,
    names: BTreeMap<String, Vec<Ix>>,
    taken: BTreeSet<Ix>,
    numbers: BTreeMap<String, String>,
    alike: BTreeMap<Key, usize>,
}

/// What rows without a strong id are told apart by.
type Key = (String, Option<When>, Option<Ix>, Option<String>, String);

impl<'v> Known<'v> {
    pub(super) fn of(view: View<'v>, structure: &'v Structure, rows: &[Candidate]) -> Self {
        let mut names: BTreeMap<String, Vec<Ix>> = BTreeMap::new();
        for person in view.persons() {
            names.entry(fold(&person.name())).or_default().push(person.ix());
        }
        let mut alike = BTreeMap::new();
        for row in rows.iter().filter(|row| row.number.is_none()) {
            *alike.entry(key(row)).or_insert(0) += 1;
        }
        Self { view, structure, names, taken: BTreeSet::new(), numbers: BTreeMap::new(), alike }
    }

    /// Finds the person of the next row; a person is found once a file.
    pub(super) fn find(&mut self, row: &Candidate) -> Match {
        let found = match &row.number {
            Some(number) => self.by_number(row, number),
            None => self.by_name(row),
        };
        if let Match::Same(ix) = found {
            self.taken.insert(ix);
        }
        found
    }

    fn by_number(&mut self, row: &Candidate, number: &str) -> Match {
        let name = fold(&row.name);
        if let Some(before) = self.numbers.insert(number.to_owned(), name.clone()) {
            return if before == name { Match::InFile } else { Match::Refused(Reason::new("citizen_number_twice")) };
        }
        let Some(id) = self.view.value().person_with_number(number) else { return self.by_name(row) };
        let Some(Place::Person(ix)) = self.view.value().place(Entity::Person(id)) else { return Match::New(Vec::new()) };
        let known = self.view.person(ix).map(|person| person.name()).unwrap_or_default();
        if fold(&known) == name {
            Match::Same(ix)
        } else {
            Match::Refused(Reason::new("citizen_number_of_another").with("name", known).with("id", id))
        }
    }

    fn by_name(&self, row: &Candidate) -> Match {
        let named = self.names.get(&fold(&row.name)).map_or(&[][..], Vec::as_slice);
        let free = named.iter().copied().filter(|ix| !self.taken.contains(ix));
        let alike: Vec<Ix> = free.filter(|ix| self.agrees(*ix, row)).collect();
        let here: Vec<Ix> = alike.iter().copied().filter(|ix| self.unit_of(*ix) == row.unit).collect();
        let same_title: Vec<Ix> = here.iter().copied().filter(|ix| self.title_of(*ix) == row.title.as_deref().map(fold)).collect();
        let choice = if same_title.is_empty() { &here } else { &same_title };
        match choice.as_slice() {
            [] => Match::New(self.elsewhere(&alike, row)),
            [one] => Match::Same(*one),
            // As many rows as people: the list tells them in its order, as it did before.
            several if self.alike.get(&key(row)).is_some_and(|rows| *rows >= several.len()) || self.taken_like(row) => Match::Same(several[0]),
            several => Match::Refused(Reason::new("ambiguous").with("people", several.len())),
        }
    }

    /// Whether rows like this one have already been given people.
    fn taken_like(&self, row: &Candidate) -> bool {
        let rows = self.alike.get(&key(row)).copied().unwrap_or(0);
        rows > 1 && self.names.get(&fold(&row.name)).is_some_and(|named| named.iter().any(|ix| self.taken.contains(ix)))
    }

    /// Whether a person may be the row's: no other number, no other sex, a birth that does not contradict.
    fn agrees(&self, ix: Ix, row: &Candidate) -> bool {
        let Some(person) = self.view.person(ix) else { return false };
        let number = match (&row.number, person.citizen_number()) {
            (Some(row), Some(known)) => *row == known,
            _ => true,
        };
        let sex = row.sex.is_none_or(|sex| person.sex().is_none_or(|(known, _)| known == sex));
        let birth = match (row.birth, person.birth()) {
            (Some(row), Some((known, _))) => row.earliest() <= known.latest() && known.earliest() <= row.latest(),
            _ => true,
        };
        number && sex && birth
    }

    fn unit_of(&self, ix: Ix) -> Option<Ix> {
        self.view.person(ix).and_then(|person| person.unit()).map(|unit| self.structure.carry(unit))
    }

    fn title_of(&self, ix: Ix) -> Option<String> {
        let person = self.view.person(ix)?;
        let post = person.main_post().map(|held| self.view.post_title(held.post));
        post.or_else(|| person.attribute("title").map(|(text, _)| text)).map(|title| fold(&title))
    }

    /// Says that somebody of the same name and day of birth is in another unit.
    fn elsewhere(&self, alike: &[Ix], row: &Candidate) -> Vec<Reason> {
        let Some(When::Day(_)) = row.birth else { return Vec::new() };
        let same_birth = |ix: &&Ix| self.view.person(**ix).and_then(|person| person.birth()).map(|(birth, _)| birth) == row.birth;
        let one = alike.iter().find(same_birth).and_then(|ix| self.view.person(*ix));
        let reason = one.map(|person| {
            let unit = person.unit().map(|unit| self.view.unit_name(unit).to_string()).unwrap_or_default();
            let id = person.id().map(|id| id.to_string()).unwrap_or_default();
            Reason::new("possible_duplicate").with("unit", unit).with("id", id)
        });
        reason.into_iter().collect()
    }
}

fn key(row: &Candidate) -> Key {
    let lost = row.new_unit.clone().or_else(|| row.lost_unit.clone()).unwrap_or_default();
    (fold(&row.name), row.birth, row.unit, row.title.as_deref().map(fold), lost)
}

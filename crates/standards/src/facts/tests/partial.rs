//! INVARIANT: what is read for some slots only, and what is kept from earlier questions, is what the whole row has.

use ledger::value::{FactKind, Ix, Kinds, Place, Row};
use ledger::{Day, Seq};

use super::sample::ledger;
use super::{Lawbook, LedgerRows, People, day};
use crate::expr::Slot;
use crate::rule::{Asking, Settings, Standards};

const DAYS: [&str; 6] = [
    "2015-05-05",
    "2018-12-31",
    "2019-01-01",
    "2019-03-14",
    "2021-12-31",
    "2025-07-01",
];

fn book() -> Lawbook {
    Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn one_slot_read_alone_is_as_in_the_whole_row() {
    let (value, book) = (ledger(), book());
    let people = People::of(&book);
    let slots: Vec<Slot> = people.catalogue.slots().map(|(slot, _)| slot).collect();
    for on in DAYS {
        let rows = LedgerRows::of(&people, &book, value.on(day(on), Seq::LATEST));
        // Single slots, and pairs, whose reading shares its memory between the people.
        let pairs = slots
            .iter()
            .zip(slots.iter().skip(7))
            .map(|(one, two)| vec![*one, *two]);
        for asked in slots.iter().map(|slot| vec![*slot]).chain(pairs) {
            let persons = [0, 1, 0, 1];
            let columns = rows.columns(&asked, &persons);
            for (at, person) in persons.into_iter().enumerate() {
                let whole = rows.row(person);
                for slot in &asked {
                    let name = people.catalogue.name_of(*slot);
                    let (alone, whole) = (columns.cell(*slot, at), whole.fact(*slot).cell);
                    assert_eq!(alone, whole, "{name} of {person} on {on}");
                }
            }
        }
    }
}

/// Commune cadres are a group until 2025-06-30: what was read of a title the day before does not count on the day.
#[test]
fn a_kept_title_is_that_of_its_days() {
    let (value, book) = (ledger(), book());
    let kept = People::of(&book);
    let turn = day("2025-07-01");
    let mut groups = Vec::new();
    for on in [
        turn.previous(),
        turn,
        turn.previous(),
        Day(turn.number() + 1),
        day("2019-03-14"),
    ] {
        let fresh = People::of(&book);
        let row = |people: &People| LedgerRows::of(people, &book, value.on(on, Seq::LATEST)).row(0);
        let (with_kept, with_fresh) = (row(&kept), row(&fresh));
        assert_eq!(with_kept, with_fresh, "{on}");
        let cadre = kept.group("commune-cadre").unwrap();
        groups.push(
            with_kept
                .fact(crate::facts::person::offset(kept.slots.group, cadre))
                .cell,
        );
    }
    assert_ne!(groups[0], groups[1]);
    assert_eq!((groups[0], groups[1]), (groups[2], groups[3]));
}

#[test]
fn nobody_is_left_out_for_whom_a_standard_may_be() {
    let (value, book) = (ledger(), book());
    let standards = Standards::of(&book, &Settings::default()).unwrap_or_else(|problems| panic!("{problems}"));
    for on in DAYS {
        let asking = Asking::holding(day(on));
        let rows = LedgerRows::of(&standards.people, &book, value.on(asking.day, Seq::LATEST));
        for rule in &standards.rules {
            let sheet = standards.sheet_of(&asking, |one| one.id == rule.id);
            let concerned = sheet.concerned(&rows, &[1, 0]);
            let may_be: Vec<u32> = [1, 0]
                .into_iter()
                .filter(|person| standards.check_one(rule, &rows.row(*person), &asking).is_some())
                .collect();
            assert_eq!(concerned, may_be, "{} on {on}", rule.id);
        }
    }
}

#[test]
fn rows_that_were_read_already_tell_who_is_concerned() {
    const KINDS: Kinds = Kinds::of(&[FactKind::Holding, FactKind::Planned]);
    let (value, book) = (ledger(), book());
    let standards = Standards::of(&book, &Settings::default()).unwrap_or_else(|problems| panic!("{problems}"));
    let (mut told_enough, mut needed_more, mut found) = (0, 0, 0);
    for on in DAYS {
        let asking = Asking::holding(day(on));
        let view = value.on(asking.day, Seq::LATEST);
        let rows = LedgerRows::of(&standards.people, &book, view);
        let held = |person: Ix| {
            view.facts_of(Place::Person(person), KINDS)
                .map(move |row| (person, row))
        };
        let told: Vec<Vec<(Ix, Row)>> = [1, 0].map(|person| held(person).collect()).into();
        let told: Vec<&[(Ix, Row)]> = told.iter().map(Vec::as_slice).filter(|told| !told.is_empty()).collect();
        let people: Vec<Ix> = told.iter().map(|told| told[0].0).collect();
        for rule in &standards.rules {
            let sheet = standards.sheet_of(&asking, |one| one.id == rule.id);
            match sheet.concerned_of_told(&rows, &told, KINDS) {
                Some(concerned) => {
                    assert_eq!(concerned, sheet.concerned(&rows, &people), "{} on {on}", rule.id);
                    told_enough += 1;
                    found += concerned.len();
                }
                None => needed_more += 1,
            }
        }
    }
    assert!(
        told_enough > 0 && needed_more > 0 && found > 0,
        "{told_enough}, {needed_more}, {found}"
    );
}

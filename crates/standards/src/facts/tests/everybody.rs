//! INVARIANT: the as-of join of everybody gives each person what reading that person gives, on any day and as known at any place of the
//! log; counts by unit are those of people checked one by one.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use ledger::{Day, Seq, Value};

use super::{Lawbook, LedgerRows, day};
use crate::expr::{Slot, Tally};
use crate::facts::Everybody;
use crate::rule::{Asking, Settings, Standards};
use lawbook::Verdict;

#[path = "../../../examples/nation/chance.rs"]
pub(super) mod chance;
#[path = "../../../examples/nation/make.rs"]
pub(super) mod make;

use chance::Chance;

/// More people than would fit in one word of answers, in units of every kind that the benchmark has.
fn officials() -> Value {
    make::nation(700, 60, 7, |_| {}).packed()
}

fn standards() -> &'static (Lawbook, Standards) {
    static READ: OnceLock<(Lawbook, Standards)> = OnceLock::new();
    READ.get_or_init(|| {
        let book = Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"));
        let standards = Standards::of(&book, &Settings::default()).unwrap_or_else(|problems| panic!("{problems}"));
        (book, standards)
    })
}

/// Whether everybody, joined on one day, is what each person is on another; told by the first difference.
pub(super) fn agree(value: &Value, joined: Day, read: Day, known: Seq) -> Result<(), String> {
    let (book, standards) = standards();
    let people = &standards.people;
    let slots: Vec<Slot> = people.catalogue.slots().map(|(slot, _)| slot).collect();
    let everybody = LedgerRows::of(people, book, value.on(joined, known)).everybody(&slots);
    let view = value.on(read, known);
    // One by one, nothing is read before it is asked for.
    let rows = LedgerRows::of(people, book, view);
    for person in 0..value.person_count() {
        let at = person as usize;
        let whole = rows.row(person);
        for slot in &slots {
            let (joined, alone) = (everybody.columns.cell(*slot, at), whole.fact(*slot).cell);
            if joined != alone {
                return Err(format!(
                    "{} of {person}: {joined:?}, alone {alone:?}",
                    people.catalogue.name_of(*slot)
                ));
            }
        }
        let alone = view.person(person);
        let serves = alone.is_some_and(|alone| alone.in_service());
        let unit = alone.and_then(|alone| alone.unit()).unwrap_or(Everybody::NO_UNIT);
        if (everybody.in_service.contains(at), everybody.units[at]) != (serves, unit) {
            return Err(format!("service and unit of {person}"));
        }
    }
    Ok(())
}

#[test]
fn everybody_joined_is_each_person_read() {
    let value = officials();
    let mut chance = Chance(11);
    let (first, last) = (day("2000-06-01").number(), day("2025-06-01").number());
    for _ in 0..12 {
        let on = Day(first + i32::try_from(chance.below(9_000)).unwrap().min(last - first));
        let known = *chance.pick(&[Seq::LATEST, Seq(3), Seq(4)]);
        agree(&value, on, on, known).unwrap_or_else(|differs| panic!("{differs} on {on} as known at {known}"));
    }
}

#[test]
fn twin_a_join_of_the_day_before_a_change_is_caught() {
    let value = officials();
    let turn = day("2021-03-01");
    assert!(agree(&value, turn.previous(), turn, Seq::LATEST).is_err());
}

/// Every standard and requirement by unit, from the findings of one person after another.
fn counted_one_by_one(value: &Value, asking: &Asking) -> BTreeMap<(String, Option<String>), Vec<Tally>> {
    let (book, standards) = standards();
    let view = value.on(asking.day, Seq::LATEST);
    let rows = LedgerRows::of(&standards.people, book, view);
    let units = value.unit_count() as usize;
    let mut all: BTreeMap<_, Vec<Tally>> = BTreeMap::new();
    for person in view.persons().filter(ledger::view::PersonView::in_service) {
        let Some(unit) = person.unit() else { continue };
        for finding in standards.check_person(&rows.row(person.ix()), asking) {
            let in_scope = finding.scope.truth == crate::expr::Truth::Yes;
            let whole = match finding.verdict {
                Verdict::Pass => crate::expr::Truth::Yes,
                Verdict::Unknown => crate::expr::Truth::Unknown,
                _ => crate::expr::Truth::No,
            };
            let requirements = finding
                .requirements
                .iter()
                .map(|one| (Some(one.id.clone()), one.truth()));
            for (requirement, truth) in std::iter::once((None, whole)).chain(requirements) {
                let key = (finding.standard.clone(), requirement);
                let tally = &mut all.entry(key).or_insert_with(|| vec![Tally::default(); units])[unit as usize];
                match truth {
                    _ if !in_scope => tally.scope_unknown += 1,
                    crate::expr::Truth::Yes => tally.met += 1,
                    crate::expr::Truth::No => tally.not_met += 1,
                    crate::expr::Truth::Unknown => tally.unknown += 1,
                }
            }
        }
    }
    all
}

fn counts_agree(counted_on: &str, checked_on: &str, together: usize) -> bool {
    let value = officials();
    let (book, standards) = standards();
    let asking = Asking::holding(day(counted_on));
    let sheet = standards.sheet(&asking);
    let rows = LedgerRows::of(&standards.people, book, value.on(asking.day, Seq::LATEST));
    let lines = sheet.by_unit_in_parts(&rows, together);
    let naive = counted_one_by_one(&value, &Asking::holding(day(checked_on)));
    let nobody = vec![Tally::default(); value.unit_count() as usize];
    assert!(lines.len() > 20, "{} lines", lines.len());
    lines.iter().all(|line| {
        let key = (line.standard.clone(), line.requirement.clone());
        naive.get(&key).unwrap_or(&nobody) == &line.units
    })
}

#[test]
fn counts_by_unit_are_those_of_people_checked_one_by_one() {
    for on in ["2019-12-24", "2019-12-25", "2024-06-01"] {
        // All of them together, and so few that parts meet inside a unit and inside a word of the whole.
        for together in [1 << 13, 192, 64] {
            assert!(counts_agree(on, on, together), "{on}, {together} together");
        }
    }
}

#[test]
fn twin_counts_of_another_day_are_caught() {
    assert!(!counts_agree("2019-12-24", "2019-12-25", 1 << 13));
}

//! From decisions to findings: what the ledger tells, what it leaves unknown, and the act behind each value.

use insta::assert_snapshot;
use lawbook::{Lawbook, Verdict};
use ledger::{Day, Seq, Value};

mod everybody;
mod partial;
mod sample;
mod together;

use sample::ledger;

use super::{LedgerRows, People, Proposal};
use crate::expr::{Cell, Row};
use crate::rule::{Asking, Settings, Standards, stricter};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn row(value: &Value, person: u32, on: &str, known: Seq) -> (Row, People, Lawbook) {
    let book = Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"));
    let people = People::of(&book);
    let row = LedgerRows::of(&people, &book, value.on(day(on), known)).row(person);
    (row, people, book)
}

#[test]
fn every_fact_reaches_its_field_with_its_act() {
    let value = ledger();
    let mut told = Vec::new();
    for person in 0..2 {
        let (row, people, _) = row(&value, person, "2019-03-14", Seq::LATEST);
        for (slot, _) in people.catalogue.slots() {
            let fact = row.fact(slot);
            if fact.cell != Cell::Unknown && fact.cell != Cell::Flag(false) {
                let act = fact.source.map_or_else(|| "-".to_owned(), |act| act.to_string());
                let (name, value) = (people.catalogue.name_of(slot), people.catalogue.show(slot, fact.cell));
                told.push(format!("{name} = {value} ({act})"));
            }
        }
        told.push(String::new());
    }
    assert_snapshot!(told.join("\n"), @r#"
    person.education = university (1-8)
    person.education, studying = none (-)
    person.education elementary, since = -∞…2019-01-01 (1-8)
    person.education intermediate, since = -∞…2019-01-01 (1-8)
    person.education college, since = -∞…2019-01-01 (1-8)
    person.education university, since = -∞…2019-01-01 (1-8)
    person.education master, since = never (1-8)
    person.education doctor, since = never (1-8)
    person.general_education, studying = none (-)
    person.theory = elementary (1-9)
    person.theory, studying = intermediate (2-0)
    person.theory elementary, since = -∞…2019-01-01 (1-9)
    person.theory intermediate, since = never (1-9)
    person.theory advanced, since = never (1-9)
    person.state_management, studying = none (-)
    person.language, studying = none (-)
    person.it, studying = none (-)
    person.sex = male (1-4)
    person.birth = 1975-06-01…1975-06-30 (1-4)
    post.since = -∞…2019-01-01 (1-7)
    person.age_months = 524…525 (1-4)
    person.months_in_post = 2… (1-7)
    person.months_in_rank = 2 (1-20)
    person.months_to_retirement = 194…195 (1-4)
    person.good_years = 2 (1-18)
    person.rank = expert (1-20)
    person.last_grade = excellent (1-18)
    person.coefficient = 3.00 (1-20)
    person.party = official (1-10)
    person.standing = cadre (1-6)
    post.title = any other (1-7)
    "commune-cadre" in post.group = true (1-7)
    "commune-committee-chair" in post.group = true (1-7)
    "key-commune-official" in post.group = true (1-7)
    unit.kind = commune (1-7)
    unit.terrain = mountain (1-7)

    person.education, studying = none (-)
    person.general_education, studying = none (-)
    person.theory = intermediate (3-0)
    person.theory, studying = none (-)
    person.theory elementary, since = 2019-03-10 (3-0)
    person.theory intermediate, since = 2019-03-10 (3-0)
    person.theory advanced, since = never (3-0)
    person.state_management, studying = none (-)
    person.language, studying = none (-)
    person.it, studying = none (-)
    person.sex = female (1-5)
    person.birth = 1980-01-01…1980-12-31 (1-5)
    post.since = 2019-01-01 (1-12)
    person.age_months = 458…470 (1-5)
    person.months_in_post = 2 (1-12)
    person.months_to_retirement = 189…201 (1-5)
    person.standing = cadre (1-11)
    person.ethnic_minority = true (1-15)
    person.planned = true (1-19)
    post.title = any other (1-12)
    "commune-cadre" in post.group = true (1-12)
    "commune-party-secretary" in post.group = true (1-12)
    "key-commune-official" in post.group = true (1-12)
    "planned-successor" in post.group = true (1-19)
    unit.kind = commune (1-12)
    unit.terrain = mountain (1-12)
    "#);
}

#[test]
fn as_of_and_as_known_are_filters() {
    let value = ledger();
    let theory = |on: &str, known: Seq| {
        let (row, people, _) = row(&value, 1, on, known);
        let slot = people.catalogue.find("person.theory").unwrap().slot;
        people.catalogue.show(slot, row.fact(slot).cell).to_string()
    };
    assert_eq!(theory("2019-03-09", Seq::LATEST), "none");
    assert_eq!(theory("2019-03-10", Seq::LATEST), "intermediate");
    assert_eq!(theory("2019-03-10", Seq(2)), "none");
    assert_eq!(theory("2018-12-31", Seq::LATEST), "not recorded");
}

#[test]
fn findings_name_rule_condition_fact_and_act() {
    let value = ledger();
    let (row, _, book) = row(&value, 0, "2019-03-14", Seq::LATEST);
    let asking = Asking::holding(day("2019-03-14"));
    let strict = Settings {
        studying_counts: false,
        ..Settings::default()
    };
    let mut verdicts = Vec::new();
    for settings in [Settings::default(), strict] {
        let standards = Standards::of(&book, &settings).unwrap_or_else(|problems| panic!("{problems}"));
        let rule = standards.rule("loc-2019.key-commune-officials").unwrap();
        let finding = standards.check_one(rule, &row, &asking).unwrap();
        verdicts.push(finding.verdict);
        if settings.studying_counts {
            let theory = finding.requirements.iter().find(|one| one.id == "theory").unwrap();
            assert_snapshot!(format!("{}, {}\n{}", finding.citation.source, finding.citation.from, theory.explained), @r#"
    LOC-2019, 2019-01-01
    yes one of
      no  person.theory >= intermediate  (elementary, act 1-9)
      yes person.theory, studying >= intermediate  (intermediate, act 2-0)
    "#);
            let sources: Vec<String> = finding.sources().iter().map(ToString::to_string).collect();
            assert_eq!(sources, ["1-7", "1-8", "2-0"]);
        }
    }
    assert_eq!(verdicts, [Verdict::Pass, Verdict::Gap]);
}

#[test]
fn of_two_levels_on_one_question_the_stricter_is_applied_and_both_are_reported() {
    let value = ledger();
    let (row, _, book) = row(&value, 0, "2019-03-14", Seq::LATEST);
    let strict = Settings {
        studying_counts: false,
        ..Settings::default()
    };
    let standards = Standards::of(&book, &strict).unwrap_or_else(|problems| panic!("{problems}"));
    let findings = standards.check_person(&row, &Asking::holding(day("2019-03-14")));
    let questions = stricter(&findings);
    let theory = questions.iter().find(|question| question.id == "theory").unwrap();
    let said: Vec<String> = theory
        .said
        .iter()
        .map(|said| format!("{} {}", said.finding.standard, said.verdict.word()))
        .collect();
    assert_eq!(theory.verdict, Verdict::Gap);
    assert_snapshot!(said.join("\n"), @r#"
    loc-2019.key-commune-officials GAP
    titles.commune-committee-chair-2004 PASS
    "#);
}

#[test]
fn everybody_of_a_ledger_is_checked_as_each_person_is() {
    let value = ledger();
    let book = Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"));
    let standards = Standards::of(&book, &Settings::default()).unwrap_or_else(|problems| panic!("{problems}"));
    let asking = Asking::holding(day("2019-03-14"));
    let rows = LedgerRows::of(&standards.people, &book, value.on(asking.day, Seq::LATEST));
    let sheet = standards.sheet(&asking);
    let persons = rows.in_service();
    let checked = sheet.check_all(&rows.columns(sheet.slots(), &persons));
    let key = checked
        .iter()
        .find(|rows| rows.standard == "loc-2019.key-commune-officials")
        .unwrap();
    let counted = key.counted();
    assert_eq!(
        (counted.in_scope, counted.met, counted.not_met, counted.unknown),
        (2, 1, 0, 1)
    );
    assert_eq!(key.counted_by(1, |_| Some(0)), [counted]);
    for (at, person) in persons.iter().enumerate() {
        let findings = standards.check_person(&rows.row(*person), &asking);
        for rows in &checked {
            let finding = findings.iter().find(|finding| finding.standard == rows.standard);
            let met = finding.is_some_and(|finding| finding.verdict == Verdict::Pass && rows.in_scope.contains(at));
            assert_eq!(rows.met.contains(at), met, "{}", rows.standard);
        }
    }
}

/// The secretary, proposed as chair: the post's groups and title count, the post held today does not.
#[test]
fn a_proposed_post_takes_the_place_of_the_one_held() {
    let value = ledger();
    let book = Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"));
    let people = People::of(&book);
    let rows = LedgerRows::of(&people, &book, value.on(day("2019-03-14"), Seq::LATEST));
    let row = rows.proposed(
        1,
        0,
        Proposal {
            first_time: Some(true),
            ..Proposal::default()
        },
    );
    let member = |group: &str| {
        let place = people.groups.iter().position(|known| known == group).unwrap();
        row.fact(super::person::offset(people.slots.group, place)).cell
    };
    assert_eq!(member("commune-committee-chair"), Cell::Flag(true));
    assert_eq!(member("commune-party-secretary"), Cell::Flag(false));
    assert_eq!(row.fact(people.slots.months_in_post).cell, Cell::exactly(0));
    assert_eq!(row.fact(people.slots.first_time).cell, Cell::Flag(true));
    assert_eq!(row.fact(people.slots.higher).cell, Cell::Unknown);
    assert_eq!(
        people
            .catalogue
            .show(people.slots.kind, row.fact(people.slots.kind).cell)
            .to_string(),
        "commune"
    );
}

/// Whoever goes on after the age of retirement has the time that was decided left, and the decision is named.
#[test]
fn a_day_of_retirement_that_was_decided_counts_before_the_age() {
    let person = ledger::PersonId(ledger::ActId {
        decision: Seq(1),
        ordinal: 4,
    });
    let go_on = ledger::acts::pauses::ExtendService {
        person,
        retires: day("2040-03-14"),
    };
    let before = ledger();
    let value = before
        .accept(&sample::decision("9", "2019-03-01", vec![go_on.into()]))
        .unwrap();
    let left = |value: &Value, on: &str| {
        let (row, people, _) = row(value, 0, on, Seq::LATEST);
        row.fact(people.slots.months_to_retirement)
    };
    let told = left(&value, "2019-03-14");
    assert_eq!(told.cell, Cell::exactly(252));
    assert_eq!(told.source.map(|act| act.decision), Some(value.head().seq));
    let by_age = left(&value, "2019-02-28");
    assert_eq!(
        by_age.cell,
        left(&before, "2019-02-28").cell,
        "not before it takes effect"
    );
    assert_ne!(left(&before, "2019-03-14").cell, told.cell);
}

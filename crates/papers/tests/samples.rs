//! The three sample rosters, row by row against what must be read from each.
//!
//! They stand outside of the repository: in `XUNGTAM_SAMPLES`, else in `../shared/samples` beside the workspace.

#![allow(clippy::unwrap_used, clippy::print_stderr)] // helpers of tests fail loudly, and say loudly what is missing

use std::path::PathBuf;

use papers::cells::Sex;
use papers::fold::fold;
use papers::roster::{Field, Roster, RosterRow, RowKind, recognise};
use serde_json::Value;

fn folder() -> Option<PathBuf> {
    let own = std::env::var_os("XUNGTAM_SAMPLES").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let found = [own, Some(beside)]
        .into_iter()
        .flatten()
        .find(|folder| folder.join("README.md").exists());
    if found.is_none() {
        eprintln!("WARNING: the sample rosters are not here; set XUNGTAM_SAMPLES. Nothing was compared.");
    }
    found
}

fn check(file: &str) {
    let Some(folder) = folder() else { return };
    let bytes = std::fs::read(folder.join(file)).unwrap();
    let stem = file.rsplit_once('.').unwrap().0;
    let expected: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join(format!("{stem}.expected.json"))).unwrap()).unwrap();
    let roster = recognise(&papers::workbook::read(&bytes).unwrap(), None, None);
    let rows = expected["rows"].as_array().unwrap();
    let numbers: Vec<u64> = roster.rows.iter().map(|row| u64::from(row.row)).collect();
    let expected_numbers: Vec<u64> = rows.iter().map(|row| row["row"].as_u64().unwrap()).collect();
    assert_eq!(numbers, expected_numbers, "{file}: reported rows");
    for (row, expected) in roster.rows.iter().zip(rows) {
        compare(file, &roster, row, expected);
    }
    let saved = serde_json::to_string(&roster).unwrap();
    assert_eq!(
        serde_json::from_str::<Roster>(&saved).unwrap(),
        roster,
        "survives the trip from the child process"
    );
}

fn compare(file: &str, roster: &Roster, row: &RosterRow, expected: &Value) {
    let place = format!("{file} row {}", row.row);
    assert_eq!(row.sheet.as_deref(), expected["sheet"].as_str(), "{place}");
    let outcome = match row.kind {
        RowKind::Person if row.is_good() => "add",
        RowKind::Person => "error",
        _ => "skip",
    };
    assert_eq!(outcome, expected["outcome"], "{place}: {:?}", row.problems);
    if outcome == "error" {
        let codes: Vec<&str> = row
            .problems
            .iter()
            .filter(|problem| problem.code.blocks())
            .map(|problem| problem.code.as_str())
            .collect();
        let wanted: Vec<&str> = expected["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .map(|reason| reason["code"].as_str().unwrap())
            .collect();
        assert_eq!(codes, wanted, "{place}");
    }
    let Some(person) = expected.get("person") else { return };
    let facts = row.facts();
    let text = |name: &str| person[name].as_str();
    let sex = facts.sex.map(|sex| if sex == Sex::Male { "male" } else { "female" });
    assert_eq!(facts.full_name.as_deref(), text("full_name"), "{place}");
    assert_eq!(sex, text("sex"), "{place}");
    assert_eq!(
        facts.birth.map(|birth| birth.to_string()).as_deref(),
        text("birth"),
        "{place}"
    );
    assert_eq!(
        facts.citizen_number.as_ref().map(papers::cells::CitizenNumber::as_str),
        text("citizen_number"),
        "{place}"
    );
    assert_eq!(facts.title.as_deref(), text("title"), "{place}");
    assert_eq!(
        facts.education_held().map(papers::cells::EducationLevel::word),
        text("education"),
        "{place}"
    );
    // A blank cell of a column that is there is shown as empty; a missing column as null.
    let theory = facts.theory_held().map(papers::cells::TheoryLevel::word);
    let blank = roster.knows(row.sheet.as_deref(), Field::PoliticalTheory).then_some("");
    assert_eq!(theory.or(blank), text("political_theory"), "{place}");
    let unit = facts.unit.or_else(|| row.unit_context.last().cloned()).unwrap();
    assert_eq!(fold(&unit), fold(text("unit").unwrap()), "{place}");
}

#[test]
fn the_commune_roll_with_its_faults() {
    check("commune-roll.xlsx");
}

#[test]
fn the_clean_commune_roll() {
    check("commune-roll-clean.xlsx");
}

#[test]
fn the_list_of_schools() {
    check("schools-list.csv");
}

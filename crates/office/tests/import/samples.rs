//! The three sample rosters that offices' forms are judged by. They lie beside the project, not in it.

use std::path::{Path, PathBuf};

use office::import::{ImportReport, Outcome};
use serde_json::Value as Json;
use testkit::District;

use crate::kit::import;

/// Where the samples lie: `XUNGTAM_SAMPLES`, or `../shared/samples` beside the workspace.
fn samples() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let folder = std::env::var_os("XUNGTAM_SAMPLES").map_or_else(beside, PathBuf::from);
    assert!(
        folder.is_dir(),
        "no samples at {}: set XUNGTAM_SAMPLES to their folder",
        folder.display()
    );
    folder
}

const FILES: [(&str, &str); 3] = [
    ("commune-roll.xlsx", "commune-roll.expected.json"),
    ("commune-roll-clean.xlsx", "commune-roll-clean.expected.json"),
    ("schools-list.csv", "schools-list.expected.json"),
];

fn imported(district: &District, file: &str) -> ImportReport {
    import(&district.office, &std::fs::read(samples().join(file)).unwrap(), None)
}

/// Compares a report with what is expected; every difference is told.
fn compare(report: &ImportReport, expected: &Json) -> Vec<String> {
    let mut told = Vec::new();
    let report = serde_json::to_value(report).unwrap();
    if report["totals"] != expected["totals"] {
        told.push(format!(
            "totals: {} instead of {}",
            report["totals"], expected["totals"]
        ));
    }
    for wanted in expected["rows"].as_array().unwrap() {
        let same_row = |row: &&Json| row["row"] == wanted["row"] && row["sheet"] == wanted["sheet"];
        let Some(row) = report["rows"].as_array().unwrap().iter().find(same_row) else {
            told.push(format!("row {} is not told", wanted["row"]));
            continue;
        };
        if row["outcome"] != wanted["outcome"] {
            told.push(format!(
                "row {}: {} {} instead of {}",
                wanted["row"], row["outcome"], row["reasons"], wanted["outcome"]
            ));
        }
        for reason in wanted["reasons"].as_array().into_iter().flatten() {
            if !row["reasons"]
                .as_array()
                .unwrap()
                .iter()
                .any(|own| own["code"] == reason["code"])
            {
                told.push(format!(
                    "row {}: {} is not among {}",
                    wanted["row"], reason["code"], row["reasons"]
                ));
            }
        }
        for (field, fact) in wanted["person"].as_object().into_iter().flatten() {
            if row["person"][field] != *fact {
                told.push(format!(
                    "row {}: {field} {} instead of {fact}",
                    wanted["row"], row["person"][field]
                ));
            }
        }
    }
    told
}

fn expected(file: &str) -> Json {
    serde_json::from_str(&std::fs::read_to_string(samples().join(file)).unwrap()).unwrap()
}

#[test]
fn rosters_are_read_on_the_district() {
    for (file, wanted) in FILES {
        let report = imported(&District::thirteen(), file);
        assert_eq!(compare(&report, &expected(wanted)), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn rosters_are_read_on_an_empty_ledger_and_unknown_units_are_told_and_kept() {
    for (file, wanted) in FILES {
        let district = District::empty();
        let report = imported(&district, file);
        assert_eq!(compare(&report, &expected(wanted)), Vec::<String>::new(), "{file}");
        let value = district.office.value();
        let view = value.on(testkit::day("2019-03-14"), ledger::Seq::LATEST);
        for row in report.rows.iter().filter(|row| row.outcome == Outcome::Add) {
            assert!(
                row.reasons.iter().any(|reason| reason.code == "unknown_unit"),
                "{file} {}",
                row.row
            );
            let ix = value.place(ledger::Entity::Person(crate::kit::person(row)));
            let Some(ledger::value::Place::Person(ix)) = ix else {
                panic!("{file} {}", row.row)
            };
            let person = view.person(ix).unwrap();
            assert!(
                person.attribute("unit_text").is_some() && person.attribute("title").is_some(),
                "{file} {}",
                row.row
            );
        }
    }
}

#[test]
fn the_comparison_bites() {
    let report = imported(&District::thirteen(), FILES[1].0);
    let mut wanted = expected(FILES[1].1);
    wanted["rows"][3]["person"]["birth"] = "1900-01-01".into();
    wanted["totals"]["add"] = 1.into();
    assert_eq!(compare(&report, &wanted).len(), 2);
}

#[test]
fn each_roster_twice_changes_nothing() {
    for district in [District::thirteen(), District::empty()] {
        for (file, _) in FILES {
            let first = imported(&district, file);
            let head = district.office.value().head();
            let second = imported(&district, file);
            let people = first.totals.add + first.totals.change + first.totals.duplicate;
            assert_eq!(
                (second.totals.duplicate, second.totals.add, second.totals.change),
                (people, 0, 0),
                "{file}"
            );
            assert_eq!(
                (second.decision, district.office.value().head()),
                (None, head),
                "{file}"
            );
            let ids = |report: &ImportReport| -> Vec<Option<String>> {
                report
                    .rows
                    .iter()
                    .filter(|row| row.outcome != Outcome::Error)
                    .map(|row| row.id.clone())
                    .collect()
            };
            assert_eq!(ids(&first), ids(&second), "{file}");
        }
    }
}

#[test]
fn a_list_read_before_its_units_were_established_finds_its_people_again() {
    let district = District::empty();
    let first = imported(&district, FILES[2].0);
    let root = ledger::UnitId(ledger::ActId {
        decision: ledger::Seq(1),
        ordinal: 0,
    });
    for name in ["Xã Hòa Bình", "Xã Vũ Oai", "Trường Mầm non Quảng La", "Phòng Nội vụ"] {
        district.unit(name, ledger::codes::UnitKind::Commune, Some(root));
    }
    let second = imported(&district, FILES[2].0);
    assert_eq!((second.totals.add, second.totals.error), (0, 0));
    assert!(second.totals.change > 10 && second.totals.change + second.totals.duplicate == first.totals.add);
    assert_eq!(imported(&district, FILES[2].0).totals.duplicate, first.totals.add);
}

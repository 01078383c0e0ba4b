//! Three rosters as offices keep them, each with what must be read from every row.
//!
//! They stand outside of the repository: in `XUNGTAM_SAMPLES`, else in `../shared/samples` beside the workspace.

use std::path::PathBuf;

use serde_json::Value;

use crate::support::{Desk, demo};

/// The folder of samples. Named but absent it ends the test; absent where it usually stands it is told loudly.
fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("XUNGTAM_SAMPLES").map(PathBuf::from);
    if let Some(named) = named {
        assert!(named.is_dir(), "XUNGTAM_SAMPLES is no folder: {}", named.display());
        return Some(named);
    }
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    if !beside.is_dir() {
        eprintln!("WARNING: the sample rosters are not here; set XUNGTAM_SAMPLES. Nothing was compared.");
        return None;
    }
    Some(beside)
}

fn compare(file: &str) {
    let Some(folder) = folder() else { return };
    let stem = file.rsplit_once('.').unwrap().0;
    let wanted: Value =
        serde_json::from_slice(&std::fs::read(folder.join(format!("{stem}.expected.json"))).unwrap()).unwrap();
    let desk = Desk::demo();
    let path = folder.join(file);
    let import = |arguments: &[&str]| {
        let mut line = vec!["import", path.to_str().unwrap(), "--json"];
        line.extend(arguments);
        desk.run_with(&line, "")
    };
    let dry = import(&["--dry-run"]).json();
    assert_eq!(dry["totals"], wanted["totals"], "{file}");
    assert!(dry["decision"].is_null());
    assert_eq!(desk.head(), demo().head, "a dry run writes nothing");
    let rows = dry["rows"].as_array().unwrap();
    for wanted in wanted["rows"].as_array().unwrap() {
        let place = format!("{file} {} row {}", wanted["sheet"], wanted["row"]);
        let row = rows
            .iter()
            .find(|row| row["sheet"] == wanted["sheet"] && row["row"] == wanted["row"]);
        let Some(row) = row else {
            assert_eq!(wanted["outcome"], "skip", "{place} is not told");
            continue;
        };
        same_row(row, wanted, &place);
    }
    let done = import(&[]).json();
    assert_eq!(done["totals"], wanted["totals"], "{file} the first time");
    assert!(done["decision"].is_u64());
    let again = import(&[]).json();
    let (first, second) = (&done["totals"], &again["totals"]);
    assert_eq!(
        (second["add"].as_u64(), second["change"].as_u64()),
        (Some(0), Some(0)),
        "{file} again"
    );
    assert_eq!(second["duplicate"], first["add"], "{file} again");
    assert!(again["decision"].is_null(), "nothing new is no decision");
}

fn same_row(row: &Value, wanted: &Value, place: &str) {
    assert_eq!(row["outcome"], wanted["outcome"], "{place}: {}", row["reasons"]);
    for (key, fact) in wanted["person"].as_object().into_iter().flatten() {
        assert_eq!(&row["person"][key], fact, "{place}: {key}");
    }
    let told = row["reasons"].as_array().unwrap();
    for reason in wanted["reasons"].as_array().into_iter().flatten() {
        assert!(
            told.iter().any(|told| told["code"] == reason["code"]),
            "{place}: {reason} in {told:?}"
        );
    }
    let spoken = |reason: &Value| {
        reason["message"]
            .as_str()
            .is_some_and(|words| !words.is_empty() && !words.contains('⟨'))
    };
    assert!(told.iter().all(spoken), "{place}: {told:?}");
}

#[test]
fn the_roll_with_faults_is_read_row_by_row() {
    compare("commune-roll.xlsx");
}

#[test]
fn the_clean_roll_is_read_row_by_row() {
    compare("commune-roll-clean.xlsx");
}

#[test]
fn the_schools_list_is_read_row_by_row() {
    compare("schools-list.csv");
}

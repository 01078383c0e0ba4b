//! The whole country, where the shared data set is there; loudly silent where it is not.

use std::path::PathBuf;

use crate::{Case, Exceptions, Tables, Use};

/// The three files, beside the project.
fn shared() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/reorganisation-2025");
    if folder.join("edges.csv").exists() {
        return Some(folder);
    }
    eprintln!(
        "\n*** NOT TESTED: ../shared/data/reorganisation-2025 is not there. ***\n\
         *** Neither the reviewed exceptions nor the replay of the whole country was compared with it. ***\n"
    );
    None
}

#[test]
fn the_files_need_every_exception_and_no_other() {
    let Some(folder) = shared() else { return };
    let exceptions = Exceptions::carried().unwrap();
    let tables = Tables::read(&folder).unwrap();
    let case = Case::settle(tables.clone(), exceptions.clone()).unwrap();
    assert_eq!(
        (case.old.len(), case.new.len(), case.provinces.len()),
        (10_040, 3_321, 34)
    );
    // One by one: without it the files do not settle, or settle otherwise.
    for at in 0..exceptions.0.len() {
        let mut fewer = exceptions.clone();
        let one = fewer.0.remove(at);
        let settled = Case::settle(tables.clone(), fewer);
        match one.what {
            Use::Default => assert_ne!(settled.unwrap().goes, case.goes, "{}", one.about()),
            _ => assert!(settled.is_err(), "{} {}", one.what.word(), one.about()),
        }
    }
}

#[test]
fn a_faulty_edge_of_the_real_files_is_found() {
    let Some(folder) = shared() else { return };
    let mut tables = Tables::read(&folder).unwrap();
    // A commune that loses its only edge, and one that is given to another province as well.
    tables.edges.retain(|edge| edge.old != "07033");
    let mut doubled = tables.edges.iter().find(|edge| edge.old == "07045").unwrap().clone();
    doubled.new = "00004".to_owned();
    tables.edges.push(doubled);
    let faults = Case::settle(tables, Exceptions::carried().unwrap()).unwrap_err();
    let said = format!("{faults:?}");
    for due in [
        "NoSuccessor(\"07033\")",
        "WholeAndMore(\"07045\")",
        "Torn(\"22\", \"07045\")",
        "Suspect(\"07045\", \"00004\")",
    ] {
        assert!(said.contains(due), "{due}: {said}");
    }
}

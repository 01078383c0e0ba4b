//! The whole country, where the shared data set is there; loudly silent where it is not.

use std::path::PathBuf;

use ledger::codes::UnitKind;

use super::{broken, entered};
use crate::proof::prove;
use crate::{Case, Exceptions, Journey, Plan, Tables, Use, counts};

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
fn the_whole_country_is_carried_through_and_proved() {
    let Some(folder) = shared() else { return };
    let case = Case::settle(Tables::read(&folder).unwrap(), Exceptions::carried().unwrap()).unwrap();
    let journey = Journey::hoanh_bo().unwrap();
    let plan = Plan::of(&case, Some(&journey)).unwrap();
    assert_eq!(plan.resolutions, 34);
    let value = entered(&plan);
    let checks = prove(&value, &case, &plan.ids, Some(&journey));
    assert_eq!(broken(&checks), [""; 0], "{checks:#?}");
    let of = |id: &str| checks.iter().find(|check| check.id == id).map_or(0, |check| check.of);
    assert_eq!(
        [
            of("old-units-end"),
            of("districts-end"),
            of("provinces-pass"),
            of("new-units-sourced")
        ],
        [10_040, 696, 63, 3_321]
    );
    assert_eq!(
        [of("posts"), of("people"), of("edges-kept")],
        [10_040, 30_120, case.edges()]
    );

    let last = counts(&value, "2025-06-30".parse().unwrap());
    let first = counts(&value, "2025-07-01".parse().unwrap());
    assert_eq!((last.total(), first.total()), (10_040, 3_321));
    let kinds = first.by_kind();
    assert_eq!(
        [UnitKind::Commune, UnitKind::Ward, UnitKind::SpecialZone].map(|kind| kinds[&kind]),
        [2_621, 687, 13]
    );
    let quang_ninh = ("22".to_owned(), "Tỉnh Quảng Ninh".to_owned());
    let of_province = |counts: &crate::Counts| counts.provinces[&quang_ninh].values().sum::<usize>();
    assert_eq!((of_province(&last), of_province(&first)), (171, 54));
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

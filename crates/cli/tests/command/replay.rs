//! `xungtam replay`: the whole country where the shared files are there, and in words what is wrong where they are not right.

use std::path::PathBuf;

use serde_json::Value;

use crate::support::{Desk, number};

/// The three files, beside the project.
fn shared() -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/reorganisation-2025");
    if folder.join("edges.csv").exists() {
        return Some(folder.display().to_string());
    }
    eprintln!(
        "\n*** NOT TESTED: ../shared/data/reorganisation-2025 is not there. ***\n\
         *** The command was not tried on the whole country. ***\n"
    );
    None
}

#[test]
fn the_country_is_replayed_proved_and_verified_and_twice_the_same() {
    let Some(folder) = shared() else { return };
    let desk = Desk::empty();
    let shown = desk
        .run_with(&["replay", &folder, "--data", "country.ledger", "--json"], "")
        .good();
    let shown: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(shown["holds"], true);
    assert_eq!(
        (number(&shown["before"]["units"]), number(&shown["after"]["units"])),
        (10_040, 3_321)
    );
    let kinds = &shown["after"]["kinds"];
    let kinds = ["commune", "ward", "special-zone"].map(|kind| number(&kinds[kind]));
    assert_eq!(kinds, [2_621, 687, 13]);
    assert_eq!(number(&shown["resolutions"]), 34);
    let checks = shown["checks"].as_array().unwrap();
    assert!(
        checks.len() >= 18
            && checks
                .iter()
                .all(|check| check["holds"] == true && number(&check["of"]) > 0)
    );
    for split in shown["splits"].as_array().unwrap() {
        assert_eq!((number(&split["posts"]), number(&split["people"])), (1, 3), "{split}");
        assert!(!split["others"].as_array().unwrap().is_empty());
    }
    assert_eq!(shown["again"], shown["head"]);

    let verified = desk.run_with(&["verify", "--data", "country.ledger"], "").good();
    let head = shown["head"].as_str().unwrap();
    assert!(format!("{}{}", verified.out, verified.err).contains(head));
    // In words, and without a ledger that stays: the same head.
    let told = desk.run_with(&["replay", &folder], "").good();
    assert_eq!(told.after("head"), head);
    assert!(
        told.out.contains("2.621") && told.out.contains("171 → 54"),
        "{}",
        told.out
    );
    assert!(!desk.path("xungtam.ledger").exists());
    // A ledger that is there is left alone.
    let refused = desk.run_with(&["replay", &folder, "--data", "country.ledger"], "");
    assert!(!refused.ok, "{}", refused.out);
}

#[test]
fn a_dropped_edge_of_the_country_is_told_with_the_unit_that_it_leaves_behind() {
    let Some(folder) = shared() else { return };
    let desk = Desk::empty();
    std::fs::create_dir(desk.path("files")).unwrap();
    for name in ["units-before.csv", "units-after.csv", "edges.csv"] {
        let text = std::fs::read_to_string(PathBuf::from(&folder).join(name)).unwrap();
        // Kỳ Thượng, whose only edge this is.
        let dropped = text.lines().filter(|line| !line.starts_with("07033,06979"));
        std::fs::write(desk.path("files").join(name), dropped.collect::<Vec<_>>().join("\n")).unwrap();
    }
    let refused = desk.run("replay files").trouble();
    assert!(refused.contains("07033"), "{refused}");
    assert_eq!(refused.matches("\n- ").count(), 1, "{refused}");
}

#[test]
fn what_is_wrong_with_the_files_is_told_at_once_in_both_languages() {
    let desk = Desk::empty();
    let missing = desk.run("replay nowhere");
    assert!(!missing.ok);
    for name in ["units-before.csv", "units-after.csv", "edges.csv"] {
        assert!(missing.err.contains(name), "{}", missing.err);
    }
    std::fs::create_dir(desk.path("files")).unwrap();
    let files = [
        (
            "units-before.csv",
            "code,name,kind,district_code,district,province_code,province\n1,Xã A,Xóm,2,Huyện B,3,Tỉnh C\n",
        ),
        (
            "units-after.csv",
            "code,name,kind,province_code,province,area_km2,resolution\n1,,Xã,3,Tỉnh C,0,1/NQ-UBTVQH15\n",
        ),
        ("edges.csv", "old_code,new_code,transfer,sources\n1,1,full,A+C\n"),
    ];
    for (name, text) in files {
        std::fs::write(desk.path("files").join(name), text).unwrap();
    }
    let vietnamese = desk.run("replay files");
    let english = desk.run("replay files --lang en");
    for place in ["units-before.csv:2", "units-after.csv:2", "edges.csv:2"] {
        assert!(vietnamese.err.contains(place), "{}", vietnamese.err);
        assert!(english.err.contains(place), "{}", english.err);
    }
    assert!(!vietnamese.ok && vietnamese.err.contains("Xóm") && english.err.contains("Xóm"));
    assert_ne!(vietnamese.err, english.err);
}

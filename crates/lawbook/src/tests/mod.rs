//! The carried rules load, are complete, and pass their cases; bad files are told all at once.

mod bad_files;
mod complete;
mod lookups;

use std::sync::LazyLock;

use ledger::Day;

use crate::{Folder, Lawbook};

fn book() -> &'static Lawbook {
    static BOOK: LazyLock<Lawbook> = LazyLock::new(|| Lawbook::carried().unwrap());
    &BOOK
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn the_carried_rules_load() {
    let (_, problems) = Lawbook::load_what_can_be(&Folder::carried());
    assert!(problems.0.is_empty(), "{problems}");
}

#[test]
fn a_folder_reads_as_the_carried_copy() {
    let law = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
    assert_eq!(Folder::read(&law).unwrap(), Folder::carried());
}

#[test]
fn every_case_that_this_crate_can_try_holds() {
    let failures = book().try_cases();
    let told: Vec<String> = failures.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_changed_number_is_noticed_by_its_cases() {
    let carried = Folder::carried();
    let changes = [
        ("pay/base-salary.toml", "1390000", "1390001"),
        ("pay/coefficients.toml", "\"2.34\"", "\"2.35\""),
        (
            "pay/post-allowances.toml",
            "allowance = \"0.25\"",
            "allowance = \"0.26\"",
        ),
        (
            "staffing/reduction-by-2021.toml",
            "rounds = \"up\"",
            "rounds = \"down\"",
        ),
        ("staffing/replacement-cap.toml", "rounds = \"down\"", "rounds = \"up\""),
        (
            "evaluation/excellent-ceiling.toml",
            "base   = [\"good\"]",
            "base   = [\"good\", \"excellent\"]",
        ),
        ("retirement/normal-age.toml", "step = 3", "step = 4"),
        ("ladders/theory.toml", "same_as = \"advanced\"", ""),
        (
            "groups/key-commune-official.toml",
            "\"Chủ tịch UBND\"",
            "\"Phó Chủ tịch UBND\"",
        ),
    ];
    for (path, old, new) in changes {
        let text = &carried.files().iter().find(|file| file.path == path).unwrap().text;
        assert!(text.contains(old), "{path}: {old}");
        let other = Lawbook::load(&carried.clone().with(path, &text.replace(old, new))).unwrap();
        let failures = other.try_cases();
        let own = path.replace(".toml", ".test.toml");
        let noticed = failures.iter().any(|failure| failure.case.file == own);
        assert!(noticed, "{path}: nobody noticed {old} -> {new}");
    }
}

//! The carried rules load, are complete, and pass their cases; bad files are told all at once.

use crate::{Folder, Lawbook};

#[test]
fn the_carried_rules_load() {
    let (_, problems) = Lawbook::load_what_can_be(&Folder::carried());
    assert!(problems.0.is_empty(), "{problems}");
}

#[test]
fn every_case_that_this_crate_can_try_holds() {
    let failures = Lawbook::carried().unwrap().try_cases();
    let told: Vec<String> = failures.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

//! ARCHITECTURE.md is true: its map lists the rooms that exist, in the order in which they may depend on each other.

use super::tracked::{none, read};
use crate::place::root;
use std::collections::BTreeMap;

/// The rooms in the order of the map, read from headings such as "### `crates/ledger`: the decisions".
fn map(text: &str) -> Vec<String> {
    let heading = |line: &str| Some(line.strip_prefix("### `crates/")?.split('`').next()?.to_owned());
    text.lines().filter_map(heading).collect()
}

/// Every crate under `crates/`: its folder from there, its package name, its manifest.
fn crates() -> Vec<(String, String, toml::Table)> {
    let mut found = Vec::new();
    for folder in ["", "web/"] {
        for entry in std::fs::read_dir(root().join("crates").join(folder))
            .unwrap()
            .map(Result::unwrap)
        {
            let Ok(text) = std::fs::read_to_string(entry.path().join("Cargo.toml")) else {
                continue;
            };
            let manifest: toml::Table = text.parse().unwrap();
            let name = manifest["package"]["name"].as_str().unwrap().to_owned();
            found.push((
                format!("{folder}{}", entry.file_name().to_string_lossy()),
                name,
                manifest,
            ));
        }
    }
    found.sort_by(|one, two| one.0.cmp(&two.0));
    found
}

/// They may serve the tests of any room: they are never part of the product.
const FOR_TESTS: &[&str] = &["testkit", "faultdisk"];
/// The one room with a table of lints of its own, which allows unsafe code: a file layer of SQLite is a table of C functions.
const OWN_LINTS: &str = "faultdisk";

/// Dependencies that point down the map.
fn downward(rooms: &[(String, String, toml::Table)], map: &[String]) -> Vec<String> {
    let place: BTreeMap<&str, usize> = rooms
        .iter()
        .filter_map(|(folder, name, _)| Some((name.as_str(), map.iter().position(|room| room == folder)?)))
        .collect();
    let mut findings = Vec::new();
    for (folder, name, manifest) in rooms {
        for table in ["dependencies", "build-dependencies", "dev-dependencies"] {
            for dependency in manifest
                .get(table)
                .and_then(toml::Value::as_table)
                .into_iter()
                .flat_map(toml::Table::keys)
            {
                let serves_tests = table == "dev-dependencies" && FOR_TESTS.contains(&dependency.as_str());
                let (Some(from), Some(to)) = (place.get(name.as_str()), place.get(dependency.as_str())) else {
                    continue;
                };
                if to >= from && !serves_tests {
                    findings.push(format!(
                        "crates/{folder} depends on {dependency} ({table}), which stands below it"
                    ));
                }
            }
        }
    }
    findings
}

#[test]
fn the_map_lists_exactly_the_rooms() {
    let mut drawn = map(&read("ARCHITECTURE.md"));
    drawn.sort();
    let built: Vec<String> = crates().into_iter().map(|(folder, _, _)| folder).collect();
    assert_eq!(
        drawn, built,
        "ARCHITECTURE.md (left) and crates/ (right) differ: bring the map up to date"
    );
}

#[test]
fn dependencies_point_up_the_map() {
    let findings = downward(&crates(), &map(&read("ARCHITECTURE.md")));
    none(&findings, "A room may use only those above it; see ARCHITECTURE.md.");
}

#[test]
fn every_room_takes_the_lints_of_the_house() {
    let without: Vec<String> = crates()
        .into_iter()
        .filter(|(folder, _, manifest)| {
            folder != OWN_LINTS
                && manifest.get("lints").and_then(|lints| lints.get("workspace")) != Some(&toml::Value::Boolean(true))
        })
        .map(|(folder, _, _)| folder)
        .collect();
    none(&without, "Write `[lints] workspace = true`.");
}

#[test]
fn the_rule_bites() {
    let map = ["ledger".to_owned(), "web".to_owned()];
    let room = |folder: &str, manifest: &str| (folder.to_owned(), folder.to_owned(), manifest.parse().unwrap());
    let rooms = [
        room("ledger", "[dependencies]\nweb = \"1\""),
        room("web", "[dependencies]\nledger = \"1\""),
    ];
    assert_eq!(
        downward(&rooms, &map),
        ["crates/ledger depends on web (dependencies), which stands below it"]
    );
}

//! What only some rooms may know: SQL, HTML, workbooks, the network, JSON. The manifests tell who could.

use super::tracked::{ending, files, none, read};

/// A package, and the rooms that may depend on it in their product.
const DOORS: &[(&str, &[&str])] = &[
    ("rusqlite", &["storage", "faultdisk"]),
    ("postgres", &["storage"]),
    ("storage", &["cli", "testkit"]),
    ("testkit", &[]),
    ("faultdisk", &[]),
    ("calamine", &["papers"]),
    ("rust_xlsxwriter", &["papers"]),
    ("askama", &["web"]),
    ("axum", &["web", "cli"]),
    ("tower-http", &["web", "cli"]),
    ("fluent-bundle", &["words"]),
    ("rcgen", &["tls"]),
    ("x509-parser", &["tls"]),
    ("argon2", &["office"]),
    ("ureq", &["outgoing"]),
    ("ring", &["outgoing", "testkit"]),
    ("lettre", &["outgoing"]),
    ("clap", &["cli"]),
    ("cel", &["standards"]),
];
/// Rooms that know neither files, nor JSON, nor the network.
const INNER: &[&str] = &["ledger", "standards", "indicators", "planning"];
/// The planners take plain data and nothing else: these packages alone, and no other room.
const PLANNING: &[&str] = &["rayon", "serde", "thiserror", "microlp"];
const OUTSIDE: &[&str] = &["serde_json", "tokio", "tempfile", "getrandom", "hyper", "reqwest"];

fn product(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().unwrap();
    manifest
        .get("dependencies")
        .and_then(toml::Value::as_table)
        .into_iter()
        .flat_map(|table| table.keys().cloned())
        .collect()
}

fn breaches(room: &str, depends_on: &[String]) -> Vec<String> {
    let closed = DOORS
        .iter()
        .filter(|(_, open_to)| !open_to.contains(&room))
        .map(|(package, _)| *package);
    let outside = OUTSIDE.iter().copied().filter(|_| INNER.contains(&room));
    let strange = depends_on
        .iter()
        .map(String::as_str)
        .filter(|package| room == "planning" && !PLANNING.contains(package));
    let mut found: Vec<&str> = closed
        .chain(outside)
        .filter(|package| depends_on.iter().any(|one| one == package))
        .collect();
    found.extend(strange.filter(|package| !found.contains(package)).collect::<Vec<_>>());
    found
        .into_iter()
        .map(|package| format!("crates/{room} depends on {package}"))
        .collect()
}

#[test]
fn each_door_is_where_the_map_says() {
    let mut findings = Vec::new();
    for file in files()
        .iter()
        .filter(|file| file.path.starts_with("crates/") && file.path.ends_with("/Cargo.toml"))
    {
        let room = file.path.trim_start_matches("crates/").trim_end_matches("/Cargo.toml");
        findings.extend(breaches(room, &product(&read(&file.path))));
    }
    none(
        &findings,
        "SQL lives in storage, HTML in web, workbooks in papers; see the invariants of ARCHITECTURE.md.",
    );
}

/// Whether a file may hold SQL: those of storage, and of the disk on which its tests run.
fn speaks_sql(path: &str) -> bool {
    path.starts_with("crates/storage/") || path.starts_with("crates/faultdisk/")
}

#[test]
fn one_engine_of_ciphers_and_it_is_built_from_the_lock_file() {
    let lock = read("Cargo.lock");
    let second: Vec<String> = ["openssl-sys", "aws-lc-sys", "native-tls"]
        .iter()
        .filter(|package| lock.contains(&format!("name = \"{package}\"")))
        .map(|package| (*package).to_owned())
        .collect();
    none(
        &second,
        "TLS is rustls with ring; switch the package's own engine off by its features.",
    );
    assert!(lock.contains("name = \"ring\""), "the rule looks at nothing");
}

#[test]
fn no_sql_outside_storage() {
    let words = [
        ["SELECT ", "* FROM"],
        ["INSERT ", "INTO"],
        ["CREATE ", "TABLE"],
        ["DELETE ", "FROM"],
    ]
    .map(|parts| parts.concat());
    let mut findings = Vec::new();
    for file in files()
        .iter()
        .filter(|file| ending(&file.path) == "rs" && !speaks_sql(&file.path))
    {
        let product = file
            .text
            .as_deref()
            .unwrap_or("")
            .split("#[cfg(test)]")
            .next()
            .unwrap_or("");
        findings.extend(
            words
                .iter()
                .filter(|word| product.contains(word.as_str()))
                .map(|word| format!("{}: {word}", file.path)),
        );
    }
    none(&findings, "Ask storage for it.");
}

#[test]
fn the_rule_bites() {
    let depends_on = ["rusqlite".to_owned(), "serde_json".to_owned()];
    assert_eq!(
        breaches("ledger", &depends_on),
        [
            "crates/ledger depends on rusqlite",
            "crates/ledger depends on serde_json"
        ]
    );
    assert!(breaches("storage", &depends_on).is_empty());
    let planner = ["serde".to_owned(), "ledger".to_owned()];
    assert_eq!(breaches("planning", &planner), ["crates/planning depends on ledger"]);
}

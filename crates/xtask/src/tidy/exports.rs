//! Whatever leaves the site as a file goes through one place, which puts it on record first: what makes such a file stands nowhere else.

use super::tracked::{ending, files, none};

const TAKEN: &str = "crates/web/src/pages/taken.rs";
/// What makes, names or notes a file, and where it may stand.
const WAYS: &[(&str, &[&str])] = &[
    ("to_xlsx", &[TAKEN]),
    ("to_csv", &[TAKEN]),
    // Programs take lists without a file.
    ("note_export", &["crates/web/src/api/call.rs"]),
    ("note_taken", &[TAKEN]),
    // The sender's own workbook.
    ("give_back", &[TAKEN, "crates/web/src/pages/imports/marked.rs"]),
    (
        "CONTENT_DISPOSITION",
        &[
            TAKEN,
            // Papers and rules of the office's own have events of their own, or tell of nobody.
            "crates/web/src/pages/local_rules/file.rs",
            "crates/web/src/pages/scans/send.rs",
            "crates/web/src/site/headers.rs",
        ],
    ),
    // What comes in.
    ("content-disposition", &["crates/web/src/site/multipart.rs"]),
];

/// Whether a file belongs to what is served.
fn is_served(path: &str) -> bool {
    path.starts_with("crates/web/src/") && !path.starts_with("crates/web/src/tests/") && ending(path) == "rs"
}

fn breaches(path: &str, text: &str) -> Vec<String> {
    let product = text.split("#[cfg(test)]").next().unwrap_or_default();
    let elsewhere = WAYS.iter().filter(|(_, places)| !places.contains(&path));
    elsewhere
        .filter(|(word, _)| product.contains(word))
        .map(|(word, _)| format!("{path}: {word}"))
        .collect()
}

#[test]
fn no_file_leaves_the_site_but_by_the_way_that_notes_it() {
    let mut findings = Vec::new();
    let mut seen = 0;
    for file in files().iter().filter(|file| is_served(&file.path)) {
        seen += 1;
        findings.extend(breaches(&file.path, file.text.as_deref().unwrap_or_default()));
    }
    assert!(seen > 100, "the rule looks at {seen} files");
    none(
        &findings,
        "Make a `Taken` of it (crates/web/src/pages/taken.rs) and hand that over.",
    );
}

#[test]
fn the_rule_bites() {
    let page = "crates/web/src/pages/people/table.rs";
    assert_eq!(
        breaches(page, "let bytes = table.to_csv()?;"),
        [format!("{page}: to_csv")]
    );
    assert!(breaches(TAKEN, "table.to_csv(); note_taken(); CONTENT_DISPOSITION").is_empty());
    assert!(breaches(page, "taken.hand_over(&site)").is_empty());
    assert!(is_served(page) && !is_served("crates/web/src/tests/served/taken.rs"));
}

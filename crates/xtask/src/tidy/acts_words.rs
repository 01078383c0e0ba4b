//! Every act of the ledger is a term of the glossary: its name in code stands in the third column.

use super::tracked::{ending, files, none, read};

/// The acts that a file of `crates/ledger/src/acts` declares: lines such as `20 Recruit "Tuyển dụng" "Recruit" {`.
fn acts(text: &str) -> Vec<String> {
    let act = |line: &str| {
        let mut words = line.split_whitespace();
        words.next()?.parse::<u16>().ok()?;
        let name = words.next()?;
        (words.next()?.starts_with('"') && line.ends_with('{')).then(|| name.to_owned())
    };
    text.lines().filter_map(act).collect()
}

#[test]
fn every_act_is_in_the_glossary() {
    let glossary = read("docs/glossary.md");
    let declared: Vec<String> = files()
        .iter()
        .filter(|file| file.path.starts_with("crates/ledger/src/acts/") && ending(&file.path) == "rs")
        .flat_map(|file| acts(file.text.as_deref().unwrap_or("")))
        .collect();
    assert!(declared.len() >= 40, "only {} acts were found", declared.len());
    let missing: Vec<String> = declared
        .into_iter()
        .filter(|act| !glossary.contains(&format!("`{act}`")))
        .collect();
    none(
        &missing,
        "Add the act to docs/glossary.md with its Vietnamese and English name.",
    );
}

#[test]
fn an_act_is_read_from_its_line() {
    assert_eq!(
        acts("    20 Recruit \"Tuyển dụng\" \"Recruit\" {\n        0 person: PersonId [subject],"),
        ["Recruit"]
    );
}

//! The glossary covers the names of the domain: one Vietnamese term, one English name, one name in code.
//!
//! A public type is covered when its name, or every word of it, stands in the code column of docs/glossary.md or in
//! docs/glossary-exempt.txt (technical names and words, each with its reason).

use super::rust_names::{public_types, words};
use super::tracked::{ending, files, none, read};
use std::collections::{BTreeMap, BTreeSet};

const ROOMS: &[&str] = &["ledger", "lawbook", "standards", "indicators", "planning", "office"];

/// What is written in the table: for each row its Vietnamese term, English name and code names.
fn rows(text: &str) -> Vec<[String; 3]> {
    let cells = |line: &str| {
        let mut cells = line
            .trim()
            .strip_prefix('|')?
            .split('|')
            .map(|cell| cell.trim().to_owned());
        let row = [cells.next()?, cells.next()?, cells.next()?];
        (row[2].contains('`')).then_some(row)
    };
    text.lines().filter_map(cells).collect()
}

/// Names of the code column: `` `Quota`, `assign_quota` `` gives two.
fn code_names(row: &[String; 3]) -> Vec<String> {
    row[2].split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The known names and words.
fn known(glossary: &str, exempt: &str) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let exempted = exempt
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_whitespace().next());
    let names = rows(glossary)
        .iter()
        .flat_map(code_names)
        .chain(exempted.map(str::to_owned))
        .collect::<Vec<_>>();
    for name in names {
        for part in name.split(['_', ':', ' ', '-', '.']) {
            known.extend(words(part));
        }
        known.insert(name);
    }
    known
}

/// The words of `name` that nobody has explained.
fn uncovered(name: &str, known: &BTreeSet<String>) -> Vec<String> {
    if known.contains(name) {
        return Vec::new();
    }
    words(name)
        .into_iter()
        .filter(|word| !stems(word).any(|stem| known.contains(stem)))
        .collect()
}

/// A word, and what is left of it without the ending of a participle: `counted` is known with `count`.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let shorter = ["ed", "d", "ing", "er"]
        .into_iter()
        .filter_map(|ending| word.strip_suffix(ending));
    std::iter::once(word).chain(shorter.filter(|stem| stem.len() > 2))
}

#[test]
fn every_public_name_of_the_domain_is_in_the_glossary() {
    let known = known(&read("docs/glossary.md"), &read("docs/glossary-exempt.txt"));
    let mut findings = Vec::new();
    for file in files().iter().filter(|file| ending(&file.path) == "rs") {
        if !ROOMS
            .iter()
            .any(|room| file.path.starts_with(&format!("crates/{room}/src/")))
        {
            continue;
        }
        for name in file.text.iter().flat_map(|text| public_types(text)) {
            let missing = uncovered(&name, &known);
            if !missing.is_empty() {
                findings.push(format!("{name} ({}): {}", missing.join(", "), file.path));
            }
        }
    }
    none(
        &findings,
        "Add the term to docs/glossary.md, or a technical word with its reason to docs/glossary-exempt.txt.",
    );
}

#[test]
fn one_term_one_name() {
    let text = read("docs/glossary.md");
    let rows = rows(&text);
    assert!(rows.len() >= 100, "the glossary has {} terms", rows.len());
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut twice = Vec::new();
    for [vietnamese, english, _] in &rows {
        for term in [
            format!("vi {}", vietnamese.to_lowercase()),
            format!("en {}", english.to_lowercase()),
        ] {
            if seen.insert(term.clone(), vietnamese).is_some() {
                twice.push(term);
            }
        }
    }
    none(
        &twice,
        "One Vietnamese term has one English name, and the other way round.",
    );
}

#[test]
fn every_exemption_has_a_reason() {
    let bare: Vec<String> = read("docs/glossary-exempt.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty() && line.split_whitespace().count() < 3)
        .map(str::to_owned)
        .collect();
    none(&bare, "Write the reason behind the name.");
}

#[test]
fn the_rule_bites() {
    let known = known(
        "| biên chế giao | staff quota | `Quota` | posts |",
        "Kind  a technical word, not a term",
    );
    assert!(uncovered("QuotaKind", &known).is_empty());
    assert!(uncovered("QuotaKinded", &known).is_empty());
    assert_eq!(uncovered("QuotaWidget", &known), ["widget"]);
}

//! Every law entry says where it comes from and how sure that is. `lawbook` refuses such an entry too; this looks at
//! the files themselves, so that a file which nobody loads is found as well.

use super::tracked::{ending, files, none};

/// The words for how sure an entry is, from best to least.
const MARKS: &[&str] = &["confirmed", "second-hand", "from-memory", "derived", "chosen"];
/// The lists of sources, units and the like hold no rules.
const LISTS: &[&str] = &["law/sources.toml", "law/units.toml"];

/// What one rule lacks: a source and a mark in each of its dated values or versions (or once, for the whole entry).
fn lacks(path: &str, text: &str) -> Vec<String> {
    let entry: toml::Table = match text.parse() {
        Ok(entry) => entry,
        Err(error) => return vec![format!("{path}: {error}")],
    };
    if !entry.contains_key("id") {
        return Vec::new();
    }
    let dated: Vec<&toml::Table> = ["versions", "values"]
        .iter()
        .filter_map(|name| entry.get(*name)?.as_array())
        .flatten()
        .filter_map(toml::Value::as_table)
        .collect();
    let mut findings = Vec::new();
    if dated.is_empty() {
        findings.push(format!("{path}: no dated version"));
    }
    for (number, version) in dated.iter().enumerate() {
        let text_of = |name: &str| {
            version
                .get(name)
                .or_else(|| entry.get(name))
                .and_then(toml::Value::as_str)
        };
        if text_of("source").is_none_or(|source| source.trim().is_empty()) {
            findings.push(format!("{path}: entry {} has no source", number + 1));
        }
        if text_of("mark").is_none_or(|mark| !MARKS.contains(&mark)) {
            findings.push(format!(
                "{path}: entry {} has no mark, or an unknown one ({})",
                number + 1,
                MARKS.join(", ")
            ));
        }
    }
    findings
}

#[test]
fn every_law_entry_has_a_source_and_a_mark() {
    let mut rules = 0;
    let mut findings = Vec::new();
    for file in files()
        .iter()
        .filter(|file| file.path.starts_with("law/") && ending(&file.path) == "toml")
    {
        if LISTS.contains(&file.path.as_str()) || file.path.ends_with(".test.toml") {
            continue;
        }
        rules += 1;
        findings.extend(lacks(&file.path, file.text.as_deref().unwrap_or("")));
    }
    assert!(rules > 0, "law/ holds no rule");
    none(
        &findings,
        "An entry without its source, or without a word on how sure it is, is not law but a guess.",
    );
}

#[test]
fn the_rule_bites() {
    assert_eq!(
        lacks(
            "law/a.toml",
            "id = \"a.b\"\n[[versions]]\nfrom = 2019-01-01\nmark = \"second-hand\""
        )
        .len(),
        1
    );
    assert_eq!(
        lacks(
            "law/a.toml",
            "id = \"a.b\"\nmark = \"confirmed\"\n[[values]]\nsource = \"X@2019-01-01\""
        )
        .len(),
        0
    );
}

//! The message catalogue is whole: the same files in Vietnamese and in English, with the same messages.

use super::tracked::{ending, files, none};
use std::collections::{BTreeMap, BTreeSet};

/// The messages of one file: lines that begin with a name and an equals sign.
fn messages(text: &str) -> BTreeSet<String> {
    let name = |line: &str| {
        let (name, _) = line.split_once('=')?;
        let name = name.trim_end();
        let ours = name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.'));
        (ours && !name.is_empty()).then(|| name.to_owned())
    };
    text.lines()
        .filter(|line| !line.starts_with(' ') && !line.starts_with('#'))
        .filter_map(name)
        .collect()
}

/// What one language has and the other lacks.
fn gaps(vi: &BTreeMap<String, BTreeSet<String>>, en: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut findings = Vec::new();
    for (language, has, lacks) in [("en", vi, en), ("vi", en, vi)] {
        for (file, names) in has {
            let Some(others) = lacks.get(file) else {
                findings.push(format!("{language} lacks the file {file}"));
                continue;
            };
            findings.extend(
                names
                    .difference(others)
                    .map(|name| format!("{language}/{file} lacks {name}")),
            );
        }
    }
    findings
}

fn language(wanted: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for file in files()
        .iter()
        .filter(|file| file.path.starts_with("crates/words/") && ending(&file.path) == "ftl")
    {
        let parts: Vec<&str> = file.path.split('/').collect();
        if let Some(at) = parts.iter().position(|part| part.split('-').next() == Some(wanted)) {
            found.insert(parts[at + 1..].join("/"), messages(file.text.as_deref().unwrap_or("")));
        }
    }
    found
}

#[test]
fn both_languages_say_the_same() {
    let (vi, en) = (language("vi"), language("en"));
    assert!(!vi.is_empty(), "the catalogue of crates/words was not found");
    none(
        &gaps(&vi, &en),
        "Every message is written in Vietnamese and in English.",
    );
}

#[test]
fn the_rule_bites() {
    let vi = BTreeMap::from([(
        "web.ftl".to_owned(),
        messages("sign-in = Đăng nhập\n    .next = x\nsign-out = Thoát\n"),
    )]);
    let en = BTreeMap::from([("web.ftl".to_owned(), messages("sign-in = Log in\n"))]);
    assert_eq!(gaps(&vi, &en), ["en/web.ftl lacks sign-out"]);
}

//! The pure rooms have no clock, no random order, and (but for the reading of law/) no input or output.
//!
//! Clippy refuses the types by their meaning; this looks at the words, which also finds them behind a macro.

use super::tracked::{Tracked, ending, files, none, read};
use crate::place::root;

/// Rooms whose answers follow from their arguments alone.
const PURE: &[&str] = &["ledger", "lawbook", "standards", "indicators", "planning"];
/// `lawbook` reads the rules from their folder; it may do nothing else.
const READS_FILES: &str = "lawbook";

fn impurities(file: &Tracked, room: &str) -> Vec<String> {
    let mut words = vec![
        ["System", "Time"].concat(),
        ["Inst", "ant::now"].concat(),
        ["Hash", "Map"].concat(),
        ["Hash", "Set"].concat(),
        ["std::", "env::var"].concat(),
        ["std::", "net"].concat(),
        ["std::", "process"].concat(),
        ["thread_", "rng"].concat(),
    ];
    if room != READS_FILES {
        words.push(["std::", "fs"].concat());
    }
    let mut findings = Vec::new();
    for (number, line) in file.text.iter().flat_map(|text| text.lines()).enumerate() {
        // A comment may name what it forbids; an Fx map has one order for one history, and its iteration is reviewed.
        let code = line.split("//").next().unwrap_or("").replace("FxHash", "");
        if let Some(word) = words.iter().find(|word| names(&code, word)) {
            findings.push(format!("{}:{}: {word}", file.path, number + 1));
        }
    }
    findings
}

/// Whether `word` stands in `code` on its own: `std::net`, not `std::network`.
fn names(code: &str, word: &str) -> bool {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(word).any(|(at, _)| {
        !code[..at].chars().next_back().is_some_and(is_name)
            && !code[at + word.len()..].chars().next().is_some_and(is_name)
    })
}

#[test]
fn the_pure_rooms_have_no_clock_and_no_random_order() {
    let mut findings = Vec::new();
    for file in files().iter().filter(|file| ending(&file.path) == "rs") {
        let room = PURE
            .iter()
            .find(|room| file.path.starts_with(&format!("crates/{room}/src/")));
        findings.extend(room.into_iter().flat_map(|room| impurities(file, room)));
    }
    none(
        &findings,
        "The day is a parameter; use BTreeMap, indexmap or a sorted Vec; files belong to storage and papers.",
    );
}

#[test]
fn clippy_guards_each_pure_room_too() {
    for room in PURE.iter().filter(|room| root().join("crates").join(room).exists()) {
        let settings = read(&format!("crates/{room}/clippy.toml"));
        assert!(
            settings.contains("disallowed-types") && settings.contains("disallowed-methods"),
            "crates/{room}/clippy.toml"
        );
    }
}

#[test]
fn the_rule_bites() {
    let text = [
        "let day = System",
        "Time::now();\nlet seen = Fx",
        "HashMap::default();\n",
    ]
    .concat();
    let file = Tracked {
        path: "crates/ledger/src/a.rs".to_owned(),
        text: Some(text),
    };
    assert_eq!(impurities(&file, "ledger").len(), 1);
}

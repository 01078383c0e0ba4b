//! The README keeps its promise: two commands do all the set-up, and its picture is there.

use super::tracked::read;
use crate::place::root;
use std::collections::BTreeSet;

/// What is typed: the lines of the README's code blocks.
fn typed(text: &str) -> Vec<&str> {
    text.split("```")
        .skip(1)
        .step_by(2)
        .flat_map(str::lines)
        .filter(|line| line.starts_with("cargo "))
        .collect()
}

#[test]
fn two_commands_and_no_third() {
    let text = read("README.md");
    let commands: BTreeSet<&str> = typed(&text)
        .into_iter()
        .map(|line| line.split('#').next().unwrap_or("").trim())
        .collect();
    assert_eq!(commands, BTreeSet::from(["cargo xtask demo", "cargo xtask test"]));
}

#[test]
fn every_link_to_a_file_leads_somewhere() {
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"] {
        let text = read(page);
        for part in text.split("](").skip(1) {
            let target = part.split([')', '#']).next().unwrap_or("");
            if !target.is_empty() && !target.contains("://") {
                assert!(
                    root().join(target).exists(),
                    "{page} points to {target}, which is not there"
                );
            }
        }
    }
}

#[test]
fn the_readme_says_what_is_not_there_yet() {
    assert!(read("README.md").contains("## What is not there yet"));
}

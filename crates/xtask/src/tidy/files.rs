//! A file is one idea: near 100 lines, never above 400.

use super::tracked::{Tracked, ending, files, none};

const MOST_LINES: usize = 400;
const WORTH_A_LOOK: usize = 150;

fn is_source(path: &str) -> bool {
    matches!(ending(path), "rs" | "html" | "css" | "js" | "mjs")
}

fn longer_than(files: &[Tracked], lines: usize) -> Vec<String> {
    let sources = files.iter().filter(|file| is_source(&file.path));
    sources
        .filter_map(|file| {
            let count = file.text.as_ref()?.lines().count();
            (count > lines).then(|| format!("{:>5} lines  {}", count, file.path))
        })
        .collect()
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let files = files();
    let long = longer_than(&files, WORTH_A_LOOK);
    println!(
        "{} files are longer than {WORTH_A_LOOK} lines:\n  {}",
        long.len(),
        long.join("\n  ")
    );
    none(
        &longer_than(&files, MOST_LINES),
        "Split these files by idea; a folder with a mod.rs is the usual shape.",
    );
}

#[test]
fn the_rule_bites() {
    let long = Tracked {
        path: "crates/a/src/b.rs".to_owned(),
        text: Some("x\n".repeat(401)),
    };
    assert_eq!(longer_than(&[long], MOST_LINES).len(), 1);
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = files()
        .iter()
        .filter(|file| ending(&file.path) == "rs" && !file.path.contains("/snapshots/"))
        .filter(|file| !file.text.as_ref().is_some_and(|text| text.starts_with("//!")))
        .map(|file| file.path.clone())
        .collect();
    none(&silent, "Begin each module with a `//!` line that says what it is for.");
}

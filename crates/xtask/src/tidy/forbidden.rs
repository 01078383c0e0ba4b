//! What no file may hold: a path or a registry of one machine, and work that was put off without saying so.

use super::tracked::{Tracked, ending, files, none};

/// Built from parts, so that this file does not hold them itself.
fn machine_words() -> Vec<String> {
    let paths = [
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["/Use", "rs/"],
        ["C:\\", "Users"],
        ["/tmp/", "brief"],
    ];
    let registries = [
        ["registry.npm", "js.org"],
        ["crates", ".io/api"],
        ["index.crates", ".io"],
        ["proxy.golang", ".org"],
        ["pypi", ".org/simple"],
        ["deb.debian", ".org"],
    ];
    paths.iter().chain(&registries).map(|parts| parts.concat()).collect()
}

fn put_off_words() -> Vec<String> {
    [["TO", "DO"], ["FIX", "ME"], ["to", "do!("], ["unimple", "mented!("]]
        .iter()
        .map(|parts| parts.concat())
        .collect()
}

fn found(files: &[Tracked], words: &[String], looks_at: fn(&str) -> bool) -> Vec<String> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| looks_at(&file.path)) {
        for (number, line) in file.text.iter().flat_map(|text| text.lines()).enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(word.as_str())) {
                findings.push(format!("{}:{}: {word}", file.path, number + 1));
            }
        }
    }
    findings
}

#[test]
fn no_file_knows_a_machine() {
    let findings = found(&files(), &machine_words(), |_| true);
    none(
        &findings,
        "Paths start at the root of the repository; lock files hold no addresses.",
    );
}

#[test]
fn a_lock_file_holds_no_address() {
    let hosts = ["\"resolved\":".to_owned()];
    none(
        &found(&files(), &hosts, |path| path.ends_with("package-lock.json")),
        "Write it with `npm install --package-lock-only --omit-lockfile-registry-resolved`.",
    );
}

#[test]
fn nothing_is_put_off_in_silence() {
    let findings = found(&files(), &put_off_words(), |path| {
        matches!(ending(path), "rs" | "html" | "css" | "js" | "mjs" | "toml")
    });
    none(&findings, "Build it now, or say in README.md what is not there yet.");
}

#[test]
fn the_rule_bites() {
    let text = format!(
        "let path = \"{}\";\n// {} later\n",
        machine_words()[0],
        put_off_words()[0]
    );
    let file = [Tracked {
        path: "crates/a/src/b.rs".to_owned(),
        text: Some(text),
    }];
    assert_eq!(
        found(&file, &machine_words(), |_| true),
        ["crates/a/src/b.rs:1: ".to_owned() + &machine_words()[0]]
    );
    assert_eq!(found(&file, &put_off_words(), |_| true).len(), 1);
}

//! Every transcript of the guide is run again on a demonstration ledger, and says what is printed there; every other command parses.
//!
//! In what is printed `…` stands for anything within a line, and a line `…` for any number of lines.

use std::path::Path;
use std::process::Command;

use crate::pages::{Block, commands, pages};
use crate::support::{Desk, demo, run_in};

/// Runs a command as somebody at a shell does; gives whether it went well, and everything it said.
fn run(desk: &Desk, lang: &str, command: &str) -> (bool, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_xungtam")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(desk.path("."))
        .env("PATH", path)
        .env("XUNGTAM_LANG", lang)
        .env_remove("XUNGTAM_DATA")
        .env_remove("XUNGTAM_LAW")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    (output.status.success(), said)
}

/// Whether a line is the one that is printed.
fn fits(printed: &str, said: &str) -> bool {
    let mut parts = printed.split('…');
    let Some(mut rest) = said.strip_prefix(parts.next().unwrap_or("")) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in between {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// Whether lines are those that are printed.
fn all_fit(printed: &[String], said: &[&str]) -> bool {
    match printed.split_first() {
        None => said.is_empty(),
        Some((line, rest)) if line == "…" => (0..=said.len()).any(|skipped| all_fit(rest, &said[skipped..])),
        Some((line, rest)) => said
            .split_first()
            .is_some_and(|(first, others)| fits(line, first.trim_end()) && all_fit(rest, others)),
    }
}

fn prove(lang: &str, chapter: &str, desk: &Desk, block: &Block) {
    let refused = block.kind == "console refused";
    assert!(refused || block.kind == "console", "{chapter}: {}", block.kind);
    for (command, printed) in commands(block) {
        let (well, said) = run(desk, lang, &command);
        assert_eq!(well, !refused, "{lang}/{chapter}: {command}\n{said}");
        let lines: Vec<&str> = said.lines().collect();
        assert!(
            all_fit(&printed, &lines),
            "{lang}/{chapter}: {command}\n--- printed\n{}\n--- said\n{said}",
            printed.join("\n")
        );
    }
}

/// Runs the chapters of one language, each on a ledger of its own.
fn prove_all(lang: &str) {
    let mut proved = 0;
    for (chapter, page) in pages(lang) {
        let blocks = page.blocks();
        let transcripts = blocks.iter().filter(|block| block.kind.starts_with("console"));
        let mut desk = None;
        for block in transcripts {
            let desk = desk.get_or_insert_with(|| {
                let desk = Desk::empty();
                let from = demo().ledger.display().to_string();
                desk.run_with(&["backup", "--data", &from, "so.xungtam"], "").good();
                desk
            });
            prove(lang, &chapter, desk, block);
            proved += commands(block).len();
        }
    }
    assert!(proved > 10, "only {proved} commands were run");
}

#[test]
fn the_vietnamese_transcripts_are_true() {
    prove_all("vi");
}

#[test]
fn the_english_transcripts_are_true() {
    prove_all("en");
}

/// The arguments of `xungtam` on a line of a shell, once for each command on it.
fn calls(line: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for command in line.split(" # ").next().unwrap_or("").split(['|', ';', '&', '>']) {
        let command = command.trim_start();
        let mut words = command
            .strip_prefix("time ")
            .unwrap_or(command)
            .split_whitespace()
            .peekable();
        if words.peek() == Some(&"sudo") {
            words.next();
            if words.peek() == Some(&"-u") {
                words.nth(1);
            }
        }
        if words.next() == Some("xungtam") {
            found.push(words.map(|word| word.trim_matches(['\'', '"']).to_owned()).collect());
        }
    }
    found
}

#[test]
fn every_command_of_a_shell_is_one_that_the_program_knows() {
    let mut seen = 0;
    for (chapter, page) in pages("vi") {
        for block in page.blocks().iter().filter(|block| block.kind == "sh") {
            for mut words in block.lines.join("\n").replace("\\\n", " ").lines().flat_map(calls) {
                // Everything before `--help` is read first, and refused when it is not known.
                words.push("--help".to_owned());
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let said = run_in(Path::new("."), &words, "");
                assert!(said.ok, "{chapter}: {words:?}\n{}", said.err);
                seen += 1;
            }
        }
    }
    assert!(seen > 10, "only {seen} commands were looked at");
}

#[test]
fn the_rules_bite() {
    assert!(fits("head: …", "head: ab") && fits("a…c…e", "abcde") && fits("a", "a"));
    assert!(!fits("a", "ab") && !fits("a…c", "abd") && !fits("…b", "a"));
    let printed = ["a".to_owned(), "…".to_owned(), "z".to_owned()];
    assert!(all_fit(&printed, &["a", "b", "c", "z"]) && all_fit(&printed, &["a", "z"]));
    assert!(!all_fit(&printed, &["a", "b"]) && !all_fit(&[], &["a"]));
    assert_eq!(
        calls("sudo -u xungtam xungtam verify --data 'a b' | cat # x"),
        [["verify", "--data", "a", "b"]]
    );
    assert!(calls("systemctl start xungtam").is_empty());
    assert_eq!(calls("time xungtam verify"), [["verify"]]);
    assert!(!run_in(Path::new("."), &["serve", "--no-such-word", "--help"], "").ok);
}

//! What must be well: found out at the machine, with what is to be done.

use serde_json::Value;

use crate::support::{Desk, Said};

/// The marks by what they are of.
fn marks(said: &Said) -> Vec<(String, String)> {
    let told: Value = serde_json::from_str(&said.out).unwrap();
    let rows = told["rows"].as_array().unwrap().iter();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.map(|row| (text(row, "what"), text(row, "mark"))).collect()
}

fn mark(said: &Said, what: &str) -> String {
    let marks = marks(said);
    let found = marks.iter().find(|(own, _)| own == what);
    found.unwrap_or_else(|| panic!("no {what} in {marks:?}")).1.clone()
}

#[test]
fn a_restore_that_was_never_tried_is_ill_and_one_that_held_is_well() {
    let desk = Desk::demo();
    let before = std::fs::read(desk.ledger()).unwrap();
    let said = desk.run("doctor");
    assert!(said.out.contains("● Sổ nguyên vẹn: "), "{}", said.out);
    assert!(
        said.out.contains("  Chạy: xungtam restore BẢN-SAO --drill"),
        "{}",
        said.out
    );
    assert!(said.trouble().contains("việc không ổn"));
    assert_eq!(std::fs::read(desk.ledger()).unwrap(), before, "it changes nothing");
    desk.run("backup copy.ledger").good();
    desk.run("restore copy.ledger --drill").good();
    let said = desk.run("doctor --json");
    for what in ["whole", "law", "clock", "drill"] {
        assert_eq!(mark(&said, what), "well", "{what}");
    }
    let all: Vec<String> = marks(&said).into_iter().map(|(what, _)| what).collect();
    let kept = ["drill", "backup", "opened", "people", "accounts", "webhooks", "mail"];
    assert_eq!(all[all.len() - kept.len()..], kept, "and nothing of a service at work");
    assert_eq!(
        all[..all.len() - kept.len()],
        ["room", "readers", "law", "whole", "clock"]
    );
    let english = desk.run("doctor --json --lang en");
    assert_eq!(marks(&english), marks(&said), "the ids are the same in every language");
}

#[test]
fn what_is_damaged_is_named_and_the_rest_is_told_all_the_same() {
    let desk = Desk::demo();
    let mut bytes = std::fs::read(desk.ledger()).unwrap();
    let word = "Cán bộ".as_bytes();
    let at = bytes.windows(word.len()).rposition(|window| window == word).unwrap();
    bytes[at..at + 200].fill(b'x');
    std::fs::write(desk.ledger(), bytes).unwrap();
    let said = desk.run("doctor --json");
    assert_eq!(mark(&said, "whole"), "ill");
    assert_eq!(mark(&said, "law"), "well");
    assert!(!said.ok);
    let nothing = desk.run("doctor --data nothing.ledger").trouble();
    assert!(nothing.contains("việc không ổn"), "{nothing}");
}

#[cfg(unix)]
#[test]
fn a_file_that_everybody_reads_is_to_be_looked_at_and_so_is_what_lies_beside_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::demo();
    let beside = |ending: &str| {
        let mut name = desk.ledger().into_os_string();
        name.push(ending);
        std::path::PathBuf::from(name)
    };
    let set = |file: &std::path::Path, mode| {
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for (mode, expected) in [(0o644, "look"), (0o640, "well")] {
        // What a reader left beside the ledger has the mode that the ledger had.
        let files = ["", "-wal", "-shm"].map(beside);
        files
            .iter()
            .filter(|file| file.exists())
            .for_each(|file| set(file, mode));
        assert_eq!(mark(&desk.run("doctor --json"), "readers"), expected, "{mode:o}");
    }
    let log = beside("-wal");
    std::fs::write(&log, b"").unwrap();
    set(&log, 0o644);
    assert_eq!(mark(&desk.run("doctor --json"), "readers"), "look");
}

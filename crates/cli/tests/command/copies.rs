//! Proof, backup and restore.

use crate::support::{Desk, ask, demo};

#[test]
fn one_changed_byte_is_found_and_its_place_named() {
    let desk = Desk::demo();
    let mut bytes = std::fs::read(desk.ledger()).unwrap();
    // A name that stands in the text of an act: any of its letters changed is another record.
    let told = ask("figures mobility.moves_this_year --as-of 2019-03-14 --names --json").json();
    let name = told["figures"]["mobility.moves_this_year"]["names"][0]["name"]
        .as_str()
        .unwrap()
        .to_owned();
    let at = bytes
        .windows(name.len())
        .position(|window| window == name.as_bytes())
        .unwrap();
    bytes[at] ^= 1;
    std::fs::write(desk.ledger(), bytes).unwrap();
    let said = desk.run("verify");
    assert!(
        said.out.contains("hỏng: act ") || said.out.contains("hỏng: decision "),
        "{}\n{}",
        said.out,
        said.err
    );
    said.trouble();
    let told = desk.run("verify --json");
    assert!(!told.ok && told.out.contains("\"whole\":false"), "{}", told.out);
    desk.run("figures").trouble();
}

#[test]
fn a_snapshot_is_proved_with_the_ledger_and_a_damaged_one_is_named_and_not_used() {
    let desk = Desk::demo();
    let figures = desk.run("figures --as-of 2019-03-14").good().out;
    desk.run("snapshot").good();
    assert!(desk.run("verify").good().out.contains("bản chụp sổ: nói đúng như sổ"));
    assert_eq!(desk.run("figures --as-of 2019-03-14").good().out, figures);
    let path = desk.ledger().with_extension("ledger.snapshot");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let said = desk.run("verify");
    assert!(said.out.contains("hỏng: snapshot part"), "{}", said.out);
    said.trouble();
    // Nothing rests on it.
    assert_eq!(desk.run("figures --as-of 2019-03-14").good().out, figures);
    desk.run("snapshot").good();
    desk.run("verify").good();
}

#[test]
fn a_backup_restores_to_the_same_head_and_nothing_is_overwritten() {
    let desk = Desk::demo();
    desk.run("backup copy.ledger").good();
    desk.run("backup copy.ledger").trouble();
    desk.run("restore copy.ledger restored.ledger").good();
    desk.run("restore copy.ledger restored.ledger").trouble();
    assert_eq!(
        desk.run("verify --data restored.ledger").good().after("đầu chuỗi:"),
        demo().head
    );
    let words = desk.run("restore nothing.ledger other.ledger").trouble();
    assert!(words.contains("nothing.ledger"), "{words}");
}

#[test]
fn a_damaged_backup_is_not_restored() {
    let desk = Desk::demo();
    let mut bytes = std::fs::read(desk.ledger()).unwrap();
    let name = "Cán bộ".as_bytes();
    let at = bytes
        .windows(name.len())
        .rposition(|window| window == name)
        .unwrap_or(bytes.len() / 2);
    bytes[at..at + 200].fill(b'x');
    desk.file("bad.ledger", bytes);
    desk.run("restore bad.ledger restored.ledger").trouble();
    assert!(!desk.path("restored.ledger").exists());
}

#[test]
fn a_head_noted_before_is_a_beginning_of_the_ledger_or_the_ledger_was_rebuilt() {
    let desk = Desk::demo();
    let told = desk.run("verify --json").json();
    let (seq, head) = (told["seq"].as_u64().unwrap(), told["head"].as_str().unwrap());
    let audit = told["events"][0].as_str().unwrap();
    desk.run(&format!("verify --head {seq}:{head} --head {audit}")).good();
    let other = desk.run(&format!("verify --head {seq}:{}", "ab".repeat(32))).trouble();
    assert!(other.contains("dựng lại"), "{other}");
    let beyond = desk.run(&format!("verify --head {}:{head}", seq + 1)).trouble();
    assert!(beyond.contains("cắt bớt"), "{beyond}");
    let told = desk.run(&format!("verify --json --head {}:{head}", seq + 1));
    assert!(
        !told.ok && told.out.contains(&format!("\"heads\":[\"{}:", seq + 1)),
        "{}",
        told.out
    );
    assert!(!desk.run("verify --head 7:zz").ok);
}

#[test]
fn the_workbooks_of_imports_are_kept_and_proved() {
    let desk = Desk::demo();
    let told = desk.run("verify --json").json();
    assert!(told["files"].as_u64().unwrap() > 5, "{told}");
    let folder = desk.path("xungtam.ledger.files");
    let first = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let mut bytes = std::fs::read(&first).unwrap();
    assert!(bytes.starts_with(b"PK"), "a workbook, as it was imported");
    bytes[100] ^= 1;
    std::fs::write(&first, &bytes).unwrap();
    let said = desk.run("verify");
    assert!(said.out.contains("hỏng: file "), "{}", said.out);
    said.trouble();
    desk.run("backup copy.ledger").good();
    desk.run("restore copy.ledger restored.ledger").trouble();
}

#[test]
fn a_drill_proves_a_backup_and_is_noted_in_the_ledger_in_use() {
    let desk = Desk::demo();
    desk.run("backup copy.ledger").good();
    let said = desk.run("restore copy.ledger --drill").good();
    assert!(
        said.out.contains("nguyên vẹn sau") && said.out.contains(&demo().head),
        "{}",
        said.out
    );
    let store = storage::open(&desk.ledger(), storage::Mode::Read).unwrap();
    let drills = store.records("drill").unwrap();
    assert_eq!(drills.len(), 1);
    assert!(drills[0].1.contains("\"whole\":true"), "{drills:?}");

    std::fs::remove_dir_all(desk.path("copy.ledger.files")).unwrap();
    desk.run("restore copy.ledger --drill").trouble();
    let last = store.records("drill").unwrap().pop().unwrap();
    assert!(last.1.contains("\"whole\":false"), "{last:?}");
    assert!(!desk.run("restore copy.ledger").ok, "neither a place nor a drill");
}

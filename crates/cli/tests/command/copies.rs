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

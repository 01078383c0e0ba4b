//! The same seed makes the same ledger, to the last byte of its chain.

use crate::support::{Desk, ask, demo};

#[test]
fn the_same_seed_gives_the_same_head_and_verify_proves_it() {
    let again = Desk::empty();
    let made = again.run("demo --data again.ledger").good();
    assert_eq!(made.after("head"), demo().head);
    assert_eq!(
        again.run("verify --data again.ledger").good().after("đầu chuỗi:"),
        demo().head
    );
    let told = ask("verify --json").json();
    assert_eq!(
        (told["whole"].as_bool(), told["head"].as_str()),
        (Some(true), Some(demo().head.as_str()))
    );
}

#[test]
fn another_seed_gives_another_head_and_the_same_story() {
    let other = Desk::empty();
    let made = other.run("demo --seed 7").good();
    assert_ne!(made.after("head"), demo().head);
    let figures = other.run("figures --as-of 2019-03-14 --json").json();
    for (id, value) in [
        ("mobility.moves_this_year", 18),
        ("streamlining.posts_cut_this_year", 14),
        ("training.classes_planned", 38),
    ] {
        assert_eq!(figures["figures"][id]["value"], value, "{id}");
    }
}

#[test]
fn a_ledger_that_is_there_is_never_made_anew() {
    let desk = Desk::demo();
    let words = desk.run("demo").trouble();
    assert!(words.contains("xungtam.ledger"), "{words}");
    assert_eq!(desk.head(), demo().head);
}

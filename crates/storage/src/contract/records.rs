//! Rules of the office's own records.

use super::Keep;
use super::sample::{of_records, put, remove};

/// Records are found by kind and key, and listed by kind in the order of the bytes of their keys.
pub(crate) fn keeps_records_by_kind_and_key(keep: &dyn Keep) {
    let mut store = keep.create("records");
    let keys = ["z", "Z", "a", "", "10", "9", "đ", "d", "é", "a b"];
    store
        .commit(&of_records(keys.map(|key| put("account", key, &format!("[{key:?}]")))))
        .unwrap();
    store
        .commit(&of_records([put("accounts", "a", "1"), put("plan", "a", "2")]))
        .unwrap();
    let mut sorted = keys.map(|key| (key.to_owned(), format!("[{key:?}]")));
    sorted.sort();
    assert_eq!(store.records("account").unwrap(), sorted);
    assert_eq!(store.record("account", "Z").unwrap().as_deref(), Some("[\"Z\"]"));
    assert_eq!(store.record("plan", "a").unwrap().as_deref(), Some("2"));
    assert_eq!(store.record("plan", "z").unwrap(), None);
    assert_eq!(store.records("nothing").unwrap(), []);
}

/// Changes hold in their order: the last one of a key counts, in one batch and over many.
pub(crate) fn applies_changes_in_order(keep: &dyn Keep) {
    let mut store = keep.create("changes");
    store
        .commit(&of_records([
            put("k", "a", "1"),
            put("k", "b", "1"),
            put("k", "a", "2"),
            remove("k", "b"),
        ]))
        .unwrap();
    assert_eq!(store.records("k").unwrap(), [("a".to_owned(), "2".to_owned())]);
    store
        .commit(&of_records([
            remove("k", "a"),
            put("k", "a", "3"),
            remove("k", "never was"),
            put("k", "b", "4"),
        ]))
        .unwrap();
    assert_eq!(store.record("k", "a").unwrap().as_deref(), Some("3"));
    store.commit(&of_records([remove("k", "a")])).unwrap();
    assert_eq!(store.record("k", "a").unwrap(), None);
    assert_eq!(store.record("k", "b").unwrap().as_deref(), Some("4"));
}

/// A record of many megabytes, and an empty one.
pub(crate) fn keeps_big_records(keep: &dyn Keep) {
    let mut store = keep.create("big records");
    let value = "đ\"\n".repeat(1 << 20);
    store
        .commit(&of_records([put("plan", "big", &value), put("plan", "empty", "")]))
        .unwrap();
    assert_eq!(store.record("plan", "big").unwrap(), Some(value));
    assert_eq!(store.record("plan", "empty").unwrap().as_deref(), Some(""));
}

/// Texts come back letter by letter: nothing is normalised, folded or quoted, and two ways to write one letter are two keys.
pub(crate) fn keeps_every_letter(keep: &dyn Keep) {
    let mut store = keep.create("letters");
    let (composed, decomposed) = (
        "Nguyễn Đức Ước",
        "Nguye\u{302}\u{303}n Đu\u{301}c U\u{31b}o\u{31b}\u{301}c",
    );
    let odd = "'; DROP TABLE records; -- \" % _ \\ \u{feff}\u{200d}👩‍🌾\u{10ffff}";
    let keys = [composed, decomposed, odd, "HOA", "hoa", "hoa "];
    store.commit(&of_records(keys.map(|key| put("tên", key, key)))).unwrap();
    for key in keys {
        assert_eq!(store.record("tên", key).unwrap().as_deref(), Some(key));
    }
    assert_eq!(store.records("tên").unwrap().len(), keys.len());
}

//! The log is for twenty years: the bytes of every act stand in `tests/golden/`, and what was written once reads for ever.
//!
//! A changed file here is a changed format: write an upcaster and a new version instead. `XT_BLESS=1` writes files that are missing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail as tests do"
)]

#[allow(dead_code, reason = "each test program uses a part of what they share")]
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use common::samples::{day, id, samples};
use ledger::acts::{Act, Dated, decode, encode};
use ledger::decision::{Digest, seal};
use ledger::{Decision, Seq};
use proptest::prelude::*;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
    pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

/// `kind version bytes`, a line a sample.
fn line(dated: &Dated) -> String {
    let (kind, version, bytes) = encode(dated);
    format!("{kind} {version} {}\n", hex(&bytes))
}

fn file_of(number: u16) -> String {
    let shape = Act::SHAPES.iter().find(|shape| shape.number == number).unwrap();
    format!("{number}-{}.hex", shape.name)
}

fn expected() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for dated in samples() {
        files
            .entry(file_of(dated.act.shape().number))
            .or_insert_with(String::new)
            .push_str(&line(&dated));
    }
    files
}

#[test]
fn every_act_has_a_golden_file_and_writes_exactly_its_bytes() {
    let blessed = std::env::var_os("XT_BLESS").is_some();
    let wanted = expected();
    for (name, text) in &wanted {
        let path = folder().join(name);
        if blessed && !path.exists() {
            std::fs::write(&path, text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(&kept, text, "{name}: the bytes of this act have changed");
    }
    let shapes: BTreeSet<String> = Act::SHAPES.iter().map(|shape| file_of(shape.number)).collect();
    assert_eq!(
        wanted.keys().cloned().collect::<BTreeSet<_>>(),
        shapes,
        "an act without a sample"
    );
    let kept: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    let acts: BTreeSet<String> = kept
        .into_iter()
        .filter(|name| name.as_bytes()[0].is_ascii_digit())
        .collect();
    assert_eq!(acts, shapes, "a golden file without an act, or an act without one");
}

#[test]
fn golden_bytes_read_back_as_the_acts() {
    let mut read = 0;
    let mut wanted = samples();
    wanted.sort_by_key(|dated| dated.act.shape().number);
    for shape in Act::SHAPES {
        for line in std::fs::read_to_string(folder().join(file_of(shape.number)))
            .unwrap()
            .lines()
        {
            let mut parts = line.split(' ');
            let (kind, version) = (
                parts.next().unwrap().parse().unwrap(),
                parts.next().unwrap().parse().unwrap(),
            );
            let dated = decode(kind, version, &unhex(parts.next().unwrap())).unwrap();
            assert_eq!(dated, wanted[read], "{}", shape.name);
            read += 1;
        }
    }
    assert_eq!(read, wanted.len());
}

/// The head of a decision, the salted digests and the chain stand for ever too.
#[test]
fn a_sealed_decision_keeps_its_bytes() {
    let decision = Decision {
        header: common::header("01-QĐ/TU", day("2019-03-14")),
        acts: samples(),
    };
    let sealed = seal(Digest([7; 32]), Seq(9), &decision, || [42; 16]);
    let text = format!("header {}\nhash {}\n", hex(&sealed.header), sealed.hash);
    let path = folder().join("sealed.hex");
    if std::env::var_os("XT_BLESS").is_some() && !path.exists() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text);
    assert_eq!(sealed.open(Digest([7; 32])).unwrap(), decision);
}

#[test]
fn truncated_and_extended_bytes_are_refused() {
    for dated in samples() {
        let (kind, version, bytes) = encode(&dated);
        for end in 0..bytes.len() {
            assert!(decode(kind, version, &bytes[..end]).is_err(), "{dated:?} cut at {end}");
        }
        for more in [0x00, 0x80, 0xf6, 0xff] {
            let mut longer = bytes.clone();
            longer.push(more);
            assert!(
                decode(kind, version, &longer).is_err(),
                "{dated:?} with {more:02x} after it"
            );
        }
        assert!(decode(kind, version + 1, &bytes).is_err());
        assert!(decode(9_999, version, &bytes).is_err());
    }
}

/// One act has one encoding: the same act in a longer form, or with a field that this release does not know, is refused.
#[test]
fn bytes_that_are_not_canonical_are_refused() {
    let (kind, version, bytes) = encode(
        &Act::from(ledger::acts::career::Retire {
            person: ledger::PersonId(id(1, 7)),
        })
        .into(),
    );
    assert_eq!(hex(&bytes), "82f6811b0000000100000007");
    for other in [
        "9ff6811b0000000100000007ff",
        "82f69f1b0000000100000007ff",
        "82f6821b000000010000000700",
        "9802f6811b0000000100000007",
    ] {
        assert!(decode(kind, version, &unhex(other)).is_err(), "{other}");
    }
    for when in [
        "03",
        "82021903e7",
        "820200",
        "83011907e300",
        "83011907e30d",
        "82021a7fffffff",
        "1a7fffffff",
        "3a7fffffff",
    ] {
        let text = format!("82{when}811b0000000100000007");
        let read = decode(kind, version, &unhex(&text));
        assert_eq!(read.is_ok(), ["03", "82021903e7"].contains(&when), "{when}: {read:?}");
    }
}

proptest! {
    #![proptest_config(common::cases(400))]

    #[test]
    fn random_bytes_never_panic_and_never_pass_as_something_else(
        sample in 0..samples().len(), at in any::<prop::sample::Index>(), byte: u8, noise in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let (kind, version, mut bytes) = encode(&samples()[sample]);
        if let Ok(read) = decode(kind, version, &noise) {
            prop_assert_eq!(encode(&read).2, noise);
        }
        let place = at.index(bytes.len());
        bytes[place] = byte;
        if let Ok(read) = decode(kind, version, &bytes) {
            prop_assert_eq!(encode(&read).2, bytes);
        }
    }
}

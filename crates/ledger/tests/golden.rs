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
use std::path::PathBuf;

use common::hex::{hex, unhex};
use common::samples::{day, id, samples};
use ledger::acts::{Act, Dated, Shape, decode, encode};
use ledger::decision::{Digest, SealedAct, SealedDecision, link, payload_digest, seal};
use ledger::{Decision, Seq};
use proptest::prelude::*;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// `kind version bytes`, a line a sample.
fn line(dated: &Dated) -> String {
    let (kind, version, bytes) = encode(dated);
    format!("{kind} {version} {}\n", hex(&bytes))
}

/// The file of an act in the version that this release writes; that of an older version stays beside it, under its own number.
fn file_of(number: u16) -> String {
    let shape = Act::SHAPES.iter().find(|shape| shape.number == number).unwrap();
    file_of_version(shape, shape.version)
}

fn file_of_version(shape: &Shape, version: u8) -> String {
    match version {
        1 => format!("{}-{}.hex", shape.number, shape.name),
        later => format!("{}-{}.{later}.hex", shape.number, shape.name),
    }
}

/// The lines of a golden file: kind, version, bytes.
fn kept(file: &str) -> Vec<(u16, u8, Vec<u8>)> {
    let text = std::fs::read_to_string(folder().join(file)).unwrap();
    let read = |line: &str| {
        let mut parts = line.split(' ');
        let mut next = || parts.next().unwrap();
        (next().parse().unwrap(), next().parse().unwrap(), unhex(next()))
    };
    text.lines().map(read).collect()
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
    let newest: BTreeSet<String> = Act::SHAPES.iter().map(|shape| file_of(shape.number)).collect();
    assert_eq!(
        wanted.keys().cloned().collect::<BTreeSet<_>>(),
        newest,
        "an act without a sample"
    );
    let versions = |shape: &'static Shape| (1..=shape.version).map(|version| file_of_version(shape, version));
    let shapes: BTreeSet<String> = Act::SHAPES.iter().flat_map(versions).collect();
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
        for (kind, version, bytes) in kept(&file_of(shape.number)) {
            let dated = decode(kind, version, &bytes).unwrap();
            assert_eq!(dated, wanted[read], "{}", shape.name);
            read += 1;
        }
    }
    assert_eq!(read, wanted.len());
}

/// What an older version wrote reads as the newest version, with nothing told where it had no place to tell it; and no bytes of the newest
/// version pass under an older number.
#[test]
fn golden_bytes_of_older_versions_read_for_ever() {
    let mut old = 0;
    for shape in Act::SHAPES {
        for version in 1..shape.version {
            for (kind, written, bytes) in kept(&file_of_version(shape, version)) {
                assert_eq!((kind, written), (shape.number, version));
                let dated = decode(kind, version, &bytes).unwrap();
                assert_eq!(decode(kind, shape.version, &encode(&dated).2).unwrap(), dated);
                // An amendment holds an act under the version in which that was written.
                let inside = amending(kind, version, &bytes);
                let Act::Amend(amend) = decode(100, 1, &inside).unwrap().act else {
                    panic!("not an amendment")
                };
                assert_eq!(*amend.content, dated);
                old += 1;
            }
        }
    }
    assert!(old >= 2, "{old}");
    let told = samples()
        .into_iter()
        .find(|dated| matches!(&dated.act, Act::Discipline(discipline) if discipline.committed.is_some()));
    let bytes = encode(&told.unwrap()).2;
    assert!(
        decode(92, 1, &bytes).is_err(),
        "the first version had no place for the day of the breach"
    );
    assert!(decode(100, 1, &amending(92, 1, &bytes)).is_err());
}

/// The bytes of an amendment of act 1-0 whose content was written in that version.
fn amending(kind: u16, version: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut e = minicbor::Encoder::new(&mut bytes);
    e.array(2)
        .unwrap()
        .null()
        .unwrap()
        .array(2)
        .unwrap()
        .u64(1 << 32)
        .unwrap();
    e.array(3)
        .unwrap()
        .u16(kind)
        .unwrap()
        .u8(version)
        .unwrap()
        .bytes(content)
        .unwrap();
    bytes
}

/// The acts that the first release did not have: the golden decision was sealed without them.
const LATER: [u16; 14] = [5, 16, 17, 39, 40, 41, 42, 43, 44, 56, 57, 59, 64, 102];

/// The head of a decision, the salted digests and the chain stand for ever too, and so do acts of older versions under them.
#[test]
fn a_sealed_decision_keeps_its_bytes() {
    let mut acts = samples();
    acts.retain(|dated| !LATER.contains(&dated.act.shape().number));
    let mut disciplines = kept("92-Discipline.hex").into_iter();
    let mut sealed_acts = Vec::new();
    for dated in &mut acts {
        let (kind, version, payload) = match encode(dated) {
            (92, ..) => disciplines.next().unwrap(),
            other => other,
        };
        if let Act::Discipline(discipline) = &mut dated.act {
            discipline.committed = None;
        }
        sealed_acts.push(SealedAct {
            kind,
            version,
            digest: payload_digest(&[42; 16], kind, version, &payload),
            payload: Some(([42; 16], payload)),
        });
    }
    let header = common::header("01-QĐ/TU", day("2019-03-14"));
    let decision = Decision { header, acts };
    let header = seal(Digest([7; 32]), Seq(9), &decision, || [42; 16]).header;
    let hash = link(Digest([7; 32]), Seq(9), &header, sealed_acts.iter());
    let sealed = SealedDecision {
        seq: Seq(9),
        header,
        acts: sealed_acts,
        hash,
    };
    let text = format!("header {}\nhash {}\n", hex(&sealed.header), sealed.hash);
    assert_eq!(
        std::fs::read_to_string(folder().join("sealed.hex")).unwrap_or_default(),
        text
    );
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

/// What a form gives for an act makes the same act again; only another content and an erased one are not given.
#[test]
fn every_act_is_given_back() {
    let mut given_back = 0;
    for dated in samples() {
        let number = dated.act.kind();
        match Act::given(number, &dated.act.give()) {
            Ok(again) => {
                assert_eq!(again, dated.act);
                given_back += 1;
            }
            Err(wrong) => assert!(
                matches!(dated.act, Act::Amend(_) | Act::Erased(_)),
                "{:?}: {wrong:?}",
                dated.act
            ),
        }
    }
    assert!(given_back > 70, "{given_back}");
}

//! A file that a release made is kept beside this test and never made again: every later release opens it and proves it.
//!
//! `XT_FREEZE=0.2 cargo nextest run -p storage frozen` makes the file of a new release from the log that `crates/ledger/tests/frozen` keeps.

use std::path::PathBuf;

use ledger::decision::{Digest, SealedAct, SealedDecision};
use ledger::{ActId, Seq};
use office::port::{Batch, Chain, RecordChange};

use super::Folder;
use crate::contract::Scribe;
use crate::{Mode, check, open};

fn kept(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/frozen/{name}.xungtam"))
}

fn unhex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
    pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

/// The frozen log of a release: its decisions, an erased act without its content.
fn log(name: &str) -> Vec<SealedDecision> {
    let path = format!("../ledger/tests/frozen/{name}.ledger.txt");
    let text = std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let digest = |text: &str| Digest(unhex(text).try_into().unwrap());
    let mut log: Vec<SealedDecision> = Vec::new();
    for line in text.lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        if parts[0] == "decision" {
            log.push(SealedDecision {
                seq: Seq(parts[1].parse().unwrap()),
                header: unhex(parts[3]),
                acts: Vec::new(),
                hash: digest(parts[2]),
            });
            continue;
        }
        let payload = parts
            .get(5)
            .map(|bytes| (unhex(parts[4]).try_into().unwrap(), unhex(bytes)));
        log.last_mut().unwrap().acts.push(SealedAct {
            kind: parts[1].parse().unwrap(),
            version: parts[2].parse().unwrap(),
            payload,
            digest: digest(parts[3]),
        });
    }
    log
}

#[test]
fn a_frozen_file_is_made_once() {
    let Some(name) = std::env::var_os("XT_FREEZE") else {
        return;
    };
    let name = name.into_string().unwrap();
    assert!(!kept(&name).exists(), "{name} is frozen already");
    let folder = Folder::new();
    let mut store = open(&folder.path("ledger"), Mode::Create).unwrap();
    let mut scribe = Scribe::default();
    let events = Chain::ALL.map(|chain| scribe.note(chain, r#"{"time":1,"actor":"hoa","action":"frozen"}"#));
    store
        .commit(&Batch {
            decisions: log(&name),
            events: events.into(),
            records: vec![RecordChange::Put {
                kind: "account",
                key: "hoa".to_owned(),
                value: r#"{"name":"Hoà"}"#.to_owned(),
            }],
            ..Batch::default()
        })
        .unwrap();
    std::fs::create_dir_all(kept(&name).parent().unwrap()).unwrap();
    store.backup(&kept(&name)).unwrap();
}

#[test]
fn every_frozen_file_opens_and_proves_its_log() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/frozen");
    let names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".xungtam").map(str::to_owned))
        .collect();
    assert!(names.contains(&"0.1".to_owned()), "{names:?}");
    for name in names {
        // A copy: an engine may leave files beside what it opens.
        let room = Folder::new();
        std::fs::copy(kept(&name), room.path("ledger")).unwrap();
        let log = log(&name);
        let last = log.last().unwrap();
        let erased: Vec<ActId> = log
            .iter()
            .flat_map(|decision| {
                (0..)
                    .zip(&decision.acts)
                    .map(move |(ordinal, act)| (decision.seq, ordinal, act))
            })
            .filter(|(_, _, act)| act.payload.is_none())
            .map(|(decision, ordinal, _)| ActId { decision, ordinal })
            .collect();
        let report = check(&room.path("ledger")).unwrap();
        assert!(report.holds(), "{name}: {report}");
        assert_eq!((report.head.seq, report.head.hash), (last.seq, last.hash), "{name}");
        assert_eq!((report.erased, report.events[&Chain::Audit].0), (erased, 1), "{name}");
        // And it is a ledger like any other: it takes what comes next.
        let mut store = open(&room.path("ledger"), Mode::Write).unwrap();
        assert_eq!(
            store.record("account", "hoa").unwrap().as_deref(),
            Some(r#"{"name":"Hoà"}"#)
        );
        store.commit(&Batch::default()).unwrap();
    }
}

//! The twin of every proof: what was changed behind the store's back is found, and its place is named.

pub(crate) mod specimen;

use std::fs;

use ledger::{ActId, Seq};
use office::port::{Batch, Chain, Store};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

use specimen::{Cell, Specimen, first_place, past_the_guards};

use crate::contract::{Scribe, cases, decisions, events, register};
use crate::{Mode, Place, check};

/// All that can be read from a ledger.
fn contents(store: &dyn Store) -> String {
    let records = ["account", "plan"].map(|kind| store.records(kind).unwrap());
    let heads = Chain::ALL.map(|chain| store.chain_head(chain).unwrap());
    let chains = Chain::ALL.map(|chain| events(store, chain, 1));
    format!("{:?} {chains:?} {heads:?} {records:?}", decisions(store, 1))
}

#[test]
fn a_flipped_byte_in_any_cell_is_found_and_named() {
    let specimen = Specimen::new();
    let cells = specimen.cells();
    let flips = (any::<Index>(), any::<Index>(), 1_u8..);
    let mut runner = TestRunner::new(cases(400));
    let outcome = runner.run(&flips, |(cell, byte, mask)| {
        let cell = cell.get(&cells);
        let mut bytes = cell.bytes.clone();
        bytes[byte.index(cell.bytes.len())] ^= mask;
        let path = specimen.copy();
        cell.overwrite(&path, &bytes);
        prop_assert_eq!(
            first_place(&path),
            Some(cell.place.clone()),
            "{}.{} where {}",
            cell.table,
            cell.column,
            cell.row
        );
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn every_cell_is_found_once_at_least() {
    let specimen = Specimen::new();
    for cell in specimen.cells() {
        let path = specimen.copy();
        let mut bytes = cell.bytes.clone();
        *bytes.last_mut().unwrap() ^= 0x20;
        cell.overwrite(&path, &bytes);
        assert_eq!(
            first_place(&path),
            Some(cell.place),
            "{}.{} where {}",
            cell.table,
            cell.column,
            cell.row
        );
    }
}

#[test]
fn a_flipped_byte_of_what_the_file_holds_is_found_and_named() {
    let specimen = Specimen::new();
    let found = |cell: &Cell| {
        let mut at = (0..specimen.bytes.len()).filter(|at| specimen.bytes[*at..].starts_with(&cell.bytes));
        at.next().filter(|_| cell.bytes.len() >= 16 && at.next().is_none())
    };
    let cells: Vec<(usize, Cell)> = specimen
        .cells()
        .into_iter()
        .filter_map(|cell| Some((found(&cell)?, cell)))
        .collect();
    assert!(cells.len() > 30, "only {} cells stand in the file once", cells.len());
    let mut runner = TestRunner::new(cases(300));
    let outcome = runner.run(&(any::<Index>(), any::<Index>(), 1_u8..), |(cell, byte, mask)| {
        let (at, cell) = cell.get(&cells);
        let mut bytes = specimen.bytes.clone();
        bytes[at + byte.index(cell.bytes.len())] ^= mask;
        let path = specimen.copy();
        fs::write(&path, bytes).unwrap();
        prop_assert_eq!(first_place(&path), Some(cell.place.clone()));
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn a_flipped_byte_anywhere_in_the_file_is_found_or_changes_nothing() {
    let specimen = Specimen::new();
    let whole = contents(&*crate::open(&specimen.copy(), Mode::Read).unwrap());
    let (found, harmless) = (std::cell::Cell::new(0_u32), std::cell::Cell::new(0_u32));
    let mut runner = TestRunner::new(cases(600));
    let outcome = runner.run(&(any::<Index>(), 1_u8..), |(byte, mask)| {
        let mut bytes = specimen.bytes.clone();
        let at = byte.index(bytes.len());
        bytes[at] ^= mask;
        let path = specimen.copy();
        fs::write(&path, bytes).unwrap();
        match check(&path) {
            Ok(report) if report.holds() => {
                harmless.set(harmless.get() + 1);
                let read = contents(&*crate::open(&path, Mode::Read).unwrap());
                prop_assert_eq!(&read, &whole, "byte {} differs unseen", at);
            }
            _ => found.set(found.get() + 1),
        }
        Ok(())
    });
    outcome.unwrap();
    assert!(
        found.get() > 0 && harmless.get() > 0,
        "{} found, {} harmless",
        found.get(),
        harmless.get()
    );
}

#[test]
fn what_is_missing_is_named() {
    let specimen = Specimen::new();
    let last = ActId {
        decision: Seq(4),
        ordinal: 1,
    };
    let cuts = [
        (
            "DELETE FROM acts WHERE seq = 4; DELETE FROM decisions WHERE seq = 4",
            Place::Decision(Seq(4)),
        ),
        ("DELETE FROM acts; DELETE FROM decisions", Place::Decision(Seq(1))),
        (
            "DELETE FROM acts WHERE seq = 2; DELETE FROM decisions WHERE seq = 2",
            Place::Decision(Seq(2)),
        ),
        (
            "DELETE FROM decisions WHERE seq = 4",
            Place::Act(ActId {
                decision: Seq(4),
                ordinal: 0,
            }),
        ),
        (
            "DELETE FROM acts WHERE seq = 4 AND ordinal = 1",
            Place::Decision(Seq(4)),
        ),
        (
            "DELETE FROM acts WHERE seq = 4 AND ordinal = 0",
            Place::Act(ActId {
                decision: Seq(4),
                ordinal: 0,
            }),
        ),
        (
            "UPDATE acts SET ordinal = 2 WHERE seq = 4 AND ordinal = 1",
            Place::Act(last),
        ),
        ("UPDATE heads SET place = 3 WHERE chain = 'log'", Place::LogHead),
        (
            "UPDATE heads SET place = 9 WHERE chain = 'log'",
            Place::Decision(Seq(5)),
        ),
        ("DELETE FROM heads WHERE chain = 'log'", Place::LogHead),
        (
            "DELETE FROM events WHERE chain = 'reads' AND place = 4",
            Place::Event(Chain::Reads, 4),
        ),
        (
            "DELETE FROM events WHERE chain = 'audit' AND place = 1",
            Place::Event(Chain::Audit, 1),
        ),
        (
            "UPDATE heads SET place = 3 WHERE chain = 'audit'",
            Place::ChainHead(Chain::Audit),
        ),
        (
            "UPDATE records SET value = '{ }' WHERE key = 'minh'",
            Place::Record("account".to_owned(), "minh".to_owned()),
        ),
    ];
    for (sql, place) in cuts {
        let path = specimen.copy();
        past_the_guards(&path).execute_batch(sql).unwrap();
        assert_eq!(first_place(&path), Some(place), "{sql}");
    }
}

#[test]
fn a_sealed_decision_that_the_ledger_refuses_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let mut scribe = Scribe::default();
    let mut store = crate::open(&path, Mode::Create).unwrap();
    let wrong = [
        scribe.bodies(),
        scribe.decide_unjudged(vec![register("A"), register(" ")]),
    ];
    store
        .commit(&Batch {
            decisions: wrong.to_vec(),
            ..Batch::default()
        })
        .unwrap();
    let report = crate::verify(&*store);
    assert_eq!(
        report.first().map(|fault| fault.place.clone()),
        Some(Place::Act(ActId {
            decision: Seq(2),
            ordinal: 1
        }))
    );
    assert_eq!(report.head.seq, Seq(1));
    insta::assert_snapshot!(report, @r#"act 2-1: replayed, decision 2 refused: [Problem { act: ActId { decision: Seq(2), ordinal: 1 }, refusal: EmptyField("full_name") }]"#);
}

#[test]
fn what_stands_after_an_erased_act_is_still_proved() {
    let specimen = Specimen::new();
    let erase = "UPDATE acts SET payload = NULL, salt = NULL WHERE seq = 2 AND ordinal = 0";
    for cell in specimen
        .cells()
        .into_iter()
        .filter(|cell| cell.table == "acts" && !cell.row.starts_with("seq = 1"))
    {
        if cell.row == "seq = 2 AND ordinal = 0" {
            continue;
        }
        let path = specimen.copy();
        past_the_guards(&path).execute_batch(erase).unwrap();
        let taken_away = Place::Act(ActId {
            decision: Seq(2),
            ordinal: 0,
        });
        assert_eq!(first_place(&path), Some(taken_away), "nobody ordered that");
        let mut bytes = cell.bytes.clone();
        bytes[0] ^= 1;
        cell.overwrite(&path, &bytes);
        assert_eq!(
            first_place(&path),
            Some(cell.place),
            "{}.{} where {}",
            cell.table,
            cell.column,
            cell.row
        );
    }
}

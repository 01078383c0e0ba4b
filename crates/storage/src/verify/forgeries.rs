//! Edits, cuts, swaps and rebuilds by somebody with tools of their own: each is found, by the ledger itself or by a head that was noted
//! elsewhere. What no ledger can show of itself is shown to be just that.

use std::fs;
use std::path::Path;

use faultdisk::Dice;
use ledger::Seq;
use ledger::decision::Digest;
use office::port::{Batch, Chain};

use super::flips::specimen::{Specimen, past_the_guards};
use crate::contract::Scribe;
use crate::{Found, Mode, Noted, check};

/// What was done to a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forgery {
    /// A byte of a cell.
    Edit,
    /// The newest decisions or events away; the heads left.
    Cut,
    /// The same, and the heads set back: nothing in the file shows it.
    CutWithHead,
    /// Two rows change places.
    Swap,
    /// A whole ledger written anew with one name changed: nothing in the file shows it.
    Rebuild,
}

const ALL: [Forgery; 5] = [
    Forgery::Edit,
    Forgery::Cut,
    Forgery::CutWithHead,
    Forgery::Swap,
    Forgery::Rebuild,
];

fn forge(forgery: Forgery, specimen: &Specimen, path: &Path, dice: &mut Dice) {
    let from = 1 + dice.below(4);
    match forgery {
        Forgery::Edit => {
            let cells = specimen.cells();
            let cell = &cells[usize::try_from(dice.below(cells.len() as u64)).unwrap()];
            let mut bytes = cell.bytes.clone();
            let at = usize::try_from(dice.below(bytes.len() as u64)).unwrap();
            bytes[at] ^= u8::try_from(1 + dice.below(255)).unwrap();
            cell.overwrite(path, &bytes);
        }
        Forgery::Cut | Forgery::CutWithHead => {
            let (chain, decisions) = match dice.below(3) {
                0 => ("audit", false),
                1 => ("reads", false),
                _ => ("log", true),
            };
            let conn = past_the_guards(path);
            if decisions {
                conn.execute_batch(&format!(
                    "DELETE FROM acts WHERE seq >= {from}; DELETE FROM decisions WHERE seq >= {from};"
                ))
                .unwrap();
            } else {
                conn.execute_batch(&format!(
                    "DELETE FROM events WHERE chain = '{chain}' AND place >= {from};"
                ))
                .unwrap();
            }
            if forgery == Forgery::CutWithHead {
                let (place, hash) = head_before(&specimen.batch, chain, from);
                conn.execute(
                    "UPDATE heads SET place = ?1, hash = ?2 WHERE chain = ?3",
                    rusqlite::params![i64::try_from(place).unwrap(), hash.0, chain],
                )
                .unwrap();
            }
        }
        Forgery::Swap => {
            let other = 1 + (from + dice.below(3)) % 4;
            let conn = past_the_guards(path);
            let swaps = [
                format!(
                    "UPDATE decisions SET header = (SELECT d.header FROM decisions d WHERE d.seq = {from} + {other} - decisions.seq),
                     hash = (SELECT d.hash FROM decisions d WHERE d.seq = {from} + {other} - decisions.seq) WHERE seq IN ({from}, {other})"
                ),
                format!(
                    "UPDATE acts SET payload = (SELECT a.payload FROM acts a WHERE a.seq = acts.seq AND a.ordinal = 1 - acts.ordinal),
                     salt = (SELECT a.salt FROM acts a WHERE a.seq = acts.seq AND a.ordinal = 1 - acts.ordinal),
                     digest = (SELECT a.digest FROM acts a WHERE a.seq = acts.seq AND a.ordinal = 1 - acts.ordinal) WHERE seq = {from}"
                ),
                format!(
                    "UPDATE events SET body = (SELECT e.body FROM events e WHERE e.chain = events.chain AND e.place = {from} + {other} - events.place)
                     WHERE place IN ({from}, {other})"
                ),
            ];
            let swap = &swaps[usize::try_from(dice.below(3)).unwrap()];
            // Within one statement SQLite may read what it has just written: copies are read instead.
            conn.execute_batch("CREATE TEMP TABLE decisions_before AS SELECT * FROM decisions;
                CREATE TEMP TABLE acts_before AS SELECT * FROM acts; CREATE TEMP TABLE events_before AS SELECT * FROM events;")
                .unwrap();
            let swap = swap
                .replace("FROM decisions d", "FROM decisions_before d")
                .replace("FROM acts a", "FROM acts_before a")
                .replace("FROM events e", "FROM events_before e");
            assert!(conn.execute(&swap, []).unwrap() > 0);
        }
        Forgery::Rebuild => {
            fs::remove_file(path).unwrap();
            let names = ["Nguyễn Văn Ước", "Đặng Thị Đào"].map(|name| format!("{name} {}", dice.below(1_000_000)));
            let mut scribe = Scribe::default();
            let mut batch = Batch {
                decisions: vec![scribe.bodies(), scribe.people(names.iter().map(String::as_str))],
                ..Batch::default()
            };
            let later = (0..dice.below(4)).map(|_| scribe.people(["Bàn Văn Quý", "Triệu Thị Lý"]));
            batch.decisions.extend(later);
            batch.events = specimen.batch.events.clone();
            batch.records = specimen.batch.records.clone();
            crate::open(path, Mode::Create).unwrap().commit(&batch).unwrap();
        }
    }
}

/// The head of a chain as it was before one of its places.
fn head_before(batch: &Batch, chain: &str, place: u64) -> (u64, Digest) {
    let before = place - 1;
    let hash = if chain == "log" {
        let found = batch
            .decisions
            .iter()
            .find(|decision| u64::from(decision.seq.0) == before);
        found.map(|decision| decision.hash)
    } else {
        let found = batch
            .events
            .iter()
            .find(|event| event.chain.name() == chain && event.place == before);
        found.map(|event| event.hash)
    };
    (before, hash.unwrap_or_default())
}

/// The heads that somebody wrote down before: of the log and of both chains.
fn noted(batch: &Batch) -> Vec<Noted> {
    let mut all = vec![Noted {
        chain: None,
        place: 4,
        hash: batch.decisions[3].hash,
    }];
    all.extend(Chain::ALL.map(|chain| Noted {
        chain: Some(chain),
        place: 4,
        hash: head_before(batch, chain.name(), 5).1,
    }));
    all
}

#[test]
fn every_forgery_is_found_by_the_ledger_or_by_a_head_noted_elsewhere() {
    let specimen = Specimen::new();
    let noted = noted(&specimen.batch);
    let whole = specimen.copy();
    let store = crate::open(&whole, Mode::Read).unwrap();
    assert!(noted.iter().all(|head| head.look(&*store).unwrap() == Found::Same));
    drop(store);

    let mut dice = Dice::of(20_250_701);
    let mut found = [[0_u32; 2]; ALL.len()];
    for turn in 0..1_000 {
        let path = specimen.copy();
        let kind = usize::try_from(dice.below(ALL.len() as u64)).unwrap();
        forge(ALL[kind], &specimen, &path, &mut dice);
        let by_itself = check(&path).map_or(true, |report| !report.holds());
        let by_paper = crate::open(&path, Mode::Read).is_ok_and(|store| {
            noted
                .iter()
                .any(|head| head.look(&*store).is_ok_and(|found| found != Found::Same))
        });
        assert!(by_itself || by_paper, "forgery {turn}, {:?}, is not found", ALL[kind]);
        found[kind][usize::from(!by_itself)] += 1;
    }
    for (forgery, [by_itself, by_paper]) in ALL.into_iter().zip(found) {
        println!("{forgery:?}: {by_itself} found by the ledger itself, {by_paper} by a noted head alone");
        let shows = !matches!(forgery, Forgery::CutWithHead | Forgery::Rebuild);
        assert!(if shows { by_paper == 0 } else { by_itself == 0 }, "{forgery:?}");
        assert!(by_itself + by_paper > 100, "{forgery:?}");
    }
}

#[test]
fn an_older_head_is_a_beginning_of_a_ledger_that_went_on() {
    let specimen = Specimen::new();
    let path = specimen.copy();
    let store = crate::open(&path, Mode::Read).unwrap();
    for decision in &specimen.batch.decisions {
        let older = Noted {
            chain: None,
            place: decision.seq.0.into(),
            hash: decision.hash,
        };
        assert_eq!(older.look(&*store).unwrap(), Found::Same);
        let other = Noted {
            hash: Digest([1; 32]),
            ..older
        };
        assert_eq!(other.look(&*store).unwrap(), Found::Other);
    }
    let beyond = Noted {
        chain: None,
        place: u64::from(Seq(5).0),
        hash: Digest([1; 32]),
    };
    assert_eq!(beyond.look(&*store).unwrap(), Found::CutBack);
    let nothing = Noted {
        place: 0,
        hash: Digest::default(),
        ..beyond
    };
    assert_eq!(nothing.look(&*store).unwrap(), Found::Same);
}

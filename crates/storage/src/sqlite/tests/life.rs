//! An office at work on a disk that can fail, and beside it a record of all that it acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use faultdisk::{Dice, Disk};
use ledger::acts::Dated;
use ledger::acts::bodies::Establish;
use ledger::acts::people::RegisterPerson;
use ledger::codes::UnitKind;
use ledger::decision::Digest;
use ledger::{Decision, Header, Seq};
use office::Office;
use office::audit::Event;
use office::port::Chain;
use office::writer::NotDone;
use tempfile::TempDir;
use testkit::{FixedClock, SeededChance, day, law};

use crate::contract::{decisions, events};
use crate::sqlite::{create, open_to_read, open_to_write};
use crate::{Mode, check};

/// Few pages, so that the write-ahead log is played into the file and begun anew many times in a short life.
const CHECKPOINT: i64 = 16;

/// One ledger on a disk of its own.
pub(super) struct Life {
    pub(super) disk: Disk,
    pub(super) path: PathBuf,
    /// Place and number of each decision that was acknowledged.
    pub(super) acknowledged: Vec<(Seq, String)>,
    synchronous: &'static str,
    numbers: u32,
    _folder: TempDir,
}

impl Life {
    /// An empty ledger on a disk that works, kept with this setting of `synchronous`.
    pub(super) fn begin(synchronous: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::under(folder.path()).unwrap();
        let path = folder.path().canonicalize().unwrap().join("ledger");
        drop(create(&path).unwrap());
        let mut life = Self {
            disk,
            path,
            acknowledged: Vec::new(),
            synchronous,
            numbers: 0,
            _folder: folder,
        };
        let office = life.open().unwrap();
        life.decide(&office).unwrap();
        life
    }

    /// Opens the office, or says in words why not.
    pub(super) fn open(&self) -> Result<Office, String> {
        let store = open_to_write(&self.path).map_err(|problem| problem.to_string())?;
        let set = |name, value: &dyn rusqlite::ToSql| {
            let set = store.conn.pragma_update(None, name, value);
            set.map_err(|problem| problem.to_string())
        };
        if self.synchronous != "FULL" {
            set("synchronous", &self.synchronous)?;
        }
        set("wal_autocheckpoint", &CHECKPOINT)?;
        let reader = open_to_read(&self.path).map_err(|problem| problem.to_string())?;
        let clock = Arc::new(FixedClock::on(day("2019-07-01")));
        let chance = Arc::new(SeededChance::of(self.numbers.into()));
        Office::open(Box::new(store), Box::new(reader), law(), clock, chance).map_err(|problem| problem.to_string())
    }

    /// Enters the next decision, and notes it once it is acknowledged.
    pub(super) fn decide(&mut self, office: &Office) -> Result<(), String> {
        self.numbers += 1;
        let number = format!("{}/QĐ", self.numbers);
        match office.decide("an", decision(&number, self.acknowledged.is_empty())) {
            Ok(seq) => self.acknowledged.push((seq, number)),
            Err(NotDone::Store(words)) if !words.is_empty() => return Err(words),
            Err(other) => panic!("a disk that fails is told as a store that fails, not as {other:?}"),
        }
        Ok(())
    }

    /// Gives the power back; then everything holds, and a decision and its event are there together. Gives how many of the acknowledged
    /// decisions are gone, and goes on from what is there.
    pub(super) fn lost_after(&mut self, dice: &mut Dice) -> usize {
        self.disk.power_back(dice).unwrap();
        let there = proved(&self.path);
        let lost = self.acknowledged.iter().filter(|one| !there.contains(one)).count();
        self.acknowledged = there;
        lost
    }
}

/// Proves a ledger whole, and gives place and number of each of its decisions.
pub(super) fn proved(path: &Path) -> Vec<(Seq, String)> {
    let report = check(path).unwrap();
    assert!(report.holds(), "{report}");
    let store = crate::open(path, Mode::Read).unwrap();
    let mut before = Digest::default();
    let all = decisions(&*store, 1).into_iter().map(|sealed| {
        let header = sealed.open(before).unwrap().header;
        before = sealed.hash;
        (sealed.seq, header.number)
    });
    let all: Vec<(Seq, String)> = all.collect();
    let numbers: BTreeSet<&String> = all.iter().map(|(_, number)| number).collect();
    assert_eq!(numbers.len(), all.len(), "a decision is there twice");
    let events = events(&*store, Chain::Audit, 1).into_iter();
    let events = events.map(|sealed| serde_json::from_str::<Event>(&sealed.body).unwrap());
    let entered = events.filter(|event| event.action == "decision.append");
    let entered: Vec<(u32, String)> = entered
        .map(|event| (event.seq.unwrap(), event.detail.unwrap()))
        .collect();
    assert_eq!(entered.len(), all.len(), "as many events as decisions");
    let entered: BTreeMap<u32, String> = entered.into_iter().collect();
    for (seq, number) in &all {
        assert_eq!(entered.get(&seq.0), Some(number), "a decision without its event");
    }
    all
}

fn decision(number: &str, first: bool) -> Decision {
    let on = day("2019-03-14");
    let act: Dated = if first {
        let authority = Establish {
            name: "Huyện Hoành Bồ".to_owned(),
            kind: UnitKind::Authority,
            parent: None,
            code: None,
        };
        authority.into()
    } else {
        let person = RegisterPerson {
            full_name: format!("Lê Văn {number}"),
            sex: None,
            birth: None,
            citizen_number: None,
        };
        person.into()
    };
    let header = Header {
        number: number.to_owned(),
        kind: "decision".to_owned(),
        signed: on,
        effective: on,
        issuer: String::new(),
        signer: String::new(),
        // Some decisions take several pages.
        title: "Về việc ".repeat(if number.ends_with("7/QĐ") { 2_000 } else { 1 }),
        bases: Vec::new(),
        attachments: Vec::new(),
        recorded: 0,
        recorded_by: String::new(),
    };
    Decision {
        header,
        acts: vec![act],
    }
}

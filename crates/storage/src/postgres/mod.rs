//! The PostgreSQL store: many ledgers in one database, and any number of processes that write and follow one ledger.
//!
//! Whoever writes locks the heads of the ledger for the time of one transaction and compares them with what the batch was judged on.
//! docs/decisions/postgres.md says why.

mod fault;
mod line;
mod moves;
mod news;
mod read;
mod schema;
mod session;
mod snapshot;
mod write;

use std::path::Path;
use std::time::Duration;

use ledger::Seq;
use ledger::decision::SealedDecision;
use office::port::{Batch, Chain, Heads, SealedEvent, Store, StoreError};

use crate::error::OpenError;
use crate::location::{Database, Location};
use crate::place::Place;
use crate::weave::ends_at_head;
use fault::Fault;
use line::Line;
use session::Session;

pub(crate) use moves::restore;

/// A ledger in a PostgreSQL database.
#[derive(Debug)]
pub(crate) struct PostgresStore {
    line: Line,
    ledger: i32,
    writes: bool,
}

/// Begins a new ledger, and the tables where there are none.
pub(crate) fn create(database: &Database) -> Result<PostgresStore, OpenError> {
    let mut session = Session::new(database.clone(), true);
    let begun = session.ask(|session| {
        session.begin("BEGIN")?;
        let begun = schema::begin_ledger(session, database.ledger());
        match begun {
            Ok(Some(_)) => session.commit()?,
            _ => session.roll_back(),
        }
        begun
    })?;
    let ledger = begun.ok_or_else(|| OpenError::Taken(Location::Database(database.clone())))?;
    PostgresStore::on(session, ledger, true)
}

/// Opens an existing ledger.
pub(crate) fn open(database: &Database, writes: bool) -> Result<PostgresStore, OpenError> {
    let mut session = Session::new(database.clone(), writes);
    if writes {
        session.ask(schema::upgrade)?;
    }
    let found = session.ask(|session| schema::ledger(session, database.ledger()))?;
    let ledger = found.ok_or_else(|| OpenError::Unknown(Location::Database(database.clone())))?;
    PostgresStore::on(session, ledger, writes)
}

/// How many decisions a page of the log has at first, and at most.
const PAGE: (u64, u64) = (64, 4096);
/// About how many acts a page should have.
const PAGE_ACTS: u64 = 20_000;
/// How many events a page of a chain has at first, and at most: some read on for long, others want one.
const PAGE_EVENTS: (u64, u64) = (16, 4_096);

impl PostgresStore {
    fn on(session: Session, ledger: i32, writes: bool) -> Result<Self, OpenError> {
        Ok(Self {
            line: Line::open(session)?,
            ledger,
            writes,
        })
    }

    /// Undoes what is not committed. A line that has ended holds nothing.
    fn roll_back(&self) {
        let _ended = self.line.ask(|session| {
            session.roll_back();
            Ok(())
        });
    }

    /// Asks something that may be asked twice.
    fn ask<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Session, i32) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, StoreError> {
        let ledger = self.ledger;
        self.line
            .ask(move |session| session.ask(|session| work(session, ledger)))
    }
}

impl Store for PostgresStore {
    fn decisions(&self, from: Seq, see: &mut dyn FnMut(SealedDecision) -> bool) -> Result<(), StoreError> {
        let end = self.ask(read::end_of_log)?;
        let (first, ledger) = (u64::from(from.0.max(1)), self.ledger);
        let (mut next, mut last, mut size) = (first, None, PAGE.0);
        let page = |from: u64, size: u64| {
            let to = (from + size - 1).min(end.found);
            // Places beyond are not there: the table knows none of them.
            let [from, to] = [from, to].map(|place| i32::try_from(place).unwrap_or(i32::MAX));
            let read = move |session: &mut Session| session.ask(|session| read::decisions(session, ledger, from, to));
            (from <= to).then(|| self.line.begin(read))
        };
        let mut coming = if next <= end.found { page(next, size) } else { None };
        while let Some(awaited) = coming.take() {
            let decisions = awaited.get()?;
            let Some(newest) = decisions.last().map(|decision| u64::from(decision.seq.0)) else {
                break;
            };
            let acts: usize = decisions.iter().map(|decision| decision.acts.len()).sum();
            let acts = u64::try_from(acts).unwrap_or(u64::MAX).max(1);
            size = (size * PAGE_ACTS / acts).clamp(1, PAGE.1);
            // The next page is on its way while this one is looked at.
            coming = if newest < end.found {
                page(newest + 1, size)
            } else {
                None
            };
            for decision in decisions {
                if u64::from(decision.seq.0) != next {
                    break;
                }
                (next, last) = (next + 1, Some((next, decision.hash)));
                if !see(decision) {
                    return Ok(());
                }
            }
        }
        ends_at_head(None, first, last, end.noted)
    }

    fn events(&self, chain: Chain, from: u64, see: &mut dyn FnMut(SealedEvent) -> bool) -> Result<(), StoreError> {
        let end = self.ask(move |session, ledger| read::end_of_chain(session, ledger, chain))?;
        let first = from.max(1);
        let (mut next, mut last, mut size) = (first, None, PAGE_EVENTS.0);
        while next <= end.found {
            let to = (next + size - 1).min(end.found);
            size = (4 * size).min(PAGE_EVENTS.1);
            let beyond = |_| Place::ChainHead(chain).damaged("there are no places beyond");
            let (low, high) = (i64::try_from(next).map_err(beyond)?, i64::try_from(to).map_err(beyond)?);
            let page = self.ask(move |session, ledger| read::events(session, ledger, chain, low, high))?;
            if page.is_empty() {
                break;
            }
            for event in page {
                (next, last) = (event.place + 1, Some((event.place, event.hash)));
                if !see(event) {
                    return Ok(());
                }
            }
        }
        ends_at_head(Some(chain), first, last, end.noted)
    }

    fn heads(&self) -> Result<Heads, StoreError> {
        self.ask(|session, ledger| read::heads(session, ledger, false))
    }

    fn record(&self, kind: &str, key: &str) -> Result<Option<String>, StoreError> {
        let (kind, key) = (kind.to_owned(), key.to_owned());
        self.ask(move |session, ledger| read::record(session, ledger, &kind, &key))
    }

    fn records(&self, kind: &str) -> Result<Vec<(String, String)>, StoreError> {
        let kind = kind.to_owned();
        self.ask(move |session, ledger| read::records(session, ledger, &kind))
    }

    fn file(&self, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        let sha256 = *sha256;
        self.ask(move |session, ledger| read::file(session, ledger, &sha256))
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if !self.writes {
            return Err(StoreError::ReadOnly);
        }
        if batch.is_empty() {
            return Ok(());
        }
        let (batch, ledger) = (batch.clone(), self.ledger);
        self.line.ask(move |session| write::commit(session, ledger, &batch))
    }

    fn wait(&mut self, patience: Duration) -> Result<bool, StoreError> {
        self.ask(move |session, ledger| news::wait(session, ledger, patience))
    }

    fn is_shared(&self) -> bool {
        self.writes
    }

    fn hold(&mut self) -> Result<(), StoreError> {
        self.ask(write::hold)
    }

    fn let_go(&mut self) {
        self.roll_back();
    }

    fn snapshot(&self, see: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), StoreError> {
        snapshot::read(self, see)
    }

    fn keep_snapshot(&self, seq: Seq, parts: &mut dyn Iterator<Item = Vec<u8>>) -> Result<(), StoreError> {
        if !self.writes {
            return Err(StoreError::ReadOnly);
        }
        snapshot::keep(self, seq, parts)
    }

    fn backup(&self, to: &Path) -> Result<(), StoreError> {
        moves::backup(self, to).map_err(StoreError::from)
    }
}

#[cfg(test)]
mod tests;

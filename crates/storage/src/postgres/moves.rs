//! Backup into a file, and restore from one: a ledger moves between the engines with its bytes and hashes as they are.

use std::path::Path;

use office::port::{Batch, Store as _, StoreError};

use super::{PostgresStore, Session, read, schema, write};
use crate::error::OpenError;
use crate::location::{Database, Location};
use crate::place::Place;
use crate::sqlite;
use crate::verify::{Fault, Report, verify};
use crate::whole::{Gives, Takes, carry};

/// Everything is read as it stood when this began, also while others write.
pub(super) const MOMENT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

impl Gives for PostgresStore {
    fn begin_moment(&self) -> Result<(), StoreError> {
        self.line.ask(|session| session.ask(|session| session.begin(MOMENT)))
    }

    fn end_moment(&self) {
        self.roll_back();
    }

    fn kinds(&self) -> Result<Vec<String>, StoreError> {
        self.ask(read::kinds)
    }
}

impl Takes for PostgresStore {
    fn take(&mut self, batch: Batch) -> Result<(), StoreError> {
        self.ask(move |session, ledger| {
            let heads = read::heads(session, ledger, true)?;
            write::write(session, ledger, heads, &batch)
        })
    }

    fn take_records(&mut self, kind: &str, records: Vec<(String, String)>) -> Result<(), StoreError> {
        let kind = kind.to_owned();
        self.ask(move |session, ledger| {
            let records = records
                .iter()
                .map(|(key, value)| (kind.as_str(), key.as_str(), value.as_str()));
            write::put_records(session, ledger, records)
        })
    }
}

impl PostgresStore {
    /// Of the records, the first that does not read back.
    pub(crate) fn faults_of_the_records(&self) -> Vec<Fault> {
        let kinds = self.kinds();
        let read = kinds.and_then(|kinds| kinds.iter().try_for_each(|kind| self.records(kind).map(drop)));
        read.err()
            .map(|error| Fault::unreadable(error, Place::File))
            .into_iter()
            .collect()
    }
}

/// Copies a ledger into a file of its own: a whole ledger that any copy of the program opens and proves without the database.
pub(super) fn backup(from: &PostgresStore, to: &Path) -> Result<(), OpenError> {
    let mut copy = sqlite::Copy::begin(to)?;
    carry(from, &mut copy)?;
    copy.finish()
}

/// Puts the ledger of a file into a database under a new name, once what was written there is proved whole: in one transaction, so that
/// nothing is left of one that is not.
pub(crate) fn restore(from: &Path, to: &Database) -> Result<Report, OpenError> {
    let source = sqlite::open_to_read(from)?;
    let mut session = Session::new(to.clone(), true);
    let ledger = session.ask(|session| {
        session.begin("BEGIN")?;
        schema::begin_ledger(session, to.ledger())
    });
    let Some(ledger) = ledger? else {
        return Err(OpenError::Taken(Location::Database(to.clone())));
    };
    let mut store = PostgresStore::on(session, ledger, true)?;
    carry(&source, &mut store)?;
    let report = verify(&store);
    if !report.holds() {
        return Err(OpenError::Broken(Box::new(report)));
    }
    store.line.ask(|session| session.commit().map_err(StoreError::from))?;
    Ok(report)
}

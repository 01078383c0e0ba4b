//! The snapshot beside a ledger: a row a part. It is no part of the ledger: a backup leaves it out.

use ledger::Seq;
use ledger::acts::Act;
use office::port::StoreError;

use super::fault::Fault;
use super::moves::MOMENT;
use super::session::Session;
use super::{PostgresStore, read};
use crate::place::Place;

/// As for a batch; what was ordered meanwhile is seen under the lock of the heads.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE";
/// One process at a time keeps a snapshot of one ledger: `Snap` in ASCII, and the ledger.
const ONE_AT_A_TIME: &str = "SELECT pg_try_advisory_xact_lock(1399742832, $1)";

/// Shows the parts of the snapshot, if there is one, as it stood at one moment: another process may keep a new one meanwhile.
pub(super) fn read(store: &PostgresStore, see: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), StoreError> {
    let own = store.line.ask(|session| {
        let own = !session.is_within();
        session.ask(|session| if own { session.begin(MOMENT) } else { Ok(()) })?;
        Ok(own)
    })?;
    let mut read = Ok(());
    for number in 0.. {
        match store.ask(move |session, ledger| part(session, ledger, number)) {
            Ok(Some(part)) if see(&part) => {}
            Ok(_) => break,
            Err(problem) => {
                read = Err(problem);
                break;
            }
        }
    }
    if own {
        store.roll_back();
    }
    read
}

/// One part, if it is there.
fn part(session: &mut Session, ledger: i32, number: i32) -> Result<Option<Vec<u8>>, Fault> {
    let rows = session.query(
        "SELECT bytes FROM snapshots WHERE ledger = $1 AND part = $2",
        &[&ledger, &number],
    )?;
    let place = Place::Snapshot(u32::try_from(number).unwrap_or(0));
    rows.first()
        .map(|row| row.try_get(0).map_err(|_| place.damaged("it cannot be read").into()))
        .transpose()
}

/// Keeps a snapshot in the place of the one before.
pub(super) fn keep(
    store: &PostgresStore,
    seq: Seq,
    parts: &mut dyn Iterator<Item = Vec<u8>>,
) -> Result<(), StoreError> {
    let kept = keep_within(store, seq, parts);
    if kept.is_err() {
        store.roll_back();
    }
    kept
}

fn keep_within(store: &PostgresStore, seq: Seq, parts: &mut dyn Iterator<Item = Vec<u8>>) -> Result<(), StoreError> {
    let begun = store.ask(|session, ledger| {
        session.begin(BEGIN)?;
        let rows = session.query(ONE_AT_A_TIME, &[&ledger])?;
        let alone = rows
            .first()
            .is_some_and(|row| row.try_get(0).is_ok_and(|got: bool| got));
        if alone {
            forget(session, ledger)?;
        } else {
            // Somebody else is at it, with a value hardly older.
            session.roll_back();
        }
        Ok(alone)
    })?;
    if !begun {
        return Ok(());
    }
    for (number, part) in (0_i32..).zip(parts) {
        store.ask(move |session, ledger| {
            session.execute(
                "INSERT INTO snapshots (ledger, part, bytes) VALUES ($1, $2, $3)",
                &[&ledger, &number, &part.as_slice()],
            )
        })?;
    }
    store.ask(move |session, ledger| {
        // Whoever orders an erasure holds the heads until it is done: from here on none comes in between.
        read::heads(session, ledger, true)?;
        let after = i32::try_from(seq.0).unwrap_or(i32::MAX);
        let ordered = session.query(
            "SELECT 1 FROM acts WHERE ledger = $1 AND seq > $2 AND kind = $3 LIMIT 1",
            &[&ledger, &after, &i32::from(Act::ERASE)],
        )?;
        if !ordered.is_empty() {
            forget(session, ledger)?;
        }
        session.commit()
    })
}

/// Takes the snapshot away, within a transaction.
pub(super) fn forget(session: &mut Session, ledger: i32) -> Result<(), Fault> {
    session.execute("DELETE FROM snapshots WHERE ledger = $1", &[&ledger])
}

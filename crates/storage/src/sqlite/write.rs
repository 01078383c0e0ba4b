//! Writing: one batch, one transaction. Each link is proved before it is written, so that no fault of a caller gets into the log.

use ledger::decision::{Digest, SealedDecision};
use ledger::{ActId, Seq};
use office::port::{Batch, Chain, RecordChange, SealedEvent, StoreError};
use rusqlite::{Connection, TransactionBehavior, params};

use super::fault::engine;
use super::files;
use super::read::{head, heads};
use super::schema::LEDGER;
use crate::follows;
use crate::place::Place;
use crate::record::record_digest;

/// Writes a batch as a whole, or nothing of it.
pub(super) fn commit(conn: &mut Connection, batch: &Batch) -> Result<(), StoreError> {
    if batch.is_empty() {
        return Ok(());
    }
    // Immediate: the head is read under the write lock, so nobody can append between the check and the write.
    let tx = conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(engine)?;
    if batch.base.is_some() && batch.is_overtaken(&heads(&tx)?) {
        return Err(StoreError::Overtaken);
    }
    write(&tx, batch)?;
    files::note_due(&tx, &batch.gone, &batch.files)?;
    tx.commit().map_err(engine)?;
    if batch.erasures.is_empty() {
        return Ok(());
    }
    // What was erased still stands in the pages of the write-ahead log until these are put back into the file. A reader may keep them a
    // while: then the next writer puts them back.
    conn.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))
        .map_err(engine)
}

/// Writes a batch within a transaction.
pub(super) fn write(tx: &Connection, batch: &Batch) -> Result<(), StoreError> {
    append_decisions(tx, &batch.decisions)?;
    erase(tx, &batch.erasures)?;
    for chain in Chain::ALL {
        append_events(tx, chain, &batch.events)?;
    }
    change_records(tx, &batch.records).map_err(engine)
}

/// Takes away the content of acts; their digests stay.
fn erase(tx: &Connection, acts: &[ActId]) -> Result<(), StoreError> {
    let mut update = tx
        .prepare_cached(
            "UPDATE acts SET payload = NULL, salt = NULL
             WHERE ledger = ?1 AND seq = ?2 AND ordinal = ?3 AND payload IS NOT NULL",
        )
        .map_err(engine)?;
    for act in acts {
        let changed = update
            .execute(params![LEDGER, act.decision.0, act.ordinal])
            .map_err(engine)?;
        if changed != 1 {
            return Err(Place::Act(*act).damaged("there is nothing to erase"));
        }
    }
    Ok(())
}

fn append_decisions(tx: &Connection, decisions: &[SealedDecision]) -> Result<(), StoreError> {
    if decisions.is_empty() {
        return Ok(());
    }
    let (mut place, mut hash) = head(tx, "log")?;
    for decision in decisions {
        if u64::from(decision.seq.0) != place + 1 || decision.seq.is_draft() {
            return Err(StoreError::PlaceTaken(decision.seq));
        }
        follows::must_follow(decision, hash)?;
        insert_decision(tx, decision).map_err(engine)?;
        (place, hash) = (u64::from(decision.seq.0), decision.hash);
    }
    move_head(tx, "log", place, hash)
}

fn insert_decision(tx: &Connection, decision: &SealedDecision) -> rusqlite::Result<()> {
    let SealedDecision {
        seq: Seq(seq),
        header,
        acts,
        hash,
    } = decision;
    tx.prepare_cached("INSERT INTO decisions (ledger, seq, header, hash) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![LEDGER, seq, header, hash.0])?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO acts (ledger, seq, ordinal, kind, version, salt, payload, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (ordinal, act) in (0_u32..).zip(acts) {
        let (salt, payload) = act.payload.as_ref().map(|(salt, payload)| (salt, payload)).unzip();
        insert.execute(params![
            LEDGER,
            seq,
            ordinal,
            act.kind,
            act.version,
            salt,
            payload,
            act.digest.0
        ])?;
    }
    Ok(())
}

fn append_events(tx: &Connection, chain: Chain, events: &[SealedEvent]) -> Result<(), StoreError> {
    let mut events = events.iter().filter(|event| event.chain == chain).peekable();
    if events.peek().is_none() {
        return Ok(());
    }
    let (mut place, mut hash) = head(tx, chain.name())?;
    let mut insert = tx
        .prepare_cached("INSERT INTO events (ledger, chain, place, body, hash) VALUES (?1, ?2, ?3, ?4, ?5)")
        .map_err(engine)?;
    for event in events {
        let at = Place::Event(chain, event.place);
        follows::event_must_follow(event, (place, hash))?;
        let number = i64::try_from(event.place).map_err(|_| at.damaged("there are no places beyond"))?;
        insert
            .execute(params![LEDGER, chain.name(), number, event.body, event.hash.0])
            .map_err(engine)?;
        (place, hash) = (event.place, event.hash);
    }
    move_head(tx, chain.name(), place, hash)
}

fn move_head(tx: &Connection, chain: &str, place: u64, hash: Digest) -> Result<(), StoreError> {
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    tx.prepare_cached("UPDATE heads SET place = ?3, hash = ?4 WHERE ledger = ?1 AND chain = ?2")
        .and_then(|mut update| update.execute(params![LEDGER, chain, place, hash.0]))
        .map_err(engine)?;
    Ok(())
}

fn change_records(tx: &Connection, changes: &[RecordChange]) -> rusqlite::Result<()> {
    for change in changes {
        match change {
            RecordChange::Put { kind, key, value } => put_record(tx, kind, key, value)?,
            RecordChange::Remove { kind, key } => tx
                .prepare_cached("DELETE FROM records WHERE ledger = ?1 AND kind = ?2 AND key = ?3")?
                .execute(params![LEDGER, kind, key])
                .map(drop)?,
        }
    }
    Ok(())
}

/// Puts a record in place.
pub(super) fn put_record(tx: &Connection, kind: &str, key: &str, value: &str) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO records (ledger, kind, key, value, digest) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (ledger, kind, key) DO UPDATE SET value = excluded.value, digest = excluded.digest",
    )?
    .execute(params![LEDGER, kind, key, value, record_digest(kind, key, value)])
    .map(drop)
}

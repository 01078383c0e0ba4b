//! Reading: streams in order, each over one snapshot of the file, each place proved to be there.

use ledger::decision::{Digest, SealedAct, SealedDecision};
use ledger::{ActId, Seq};
use office::port::{Chain, Heads, SealedEvent, StoreError};
use rusqlite::{Connection, OptionalExtension, Row, Rows, Transaction, params};

use super::fault::{at, engine};
use super::schema::LEDGER;
use crate::place::Place;
use crate::record::proved;
use crate::weave::{Acts, ends_at_head};

/// Everything read until this is dropped comes from one moment; none when the caller already reads within one.
fn snapshot(conn: &Connection) -> Result<Option<Transaction<'_>>, StoreError> {
    if conn.is_autocommit() {
        conn.unchecked_transaction().map(Some).map_err(engine)
    } else {
        Ok(None)
    }
}

/// Streams decisions with their acts, from a place on.
pub(super) fn decisions(
    conn: &Connection,
    from: Seq,
    see: &mut dyn FnMut(SealedDecision) -> bool,
) -> Result<(), StoreError> {
    let from = from.max(Seq(1));
    let _moment = snapshot(conn)?;
    let mut heads = conn
        .prepare_cached("SELECT seq, header, hash FROM decisions WHERE ledger = ?1 AND seq >= ?2 ORDER BY seq")
        .map_err(engine)?;
    let mut acts = conn
        .prepare_cached(
            "SELECT seq, ordinal, kind, version, salt, payload, digest FROM acts
             WHERE ledger = ?1 AND seq >= ?2 ORDER BY seq, ordinal",
        )
        .map_err(engine)?;
    let mut rows = heads.query(params![LEDGER, from.0]).map_err(engine)?;
    let mut act_rows = acts.query(params![LEDGER, from.0]).map_err(engine)?;
    let mut acts = Acts::of(|| next_act(&mut act_rows))?;
    let (mut next, mut last) = (from, None);
    while let Some(row) = rows.next().map_err(engine)? {
        let place = Place::Decision(next);
        let seq = row.get(0).map(Seq).map_err(at(place.clone()))?;
        if seq != next {
            return Err(place.damaged("it is missing"));
        }
        let header = row.get(1).map_err(at(place.clone()))?;
        let hash = row.get(2).map(Digest).map_err(at(place))?;
        let acts = acts.of_decision(seq)?;
        if !see(SealedDecision {
            seq,
            header,
            acts,
            hash,
        }) {
            return Ok(());
        }
        last = Some((u64::from(seq.0), hash));
        next = seq.next();
    }
    acts.must_be_used_up()?;
    ends_at_head(None, u64::from(from.0), last, head(conn, "log")?)
}

fn next_act(rows: &mut Rows<'_>) -> Result<Option<(ActId, SealedAct)>, StoreError> {
    let Some(row) = rows.next().map_err(engine)? else {
        return Ok(None);
    };
    let decision = row.get(0).map(Seq).map_err(at(Place::File))?;
    let ordinal = row.get(1).map_err(at(Place::Decision(decision)))?;
    let id = ActId { decision, ordinal };
    Ok(Some((id, act(row).map_err(at(Place::Act(id)))?)))
}

fn act(row: &Row<'_>) -> rusqlite::Result<SealedAct> {
    let (salt, payload): (Option<[u8; 16]>, Option<Vec<u8>>) = (row.get(4)?, row.get(5)?);
    Ok(SealedAct {
        kind: row.get(2)?,
        version: row.get(3)?,
        payload: salt.zip(payload),
        digest: Digest(row.get(6)?),
    })
}

/// Streams the events of a chain, from a place on.
pub(super) fn events(
    conn: &Connection,
    chain: Chain,
    from: u64,
    see: &mut dyn FnMut(SealedEvent) -> bool,
) -> Result<(), StoreError> {
    let from = from.max(1);
    let Ok(first) = i64::try_from(from) else { return Ok(()) };
    let _moment = snapshot(conn)?;
    let mut all = conn
        .prepare_cached(
            "SELECT place, body, hash FROM events WHERE ledger = ?1 AND chain = ?2 AND place >= ?3 ORDER BY place",
        )
        .map_err(engine)?;
    let mut rows = all.query(params![LEDGER, chain.name(), first]).map_err(engine)?;
    let (mut next, mut last) = (from, None);
    while let Some(row) = rows.next().map_err(engine)? {
        let due = Place::Event(chain, next);
        let place: i64 = row.get(0).map_err(at(due.clone()))?;
        if u64::try_from(place) != Ok(next) {
            return Err(due.damaged("it is missing"));
        }
        let body = row.get(1).map_err(at(due.clone()))?;
        let hash = row.get(2).map(Digest).map_err(at(due))?;
        if !see(SealedEvent {
            chain,
            place: next,
            body,
            hash,
        }) {
            return Ok(());
        }
        last = Some((next, hash));
        next += 1;
    }
    ends_at_head(Some(chain), from, last, head(conn, chain.name())?)
}

/// The newest place of the log or of a chain and its hash, as the store notes them.
pub(super) fn head(conn: &Connection, chain: &str) -> Result<(u64, Digest), StoreError> {
    let place = Chain::ALL
        .into_iter()
        .find(|c| c.name() == chain)
        .map_or(Place::LogHead, Place::ChainHead);
    let mut find = conn
        .prepare_cached("SELECT place, hash FROM heads WHERE ledger = ?1 AND chain = ?2")
        .map_err(engine)?;
    let found = find.query_row(params![LEDGER, chain], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)));
    let (newest, hash) = found
        .optional()
        .map_err(at(place.clone()))?
        .ok_or_else(|| place.damaged("it is missing"))?;
    let newest = u64::try_from(newest).map_err(|_| place.damaged("it is below zero"))?;
    Ok((newest, Digest(hash)))
}

/// Where the log and both chains stand, at one moment.
pub(super) fn heads(conn: &Connection) -> Result<Heads, StoreError> {
    let _moment = snapshot(conn)?;
    let (seq, hash) = head(conn, "log")?;
    let seq = u32::try_from(seq).map_err(|_| Place::LogHead.damaged("there are no places beyond"))?;
    Ok(Heads {
        log: (Seq(seq), hash),
        audit: head(conn, Chain::Audit.name())?,
        reads: head(conn, Chain::Reads.name())?,
    })
}

/// One record.
pub(super) fn record(conn: &Connection, kind: &str, key: &str) -> Result<Option<String>, StoreError> {
    let place = || Place::Record(kind.to_owned(), key.to_owned());
    let mut find = conn
        .prepare_cached("SELECT value, digest FROM records WHERE ledger = ?1 AND kind = ?2 AND key = ?3")
        .map_err(engine)?;
    let found = find.query_row(params![LEDGER, kind, key], |row| {
        Ok((row.get(0)?, row.get::<_, [u8; 32]>(1)?))
    });
    let Some((value, digest)) = found.optional().map_err(at(place()))? else {
        return Ok(None);
    };
    proved(kind, key, value, &digest).map(Some)
}

/// Every record of a kind, in the order of the bytes of their keys.
pub(super) fn records(conn: &Connection, kind: &str) -> Result<Vec<(String, String)>, StoreError> {
    let _moment = snapshot(conn)?;
    let mut find = conn
        .prepare_cached("SELECT key, value, digest FROM records WHERE ledger = ?1 AND kind = ?2 ORDER BY key")
        .map_err(engine)?;
    let mut rows = find.query(params![LEDGER, kind]).map_err(engine)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(engine)? {
        let key: String = row.get(0).map_err(at(Place::Record(kind.to_owned(), String::new())))?;
        let read = row.get(1).and_then(|value| Ok((value, row.get::<_, [u8; 32]>(2)?)));
        let (value, digest) = read.map_err(at(Place::Record(kind.to_owned(), key.clone())))?;
        let value = proved(kind, &key, value, &digest)?;
        all.push((key, value));
    }
    Ok(all)
}

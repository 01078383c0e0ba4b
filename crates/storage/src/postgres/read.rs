//! Reading: pages in order, each place proved to be there.

use ledger::decision::{Digest, SealedAct, SealedDecision};
use ledger::{ActId, Seq};
use office::port::{Chain, Heads, SealedEvent, StoreError};
use postgres::Row;
use postgres::types::FromSql;

use super::fault::Fault;
use super::session::Session;
use crate::place::Place;
use crate::record::proved;
use crate::weave::Acts;

/// Where a stream ends: the newest place that is noted, its hash, and the newest place that is really there.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub(super) noted: (u64, Digest),
    pub(super) found: u64,
}

/// A value of a row; what cannot be read is damage at that place.
fn cell<'r, T: FromSql<'r>>(row: &'r Row, column: usize, place: &Place) -> Result<T, StoreError> {
    row.try_get(column)
        .map_err(|_| place.damaged(format_args!("column {column} cannot be read")))
}

fn hash(row: &Row, column: usize, place: &Place) -> Result<Digest, StoreError> {
    let bytes: &[u8] = cell(row, column, place)?;
    let bytes = bytes.try_into();
    bytes
        .map(Digest)
        .map_err(|_| place.damaged(format_args!("column {column} is not of 32 bytes")))
}

fn number<T: TryFrom<i64>>(found: impl Into<i64>, what: &str, place: &Place) -> Result<T, StoreError> {
    T::try_from(found.into()).map_err(|_| place.damaged(format_args!("its {what} is out of range")))
}

/// Where the log and both chains stand; locked, nobody else moves them until the transaction ends.
pub(super) fn heads(session: &mut Session, ledger: i32, locked: bool) -> Result<Heads, Fault> {
    let sql = if locked {
        "SELECT chain, place, hash FROM heads WHERE ledger = $1 ORDER BY chain FOR UPDATE"
    } else {
        "SELECT chain, place, hash FROM heads WHERE ledger = $1 ORDER BY chain"
    };
    let rows = session.query(sql, &[&ledger])?;
    let head = |name: &str, place: Place| {
        let row = rows
            .iter()
            .find(|row| row.try_get::<_, &str>(0).is_ok_and(|own| own == name));
        let row = row.ok_or_else(|| place.damaged("it is missing"))?;
        let newest: i64 = cell(row, 1, &place)?;
        Ok::<_, StoreError>((number::<u64>(newest, "place", &place)?, hash(row, 2, &place)?))
    };
    let (seq, log) = head("log", Place::LogHead)?;
    let seq = u32::try_from(seq).map_err(|_| Place::LogHead.damaged("there are no places beyond"))?;
    Ok(Heads {
        log: (Seq(seq), log),
        audit: head(Chain::Audit.name(), Place::ChainHead(Chain::Audit))?,
        reads: head(Chain::Reads.name(), Place::ChainHead(Chain::Reads))?,
    })
}

/// Where the log ends.
pub(super) fn end_of_log(session: &mut Session, ledger: i32) -> Result<End, Fault> {
    let sql = "SELECT place, hash, (SELECT max(seq)::bigint FROM decisions WHERE ledger = $1)
        FROM heads WHERE ledger = $1 AND chain = 'log'";
    let rows = session.query(sql, &[&ledger])?;
    end(&rows, &Place::LogHead)
}

/// Where a chain of events ends.
pub(super) fn end_of_chain(session: &mut Session, ledger: i32, chain: Chain) -> Result<End, Fault> {
    let sql = "SELECT place, hash, (SELECT max(place) FROM events WHERE ledger = $1 AND chain = $2)
        FROM heads WHERE ledger = $1 AND chain = $2";
    let rows = session.query(sql, &[&ledger, &chain.name()])?;
    end(&rows, &Place::ChainHead(chain))
}

fn end(rows: &[Row], place: &Place) -> Result<End, Fault> {
    let row = rows.first().ok_or_else(|| place.damaged("it is missing"))?;
    let (noted, found): (i64, Option<i64>) = (cell(row, 0, place)?, cell(row, 2, place)?);
    Ok(End {
        noted: (number(noted, "place", place)?, hash(row, 1, place)?),
        found: number(found.unwrap_or(0), "newest place", place)?,
    })
}

/// The decisions of a stretch of the log with their acts.
pub(super) fn decisions(session: &mut Session, ledger: i32, from: i32, to: i32) -> Result<Vec<SealedDecision>, Fault> {
    let heads = session.query(
        "SELECT seq, header, hash FROM decisions WHERE ledger = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq",
        &[&ledger, &from, &to],
    )?;
    let acts = session.query(
        "SELECT seq, ordinal, kind, version, salt, payload, digest FROM acts
         WHERE ledger = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq, ordinal",
        &[&ledger, &from, &to],
    )?;
    let mut act_rows = acts.iter();
    let mut acts = Acts::of(|| act_rows.next().map(act).transpose())?;
    let mut page = Vec::with_capacity(heads.len());
    let mut due = Seq(u32::try_from(from).unwrap_or(1));
    for row in &heads {
        let place = Place::Decision(due);
        let seq: i32 = cell(row, 0, &place)?;
        if u32::try_from(seq) != Ok(due.0) {
            return Err(place.damaged("it is missing").into());
        }
        page.push(SealedDecision {
            seq: due,
            header: cell(row, 1, &place)?,
            acts: acts.of_decision(due)?,
            hash: hash(row, 2, &place)?,
        });
        due = due.next();
    }
    acts.must_be_used_up()?;
    Ok(page)
}

fn act(row: &Row) -> Result<(ActId, SealedAct), StoreError> {
    let seq: i32 = cell(row, 0, &Place::File)?;
    let decision = Seq(number(seq, "decision", &Place::File)?);
    let ordinal: i64 = cell(row, 1, &Place::Decision(decision))?;
    let ordinal = number(ordinal, "ordinal", &Place::Decision(decision))?;
    let id = ActId { decision, ordinal };
    let place = Place::Act(id);
    let (kind, version): (i32, i16) = (cell(row, 2, &place)?, cell(row, 3, &place)?);
    let (salt, payload): (Option<&[u8]>, Option<Vec<u8>>) = (cell(row, 4, &place)?, cell(row, 5, &place)?);
    let salt: Option<[u8; 16]> = salt
        .map(TryInto::try_into)
        .transpose()
        .map_err(|_| place.damaged("its salt is not of 16 bytes"))?;
    let act = SealedAct {
        kind: number(kind, "kind", &place)?,
        version: number(version, "version", &place)?,
        payload: salt.zip(payload),
        digest: hash(row, 6, &place)?,
    };
    Ok((id, act))
}

/// The events of a stretch of a chain.
pub(super) fn events(
    session: &mut Session,
    ledger: i32,
    chain: Chain,
    from: i64,
    to: i64,
) -> Result<Vec<SealedEvent>, Fault> {
    let rows = session.query(
        "SELECT place, body, hash FROM events WHERE ledger = $1 AND chain = $2 AND place BETWEEN $3 AND $4 ORDER BY place",
        &[&ledger, &chain.name(), &from, &to],
    )?;
    let mut page = Vec::with_capacity(rows.len());
    for (due, row) in (from..).zip(&rows) {
        let at = Place::Event(chain, due.unsigned_abs());
        let place: i64 = cell(row, 0, &at)?;
        if place != due {
            return Err(at.damaged("it is missing").into());
        }
        page.push(SealedEvent {
            chain,
            place: due.unsigned_abs(),
            body: cell(row, 1, &at)?,
            hash: hash(row, 2, &at)?,
        });
    }
    Ok(page)
}

/// One record.
pub(super) fn record(session: &mut Session, ledger: i32, kind: &str, key: &str) -> Result<Option<String>, Fault> {
    let place = Place::Record(kind.to_owned(), key.to_owned());
    let rows = session.query(
        "SELECT value, digest FROM records WHERE ledger = $1 AND kind = $2 AND key = $3",
        &[&ledger, &kind, &key],
    )?;
    let Some(row) = rows.first() else { return Ok(None) };
    let value = proved(kind, key, cell(row, 0, &place)?, cell(row, 1, &place)?)?;
    Ok(Some(value))
}

/// Every record of a kind, in the order of the bytes of their keys.
pub(super) fn records(session: &mut Session, ledger: i32, kind: &str) -> Result<Vec<(String, String)>, Fault> {
    let rows = session.query(
        "SELECT key, value, digest FROM records WHERE ledger = $1 AND kind = $2 ORDER BY key",
        &[&ledger, &kind],
    )?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        let key: String = cell(row, 0, &Place::Record(kind.to_owned(), String::new()))?;
        let place = Place::Record(kind.to_owned(), key.clone());
        let value = proved(kind, &key, cell(row, 1, &place)?, cell(row, 2, &place)?)?;
        all.push((key, value));
    }
    Ok(all)
}

/// The bytes kept under a hash.
pub(super) fn file(session: &mut Session, ledger: i32, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, Fault> {
    let rows = session.query(
        "SELECT bytes FROM files WHERE ledger = $1 AND sha256 = $2",
        &[&ledger, &sha256.as_slice()],
    )?;
    rows.first().map(|row| Ok(cell(row, 0, &Place::File)?)).transpose()
}

/// The kinds of records that are there.
pub(super) fn kinds(session: &mut Session, ledger: i32) -> Result<Vec<String>, Fault> {
    let rows = session.query(
        "SELECT DISTINCT kind FROM records WHERE ledger = $1 ORDER BY kind",
        &[&ledger],
    )?;
    rows.iter().map(|row| Ok(cell(row, 0, &Place::File)?)).collect()
}

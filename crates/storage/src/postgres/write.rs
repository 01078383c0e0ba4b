//! Writing: one batch, one transaction. Each link is proved before it is written.
//!
//! INVARIANT: a batch is in the log once, also when the server went away while it was asked to keep it.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use ledger::ActId;
use ledger::decision::SealedDecision;
use office::port::{Batch, Chain, Heads, KeptFile, RecordChange, SealedEvent, StoreError};

use super::fault::Fault;
use super::read;
use super::session::Session;
use crate::follows;
use crate::place::Place;
use crate::record::record_digest;

/// The channel on which those who follow are told that something was written.
pub(super) const CHANNEL: &str = "xungtam";

/// Begins a transaction that writes. READ COMMITTED, because the row lock on the ledger's heads puts all who write one ledger in a row:
/// whoever holds it sees all that was committed before, and what a batch was judged on is compared under it.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE";
/// How long to wait before each try after the first, in milliseconds: about three seconds in all.
const PAUSES: [u64; 6] = [20, 80, 200, 400, 800, 1500];
/// How many acts go to the server in one statement.
const ACTS: usize = 10_000;

/// Bytes, or none.
type Bytes<'b> = Option<&'b [u8]>;

/// How a try ended that did not succeed.
pub(super) enum Try {
    /// Nothing was written; another try may go better.
    Again(StoreError),
    /// The server went away when it had been told to keep it.
    Unknown(StoreError),
    /// Nothing was written, and another try would end alike.
    Over(StoreError),
}

impl From<Fault> for Try {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Store(error) => Self::Over(error),
            lost => Self::Again(lost.into()),
        }
    }
}

/// Writes a batch as a whole, or nothing of it.
pub(super) fn commit(session: &mut Session, ledger: i32, batch: &Batch) -> Result<(), StoreError> {
    let mut unknown = false;
    let mut pauses = PAUSES.into_iter();
    loop {
        let held = session.is_within();
        let problem = match attempt(session, ledger, batch, &mut unknown) {
            Ok(()) => return Ok(()),
            Err(Try::Over(problem)) => {
                session.roll_back();
                return Err(if unknown { in_doubt(&problem) } else { problem });
            }
            Err(Try::Again(problem)) => problem,
            Err(Try::Unknown(problem)) => {
                unknown = true;
                problem
            }
        };
        session.close();
        let pause = pauses.next().filter(|_| !held || unknown);
        let Some(pause) = pause else {
            return Err(match problem {
                problem if unknown => in_doubt(&problem),
                // Whoever held the ledger has lost it: what was judged under the lock is judged again.
                StoreError::Unreachable(_) if held => StoreError::Overtaken,
                problem => problem,
            });
        };
        thread::sleep(Duration::from_millis(pause));
    }
}

pub(super) fn attempt(session: &mut Session, ledger: i32, batch: &Batch, unknown: &mut bool) -> Result<(), Try> {
    if !session.is_within() {
        session.begin(BEGIN)?;
    }
    let heads = read::heads(session, ledger, true)?;
    // An earlier try may have been kept after all. Its transaction, if it still ran, has ended before the lock was given here.
    if *unknown {
        if is_there(session, ledger, batch)? {
            session.roll_back();
            return Ok(());
        }
        *unknown = false;
    }
    if batch.is_overtaken(&heads) {
        return Err(Try::Over(StoreError::Overtaken));
    }
    write(session, ledger, heads, batch)?;
    match session.commit() {
        Ok(()) => {}
        Err(Fault::Lost(words)) => return Err(Try::Unknown(StoreError::Unreachable(words))),
        Err(fault) => return Err(fault.into()),
    }
    tell(session, ledger);
    Ok(())
}

/// A problem that leaves open whether an earlier try was kept.
fn in_doubt(problem: &StoreError) -> StoreError {
    match problem {
        StoreError::Unreachable(words) => StoreError::InDoubt(words.clone()),
        other => StoreError::InDoubt(other.to_string()),
    }
}

/// Keeps others from writing until the transaction ends.
pub(super) fn hold(session: &mut Session, ledger: i32) -> Result<(), Fault> {
    if !session.is_within() {
        session.begin(BEGIN)?;
        read::heads(session, ledger, true)?;
    }
    Ok(())
}

/// Tells those who follow. In a transaction of its own that waits for no disk: told within the commit, all ledgers of a server would write
/// one after the other. Should the process end in between, who follows looks at the log within a second all the same.
fn tell(session: &mut Session, ledger: i32) {
    let words =
        format!("BEGIN; SET LOCAL synchronous_commit TO off; SELECT pg_notify('{CHANNEL}', '{ledger}'); COMMIT");
    if session.batch(&words).is_err() {
        session.close();
    }
}

/// Whether the batch is in the ledger: its newest decision, or else its newest event, stands where it should with its hash.
fn is_there(session: &mut Session, ledger: i32, batch: &Batch) -> Result<bool, Fault> {
    let rows = match (batch.decisions.last(), batch.events.last()) {
        (Some(decision), _) => session.query(
            "SELECT hash = $3 FROM decisions WHERE ledger = $1 AND seq = $2",
            &[&ledger, &place_of(decision)?, &decision.hash.0.as_slice()],
        )?,
        (None, Some(event)) => session.query(
            "SELECT hash = $4 FROM events WHERE ledger = $1 AND chain = $2 AND place = $3",
            &[
                &ledger,
                &event.chain.name(),
                &number_of(event)?,
                &event.hash.0.as_slice(),
            ],
        )?,
        (None, None) => return Ok(false),
    };
    Ok(rows
        .first()
        .is_some_and(|row| row.try_get(0).is_ok_and(|same: bool| same)))
}

fn place_of(decision: &SealedDecision) -> Result<i32, StoreError> {
    let beyond = |_| Place::Decision(decision.seq).damaged("there are no places beyond");
    i32::try_from(decision.seq.0).map_err(beyond)
}

fn number_of(event: &SealedEvent) -> Result<i64, StoreError> {
    let beyond = |_| Place::Event(event.chain, event.place).damaged("there are no places beyond");
    i64::try_from(event.place).map_err(beyond)
}

/// Writes a batch within a transaction that holds the heads.
pub(super) fn write(session: &mut Session, ledger: i32, mut heads: Heads, batch: &Batch) -> Result<(), Fault> {
    let before = heads;
    for decision in &batch.decisions {
        if decision.seq != heads.log.0.next() || decision.seq.is_draft() {
            return Err(StoreError::PlaceTaken(decision.seq).into());
        }
        follows::must_follow(decision, heads.log.1)?;
        heads.log = (decision.seq, decision.hash);
    }
    for event in &batch.events {
        let head = heads.of_mut(event.chain);
        follows::event_must_follow(event, *head)?;
        *head = (event.place, event.hash);
    }
    keep_files(session, ledger, &batch.files)?;
    append_decisions(session, ledger, &batch.decisions)?;
    erase(session, ledger, &batch.erasures)?;
    remove_files(session, ledger, &batch.gone)?;
    append_events(session, ledger, &batch.events)?;
    change_records(session, ledger, &batch.records)?;
    if heads != before {
        move_heads(session, ledger, &heads)?;
    }
    Ok(())
}

fn append_decisions(session: &mut Session, ledger: i32, decisions: &[SealedDecision]) -> Result<(), Fault> {
    if decisions.is_empty() {
        return Ok(());
    }
    let seqs: Vec<i32> = decisions.iter().map(place_of).collect::<Result<_, _>>()?;
    let headers: Vec<&[u8]> = decisions.iter().map(|decision| decision.header.as_slice()).collect();
    let hashes: Vec<&[u8]> = decisions.iter().map(|decision| decision.hash.0.as_slice()).collect();
    session.execute(
        "INSERT INTO decisions (ledger, seq, header, hash)
         SELECT $1, seq, header, hash FROM unnest($2::int4[], $3::bytea[], $4::bytea[]) AS d (seq, header, hash)",
        &[&ledger, &seqs, &headers, &hashes],
    )?;
    let acts: Vec<_> = decisions
        .iter()
        .zip(seqs)
        .flat_map(|(decision, seq)| {
            (0_i64..)
                .zip(&decision.acts)
                .map(move |(ordinal, act)| (seq, ordinal, act))
        })
        .collect();
    for acts in acts.chunks(ACTS) {
        let seqs: Vec<i32> = acts.iter().map(|(seq, ..)| *seq).collect();
        let ordinals: Vec<i64> = acts.iter().map(|(_, ordinal, _)| *ordinal).collect();
        let kinds: Vec<i32> = acts.iter().map(|(.., act)| act.kind.into()).collect();
        let versions: Vec<i16> = acts.iter().map(|(.., act)| act.version.into()).collect();
        let (salts, payloads): (Vec<Bytes<'_>>, Vec<Bytes<'_>>) = acts
            .iter()
            .map(|(.., act)| {
                let payload = act.payload.as_ref();
                payload
                    .map(|(salt, payload)| (salt.as_slice(), payload.as_slice()))
                    .unzip()
            })
            .unzip();
        let digests: Vec<&[u8]> = acts.iter().map(|(.., act)| act.digest.0.as_slice()).collect();
        session.execute(
            "INSERT INTO acts (ledger, seq, ordinal, kind, version, salt, payload, digest)
             SELECT $1, seq, ordinal, kind, version, salt, payload, digest
             FROM unnest($2::int4[], $3::int8[], $4::int4[], $5::int2[], $6::bytea[], $7::bytea[], $8::bytea[])
             AS a (seq, ordinal, kind, version, salt, payload, digest)",
            &[
                &ledger, &seqs, &ordinals, &kinds, &versions, &salts, &payloads, &digests,
            ],
        )?;
    }
    Ok(())
}

/// Keeps files by what they hold. Bytes that were damaged since are put right again.
fn keep_files(session: &mut Session, ledger: i32, files: &[KeptFile]) -> Result<(), Fault> {
    for file in files {
        session.execute(
            "INSERT INTO files (ledger, sha256, bytes) VALUES ($1, $2, $3)
             ON CONFLICT (ledger, sha256) DO UPDATE SET bytes = excluded.bytes WHERE files.bytes <> excluded.bytes",
            &[&ledger, &file.sha256().as_slice(), &file.bytes()],
        )?;
    }
    Ok(())
}

/// Takes files away that no decision names any longer.
fn remove_files(session: &mut Session, ledger: i32, gone: &[[u8; 32]]) -> Result<(), Fault> {
    if gone.is_empty() {
        return Ok(());
    }
    let gone: Vec<&[u8]> = gone.iter().map(<[u8; 32]>::as_slice).collect();
    session.execute(
        "DELETE FROM files WHERE ledger = $1 AND sha256 = ANY ($2)",
        &[&ledger, &gone],
    )
}

/// Takes away the content of acts; their digests stay.
fn erase(session: &mut Session, ledger: i32, acts: &[ActId]) -> Result<(), Fault> {
    let Some(first) = acts.first() else { return Ok(()) };
    super::snapshot::forget(session, ledger)?;
    let beyond = |_| Place::Act(*first).damaged("there are no places beyond");
    let seqs: Vec<i32> = acts
        .iter()
        .map(|act| i32::try_from(act.decision.0).map_err(beyond))
        .collect::<Result<_, _>>()?;
    let ordinals: Vec<i64> = acts.iter().map(|act| act.ordinal.into()).collect();
    let gone = session.query(
        "UPDATE acts SET payload = NULL, salt = NULL FROM unnest($2::int4[], $3::int8[]) AS e (seq, ordinal)
         WHERE acts.ledger = $1 AND acts.seq = e.seq AND acts.ordinal = e.ordinal AND acts.payload IS NOT NULL
         RETURNING acts.ordinal",
        &[&ledger, &seqs, &ordinals],
    )?;
    if gone.len() == acts.len() {
        Ok(())
    } else {
        Err(Place::Act(*first).damaged("there is nothing to erase").into())
    }
}

fn append_events(session: &mut Session, ledger: i32, events: &[SealedEvent]) -> Result<(), Fault> {
    if events.is_empty() {
        return Ok(());
    }
    let chains: Vec<&str> = events.iter().map(|event| event.chain.name()).collect();
    let places: Vec<i64> = events.iter().map(number_of).collect::<Result<_, _>>()?;
    let bodies: Vec<&str> = events.iter().map(|event| event.body.as_str()).collect();
    let hashes: Vec<&[u8]> = events.iter().map(|event| event.hash.0.as_slice()).collect();
    session.execute(
        "INSERT INTO events (ledger, chain, place, body, hash)
         SELECT $1, chain, place, body, hash FROM unnest($2::text[], $3::int8[], $4::text[], $5::bytea[]) AS e (chain, place, body, hash)",
        &[&ledger, &chains, &places, &bodies, &hashes],
    )
}

fn move_heads(session: &mut Session, ledger: i32, heads: &Heads) -> Result<(), Fault> {
    let moved = [
        ("log", (u64::from(heads.log.0.0), heads.log.1)),
        (Chain::Audit.name(), heads.audit),
        (Chain::Reads.name(), heads.reads),
    ];
    let chains = moved.map(|(name, _)| name).to_vec();
    let places = moved
        .map(|(_, (place, _))| i64::try_from(place).unwrap_or(i64::MAX))
        .to_vec();
    let hashes: Vec<&[u8]> = moved.iter().map(|(_, (_, hash))| hash.0.as_slice()).collect();
    session.execute(
        "UPDATE heads SET place = n.place, hash = n.hash
         FROM unnest($2::text[], $3::int8[], $4::bytea[]) AS n (chain, place, hash)
         WHERE heads.ledger = $1 AND heads.chain = n.chain AND heads.place <> n.place",
        &[&ledger, &chains, &places, &hashes],
    )
}

fn change_records(session: &mut Session, ledger: i32, changes: &[RecordChange]) -> Result<(), Fault> {
    // Of several changes of one record the last one counts.
    let mut left: BTreeMap<(&str, &str), Option<&str>> = BTreeMap::new();
    for change in changes {
        match change {
            RecordChange::Put { kind, key, value } => left.insert((kind, key), Some(value)),
            RecordChange::Remove { kind, key } => left.insert((kind, key), None),
        };
    }
    let gone: Vec<_> = left
        .iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| *name)
        .collect();
    if !gone.is_empty() {
        let (kinds, keys): (Vec<&str>, Vec<&str>) = gone.into_iter().unzip();
        session.execute(
            "DELETE FROM records USING unnest($2::text[], $3::text[]) AS g (kind, key)
             WHERE records.ledger = $1 AND records.kind = g.kind AND records.key = g.key",
            &[&ledger, &kinds, &keys],
        )?;
    }
    let kept = left
        .into_iter()
        .filter_map(|((kind, key), value)| Some((kind, key, value?)));
    put_records(session, ledger, kept)
}

/// Puts records in place; no two of one kind and key.
pub(super) fn put_records<'r>(
    session: &mut Session,
    ledger: i32,
    records: impl Iterator<Item = (&'r str, &'r str, &'r str)>,
) -> Result<(), Fault> {
    let (mut kinds, mut keys, mut values, mut digests) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (kind, key, value) in records {
        kinds.push(kind);
        keys.push(key);
        values.push(value);
        digests.push(record_digest(kind, key, value).to_vec());
    }
    if kinds.is_empty() {
        return Ok(());
    }
    session.execute(
        "INSERT INTO records (ledger, kind, key, value, digest)
         SELECT $1, kind, key, value, digest FROM unnest($2::text[], $3::text[], $4::text[], $5::bytea[]) AS r (kind, key, value, digest)
         ON CONFLICT (ledger, kind, key) DO UPDATE SET value = excluded.value, digest = excluded.digest",
        &[&ledger, &kinds, &keys, &values, &digests],
    )
}

//! The tables of a ledger's file, and how a file proves to have just these. docs/storage.md explains them to a reader of the file.
//!
//! Every key starts with `ledger`: one file holds one ledger, always number 1; a database that holds many is distributed by this column.

use ledger::decision::Digest;
use office::port::StoreError;
use rusqlite::{Connection, Transaction, params};
use sha2::{Digest as _, Sha256};

use super::fault::engine;

/// `Xung` in ASCII, in the header of every ledger's file.
pub(super) const APPLICATION: i32 = 0x5875_6e67;

/// The version of the tables below; a change of them is a new version with a step that leads there.
pub(super) const VERSION: i32 = 1;

/// The ledger of a file.
pub(super) const LEDGER: i64 = 1;

/// The tables. STRICT: a value of another type is refused when it is written. WITHOUT ROWID: rows lie in the order in which they are read;
/// `records` holds values of any size, which lie better beside their key than in it.
///
/// The triggers keep an honest hand from changing what stands in the log. A dishonest one is found by the hashes.
const TABLES: &str = "
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE heads (
    ledger INTEGER NOT NULL CHECK (ledger = 1),
    chain  TEXT    NOT NULL CHECK (chain IN ('log', 'audit', 'reads')),
    place  INTEGER NOT NULL CHECK (place >= 0),
    hash   BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (ledger, chain)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    ledger INTEGER NOT NULL CHECK (ledger = 1),
    seq    INTEGER NOT NULL CHECK (seq BETWEEN 1 AND 2147483647),
    header BLOB    NOT NULL,
    hash   BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (ledger, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE acts (
    ledger  INTEGER NOT NULL CHECK (ledger = 1),
    seq     INTEGER NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 0 AND 4294967295),
    kind    INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 65535),
    version INTEGER NOT NULL CHECK (version BETWEEN 0 AND 255),
    salt    BLOB             CHECK (length(salt) = 16),
    payload BLOB             CHECK ((payload IS NULL) = (salt IS NULL)),
    digest  BLOB    NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (ledger, seq, ordinal),
    FOREIGN KEY (ledger, seq) REFERENCES decisions (ledger, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    ledger INTEGER NOT NULL CHECK (ledger = 1),
    chain  TEXT    NOT NULL CHECK (chain IN ('audit', 'reads')),
    place  INTEGER NOT NULL CHECK (place >= 1),
    body   TEXT    NOT NULL,
    hash   BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (ledger, chain, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
    ledger INTEGER NOT NULL CHECK (ledger = 1),
    kind   TEXT    NOT NULL,
    key    TEXT    NOT NULL,
    value  TEXT    NOT NULL,
    digest BLOB    NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (ledger, kind, key)
) STRICT;

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER decisions_are_not_removed BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'a decision is never removed'); END;
CREATE TRIGGER acts_are_only_erased BEFORE UPDATE ON acts
    WHEN NEW.payload IS NOT NULL OR NEW.ledger <> OLD.ledger OR NEW.seq <> OLD.seq OR NEW.ordinal <> OLD.ordinal
        OR NEW.kind <> OLD.kind OR NEW.version <> OLD.version OR NEW.digest <> OLD.digest
    BEGIN SELECT RAISE(ABORT, 'an act is never changed, only erased'); END;
CREATE TRIGGER acts_are_not_removed BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'an act is never removed'); END;
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
";

/// Makes an empty file a ledger, in one transaction.
pub(super) fn lay(conn: &mut Connection) -> Result<(), StoreError> {
    let tx = conn.transaction().map_err(engine)?;
    lay_within(&tx).map_err(engine)?;
    tx.commit().map_err(engine)
}

fn lay_within(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute_batch(TABLES)?;
    tx.pragma_update(None, "application_id", APPLICATION)?;
    tx.pragma_update(None, "user_version", VERSION)?;
    let checksum = checksum(tx)?.to_string();
    for (key, value) in [("schema_version", VERSION.to_string()), ("schema_checksum", checksum)] {
        tx.execute("INSERT INTO meta (key, value) VALUES (?1, ?2)", params![key, value])?;
    }
    for chain in ["log", "audit", "reads"] {
        let zero = Digest::default().0;
        tx.execute(
            "INSERT INTO heads (ledger, chain, place, hash) VALUES (?1, ?2, 0, ?3)",
            params![LEDGER, chain, zero],
        )?;
    }
    Ok(())
}

/// Refuses a file that is not a ledger with exactly these tables.
pub(super) fn identify(conn: &Connection) -> Result<(), StoreError> {
    let pragma = |name: &str| {
        conn.pragma_query_value(None, name, |row| row.get::<_, i32>(0))
            .map_err(engine)
    };
    let not = |why: String| Err(StoreError::NotALedger(why));
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    if pragma("page_count")? == 0 {
        return not("an empty file".to_owned());
    }
    if application != APPLICATION {
        return not(format!(
            "an SQLite file of another program (application id {application:#x})"
        ));
    }
    if version != VERSION {
        return not(format!(
            "its tables are of version {version}, this release reads version {VERSION}"
        ));
    }
    let (found, expected) = (checksum(conn).map_err(engine)?, expected_checksum().map_err(engine)?);
    if found != expected {
        return not(format!("its tables are not those of version {VERSION}"));
    }
    let mut meta = conn
        .prepare("SELECT key, value FROM meta ORDER BY key")
        .map_err(engine)?;
    let meta = meta
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .and_then(Iterator::collect)
        .map_err(engine);
    let meta: Vec<(String, String)> = meta?;
    let own = [
        ("schema_checksum", expected.to_string()),
        ("schema_version", VERSION.to_string()),
    ];
    if !meta
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .eq(own.iter().map(|(key, value)| (*key, value)))
    {
        return not("what it says of its own tables is not so".to_owned());
    }
    Ok(())
}

/// SHA-256 over the definition of every table, index and trigger of a file, as SQLite itself keeps them.
fn checksum(conn: &Connection) -> rusqlite::Result<Digest> {
    let mut hash = Sha256::new();
    let mut all = conn.prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
    )?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..4 {
            let text: String = row.get(column)?;
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(text);
        }
    }
    Ok(Digest(hash.finalize().into()))
}

/// The checksum of the tables above, taken from a fresh file in memory.
fn expected_checksum() -> rusqlite::Result<Digest> {
    let memory = Connection::open_in_memory()?;
    memory.execute_batch(TABLES)?;
    checksum(&memory)
}

//! The tables of a database that keeps ledgers, and how a database proves to have just these. docs/storage.md explains them.
//!
//! Every key begins with `ledger`, nothing refers from one ledger to another, and no number comes from a sequence of the server: so every
//! table but the two small ones (`meta`, `ledgers`) can be distributed by this column.

use ledger::decision::Digest;
use office::port::StoreError;
use sha2::{Digest as _, Sha256};

use super::fault::Fault;
use super::session::Session;

/// The version of the tables below; a change of them is a new version with a step that leads there.
const VERSION: i32 = 2;

/// One step.
type Step = fn(&mut Session) -> Result<(), Fault>;
/// The steps that lead from one version of the tables to the next; the first begins in a database without any.
const STEPS: [Step; 2] = [begin_with_version_1, add_snapshots];

/// Texts are compared by their bytes: both engines then keep one order.
pub(super) const TABLES_1: &str = r#"
CREATE SCHEMA xungtam;
CREATE TABLE xungtam.meta (
    key   text NOT NULL PRIMARY KEY,
    value text NOT NULL
);
CREATE TABLE xungtam.ledgers (
    ledger integer NOT NULL PRIMARY KEY CHECK (ledger >= 1),
    name   text COLLATE "C" NOT NULL UNIQUE
);
CREATE TABLE xungtam.heads (
    ledger integer NOT NULL,
    chain  text COLLATE "C" NOT NULL CHECK (chain IN ('log', 'audit', 'reads')),
    place  bigint  NOT NULL CHECK (place >= 0),
    hash   bytea   NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (ledger, chain)
);
CREATE TABLE xungtam.decisions (
    ledger integer NOT NULL,
    seq    integer NOT NULL CHECK (seq >= 1),
    header bytea   NOT NULL,
    hash   bytea   NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (ledger, seq)
);
CREATE TABLE xungtam.acts (
    ledger  integer  NOT NULL,
    seq     integer  NOT NULL,
    ordinal bigint   NOT NULL CHECK (ordinal BETWEEN 0 AND 4294967295),
    kind    integer  NOT NULL CHECK (kind BETWEEN 0 AND 65535),
    version smallint NOT NULL CHECK (version BETWEEN 0 AND 255),
    salt    bytea             CHECK (length(salt) = 16),
    payload bytea             CHECK ((payload IS NULL) = (salt IS NULL)),
    digest  bytea    NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (ledger, seq, ordinal),
    FOREIGN KEY (ledger, seq) REFERENCES xungtam.decisions (ledger, seq)
);
CREATE TABLE xungtam.events (
    ledger integer NOT NULL,
    chain  text COLLATE "C" NOT NULL CHECK (chain IN ('audit', 'reads')),
    place  bigint  NOT NULL CHECK (place >= 1),
    body   text COLLATE "C" NOT NULL,
    hash   bytea   NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (ledger, chain, place)
);
CREATE TABLE xungtam.records (
    ledger integer NOT NULL,
    kind   text COLLATE "C" NOT NULL,
    key    text COLLATE "C" NOT NULL,
    value  text COLLATE "C" NOT NULL,
    digest bytea   NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (ledger, kind, key)
);
CREATE TABLE xungtam.files (
    ledger integer NOT NULL,
    sha256 bytea   NOT NULL CHECK (length(sha256) = 32),
    bytes  bytea   NOT NULL,
    PRIMARY KEY (ledger, sha256)
);

CREATE FUNCTION xungtam.never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% never %', TG_ARGV[0], TG_ARGV[1];
END $$;
CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON xungtam.decisions
    FOR EACH ROW EXECUTE FUNCTION xungtam.never('a decision is', 'changed');
CREATE TRIGGER decisions_are_not_removed BEFORE DELETE ON xungtam.decisions
    FOR EACH ROW EXECUTE FUNCTION xungtam.never('a decision is', 'removed');
CREATE TRIGGER acts_are_only_erased BEFORE UPDATE ON xungtam.acts FOR EACH ROW
    WHEN (NEW.payload IS NOT NULL OR (NEW.ledger, NEW.seq, NEW.ordinal, NEW.kind, NEW.version, NEW.digest)
        IS DISTINCT FROM (OLD.ledger, OLD.seq, OLD.ordinal, OLD.kind, OLD.version, OLD.digest))
    EXECUTE FUNCTION xungtam.never('an act is', 'changed, only erased');
CREATE TRIGGER acts_are_not_removed BEFORE DELETE ON xungtam.acts
    FOR EACH ROW EXECUTE FUNCTION xungtam.never('an act is', 'removed');
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON xungtam.events
    FOR EACH ROW EXECUTE FUNCTION xungtam.never('an event is', 'changed');
CREATE TRIGGER events_are_not_removed BEFORE DELETE ON xungtam.events
    FOR EACH ROW EXECUTE FUNCTION xungtam.never('an event is', 'removed');
CREATE TRIGGER decisions_are_not_emptied BEFORE TRUNCATE ON xungtam.decisions
    EXECUTE FUNCTION xungtam.never('decisions are', 'emptied');
CREATE TRIGGER acts_are_not_emptied BEFORE TRUNCATE ON xungtam.acts EXECUTE FUNCTION xungtam.never('acts are', 'emptied');
CREATE TRIGGER events_are_not_emptied BEFORE TRUNCATE ON xungtam.events EXECUTE FUNCTION xungtam.never('events are', 'emptied');
"#;

/// What the tables are, in a form that no version of the server writes differently: columns with their types, keys by their columns,
/// triggers in force.
const SHAPE: &str = "
SELECT line COLLATE \"C\" FROM (
    SELECT format('column %s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' ELSE '' END) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname = 'xungtam' AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
    SELECT format('%s %s %s', CASE k.contype WHEN 'p' THEN 'key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'refers' WHEN 'c' THEN 'check' ELSE 'other' END,
        c.relname, (SELECT string_agg(a.attname, ', ' ORDER BY p.nr) FROM unnest(k.conkey) WITH ORDINALITY AS p (num, nr)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.num))
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'xungtam' AND k.contype <> 'n'
  UNION ALL
    SELECT format('trigger %s %s %s', c.relname, t.tgname, CASE WHEN t.tgenabled IN ('O', 'A') THEN 'in force' ELSE 'off' END)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'xungtam' AND NOT t.tgisinternal
) AS shape ORDER BY 1";

/// What [`SHAPE`] gives for the tables above.
const EXPECTED: &str = include_str!("shape.txt");

fn begin_with_version_1(session: &mut Session) -> Result<(), Fault> {
    session.batch(TABLES_1)
}

/// Version 2: the snapshot of each ledger, a row a part.
pub(super) const TABLES_2: &str = "
CREATE TABLE xungtam.snapshots (
    ledger integer NOT NULL,
    part   integer NOT NULL CHECK (part >= 0),
    bytes  bytea   NOT NULL,
    PRIMARY KEY (ledger, part)
);
";

fn add_snapshots(session: &mut Session) -> Result<(), Fault> {
    session.batch(TABLES_2)
}

/// Keeps two processes from laying or changing tables, or beginning ledgers, at the same time: `Xung` in ASCII.
const ONE_AT_A_TIME: &str = "SELECT pg_advisory_xact_lock(1484090983)";

/// Makes sure of the tables and begins an empty ledger in them, within a transaction that the caller ends. None when there is a ledger of
/// that name.
pub(super) fn begin_ledger(session: &mut Session, name: &str) -> Result<Option<i32>, Fault> {
    session.batch(ONE_AT_A_TIME)?;
    bring_up_to_date(session)?;
    identify(session)?;
    if find_ledger(session, name)?.is_some() {
        return Ok(None);
    }
    let rows = session.query(
        "INSERT INTO ledgers (ledger, name) SELECT coalesce(max(ledger), 0) + 1, $1 FROM ledgers RETURNING ledger",
        &[&name],
    )?;
    let ledger: i32 = one(&rows)?.try_get(0)?;
    let zero = Digest::default().0;
    session.execute(
        "INSERT INTO heads (ledger, chain, place, hash) SELECT $1, chain, 0, $2 FROM unnest(ARRAY['log', 'audit', 'reads']) AS c (chain)",
        &[&ledger, &zero.as_slice()],
    )?;
    Ok(Some(ledger))
}

/// Takes the steps from the tables that are there to those of this release, within a transaction that the caller ends.
fn bring_up_to_date(session: &mut Session) -> Result<(), Fault> {
    let from = match version(session)? {
        None => 0,
        Some(version) => usize::try_from(version).unwrap_or(usize::MAX),
    };
    let steps = STEPS.get(from..).unwrap_or_default();
    for step in steps {
        step(session)?;
    }
    if !steps.is_empty() {
        let own = [
            ("schema_version", VERSION.to_string()),
            ("schema_checksum", expected_checksum()),
        ];
        for (key, value) in own {
            session.execute(
                "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                &[&key, &value],
            )?;
        }
    }
    Ok(())
}

/// Brings tables of an earlier release up to date, for whoever is about to write.
pub(super) fn upgrade(session: &mut Session) -> Result<(), Fault> {
    if version(session)?.is_none_or(|version| version == VERSION) {
        return Ok(());
    }
    session.begin("BEGIN")?;
    let done = session
        .batch(ONE_AT_A_TIME)
        .and_then(|()| bring_up_to_date(session))
        .and_then(|()| identify(session));
    match done {
        Ok(()) => session.commit(),
        Err(fault) => {
            session.roll_back();
            Err(fault)
        }
    }
}

/// The number of a ledger in a database with exactly these tables; none when the database has no such ledger, or no ledgers at all.
pub(super) fn ledger(session: &mut Session, name: &str) -> Result<Option<i32>, Fault> {
    match version(session)? {
        None => return Ok(None),
        Some(VERSION) => identify(session)?,
        Some(version) => return other_version(version),
    }
    find_ledger(session, name)
}

fn find_ledger(session: &mut Session, name: &str) -> Result<Option<i32>, Fault> {
    let rows = session.query("SELECT ledger FROM ledgers WHERE name = $1", &[&name])?;
    Ok(rows.first().map(|row| row.try_get(0)).transpose()?)
}

/// The version of the tables; none when there are none.
fn version(session: &mut Session) -> Result<Option<i32>, Fault> {
    let there = "SELECT to_regnamespace('xungtam') IS NOT NULL, to_regclass('xungtam.meta') IS NOT NULL";
    let rows = session.query(there, &[])?;
    let row = one(&rows)?;
    match (row.try_get(0)?, row.try_get(1)?) {
        (false, _) => Ok(None),
        (true, false) => not("a schema xungtam of another program"),
        (true, true) => {
            let rows = session.query("SELECT value FROM meta WHERE key = 'schema_version'", &[])?;
            let version: Option<String> = rows.first().map(|row| row.try_get(0)).transpose()?;
            match version.and_then(|version| version.parse().ok()) {
                None => not("a schema xungtam of another program"),
                Some(version) if version > VERSION => other_version(version),
                Some(version) => Ok(Some(version)),
            }
        }
    }
}

/// Refuses tables that are not exactly those of this release.
fn identify(session: &mut Session) -> Result<(), Fault> {
    let found = shape(session)?;
    if found != EXPECTED {
        return not(&format!("its tables are not those of version {VERSION}"));
    }
    let rows = session.query("SELECT value FROM meta WHERE key = 'schema_checksum'", &[])?;
    let noted: Option<String> = rows.first().map(|row| row.try_get(0)).transpose()?;
    if noted != Some(expected_checksum()) {
        return not("what it says of its own tables is not so");
    }
    Ok(())
}

/// The shape of the tables that are there, a line each.
pub(super) fn shape(session: &mut Session) -> Result<String, Fault> {
    let mut text = String::new();
    for row in session.query(SHAPE, &[])? {
        text.push_str(row.try_get(0)?);
        text.push('\n');
    }
    Ok(text)
}

fn expected_checksum() -> String {
    Digest(Sha256::digest(EXPECTED).into()).to_string()
}

fn one(rows: &[postgres::Row]) -> Result<&postgres::Row, Fault> {
    let none = || Fault::Store(StoreError::Engine("the server gave no row".to_owned()));
    rows.first().ok_or_else(none)
}

fn other_version<T>(version: i32) -> Result<T, Fault> {
    not(&format!(
        "its tables are of version {version}, this release reads version {VERSION}"
    ))
}

fn not<T>(why: &str) -> Result<T, Fault> {
    Err(StoreError::NotALedger(why.to_owned()).into())
}

//! The database: its tables, what is refused, what an honest hand cannot do.

use std::fmt::Write as _;
use std::fs;

use ledger::ActId;
use office::port::KeptFile;

use super::*;
use crate::check;
use crate::contract::{put, remove};

#[test]
fn the_tables_are_those_of_the_list() {
    let room = Room::new();
    let Location::Database(database) = room.at("one") else {
        unreachable!()
    };
    let mut session = Session::new(database, true);
    for tables in [schema::TABLES_1, schema::TABLES_2] {
        session.ask(|session| session.batch(tables)).unwrap();
    }
    let shape = session.ask(schema::shape).unwrap();
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/src/postgres/shape.txt");
    if std::env::var_os("XT_WRITE_SHAPE").is_some() {
        fs::write(list, &shape).unwrap();
    }
    assert_eq!(shape, fs::read_to_string(list).unwrap());
    let lines: Vec<&str> = shape.lines().collect();
    for table in ["heads", "decisions", "acts", "events", "records", "files", "snapshots"] {
        let key = format!("key {table} ledger, ");
        assert!(
            lines.iter().any(|line| line.starts_with(&key)),
            "{table} is distributed by ledger"
        );
    }
}

#[test]
fn tables_of_the_release_before_are_brought_up_to_date_by_a_writer() {
    let room = Room::new();
    with_history(&room, "one");
    room.0
        .run("DROP TABLE xungtam.snapshots; UPDATE xungtam.meta SET value = '1' WHERE key = 'schema_version'")
        .unwrap();
    let old = crate::open(room.at("one"), Mode::Read).map(|_| ()).unwrap_err();
    assert_eq!(
        old.to_string(),
        "not a ledger of this release: its tables are of version 1, this release reads version 2"
    );
    drop(crate::open(room.at("one"), Mode::Write).unwrap());
    assert!(check(room.at("one")).unwrap().holds());
}

#[test]
fn names_that_do_not_suit_are_told() {
    let room = Room::new();
    for mode in [Mode::Write, Mode::Read] {
        let none = crate::open(room.at("one"), mode).map(|_| ()).unwrap_err();
        assert!(matches!(none, OpenError::Unknown(_)), "{none:?}");
    }
    drop(room.create("one"));
    let none = crate::open(room.at("two"), Mode::Read).map(|_| ()).unwrap_err();
    assert!(matches!(none, OpenError::Unknown(_)), "{none:?}");
    let taken = crate::open(room.at("one"), Mode::Create).map(|_| ()).unwrap_err();
    assert!(matches!(taken, OpenError::Taken(_)), "{taken:?}");
    assert!(crate::is_there(&room.at("one")).unwrap() && !crate::is_there(&room.at("two")).unwrap());
}

#[test]
fn tables_of_others_are_refused_and_left_alone() {
    let changes = [
        (
            "foreign",
            "DROP SCHEMA xungtam CASCADE; CREATE SCHEMA xungtam; CREATE TABLE xungtam.t (a int)",
        ),
        (
            "newer",
            "UPDATE xungtam.meta SET value = '3' WHERE key = 'schema_version'",
        ),
        ("one more column", "ALTER TABLE xungtam.acts ADD COLUMN a int"),
        (
            "a guard off",
            "ALTER TABLE xungtam.acts DISABLE TRIGGER acts_are_only_erased",
        ),
        ("a guard gone", "DROP TRIGGER events_are_not_changed ON xungtam.events"),
        (
            "checksum",
            "UPDATE xungtam.meta SET value = value || '0' WHERE key = 'schema_checksum'",
        ),
    ];
    let mut said = String::new();
    for (name, sql) in changes {
        let room = Room::new();
        with_history(&room, "one");
        room.0.run(sql).unwrap();
        for mode in [Mode::Write, Mode::Read, Mode::Create] {
            let error = crate::open(room.at("one"), mode).map(|_| ()).unwrap_err();
            assert!(
                matches!(error, OpenError::Store(StoreError::NotALedger(_))),
                "{name}: {error:?}"
            );
            if mode == Mode::Read {
                writeln!(said, "{name}: {error}").unwrap();
            }
        }
    }
    insta::assert_snapshot!(said, @r"
    foreign: not a ledger of this release: a schema xungtam of another program
    newer: not a ledger of this release: its tables are of version 3, this release reads version 2
    one more column: not a ledger of this release: its tables are not those of version 2
    a guard off: not a ledger of this release: its tables are not those of version 2
    a guard gone: not a ledger of this release: its tables are not those of version 2
    checksum: not a ledger of this release: what it says of its own tables is not so
    ");
}

#[test]
fn an_honest_hand_cannot_change_the_log_but_can_erase() {
    let room = Room::new();
    with_history(&room, "one");
    for sql in [
        "UPDATE xungtam.decisions SET header = '\\x00' WHERE seq = 1",
        "DELETE FROM xungtam.decisions WHERE seq = 4",
        "UPDATE xungtam.acts SET payload = '\\x00' WHERE seq = 1",
        "UPDATE xungtam.acts SET kind = 2",
        "DELETE FROM xungtam.acts",
        "UPDATE xungtam.events SET body = ''",
        "DELETE FROM xungtam.events",
        "TRUNCATE xungtam.decisions CASCADE",
        "TRUNCATE xungtam.events",
    ] {
        let refused = room.0.run(sql).unwrap_err();
        assert!(refused.contains("never"), "{sql}: {refused}");
    }
    let erase = "UPDATE xungtam.acts SET payload = NULL, salt = NULL WHERE seq = 3 AND ordinal = 0";
    room.0.run(erase).unwrap();
    let report = check(room.at("one")).unwrap();
    assert_eq!(
        report.to_string(),
        "act 3-0: its content is gone, and no decision orders that"
    );
    let erased: Vec<String> = report.erased.iter().map(ToString::to_string).collect();
    assert_eq!(erased, ["3-0"]);
}

#[test]
fn a_dishonest_hand_is_found_and_its_place_named() {
    let room = Room::new();
    with_history(&room, "one");
    let past_the_guards = |sql: &str| {
        let sql = format!("SET session_replication_role = replica; {sql}");
        room.0.run(&sql).unwrap();
    };
    let changes = [
        (
            "UPDATE xungtam.decisions SET header = set_byte(header, 3, get_byte(header, 3) # 1) WHERE seq = 2",
            "decision 2",
        ),
        (
            "UPDATE xungtam.acts SET payload = set_byte(payload, 3, get_byte(payload, 3) # 1) WHERE seq = 3 AND ordinal = 1",
            "act 3-1",
        ),
        (
            "UPDATE xungtam.events SET body = body || ' ' WHERE chain = 'reads' AND place = 2",
            "reads event 2",
        ),
        (
            "UPDATE xungtam.records SET value = '{ }' WHERE key = 'minh'",
            "record account minh",
        ),
        (
            "UPDATE xungtam.heads SET place = 3 WHERE chain = 'log'",
            "head of the log",
        ),
        (
            "DELETE FROM xungtam.acts WHERE seq = 4; DELETE FROM xungtam.decisions WHERE seq = 4",
            "decision 4",
        ),
        ("DELETE FROM xungtam.acts WHERE seq = 2 AND ordinal = 0", "act 2-0"),
        (
            "DELETE FROM xungtam.events WHERE chain = 'audit' AND place = 1",
            "audit event 1",
        ),
    ];
    for (number, (sql, place)) in changes.into_iter().enumerate() {
        let name = format!("copy{number}");
        with_history(&room, &name);
        assert!(check(room.at(&name)).unwrap().holds());
        let own = format!("ledger = (SELECT ledger FROM xungtam.ledgers WHERE name = '{name}') AND ");
        past_the_guards(&sql.replace("WHERE ", &format!("WHERE {own}")));
        let report = check(room.at(&name)).unwrap();
        assert_eq!(
            report.first().map(|fault| fault.place.to_string()).as_deref(),
            Some(place),
            "{sql}"
        );
    }
    assert!(
        check(room.at("one")).unwrap().holds(),
        "another ledger of the database is untouched"
    );
}

/// The rights that the guide grants to the everyday account are enough for everyday work, and not for an erasure.
#[test]
fn the_everyday_account_of_the_guide_writes_files_and_snapshots_and_cannot_erase() {
    let grants = |guide: &str| {
        let lines = guide.lines().filter(|line| line.starts_with("GRANT "));
        lines.collect::<Vec<_>>().join("\n").replace("TO xungtam;", "TO daily;")
    };
    let guides = [
        include_str!("../../../../../docs/guide/en/07-postgresql.md"),
        include_str!("../../../../../docs/guide/vi/07-postgresql.md"),
    ];
    let [english, vietnamese] = guides.map(grants);
    assert_eq!(english, vietnamese);
    let room = Room::new();
    let mut scribe = with_history(&room, "one");
    room.0.run(&format!("CREATE ROLE daily LOGIN; {english}")).unwrap();
    let at = Location::read(&room.0.address("one").replace("//xungtam@", "//daily@")).unwrap();
    let mut store = crate::open(&at, Mode::Write).unwrap();
    let scan = KeptFile::of(&b"scan"[..]);
    let account = |value| put("account", "hoa", value);
    for value in ["1", "2"] {
        let batch = Batch {
            files: vec![scan.clone()],
            decisions: vec![scribe.naming(std::slice::from_ref(&scan))],
            events: vec![scribe.note(Chain::Audit, "{}")],
            records: vec![account(value), remove("account", "minh")],
            ..Batch::default()
        };
        store.commit(&batch).unwrap();
    }
    let head = store.heads().unwrap().log.0;
    for part in [1_u8, 2] {
        store.keep_snapshot(head, &mut std::iter::once(vec![part])).unwrap();
    }
    assert_eq!(check(&at).unwrap().files, 2);
    for refused in [
        Batch {
            gone: vec![*scan.sha256()],
            ..Batch::default()
        },
        Batch {
            erasures: vec![ActId {
                decision: Seq(2),
                ordinal: 0,
            }],
            ..Batch::default()
        },
    ] {
        let outcome = store.commit(&refused);
        assert!(
            outcome
                .as_ref()
                .is_err_and(|error| error.to_string().contains("permission denied")),
            "{outcome:?}"
        );
    }
    assert!(store.file(scan.sha256()).unwrap().is_some());
}

//! An office that only reads a file keeps up with the one that writes it.

use office::writer::NotDone;
use storage::{Location, Mode};

use testkit::register;

use super::{SECRET, SOON, decision, office};

/// Whoever copies the file of a ledger that nobody has open has all of it.
#[test]
fn an_office_that_ends_leaves_no_write_ahead_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let at = Location::File(path.clone());
    drop(storage::open(&at, Mode::Create).unwrap());
    let mut office = office(&at, Mode::Write, 1);
    office
        .keep_snapshots(storage::open(&at, Mode::Read).unwrap(), Box::new(|_| ()))
        .unwrap();
    office.decide("an", decision("2", register("Lê Văn An"))).unwrap();
    let log = path.with_file_name("ledger-wal");
    assert!(log.exists(), "the twin: while it works there is one");
    drop(office);
    assert!(!log.exists());
}

#[test]
fn a_follower_of_a_file_shows_what_its_writer_writes_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = Location::File(folder.path().join("ledger"));
    drop(storage::open(&at, Mode::Create).unwrap());
    let (writer, follower) = (office(&at, Mode::Write, 1), office(&at, Mode::Read, 2));
    for _ in 0..20 {
        let seq = writer.decide("an", decision("2", register("Lê Văn An"))).unwrap();
        assert!(follower.wait_for(seq, SOON), "{:?}", follower.behind());
        assert_eq!(follower.value().head(), writer.value().head());
    }
    writer
        .add_account("console", "an", "", SECRET, None, Vec::new())
        .unwrap();
    let (key, _) = writer.log_in("an", SECRET).unwrap();
    assert!(follower.session(&key).is_some());
    let refused = follower.decide("an", decision("3", register("E")));
    assert!(matches!(refused, Err(NotDone::ReadOnly)), "{refused:?}");
    assert!(matches!(follower.log_in("an", SECRET), Err(NotDone::ReadOnly)));
    assert_eq!(follower.value().head(), writer.value().head());
}

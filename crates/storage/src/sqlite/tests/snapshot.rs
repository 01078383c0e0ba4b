//! The file of the snapshot beside a ledger.

use std::fs;
use std::path::Path;

use super::Folder;
use crate::contract::Scribe;
use crate::{Mode, OpenError, Place, check};

/// A ledger with a small history and its snapshot; gives where that is kept.
fn with_snapshot(path: &Path) -> std::path::PathBuf {
    let mut scribe = Scribe::default();
    let mut store = crate::open(path, Mode::Create).unwrap();
    store.commit(&scribe.history()).unwrap();
    let packed = scribe.value().clone().packed();
    let mut parts = packed.snapshot().unwrap();
    store.keep_snapshot(packed.head().seq, &mut parts).unwrap();
    path.with_file_name("ledger.snapshot")
}

#[test]
fn one_flipped_byte_anywhere_in_it_is_found_and_its_part_named() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let snapshot = with_snapshot(&path);
    assert!(
        check(&path).unwrap().snapshot.is_some(),
        "the twin: untouched, it is proved"
    );
    let mut bytes = fs::read(&snapshot).unwrap();
    let mut begins = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        begins.push(at);
        at += 4 + usize::try_from(u32::from_le_bytes(*bytes[at..].first_chunk().unwrap())).unwrap();
    }
    for at in 0..bytes.len() {
        let bit = 1 << (at % 8);
        bytes[at] ^= bit;
        fs::write(&snapshot, &bytes).unwrap();
        let report = check(&path).unwrap();
        let part = begins.partition_point(|begin| *begin <= at) - 1;
        let place = &report.first().expect("it is found").place;
        assert_eq!(*place, Place::Snapshot(u32::try_from(part).unwrap()), "byte {at}");
        assert_eq!(report.faults.len(), 1, "{report}");
        bytes[at] ^= bit;
    }
    bytes.push(0);
    fs::write(&snapshot, &bytes).unwrap();
    assert!(!check(&path).unwrap().holds(), "what stands behind it is found too");
}

#[test]
fn it_is_the_owners_alone_is_left_out_of_a_backup_and_no_new_ledger_takes_it() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let snapshot = with_snapshot(&path);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&snapshot).unwrap().permissions().mode() & 0o777, 0o600);
    }
    crate::open(&path, Mode::Read)
        .unwrap()
        .backup(&folder.path("copy"))
        .unwrap();
    assert!(!folder.names().contains(&"copy.snapshot".to_owned()));
    fs::rename(&path, folder.path("away")).unwrap();
    let refused = crate::open(&path, Mode::Create).map(|_| ()).unwrap_err();
    assert!(matches!(refused, OpenError::Exists(there) if there == snapshot));
}

#[test]
fn one_that_breaks_off_leaves_the_one_before_and_nothing_half_done() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let snapshot = with_snapshot(&path);
    let (before, names) = (fs::read(&snapshot).unwrap(), folder.names());
    let store = crate::open(&path, Mode::Read).unwrap();
    let breaks = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut parts = std::iter::repeat_n(vec![1; 100], 3).chain(std::iter::once_with(|| panic!("it breaks")));
        store.keep_snapshot(ledger::Seq(4), &mut parts)
    }));
    assert!(breaks.is_err());
    assert_eq!(fs::read(&snapshot).unwrap(), before);
    assert_eq!(
        folder.names().len(),
        names.len() + 2,
        "the store that is open: its -wal and -shm"
    );
    drop(store);
}

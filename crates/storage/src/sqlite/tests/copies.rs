//! Backups and restores.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use ledger::Seq;

use super::{Folder, people, with_history};
use crate::contract::decisions;
use crate::{Mode, OpenError, check};

#[test]
fn a_backup_taken_while_a_writer_runs_is_a_whole_ledger() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let mut scribe = with_history(&path);
    let done = AtomicBool::new(false);
    let heads = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut writer = crate::open(&path, Mode::Write).unwrap();
            while !done.load(Ordering::Relaxed) {
                writer.commit(&people(&mut scribe, "Người mới")).unwrap();
            }
        });
        let mut heads = Vec::new();
        for number in 0..8 {
            let copy = folder.path(&format!("copy {number}"));
            crate::open(&path, Mode::Read).unwrap().backup(&copy).unwrap();
            let report = check(&copy).unwrap();
            assert!(report.holds(), "{report}");
            heads.push(report.head);
        }
        done.store(true, Ordering::Relaxed);
        heads
    });
    let all = decisions(&*crate::open(&path, Mode::Read).unwrap(), 1);
    assert!(check(&path).unwrap().holds());
    for head in heads {
        assert_eq!(
            all[head.seq.0 as usize - 1].hash,
            head.hash,
            "a copy is a beginning of the ledger"
        );
    }
}

#[test]
fn a_backup_overwrites_nothing_and_leaves_nothing_half_done() {
    let folder = Folder::new();
    with_history(&folder.path("ledger"));
    let store = crate::open(&folder.path("ledger"), Mode::Write).unwrap();
    fs::write(folder.path("mine"), "mine").unwrap();
    assert!(store.backup(&folder.path("mine")).is_err());
    assert!(store.backup(&folder.path("no/folder")).is_err());
    assert!(store.backup(&folder.path("ledger")).is_err());
    assert_eq!(fs::read(folder.path("mine")).unwrap(), b"mine");
    store.backup(&folder.path("copy")).unwrap();
    drop(store);
    assert_eq!(folder.names(), ["copy", "ledger", "ledger.lock", "mine"]);
}

#[test]
fn a_backup_is_restored_once_it_is_proved() {
    let folder = Folder::new();
    let path = folder.path("ledger");
    let mut scribe = with_history(&path);
    crate::open(&path, Mode::Write)
        .unwrap()
        .backup(&folder.path("copy"))
        .unwrap();

    let refused = crate::restore(&folder.path("copy"), &path);
    assert!(matches!(refused, Err(OpenError::Exists(_))), "{refused:?}");
    let report = crate::restore(&folder.path("copy"), &folder.path("new")).unwrap();
    assert_eq!(report.head.seq, Seq(4));
    let mut restored = crate::open(&folder.path("new"), Mode::Write).unwrap();
    restored.commit(&people(&mut scribe, "E")).unwrap();
    assert!(crate::verify(&*restored).holds());

    let mut bytes = fs::read(folder.path("copy")).unwrap();
    let name = "Đặng Thị Đào".as_bytes();
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
    bytes[at] ^= 1;
    fs::write(folder.path("copy"), bytes).unwrap();
    let broken = crate::restore(&folder.path("copy"), &folder.path("newer"));
    assert!(
        matches!(&broken, Err(OpenError::Broken(report)) if report.first().unwrap().place.to_string() == "act 2-1"),
        "{broken:?}"
    );
    assert!(
        !folder
            .names()
            .iter()
            .any(|name| name.contains("part") || name == "newer"),
        "{:?}",
        folder.names()
    );
}

//! Ledgers that move between the engines: the same bytes, the same hashes.

use std::fs;

use ledger::ActId;
use office::port::Chain;

use super::*;
use crate::check;
use crate::contract::events;

/// How many batches a long history has.
const STEPS: usize = 1_200;

#[test]
fn the_same_history_gives_the_same_heads_on_both_engines() {
    let (room, folder) = (Room::new(), tempfile::tempdir().unwrap());
    let mut stores: [Box<dyn Store>; 3] = [
        room.create("long"),
        crate::open(&folder.path().join("long"), Mode::Create).unwrap(),
        Box::new(testkit::Memory::default()),
    ];
    let (mut scribe, mut dice) = (Scribe::default(), 7_u64);
    for step in 0..STEPS {
        // A plain generator: the history is long and mixed, and the same each time.
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let roll = |of: u64| (dice >> 33) % of;
        let mut batch = match (step, roll(5)) {
            (0, _) => scribe.history(),
            (_, 0) => people(&mut scribe, "Bàn Thị Đào"),
            (_, 1) => Batch {
                decisions: (0..roll(4))
                    .map(|_| scribe.people(["Lý A", "Triệu B", "Đặng C"]))
                    .collect(),
                ..Batch::default()
            },
            _ => Batch::default(),
        };
        let chain = if roll(2) == 0 { Chain::Audit } else { Chain::Reads };
        batch.events.push(scribe.note(chain, &format!("{{\"step\":{step}}}")));
        for store in &mut stores {
            let base = Some(store.heads().unwrap());
            store.commit(&Batch { base, ..batch.clone() }).unwrap();
        }
    }
    let [postgres, sqlite, memory] = stores.each_ref().map(|store| store.heads().unwrap());
    assert_eq!((postgres, sqlite), (sqlite, memory));
    assert!(
        postgres.log.0.0 > 300 && postgres.audit.0 + postgres.reads.0 > 1_000,
        "{postgres:?}"
    );
    assert_eq!(decisions(&*stores[0], 1), decisions(&*stores[1], 1));
    let replayed = [0, 1].map(|at| office::follow::replay(&*stores[at]).unwrap().head());
    assert_eq!(replayed[0], replayed[1]);
    drop(stores);
    assert!(check(room.at("long")).unwrap().holds());
}

#[test]
fn a_backup_is_a_file_that_is_proved_without_the_database_and_comes_back_as_it_was() {
    let (room, folder) = (Room::new(), tempfile::tempdir().unwrap());
    let file = folder.path().join("copy");
    let mut scribe = with_history(&room, "one");
    let mut store = room.open("one");
    let act = ActId {
        decision: Seq(3),
        ordinal: 0,
    };
    let ordered = Batch {
        decisions: vec![scribe.order_erasure(&[act])],
        erasures: vec![act],
        ..Batch::default()
    };
    store.commit(&ordered).unwrap();
    for _ in 0..70 {
        store.commit(&people(&mut scribe, "Người sau")).unwrap();
    }
    store.backup(&file).unwrap();
    assert!(store.backup(&file).is_err(), "nothing is overwritten");
    let report = check(&file).unwrap();
    assert!(report.holds(), "{report}");
    assert_eq!(report.erased, [act]);

    let restored = crate::restore(&file, room.at("two")).unwrap();
    assert_eq!(restored.head, report.head);
    let taken = crate::restore(&file, room.at("two"));
    assert!(matches!(taken, Err(OpenError::Taken(_))), "{taken:?}");
    let mut again = room.open("two");
    let file = crate::open(&file, Mode::Read).unwrap();
    for other in [&*file, &*again] {
        assert_eq!(other.heads().unwrap(), store.heads().unwrap());
        assert_eq!(decisions(other, 1), decisions(&*store, 1));
        for chain in Chain::ALL {
            assert_eq!(events(other, chain, 1), events(&*store, chain, 1));
        }
        for kind in ["account", "plan"] {
            assert_eq!(other.records(kind).unwrap(), store.records(kind).unwrap());
        }
    }
    again.commit(&people(&mut scribe, "E")).unwrap();
    assert!(crate::verify(&*again).holds());
}

#[test]
fn a_damaged_backup_leaves_nothing_in_the_database() {
    let (room, folder) = (Room::new(), tempfile::tempdir().unwrap());
    let file = folder.path().join("copy");
    let mut scribe = Scribe::default();
    crate::open(&file, Mode::Create)
        .unwrap()
        .commit(&scribe.history())
        .unwrap();
    let name = "Đặng Thị Đào".as_bytes();
    let mut copy = folder.path().join("copy-2");
    crate::open(&file, Mode::Read).unwrap().backup(&copy).unwrap();
    let mut bytes = fs::read(&copy).unwrap();
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
    bytes[at] ^= 1;
    fs::write(&copy, bytes).unwrap();
    let broken = crate::restore(&copy, room.at("one"));
    assert!(broken.is_err(), "{broken:?}");
    assert!(!crate::is_there(&room.at("one")).unwrap());
    copy.set_file_name("copy");
    assert!(crate::restore(&copy, room.at("one")).is_ok());
}

#[test]
fn a_backup_while_others_write_is_one_moment() {
    let (room, folder) = (Room::new(), tempfile::tempdir().unwrap());
    let mut scribe = with_history(&room, "one");
    let done = std::sync::atomic::AtomicBool::new(false);
    let heads = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut writer = room.open("one");
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                writer.commit(&people(&mut scribe, "Người mới")).unwrap();
            }
        });
        let heads: Vec<_> = (0..4)
            .map(|number| {
                let copy = folder.path().join(format!("copy {number}"));
                room.reader("one").backup(&copy).unwrap();
                let report = check(&copy).unwrap();
                assert!(report.holds(), "{report}");
                report.head
            })
            .collect();
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        heads
    });
    let all = decisions(&*room.reader("one"), 1);
    for head in heads {
        assert_eq!(all[head.seq.0 as usize - 1].hash, head.hash);
    }
}

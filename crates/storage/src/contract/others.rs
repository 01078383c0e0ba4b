//! Rules of a ledger that others look at, or write, at the same time.

use std::thread;
use std::time::{Duration, Instant};

use ledger::Seq;
use ledger::decision::Digest;
use office::port::{Batch, Chain, Heads, StoreError};

use super::sample::{Scribe, of_decisions, of_events, put};
use super::{Keep, decisions};

/// Where the log and both chains stand is told at once.
pub(crate) fn tells_where_it_stands(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("heads"), Scribe::default());
    assert_eq!(store.heads().unwrap(), Heads::default());
    let history = scribe.history();
    store.commit(&history).unwrap();
    let newest = history.decisions.last().unwrap();
    let heads = store.heads().unwrap();
    assert_eq!(heads.log, (newest.seq, newest.hash));
    for chain in Chain::ALL {
        let last = history.events.iter().rev().find(|event| event.chain == chain).unwrap();
        assert_eq!(heads.of(chain), (last.place, last.hash));
        assert_eq!(store.chain_head(chain).unwrap(), (last.place, last.hash));
    }
    assert_eq!(keep.reader("heads").heads().unwrap(), heads);
}

/// A batch that was judged on what is no more the newest is refused as a whole.
pub(crate) fn refuses_what_was_overtaken(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("overtaken"), Scribe::default());
    store.commit(&scribe.history()).unwrap();
    let base = store.heads().unwrap();
    let judged = |batch: Batch| Batch {
        base: Some(base),
        ..batch
    };
    // Somebody reads something: nothing that others judged changes, but for reads themselves.
    store
        .commit(&judged(of_events([scribe.note(Chain::Reads, "{}")])))
        .unwrap();
    let own = judged(of_events([scribe.note(Chain::Reads, "{}")]));
    assert!(matches!(store.commit(&own), Err(StoreError::Overtaken)));
    let decision = scribe.people(["E"]);
    let audit = scribe.note(Chain::Audit, "{}");
    store
        .commit(&judged(Batch {
            decisions: vec![decision.clone()],
            events: vec![audit],
            ..Batch::default()
        }))
        .unwrap();
    // Somebody decided: whatever was judged before is judged again.
    let late = [
        of_decisions([decision]),
        of_events([scribe.note(Chain::Audit, "{}")]),
        Batch {
            records: vec![put("account", "hoa", "late")],
            ..Batch::default()
        },
    ];
    for batch in late {
        let outcome = store.commit(&judged(batch));
        assert!(matches!(outcome, Err(StoreError::Overtaken)), "{outcome:?}");
    }
    assert_eq!(decisions(&*store, 1).len(), 5);
    assert_ne!(store.record("account", "hoa").unwrap().as_deref(), Some("late"));
    let elsewhere = Heads {
        log: (Seq(5), Digest([9; 32])),
        ..store.heads().unwrap()
    };
    let other_log = Batch {
        base: Some(elsewhere),
        ..of_decisions([scribe.people(["F"])])
    };
    assert!(matches!(store.commit(&other_log), Err(StoreError::Overtaken)));
}

/// Who waits hears of what another store writes, and of nothing when nobody writes.
pub(crate) fn hears_of_what_others_write(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("news"), Scribe::default());
    store.commit(&scribe.history()).unwrap();
    let mut reader = keep.reader("news");
    let short = Duration::from_millis(40);
    // The first wait only begins to watch.
    reader.wait(short).unwrap();
    assert!(!reader.wait(short).unwrap());
    for round in 0..3 {
        let next = of_decisions([scribe.people(["Người sau"])]);
        let written = thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(short);
                store.commit(&next).unwrap();
            });
            let began = Instant::now();
            assert!(reader.wait(Duration::from_secs(10)).unwrap());
            began.elapsed()
        });
        assert!(written < Duration::from_secs(5), "heard after {written:?}");
        assert_eq!(decisions(&*reader, 1).len(), 5 + round);
        assert!(!reader.wait(short).unwrap());
    }
}

/// Who opened a ledger to read it does not write.
pub(crate) fn only_reads(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("read only"), Scribe::default());
    store.commit(&scribe.history()).unwrap();
    let mut reader = keep.reader("read only");
    let outcome = reader.commit(&of_decisions([scribe.people(["E"])]));
    assert!(matches!(outcome, Err(StoreError::ReadOnly)), "{outcome:?}");
    assert_eq!(decisions(&*store, 1).len(), 4);
}

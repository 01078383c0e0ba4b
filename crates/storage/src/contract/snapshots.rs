//! Rules of the snapshot beside a ledger.

use ledger::{ActId, Seq, Value};
use office::port::{Batch, Store};

use super::Keep;
use super::sample::{Scribe, of_decisions};
use crate::verify;

/// The parts that are kept.
fn parts(store: &dyn Store) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    let read = store.snapshot(&mut |part| {
        all.push(part.to_vec());
        true
    });
    read.unwrap();
    all
}

/// The newest snapshot is there whole, also after a reopening and for readers; one that breaks off leaves the one before.
pub(crate) fn keeps_one_snapshot(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("snapshot"), Scribe::default());
    store.commit(&of_decisions([scribe.bodies()])).unwrap();
    assert_eq!(parts(&*store), Vec::<Vec<u8>>::new());
    let first = vec![vec![1; 2_000_000], Vec::new(), b"end".to_vec()];
    store.keep_snapshot(Seq(1), &mut first.clone().into_iter()).unwrap();
    assert_eq!(parts(&*store), first);
    let second = vec![b"two".to_vec()];
    store.keep_snapshot(Seq(1), &mut second.clone().into_iter()).unwrap();
    drop(store);
    assert_eq!(parts(&*keep.reader("snapshot")), second);
    let store = keep.open("snapshot");
    let mut seen = 0;
    store
        .snapshot(&mut |_| {
            seen += 1;
            false
        })
        .unwrap();
    assert_eq!((seen, parts(&*store)), (1, second));
}

/// What holds erased content goes with it, and cannot come back.
pub(crate) fn forgets_a_snapshot_when_acts_are_erased(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("erasing"), Scribe::default());
    let decisions = [scribe.bodies(), scribe.people(["A", "B"])];
    store.commit(&of_decisions(decisions)).unwrap();
    let kept = vec![b"all of it".to_vec()];
    store.keep_snapshot(Seq(2), &mut kept.clone().into_iter()).unwrap();
    let target = ActId {
        decision: Seq(2),
        ordinal: 1,
    };
    let batch = Batch {
        decisions: vec![scribe.order_erasure(&[target])],
        erasures: vec![target],
        ..Batch::default()
    };
    store.commit(&batch).unwrap();
    assert_eq!(parts(&*store), Vec::<Vec<u8>>::new());
    // One that was being written meanwhile.
    store.keep_snapshot(Seq(2), &mut kept.clone().into_iter()).unwrap();
    assert_eq!(parts(&*store), Vec::<Vec<u8>>::new());
    store.keep_snapshot(Seq(3), &mut kept.clone().into_iter()).unwrap();
    assert_eq!(parts(&*store), kept);
}

/// A snapshot that says what the log says is proved with it; what it says otherwise, and what was altered in it, is named.
pub(crate) fn proves_the_snapshot(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("proved"), Scribe::default());
    store.commit(&scribe.history()).unwrap();
    let parts = snapshot_of(scribe.value());
    let proved = |parts: Vec<Vec<u8>>| {
        store.keep_snapshot(Seq(4), &mut parts.into_iter()).unwrap();
        verify(&*store)
    };
    let report = proved(parts.clone());
    assert!(report.holds(), "{report}");
    assert_eq!(report.snapshot, Some(Seq(4)));
    for at in 0..parts.len() {
        let mut altered = parts.clone();
        let middle = altered[at].len() / 2;
        altered[at][middle] ^= 1;
        assert_eq!(
            proved(altered).to_string(),
            format!("snapshot part {at}: it is not as it was written")
        );
    }
    let cut = parts[..3].to_vec();
    assert_eq!(
        proved(cut).to_string(),
        "snapshot part 3: it ends there, before its last part"
    );
    // One forged with every digest right, of another log that ends with the same hash.
    let head = scribe.value().head();
    let mut other = Scribe::default();
    let _others: Vec<_> = [
        other.bodies(),
        other.people(["X"]),
        other.people(["Y"]),
        other.people(["Z"]),
    ]
    .into();
    let forged = snapshot_of(&other.value().clone().sealed_as(head.hash));
    assert_eq!(
        proved(forged).to_string(),
        "snapshot part 0: decision 2 reads otherwise"
    );
    // One of a later place than the log has, as of another ledger.
    let longer = proved(snapshot_of(&{
        scribe.people(["Q"]);
        scribe.value().clone()
    }));
    assert_eq!(longer.to_string(), "snapshot part 0: it is of another log");
}

fn snapshot_of(value: &Value) -> Vec<Vec<u8>> {
    value.clone().packed().snapshot().unwrap().collect()
}

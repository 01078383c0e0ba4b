//! Rules of the chains of events.

use office::port::{Chain, SealedEvent, StoreError};

use super::sample::{Scribe, of_events};
use super::{Keep, events};

/// The two chains count and hash each on its own, however their events are mixed.
pub(crate) fn keeps_two_chains_apart(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("chains"), Scribe::default());
    let mixed = [
        (Chain::Audit, "a"),
        (Chain::Reads, "b"),
        (Chain::Reads, "c"),
        (Chain::Audit, "d"),
        (Chain::Audit, ""),
    ];
    let written = mixed.map(|(chain, body)| scribe.note(chain, body));
    store.commit(&of_events(written[..3].to_vec())).unwrap();
    store.commit(&of_events(written[3..].to_vec())).unwrap();
    for chain in Chain::ALL {
        let own: Vec<SealedEvent> = written.iter().filter(|event| event.chain == chain).cloned().collect();
        assert_eq!(events(&*store, chain, 1), own);
        let last = own.last().unwrap();
        assert_eq!(store.chain_head(chain).unwrap(), (last.place, last.hash));
    }
}

/// An event has the next place and the hash that follows, or it is not written.
pub(crate) fn refuses_events_that_do_not_follow(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("follow"), Scribe::default());
    let [first, second] = [(); 2].map(|()| scribe.note(Chain::Audit, "{}"));
    let refused = |outcome: Result<(), StoreError>, due: &str| {
        assert!(
            matches!(&outcome, Err(StoreError::Damaged { place, .. }) if place == due),
            "{outcome:?}, not {due}"
        );
    };
    refused(store.commit(&of_events([second.clone()])), "audit event 2");
    let changed = SealedEvent {
        body: "[]".to_owned(),
        ..first.clone()
    };
    refused(store.commit(&of_events([changed])), "audit event 1");
    let other_chain = SealedEvent {
        chain: Chain::Reads,
        ..first.clone()
    };
    refused(store.commit(&of_events([other_chain])), "reads event 1");
    refused(
        store.commit(&of_events([first.clone(), first.clone()])),
        "audit event 1",
    );
    assert_eq!(events(&*store, Chain::Audit, 1), []);
    store.commit(&of_events([first.clone()])).unwrap();
    refused(store.commit(&of_events([first.clone()])), "audit event 1");
    store.commit(&of_events([second.clone()])).unwrap();
    assert_eq!(events(&*store, Chain::Audit, 1), [first, second]);
}

/// A chain is read from any place on.
pub(crate) fn streams_events_from_a_place(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("from"), Scribe::default());
    let written: Vec<SealedEvent> = (0..300)
        .map(|number| scribe.note(Chain::Reads, &number.to_string()))
        .collect();
    store.commit(&of_events(written.clone())).unwrap();
    assert_eq!(events(&*store, Chain::Reads, 0), written);
    assert_eq!(events(&*store, Chain::Reads, 257), written[256..]);
    assert_eq!(events(&*store, Chain::Reads, 301), []);
    assert_eq!(events(&*store, Chain::Reads, u64::MAX), []);
    assert_eq!(events(&*store, Chain::Audit, 1), []);
}

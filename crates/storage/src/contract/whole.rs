//! Rules of a ledger as a whole.

use office::port::{Batch, Chain, StoreError};

use super::sample::{Scribe, of_decisions, put};
use super::{Keep, decisions, events};
use crate::verify;

/// A batch whose last part is refused leaves nothing of the parts before it.
pub(crate) fn writes_all_or_nothing(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("all"), Scribe::default());
    let before = scribe.history();
    store.commit(&before).unwrap();
    let good = Batch {
        decisions: vec![scribe.people(["E"]), scribe.people(["F"])],
        events: vec![scribe.note(Chain::Audit, "{}"), scribe.note(Chain::Reads, "{}")],
        records: vec![put("account", "hoa", "changed"), put("account", "new", "{}")],
        ..Batch::default()
    };
    let mut bad_decision = good.clone();
    bad_decision.decisions[1].header.push(0);
    let mut bad_event = good.clone();
    bad_event.events[1].body.push(' ');
    for bad in [bad_decision, bad_event] {
        let outcome = store.commit(&bad);
        assert!(matches!(outcome, Err(StoreError::Damaged { .. })), "{outcome:?}");
        assert_eq!(decisions(&*store, 1), before.decisions);
        assert_eq!(
            events(&*store, Chain::Audit, 1).len() + events(&*store, Chain::Reads, 1).len(),
            before.events.len()
        );
        assert_eq!(store.chain_head(Chain::Audit).unwrap().0, 4);
        assert_eq!(
            store.record("account", "hoa").unwrap().as_deref(),
            Some(r#"{"name":"Hoà"}"#)
        );
        assert_eq!(store.record("account", "new").unwrap(), None);
    }
    store.commit(&good).unwrap();
    assert_eq!(decisions(&*store, 1), [before.decisions, good.decisions].concat());
    assert_eq!(store.record("account", "hoa").unwrap().as_deref(), Some("changed"));
}

/// What was committed is there when the ledger is opened again, and goes on from there.
pub(crate) fn keeps_everything_over_a_reopening(keep: &dyn Keep) {
    let mut scribe = Scribe::default();
    let mut written = Vec::new();
    let mut store = keep.create("again");
    let history = scribe.history();
    store.commit(&history).unwrap();
    written.extend(history.decisions);
    for round in 0..3 {
        drop(store);
        store = keep.open("again");
        assert_eq!(decisions(&*store, 1), written);
        assert_eq!(store.chain_head(Chain::Reads).unwrap().0, 4 + round);
        assert_eq!(store.records("account").unwrap().len(), 2);
        let next = scribe.people(["Người sau"]);
        let events = vec![scribe.note(Chain::Reads, "{}")];
        store
            .commit(&Batch {
                decisions: vec![next.clone()],
                events,
                records: vec![],
                ..Batch::default()
            })
            .unwrap();
        written.push(next);
    }
}

/// Two ledgers beside each other know nothing of one another.
pub(crate) fn keeps_two_ledgers_apart(keep: &dyn Keep) {
    let (mut one, mut two) = (keep.create("one"), keep.create("two"));
    let (mut scribe, mut other) = (Scribe::default(), Scribe::default());
    one.commit(&scribe.history()).unwrap();
    let written = [other.bodies(), other.people(["Chỉ ở đây"])];
    two.commit(&of_decisions(written.clone())).unwrap();
    one.commit(&of_decisions([scribe.people(["Chỉ ở kia"])])).unwrap();
    assert_eq!(decisions(&*two, 1), written);
    assert_eq!(two.records("account").unwrap(), []);
    assert_eq!(decisions(&*one, 1).len(), 5);
    assert!(verify(&*one).holds() && verify(&*two).holds());
}

/// Nothing is a batch too.
pub(crate) fn takes_an_empty_batch(keep: &dyn Keep) {
    let mut store = keep.create("nothing");
    store.commit(&Batch::default()).unwrap();
    assert_eq!(decisions(&*store, 1), []);
}

/// A proof of what was written holds, and names what was proved.
pub(crate) fn proves_what_it_keeps(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("proof"), Scribe::default());
    assert!(verify(&*store).holds());
    let history = scribe.history();
    store.commit(&history).unwrap();
    let report = verify(&*store);
    assert!(report.holds(), "{report}");
    let last = history.decisions.last().unwrap();
    assert_eq!((report.head.seq, report.head.hash), (last.seq, last.hash));
    assert_eq!((report.acts, report.erased.len()), (8, 0));
    for chain in Chain::ALL {
        assert_eq!(report.events[&chain], store.chain_head(chain).unwrap());
    }
}

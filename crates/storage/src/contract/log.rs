//! Rules of the log.

use ledger::decision::Digest;
use ledger::{ActId, Seq};
use office::port::{Batch, Chain, StoreError};

use super::sample::{Scribe, of_decisions, register};
use super::{Keep, decisions, events};
use crate::verify;

/// A new ledger holds nothing, and says so.
pub(crate) fn begins_empty(keep: &dyn Keep) {
    let store = keep.create("empty");
    assert_eq!(decisions(&*store, 0), []);
    for chain in Chain::ALL {
        assert_eq!(events(&*store, chain, 0), []);
        assert_eq!(store.chain_head(chain).unwrap(), (0, Digest::default()));
    }
    assert_eq!(store.record("account", "hoa").unwrap(), None);
    assert_eq!(store.records("account").unwrap(), []);
}

/// Decisions come back as they were written, in their order, from any place on.
pub(crate) fn keeps_the_order(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("order"), Scribe::default());
    let mut written = vec![scribe.bodies()];
    written.extend((1..=300).map(|number| scribe.people([format!("Người {number}").as_str()])));
    store.commit(&of_decisions(written[..1].to_vec())).unwrap();
    store.commit(&of_decisions(written[1..7].to_vec())).unwrap();
    store.commit(&of_decisions(written[7..].to_vec())).unwrap();
    assert_eq!(decisions(&*store, 1), written);
    assert_eq!(decisions(&*store, 0), written);
    assert_eq!(decisions(&*store, 258), written[257..]);
    assert_eq!(decisions(&*store, 301), written[300..]);
    assert_eq!(decisions(&*store, 302), []);
    assert_eq!(decisions(&*store, u32::MAX), []);
}

/// A decision may have no act, one, or many thousands.
pub(crate) fn keeps_acts_of_every_size(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("sizes"), Scribe::default());
    let many: Vec<String> = (0..5_000).map(|number| format!("Người {number}")).collect();
    let written = [
        scribe.bodies(),
        scribe.people(many.iter().map(String::as_str)),
        scribe.people(["Một"]),
        scribe.decide_unjudged(vec![]),
    ];
    store.commit(&of_decisions(written.clone())).unwrap();
    assert_eq!(decisions(&*store, 1), written);
}

/// A place is given once, and none is left out.
pub(crate) fn refuses_gaps_and_taken_places(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("gaps"), Scribe::default());
    let written = [scribe.bodies(), scribe.people(["A"]), scribe.people(["B"])];
    let refused = |outcome: Result<(), StoreError>, place| {
        assert!(
            matches!(outcome, Err(StoreError::PlaceTaken(seq)) if seq == Seq(place)),
            "{outcome:?}"
        );
    };
    refused(store.commit(&of_decisions([written[1].clone()])), 2);
    store.commit(&of_decisions([written[0].clone()])).unwrap();
    refused(store.commit(&of_decisions([written[0].clone()])), 1);
    refused(store.commit(&of_decisions([written[2].clone()])), 3);
    refused(store.commit(&of_decisions([written[1].clone(), written[1].clone()])), 2);
    assert_eq!(decisions(&*store, 1), written[..1]);
    store.commit(&of_decisions(written[1..].to_vec())).unwrap();
    assert_eq!(decisions(&*store, 1), written);
}

/// What a proof would find later is not even written.
pub(crate) fn refuses_what_does_not_follow(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("follows"), Scribe::default());
    let good = scribe.bodies();
    let mut wrong = [good.clone(), good.clone(), good.clone(), good.clone(), good.clone()];
    wrong[0].header[0] ^= 1;
    wrong[1].hash.0[31] ^= 1;
    wrong[2].acts[1].digest.0[0] ^= 1;
    wrong[3].acts[0].payload.as_mut().unwrap().1[0] ^= 1;
    wrong[4].acts[0].kind ^= 1;
    // The chain covers the kind of each act, so a changed kind shows there.
    let places = ["decision 1", "decision 1", "decision 1", "act 1-0", "decision 1"];
    for (wrong, due) in wrong.into_iter().zip(places) {
        let outcome = store.commit(&of_decisions([wrong]));
        assert!(
            matches!(&outcome, Err(StoreError::Damaged { place, .. }) if place == due),
            "{outcome:?}, not {due}"
        );
    }
    assert_eq!(decisions(&*store, 1), []);
    store.commit(&of_decisions([good])).unwrap();
}

/// A stream stops where the reader has seen enough.
pub(crate) fn stops_when_told(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("stop"), Scribe::default());
    store.commit(&scribe.history()).unwrap();
    let mut seen = Vec::new();
    let read = store.decisions(Seq(2), &mut |decision| {
        seen.push(decision.seq);
        seen.len() < 2
    });
    read.unwrap();
    assert_eq!(seen, [Seq(2), Seq(3)]);
    let mut seen = 0;
    store
        .events(Chain::Reads, 1, &mut |_| {
            seen += 1;
            false
        })
        .unwrap();
    assert_eq!(seen, 1);
    store.commit(&of_decisions([scribe.people(["Sau"])])).unwrap();
}

/// While a stream runs, the store answers other questions.
pub(crate) fn reads_within_a_stream(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("within"), Scribe::default());
    store.commit(&scribe.history()).unwrap();
    let mut counts = Vec::new();
    let read = store.decisions(Seq(1), &mut |_| {
        assert_eq!(store.record("account", "minh").unwrap().as_deref(), Some("{}"));
        assert_eq!(store.records("account").unwrap().len(), 2);
        counts.push((decisions(&*store, 1).len(), events(&*store, Chain::Audit, 1).len()));
        true
    });
    read.unwrap();
    assert_eq!(counts, [(4, 4); 4]);
}

/// An erased act keeps its place, kind and digest; what it said is gone, and the proof names it.
pub(crate) fn keeps_an_erased_act(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("erased"), Scribe::default());
    let mut written = vec![scribe.bodies(), scribe.people(["A", "B", "C"]), scribe.people(["D"])];
    store.commit(&of_decisions(written.clone())).unwrap();
    let act = |ordinal| ActId {
        decision: Seq(2),
        ordinal,
    };
    let order = scribe.order_erasure(&[act(1)]);
    let ordered = Batch {
        decisions: vec![order.clone()],
        erasures: vec![act(1)],
        ..Batch::default()
    };
    store.commit(&ordered).unwrap();
    written[1].acts[1].payload = None;
    written.push(order);
    assert_eq!(decisions(&*store, 1), written);
    let report = verify(&*store);
    assert!(report.holds(), "{report}");
    assert_eq!(report.erased, [act(1)]);
    // Nothing is erased twice, and nothing that is not there.
    for wrong in [act(1), act(9)] {
        let outcome = store.commit(&Batch {
            erasures: vec![wrong],
            ..Batch::default()
        });
        assert!(outcome.is_err(), "{wrong}");
    }
    // An order that was not carried out is found, and so is what went without one.
    let order = scribe.order_erasure(&[act(2)]);
    store.commit(&of_decisions([order])).unwrap();
    assert_eq!(
        verify(&*store).to_string(),
        "act 2-2: ordered to be erased, and still there"
    );
    store
        .commit(&Batch {
            erasures: vec![act(2), act(0)],
            ..Batch::default()
        })
        .unwrap();
    assert_eq!(
        verify(&*store).to_string(),
        "act 2-0: its content is gone, and no decision orders that"
    );
}

/// An act of many megabytes.
pub(crate) fn keeps_big_payloads(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("big"), Scribe::default());
    let name = "Đ".repeat(2 << 20);
    let written = [
        scribe.bodies(),
        scribe.decide(vec![register("A"), register(&name), register("B")]),
    ];
    store.commit(&of_decisions(written.clone())).unwrap();
    assert_eq!(decisions(&*store, 1), written);
}

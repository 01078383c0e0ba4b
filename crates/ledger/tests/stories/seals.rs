//! Sealing, the chain, and finding the first place where something was changed.

use ledger::acts::Erased;
use ledger::decision::{Digest, SealedAct, SealedDecision, Unsealed, seal};
use ledger::{Decision, Seq};

use super::common::header;
use super::common::samples::{day, samples};

/// Three decisions, sealed one after another.
fn chain() -> Vec<(Digest, SealedDecision, Decision)> {
    let mut salt = 0_u8;
    let mut before = Digest::default();
    let mut all = Vec::new();
    for (place, acts) in (1..).zip(samples().chunks(25)) {
        let decision = Decision {
            header: header(&format!("{place:02}-QĐ/HU"), day("2019-03-14")),
            acts: acts.to_vec(),
        };
        let sealed = seal(before, Seq(place), &decision, || {
            salt = salt.wrapping_add(1);
            [salt; 16]
        });
        all.push((before, sealed.clone(), decision));
        before = sealed.hash;
    }
    all
}

#[test]
fn what_was_sealed_opens_as_it_was() {
    for (before, sealed, decision) in chain() {
        assert_eq!(sealed.open(before).unwrap(), decision);
    }
}

#[test]
fn one_changed_byte_is_found_and_named() {
    let (before, sealed, _) = chain().remove(1);
    for at in 0..sealed.header.len() {
        let mut bad = sealed.clone();
        bad.header[at] ^= 1;
        assert!(matches!(bad.open(before), Err(Unsealed::Link(Seq(2)))), "header {at}");
    }
    for (act, place) in (0..sealed.acts.len()).flat_map(|act| (0..32).map(move |place| (act, place))) {
        let mut bad = sealed.clone();
        bad.acts[act].digest.0[place] ^= 0x80;
        assert!(
            matches!(bad.open(before), Err(Unsealed::Link(Seq(2)))),
            "digest {act} {place}"
        );
    }
    for (ordinal, act) in (0..).zip(0..sealed.acts.len()) {
        let named = |bad: &SealedDecision| match bad.open(before) {
            Err(Unsealed::Payload { seq, ordinal: found }) => (seq, found) == (Seq(2), ordinal),
            _ => false,
        };
        let length = sealed.acts[act].payload.as_ref().unwrap().1.len();
        for at in 0..length + 16 {
            let mut bad = sealed.clone();
            let (salt, payload) = bad.acts[act].payload.as_mut().unwrap();
            if at < length {
                payload[at] ^= 1;
            } else {
                salt[at - length] ^= 1;
            }
            assert!(named(&bad), "act {act} byte {at}");
        }
        let linked = |bad: &SealedDecision| matches!(bad.open(before), Err(Unsealed::Link(Seq(2))));
        let mut bad = sealed.clone();
        bad.acts[act].kind ^= 1;
        assert!(linked(&bad), "kind of act {act}");
        bad = sealed.clone();
        bad.acts[act].version += 1;
        assert!(linked(&bad), "version of act {act}");
    }
    let mut bad = sealed.clone();
    bad.hash.0[0] ^= 1;
    assert!(matches!(bad.open(before), Err(Unsealed::Link(Seq(2)))));
    bad = sealed.clone();
    bad.seq = Seq(3);
    assert!(
        matches!(bad.open(before), Err(Unsealed::Link(Seq(3)))),
        "moved to another place"
    );
    assert!(
        matches!(sealed.open(Digest([1; 32])), Err(Unsealed::Link(Seq(2)))),
        "after another decision"
    );
    bad = sealed;
    bad.acts.swap(0, 1);
    assert!(bad.open(before).is_err(), "acts in another order");
}

#[test]
fn an_erased_act_stands_as_a_tombstone_and_the_chain_holds() {
    let all = chain();
    let (before, mut sealed, decision) = all[0].clone();
    sealed.acts[3].payload = None;
    let opened = sealed.open(before).unwrap();
    let kind = decision.acts[3].act.kind();
    assert_eq!(opened.acts[3], Erased { kind }.into());
    for at in (0..decision.acts.len()).filter(|at| *at != 3) {
        assert_eq!(opened.acts[at], decision.acts[at]);
    }
    assert!(all[1].1.open(sealed.hash).is_ok(), "what comes after does not feel it");
    // Kind, version and digest of a tombstone are still proved.
    let changes: [fn(&mut SealedAct); 3] = [|act| act.kind ^= 1, |act| act.version ^= 1, |act| act.digest.0[0] ^= 1];
    for change in changes {
        let mut bad = sealed.clone();
        change(&mut bad.acts[3]);
        assert!(matches!(bad.open(before), Err(Unsealed::Link(Seq(1)))));
    }
}

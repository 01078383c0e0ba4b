//! Decisions read back from volumes, whatever they say.

use super::*;
use crate::acts::Dated;
use crate::acts::decisions::Revoke;
use crate::decision::{Attachment, Decision, Header};
use crate::ids::Seq;
use crate::time::Day;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

/// Any text, often one that was there before, and numbers as papers write them and do not.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Ủy ban nhân dân huyện".to_owned()),
        "[0-9]{0,12}(/QĐ-UBND)?",
        ".{0,12}"
    ]
}

fn decisions() -> impl Strategy<Value = Decision> {
    let texts_of_head = prop::collection::vec(texts(), 6);
    let bases = prop::collection::vec(texts(), 0..3);
    let days = [any::<i32>(), any::<i32>()];
    (texts_of_head, bases, days, any::<i64>(), 0_u32..40).prop_map(|(head, bases, days, recorded, acts)| {
        let [number, kind, issuer, signer, title, recorded_by] = <[String; 6]>::try_from(head).unwrap();
        let attachment = |name: &String| Attachment {
            name: name.clone(),
            sha256: [u8::try_from(name.len()).unwrap(); 32],
        };
        Decision {
            header: Header {
                number,
                kind,
                signed: Day(days[0]),
                effective: Day(days[1]),
                issuer,
                signer,
                title,
                attachments: bases.iter().map(attachment).collect(),
                bases,
                recorded,
                recorded_by,
            },
            acts: (0..acts)
                .map(|act| {
                    Dated::from(Revoke {
                        decision: Seq(act * 1000),
                        from: None,
                    })
                })
                .collect(),
        }
    })
}

proptest! {
    #[test]
    fn every_decision_reads_back_alone_and_bound(all in prop::collection::vec(decisions(), 1..9)) {
        let alone: Vec<Volume> = all.iter().map(|one| Binder::default().with(one).finish()).collect();
        let mut binder = Binder::default();
        alone.iter().flat_map(Volume::entries).for_each(|entry| binder.copy(entry));
        let bound = binder.finish();
        let again = Volume::of(bound.bytes().into()).unwrap();
        prop_assert_eq!(again.len(), all.len());
        for (slot, decision) in all.iter().enumerate() {
            for entry in [alone[slot].entry(0).unwrap(), again.entry(slot).unwrap()] {
                prop_assert_eq!(entry.header(), decision.header.clone());
                prop_assert_eq!(at(entry.len()), decision.acts.len());
                for (ordinal, act) in (0..).zip(&decision.acts) {
                    prop_assert_eq!(entry.act(ordinal), Some(act.clone()));
                }
                prop_assert_eq!(entry.act(entry.len()), None);
            }
            prop_assert!(again.entry(slot).unwrap().says_the_same(alone[slot].entry(0).unwrap()));
        }
    }

    #[test]
    fn no_bytes_make_a_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..200), whole in decisions(), at in any::<prop::sample::Index>(), flip in 1_u8..) {
        let read = |bytes: &[u8]| {
            for entry in Volume::of(bytes.into()).iter().flat_map(Volume::entries) {
                let _ = (entry.header(), entry.act(0), entry.act(17), entry.says_the_same(entry));
            }
        };
        read(&bytes);
        bytes = Binder::default().with(&whole).finish().bytes().to_vec();
        let place = at.index(bytes.len());
        bytes[place] ^= flip;
        read(&bytes);
    }
}

/// The twin of "reads back": another decision is not the same.
#[test]
fn another_head_or_another_act_is_told() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let one = decisions().new_tree(&mut runner).unwrap().current();
    let volume = |decision: &Decision| Binder::default().with(decision).finish();
    let mut one = one;
    one.acts = (0..40)
        .map(|act| {
            Dated::from(Revoke {
                decision: Seq(act * 1000),
                from: None,
            })
        })
        .collect();
    let [mut head, mut acts] = [one.clone(), one.clone()];
    head.header.title.push('x');
    acts.acts.push(Dated::from(Revoke {
        decision: Seq(7),
        from: None,
    }));
    let kept = volume(&one);
    let same = |other: &Decision| {
        let other = volume(other);
        kept.entry(0).unwrap().says_the_same(other.entry(0).unwrap())
    };
    assert!(same(&one) && !same(&head) && !same(&acts));
    // Where the sixteenth act begins is told beside the acts: told otherwise, another act would be read there.
    let notes = kept.entry(0).unwrap().opened().unwrap().notes.to_vec();
    let at = kept
        .bytes()
        .windows(notes.len())
        .position(|found| found == notes)
        .unwrap();
    let mut bytes = kept.bytes().to_vec();
    bytes[at] ^= 1;
    let other = Volume::of(bytes.into()).unwrap();
    assert!(!kept.entry(0).unwrap().says_the_same(other.entry(0).unwrap()));
}

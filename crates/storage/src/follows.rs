//! Whether a decision or an event follows from the one before it: proved before it is written, and whenever it is read to be proved.

use ledger::ActId;
use ledger::decision::{self, Digest, SealedAct, SealedDecision, payload_digest};
use office::audit::link;
use office::port::{SealedEvent, StoreError};

use crate::place::Place;

/// Refuses a decision whose hash or digests are not what its bytes give.
pub(crate) fn must_follow(decision: &SealedDecision, before: Digest) -> Result<(), StoreError> {
    let SealedDecision {
        seq,
        header,
        acts,
        hash,
    } = decision;
    if decision::link(before, *seq, header, acts.iter()) != *hash {
        return Err(Place::Decision(*seq).damaged("it does not follow from the decision before it"));
    }
    for (ordinal, act) in (0..).zip(acts) {
        let SealedAct {
            kind,
            version,
            payload,
            digest,
        } = act;
        let fits = |(salt, bytes): &([u8; 16], Vec<u8>)| payload_digest(salt, *kind, *version, bytes) == *digest;
        if !payload.as_ref().is_none_or(fits) {
            let act = ActId {
                decision: *seq,
                ordinal,
            };
            return Err(Place::Act(act).damaged("its bytes do not fit their digest"));
        }
    }
    Ok(())
}

/// Refuses an event that does not follow from the newest place of its chain.
pub(crate) fn event_must_follow(event: &SealedEvent, (place, before): (u64, Digest)) -> Result<(), StoreError> {
    let at = Place::Event(event.chain, event.place);
    if event.place != place + 1 {
        return Err(at.damaged(format_args!("it does not follow from event {place}")));
    }
    if !follows(event, before) {
        return Err(at.damaged("its hash does not follow from the event before it"));
    }
    Ok(())
}

/// Whether an event follows from the hash before it.
pub(crate) fn follows(event: &SealedEvent, before: Digest) -> bool {
    link(before, event.chain, event.place, &event.body) == event.hash
}

#[cfg(test)]
mod tests {
    use office::port::Chain;

    use super::*;

    #[test]
    fn the_hash_is_the_one_that_is_documented() {
        // Computed with another tool from the bytes: 32 × 00, "audit", 00…01, 00…02, "{}".
        let hash = link(Digest::default(), Chain::Audit, 1, "{}");
        assert_eq!(
            hash.to_string(),
            "d60d52fc4d32b9d39ecd213b18a2ef836409ac7f5b252cddb878a0fca4677c91"
        );
    }

    #[test]
    fn everything_that_names_an_event_counts() {
        let body = "{}".to_owned();
        let hash = link(Digest::default(), Chain::Audit, 1, &body);
        let event = SealedEvent {
            chain: Chain::Audit,
            place: 1,
            body,
            hash,
        };
        assert!(follows(&event, Digest::default()));
        assert!(!follows(&event, Digest([1; 32])));
        assert!(!follows(
            &SealedEvent {
                chain: Chain::Reads,
                ..event.clone()
            },
            Digest::default()
        ));
        assert!(!follows(
            &SealedEvent {
                place: 2,
                ..event.clone()
            },
            Digest::default()
        ));
        assert!(!follows(
            &SealedEvent {
                body: "{ }".to_owned(),
                ..event
            },
            Digest::default()
        ));
    }
}

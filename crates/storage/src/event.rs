//! Whether an event follows from the one before it.

use ledger::decision::Digest;
use office::audit::link;
use office::port::SealedEvent;

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

//! Putting decisions and acts together again: two streams in order become one, and each place is proved to be there.

use ledger::decision::{Digest, SealedAct};
use ledger::{ActId, Seq};
use office::port::{Chain, StoreError};

use crate::place::Place;

/// The acts of the log in order, one read ahead.
pub(crate) struct Acts<N> {
    next: N,
    ahead: Option<(ActId, SealedAct)>,
}

impl<N: FnMut() -> Result<Option<(ActId, SealedAct)>, StoreError>> Acts<N> {
    /// Begins a stream of acts.
    pub(crate) fn of(mut next: N) -> Result<Self, StoreError> {
        let ahead = next()?;
        Ok(Self { next, ahead })
    }

    /// The acts of the next decision.
    pub(crate) fn of_decision(&mut self, seq: Seq) -> Result<Vec<SealedAct>, StoreError> {
        let mut acts = Vec::new();
        while let Some((id, act)) = self.ahead.take_if(|(id, _)| id.decision <= seq) {
            let due = ActId {
                decision: seq,
                ordinal: u32::try_from(acts.len()).unwrap_or(u32::MAX),
            };
            if id.decision < seq {
                return Err(Place::Act(id).damaged("its decision is missing"));
            }
            if id != due {
                return Err(Place::Act(due).damaged("it is missing"));
            }
            acts.push(act);
            self.ahead = (self.next)()?;
        }
        Ok(acts)
    }

    /// Refuses an act that belongs to no decision.
    pub(crate) fn must_be_used_up(&self) -> Result<(), StoreError> {
        match &self.ahead {
            Some((id, _)) => Err(Place::Act(*id).damaged("its decision is missing")),
            None => Ok(()),
        }
    }
}

/// Whether a stream that began at `from` and ran to its end, at `last`, ended where the store notes the head: a tail that was cut off
/// is missed here. The log has no chain of events.
pub(crate) fn ends_at_head(
    chain: Option<Chain>,
    from: u64,
    last: Option<(u64, Digest)>,
    (place, hash): (u64, Digest),
) -> Result<(), StoreError> {
    let seen = last.map_or(from - 1, |(place, _)| place);
    let (head, missing) = match chain {
        Some(chain) => (Place::ChainHead(chain), Place::Event(chain, seen.saturating_add(1))),
        None => (
            Place::LogHead,
            u32::try_from(seen.saturating_add(1)).map_or(Place::LogHead, |seq| Place::Decision(Seq(seq))),
        ),
    };
    match last {
        _ if seen < place => Err(missing.damaged("it is missing")),
        Some((seen, _)) if seen > place => Err(head.damaged(format_args!("it is {place}, but {seen} are there"))),
        Some((_, seen)) if seen != hash => Err(head.damaged("its hash is not that of the newest place")),
        _ => Ok(()),
    }
}

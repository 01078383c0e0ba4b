//! Proving a chain of events: every hash is made anew from what stands there. What was changed, taken out or put in parts it; what was cut
//! off at its end shows only beside a head that was noted elsewhere.

use ledger::decision::Digest;

use super::read::LogRefused;
use super::{Event, link};
use crate::office::Office;
use crate::permission::Actor;
use crate::port::{Chain, Heads};
use crate::writer::NotDone;

/// How the proof of a chain went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainProof {
    /// Which chain.
    pub chain: Chain,
    /// How many events were proved.
    pub events: u64,
    /// The chain's hash after the last one.
    pub head: Digest,
    /// The first place where the chain parts; none when it is whole.
    pub parted: Option<u64>,
}

impl Office {
    /// The newest places of the log and of both chains, for who may read them.
    ///
    /// # Errors
    ///
    /// [`LogRefused`].
    pub fn log_heads(&self, actor: &Actor) -> Result<Heads, LogRefused> {
        if !self.may_read_log(actor) {
            return Err(LogRefused::NotAllowed);
        }
        Ok(self.heads()?)
    }

    /// Proves both chains as far as they stood when this began, and notes that it was done and how it went.
    ///
    /// # Errors
    ///
    /// [`LogRefused`], or the store failed.
    pub fn prove_log(&self, actor: &Actor) -> Result<Vec<ChainProof>, NotDone<LogRefused>> {
        let heads = self.log_heads(actor).map_err(NotDone::Refused)?;
        let mut proofs = Vec::new();
        for chain in Chain::ALL {
            let proof = self.prove_chain(chain, heads.of(chain));
            proofs.push(proof.map_err(|problem| NotDone::Store(problem.to_string()))?);
        }
        let whole = proofs.iter().all(|proof| proof.parted.is_none());
        let by = actor.account.clone();
        self.writer().run::<(), LogRefused>(move |desk| {
            let outcome = if whole { "whole" } else { "parted" };
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "audit.prove").with(outcome));
            Ok(())
        })?;
        Ok(proofs)
    }

    fn prove_chain(&self, chain: Chain, (last, head): (u64, Digest)) -> Result<ChainProof, crate::port::StoreError> {
        /// Events that are read at a time, so that nobody waits long for the store.
        const BLOCK: u64 = 5_000;
        let mut proof = ChainProof {
            chain,
            events: 0,
            head: Digest::default(),
            parted: None,
        };
        while proof.events < last && proof.parted.is_none() {
            let from = proof.events + 1;
            let until = (from + BLOCK).min(last + 1);
            self.see_events(chain, from, &mut |event| {
                if event.place >= until {
                    return false;
                }
                let hash = link(proof.head, chain, event.place, &event.body);
                if event.place != proof.events + 1 || hash != event.hash {
                    proof.parted = Some(proof.events + 1);
                    return false;
                }
                proof.events = event.place;
                proof.head = hash;
                true
            })?;
            if proof.parted.is_none() && proof.events + 1 < until {
                proof.parted = Some(proof.events + 1);
            }
        }
        if proof.parted.is_none() && proof.head != head {
            proof.parted = Some(last);
        }
        Ok(proof)
    }
}

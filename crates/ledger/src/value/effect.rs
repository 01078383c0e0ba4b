//! Which acts are in force: revocations and amendments, themselves revocable.

use super::Value;
use crate::acts::{Act, Dated};
use crate::ids::{ActId, Seq};
use crate::time::{Day, When};

/// How a decision stands at the newest place of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InForce {
    /// In force.
    Yes,
    /// Its effects end on that day (bãi bỏ), by that decision.
    Until(Day, Seq),
    /// As if it had never been (hủy bỏ), by that decision.
    Never(Seq),
}

/// An act in force, as it now reads.
#[derive(Debug, Clone)]
pub(crate) struct Effective {
    pub(crate) id: ActId,
    pub(crate) when: When,
    /// The day on which what it opened ends, where its decision was revoked from a day on.
    pub(crate) ends: Option<Day>,
    pub(crate) act: Act,
}

impl Effective {
    /// The day on which it certainly has taken effect.
    pub(crate) fn day(&self) -> Day {
        self.when.latest()
    }
}

impl Value {
    /// How a decision stands now.
    pub fn standing(&self, decision: Seq) -> InForce {
        self.standing_at(decision, Seq::LATEST)
    }

    /// How a decision stood when the log went to a place.
    fn standing_at(&self, decision: Seq, known: Seq) -> InForce {
        let mut standing = InForce::Yes;
        let revocations = self.revocations.get(&decision).into_iter().flatten();
        for revocation in revocations.filter(|revocation| revocation.decision <= known) {
            if self.standing_at(revocation.decision, known) != InForce::Yes {
                continue;
            }
            let Some(Dated {
                act: Act::Revoke(revoke),
                ..
            }) = self.act_as_written(*revocation)
            else {
                continue;
            };
            standing = match (revoke.from, standing) {
                (_, InForce::Never(by)) => InForce::Never(by),
                (None, _) => InForce::Never(revocation.decision),
                (Some(day), InForce::Until(earlier, by)) if earlier <= day => InForce::Until(earlier, by),
                (Some(day), _) => InForce::Until(day, revocation.decision),
            };
        }
        standing
    }

    /// One act as it was written, its ids resolved.
    pub fn act_as_written(&self, id: ActId) -> Option<Dated> {
        let mut dated = self.entry(id.decision)?.act(id.ordinal)?;
        dated.act.resolve(id.decision);
        Some(dated)
    }

    /// One act as it now reads, with its amendments, if it is in force: what a correction starts from.
    pub fn act_as_it_reads(&self, id: ActId) -> Option<Dated> {
        self.act_as_it_read(id, Seq::LATEST)
    }

    /// One act as it read when the log went to a place, if it was in force: what a correction of then started from.
    pub fn act_as_it_read(&self, id: ActId, known: Seq) -> Option<Dated> {
        match self.standing_at(id.decision, known) {
            InForce::Never(_) => None,
            InForce::Yes | InForce::Until(..) => self.amended(id, known).or_else(|| self.act_as_written(id)),
        }
    }

    /// One act as it now reads, if it is in force.
    pub(crate) fn effective(&self, id: ActId) -> Option<Effective> {
        let ends = match self.standing(id.decision) {
            InForce::Yes => None,
            InForce::Until(day, _) => Some(day),
            InForce::Never(_) => return None,
        };
        let dated = self.amended(id, Seq::LATEST).or_else(|| self.act_as_written(id))?;
        // Who a person is does not end on a day: only a revocation from the start takes it back.
        let ends = ends.filter(|_| !dated.act.is_identity());
        let when = match dated.when {
            Some(when) => when,
            None => When::Day(self.entry(id.decision)?.effective()),
        };
        Some(Effective {
            id,
            when,
            ends,
            act: dated.act,
        })
    }

    /// What the latest amendment in force says in the place of an act, when the log went to a place.
    fn amended(&self, id: ActId, known: Seq) -> Option<Dated> {
        let amendments = self.amendments.get(&id)?;
        let last = amendments
            .iter()
            .rev()
            .filter(|amendment| amendment.decision <= known)
            .find(|amendment| self.standing_at(amendment.decision, known) == InForce::Yes)?;
        match self.act_as_written(*last)?.act {
            Act::Amend(amend) => Some(*amend.content),
            _ => None,
        }
    }
}

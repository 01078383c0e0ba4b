//! What the law says of a draft before anybody signs it (soát theo luật): the standards of a post that somebody is to be given, disciplines
//! that still bar a higher post, salary steps before their time, terms and rotations of another length than the rule's, quotas that are
//! passed.
//!
//! INVARIANT: a remark never keeps a draft from being signed. The law book is read second-hand and knows no exception that an authority may
//! grant: whoever signs is told, with the source, and decides. What the ledger itself refuses is told apart.

mod disciplines;
mod moves;
mod pay;
mod quotas;
mod remark;
mod terms;

use ledger::acts::Dated;
use ledger::value::{Ix, Refused};
use ledger::{ActId, Day, Decision, Seq, Value, When};
use thiserror::Error;

use crate::office::Office;
use standards::rule::CannotCompile;

pub use remark::{LawRemark, Remark, Weight};

/// Why a draft cannot be checked against the law.
#[derive(Debug, Error)]
pub enum CannotCheck {
    /// The ledger refuses it: that comes first.
    #[error("{0}")]
    Refused(Refused),
    /// The law book cannot be compiled.
    #[error("{0}")]
    Law(CannotCompile),
}

/// A draft laid on the ledger.
struct Laid<'l> {
    office: &'l Office,
    /// Whose disciplines may be read: they are sensitive, and what follows from them would tell of them.
    reads: &'l dyn Fn(Ix) -> bool,
    /// The ledger without it.
    base: &'l Value,
    /// The ledger with it.
    fork: &'l Value,
}

impl Office {
    /// What the law says of a draft on a value, act by act: what bars first, then what warns, then what could not be judged. `reads` says
    /// whose disciplines the one who asks may read; of others it is told that they were not looked at, whether or not there are any.
    ///
    /// # Errors
    ///
    /// [`CannotCheck`].
    pub fn law_check(
        &self,
        base: &Value,
        decision: &Decision,
        reads: &dyn Fn(Ix) -> bool,
    ) -> Result<Vec<LawRemark>, CannotCheck> {
        let fork = base.draft(decision).map_err(CannotCheck::Refused)?;
        let rules = self.rules().map_err(CannotCheck::Law)?;
        let laid = Laid {
            office: self,
            reads,
            base,
            fork: &fork,
        };
        let seq = Seq(Seq::FIRST_DRAFT.0 + base.drafts());
        let mut all = Vec::new();
        for (ordinal, written) in (0..).zip(&decision.acts) {
            // As the fork tells it: things that the draft creates have a place there.
            let Some(dated) = fork.act_as_written(ActId { decision: seq, ordinal }) else {
                continue;
            };
            let day = day_of(decision, written);
            let mut found = Vec::new();
            laid.moves(&rules.counted, &dated, day, &mut found);
            laid.disciplines(&dated, day, &mut found);
            laid.terms(&dated, day, &mut found);
            laid.pay(&dated, day, &mut found);
            all.extend(found.into_iter().map(|(person, remark)| LawRemark {
                ordinal,
                person: Some(person),
                remark,
            }));
        }
        laid.quotas(decision, &mut all);
        all.sort_by_key(|one| (one.remark.weight(), one.ordinal));
        Ok(all)
    }
}

/// The day on which an act of a draft takes effect, at the latest.
fn day_of(decision: &Decision, dated: &Dated) -> Day {
    dated.when.map_or(decision.header.effective, When::latest)
}

//! A plan as a record, and the fork that it makes of a value.

use ledger::decision::Digest;
use ledger::value::Refused;
use ledger::{Day, Decision, Seq, Value};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// A plan: drafts of decisions in their order. Ids of things that an earlier draft creates have a draft's place ([`Seq::FIRST_DRAFT`] on).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its id: `KH-1`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was written: seconds since 1970-01-01T00:00:00Z.
    pub created: i64,
    /// Which account wrote it. Whoever proposes does not approve: signing compares with this name.
    pub by: String,
    /// The account for which a key stands that wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// The place of the log on which it was written.
    pub base: u32,
    /// The drafts, as hexadecimal bytes.
    pub drafts: Vec<String>,
    /// How it was signed; none while it is a plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enacted: Option<Enacted>,
    /// The run of a planner of whose choices it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    /// The drafts that were begun of it, one each, in order; empty while none was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<String>,
    /// Those of its drafts that are in the log, by their places from 0.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entered: Vec<u32>,
    /// Who put it aside, and why; none while it is to be carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside: Option<PutAside>,
    /// How it was put aside before and taken back, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aside_before: Vec<PastAside>,
}

/// How a plan was put aside once, and taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastAside {
    /// How it was put aside.
    pub put: PutAside,
    /// Which account took it back.
    pub back_by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub back_time: i64,
}

/// How a plan was put aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutAside {
    /// By which account.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// Why.
    pub reason: String,
}

/// How a plan was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enacted {
    /// By which account it was entered.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// The place of its first decision in the log; the others follow it, with others between them where each draft went its own way.
    pub first: u32,
}

/// Why a plan does not lie on a value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CannotFork {
    /// A draft's bytes cannot be read.
    #[error("plan {plan}: draft {draft} cannot be read")]
    Unreadable {
        /// The plan.
        plan: String,
        /// The draft, from 1.
        draft: u32,
    },
    /// The ledger refuses a draft. Where the head has moved since the plan was written, the plan is stale.
    #[error("plan {plan}: draft {draft} of it, written on decision {base}, is refused on decision {head}: {refused}")]
    Refused {
        /// The plan.
        plan: String,
        /// The draft, from 1.
        draft: u32,
        /// The place of the log on which it was written.
        base: Seq,
        /// The place of the log on which it was judged again.
        head: Seq,
        /// Every reason.
        refused: Refused,
    },
}

/// How a plan stands on the newest value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanState {
    /// It fits.
    Fits,
    /// Signed: its decisions are in the log.
    Enacted(Enacted),
    /// It no longer fits.
    Stale(CannotFork),
    /// It was put aside, whether it fits or not.
    PutAside(PutAside),
}

impl Plan {
    /// The account that answers for it: whoever proposes does not approve, by a key no more than by hand.
    pub fn principal(&self) -> &str {
        self.stands_for.as_deref().unwrap_or(&self.by)
    }

    /// The number in its id: a later plan has a higher one.
    pub fn number(&self) -> usize {
        let digits = self.id.rsplit('-').next();
        digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
    }

    /// The drafts as decisions.
    ///
    /// # Errors
    ///
    /// [`CannotFork::Unreadable`] names the first draft whose bytes are not those of a decision.
    pub fn decisions(&self) -> Result<Vec<Decision>, CannotFork> {
        let read = |(at, text): (u32, &String)| {
            let decision = hex::decode(text).ok().and_then(|bytes| Decision::from_bytes(&bytes));
            decision.ok_or_else(|| CannotFork::Unreadable {
                plan: self.id.clone(),
                draft: at,
            })
        };
        (1..).zip(&self.drafts).map(read).collect()
    }

    /// A value with the drafts laid on it; the value itself once the plan is signed, since its decisions are in the log.
    ///
    /// # Errors
    ///
    /// [`CannotFork`] with every reason of the first draft that does not fit: those after it may speak of what it creates.
    pub fn on(&self, value: &Value) -> Result<Value, CannotFork> {
        let mut fork = value.clone();
        if self.enacted.is_some() {
            return Ok(fork);
        }
        let left = (1..).zip(self.decisions()?);
        for (at, decision) in left.filter(|(at, _): &(u32, _)| !self.entered.contains(&(at - 1))) {
            fork = fork.draft(&decision).map_err(|refused| CannotFork::Refused {
                plan: self.id.clone(),
                draft: at,
                base: Seq(self.base),
                head: value.head().seq,
                refused,
            })?;
        }
        Ok(fork)
    }

    /// How it stands on a value.
    pub fn state(&self, value: &Value) -> PlanState {
        if let Some(enacted) = &self.enacted {
            return PlanState::Enacted(enacted.clone());
        }
        if let Some(aside) = &self.aside {
            return PlanState::PutAside(aside.clone());
        }
        match self.on(value) {
            Ok(_) => PlanState::Fits,
            Err(problem) => PlanState::Stale(problem),
        }
    }

    /// The day after the last of its acts takes effect: the day of which a plan's figures are asked.
    ///
    /// # Errors
    ///
    /// [`CannotFork::Unreadable`].
    pub fn day_after_last_effect(&self) -> Result<Option<Day>, CannotFork> {
        let decisions = self.decisions()?;
        let days = decisions.iter().flat_map(|decision| {
            let effective = decision.header.effective;
            decision
                .acts
                .iter()
                .map(move |dated| dated.when.map_or(effective, ledger::When::latest))
        });
        Ok(days.max().map(Day::next))
    }

    /// The hash of its drafts and of how it stands: what answers about it depend on.
    pub(crate) fn digest(&self) -> Digest {
        let mut hash = Sha256::new();
        hash.update([u8::from(self.enacted.is_some())]);
        for at in &self.entered {
            hash.update(at.to_be_bytes());
        }
        for draft in &self.drafts {
            hash.update(u64::try_from(draft.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(draft);
        }
        Digest(hash.finalize().into())
    }
}

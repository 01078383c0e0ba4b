//! Drafts that wait for somebody: what came back, what is to be approved, signed, numbered.

use crate::drafts::{Draft, Stage, beyond};
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{Actor, Deed};
use crate::port::StoreError;

/// The step that is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftStep {
    /// Goes on with the own draft, or gives it up.
    Finish,
    /// Mends the own draft that came back.
    Mend,
    /// Approves it, or gives it back.
    Approve,
    /// Records its signature.
    Sign,
    /// Gives it a number and enters it.
    Enter,
}

impl DraftStep {
    /// Its word, for messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Finish => "finish",
            Self::Mend => "mend",
            Self::Approve => "approve",
            Self::Sign => "sign",
            Self::Enter => "enter",
        }
    }
}

/// A draft that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftDuty {
    /// The draft.
    pub draft: Draft,
    /// For what.
    pub step: DraftStep,
    /// Since when: seconds since 1970-01-01T00:00:00Z.
    pub since: i64,
}

impl Office {
    /// The drafts that wait for an account: those that are late, then those that have waited longest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn waiting_drafts(&self, actor: &Actor) -> Result<Vec<DraftDuty>, StoreError> {
        let asker = Asker::Account(actor);
        let (value, rules) = (self.value(), self.account_rules());
        let within = |draft: &Draft, deed: Deed| {
            let reached = |decision| beyond(asker, deed, &value, &decision).is_none();
            actor.may_somewhere(deed) && draft.decision().is_some_and(reached)
        };
        let waits = |draft: Draft| {
            let own = draft.author() == actor.account;
            let step = match draft.stage {
                Stage::Draft if own => DraftStep::Finish,
                Stage::Returned if own => DraftStep::Mend,
                Stage::Submitted if !draft.is_written_by(actor.principal()) && within(&draft, Deed::Approve) => {
                    DraftStep::Approve
                }
                Stage::Approved if !draft.is_written_by(actor.principal()) && within(&draft, Deed::Approve) => {
                    DraftStep::Sign
                }
                Stage::Signed
                    if draft.may_be_numbered_by(actor.principal(), &rules) && within(&draft, Deed::Decide) =>
                {
                    DraftStep::Enter
                }
                _ => return None,
            };
            let since = draft.steps.last().map_or(0, |step| step.time);
            Some(DraftDuty { draft, step, since })
        };
        let mut waiting: Vec<DraftDuty> = self.drafts(asker)?.into_iter().filter_map(waits).collect();
        // What is late comes first.
        waiting.sort_by_key(|one| (!one.draft.is_late(actor.today), one.since));
        Ok(waiting)
    }
}

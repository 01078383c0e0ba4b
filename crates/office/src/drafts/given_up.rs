//! A draft that its author gives up before it is signed, and takes up again: nothing of it was decided, so it is written on as it was.

use super::draft::{Draft, Stage, StepKind};
use super::order::Order;
use super::steps::{CannotStep, from, step};
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Deed;
use crate::writer::NotDone;

impl Office {
    /// Gives a draft up, before it is signed. Its scans stay with it: it can be taken up again.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn withdraw_draft(&self, asker: Asker<'_>, order: impl Into<Order>) -> Result<Draft, NotDone<CannotStep>> {
        self.take(asker, order.into(), Deed::Decide, |desk, mut draft, kept| {
            let stages = [Stage::Draft, Stage::Submitted, Stage::Returned, Stage::Approved];
            from(&draft, &stages)?;
            if draft.author() != kept.asker().name() {
                return Err(CannotStep::NotOwnDraft);
            }
            draft.stage = Stage::Withdrawn;
            Ok(step(desk, draft, kept, StepKind::Withdraw, ""))
        })
    }

    /// Takes a draft up again that its author gave up: nothing of it was signed, so it is written on as it was, with the scans
    /// that wait beside it.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn reopen_draft(&self, asker: Asker<'_>, order: impl Into<Order>) -> Result<Draft, NotDone<CannotStep>> {
        self.take(asker, order.into(), Deed::Decide, |desk, mut draft, kept| {
            from(&draft, &[Stage::Withdrawn])?;
            if draft.author() != kept.asker().name() {
                return Err(CannotStep::NotOwnDraft);
            }
            draft.stage = Stage::Draft;
            Ok(step(desk, draft, kept, StepKind::Reopen, ""))
        })
    }
}

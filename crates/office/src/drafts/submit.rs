//! Submitting a draft, with the day by which it is to be decided on.

use ledger::Day;

use super::draft::{Draft, Stage, StepKind};
use super::order::Order;
use super::steps::{CannotStep, from, must_fit, step};
use crate::accounts::AccountRules;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Deed;
use crate::writer::NotDone;

impl Office {
    /// Submits a draft to those who approve.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn submit_draft(&self, asker: Asker<'_>, order: impl Into<Order>) -> Result<Draft, NotDone<CannotStep>> {
        self.submit_draft_until(asker, order, None)
    }

    /// The same, to be decided on by a day; none: within as many days as the rules of the office say.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn submit_draft_until(
        &self,
        asker: Asker<'_>,
        order: impl Into<Order>,
        due: Option<Day>,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let today = self.today();
        self.take(asker, order.into(), Deed::Decide, move |desk, mut draft, kept| {
            from(&draft, &[Stage::Draft, Stage::Returned])?;
            if draft.author() != kept.asker().name() {
                return Err(CannotStep::NotOwnDraft);
            }
            if let Some(past) = due.filter(|due| *due < today) {
                return Err(CannotStep::DuePast(past));
            }
            must_fit(desk, &draft)?;
            let rules = AccountRules::within(desk).map_err(|problem| CannotStep::Store(problem.to_string()))?;
            draft.due = due.or_else(|| rules.usual_due(today)).map(Day::number);
            draft.stage = Stage::Submitted;
            draft.base = desk.value().head().seq.0;
            Ok(step(desk, draft, kept, StepKind::Submit, ""))
        })
    }
}

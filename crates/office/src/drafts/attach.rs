//! Scans of a draft come and go as steps: by its author while it is open, and by whoever may enter it once it is signed.

use super::draft::{Draft, Stage, StepKind};
use super::order::Order;
use super::steps::{CannotStep, from, step};
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Deed;
use crate::scans::ScanRefused;
use crate::writer::{Desk, NotDone};

impl Office {
    /// Changes the scans of a draft.
    pub(crate) fn attach(
        &self,
        asker: Asker<'_>,
        order: Order,
        kind: StepKind,
        change: impl Fn(&mut Desk<'_>, &mut Draft) -> Result<(), ScanRefused> + Send + 'static,
    ) -> Result<Draft, NotDone<CannotStep>> {
        self.take(asker, order, Deed::Decide, move |desk, mut draft, kept| {
            from(&draft, &[Stage::Draft, Stage::Returned, Stage::Signed])?;
            if draft.stage.is_open() && draft.author() != kept.asker().name() {
                return Err(CannotStep::NotOwnDraft);
            }
            change(desk, &mut draft).map_err(CannotStep::Scan)?;
            let scans = std::mem::take(&mut draft.scans);
            draft.take_scans(scans);
            Ok(step(desk, draft, kept, kind, ""))
        })
    }
}

//! A draft as a program is told it: its head, a page of its acts, what was done to it, and why the ledger would refuse it.

use ledger::{ActId, Seq};
use office::drafts::{Draft, Fit};
use office::permission::touched;
use words::refusals;

use super::{DraftAct, DraftTold, StepTold, StepWord, affected, listed};
use crate::api::files::told as told_of;
use crate::api::things::{count, touched_things};
use crate::api::wire::IsoWhen;
use crate::api::{Call, Trouble};

/// The draft.
pub(super) fn told(call: &Call, draft: &Draft) -> Result<DraftTold, Trouble> {
    let unreadable = || Trouble::Failed(format!("draft {} cannot be read", draft.id));
    let decision = draft.decision().ok_or_else(unreadable)?;
    let lang = call.visit.lang();
    let refused = match draft.fit(&call.visit.value) {
        Fit::Refused(refused) => refusals(&refused, &call.visit.value)
            .iter()
            .map(|said| lang.speak(said))
            .collect(),
        Fit::Fits | Fit::Entered(_) | Fit::Unreadable => Vec::new(),
    };
    let written = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let (range, next) = call.page(decision.acts.len());
    let shown = (0..).zip(&decision.acts).skip(range.start).take(range.len());
    let acts = shown.map(|(ordinal, dated)| {
        let id = ActId {
            decision: Seq::FIRST_DRAFT,
            ordinal,
        };
        let places = touched(&call.visit.value, id, dated);
        DraftAct {
            act: dated.act.shape().name.to_owned(),
            when: dated.when.map(IsoWhen::of),
            touches: touched_things(call, &places),
        }
    });
    Ok(DraftTold {
        draft: listed(call, draft).ok_or_else(unreadable)?,
        number: written(&decision.header.number),
        signer: written(&decision.header.signer),
        bases: decision.header.bases.clone(),
        recipients: draft.recipients.clone(),
        total: count(decision.acts.len()),
        acts: acts.collect(),
        next,
        files: told_of(&draft.scans),
        steps: draft
            .steps
            .iter()
            .map(|step| StepTold {
                step: StepWord(step.kind.word()),
                by: step.by.clone(),
                at: step.time,
                note: step.note.clone(),
            })
            .collect(),
        affected: affected::told(call, draft, &decision)?,
        refused,
    })
}

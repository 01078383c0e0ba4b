//! Scans of drafts.

use office::drafts::Order;
use office::figures::Asker;

use super::{DRAFT, DraftListed, PAPERS, VERSION, WRITE, done, found, order};
use crate::api::files::{FILE, FileGiven, MOST, WHICH, given, refused, sent};
use crate::api::{Call, Operation, Trouble, Verb};

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "attachDraftFile",
            (Verb::Post, "/api/v1/drafts/{draft}/files"),
            WRITE,
            "Attaches a scan to a draft: by its author while it is open, and by whoever may enter it once it is signed.",
            attach,
        )
        .at(&[DRAFT])
        .told(&[FILE, &[VERSION]])
        .up_to(MOST)
        .once(),
        Operation::new(
            "removeDraftFile",
            (Verb::Post, "/api/v1/drafts/{draft}/files/removal"),
            WRITE,
            "Takes a scan of a draft away again. What lay before those who approved stays.",
            remove,
        )
        .at(&[DRAFT])
        .told(&[WHICH, &[VERSION]])
        .once(),
        Operation::new(
            "openDraftFile",
            (Verb::Post, "/api/v1/drafts/{draft}/files/opening"),
            PAPERS,
            "Gives a scan of a draft, once the reading is on record.",
            open,
        )
        .at(&[DRAFT])
        .told(&[WHICH]),
    ]
}

fn attach(call: &Call) -> Result<DraftListed, Trouble> {
    let draft = found(call)?;
    let (name, bytes) = sent(call);
    let (visit, order) = (&call.visit, order(call, Order::from(&draft.id)));
    let office = visit.site.office();
    done(
        call,
        office.attach_to_draft(Asker::Account(&visit.actor), order, &name, &bytes),
    )
}

fn remove(call: &Call) -> Result<DraftListed, Trouble> {
    let draft = found(call)?;
    let (visit, order) = (&call.visit, order(call, Order::from(&draft.id)));
    let which = call.text("sha256").unwrap_or_default();
    let office = visit.site.office();
    done(
        call,
        office.detach_from_draft(Asker::Account(&visit.actor), order, which),
    )
}

fn open(call: &Call) -> Result<FileGiven, Trouble> {
    let draft = found(call)?;
    let which = call.text("sha256").unwrap_or_default();
    let opened = call
        .visit
        .site
        .office()
        .open_scan_of_draft(&call.visit.actor, &draft.id, which);
    Ok(given(
        opened.map_err(|problem| Trouble::not_done(problem, |why| refused(&why)))?,
    ))
}

//! Whether somebody may take a step with a draft: all that it touches must lie within reach.

use ledger::{Decision, Entity, Value};

use crate::figures::Asker;
use crate::permission::Deed;
use crate::plans::out_of_reach;

/// The first thing that is out of reach. What a draft that the ledger refuses would create is in no unit yet, and keeps nobody from it.
pub(crate) fn beyond(asker: Asker<'_>, deed: Deed, value: &Value, decision: &Decision) -> Option<Entity> {
    let fork = value.draft(decision);
    let drafts = std::slice::from_ref(decision);
    match &fork {
        Ok(fork) => out_of_reach(asker, deed, fork, drafts),
        Err(_) => out_of_reach(asker, deed, value, drafts).filter(|entity| value.place(*entity).is_some()),
    }
}

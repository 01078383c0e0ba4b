//! The posts that a draft makes itself, as a field of one of its forms names them: they have no code in the ledger yet.

use ledger::acts::{Act, FieldKind};
use ledger::text::fold;
use ledger::{Decision, PostId, Seq, UnitId};
use office::drafts::posts_made;

use super::prefill::name as name_of;
use crate::site::Visit;

/// Each post with its name and its unit.
pub(super) fn made_here(visit: &Visit, decision: &Decision) -> Vec<(PostId, String)> {
    let named = posts_made(decision).map(|(id, post)| {
        let unit = unit_name(visit, decision, post.unit).unwrap_or_default();
        (id, format!("{}, {unit}", post.title))
    });
    named.collect()
}

/// A post as it stands in a field: what it is called, that the draft makes it, and its code.
pub(super) fn said(visit: &Visit, (id, name): &(PostId, String)) -> String {
    format!("{name} ({}): {id}", visit.lang().say("going-made-here"))
}

/// Those of the posts that a typed text names: by the code, or as they are called, like those of the ledger by the title alone or with a part of the
/// unit's name behind a comma.
pub(super) fn meant<'m>(all: &'m [(PostId, String)], typed: &str) -> Vec<&'m (PostId, String)> {
    let code = typed.rsplit_once(": ").map_or(typed, |(_, code)| code).trim();
    let (title, within) = typed.split_once(',').unwrap_or((typed, ""));
    let (title, within) = (fold(title), fold(within));
    let is_named = |name: &str| {
        let (own, unit) = name.rsplit_once(", ").unwrap_or((name, ""));
        fold(name) == fold(typed) || (fold(own) == title && fold(unit).contains(&within))
    };
    let is_meant = |(id, name): &&(PostId, String)| id.to_string() == code || is_named(name);
    all.iter().filter(is_meant).collect()
}

fn unit_name(visit: &Visit, decision: &Decision, unit: UnitId) -> Option<String> {
    if unit.0.decision != Seq::THIS {
        return name_of(visit, FieldKind::Unit, &unit.to_string());
    }
    match &decision.acts.get(usize::try_from(unit.0.ordinal).ok()?)?.act {
        Act::Establish(made) => Some(made.name.clone()),
        _ => None,
    }
}

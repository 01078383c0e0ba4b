//! Who goes where by a draft that merges, unites or divides units.

use office::drafts::{Draft, Going, Whereto};

use super::{DRAFT, PAPERS, found};
use crate::api::call::PAGE;
use crate::api::things::{Named, count, person};
use crate::api::wire::Cursor;
use crate::api::{Call, Operation, Trouble, Verb, wire};

wire! {
    /// Where somebody is, or goes.
    WheretoTold {
        /// The unit that stands on the day, by name.
        unit: String,
        /// The title of the main post; null for somebody without one.
        post: Option<String>,
    }
    /// Somebody whom a draft takes along.
    GoingTold {
        /// Who.
        person: Option<Named>,
        /// Where on the day before.
        now: WheretoTold,
        /// Where on the day on which the unit passes; null where the ledger would not take the draft.
        then: Option<WheretoTold>,
        /// Whether an act of the draft sends this person by name elsewhere than the rest.
        apart: bool,
    }
    /// A page of those whom a draft takes along.
    GoingPage {
        /// How many there are.
        total: u32,
        /// Those of this page.
        items: Vec<GoingTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listDraftGoing",
            (Verb::Get, "/api/v1/drafts/{draft}/going"),
            PAPERS,
            "Everybody whom a draft takes along from the units that it merges, unites or divides, and where each goes, while it is on its way. \
             Single persons are sent elsewhere by acts of their own in the same draft. Of one that is entered or given up nothing is told (404): \
             the ledger tells it.",
            list,
        )
        .at(&[DRAFT])
        .asked(&[PAGE]),
    ]
}

fn list(call: &Call) -> Result<GoingPage, Trouble> {
    let draft: Draft = found(call)?;
    let visit = &call.visit;
    let unreadable = || Trouble::Failed(format!("draft {} cannot be read", draft.id));
    let decision = draft.decision().ok_or_else(unreadable)?;
    if draft.stage.is_over() {
        return Err(Trouble::NotFound);
    }
    let all = visit.site.office().going(&visit.actor, &visit.value, &decision);
    let (range, next) = call.page(all.len());
    let told = |one: &Going| GoingTold {
        person: person(call, one.record),
        now: whereto(&one.now),
        then: one.then.as_ref().map(whereto),
        apart: one.apart.is_some(),
    };
    Ok(GoingPage {
        total: count(all.len()),
        items: all.get(range).unwrap_or_default().iter().map(told).collect(),
        next,
    })
}

fn whereto(place: &Whereto) -> WheretoTold {
    WheretoTold {
        unit: place.unit.clone(),
        post: place.post.as_ref().map(|(_, title)| title.clone()),
    }
}

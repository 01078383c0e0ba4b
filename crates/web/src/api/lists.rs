//! Lists that somebody named and kept: their conditions, never whom they find.

use office::permission::Deed;
use office::saved_lists::{ListRefused, SavedList};
use words::Message;

use super::call::PAGE;
use super::problem::Part;
use super::things::count;
use super::wire::{Cursor, ListId};
use super::{Call, Fault, Input, Kind, Operation, Trouble, Verb, wire};
use crate::pages::people::conditions_told;
use crate::site::Rule;

const READ: Rule = Rule::Any(&[Deed::ReadPerson]);
const LIST: Input = Input::must("list", Kind::Sign(18), "The list.", "0123456789abcdef01");
const NAME: &[Input] = &[
    Input::must("name", Kind::Line(80), "What it is called from now on.", "Sắp nghỉ hưu"),
    Input::must(
        "shared",
        Kind::Flag,
        "Whether others who may see the same see it too.",
        "false",
    ),
];

wire! {
    /// A field of a kept list: as it stands in the address of the page of people.
    ListField {
        /// Its name.
        name: String,
        /// What it holds.
        value: String,
    }
    /// A list that is kept.
    KeptListTold {
        /// Its id.
        id: ListId,
        /// What its owner calls it.
        name: String,
        /// Whose: an account, or the sign of a key.
        owner: String,
        /// Whether others who may see the same see it too.
        shared: bool,
        /// When it was kept: seconds since 1970-01-01T00:00:00Z.
        made: i64,
        /// Its conditions in words.
        told: Vec<String>,
        /// Its fields.
        fields: Vec<ListField>,
    }
    /// A page of kept lists: those of the key first.
    KeptListsPage {
        /// How many there are.
        total: u32,
        /// Those of this page.
        items: Vec<KeptListTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listKeptLists",
            (Verb::Get, "/api/v1/lists"),
            READ,
            "The kept lists that the key may open: shared ones whose unit it reaches, and its own.",
            list,
        )
        .asked(&[PAGE]),
        Operation::new(
            "copyKeptList",
            (Verb::Post, "/api/v1/lists/{list}/copies"),
            READ,
            "Keeps the conditions of a list under another name, for the key itself; a key that stands for no account keeps none.",
            copy,
        )
        .at(&[LIST])
        .told(&[NAME]),
        Operation::new(
            "renameKeptList",
            (Verb::Put, "/api/v1/lists/{list}"),
            READ,
            "Gives a list of its own another name, shares it or no longer does.",
            rename,
        )
        .at(&[LIST])
        .told(&[NAME]),
        Operation::new(
            "removeKeptList",
            (Verb::Post, "/api/v1/lists/{list}/removal"),
            READ,
            "Keeps a list of its own no longer; answers it as it was.",
            remove,
        )
        .at(&[LIST]),
    ]
}

fn list(call: &Call) -> Result<KeptListsPage, Trouble> {
    let visit = &call.visit;
    let all = visit
        .site
        .office()
        .saved_lists(&visit.actor, &visit.value, &visit.structure());
    let all = all.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    let (range, next) = call.page(all.len());
    let shown = all.get(range).unwrap_or_default();
    Ok(KeptListsPage {
        total: count(all.len()),
        items: shown.iter().map(|(id, list)| told(call, id, list)).collect(),
        next,
    })
}

fn told(call: &Call, id: &str, list: &SavedList) -> KeptListTold {
    let field = |(name, value): &(String, String)| ListField {
        name: name.clone(),
        value: value.clone(),
    };
    KeptListTold {
        id: ListId(id.to_owned()),
        name: list.name.clone(),
        owner: list.account.clone(),
        shared: list.shared,
        made: list.made,
        told: conditions_told(&call.visit, &list.fields),
        fields: list.fields.iter().map(field).collect(),
    }
}

fn found(call: &Call) -> Result<(String, SavedList), Trouble> {
    let id = call.text("list").unwrap_or_default().to_owned();
    let visit = &call.visit;
    let found = visit
        .site
        .office()
        .saved_list(&visit.actor, &id, &visit.value, &visit.structure());
    Ok((id, found.ok_or(Trouble::NotFound)?))
}

fn given(call: &Call) -> (&str, bool) {
    (
        call.text("name").unwrap_or_default(),
        call.flag("shared").unwrap_or(false),
    )
}

/// A list that is kept, shared or removed is a change, which others see: somebody must answer for it.
fn answered_for(call: &Call) -> Result<(), Trouble> {
    match call.visit.actor.stands_for {
        Some(_) => Ok(()),
        None => Err(Trouble::Denied(Message::new("api-key-reads-only"))),
    }
}

fn copy(call: &Call) -> Result<KeptListTold, Trouble> {
    let (_, list) = found(call)?;
    answered_for(call)?;
    let (name, shared) = given(call);
    let (office, actor) = (call.visit.site.office(), &call.visit.actor);
    let kept = office.save_list(actor, name, shared, list.fields.clone());
    let id = kept.map_err(|problem| Trouble::not_done(problem, refused))?;
    let made = office.saved_list(actor, &id, &call.visit.value, &call.visit.structure());
    Ok(told(call, &id, &made.ok_or(Trouble::NotFound)?))
}

fn rename(call: &Call) -> Result<KeptListTold, Trouble> {
    let (id, _) = found(call)?;
    answered_for(call)?;
    let (name, shared) = given(call);
    let renamed = call
        .visit
        .site
        .office()
        .rename_list(&call.visit.actor, &id, name, shared);
    renamed.map_err(|problem| Trouble::not_done(problem, refused))?;
    let (id, list) = found(call)?;
    Ok(told(call, &id, &list))
}

fn remove(call: &Call) -> Result<KeptListTold, Trouble> {
    let (id, list) = found(call)?;
    answered_for(call)?;
    let removed = call.visit.site.office().remove_list(&call.visit.actor, &id);
    removed.map_err(|problem| Trouble::not_done(problem, refused))?;
    Ok(told(call, &id, &list))
}

fn refused(why: ListRefused) -> Trouble {
    let id = match why {
        ListRefused::NoSuch => return Trouble::NotFound,
        ListRefused::Store(problem) => return Trouble::Failed(problem),
        ListRefused::TooMany => return Trouble::Conflict(Message::new("list-too-many")),
        ListRefused::NoName => "list-no-name",
        ListRefused::NameTooLong => "list-name-too-long",
    };
    Trouble::Invalid(vec![Fault::new(Part::Body, "name", Message::new(id))])
}

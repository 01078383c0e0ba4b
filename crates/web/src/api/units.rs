//! Units as the tree of a day, one unit with its lineage, and posts with whoever holds them.

use ledger::codes::{HoldMode, UnitKind};
use ledger::value::{FactKind, Ix, Kinds, Place};
use ledger::view::Lineage;
use office::permission::Deed;

use super::call::{MOMENT, PAGE};
use super::things::{Named, count, person, post, unit, unit_asked, unit_of};
use super::wire::{Cursor, Id, IsoDay, coded};
use super::{Call, Input, Kind, Moment, Operation, Trouble, Verb, wire};
use crate::pages::units::Tree;
use crate::site::Rule;

const READ: Rule = Rule::Any(&[Deed::ReadFigures]);
const UNIT: Input = Input::must("unit", Kind::Id, "The unit.", "3-0");
const WITHIN: Input = Input::may("unit", Kind::Id, "In this unit or below it.", "3-0");

fn kinds() -> impl Iterator<Item = &'static str> {
    UnitKind::ALL.iter().map(|kind| kind.word())
}

fn modes() -> impl Iterator<Item = &'static str> {
    HoldMode::ALL.iter().map(|mode| mode.word())
}

coded! {
    /// The kind of a unit.
    UnitKindWord of kinds();
    /// How a post is held.
    HoldModeWord of modes();
}

wire! {
    /// One unit of the tree.
    UnitListed {
        /// What stands for it.
        id: Id,
        /// Its name on the day.
        name: String,
        /// Its code, where it has one.
        code: Option<String>,
        /// Its kind.
        kind: Option<UnitKindWord>,
        /// The unit above it in the management tree; null for the authority itself.
        above: Option<Id>,
        /// How far below the authority it stands.
        depth: u32,
        /// Posts in it and below it.
        posts: i64,
        /// People in it and below it, of those whom the key reaches.
        people: i64,
    }
    /// A page of the tree, each unit before those below it.
    UnitsPage {
        /// The moment.
        moment: Moment,
        /// How many units there are.
        total: u32,
        /// The units of this page.
        items: Vec<UnitListed>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// One unit, standing on the day or not.
    UnitTold {
        /// The moment.
        moment: Moment,
        /// What stands for it.
        id: Id,
        /// Its name on the day.
        name: String,
        /// Whether it stands on the day.
        stands: bool,
        /// Since when it exists.
        since: Option<IsoDay>,
        /// The first day on which it exists no more.
        until: Option<IsoDay>,
        /// As in the tree; null when it does not stand on the day.
        listed: Option<UnitListed>,
        /// The units that passed into it.
        came_from: Vec<Named>,
        /// The units into which it passed.
        passed_to: Vec<Named>,
    }
    /// One who holds a post.
    HolderTold {
        /// Who; null where the key does not reach the person.
        person: Option<Named>,
        /// How.
        mode: HoldModeWord,
        /// Since when, certainly.
        since: IsoDay,
    }
    /// One post.
    PostListed {
        /// What stands for it.
        id: Id,
        /// Its title.
        title: String,
        /// Its unit.
        unit: Option<Named>,
        /// Who holds it; nobody: it is vacant.
        holders: Vec<HolderTold>,
    }
    /// A page of posts, in the order of the tree.
    PostsPage {
        /// The moment.
        moment: Moment,
        /// How many posts there are.
        total: u32,
        /// The posts of this page.
        items: Vec<PostListed>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listUnits",
            (Verb::Get, "/api/v1/units"),
            READ,
            "The units of a day as a tree, each before those below it.",
            list,
        )
        .asked(&[MOMENT, PAGE, &[WITHIN]]),
        Operation::new(
            "getUnit",
            (Verb::Get, "/api/v1/units/{unit}"),
            READ,
            "One unit with its lineage.",
            show,
        )
        .at(&[UNIT])
        .asked(&[MOMENT]),
        Operation::new(
            "listPosts",
            (Verb::Get, "/api/v1/posts"),
            READ,
            "The posts of a day with whoever holds them.",
            posts,
        )
        .asked(&[MOMENT, PAGE, &[WITHIN]]),
    ]
}

/// The tree, if anything of it is within reach.
pub(super) fn tree(call: &Call) -> Result<Tree<'_>, Trouble> {
    let tree = Tree::of(&call.visit);
    if tree.scope.is_empty() {
        return Err(Trouble::Forbidden);
    }
    Ok(tree)
}

/// The unit that is asked for, if it is within reach.
fn within(call: &Call, tree: &Tree<'_>) -> Result<Option<Ix>, Trouble> {
    let unit = unit_asked(call)?;
    if unit.is_some_and(|unit| !tree.covers(unit)) {
        return Err(Trouble::Forbidden);
    }
    Ok(unit)
}

fn listed(call: &Call, tree: &Tree<'_>, ix: Ix) -> Option<UnitListed> {
    let view = call.visit.view();
    let parent = |unit: &Ix| tree.structure.unit(*unit).and_then(|unit| unit.parent);
    let (posts, people) = tree.numbers(ix);
    Some(UnitListed {
        id: Id::of(view.unit_id(ix)?),
        name: view.unit_name(ix).to_string(),
        code: view.unit_code(ix).map(|code| code.to_string()),
        kind: view.unit_kind(ix).map(|kind| UnitKindWord(kind.word())),
        above: parent(&ix).and_then(|above| view.unit_id(above)).map(Id::of),
        depth: count(std::iter::successors(parent(&ix), parent).count()),
        posts,
        people,
    })
}

fn list(call: &Call) -> Result<UnitsPage, Trouble> {
    let tree = tree(call)?;
    let within = within(call, &tree)?;
    let units = tree.branch(within);
    let (range, next) = call.page(units.len());
    let shown = units.get(range).unwrap_or_default();
    Ok(UnitsPage {
        moment: call.moment(),
        total: count(units.len()),
        items: shown.iter().filter_map(|unit| listed(call, &tree, *unit)).collect(),
        next,
    })
}

fn show(call: &Call) -> Result<UnitTold, Trouble> {
    let tree = tree(call)?;
    let ix = call
        .text("unit")
        .and_then(|id| unit_of(call, id))
        .ok_or(Trouble::NotFound)?;
    if !tree.covers(ix) {
        return Err(Trouble::Forbidden);
    }
    let view = call.visit.view();
    let exists = view
        .rows_of(Place::Unit(ix), Kinds::NONE.with(FactKind::Exists))
        .max_by_key(|row| row.from)
        .ok_or(Trouble::NotFound)?;
    let stands = view.stands(Place::Unit(ix));
    let named = |all: Vec<Lineage>| all.iter().filter_map(|one| unit(call, one.unit)).collect();
    Ok(UnitTold {
        moment: call.moment(),
        id: Id::of(view.unit_id(ix).ok_or(Trouble::NotFound)?),
        name: view.unit_name(ix).to_string(),
        stands,
        since: Some(IsoDay::of(exists.from)),
        until: (exists.until < ledger::Day::MAX).then(|| IsoDay::of(exists.until)),
        listed: listed(call, &tree, ix).filter(|_| stands),
        came_from: named(view.came_from(ix)),
        passed_to: named(view.passed_to(ix)),
    })
}

fn posts(call: &Call) -> Result<PostsPage, Trouble> {
    let tree = tree(call)?;
    let within = within(call, &tree)?;
    let posts = tree.roster.posts(&call.visit.value, &tree.structure);
    let root = tree.structure.walked().first().copied();
    let all: Vec<Ix> = within
        .or(root)
        .map(|unit| posts.of_branch(&tree.structure, unit))
        .unwrap_or_default()
        .iter()
        .map(|(_, post)| *post)
        .filter(|post| {
            call.visit
                .view()
                .unit_of_post(*post)
                .is_some_and(|unit| tree.covers(unit))
        })
        .collect();
    let (range, next) = call.page(all.len());
    let told = |ix: &Ix| {
        let named = post(call, *ix)?;
        let holders = posts.holders(*ix).iter().map(|holder| {
            let member = holder.member;
            let seen = tree
                .people
                .covers(member.stands_in, Some(member.person), &tree.structure);
            HolderTold {
                person: if seen { person(call, member.person) } else { None },
                mode: HoldModeWord(holder.mode.word()),
                since: IsoDay::of(holder.since),
            }
        });
        Some(PostListed {
            id: named.id,
            title: named.name,
            unit: call.visit.view().unit_of_post(*ix).and_then(|own| unit(call, own)),
            holders: holders.collect(),
        })
    };
    let items: Vec<PostListed> = all.get(range).unwrap_or_default().iter().filter_map(told).collect();
    let holders = items.iter().flat_map(|post| &post.holders);
    let named = holders.filter(|holder| holder.person.is_some()).count();
    if named > 0 {
        call.taken("posts", named)?;
    }
    Ok(PostsPage {
        moment: call.moment(),
        total: count(all.len()),
        items,
        next,
    })
}

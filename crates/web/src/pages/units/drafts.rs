//! Drafts that are begun from a unit or one of its posts: the composer opens with the act, the unit and the post in it.

use ledger::acts::Act;
use ledger::value::Place;
use office::permission::{DataClass, Deed};
use words::form::title;

use super::tree::Tree;
use crate::urls;

/// What is drafted for a unit, by the names of the acts.
const OF_UNIT: [&str; 6] = ["CreatePost", "AssignQuota", "Rename", "MoveUnder", "Merge", "Dissolve"];

/// Whether the reader writes drafts that touch a unit that stands.
fn writes(tree: &Tree<'_>, unit: u32) -> bool {
    let scope = tree.visit.scope(Deed::Decide, DataClass::Personal, &tree.structure);
    tree.visit.view().stands(Place::Unit(unit)) && scope.covers(Some(unit), None, &tree.structure)
}

fn number(name: &str) -> Option<u16> {
    let shape = Act::SHAPES.iter().find(|shape| shape.name == name)?;
    Some(shape.number)
}

/// What can be drafted for a unit: words and where the draft is begun.
pub(super) fn of_unit(tree: &Tree<'_>, unit: u32) -> Vec<(String, String)> {
    let visit = tree.visit;
    let Some(id) = visit.view().unit_id(unit).filter(|_| writes(tree, unit)) else {
        return Vec::new();
    };
    let shapes = OF_UNIT
        .iter()
        .filter_map(|name| Act::SHAPES.iter().find(|shape| shape.name == *name));
    let begun = |number: u16| urls::begin_draft_at(number, Some(&id.to_string()), None, visit.asked.day);
    shapes
        .map(|shape| (title(shape, visit.lang()).to_owned(), begun(shape.number)))
        .collect()
}

/// Where a draft is begun that fills a post of a unit; none, where the reader writes none.
pub(super) fn filling(tree: &Tree<'_>, unit: u32, post: u32) -> Option<String> {
    let id = tree.visit.view().post_id(post).filter(|_| writes(tree, unit))?;
    Some(urls::begin_draft_at(
        number("Appoint")?,
        None,
        Some(&id.to_string()),
        tree.visit.asked.day,
    ))
}

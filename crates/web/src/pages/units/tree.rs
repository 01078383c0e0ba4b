//! The tree of units as far as the reader's scope reaches: units in it with their numbers, those above them by name alone.

use std::sync::Arc;

use ledger::UnitId;
use ledger::value::Ix;
use ledger::view::Structure;
use office::people::{Headcount, Roster};
use office::permission::{DataClass, Deed, Scope};
use words::Message;

use crate::components::Branch;
use crate::pages::paging::count;
use crate::site::Visit;
use crate::urls;

/// The most units of one page: with their numbers they weigh some forty kilobytes.
const UNITS: usize = 90;
/// The most of one page with everything unfolded, which is for the printer: more are printed branch by branch.
const PRINTED: usize = 1_000;
/// Deeper than this a branch is opened on a page of its own.
const LEVELS: usize = 6;

/// What is needed to show units.
pub(crate) struct Tree<'v> {
    pub(crate) visit: &'v Visit,
    pub(crate) structure: Arc<Structure>,
    pub(crate) roster: Arc<Roster>,
    /// Whose units and posts the reader may see.
    pub(crate) scope: Scope,
    /// Whom the reader may see in lists.
    pub(crate) people: Scope,
    heads: Headcount,
    /// By place in the walk: whether the unit, or one below it, is in scope.
    shown: Vec<bool>,
}

impl<'v> Tree<'v> {
    pub(crate) fn of(visit: &'v Visit) -> Self {
        let structure = visit.structure();
        let scope = visit.scope(Deed::ReadFigures, DataClass::Internal, &structure);
        let people = visit.scope(Deed::ReadPerson, DataClass::Personal, &structure);
        let roster = visit.roster();
        // A number says what the list behind it shows; who may open no list reads the figure.
        let counted = if people.is_empty() { &scope } else { &people };
        let heads = Headcount::of(&roster, &structure, counted);
        let shown = shown(&structure, &scope);
        Self {
            visit,
            structure,
            roster,
            scope,
            people,
            heads,
            shown,
        }
    }

    /// The units without one above them that are shown.
    pub(crate) fn roots(&self) -> Vec<Ix> {
        let walked = self.structure.walked().iter().copied();
        let root = |unit: &Ix| self.structure.unit(*unit).is_some_and(|unit| unit.parent.is_none());
        walked.filter(|unit| root(unit) && self.shows(*unit)).collect()
    }

    /// The units directly below a unit that are shown.
    pub(crate) fn below(&self, unit: Ix) -> Vec<Ix> {
        let mut below = Vec::new();
        let Some(above) = self.structure.unit(unit).filter(|unit| unit.stands) else {
            return below;
        };
        let mut next = above.order + 1;
        while next < above.last {
            let child = usize::try_from(next)
                .ok()
                .and_then(|at| self.structure.walked().get(at).copied());
            let Some((child, place)) = child.and_then(|child| Some((child, self.structure.unit(child)?))) else {
                break;
            };
            if self.shows(child) {
                below.push(child);
            }
            next = place.last;
        }
        below
    }

    /// Every unit of a branch that is in scope, with its depth in it; of all branches without one.
    pub(crate) fn branch(&self, unit: Option<Ix>) -> Vec<Ix> {
        let inside = |other: &Ix| unit.is_none_or(|unit| self.structure.within(*other, unit));
        let walked = self.structure.walked().iter().copied();
        walked.filter(|unit| inside(unit) && self.covers(*unit)).collect()
    }

    /// Whether the reader's scope reaches a unit.
    pub(crate) fn covers(&self, unit: Ix) -> bool {
        self.scope.covers(Some(unit), None, &self.structure)
    }

    fn shows(&self, unit: Ix) -> bool {
        let place = self.structure.unit(unit).filter(|unit| unit.stands);
        place.is_some_and(|place| at(&self.shown, place.order))
    }

    /// Posts and people of a unit and of all below it.
    pub(crate) fn numbers(&self, unit: Ix) -> (i64, i64) {
        let posts = self.roster.posts(&self.visit.value, &self.structure);
        let posts = posts.of_branch(&self.structure, unit).len();
        (count(posts), self.heads.branch(&self.structure, unit).into())
    }

    /// These units with what lies below them, level by level, as far as one page holds them. Levels from `open` on are folded.
    pub(crate) fn branches(&self, heads: &[Ix], open: usize) -> Vec<Branch> {
        let unfolded = self.visit.query("mo").is_some();
        let (open, most) = if unfolded { (LEVELS, PRINTED) } else { (open, UNITS) };
        let (mut levels, mut level, mut all) = (1, heads.to_vec(), heads.len());
        while levels < LEVELS {
            level = level.iter().flat_map(|unit| self.below(*unit)).collect();
            all += level.len();
            if level.is_empty() || all > most {
                break;
            }
            levels += 1;
        }
        heads.iter().map(|unit| self.grow(*unit, 0, levels, open)).collect()
    }

    fn grow(&self, unit: Ix, depth: usize, levels: usize, open: usize) -> Branch {
        let (lang, below) = (self.visit.lang(), self.below(unit));
        let seen = self.covers(unit);
        let id = self.visit.view().unit_id(unit).filter(|_| seen);
        let direct = count(below.len());
        Branch {
            lang,
            name: self.visit.view().unit_name(unit).to_string(),
            href: id.map(|id| self.visit.at(&urls::unit(&id.to_string()))),
            kind: self.kind(unit),
            numbers: seen.then(|| self.numbers(unit)),
            people: id.and_then(|id| self.people_of(id)),
            below: if depth + 1 < levels {
                below
                    .iter()
                    .map(|unit| self.grow(*unit, depth + 1, levels, open))
                    .collect()
            } else {
                Vec::new()
            },
            direct,
            folded: depth >= open,
        }
    }

    pub(crate) fn kind(&self, unit: Ix) -> String {
        let kind = self.visit.view().unit_kind(unit);
        kind.map(|kind| self.visit.lang().speak(&Message::code("unit-kind", kind.word())))
            .unwrap_or_default()
    }

    /// The list of the people of a unit, where the reader may open one.
    pub(crate) fn people_of(&self, unit: UnitId) -> Option<String> {
        let list = urls::with(urls::PEOPLE, "don-vi", &unit.to_string());
        (!self.people.is_empty()).then(|| self.visit.at(&list))
    }
}

/// By place in the walk: whether the unit, or one below it, is in scope. Parents stand before those below them, so the end comes first.
fn shown(structure: &Structure, scope: &Scope) -> Vec<bool> {
    let walked = structure.walked();
    let mut shown = vec![false; walked.len()];
    for (order, unit) in walked.iter().enumerate().rev() {
        if !shown[order] {
            shown[order] = scope.covers(Some(*unit), None, structure);
        }
        let above = structure
            .unit(*unit)
            .and_then(|unit| unit.parent)
            .and_then(|above| structure.unit(above));
        if shown[order]
            && let Some(above) = above.and_then(|above| shown.get_mut(usize::try_from(above.order).ok()?))
        {
            *above = true;
        }
    }
    shown
}

fn at(shown: &[bool], order: u32) -> bool {
    usize::try_from(order)
        .ok()
        .and_then(|order| shown.get(order).copied())
        .unwrap_or(false)
}

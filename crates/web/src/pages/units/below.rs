//! The rows of a table by units: those directly below a chosen one, and last the chosen one's own people.

use ledger::value::Ix;
use office::people::Member;

use super::tree::Tree;
use super::unit::find;
use crate::site::PageError;

/// The rows, as far as the reader's scope goes.
pub(crate) struct Below {
    /// The chosen unit.
    pub(crate) above: Option<Ix>,
    /// The units of the rows, in the order of the tree.
    pub(crate) units: Vec<Ix>,
    /// What each takes of the walk of the tree.
    ranges: Vec<(u32, u32)>,
}

impl Below {
    /// Below the unit that is asked for.
    pub(crate) fn of(tree: &Tree<'_>) -> Result<Self, PageError> {
        let above = above(tree)?;
        let units = above.map(|above| tree.below(above)).unwrap_or_default();
        let ranges = units
            .iter()
            .filter_map(|unit| tree.structure.unit(*unit))
            .map(|unit| (unit.order, unit.last))
            .collect();
        Ok(Self { above, units, ranges })
    }

    /// How many rows there are.
    pub(crate) const fn rows(&self) -> usize {
        self.units.len() + 1
    }

    /// The row of those who are in the chosen unit itself.
    pub(crate) const fn own(&self) -> usize {
        self.units.len()
    }

    /// The row of somebody who is counted.
    pub(crate) fn row(&self, tree: &Tree<'_>, member: &Member) -> Option<usize> {
        let stands_in = member.stands_in?;
        if !counts(tree, member) {
            return None;
        }
        if self.above == Some(stands_in) {
            return Some(self.own());
        }
        let order = tree.structure.unit(stands_in).filter(|unit| unit.stands)?.order;
        let at = self.ranges.partition_point(|(from, _)| *from <= order).checked_sub(1)?;
        self.ranges.get(at).filter(|(_, last)| order < *last).map(|_| at)
    }
}

/// The unit that is asked for, else the only root, if the reader may see it or something below it.
pub(crate) fn above(tree: &Tree<'_>) -> Result<Option<Ix>, PageError> {
    let visit = tree.visit;
    if tree.scope.is_empty() {
        return Err(PageError::Forbidden);
    }
    match visit.query("don-vi") {
        None => Ok(tree.roots().first().copied()),
        Some(code) => {
            let (_, unit) = find(visit, code)?;
            let unit = tree.structure.carry(unit);
            let seen = tree.covers(unit) || !tree.below(unit).is_empty();
            if seen {
                Ok(Some(unit))
            } else {
                Err(PageError::Forbidden)
            }
        }
    }
}

/// Whether somebody of a roster is counted and named: as lists are, or, for who may open no list, as figures are.
pub(crate) fn counts(tree: &Tree<'_>, member: &Member) -> bool {
    let scope = if tree.people.is_empty() {
        &tree.scope
    } else {
        &tree.people
    };
    scope.covers(member.stands_in, Some(member.person), &tree.structure)
}

//! The numbers of the matrix: each unit directly below a chosen one, the chosen one's own people, and all together.

use ledger::value::Ix;
use office::people::Checks;
use standards::rule::{Counted, StandardRows};

use crate::pages::units::{Below, Tree};
use crate::site::{PageError, Visit};

/// The numbers, as far as the reader's scope goes.
pub(crate) struct Cells<'t> {
    /// The standards that are, or may be, for somebody.
    pub(crate) standards: Vec<&'t StandardRows>,
    /// The chosen unit.
    pub(crate) above: Option<Ix>,
    /// The units of the rows, in the order of the tree.
    pub(crate) units: Vec<Ix>,
    /// By standard: each unit of the rows, then those who are in the chosen unit itself.
    counted: Vec<Vec<Counted>>,
}

/// The checks of the moment.
pub(super) fn checks<'t>(visit: &Visit, tree: &'t Tree<'_>) -> Result<&'t Checks, PageError> {
    let office = visit.site.office();
    office
        .checks(&tree.roster, &visit.value)
        .map_err(|problem| PageError::Failed(problem.to_string()))
}

impl<'t> Cells<'t> {
    pub(crate) fn of(tree: &'t Tree<'_>) -> Result<Self, PageError> {
        let below = Below::of(tree)?;
        let checks = checks(tree.visit, tree)?;
        let counted = checks.counted(&tree.roster, below.rows(), |member| below.row(tree, member));
        let applies = |counts: &Vec<Counted>| counts.iter().any(|one| one.in_scope + one.scope_unknown > 0);
        let (standards, counted) = checks
            .standards()
            .iter()
            .zip(counted)
            .filter(|(_, counts)| applies(counts))
            .unzip();
        Ok(Self {
            standards,
            above: below.above,
            units: below.units,
            counted,
        })
    }

    /// The cells of a row, by standard: of a unit by its place, or of those in the chosen unit itself.
    pub(crate) fn row(&self, unit: Option<usize>) -> Vec<Counted> {
        let at = unit.unwrap_or(self.units.len());
        let cell = |counts: &Vec<Counted>| counts.get(at).copied().unwrap_or_default();
        self.counted.iter().map(cell).collect()
    }

    /// All rows together, by standard.
    pub(crate) fn all(&self) -> Vec<Counted> {
        let sum = |counts: &Vec<Counted>| {
            counts.iter().fold(Counted::default(), |sum, one| Counted {
                in_scope: sum.in_scope + one.in_scope,
                met: sum.met + one.met,
                not_met: sum.not_met + one.not_met,
                unknown: sum.unknown + one.unknown,
                scope_unknown: sum.scope_unknown + one.scope_unknown,
            })
        };
        self.counted.iter().map(sum).collect()
    }
}

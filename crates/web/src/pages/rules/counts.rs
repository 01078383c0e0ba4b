//! How many meet a standard, how many do not, of how many the record does not tell: from the matrix, each number with the list behind it.

use std::collections::BTreeMap;

use standards::rule::StandardRows;

use crate::pages::matrix::Cells;
use crate::pages::paging::count;
use crate::pages::units::Tree;
use crate::site::{PageError, Visit};
use crate::urls;

/// A number with the names behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The message that says what is counted.
    pub label: &'static str,
    /// How many.
    pub n: i64,
    /// The list; none where there is nobody, and for who may open no list.
    pub href: Option<String>,
}

/// The sides of the matrix: the word in its addresses, the message, and the number.
type Side = (&'static str, &'static str, fn(&standards::rule::Counted) -> usize);

const SIDES: [Side; 3] = [
    ("dat", "matrix-side-met", |one| one.met),
    ("chua-dat", "matrix-side-not-met", |one| one.not_met),
    ("chua-ro", "matrix-side-unknown", |one| one.unknown + one.scope_unknown),
];

/// By standard; nothing for who may see no figures.
pub(super) fn counts(visit: &Visit) -> Result<BTreeMap<String, Vec<Opening>>, PageError> {
    let tree = Tree::of(visit);
    if tree.scope.is_empty() {
        return Ok(BTreeMap::new());
    }
    let cells = Cells::of(&tree)?;
    let unit = cells.above.and_then(|unit| visit.view().unit_id(unit));
    let list = |standard: &StandardRows, side: &str| {
        let unit = unit.filter(|_| !tree.people.is_empty())?;
        let url = urls::with(&urls::matrix_names(&standard.standard), "don-vi", &unit.to_string());
        Some(visit.at(&urls::with(&url, "ben", side)))
    };
    let all = cells.all();
    let of = |(standard, counted): (&&StandardRows, &standards::rule::Counted)| {
        let openings = SIDES.map(|(side, label, number)| {
            let n = count(number(counted));
            Opening {
                label,
                n,
                href: (n > 0).then(|| list(standard, side)).flatten(),
            }
        });
        (standard.standard.clone(), openings.to_vec())
    };
    Ok(cells.standards.iter().zip(&all).map(of).collect())
}

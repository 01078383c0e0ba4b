//! Every operation, in the order of the document.

use super::{Operation, acts, decisions, drafts, duties, figures, people, person, search, tables, units};

/// The operations.
pub(crate) fn table() -> Vec<Operation> {
    let mut all = Vec::new();
    all.extend(people::operations());
    all.extend(person::operations());
    all.extend(units::operations());
    all.extend(figures::operations());
    all.extend(tables::operations());
    all.extend(duties::operations());
    all.extend(decisions::operations());
    all.extend(drafts::operations());
    all.extend(acts::operations());
    all.extend(search::operations());
    all
}

//! Every operation, in the order of the document.

use super::{
    Operation, accounts, acts, audit, decisions, drafts, duties, emergencies, figures, honours, imports, law, lists,
    people, person, plans, proposals, requests, search, tables, units, uploads, who_can,
};

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
    all.extend(plans::operations());
    all.extend(proposals::operations());
    all.extend(requests::operations());
    all.extend(honours::operations());
    all.extend(lists::operations());
    all.extend(uploads::operations());
    all.extend(imports::operations());
    all.extend(law::operations());
    all.extend(accounts::operations());
    all.extend(who_can::operations());
    all.extend(emergencies::operations());
    all.extend(audit::operations());
    all.extend(search::operations());
    all
}

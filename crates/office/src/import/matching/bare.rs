//! Rows that say nothing but a name that the ledger knows: who is meant is asked, and nobody is made of them.

use ledger::text::fold;

use super::Match;
use super::people::People;
use crate::import::report::Reason;
use crate::import::row::Candidate;

/// So many people are named in a question.
const MOST: usize = 8;

/// The question whom a row means that has no code, number, birth or place; none where it says more, or where nobody has the name.
pub(super) fn asked(people: &People<'_>, row: &Candidate) -> Option<Match> {
    let says_more = row.code.is_some()
        || row.number.is_some()
        || row.birth.is_some()
        || row.unit.is_some()
        || row.new_unit.is_some()
        || row.lost_unit.is_some();
    let named = people.named(&fold(&row.name));
    if says_more || named.is_empty() {
        return None;
    }
    let told = named.iter().take(MOST).filter_map(|ix| people.told(*ix));
    let told = told.collect::<Vec<_>>().join(MANY);
    Some(Match::Refused(Reason::new("who_is_meant").with("people", told)))
}

/// Between two people of a question. Each begins with the code of the record.
pub(in crate::import) const MANY: &str = "; ";

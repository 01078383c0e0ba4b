//! Bodies that a form offers as the issuer of a paper: those that issued papers before, most papers first, then units of the ledger. Any other can be
//! typed.

use std::collections::BTreeMap;

use ledger::codes::UnitKind;
use ledger::text::fold;
use ledger::view::Structure;
use ledger::{Header, Seq};
use office::drafts::Draft;
use office::figures::Asker;
use office::permission::{DataClass, Deed};

use crate::site::Visit;

/// So many of the newest papers are looked through.
const PAPERS: u32 = 2_000;
/// So many of the newest drafts.
const DRAFTS: usize = 100;
/// The most bodies that are offered.
const MOST: usize = 200;

/// Bodies that papers name: by the folded name each way in which it is written, with how many papers write it so.
#[derive(Debug, Default)]
pub(super) struct Bodies(BTreeMap<String, BTreeMap<String, usize>>);

impl Bodies {
    /// Counts a paper.
    pub(super) fn count(&mut self, header: Header) {
        if !header.issuer.trim().is_empty() {
            let ways = self.0.entry(fold(header.issuer.trim())).or_default();
            *ways.entry(header.issuer).or_default() += 1;
        }
    }

    /// Every way in which one is written, in the order of letters: each has a register of its own.
    pub(super) fn ways(self) -> Vec<String> {
        self.0.into_values().flat_map(BTreeMap::into_keys).collect()
    }

    /// Each once, as most papers write it: most papers first, those of as many in the order of letters.
    fn by_papers(self) -> Vec<String> {
        let body = |ways: BTreeMap<String, usize>| {
            let papers: usize = ways.values().sum();
            let usual = ways.into_iter().max_by_key(|(_, papers)| *papers)?;
            Some((papers, usual.0.trim().to_owned()))
        };
        let mut all: Vec<(usize, String)> = self.0.into_values().filter_map(body).collect();
        all.sort_by_key(|(papers, _)| std::cmp::Reverse(*papers));
        all.into_iter().map(|(_, issuer)| issuer).collect()
    }
}

/// Whether the reader is told of everybody's papers, as the registers are.
pub(super) fn reads_all_papers(visit: &Visit, structure: &Structure) -> bool {
    let everywhere = |deed| visit.scope(deed, DataClass::Personal, structure).is_everything();
    everywhere(Deed::Decide) || everywhere(Deed::Approve)
}

/// The bodies that the reader is offered. Of papers in the ledger that is read by those alone who may read all of them; others know the drafts that they
/// see, and the units in which they decide.
pub(crate) fn issuers(visit: &Visit) -> Vec<String> {
    let structure = visit.structure();
    let mut bodies = Bodies::default();
    if reads_all_papers(visit, &structure) {
        let head = visit.value.head().seq.0;
        let newest = (head.saturating_sub(PAPERS) + 1..=head).rev();
        let entries = newest.filter_map(|seq| visit.value.entry(Seq(seq)));
        entries.for_each(|entry| bodies.count(entry.header()));
    }
    // Where they cannot be read nothing of them is offered: the field is typed as well.
    let drafts = visit.site.office().newest_drafts(Asker::Account(&visit.actor), DRAFTS);
    for decision in drafts.unwrap_or_default().iter().filter_map(Draft::decision) {
        bodies.count(decision.header);
    }
    let mut offered = bodies.by_papers();
    let (view, decides) = (visit.view(), visit.scope(Deed::Decide, DataClass::Personal, &structure));
    let units = structure.walked().iter().filter(|unit| {
        decides.covers(Some(**unit), None, &structure) && view.unit_kind(**unit) != Some(UnitKind::Village)
    });
    for unit in units.take(MOST) {
        let name = view.unit_name(*unit).to_string();
        if offered.len() < MOST && !offered.iter().any(|own| fold(own) == fold(&name)) {
            offered.push(name);
        }
    }
    offered.truncate(MOST);
    offered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_offered_once_as_most_papers_write_it_and_has_a_register_for_each_way() {
        let all = || {
            let mut bodies = Bodies::default();
            for issuer in [
                "UBND Huyện",
                "Phòng Nội vụ",
                "UBND huyện",
                " ",
                "UBND huyện",
                "Phòng Nội vụ",
                "An",
            ] {
                let mut header = Header::blank(ledger::Day(0));
                issuer.clone_into(&mut header.issuer);
                bodies.count(header);
            }
            bodies
        };
        assert_eq!(all().by_papers(), ["UBND huyện", "Phòng Nội vụ", "An"]);
        assert_eq!(all().ways(), ["An", "Phòng Nội vụ", "UBND Huyện", "UBND huyện"]);
    }
}

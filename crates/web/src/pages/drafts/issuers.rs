//! Bodies that a form offers as the issuer of a paper: those that issued papers before, most papers first, then units of the ledger. Any other can be
//! typed.

use std::collections::BTreeMap;

use ledger::Seq;
use ledger::codes::UnitKind;
use ledger::text::fold;
use office::drafts::Draft;
use office::figures::Asker;
use office::permission::{DataClass, Deed};

use crate::site::Visit;

/// So many of the newest papers are looked through.
const PAPERS: u32 = 2_000;
/// The most bodies that are offered.
const MOST: usize = 200;

/// The bodies that the reader is offered. Of papers in the ledger that is read by those alone who may read all of them, as the registers are; others know
/// the drafts that they see, and the units in which they decide.
pub(crate) fn issuers(visit: &Visit) -> Vec<String> {
    let structure = visit.structure();
    let reach = |deed| visit.scope(deed, DataClass::Personal, &structure);
    let (decides, approves) = (reach(Deed::Decide), reach(Deed::Approve));
    let mut bodies_met: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut count = |issuer: String| {
        let issuer = issuer.trim().to_owned();
        if !issuer.is_empty() {
            bodies_met.entry(fold(&issuer)).or_insert((0, issuer)).0 += 1;
        }
    };
    if decides.is_everything() || approves.is_everything() {
        let head = visit.value.head().seq.0;
        let newest = (head.saturating_sub(PAPERS) + 1..=head).rev();
        let entries = newest.filter_map(|seq| visit.value.entry(Seq(seq)));
        entries.for_each(|entry| count(entry.header().issuer));
    }
    // Where they cannot be read nothing of them is offered: the field is typed as well.
    let drafts = visit
        .site
        .office()
        .drafts(Asker::Account(&visit.actor))
        .unwrap_or_default();
    let seen = drafts.iter().take(100).filter_map(Draft::decision);
    seen.for_each(|decision| count(decision.header.issuer));
    let mut issued: Vec<(usize, String)> = bodies_met.into_values().collect();
    // Stable: those of as many papers stay in the order of their letters.
    issued.sort_by_key(|(papers, _)| std::cmp::Reverse(*papers));
    let mut offered: Vec<String> = issued.into_iter().map(|(_, issuer)| issuer).collect();
    let view = visit.view();
    let bodies = structure.walked().iter().filter(|unit| {
        decides.covers(Some(**unit), None, &structure) && view.unit_kind(**unit) != Some(UnitKind::Village)
    });
    for unit in bodies.take(MOST) {
        let name = view.unit_name(*unit).to_string();
        if offered.len() < MOST && !offered.iter().any(|own| fold(own) == fold(&name)) {
            offered.push(name);
        }
    }
    offered.truncate(MOST);
    offered
}

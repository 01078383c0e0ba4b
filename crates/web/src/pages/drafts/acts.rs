//! What a draft does, a page of its acts at a time, and where one act of it stands.

use std::ops::Range;

use ledger::acts::Dated;
use ledger::value::Refused;
use ledger::{ActId, Decision, Seq};
use office::drafts::{ConsultedDraft, Draft, act_on, draft_place};
use office::permission::{DataClass, Deed};
use words::refusals_by_act;

use super::show::RefusedLine;
use crate::components::Pager;
use crate::pages::decision::{ActRow, Beside, Saying};
use crate::pages::paging::{PAGE, ROWS, count, paged_in};
use crate::site::Visit;
use crate::urls;

/// So many acts of one reason are linked.
const LINKED: usize = 10;

/// The acts of the page that is asked for in words, and the way to the other pages: against what the ledger says without them; once they are
/// in it, against what it said before. While the ledger refuses the draft, a thing that it would create has no name.
pub(super) fn acts(visit: &Visit, draft: &Draft, decision: &Decision) -> (Vec<ActRow>, Option<Pager>) {
    let (rows, _, pager) = acts_of(visit, draft, decision, ROWS, &urls::draft(&draft.id));
    (rows, pager)
}

/// The same of a page at another address, with so many acts on it; and which of the draft's acts they are, by their places in it from 0.
pub(super) fn acts_of(
    visit: &Visit,
    draft: &Draft,
    decision: &Decision,
    size: usize,
    here: &str,
) -> (Vec<ActRow>, Range<usize>, Option<Pager>) {
    let structure = visit.structure();
    let people = visit.scope(Deed::ReadPerson, DataClass::Personal, &structure);
    let effective = decision.header.effective;
    let (value, entered) = (&visit.value, draft.entered.map(Seq));
    let fork = match entered {
        None => value.draft(decision).ok(),
        Some(_) => None,
    };
    let beside = match (entered, &fork) {
        (Some(seq), _) => Beside::of(value, seq, effective),
        (None, fork) => Beside::of_draft(value, fork.as_ref().unwrap_or(value), effective),
    };
    let saying = Saying {
        visit,
        view: visit.view(),
        structure: &structure,
        people: &people,
        beside: Some(beside),
    };
    let seq = entered.unwrap_or_else(|| draft_place(value));
    let row = |(ordinal, written): (u32, &Dated)| {
        let id = ActId { decision: seq, ordinal };
        let dated = act_on(beside.with.value(), id, written);
        saying.row(id, &dated, &saying.things(id, &dated))
    };
    let (range, pager) = paged_in(visit, size, decision.acts.len(), here);
    let shown = draft.ordinals().zip(&decision.acts).skip(range.start).take(range.len());
    (shown.map(row).collect(), range, pager)
}

/// The acts that are open to whoever is asked about a draft, a page of them; the number of each is that which it has in the draft. Nothing is
/// told of what stood there before but what the reader's rights reach, and grounds stay with those who decide.
pub(super) fn open_acts(
    visit: &Visit,
    asked: &ConsultedDraft,
    decision: &Decision,
    here: &str,
) -> (Vec<ActRow>, Option<Pager>) {
    let structure = visit.structure();
    let people = visit.scope(Deed::ReadPerson, DataClass::Personal, &structure);
    let value = &visit.value;
    let fork = value.draft(decision).ok();
    let beside = Beside {
        paper: None,
        ..Beside::of_draft(value, fork.as_ref().unwrap_or(value), decision.header.effective)
    };
    let saying = Saying {
        visit,
        view: visit.view(),
        structure: &structure,
        people: &people,
        beside: Some(beside),
    };
    let seq = draft_place(value);
    let each = asked.draft.ordinals().zip(&decision.acts).zip(&asked.open);
    let open: Vec<(u32, &Dated)> = each.filter(|(_, open)| **open).map(|(act, _)| act).collect();
    let (range, pager) = paged_in(visit, ROWS, open.len(), here);
    let row = |(ordinal, written): &(u32, &Dated)| {
        let id = ActId {
            decision: seq,
            ordinal: *ordinal,
        };
        let dated = act_on(beside.with.value(), id, written);
        saying.row(id, &dated, &saying.things(id, &dated))
    };
    (open.get(range).unwrap_or_default().iter().map(row).collect(), pager)
}

/// The address of the page of a draft on which an act of it stands; acts are counted from 1.
pub(super) fn page_of(draft: &str, number: usize) -> String {
    let (here, page) = (urls::draft(draft), number.saturating_sub(1) / ROWS + 1);
    if page == 1 {
        here
    } else {
        urls::with(&here, PAGE, &page.to_string())
    }
}

/// The address of an act of a draft; acts are counted from 1.
pub(super) fn address_of(draft: &str, number: usize) -> String {
    format!("{}#noi-dung-{number}", page_of(draft, number))
}

/// Every reason why the ledger would not take a draft, each with the acts that it lies in.
pub(super) fn reasons(visit: &Visit, draft: &str, refused: &Refused) -> Vec<RefusedLine> {
    let line = |(ordinals, said): (Vec<u32>, words::Message)| {
        let numbers = ordinals.iter().filter_map(|ordinal| usize::try_from(*ordinal).ok());
        let linked = numbers.map(|ordinal| (count(ordinal + 1), address_of(draft, ordinal + 1)));
        RefusedLine {
            acts: linked.take(LINKED).collect(),
            more: count(ordinals.len().saturating_sub(LINKED)),
            said: visit.lang().speak(&said),
        }
    };
    refusals_by_act(refused, &visit.value).into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_leads_to_its_page() {
        for (number, address) in [
            (1, "/van-ban/DT-7#noi-dung-1"),
            (50, "/van-ban/DT-7#noi-dung-50"),
            (51, "/van-ban/DT-7?trang=2#noi-dung-51"),
            (101, "/van-ban/DT-7?trang=3#noi-dung-101"),
        ] {
            assert_eq!(address_of("DT-7", number), address);
        }
        assert_eq!(page_of("DT-7", 0), "/van-ban/DT-7", "a draft without an act");
    }
}

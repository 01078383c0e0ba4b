//! `GET /van-ban/so`: the papers of a body and year by their numbers, with the numbers that no paper has.

use std::collections::BTreeSet;

use axum::response::Response;
use ledger::text::fold;
use office::permission::{DataClass, Deed};
use words::{Message, writing};

use super::show::RegisterPage;
use crate::components::Crumb;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page. Which body is shown stands in the address by its place in the list.
pub(crate) async fn register(visit: Visit) -> Result<Response, PageError> {
    let structure = visit.structure();
    let may = |deed| visit.scope(deed, DataClass::Personal, &structure).is_everything();
    // A register tells of everybody's papers.
    if !may(Deed::Decide) && !may(Deed::Approve) {
        return Err(PageError::Forbidden);
    }
    let (mut issuers, mut years) = (BTreeSet::new(), BTreeSet::new());
    for (_, entry) in visit.value.entries() {
        let header = entry.header();
        if !header.number.is_empty() {
            issuers.insert((fold(&header.issuer), header.issuer));
            years.insert(header.signed.year());
        }
    }
    let issuers: Vec<String> = issuers.into_iter().map(|(_, issuer)| issuer).collect();
    let asked = |name: &str| visit.query(name).and_then(|text| text.parse::<i32>().ok());
    let at = asked("co-quan").and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
    let year = asked("nam")
        .filter(|year| years.contains(year))
        .or_else(|| years.last().copied());
    let issuer = issuers.get(at).or_else(|| issuers.first()).cloned().unwrap_or_default();
    let papers = visit.site.office().register(&issuer, year.unwrap_or(0));
    let rows = papers.iter().filter_map(|paper| {
        let header = visit.value.entry(paper.seq)?.header();
        let href = Some(urls::decision(&paper.seq.to_string()));
        Some((header.number, writing::day(header.signed), header.title, href))
    });
    let numbers: BTreeSet<u32> = papers.iter().filter_map(|paper| paper.number).collect();
    let highest = numbers.last().copied().unwrap_or(0);
    let gaps: Vec<String> = (1..highest)
        .filter(|number| !numbers.contains(number))
        .map(|n| n.to_string())
        .collect();
    let lang = visit.lang();
    let said = Message::new("register-gaps")
        .with("n", gaps.len())
        .with("numbers", gaps.iter().take(20).cloned().collect::<Vec<_>>().join(", "));
    let crumbs = vec![
        Crumb {
            name: lang.say("room-papers"),
            href: Some(urls::DRAFTS.to_owned()),
        },
        Crumb {
            name: lang.say("register"),
            href: None,
        },
    ];
    let view = RegisterPage {
        frame: frame_at(&visit, crumbs),
        rows: rows.take(500).collect(),
        issuers: issuers.iter().map(|name| (name.clone(), *name == issuer)).collect(),
        years: years.iter().map(|own| (*own, Some(*own) == year)).collect(),
        gaps: (!gaps.is_empty()).then(|| lang.speak(&said)),
    };
    page_with(visit.status(), &view)
}

//! `GET /van-ban/so`: the papers of a body and year by their numbers, with the numbers that no paper has.

use std::collections::BTreeSet;

use axum::response::Response;
use ledger::text::fold;
use office::drafts::{Unused, unused};
use office::permission::{DataClass, Deed};
use words::{Message, writing};

use super::show::RegisterPage;
use crate::components::Crumb;
use crate::pages::paging::paged;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
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
    let year = visit.query("nam").and_then(|text| text.parse::<i32>().ok());
    let year = year
        .filter(|year| years.contains(year))
        .or_else(|| years.last().copied());
    let asked = issuers
        .iter()
        .find(|issuer| visit.query("co-quan") == Some(issuer.as_str()));
    let issuer = asked.or_else(|| issuers.first()).cloned().unwrap_or_default();
    let papers = visit.site.office().register(&issuer, year.unwrap_or(0));
    let here = urls::with(urls::REGISTER, "co-quan", &issuer);
    let here = urls::with(&here, "nam", &year.unwrap_or(0).to_string());
    let (range, pager) = paged(&visit, papers.len(), &here);
    let rows = papers.get(range).unwrap_or_default().iter().filter_map(|paper| {
        let header = visit.value.entry(paper.seq)?.header();
        let href = Some(urls::decision(&paper.seq.to_string()));
        Some((header.number, writing::day(header.signed), header.title, href))
    });
    let lang = visit.lang();
    let gap = |gap: &Unused| {
        let mut first: Vec<String> = gap.first.iter().map(u32::to_string).collect();
        if gap.missing > u32::try_from(first.len()).unwrap_or(u32::MAX) {
            first.push("…".to_owned());
        }
        let said = Message::new("register-gaps").with("symbol", gap.symbol.as_str());
        lang.speak(&said.with("n", gap.missing).with("numbers", first.join(", ")))
    };
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
        rows: rows.collect(),
        pager,
        issuers: issuers.iter().map(|name| (name.clone(), *name == issuer)).collect(),
        years: years.iter().map(|own| (*own, Some(*own) == year)).collect(),
        gaps: unused(&papers).iter().map(gap).collect(),
    };
    page_with(visit.status(), &view)
}

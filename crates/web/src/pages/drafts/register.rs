//! `GET /van-ban/so`: the papers of a body and year by their numbers, with the numbers that no paper has; and the same to take away.

use std::collections::BTreeSet;

use axum::http::Uri;
use axum::response::Response;
use office::drafts::{Numbered, Unused, unused};
use office::export::TakenList;
use words::{Message, writing};

use super::issuers::{Bodies, reads_all_papers};
use super::show::RegisterPage;
use super::trail::trail;
use crate::pages::paging::paged;
use crate::pages::taken::{Taken, cell, headings, made_on, ways};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The register that is asked for, and those that there are.
struct Asked {
    issuers: Vec<String>,
    years: BTreeSet<i32>,
    issuer: String,
    year: Option<i32>,
    papers: Vec<Numbered>,
}

impl Asked {
    fn of(visit: &Visit) -> Result<Self, PageError> {
        if !reads_all_papers(visit, &visit.structure()) {
            return Err(PageError::Forbidden);
        }
        let (mut bodies, mut years) = (Bodies::default(), BTreeSet::new());
        for (_, entry) in visit.value.entries() {
            let header = entry.header();
            if !header.number.is_empty() {
                years.insert(header.signed.year());
                bodies.count(header);
            }
        }
        let issuers = bodies.ways();
        let year = visit.query("nam").and_then(|text| text.parse::<i32>().ok());
        let year = year
            .filter(|year| years.contains(year))
            .or_else(|| years.last().copied());
        let asked = issuers
            .iter()
            .find(|issuer| visit.query("co-quan") == Some(issuer.as_str()));
        let issuer = asked.or_else(|| issuers.first()).cloned().unwrap_or_default();
        Ok(Self {
            papers: visit.site.office().register(&issuer, year.unwrap_or(0)),
            issuers,
            years,
            issuer,
            year,
        })
    }

    fn at(&self, path: &str) -> String {
        let here = urls::with(path, "co-quan", &self.issuer);
        urls::with(&here, "nam", &self.year.unwrap_or(0).to_string())
    }

    fn gaps(&self, visit: &Visit) -> Vec<String> {
        let gap = |gap: &Unused| {
            let mut first: Vec<String> = gap.first.iter().map(u32::to_string).collect();
            if gap.missing > u32::try_from(first.len()).unwrap_or(u32::MAX) {
                first.push("…".to_owned());
            }
            let said = Message::new("register-gaps").with("symbol", gap.symbol.as_str());
            visit
                .lang()
                .speak(&said.with("n", gap.missing).with("numbers", first.join(", ")))
        };
        unused(&self.papers).iter().map(gap).collect()
    }
}

/// A paper: number, day of signature, what it is about, its page.
fn row(visit: &Visit, paper: &Numbered) -> Option<(String, String, String, Option<String>)> {
    let header = visit.value.entry(paper.seq)?.header();
    let href = Some(urls::decision(&paper.seq.to_string()));
    Some((header.number, writing::day(header.signed), header.title, href))
}

/// The page.
pub(crate) async fn register(visit: Visit) -> Result<Response, PageError> {
    let asked = Asked::of(&visit)?;
    let (range, pager) = paged(&visit, asked.papers.len(), &asked.at(urls::REGISTER));
    let rows = asked.papers.get(range).unwrap_or_default().iter();
    let lang = visit.lang();
    let crumbs = trail(lang, lang.say("register"));
    let takes = visit.site.office().may_take(&visit.actor, &TakenList::Register);
    let takes = takes.then(|| ways(lang, asked.at(urls::REGISTER_XLSX), asked.at(urls::REGISTER_CSV)));
    let issuers = asked.issuers.iter();
    let view = RegisterPage {
        frame: frame_at(&visit, crumbs),
        rows: rows.filter_map(|paper| row(&visit, paper)).collect(),
        pager,
        issuers: issuers.map(|name| (name.clone(), *name == asked.issuer)).collect(),
        years: asked.years.iter().map(|own| (*own, Some(*own) == asked.year)).collect(),
        gaps: asked.gaps(&visit),
        takes: takes.unwrap_or_default(),
    };
    page_with(visit.status(), &view)
}

/// `GET /van-ban/so.xlsx`, `/van-ban/so.csv`: the whole register of that body and year.
pub(crate) async fn take_register(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let (asked, lang) = (Asked::of(&visit)?, visit.lang());
    let mut filter = vec![made_on(lang, &visit.site), asked.issuer.clone()];
    filter.extend(asked.year.map(|year| year.to_string()));
    filter.extend(asked.gaps(&visit));
    let rows = asked.papers.iter().filter_map(|paper| row(&visit, paper));
    let taken = Taken {
        list: TakenList::Register,
        file: format!("so-van-ban-{}", visit.site.office().today()),
        title: lang.say("register"),
        filter,
        columns: headings(lang, &["decision-number", "decision-signed", "draft-title-label"]),
        rows: rows
            .map(|(number, day, title, _)| vec![cell(number), cell(day), cell(title)])
            .collect(),
    };
    taken.hand_over(&visit.site, &visit.actor, lang, &uri).await
}

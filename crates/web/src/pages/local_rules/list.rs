//! `GET /quy-dinh-rieng`: every edition of every local pack, and the form of a new one.

use axum::http::StatusCode;
use axum::response::Response;
use ledger::Day;
use office::figures::Asker;
use office::local_rules::{Edition, EditionState, Signing};
use office::permission::Deed;
use words::{Lang, Message, writing};

use super::show::{EditionRow, HeadTyped, LocalRulesPage};
use crate::components::{Crumb, Problem, Problems};
use crate::pages::paging::count;
use crate::pages::rules::span_said;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&visit, Vec::new(), HeadTyped::default())?)
}

/// The page with what was typed and what is to be mended.
pub(super) fn view(visit: &Visit, list: Vec<Problem>, typed: HeadTyped) -> Result<LocalRulesPage, PageError> {
    let (lang, office) = (visit.lang(), visit.site.office());
    let all = office
        .editions()
        .map_err(|problem| PageError::Failed(problem.to_string()))?;
    let all: Vec<Edition> = all.into_iter().filter(|edition| sees(visit, edition)).collect();
    let day = visit.asked.day;
    let in_force = all.iter().filter(|edition| edition.state(day) == EditionState::InForce);
    let said = Message::new("local-rules-heading").with("n", count(in_force.count()));
    let done = (visit.query("xong") == Some("bo")).then(|| lang.say("local-rules-discarded"));
    let crumbs = vec![
        Crumb {
            name: lang.say("rules-room"),
            href: Some(visit.at(urls::RULES)),
        },
        Crumb {
            name: lang.say("local-rules-title"),
            href: None,
        },
    ];
    Ok(LocalRulesPage {
        frame: frame_at(visit, crumbs),
        problems: Problems { lang, list },
        headline: lang.speak(&said.with("day", writing::day(day))),
        done,
        left_out: office.left_out_of_law().to_vec(),
        rows: all.iter().map(|edition| row(lang, edition, day)).collect(),
        form: office
            .may_set_rules(Asker::Account(&visit.actor), Deed::WriteRules)
            .then_some(typed),
    })
}

/// Whether the reader may see an edition: what is approved is for everybody, a draft for those who write and approve.
pub(super) fn sees(visit: &Visit, edition: &Edition) -> bool {
    let asker = Asker::Account(&visit.actor);
    let may = |deed| visit.site.office().may_set_rules(asker, deed);
    edition.approved.is_some() || may(Deed::WriteRules) || may(Deed::ApproveRules)
}

/// An edition in the list.
pub(super) fn row(lang: Lang, edition: &Edition, day: Day) -> EditionRow {
    let state = edition.state(day);
    let mark = match state {
        EditionState::Draft => "○",
        EditionState::Ahead => "◐",
        EditionState::InForce => "●",
        EditionState::Over => "–",
    };
    let by = |id: &'static str, signing: &Signing| {
        let said = Message::new(id).with("by", signing.by.as_str());
        lang.speak(&said.with("when", writing::moment(signing.time)))
    };
    let approved = edition.approved.as_ref().map(|own| by("local-rules-approved-by", own));
    let ended = edition.ended.as_ref().map(|own| {
        let said = Message::new("local-rules-ended-by").with("by", own.signed.by.as_str());
        let said = said
            .with("on", writing::day(Day(own.on)))
            .with("paper", own.by.as_str());
        lang.speak(&said.with("when", writing::moment(own.signed.time)))
    });
    let wrote = by("local-rules-written-by", &edition.wrote);
    let paper = Message::new("local-rules-paper-said")
        .with("number", edition.paper.number.as_str())
        .with("day", writing::day(edition.paper.day()))
        .with("issuer", edition.paper.issuer.as_str());
    let (vi, en) = &edition.title;
    EditionRow {
        id: edition.id.clone(),
        title: if lang == Lang::Vi { vi } else { en }.clone(),
        href: urls::local_rules(&edition.id),
        state: (mark, lang.say(&format!("local-rules-state-{}", state.word()))),
        span: span_said(lang, edition.span()),
        paper: lang.speak(&paper),
        signed: [Some(wrote), approved, ended].into_iter().flatten().collect(),
    }
}

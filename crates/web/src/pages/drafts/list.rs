//! `GET /van-ban`: the drafts that the reader may see, by stage.

use axum::response::Response;
use office::drafts::{Draft, Fit, Stage};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use words::{Message, writing};

use super::show::{DraftRow, DraftsPage};
use crate::components::Crumb;
use crate::pages::paging::paged;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The list.
pub(crate) async fn list(visit: Visit) -> Result<Response, PageError> {
    let structure = visit.structure();
    let may = |deed| !visit.scope(deed, DataClass::Personal, &structure).is_empty();
    let writes = may(Deed::Decide);
    if !writes && !may(Deed::Approve) {
        return Err(PageError::Forbidden);
    }
    let all = visit.site.office().drafts(Asker::Account(&visit.actor));
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let chosen = visit
        .query("o")
        .and_then(|word| Stage::ALL.iter().copied().find(|stage| stage.word() == word));
    let lang = visit.lang();
    let stages = Stage::ALL.iter().map(|stage| {
        let count = all.iter().filter(|draft| draft.stage == *stage).count();
        (
            stage.word().to_owned(),
            lang.say(&format!("draft-stage-{}", stage.word())),
            count,
            chosen == Some(*stage),
        )
    });
    let shown: Vec<&Draft> = all
        .iter()
        .filter(|draft| match chosen {
            Some(stage) => draft.stage == stage,
            None => !draft.stage.is_over(),
        })
        .collect();
    let here = chosen.map_or_else(
        || urls::DRAFTS.to_owned(),
        |stage| urls::with(urls::DRAFTS, "o", stage.word()),
    );
    let (range, pager) = paged(&visit, shown.len(), &here);
    let page = shown.get(range).unwrap_or_default();
    let crumbs = vec![Crumb {
        name: lang.say("room-papers"),
        href: None,
    }];
    let view = DraftsPage {
        frame: frame_at(&visit, crumbs),
        stages: stages.filter(|(_, _, count, here)| *count > 0 || *here).collect(),
        rows: page.iter().map(|draft| row(&visit, draft)).collect(),
        pager,
        writes,
    };
    page_with(visit.status(), &view)
}

fn row(visit: &Visit, draft: &Draft) -> DraftRow {
    let lang = visit.lang();
    let decision = draft.decision();
    let note = match draft.fit(&visit.value) {
        Fit::Refused(_) if draft.base > 0 => Some(lang.say("draft-stale")),
        Fit::Refused(_) => Some(lang.say("draft-refused")),
        Fit::Unreadable => Some(lang.say("draft-unreadable")),
        Fit::Fits | Fit::Entered(_) => draft
            .reason()
            .map(|reason| lang.speak(&Message::new("draft-reason").with("reason", reason))),
    };
    DraftRow {
        id: draft.id.clone(),
        href: urls::draft(&draft.id),
        title: decision
            .as_ref()
            .map(|decision| decision.header.title.clone())
            .unwrap_or_default(),
        acts: decision.map_or(0, |decision| decision.acts.len()),
        stage: stage(visit, draft.stage),
        by: shown_as(visit, draft.author()),
        moved: draft
            .steps
            .last()
            .map(|step| writing::moment(step.time))
            .unwrap_or_default(),
        note,
    }
}

/// The mark and the words of a stage.
pub(super) fn stage(visit: &Visit, stage: Stage) -> (&'static str, String) {
    let mark = match stage {
        Stage::Draft => "○",
        Stage::Submitted | Stage::Approved => "◐",
        Stage::Returned => "▲",
        Stage::Signed => "◕",
        Stage::Entered => "●",
        Stage::Withdrawn => "×",
    };
    (mark, visit.lang().say(&format!("draft-stage-{}", stage.word())))
}

/// How an account is called.
pub(crate) fn shown_as(visit: &Visit, account: &str) -> String {
    let known = visit.site.office().account(account);
    known.map_or_else(|| account.to_owned(), |account| account.shown_as)
}

//! `GET /van-ban`: the drafts that the reader may see, by stage.

use axum::http::Uri;
use axum::response::Response;
use office::drafts::{Draft, Fit, OFFICE, Stage};
use office::export::TakenList;
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use words::{Message, writing};

use super::show::{DraftRow, DraftsPage};
use crate::components::Crumb;
use crate::pages::paging::{count, paged};
use crate::pages::taken::{Taken, cell, headings, made_on, ways};
use crate::pages::workbook::number;
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
    let chosen = chosen(&visit);
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
    let today = visit.site.office().today();
    let late = all.iter().filter(|draft| draft.is_late(today)).count();
    let chosen_late = is_late_chosen(&visit);
    let shown: Vec<&Draft> = all
        .iter()
        .filter(|draft| is_listed(draft, chosen))
        .filter(|draft| !chosen_late || draft.is_late(today))
        .collect();
    let to = |path: &str| {
        let narrowed = chosen.map(|stage| urls::with(path, "o", stage.word()));
        let path = narrowed.unwrap_or_else(|| path.to_owned());
        if chosen_late {
            urls::with(&path, LATE, "co")
        } else {
            path
        }
    };
    let here = to(urls::DRAFTS);
    let takes = visit.site.office().may_take(&visit.actor, &TakenList::Drafts);
    let takes = takes.then(|| ways(lang, to(urls::DRAFTS_XLSX), to(urls::DRAFTS_CSV)));
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
        late: (late > 0 || chosen_late).then(|| (urls::with(urls::DRAFTS, LATE, "co"), late, chosen_late)),
        pager,
        writes,
        takes: takes.unwrap_or_default(),
    };
    page_with(visit.status(), &view)
}

/// The field of an address that narrows the list to drafts that are late.
const LATE: &str = "tre";

fn is_late_chosen(visit: &Visit) -> bool {
    visit.query(LATE).is_some()
}

/// By which day a draft is to be decided on, and that it is past; none where no day is set.
pub(crate) fn due_said(visit: &Visit, draft: &Draft) -> Option<String> {
    let due = writing::day(draft.due()?);
    let late = draft.is_late(visit.site.office().today());
    let id = if late { "draft-due-late" } else { "draft-due-said" };
    Some(visit.lang().speak(&Message::new(id).with("day", due)))
}

/// The stage that the address narrows the list to.
fn chosen(visit: &Visit) -> Option<Stage> {
    let word = visit.query("o")?;
    Stage::ALL.iter().copied().find(|stage| stage.word() == word)
}

/// Whether a draft is in the list of a stage; without one, in that of drafts under way.
fn is_listed(draft: &Draft, chosen: Option<Stage>) -> bool {
    chosen.map_or(!draft.stage.is_over(), |stage| draft.stage == stage)
}

/// `GET /van-ban.xlsx`, `/van-ban.csv`: the same list, of the drafts that touch only what the reader may take out.
pub(crate) async fn take(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let (lang, chosen) = (visit.lang(), chosen(&visit));
    let all = visit.site.office().drafts_to_take(&visit.actor);
    let mut all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let (today, late) = (visit.site.office().today(), is_late_chosen(&visit));
    all.retain(|draft| is_listed(draft, chosen) && (!late || draft.is_late(today)));
    let cells = |draft: &Draft| {
        let row = row(&visit, draft);
        let stage = [Some(row.stage.1), row.note].into_iter().flatten().collect::<Vec<_>>();
        vec![
            cell(row.title),
            cell(row.id),
            number(count(row.acts)),
            cell(stage.join("; ")),
            cell(row.due.unwrap_or_default()),
            cell(row.by),
            cell(row.moved),
        ]
    };
    let stage = chosen.map_or_else(
        || lang.say("drafts-under-way"),
        |stage| lang.say(&format!("draft-stage-{}", stage.word())),
    );
    let narrowed = late.then(|| lang.say("drafts-late"));
    let taken = Taken {
        list: TakenList::Drafts,
        file: format!("van-ban-{}", visit.site.office().today()),
        title: lang.say("drafts-title"),
        filter: [made_on(lang, &visit.site), stage]
            .into_iter()
            .chain(narrowed)
            .collect(),
        columns: headings(
            lang,
            &[
                "draft-title-label",
                "draft-id",
                "draft-acts-count",
                "draft-stage",
                "draft-due",
                "draft-by",
                "draft-moved",
            ],
        ),
        rows: all.iter().map(cells).collect(),
    };
    taken.hand_over(&visit.site, &visit.actor, lang, &uri).await
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
        due: due_said(visit, draft),
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

/// How an account is called, and what takes a step that nobody takes.
pub(crate) fn shown_as(visit: &Visit, account: &str) -> String {
    match visit.site.office().account(account) {
        Some(account) => account.shown_as,
        None if account == OFFICE => visit.lang().say("draft-by-office"),
        None => account.to_owned(),
    }
}

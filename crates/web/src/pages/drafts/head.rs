//! `GET` and `POST /van-ban/moi`, `/van-ban/{id}/dau`: the head of a draft.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::Decision;
use office::drafts::{Draft, Order};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use words::{Message, reading, writing};

use super::begin::Begin;
use super::issuers::issuers;
use super::open::{find, mine};
use super::paper::Paper;
use super::show::HeadPage;
use super::step::said;
use super::trail::{trail, trail_of};
use crate::components::{Problem, Problems};
use crate::pages::unfinished::KeptForm;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The kinds of papers that are composed here.
pub(crate) const KINDS: [&str; 5] = ["decision", "resolution", "plan", "notice", "supplement"];

/// The field of who receives the paper, a line each.
const RECIPIENTS: &str = "noi-nhan";
/// So many lines at most, each of so many letters.
const LINES: usize = 50;
const LETTERS: usize = 200;

/// Who receives the paper; none: more than fits.
fn recipients(fields: &Fields) -> Option<Vec<String>> {
    let lines = fields.get(RECIPIENTS).lines().map(str::trim);
    let all: Vec<String> = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let fits = all.len() <= LINES && all.iter().all(|line| line.chars().count() <= LETTERS);
    fits.then_some(all)
}

/// A blank form.
pub(crate) async fn blank(visit: Visit) -> Result<Response, PageError> {
    must_write(&visit)?;
    let issuer = visit.site.whose().authority.clone();
    let begin = Begin::of_address(&visit);
    let title = begin.as_ref().map(|begin| begin.title(&visit)).unwrap_or_default();
    let from = visit.query("hieu-luc").and_then(reading::day).map(writing::day);
    let typed = [title, issuer, from.unwrap_or_default(), String::new()];
    let mut view = form(&visit, None, "decision", typed, Vec::new());
    view.begun_for = begin.map(|begin| begin.fields()).unwrap_or_default();
    page_with(StatusCode::OK, &view)
}

/// Begins a draft.
pub(crate) async fn create(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    must_write(&visit)?;
    write(&visit, &fields, None, Vec::new()).await
}

/// The head of an open draft.
pub(crate) async fn edit(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let (draft, decision) = mine(&visit, &id)?;
    let header = decision.header;
    let typed = [
        header.title,
        header.issuer,
        writing::day(header.effective),
        header.bases.join("\n"),
    ];
    let mut view = form(&visit, Some(&draft), &header.kind, typed, Vec::new());
    view.recipients = draft.recipients.join("\n");
    page_with(StatusCode::OK, &view)
}

/// Changes it.
pub(crate) async fn rewrite(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (draft, decision) = mine(&visit, &id)?;
    write(&visit, &fields, Some(draft), decision.acts).await
}

async fn write(
    visit: &Visit,
    fields: &Fields,
    draft: Option<Draft>,
    acts: Vec<ledger::acts::Dated>,
) -> Result<Response, PageError> {
    let paper = Paper::of(fields);
    let kind = KINDS
        .into_iter()
        .find(|kind| *kind == fields.get("loai"))
        .unwrap_or("decision");
    let begin = Begin::of_form(fields).filter(|_| draft.is_none());
    let again = |problems| {
        let mut view = form(visit, draft.as_ref(), kind, paper.typed.clone(), problems);
        view.begun_for = begin.as_ref().map(Begin::fields).unwrap_or_default();
        fields.get(RECIPIENTS).clone_into(&mut view.recipients);
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
    };
    let header = match paper.header(kind) {
        Ok(header) => header,
        Err(problems) => return again(problems),
    };
    let Some(recipients) = recipients(fields) else {
        let message = Message::new("draft-recipients-too-many");
        let field = Some(RECIPIENTS);
        return again(vec![Problem { field, message }]);
    };
    let id = draft.as_ref().map(|draft| draft.id.clone());
    let path = id
        .as_deref()
        .map_or_else(|| urls::NEW_DRAFT.to_owned(), urls::draft_head);
    let order = id.as_deref().map_or_else(Order::default, Order::from);
    let order = fields.order(order, &visit.actor.account, &path);
    let (actor, decision) = (visit.actor.clone(), Decision { header, acts });
    let written = visit
        .site
        .write(move |office| office.order_draft_to(Asker::Account(&actor), order, decision, Some(recipients)))
        .await?;
    match said(visit, written)? {
        Ok(draft) => {
            let next = begin.map_or_else(|| urls::draft(&draft.id), |begin| begin.form_in(&draft.id));
            Ok(Redirect::to(&next).into_response())
        }
        Err(problem) => again(vec![problem]),
    }
}

pub(crate) fn must_write(visit: &Visit) -> Result<(), PageError> {
    let scope = visit.scope(Deed::Decide, DataClass::Personal, &visit.structure());
    if scope.is_empty() {
        Err(PageError::Forbidden)
    } else {
        Ok(())
    }
}

fn form(visit: &Visit, draft: Option<&Draft>, kind: &str, typed: [String; 4], list: Vec<Problem>) -> HeadPage {
    let lang = visit.lang();
    let name = |kind: &str| lang.say(&format!("decision-kind-{kind}"));
    let crumbs = draft.map_or_else(
        || trail(lang, lang.say("draft-new")),
        |draft| trail_of(lang, draft, lang.say("draft-head")),
    );
    let action = draft.map_or_else(|| urls::NEW_DRAFT.to_owned(), |draft| urls::draft_head(&draft.id));
    HeadPage {
        frame: frame_at(visit, crumbs),
        kept: KeptForm::of(visit, &action, None),
        action,
        is_new: draft.is_none(),
        problems: Problems { lang, list },
        begun_for: Vec::new(),
        recipients: String::new(),
        issuers: issuers(visit),
        kinds: KINDS.map(|own| (own.to_owned(), name(own), own == kind)).into(),
        typed,
    }
}

/// A draft that the reader sees.
pub(super) fn seen(visit: &Visit, id: &str) -> Result<(Draft, Decision), PageError> {
    let draft = find(visit, id)?;
    let decision = draft
        .decision()
        .ok_or_else(|| PageError::Failed(format!("draft {id} cannot be read")))?;
    Ok((draft, decision))
}

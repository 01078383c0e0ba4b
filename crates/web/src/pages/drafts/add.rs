//! `GET` and `POST /van-ban/{id}/them`: an act more; `POST /van-ban/{id}/bo`: one less.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::When;
use ledger::acts::{Act, Dated, FieldKind, Given, Shape};
use office::drafts::{Draft, Order};
use office::figures::Asker;
use words::Message;
use words::form::form;

use super::acts::page_of;
use super::begin::{ON, PLACES, codes, named};
use super::fields::{Leaf, leaves, misgiven, read};
use super::open::{mine, version_shown};
use super::prefill::fill_place;
use super::resolve::when;
use super::show::AddPage;
use super::step::said;
use super::trail::trail_of;
use crate::components::{Problem, Problems};
use crate::pages::unfinished::KeptForm;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// Acts that have a way of their own: content that goes by law, and another content in the place of an act.
const ELSEWHERE: [&str; 2] = ["Amend", "Erase"];

/// The acts that are composed by a form.
pub(crate) fn composed() -> impl Iterator<Item = &'static Shape> {
    Act::SHAPES.iter().filter(|shape| !ELSEWHERE.contains(&shape.name))
}

/// The form.
pub(crate) async fn form_of_act(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let (draft, _) = mine(&visit, &id)?;
    let shape = shape(visit.query("noi-dung").unwrap_or_default())?;
    let mut all = leaves(&visit, shape, &Given::Nothing);
    // A draft that was begun for some people has them in its form.
    if let Some(leaf) = all.first_mut().filter(|leaf| leaf.each) {
        let people = codes(visit.queries("nguoi"));
        let typed = people.iter().map(|code| named(&visit, code));
        leaf.view.typed = typed.collect::<Vec<_>>().join("\n");
    }
    // One that was begun from a unit or a post has that in the first field of its kind.
    for (name, kind) in PLACES.into_iter().zip([FieldKind::Unit, FieldKind::Post]) {
        let code = visit.query(name).filter(|code| code.parse::<ledger::ActId>().is_ok());
        let leaf = all.iter_mut().find(|leaf| leaf.kind == kind);
        if let Some((leaf, code)) = leaf.zip(code) {
            fill_place(&visit, leaf, code);
        }
    }
    // And one that was begun on a decision has that.
    let on = visit.query(ON).filter(|on| on.parse::<u32>().is_ok());
    if let Some((leaf, on)) = all.iter_mut().find(|leaf| leaf.kind == FieldKind::Decision).zip(on) {
        on.clone_into(&mut leaf.view.typed);
    }
    page_with(
        StatusCode::OK,
        &view(&visit, &draft, shape, all, String::new(), Vec::new()),
    )
}

/// Adds what was given.
pub(crate) async fn add(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (draft, mut decision) = mine(&visit, &id)?;
    let shape = shape(fields.get("noi-dung"))?;
    let mut all = leaves(&visit, shape, &Given::Nothing);
    let typed_when = fields.get("tu-ngay").trim().to_owned();
    let again = |all: Vec<Leaf>, problems: Vec<Problem>| {
        let view = view(&visit, &draft, shape, all, typed_when.clone(), problems);
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
    };
    let given = match read(&visit, &mut all, &fields).await? {
        Ok(given) => given,
        Err(problems) => return again(all, problems),
    };
    let from: Option<When> = match typed_when.as_str() {
        "" => None,
        typed => {
            let Ok(when) = when(typed).parse() else {
                let message = Message::new("as-of-not-a-day").with("typed", typed);
                let field = Some("tu-ngay");
                return again(all, vec![Problem { field, message }]);
            };
            Some(when)
        }
    };
    let first = decision.acts.len() + 1;
    for one in given {
        match Act::given(shape.number, &one) {
            Ok(act) => decision.acts.push(Dated { when: from, act }),
            Err(wrong) => {
                let problems = misgiven(visit.lang(), &mut all, &wrong);
                return again(all, problems);
            }
        }
    }
    match rewritten(&visit, &draft, decision, &fields).await? {
        Ok(()) => Ok(Redirect::to(&page_of(&draft.id, first)).into_response()),
        Err(problem) => again(all, vec![problem]),
    }
}

/// Takes an act away again.
pub(crate) async fn remove(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (draft, decision) = mine(&visit, &id)?;
    let at: usize = fields.get("viec").parse().map_err(|_| PageError::Unprocessable)?;
    let refused = |message| {
        let problem = Problem { field: None, message };
        let view = super::open::view(&visit, &draft, &decision, vec![problem], &[])?;
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
    };
    // Acts are counted: in another version another one has this number.
    if version_shown(&fields) != Some(draft.version()) {
        return refused(Message::new("draft-remove-changed"));
    }
    if at == 0 || at > decision.acts.len() {
        return Err(PageError::Unprocessable);
    }
    let Some(left) = decision.without(|ordinal| usize::try_from(ordinal) == Ok(at - 1)) else {
        return refused(Message::new("draft-remove-needed").with("n", at));
    };
    let next = at.min(left.acts.len());
    match rewritten(&visit, &draft, left, &fields).await? {
        Ok(()) => Ok(Redirect::to(&page_of(&draft.id, next)).into_response()),
        Err(problem) => refused(problem.message),
    }
}

async fn rewritten(
    visit: &Visit,
    draft: &Draft,
    decision: ledger::Decision,
    fields: &Fields,
) -> Result<Result<(), Problem>, PageError> {
    let (actor, path) = (visit.actor.clone(), urls::draft_add(&draft.id));
    let order = Order::from(&draft.id).on(Some(draft.version()));
    let order = fields.order(order, &actor.account, &path);
    let written = visit
        .site
        .write(move |office| office.order_draft(Asker::Account(&actor), order, decision))
        .await?;
    Ok(said(visit, written)?.map(|_| ()))
}

fn shape(number: &str) -> Result<&'static Shape, PageError> {
    let number: u16 = number.parse().map_err(|_| PageError::NotFound)?;
    composed()
        .find(|shape| shape.number == number)
        .ok_or(PageError::NotFound)
}

fn view(
    visit: &Visit,
    draft: &Draft,
    shape: &'static Shape,
    all: Vec<Leaf>,
    when: String,
    list: Vec<Problem>,
) -> AddPage {
    let lang = visit.lang();
    let form = form(shape, lang);
    let mut frame = frame_at(visit, trail_of(lang, draft, form.title.to_owned()));
    frame.here = urls::draft(&draft.id);
    let action = urls::draft_add(&draft.id);
    AddPage {
        frame,
        kept: KeptForm::of(visit, &action, Some(shape.number)),
        action,
        number: shape.number,
        title: form.title.to_owned(),
        about: [form.about, form.needs, form.effects],
        problems: Problems { lang, list },
        fields: all.into_iter().map(|leaf| leaf.view).collect(),
        when,
    }
}

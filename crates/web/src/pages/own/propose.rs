//! `GET` and `POST /ho-so-cua-toi/sua/{seq}/{n}` and `/ho-so-cua-toi/bo-sung/{what}`: a change that the holder of a record proposes. What the
//! form asks follows from the act's own definition.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::acts::{Dated, Shape};
use ledger::{ActId, PersonId};
use office::proposals::{NewChange, ProposalStage};
use words::Message;

use super::lacking::Lackable;
use super::show::ProposePage;
use crate::components::{Crumb, Problem, Problems};
use crate::pages::drafts::{Entry, FieldView, Leaf, Target, name_of_act, read_act, typed_when};
use crate::pages::proposals::said;
use crate::pages::unfinished::KeptForm;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// What is proposed, and where its form stands.
struct Form {
    title: String,
    action: String,
    target: Option<ActId>,
}

/// The form of another content for an act, filled with what it says.
pub(crate) async fn form_of_correction(
    Path(path): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, PageError> {
    let (target, form) = own_target(&visit, &path)?;
    let when = target
        .dated
        .when
        .map(|when| typed_when(visit.lang(), when))
        .unwrap_or_default();
    let all = target.leaves(&visit);
    page_with(
        StatusCode::OK,
        &view(&visit, &form, all, when, [String::new(), String::new()], Vec::new()),
    )
}

/// Proposes another content for an act.
pub(crate) async fn correct(
    Path(path): Path<(String, String)>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (target, form) = own_target(&visit, &path)?;
    let mut all = target.leaves(&visit);
    let (to, problems) = target.read(&visit, &mut all, &fields).await?;
    propose(&visit, &form, all, to, problems, &fields).await
}

/// The form of a fact that the record lacks.
pub(crate) async fn form_of_addition(Path(what): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let (_, one, shape) = own_addition(&visit, &what)?;
    let form = addition(&visit, one);
    let all = one.leaves(&visit, shape);
    let blank = [String::new(), String::new()];
    page_with(
        StatusCode::OK,
        &view(&visit, &form, all, String::new(), blank, Vec::new()),
    )
}

/// Proposes a fact that the record lacks.
pub(crate) async fn add(
    Path(what): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (person, one, shape) = own_addition(&visit, &what)?;
    let form = addition(&visit, one);
    let mut all = one.leaves(&visit, shape);
    let (to, problems) = read_act(&visit, &mut all, &fields, |_, given| one.act(shape, person, given)).await?;
    propose(&visit, &form, all, to, problems, &fields).await
}

async fn propose(
    visit: &Visit,
    form: &Form,
    all: Vec<Leaf>,
    to: Option<Dated>,
    mut problems: Vec<Problem>,
    fields: &Fields,
) -> Result<Response, PageError> {
    let typed = ["vi-sao", "giay-to"].map(|name| fields.get(name).trim().to_owned());
    let when = fields.get("tu-ngay").trim().to_owned();
    if typed[0].is_empty() {
        problems.push(Problem {
            field: Some("vi-sao"),
            message: Message::new("proposal-no-reason"),
        });
    }
    let again = |all, problems| {
        let view = view(visit, form, all, when.clone(), typed.clone(), problems);
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
    };
    let Some(to) = to.filter(|_| problems.is_empty()) else {
        return again(all, problems);
    };
    let open = visit.site.office().own_proposals(&visit.actor);
    let open = open.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let open = open.into_iter().find(|proposal| proposal.stage == ProposalStage::Draft);
    let [reason, source] = typed.clone();
    let wish = NewChange {
        target: form.target,
        to,
        reason,
        source,
    };
    let actor = visit.actor.clone();
    let done = visit
        .site
        .write(move |office| office.propose(&actor, open.as_ref().map(|open| open.id.as_str()), &wish))
        .await?;
    match said(visit, done)? {
        Ok(proposal) => Ok(Redirect::to(&urls::own_proposal(&proposal.id)).into_response()),
        Err(problem) => again(all, problem),
    }
}

/// An act of the reader's own record alone.
fn own_target(visit: &Visit, path: &(String, String)) -> Result<(Target, Form), PageError> {
    visit.own_record().ok_or(PageError::Forbidden)?;
    let target = Target::of(visit, path)?;
    if !visit.site.office().may_propose(&visit.actor, target.id) {
        return Err(PageError::Forbidden);
    }
    let lang = visit.lang();
    let said = Message::new("own-propose").with("act", name_of_act(lang, target.shape()));
    let form = Form {
        title: lang.speak(&said),
        action: urls::own_correction(&path.0, i64::from(target.id.ordinal) + 1),
        target: Some(target.id),
    };
    Ok((target, form))
}

fn own_addition(visit: &Visit, what: &str) -> Result<(PersonId, Lackable, &'static Shape), PageError> {
    visit.own_record().ok_or(PageError::Forbidden)?;
    let person = visit.actor.person.ok_or(PageError::Forbidden)?;
    let one = Lackable::from_word(what).ok_or(PageError::NotFound)?;
    Ok((person, one, one.shape().ok_or(PageError::NotFound)?))
}

fn addition(visit: &Visit, one: Lackable) -> Form {
    let lang = visit.lang();
    Form {
        title: lang.speak(&Message::new("own-add").with("what", one.name(lang))),
        action: urls::own_addition(one.word),
        target: None,
    }
}

fn view(
    visit: &Visit,
    form: &Form,
    all: Vec<Leaf>,
    when: String,
    [reason, source]: [String; 2],
    list: Vec<Problem>,
) -> ProposePage {
    let lang = visit.lang();
    let problems = Problems { lang, list };
    let field = |name: &str, label: &str, typed: String, entry: Entry, optional: bool| FieldView {
        name: name.to_owned(),
        label: lang.say(label),
        help: lang.say(&format!("{label}-help")),
        typed,
        optional,
        entry,
        wrong: problems.at(name),
        focused: false,
    };
    let why = vec![
        field("vi-sao", "proposal-reason", reason, Entry::Lines, false),
        field("giay-to", "proposal-source", source, Entry::Line, true),
    ];
    let crumbs = vec![
        Crumb {
            name: lang.say("own-title"),
            href: Some(urls::OWN.to_owned()),
        },
        Crumb {
            name: form.title.clone(),
            href: None,
        },
    ];
    ProposePage {
        frame: frame_at(visit, crumbs),
        title: form.title.clone(),
        kept: KeptForm::of(visit, &form.action, None),
        action: form.action.clone(),
        fields: all.into_iter().map(|leaf| leaf.view).collect(),
        when,
        why,
        problems,
    }
}

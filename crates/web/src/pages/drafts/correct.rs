//! `GET` and `POST /quyet-dinh/{seq}/{n}/sua`: another content in the place of an act, with the paper that shows it, as a draft.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::acts::Shape;
use ledger::acts::decisions::Amend;
use ledger::{Decision, Header};
use office::drafts::Order;
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use words::{Lang, Message, writing};

use super::fields::Leaf;
use super::head::must_write;
use super::issuers::issuers;
use super::paper::{FIELDS, Paper, paper_fields};
use super::prefill::when as typed_when;
use super::show::CorrectPage;
use super::step::said;
use super::target::Target;
use super::trail::trail;
use crate::components::{Problem, Problems};
use crate::pages::decision::Saying;
use crate::pages::unfinished::KeptForm;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The field of an address that says which fact is asked for.
pub(crate) const ASKED: &str = "muc";

/// The form, filled with what the act says.
pub(crate) async fn form_of_correction(
    Path(path): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, PageError> {
    let target = target(&visit, &path)?;
    let typed = target
        .dated
        .when
        .map(|when| typed_when(visit.lang(), when))
        .unwrap_or_default();
    let all = target.leaves(&visit);
    let paper = [
        title(&visit, &target, &all),
        visit.site.whose().authority.clone(),
        writing::day(visit.site.office().today()),
        String::new(),
    ];
    page_with(StatusCode::OK, &view(&visit, &target, all, typed, paper, Vec::new()))
}

/// Writes the draft.
pub(crate) async fn correct(
    Path(path): Path<(String, String)>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let target = target(&visit, &path)?;
    let mut all = target.leaves(&visit);
    let since = fields.get("tu-ngay").trim().to_owned();
    let paper = Paper::of(&fields);
    let (header, mut problems) = sourced(&paper);
    let (content, wrong) = target.read(&visit, &mut all, &fields).await?;
    problems.extend(wrong);
    let again = |all, problems| {
        let view = view(&visit, &target, all, since.clone(), paper.typed.clone(), problems);
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
    };
    let (Some(content), Some(header), true) = (content, header, problems.is_empty()) else {
        return again(all, problems);
    };
    if content == target.dated {
        let message = Message::new("draft-correct-nothing");
        return again(all, vec![Problem { field: None, message }]);
    }
    let amend = Amend {
        target: target.id,
        content: Box::new(content),
    };
    let acts = vec![amend.into()];
    let order = fields.order(
        Order::default(),
        &visit.actor.account,
        &format!("sua {} {}", path.0, path.1),
    );
    let (actor, decision) = (visit.actor.clone(), Decision { header, acts });
    let written = visit
        .site
        .write(move |office| office.order_draft(Asker::Account(&actor), order, decision))
        .await?;
    match said(&visit, written)? {
        Ok(draft) => Ok(Redirect::to(&urls::draft(&draft.id)).into_response()),
        Err(problem) => again(all, vec![problem]),
    }
}

/// The act of an address, if the reader may see it and may write decisions.
fn target(visit: &Visit, path: &(String, String)) -> Result<Target, PageError> {
    must_write(visit)?;
    let target = Target::of(visit, path)?;
    let structure = visit.structure();
    let people = visit.scope(Deed::Decide, DataClass::Personal, &structure);
    let saying = saying(visit, &structure, &people);
    if !saying.may_see(&saying.things(target.id, &target.dated)) {
        return Err(PageError::Forbidden);
    }
    Ok(target)
}

fn saying<'v>(
    visit: &'v Visit,
    structure: &'v ledger::view::Structure,
    people: &'v office::permission::Scope,
) -> Saying<'v> {
    Saying {
        visit,
        view: visit.view(),
        structure,
        people,
        beside: None,
    }
}

/// The head of the paper that corrects, and what it lacks: it rests on the paper that shows what is right.
pub(crate) fn sourced(paper: &Paper) -> (Option<Header>, Vec<Problem>) {
    let (header, mut problems) = match paper.header("decision") {
        Ok(header) => (Some(header), Vec::new()),
        Err(problems) => (None, problems),
    };
    if paper.bases().is_empty() {
        problems.push(Problem {
            field: Some(FIELDS[3]),
            message: Message::new("draft-no-source"),
        });
    }
    (header, problems)
}

/// The field whose fact was asked to be corrected; none where the whole act was.
fn asked<'l>(visit: &Visit, all: &'l [Leaf]) -> Option<&'l Leaf> {
    let asked = visit.query(ASKED)?;
    all.iter().find(|leaf| leaf.view.name == asked)
}

fn title(visit: &Visit, target: &Target, all: &[Leaf]) -> String {
    let lang = visit.lang();
    let number = visit.value.entry(target.id.decision).map(|entry| entry.header().number);
    let number = number.filter(|number| !number.is_empty());
    let number = number.unwrap_or_else(|| lang.say("decision-unnumbered"));
    let what = asked(visit, all).map_or_else(|| name(lang, target.shape()).to_owned(), |leaf| leaf.view.label.clone());
    let message = Message::new("draft-correct-title").with("act", what);
    lang.speak(&message.with("number", number))
}

pub(crate) const fn name(lang: Lang, shape: &'static Shape) -> &'static str {
    match lang {
        Lang::Vi => shape.vi,
        Lang::En => shape.en,
    }
}

fn view(
    visit: &Visit,
    target: &Target,
    mut all: Vec<Leaf>,
    when: String,
    paper: [String; 4],
    list: Vec<Problem>,
) -> CorrectPage {
    let lang = visit.lang();
    let structure = visit.structure();
    let people = visit.scope(Deed::Decide, DataClass::Personal, &structure);
    let saying = saying(visit, &structure, &people);
    let places = saying.things(target.id, &target.dated);
    let seq = target.id.decision.to_string();
    let asked = asked(visit, &all).map(|leaf| (leaf.view.name.clone(), leaf.view.label.clone()));
    let what = asked
        .as_ref()
        .map_or_else(|| name(lang, target.shape()).to_owned(), |(_, label)| label.clone());
    let said = Message::new("draft-correct").with("act", what);
    let title = lang.speak(&said);
    let crumbs = trail(lang, title.clone());
    let form = urls::correction(&seq, i64::from(target.id.ordinal) + 1);
    // One form, with whichever fact it was begun: what is kept of it is kept under its address alone.
    let kept = KeptForm::of(visit, &form, None);
    let mut action = form;
    if let Some((name, _)) = asked {
        action = urls::with(&action, ASKED, &name);
        // What was asked for stands first, and is where typing begins.
        all.sort_by_key(|leaf| leaf.view.name != name);
        // Where something is to be mended, the focus goes to what is said of it.
        if let Some(leaf) = all.first_mut().filter(|_| list.is_empty()) {
            leaf.view.focused = true;
        }
    }
    let mut frame = frame_at(visit, crumbs);
    frame.here.clone_from(&action);
    let problems = Problems { lang, list };
    CorrectPage {
        paper: paper_fields(lang, paper, &problems, &issuers(visit)),
        touches: saying.subjects(target.id, &target.dated.act, &places),
        of: visit.at(&urls::decision(&seq)),
        fields: all.into_iter().map(|leaf| leaf.view).collect(),
        frame,
        kept,
        action,
        title,
        problems,
        when,
    }
}

//! `GET` and `POST /van-ban/{id}/ai-di-dau`: who goes where by a draft that merges, unites or divides units, and single persons who go
//! elsewhere.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::acts::FieldKind;
use ledger::value::Place;
use ledger::{ActId, Decision, Entity, PersonId, PostId, UnitId};
use office::drafts::{Apart, Draft, GoesTo, Going, Order, Whereto, takes_along, with_exceptions};
use office::figures::Asker;
use words::{Message, writing};

use super::acts::address_of;
use super::head::seen;
use super::made_here::{made_here, meant, said as said_of_made};
use super::open::{mine, version_shown};
use super::prefill::name as name_of;
use super::resolve::{Unresolved, resolve_thing};
use super::step::said;
use super::trail::trail_of;
use crate::components::{Frame, Pager, Problem, Problems};
use crate::pages::paging::{count, paged};
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// What a field of a person begins with; the code of the record follows.
const TO: &str = "noi-";

/// Somebody whom the draft takes along.
#[derive(Debug, Clone)]
pub struct GoingRow {
    /// The name of the field.
    pub field: String,
    /// Who.
    pub name: String,
    /// The person's page.
    pub href: String,
    /// Where on the day before.
    pub now: String,
    /// Where on the day on which the unit passes; none: the ledger would not take the draft, and nothing says where to.
    pub then: Option<String>,
    /// That day, where it is not the day of the paper.
    pub from: Option<String>,
    /// Whether the draft sends this person elsewhere by name.
    pub apart: bool,
    /// The acts that do, where they are changed on the page of the draft alone: number, address.
    pub acts: Vec<(i64, String)>,
    /// What is typed for where the person goes.
    pub typed: String,
    /// What is wrong with it.
    pub wrong: Option<String>,
}

/// Who goes where.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/drafts/going.html")]
pub struct GoingPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// Where the form is sent.
    pub action: String,
    /// The draft: its title, its page.
    pub draft: (String, String),
    /// How many go, and how many of them apart, in words.
    pub told: String,
    /// Those of this page.
    pub rows: Vec<GoingRow>,
    /// The way to the others.
    pub pager: Option<Pager>,
    /// Whether the reader may say where single persons go.
    pub open: bool,
    /// The version of the draft that is shown.
    pub version: u32,
    /// The posts that the draft makes itself, to choose from.
    pub made: Vec<String>,
    /// Whether the ledger would take the draft.
    pub fits: bool,
}

/// What is typed for one person.
struct Line {
    /// The code of the record.
    person: String,
    text: String,
    wrong: Option<String>,
}

/// A form that was not taken.
#[derive(Default)]
struct NotTaken {
    /// All that was typed.
    lines: Vec<Line>,
    /// Whether the draft has changed since the form was shown.
    older: bool,
}

/// The page; of a draft that is over the ledger tells it.
pub(crate) async fn going(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let (draft, decision) = seen(&visit, &id)?;
    if draft.stage.is_over() && takes_along(&decision) {
        return Ok(Redirect::to(&urls::draft(&draft.id)).into_response());
    }
    let all = everybody(&visit, &draft, &decision)?;
    let page = view(&visit, (&draft, &decision), &all, &NotTaken::default(), Vec::new());
    page_with(StatusCode::OK, &page)
}

/// Sends single persons elsewhere, or with the rest again.
pub(crate) async fn send_apart(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let (draft, decision) = mine(&visit, &id)?;
    let all = everybody(&visit, &draft, &decision)?;
    let (lines, exceptions) = read(&visit, &made_here(&visit, &decision), &all, &fields);
    let wrong = lines.iter().filter(|line| line.wrong.is_some()).count();
    let shown = version_shown(&fields);
    let form = NotTaken {
        lines,
        older: shown.is_some_and(|shown| shown != draft.version()),
    };
    let again = |problem| {
        let page = view(&visit, (&draft, &decision), &all, &form, vec![problem]);
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let at = |message| Problem {
        field: Some("ai-di-dau"),
        message,
    };
    if wrong > 0 {
        return again(at(Message::new("going-wrong").with("n", count(wrong))));
    }
    let Some(written) = with_exceptions(&visit.value, &decision, &exceptions) else {
        return again(at(Message::new("going-needed")));
    };
    let here = visit.query("trang").map_or_else(
        || urls::draft_going(&draft.id),
        |page| urls::with(&urls::draft_going(&draft.id), "trang", page),
    );
    if written == decision {
        return Ok(Redirect::to(&here).into_response());
    }
    let version = shown.unwrap_or_else(|| draft.version());
    let (actor, order) = (visit.actor.clone(), Order::from(&draft.id).on(Some(version)));
    let done = visit
        .site
        .write(move |office| office.order_draft(Asker::Account(&actor), order, written))
        .await?;
    match said(&visit, done)? {
        Ok(_) => Ok(Redirect::to(&here).into_response()),
        Err(problem) => again(problem),
    }
}

/// Where somebody is sent; none: with the rest.
type Exception<'g> = (&'g Going, Option<GoesTo>);

/// What a form says, line by line; and of it what is readable and not as it stands.
fn read<'g>(
    visit: &Visit,
    made: &[(PostId, String)],
    all: &'g [Going],
    fields: &Fields,
) -> (Vec<Line>, Vec<Exception<'g>>) {
    let (mut lines, mut exceptions) = (Vec::new(), Vec::new());
    for (name, text) in fields.but(&["csrf"]) {
        let Some(code) = name.strip_prefix(TO) else { continue };
        let mut line = Line {
            person: code.to_owned(),
            text: text.trim().to_owned(),
            wrong: None,
        };
        let one = all.iter().find(|one| one.person.to_string() == line.person);
        // What was left as it stands is not spoken of.
        if let Some(one) = one.filter(|one| typed(visit, made, one) != line.text) {
            match goes_to(visit, made, one, &line.text) {
                Ok(to) => exceptions.push((one, to)),
                Err(message) => line.wrong = Some(visit.lang().speak(&message)),
            }
        }
        lines.push(line);
    }
    (lines, exceptions)
}

fn everybody(visit: &Visit, draft: &Draft, decision: &Decision) -> Result<Vec<Going>, PageError> {
    if !draft.tells_going(decision) {
        return Err(PageError::NotFound);
    }
    Ok(visit.site.office().going(&visit.actor, &visit.value, decision))
}

/// What somebody typed for a person: a post, or for somebody without one a unit; nothing: with the rest.
fn goes_to(visit: &Visit, made: &[(PostId, String)], one: &Going, text: &str) -> Result<Option<GoesTo>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    let several = |several: Vec<String>| {
        let several = Message::new("going-several").with("several", several.join("; "));
        several.with("typed", text)
    };
    let own = meant(made, text);
    let with_own = |known: Vec<String>| {
        let own = own.iter().map(|own| said_of_made(visit, own));
        several(known.into_iter().chain(own).collect())
    };
    let post = place(visit, FieldKind::Post, text).map_err(with_own)?.map(PostId);
    let post = post.filter(|post| matches!(visit.value.place(Entity::Post(*post)), Some(Place::Post(_))));
    match (post, own.as_slice()) {
        (Some(post), []) => return Ok(Some(GoesTo::Post(post))),
        (None, [(own, _)]) => return Ok(Some(GoesTo::Post(*own))),
        (None, []) => {}
        (post, _) => {
            let post = post.map(|post| post.to_string());
            let post =
                post.map(|id| name_of(visit, FieldKind::Post, &id).map_or(id.clone(), |name| format!("{name}: {id}")));
            return Err(with_own(post.into_iter().collect()));
        }
    }
    let unit = place(visit, FieldKind::Unit, text).map_err(several)?.map(UnitId);
    let unit = unit.filter(|unit| matches!(visit.value.place(Entity::Unit(*unit)), Some(Place::Unit(_))));
    match unit {
        Some(unit) if one.now.post.is_none() => Ok(Some(GoesTo::Unit(unit))),
        Some(_) => Err(Message::new("going-needs-post")),
        None => Err(Message::new("going-not-found").with("typed", text)),
    }
}

/// What a text names in the ledger, none: nothing there.
///
/// # Errors
///
/// Several things, each with what tells it apart.
fn place(visit: &Visit, kind: FieldKind, text: &str) -> Result<Option<ActId>, Vec<String>> {
    match resolve_thing(visit, kind, text) {
        Ok(id) => Ok(id.parse().ok()),
        Err(Unresolved::Nobody) => Ok(None),
        Err(Unresolved::Several(all)) => Err(all),
    }
}

fn place_said(place: &Whereto) -> String {
    match &place.post {
        Some((_, title)) if title.contains(place.unit.as_str()) => title.clone(),
        Some((_, title)) => format!("{title}, {}", place.unit),
        None => place.unit.clone(),
    }
}

/// What stands in the field of a person, as the draft says it, whether the ledger takes it or not: nothing for who goes with the rest.
fn typed(visit: &Visit, made: &[(PostId, String)], one: &Going) -> String {
    let Some(Apart::Act(_, to)) = &one.apart else {
        return String::new();
    };
    let own = made.iter().find(|(own, _)| *to == GoesTo::Post(*own));
    if let Some(own) = own {
        return said_of_made(visit, own);
    }
    let (kind, id) = match to {
        GoesTo::Post(post) => (FieldKind::Post, post.to_string()),
        GoesTo::Unit(unit) => (FieldKind::Unit, unit.to_string()),
    };
    match name_of(visit, kind, &id) {
        Some(name) => format!("{name}: {id}"),
        None => id,
    }
}

/// What a draft says that has changed since: beside it stands what was typed.
fn stands_said(stands: &str) -> Message {
    if stands.is_empty() {
        Message::new("going-stands-with-rest")
    } else {
        Message::new("going-stands").with("text", stands)
    }
}

/// The acts that send somebody elsewhere and are changed where they are written: number, address.
fn written_elsewhere(draft: &Draft, one: &Going) -> Vec<(i64, String)> {
    let Some(Apart::Others(ordinals)) = &one.apart else {
        return Vec::new();
    };
    let numbers = ordinals.iter().filter_map(|ordinal| usize::try_from(*ordinal).ok());
    numbers
        .map(|ordinal| (count(ordinal + 1), address_of(&draft.id, ordinal + 1)))
        .collect()
}

fn view(
    visit: &Visit,
    (draft, decision): (&Draft, &Decision),
    all: &[Going],
    form: &NotTaken,
    list: Vec<Problem>,
) -> GoingPage {
    let lang = visit.lang();
    let (here, page) = (urls::draft_going(&draft.id), urls::draft(&draft.id));
    let crumbs = trail_of(lang, draft, lang.say("going-title"));
    let (range, pager) = paged(visit, all.len(), &here);
    let shown = all.get(range).unwrap_or_default();
    let told = Message::new("going-told")
        .with("n", count(all.len()))
        .with("apart", count(all.iter().filter(|one| one.apart.is_some()).count()));
    let made = made_here(visit, decision);
    let row = |one: &Going| {
        let code = one.person.to_string();
        let found = form.lines.iter().find(|line| line.person == code);
        let stands = typed(visit, &made, one);
        let differs = found.is_some_and(|line| line.text != stands);
        let otherwise = (form.older && differs).then(|| lang.speak(&stands_said(&stands)));
        let to = stands.rsplit_once(": ").map(|(name, _)| name.to_owned());
        GoingRow {
            field: format!("{TO}{code}"),
            name: name(visit, one.person).unwrap_or_else(|| code.clone()),
            href: visit.at(&urls::person(&code)),
            now: place_said(&one.now),
            then: one.then.as_ref().map(place_said).or(to),
            from: (one.day != decision.header.effective).then(|| writing::day(one.day)),
            apart: one.apart.is_some(),
            acts: written_elsewhere(draft, one),
            typed: found.map_or(stands, |line| line.text.clone()),
            wrong: found.and_then(|line| line.wrong.clone()).or(otherwise),
        }
    };
    let action = visit
        .query("trang")
        .map_or_else(|| here.clone(), |page| urls::with(&here, "trang", page));
    let mut frame = frame_at(visit, crumbs);
    frame.here.clone_from(&action);
    GoingPage {
        frame,
        problems: Problems { lang, list },
        action,
        draft: (decision.header.title.clone(), page),
        told: lang.speak(&told),
        rows: shown.iter().map(row).collect(),
        pager,
        open: draft.stage.is_open() && draft.author() == visit.actor.account,
        version: draft.version(),
        made: made.iter().map(|own| said_of_made(visit, own)).collect(),
        fits: all.iter().all(|one| one.then.is_some()),
    }
}

fn name(visit: &Visit, person: PersonId) -> Option<String> {
    let record = visit.value.record_of(person)?;
    let person = visit.view().person(record)?;
    Some(words::person_name(visit.lang(), &person))
}

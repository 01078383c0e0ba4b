//! `GET` and `POST /van-ban/{id}/y-kien`: opinions on a draft. Its author asks here; whoever is asked reads what is open to them, and answers.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::drafts::{CannotStep, Consulted, ConsultedDraft, Draft, OpinionAnswer, OpinionRefused, Stance};
use office::figures::Asker;
use office::writer::NotDone;
use words::{Message, reading, writing};

use super::acts::open_acts;
use super::bases::told;
use super::heard::{OpinionRow, may_ask, named, rows, unit_name};
use super::list::shown_as;
use super::step::said;
use super::trail::trail_of;
use crate::components::{Crumb, Frame, Pager, Problem, Problems};
use crate::pages::decision::ActRow;
use crate::pages::duties::DraftWaiting;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// So many days are offered to answer in.
const DAYS: i32 = 7;

/// The form that asks.
#[derive(Debug, Clone, Default)]
pub struct AskForm {
    /// Units: id, name, whether it is ticked.
    pub units: Vec<(String, String, bool)>,
    /// Accounts: code, name, whether it is ticked.
    pub accounts: Vec<(String, String, bool)>,
    /// The last day.
    pub until: String,
}

/// The form that answers.
#[derive(Debug, Clone, Default)]
pub struct AnswerForm {
    /// Until when.
    pub until: String,
    /// The mark of the content that is read.
    pub content: String,
    /// Each stance: word, what it says, whether it is chosen.
    pub stances: Vec<(&'static str, String, bool)>,
    /// The remarks.
    pub note: String,
}

/// Opinions on a draft.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/drafts/opinions.html")]
pub struct OpinionsPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// Where forms are sent.
    pub action: String,
    /// What the draft is about.
    pub title: String,
    /// The draft's page, for who may open it.
    pub draft: Option<String>,
    /// The paper: names and values.
    pub head: Vec<(String, String)>,
    /// What is open to whoever is asked; none: the reader is not asked.
    pub acts: Option<Vec<ActRow>>,
    /// How many acts are closed to whoever is asked, in words.
    pub closed: Option<String>,
    /// The way to the other pages of acts.
    pub pager: Option<Pager>,
    /// The opinions that the reader may see.
    pub rows: Vec<OpinionRow>,
    /// The form that answers.
    pub answer: Option<AnswerForm>,
    /// The form that asks.
    pub ask: Option<AskForm>,
}

/// A draft as the reader of this page sees it.
struct Read {
    draft: Draft,
    /// Whether the draft's own page opens to the reader.
    whole: bool,
    asked: Option<ConsultedDraft>,
}

/// The page.
pub(crate) async fn opinions(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&visit, &read(&visit, &id)?, None, Vec::new())?)
}

/// Asks, takes back, or answers.
pub(crate) async fn opine(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let read = read(&visit, &id)?;
    let done = match fields.get("viec") {
        "hoi" => ask(&visit, &id, &fields).await?,
        "rut" => take_back(&visit, &id, &fields).await?,
        "tra-loi" => answer(&visit, &id, &fields).await?,
        _ => return Err(PageError::Unprocessable),
    };
    let problem = match done {
        Ok(done) => match said(&visit, done)? {
            Ok(draft) => return Ok(Redirect::to(&urls::draft_opinions(&draft.id)).into_response()),
            Err(problem) => problem,
        },
        Err(problem) => problem,
    };
    let page = view(&visit, &read, Some(&fields), vec![problem])?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

type Done = Result<Result<Draft, NotDone<CannotStep>>, Problem>;

async fn ask(visit: &Visit, id: &str, fields: &Fields) -> Result<Done, PageError> {
    let typed = fields.get("han");
    let Some(until) = reading::day(typed) else {
        let message = Message::new("as-of-not-a-day").with("typed", typed);
        let field = Some("han");
        return Ok(Err(Problem { field, message }));
    };
    let keys = fields.all("hoi-ai");
    let whom: Vec<Consulted> = keys.iter().filter_map(|key| named(visit, key)).collect();
    let (actor, id) = (visit.actor.clone(), id.to_owned());
    let work = move |office: &office::Office| office.ask_opinions(Asker::Account(&actor), &id, whom, until);
    visit.site.write(work).await.map(Ok)
}

async fn take_back(visit: &Visit, id: &str, fields: &Fields) -> Result<Done, PageError> {
    let Some(of) = named(visit, fields.get("ai")) else {
        let refused = NotDone::Refused(CannotStep::Opinion(OpinionRefused::NotAsked));
        return Ok(Ok(Err(refused)));
    };
    let (actor, id) = (visit.actor.clone(), id.to_owned());
    let work = move |office: &office::Office| office.take_back_opinion(Asker::Account(&actor), &id, of);
    visit.site.write(work).await.map(Ok)
}

async fn answer(visit: &Visit, id: &str, fields: &Fields) -> Result<Done, PageError> {
    let Some(stance) = Stance::from_word(fields.get("y")) else {
        let message = Message::new("opinion-no-stance");
        let field = Some("y");
        return Ok(Err(Problem { field, message }));
    };
    let answer = OpinionAnswer {
        stance,
        note: fields.get("loi").to_owned(),
        content: fields.get("dau").to_owned(),
    };
    let (actor, id) = (visit.actor.clone(), id.to_owned());
    let work = move |office: &office::Office| office.give_opinion(&actor, &id, answer);
    visit.site.write(work).await.map(Ok)
}

fn read(visit: &Visit, id: &str) -> Result<Read, PageError> {
    let office = visit.site.office();
    let asked = office.consulted_draft(&visit.actor, id);
    let whole = office.draft(Asker::Account(&visit.actor), id);
    let is_whole = whole.is_some();
    let draft = whole.or_else(|| asked.as_ref().map(|one| one.draft.clone()));
    Ok(Read {
        draft: draft.ok_or(PageError::NotFound)?,
        whole: is_whole,
        asked,
    })
}

fn view(visit: &Visit, read: &Read, fields: Option<&Fields>, list: Vec<Problem>) -> Result<OpinionsPage, PageError> {
    let (lang, draft) = (visit.lang(), &read.draft);
    let unreadable = || PageError::Failed(format!("draft {} cannot be read", draft.id));
    let decision = draft.decision().ok_or_else(unreadable)?;
    let here = urls::draft_opinions(&draft.id);
    let page = read.whole.then(|| urls::draft(&draft.id));
    let crumbs = if read.whole {
        trail_of(lang, draft, lang.say("opinions-title"))
    } else {
        // The papers are closed to whoever is only asked.
        let plain = |name| Crumb { name, href: None };
        [draft.id.clone(), lang.say("opinions-title")].map(plain).into()
    };
    let mut frame = frame_at(visit, crumbs);
    frame.here.clone_from(&here);
    let header = &decision.header;
    let head = [
        ("decision-kind", lang.say(&format!("decision-kind-{}", header.kind))),
        ("decision-issuer", header.issuer.clone()),
        ("decision-effective", writing::day(header.effective)),
        ("draft-by", shown_as(visit, draft.author())),
        ("basis", told(visit, header).join("; ")),
    ];
    let head = head.into_iter().filter(|(_, value)| !value.is_empty());
    let takes_back = may_ask(visit, draft);
    let shown: Vec<_> = match &read.asked {
        Some(asked) if !read.whole => asked.own.iter().filter_map(|at| draft.opinions.get(*at)).collect(),
        _ => draft.opinions.iter().collect(),
    };
    let (acts, pager) = match &read.asked {
        Some(asked) => {
            let (acts, pager) = open_acts(visit, asked, &decision, &here);
            (Some(acts), pager)
        }
        None => (None, None),
    };
    let closed = read
        .asked
        .as_ref()
        .map_or(0, |asked| asked.open.iter().filter(|open| !**open).count());
    let said = Message::new("opinion-closed-acts").with("n", closed);
    Ok(OpinionsPage {
        frame,
        problems: Problems { lang, list },
        action: here,
        title: header.title.clone(),
        draft: page,
        head: head.map(|(id, value)| (lang.say(id), value)).collect(),
        acts,
        closed: (closed > 0).then(|| lang.speak(&said)),
        pager,
        rows: rows(visit, draft, &shown, takes_back),
        answer: answer_form(visit, read, fields),
        ask: if takes_back {
            Some(ask_form(visit, draft, fields)?)
        } else {
            None
        },
    })
}

fn answer_form(visit: &Visit, read: &Read, fields: Option<&Fields>) -> Option<AnswerForm> {
    let to_come = read.asked.as_ref()?.to_come()?;
    let typed = |name| fields.map(|fields| fields.get(name).to_owned()).unwrap_or_default();
    let chosen = typed("y");
    let stance = |stance: Stance| {
        let said = visit.lang().say(&format!("opinion-{}", stance.word()));
        (stance.word(), said, chosen == stance.word())
    };
    Some(AnswerForm {
        until: writing::day(to_come.until()),
        content: read.draft.content_mark(),
        stances: Stance::ALL.into_iter().map(stance).collect(),
        note: typed("loi"),
    })
}

fn ask_form(visit: &Visit, draft: &Draft, fields: Option<&Fields>) -> Result<AskForm, PageError> {
    let office = visit.site.office();
    let may = office.consultable(draft);
    let may = may.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let ticked = fields.map(|fields| fields.all("hoi-ai")).unwrap_or_default();
    let until = fields.map(|fields| fields.get("han").to_owned());
    let usual = || writing::day(ledger::Day(office.today().number() + DAYS));
    let units = may.units.into_iter().filter_map(|unit| {
        let name = unit_name(visit, &unit)?;
        let is_ticked = ticked.contains(&unit);
        Some((unit, name, is_ticked))
    });
    let accounts = may.accounts.into_iter().map(|account| {
        let code = account.code();
        let is_ticked = ticked.contains(&code);
        (code, account.shown_as, is_ticked)
    });
    Ok(AskForm {
        units: units.collect(),
        accounts: accounts.collect(),
        until: until.unwrap_or_else(usual),
    })
}

/// The drafts on which an opinion of the reader's is to come, the nearest day first.
pub(crate) fn waiting(visit: &Visit) -> Result<Vec<DraftWaiting>, PageError> {
    let office = visit.site.office();
    let all = office.consulted_drafts(&visit.actor);
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let one = |asked: &ConsultedDraft| {
        let to_come = asked.to_come()?;
        let until = writing::day(to_come.until());
        let late = Message::new("opinion-late-since").with("day", until.as_str());
        let is_late = to_come.is_late(office.today());
        let title = asked.draft.decision()?.header.title;
        Some(DraftWaiting {
            title: if title.is_empty() {
                asked.draft.id.clone()
            } else {
                title
            },
            href: urls::draft_opinions(&asked.draft.id),
            step: if is_late {
                format!("▲ {}", visit.lang().speak(&late))
            } else {
                until
            },
            since: writing::moment(to_come.asked),
        })
    };
    Ok(all.iter().filter_map(one).collect())
}

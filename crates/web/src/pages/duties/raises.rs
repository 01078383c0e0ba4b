//! `GET /viec/nang-luong`: the next salary steps of the people who were chosen, before anything is written: what each gets and from which day,
//! and who gets none and why. `POST`: one draft for all of them, or one for each unit.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::value::{Ix, Place};
use ledger::{Decision, Entity, PersonId};
use office::duties::{DutyKind, NoRaise, Raise, raise};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use office::writer::NotDone;
use words::{Message, writing};

use super::open::listed;
use super::raised::{NoRaiseRow, RaiseRow, RaisesPage};
use super::rows::rule_basis;
use crate::components::{Crumb, Problem, Problems};
use crate::pages::drafts::{Paper, codes, issuers, must_write, paper_fields, step_said};
use crate::pages::paging::count;
use crate::pages::person::LawWords;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The rule that every step follows from.
const RULE: &str = "pay.step-months";

/// One person who was chosen: the code, where it is somebody whom the reader decides on, and what comes next.
struct Chosen {
    code: String,
    person: Option<Ix>,
    next: Result<Raise, NoRaise>,
    /// The draft under way in which the step stands already.
    drafted: Option<String>,
}

impl Chosen {
    /// The step that can be written.
    fn step(&self) -> Option<&Raise> {
        self.next.as_ref().ok().filter(|_| self.drafted.is_none())
    }
}

/// The preview.
pub(crate) async fn raises(visit: Visit) -> Result<Response, PageError> {
    must_write(&visit)?;
    let asked = codes(visit.queries("nguoi"));
    let all = if asked.is_empty() { due(&visit) } else { Vec::new() };
    let shown = codes(all.clone());
    let left = all.len().saturating_sub(shown.len());
    let chosen = chosen(&visit, if asked.is_empty() { shown } else { asked })?;
    let first = chosen.iter().filter_map(Chosen::step).map(|next| next.due).min();
    let typed = [
        visit.lang().say("raises-draft-title"),
        visit.site.whose().authority.clone(),
        writing::day(first.unwrap_or(visit.asked.day)),
        String::new(),
    ];
    let said = Message::new("raises-left").with("n", writing::count(visit.lang(), count(left)));
    let page = RaisesPage {
        left: (left > 0).then(|| visit.lang().speak(&said)),
        ..view(&visit, &chosen, typed, false, Vec::new())
    };
    page_with(visit.status(), &page)
}

/// Writes the drafts.
pub(crate) async fn draft_raises(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    must_write(&visit)?;
    let once = fields.once(&visit.actor.account, urls::RAISES);
    let before = once.as_ref().map(|once| visit.site.office().begun_before(once));
    let before = before
        .transpose()
        .map_err(|why| PageError::Failed(format!("{why:?}")))?;
    if let Some(begun) = before.flatten() {
        return Ok(led_to(&begun));
    }
    let chosen = chosen(&visit, codes(fields.all("nguoi")))?;
    let (paper, apart) = (Paper::of(&fields), fields.get("cach") == "don-vi");
    let again = |problems| {
        let page = view(&visit, &chosen, paper.typed.clone(), apart, problems);
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let header = match paper.header("decision") {
        Ok(header) => header,
        Err(problems) => return again(problems),
    };
    let mut parts: Vec<(Option<Ix>, Decision)> = Vec::new();
    for one in &chosen {
        let (Some(person), Some(next)) = (one.person, one.step()) else {
            continue;
        };
        let unit = visit
            .view()
            .person(person)
            .and_then(|person| person.unit())
            .filter(|_| apart);
        let at = parts.iter().position(|(own, _)| *own == unit);
        let at = at.unwrap_or_else(|| {
            let acts = Vec::new();
            let header = header.clone();
            parts.push((unit, Decision { header, acts }));
            parts.len() - 1
        });
        if let Some((_, decision)) = parts.get_mut(at) {
            decision.acts.push(next.act());
        }
    }
    if parts.is_empty() {
        let message = Message::new("raises-nobody");
        return again(vec![Problem { field: None, message }]);
    }
    let (actor, decisions) = (
        visit.actor.clone(),
        parts.into_iter().map(|(_, decision)| decision).collect(),
    );
    let begun = visit
        .site
        .write(move |office| office.begin_drafts(Asker::Account(&actor), decisions, once))
        .await?;
    match begun {
        Ok(begun) => Ok(led_to(&begun)),
        Err(NotDone::Refused(why)) => match step_said(&visit, Err(NotDone::Refused(why)))? {
            Ok(_) => Err(PageError::Unprocessable),
            Err(problem) => again(vec![problem]),
        },
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// The one draft, or the list of them.
fn led_to(begun: &[String]) -> Response {
    let next = match begun {
        [draft] => urls::draft(draft),
        _ => urls::DRAFTS.to_owned(),
    };
    Redirect::to(&next).into_response()
}

/// Everybody in the list whose step falls due, when nobody was chosen one by one.
fn due(visit: &Visit) -> Vec<String> {
    let list = listed(visit, Deed::Decide);
    let steps = list.duties.iter().filter(|duty| duty.kind == DutyKind::Salary);
    let code = |person| visit.view().person(person)?.id().map(|id| id.to_string());
    steps.filter_map(|duty| code(duty.person)).collect()
}

fn chosen(visit: &Visit, mut asked: Vec<String>) -> Result<Vec<Chosen>, PageError> {
    let drafted = visit.site.office().raises_under_way(Asker::Account(&visit.actor));
    let drafted = drafted.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let (view, structure) = (visit.view(), visit.structure());
    let scope = visit.scope(Deed::Decide, DataClass::Personal, &structure);
    let mut seen = std::collections::BTreeSet::new();
    asked.retain(|code| seen.insert(code.clone()));
    let one = |code: String| {
        let place = code
            .parse()
            .ok()
            .and_then(|id| visit.value.place(Entity::Person(PersonId(id))));
        let person = match place {
            Some(Place::Person(ix)) => view.person(ix),
            _ => None,
        };
        let person = person.filter(|person| {
            person.in_service()
                && scope.covers(
                    person.unit().map(|unit| structure.carry(unit)),
                    Some(person.ix()),
                    &structure,
                )
        });
        let ix = person.map(|person| person.ix());
        let id = person.and_then(|person| person.id());
        Chosen {
            drafted: id.and_then(|id| drafted.get(&id).cloned()),
            code,
            next: ix.map_or(Err(NoRaise::NoRank), |ix| raise(view, visit.law(), ix)),
            person: ix,
        }
    };
    Ok(asked.into_iter().map(one).collect())
}

fn view(visit: &Visit, chosen: &[Chosen], typed: [String; 4], apart: bool, list: Vec<Problem>) -> RaisesPage {
    let lang = visit.lang();
    let problems = Problems { lang, list };
    let crumbs = vec![
        Crumb {
            name: lang.say("room-duties"),
            href: Some(visit.at(urls::DUTIES)),
        },
        Crumb {
            name: lang.say("raises-title"),
            href: None,
        },
    ];
    let steps = chosen.iter().filter_map(|one| Some((one, one.step()?)));
    let missing = chosen.iter().filter(|one| one.step().is_none());
    let rows: Vec<RaiseRow> = steps.map(|(one, next)| row(visit, one, next)).collect();
    // Without anybody to be raised no paper is written.
    let paper = if rows.is_empty() {
        Vec::new()
    } else {
        paper_fields(lang, typed, &problems, &issuers(visit))
    };
    RaisesPage {
        frame: frame_at(visit, crumbs),
        action: visit.at(urls::RAISES),
        rows,
        missing: missing.map(|one| no_row(visit, one)).collect(),
        once: visit.site.office().form_sign(),
        left: None,
        basis: rule_basis(visit, RULE),
        paper,
        apart,
        problems,
    }
}

fn row(visit: &Visit, one: &Chosen, next: &Raise) -> RaiseRow {
    let lang = visit.lang();
    let (name, href, unit) = who(visit, one);
    let law = LawWords {
        lang,
        law: visit.law(),
        day: visit.asked.day,
    };
    let step = |step: u8, coefficient: Option<&str>| {
        let said = Message::new("raises-step").with("step", i64::from(step));
        let coefficient = coefficient.map_or_else(
            || lang.say("not-known"),
            |text| writing::decimal(lang, &in_hundredths(text)),
        );
        lang.speak(&said.with("coefficient", coefficient))
    };
    RaiseRow {
        code: one.code.clone(),
        name,
        href,
        unit,
        rank: law.rank(&next.rank),
        now: step(next.now.0, next.now.1.as_deref()),
        next: step(next.next.0, Some(&next.next.1)),
        due: writing::day(next.due),
        is_late: next.due < visit.asked.day,
        source: crate::pages::names::source(visit, next.source),
    }
}

/// A coefficient with both its places, as papers write it.
fn in_hundredths(text: &str) -> String {
    match text.split_once('.') {
        None => format!("{text}.00"),
        Some((_, places)) if places.len() == 1 => format!("{text}0"),
        Some(_) => text.to_owned(),
    }
}

fn no_row(visit: &Visit, one: &Chosen) -> NoRaiseRow {
    let (name, href, _) = who(visit, one);
    let message = match (&one.next, &one.drafted) {
        _ if one.person.is_none() => Message::new("raises-out-of-reach"),
        (Ok(_), draft) => Message::new("raises-drafted").with("draft", draft.clone().unwrap_or_default()),
        (Err(why), _) => why_not(*why),
    };
    NoRaiseRow {
        name,
        href,
        why: visit.lang().speak(&message),
    }
}

fn why_not(why: NoRaise) -> Message {
    match why {
        NoRaise::NoRank => Message::new("raises-no-rank"),
        NoRaise::NoStep => Message::new("raises-no-step"),
        NoRaise::RoughDay => Message::new("raises-rough-day"),
        NoRaise::Untold => Message::new("raises-untold"),
        NoRaise::LastStep => Message::new("raises-last-step"),
        NoRaise::FarAhead(day) => Message::new("raises-far-ahead").with("day", writing::day(day)),
    }
}

/// Name, page and unit; of whom the reader does not decide on, the code alone.
fn who(visit: &Visit, one: &Chosen) -> (String, Option<String>, String) {
    let view = visit.view();
    let Some(person) = one.person.and_then(|person| view.person(person)) else {
        return (one.code.clone(), None, String::new());
    };
    let unit = person.unit().map(|unit| view.unit_name(unit).to_string());
    let href = visit.at(&urls::person(&one.code));
    (
        words::person_name(visit.lang(), &person),
        Some(href),
        unit.unwrap_or_default(),
    )
}

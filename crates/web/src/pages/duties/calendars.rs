//! `GET` and `POST /viec/lich`: the reader's calendars; `POST /viec/lich/thu-hoi`: takes one back.

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::calendar::{CalendarKey, CalendarRefused};
use office::duties::DutyKind;
use office::writer::NotDone;
use words::{Message, writing};

use crate::components::{Crumb, Frame, Problem, Problems};
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// One calendar of the reader.
#[derive(Debug, Clone)]
pub struct CalendarRow {
    /// The signs that name it.
    pub id: String,
    /// Its kinds.
    pub kinds: String,
    /// Whether it names people.
    pub names: bool,
    /// When it was made.
    pub made: String,
}

/// The page of calendars.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/duties/calendars.html")]
pub struct CalendarsPage {
    /// The frame.
    pub frame: Frame,
    /// What is wrong with what was asked for.
    pub problems: Problems,
    /// The address of the calendar that was just made: shown this once.
    pub fresh: Option<String>,
    /// Kinds to choose: word, name, whether it is ticked.
    pub kinds: Vec<(&'static str, String, bool)>,
    /// The calendars.
    pub rows: Vec<CalendarRow>,
}

/// The kinds that have days.
fn dated() -> impl Iterator<Item = DutyKind> {
    DutyKind::ALL.iter().copied().filter(|kind| *kind != DutyKind::Record)
}

/// The page.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&visit, None, None)?)
}

/// Makes a calendar, and shows its address once.
pub(crate) async fn add(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let asked = fields.all("loai");
    let kinds: Vec<DutyKind> = dated()
        .filter(|kind| asked.iter().any(|word| word == kind.word()))
        .collect();
    let (actor, names) = (visit.actor.clone(), fields.get("ten") == "1");
    let made = visit
        .site
        .write(move |office| office.add_calendar(&actor, &kinds, names))
        .await?;
    match made {
        Ok(key) => page_with(StatusCode::OK, &view(&visit, Some(&key), None)?),
        Err(NotDone::Refused(refused)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&visit, None, Some(refused))?)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// Takes a calendar back.
pub(crate) async fn revoke(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let (account, id) = (visit.actor.account.clone(), fields.get("ma").to_owned());
    let revoked = visit
        .site
        .write(move |office| office.revoke_calendar(&account, &id))
        .await?;
    revoked.map_err(|problem| PageError::not_done(problem, |_| PageError::NotFound))?;
    Ok(Redirect::to(urls::CALENDARS).into_response())
}

fn view(
    visit: &Visit,
    fresh: Option<&CalendarKey>,
    refused: Option<CalendarRefused>,
) -> Result<CalendarsPage, PageError> {
    let lang = visit.lang();
    let kept = visit.site.office().calendars(&visit.actor.account);
    let kept = kept.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let name = |kind: DutyKind| lang.say(&format!("duty-kind-{}", kind.word()));
    let rows = kept.into_iter().map(|(id, calendar)| CalendarRow {
        id,
        kinds: calendar.kinds().into_iter().map(name).collect::<Vec<_>>().join(", "),
        names: calendar.names,
        made: writing::moment(calendar.made),
    });
    let id = match refused {
        None => None,
        Some(CalendarRefused::NoKind) => Some("calendar-no-kind"),
        Some(CalendarRefused::TooMany) => Some("calendar-too-many"),
        Some(CalendarRefused::NoSuch) => Some("calendar-no-such"),
        Some(CalendarRefused::Store(problem)) => return Err(PageError::Failed(problem)),
    };
    let problem = id.map(|id| Problem {
        field: None,
        message: Message::new(id),
    });
    let crumbs = vec![
        Crumb {
            name: lang.say("room-duties"),
            href: Some(urls::DUTIES.to_owned()),
        },
        Crumb {
            name: lang.say("calendars-title"),
            href: None,
        },
    ];
    let mut frame = frame_at(visit, crumbs);
    // The address that was made is shown once: coming back shows the page without it.
    urls::CALENDARS.clone_into(&mut frame.here);
    Ok(CalendarsPage {
        frame,
        problems: Problems {
            lang,
            list: problem.into_iter().collect(),
        },
        fresh: fresh.map(|key| urls::calendar(&key.text())),
        kinds: dated().map(|kind| (kind.word(), name(kind), true)).collect(),
        rows: rows.collect(),
    })
}

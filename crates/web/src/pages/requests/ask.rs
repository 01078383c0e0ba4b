//! `GET` and `POST /ho-so-cua-toi/yeu-cau`: the own requests, a new one, and one that is given up.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::audit::LogEntry;
use office::readings::OPENED;
use office::requests::{Reading, RequestKind};
use words::Message;

use super::said::{reading_said, row, said};
use super::show::OwnRequestsPage;
use crate::components::{Crumb, Problem, Problems};
use crate::pages::proposals::clock_of;
use crate::pages::unfinished::KeptForm;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn own(visit: Visit) -> Result<Response, PageError> {
    visit.own_record().ok_or(PageError::Forbidden)?;
    let reading = visit.query("lan-xem").unwrap_or_default().to_owned();
    let kind = if reading.is_empty() { "" } else { "complaint" };
    page_with(StatusCode::OK, &view(&visit, kind, &reading, "", Vec::new())?)
}

/// Asks, or gives a request up.
pub(crate) async fn ask(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    visit.own_record().ok_or(PageError::Forbidden)?;
    let actor = visit.actor.clone();
    let [kind, reading, text, gives_up] =
        ["loai", "lan-xem", "noi-dung", "rut"].map(|name| fields.get(name).trim().to_owned());
    let done = if gives_up.is_empty() {
        let Some(asked) = RequestKind::from_word(&kind) else {
            let field = Some("loai");
            let message = Message::new("request-no-kind");
            let problems = vec![Problem { field, message }];
            return again(&visit, &kind, &reading, &text, problems);
        };
        let own = readings(&visit)?.into_iter();
        let about = own
            .into_iter()
            .find(|(word, _)| *word == reading)
            .map(|(_, reading)| reading);
        let text = text.clone();
        visit
            .site
            .write(move |office| office.ask(&actor, asked, &text, about))
            .await?
    } else {
        visit
            .site
            .write(move |office| office.withdraw_request(&actor, &gives_up))
            .await?
    };
    match said(&visit, "noi-dung", done)? {
        Ok(_) => Ok(Redirect::to(urls::OWN_REQUESTS).into_response()),
        Err(problem) => again(&visit, &kind, &reading, &text, vec![problem]),
    }
}

fn again(visit: &Visit, kind: &str, reading: &str, text: &str, list: Vec<Problem>) -> Result<Response, PageError> {
    page_with(
        StatusCode::UNPROCESSABLE_ENTITY,
        &view(visit, kind, reading, text, list)?,
    )
}

/// The readings of the own record, each under the word that forms send.
fn readings(visit: &Visit) -> Result<Vec<(String, Reading)>, PageError> {
    let read = visit.site.office().readers_of_own_record(&visit.actor);
    let read = read.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let one = |entry: &LogEntry| {
        let event = entry.event.as_ref()?;
        let reading = Reading {
            by: event.actor.clone(),
            time: event.time,
            what: match event.action.as_str() {
                OPENED => OPENED.to_owned(),
                _ => event.detail.clone().unwrap_or_default(),
            },
        };
        Some((reading_word(entry)?, reading))
    };
    // The own readings are nobody's matter.
    let others = read.entries.iter().filter_map(one);
    Ok(others
        .filter(|(_, reading)| reading.by != visit.actor.account)
        .collect())
}

/// The word by which a form names a reading.
pub(crate) fn reading_word(entry: &LogEntry) -> Option<String> {
    Some(format!("{}-{}", entry.event.as_ref()?.time, entry.place))
}

fn view(
    visit: &Visit,
    kind: &str,
    reading: &str,
    text: &str,
    list: Vec<Problem>,
) -> Result<OwnRequestsPage, PageError> {
    let (lang, office) = (visit.lang(), visit.site.office());
    let failed = |problem: office::port::StoreError| PageError::Failed(problem.to_string());
    let own = office.own_requests(&visit.actor).map_err(failed)?;
    let name = |kind: RequestKind| lang.say(&format!("request-kind-{}", kind.word()));
    let now = office.clock().now();
    let crumbs = vec![
        Crumb {
            name: lang.say("own-title"),
            href: Some(urls::OWN.to_owned()),
        },
        Crumb {
            name: lang.say("own-requests"),
            href: None,
        },
    ];
    let mut frame = frame_at(visit, crumbs);
    urls::OWN_REQUESTS.clone_into(&mut frame.here);
    let copies = if office.has_copy_granted(&visit.actor).map_err(failed)? {
        vec![
            (lang.say("export-xlsx"), urls::OWN_COPY_XLSX.to_owned()),
            (lang.say("request-copy-json"), urls::OWN_COPY_JSON.to_owned()),
        ]
    } else {
        Vec::new()
    };
    Ok(OwnRequestsPage {
        frame,
        problems: Problems { lang, list },
        rows: own.iter().map(|request| row(visit, request, None)).collect(),
        kinds: RequestKind::ALL
            .map(|own| (own.word().to_owned(), name(own), own.word() == kind))
            .into(),
        readings: readings(visit)?
            .iter()
            .map(|(word, own)| (word.clone(), reading_said(visit, own), word == reading))
            .collect(),
        text: text.to_owned(),
        kept: KeptForm::of(visit, urls::OWN_REQUESTS, None),
        clocks: RequestKind::ALL
            .map(|kind| (name(kind), clock_of(visit, kind.rule(), now)))
            .into(),
        copies,
    })
}

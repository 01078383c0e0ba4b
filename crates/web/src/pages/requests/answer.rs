//! `GET` and `POST /yeu-cau/{id}`: a request, and its answer.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::requests::{DataRequest, RequestStage};

use super::said::{row, said};
use super::show::RequestPage;
use crate::components::{Crumb, Problem, Problems};
use crate::pages::unfinished::KeptForm;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let request = found(&visit, &id)?;
    page_with(StatusCode::OK, &view(&visit, &request, "", Vec::new()))
}

/// Answers it.
pub(crate) async fn answer(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let request = found(&visit, &id)?;
    let grants = match fields.get("buoc") {
        "grant" => true,
        "refuse" => false,
        _ => return Err(PageError::Unprocessable),
    };
    let (actor, text) = (visit.actor.clone(), fields.get("tra-loi").to_owned());
    let sent = text.clone();
    let done = visit
        .site
        .write(move |office| office.answer_request(&actor, &id, grants, &sent))
        .await?;
    match said(&visit, "tra-loi", done)? {
        Ok(request) => Ok(Redirect::to(&urls::request(&request.id)).into_response()),
        Err(problem) => page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &view(&visit, &request, &text, vec![problem]),
        ),
    }
}

fn found(visit: &Visit, id: &str) -> Result<DataRequest, PageError> {
    let found = visit.site.office().request(&visit.actor, id);
    found.ok_or(PageError::NotFound)
}

fn view(visit: &Visit, request: &DataRequest, typed: &str, list: Vec<Problem>) -> RequestPage {
    let lang = visit.lang();
    let crumbs = vec![
        Crumb {
            name: lang.say("requests-title"),
            href: Some(urls::REQUESTS.to_owned()),
        },
        Crumb {
            name: request.id.clone(),
            href: None,
        },
    ];
    let mut frame = frame_at(visit, crumbs);
    let here = urls::request(&request.id);
    frame.here.clone_from(&here);
    RequestPage {
        frame,
        problems: Problems { lang, list },
        row: row(visit, request, None),
        person: visit.at(&urls::person(&request.person)),
        waits: request.stage == RequestStage::Asked,
        typed: typed.to_owned(),
        kept: KeptForm::of(visit, &here, None),
        here,
    }
}

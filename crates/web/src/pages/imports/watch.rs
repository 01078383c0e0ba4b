//! `GET /nhap-du-lieu/{upload}/tien-do`: how far an import is, again every second, also without script; `POST …/dung` stops it.

use axum::extract::Path;
use axum::http::header::REFRESH;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use office::uploads::UploadState;

use super::known::{frame_of, steps};
use super::shelf::Run;
use super::show::WatchPage;
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// The page; once the import has ended, the way to what became of it.
pub(crate) async fn watch(Path(id): Path<String>, member: Member) -> Result<Response, PageError> {
    let upload = member.site.office().upload(&member.actor(), &id);
    let upload = upload.ok_or(PageError::NotFound)?;
    let to = |path: &str| Ok(Redirect::to(path).into_response());
    match upload.state {
        UploadState::Imported {
            decision: Some(seq), ..
        } => return to(&urls::import(seq)),
        UploadState::Imported { decision: None, .. } => {
            return to(&urls::with(urls::IMPORTS, "xong", "khong-moi"));
        }
        UploadState::Waiting => {}
    }
    let Some(Run::Writes(progress)) = member.site.imports().run(&id) else {
        return to(&urls::upload(&id));
    };
    let (done, all) = progress.steps();
    let view = WatchPage {
        frame: frame_of(&member, Some(&upload.file)),
        steps: steps(3, None),
        here: urls::upload(&id),
        file: upload.file,
        progress: (all > 0).then(|| (done.into(), all.into())),
        stopping: progress.is_stopping(),
    };
    let mut page = page_with(StatusCode::OK, &view)?;
    page.headers_mut().insert(REFRESH, HeaderValue::from_static("1"));
    Ok(page)
}

/// Asks an import to stop.
pub(crate) async fn stop(Path(id): Path<String>, member: Member) -> Result<Response, PageError> {
    if member.site.office().upload(&member.actor(), &id).is_none() {
        return Err(PageError::NotFound);
    }
    if let Some(Run::Writes(progress)) = member.site.imports().run(&id) {
        progress.stop();
    }
    Ok(Redirect::to(&urls::of_upload(&id, "tien-do")).into_response())
}

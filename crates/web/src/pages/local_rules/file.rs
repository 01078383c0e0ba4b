//! `GET /quy-dinh-rieng/{edition}/tep.toml`: the rules of an edition as a file, in the format of the lawbook, for another office to read.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

use super::list::sees;
use crate::site::{PageError, Visit};

/// The file.
pub(crate) async fn take(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let edition = visit.site.office().edition(&id);
    let edition = edition
        .filter(|edition| sees(&visit, edition))
        .ok_or(PageError::NotFound)?;
    let name = format!("attachment; filename=\"{}.toml\"", edition.id);
    let heads = [
        (CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, name),
    ];
    Ok((heads, edition.text).into_response())
}

//! `GET /ho-so-cua-toi/ban-sao.xlsx` and `.json`: the copy of the own data, with sensitive groups, once it was granted; as JSON a list of lines, each by
//! the headings of the workbook. That it was taken, and each group in it, is on record first.

use axum::http::Uri;
use axum::response::Response;

use crate::pages::person::own_copy;
use crate::site::{PageError, Visit};

/// The copy.
pub(crate) async fn take_copy(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let granted = visit.site.office().has_copy_granted(&visit.actor);
    if !granted.map_err(|problem| PageError::Failed(problem.to_string()))? {
        return Err(PageError::Forbidden);
    }
    let copy = own_copy(&visit).await?;
    copy.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

//! `GET /ho-so-cua-toi`: the record of the reader.

use axum::http::StatusCode;
use axum::response::Response;

use super::show::NoRecordPage;
use crate::components::Crumb;
use crate::pages::person::own_page;
use crate::site::{PageError, Visit, frame_at, page_with};

/// The page; of an account without a record, what to do about it.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    if visit.own_record().is_none() {
        let crumbs = vec![Crumb {
            name: visit.lang().say("own-title"),
            href: None,
        }];
        let frame = frame_at(&visit, crumbs);
        return page_with(StatusCode::OK, &NoRecordPage { frame });
    }
    page_with(visit.status(), &own_page(&visit)?)
}

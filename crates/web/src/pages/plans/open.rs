//! `GET /phuong-an/{run}`: a run as it stands: its progress (P20), or what it gave (P21).

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use office::figures::Asker;
use office::runs::Run;

use super::{result, watch};
use crate::components::Problem;
use crate::site::{PageError, Visit};

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    show(visit, id, StatusCode::OK, Vec::new()).await
}

/// A run that the reader may see.
pub(super) fn found(visit: &Visit, id: &str) -> Result<Run, PageError> {
    let run = visit.site.office().run(Asker::Account(&visit.actor), id);
    run.ok_or(PageError::NotFound)
}

/// The page with what is wrong. To judge a result anew reads the whole ledger: off the threads that answer pages.
pub(super) async fn show(
    visit: Visit,
    id: String,
    status: StatusCode,
    list: Vec<Problem>,
) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |_| {
        let run = found(&visit, &id)?;
        if run.state.is_over() {
            let asker = Asker::Account(&visit.actor);
            visit.site.office().note_run_looked_at(asker, &run);
            result::page(&visit, &run, status, list)
        } else {
            watch::page(&visit, &run, status, list)
        }
    })
    .await?
}

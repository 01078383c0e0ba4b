//! P20: a run that is not over.

use axum::http::StatusCode;
use axum::response::Response;
use office::runs::Run;
use words::Message;

use super::live::live;
use super::said::kind;
use super::show::WatchRunPage;
use super::trail::{run_crumb, trail};
use crate::components::{Crumb, Problem, Problems};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

pub(super) fn page(visit: &Visit, run: &Run, status: StatusCode, list: Vec<Problem>) -> Result<Response, PageError> {
    let lang = visit.lang();
    let heading = Message::new("run-watch-title").with("kind", kind(lang, run.question.kind));
    let view = WatchRunPage {
        frame: frame_at(visit, crumbs(visit, run)),
        heading: lang.speak(&heading),
        here: urls::run(&run.id),
        problems: Problems { lang, list },
        live: live(visit, run),
        stoppable: run.wish.is_none(),
    };
    page_with(status, &view)
}

pub(super) fn crumbs(visit: &Visit, run: &Run) -> Vec<Crumb> {
    let lang = visit.lang();
    trail(lang, run_crumb(lang, run))
}

//! `GET /`: the figures of the moment, as far as the reader may see figures.

use std::sync::Arc;

use axum::response::Response;
use office::figures::{Asker, CannotRead, Figures, Reading};

use super::rows::groups;
use super::show::TasksPage;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The dashboard.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let figures = figures(&visit)?;
    page_with(visit.status(), &view(&visit, &figures))
}

pub(super) fn view(visit: &Visit, figures: &Figures) -> TasksPage {
    let lang = visit.lang();
    let links = vec![(lang.say("export-xlsx"), visit.at(urls::TASKS_WORKBOOK))];
    TasksPage {
        frame: frame_at(visit, Vec::new()),
        as_of: visit.asked.form(lang, urls::TASKS, Vec::new(), links),
        groups: groups(visit, figures),
    }
}

impl Visit {
    /// All figures of the moment, as far as the reader may see figures.
    pub(crate) fn figures(&self) -> Result<Arc<Figures>, PageError> {
        let reading = Reading {
            day: Some(self.asked.day),
            known: self.asked.known_seq(),
            ..Reading::default()
        };
        let figures = self.site.office().figures(Asker::Account(&self.actor), &reading);
        figures.map_err(|problem: CannotRead| PageError::Failed(problem.to_string()))
    }
}

pub(super) fn figures(visit: &Visit) -> Result<Arc<Figures>, PageError> {
    visit.figures()
}

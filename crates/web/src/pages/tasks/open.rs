//! `GET /`: the figures of the moment, as far as the reader may see figures.

use std::sync::Arc;

use axum::response::Response;
use indicators::Figure;
use office::figures::{Asker, CannotRead, Figures, Reading};
use words::writing;

use super::rows::{groups, titled};
use super::show::TasksPage;
use crate::pages::compared::{Number, compared};
use crate::site::{PageError, Visit, frame_at, log_in_before, page_with};
use crate::urls;

/// The dashboard.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let figures = figures(&visit)?;
    let view = TasksPage {
        compared: compared(&visit, numbers)?,
        ..view(&visit, &figures)
    };
    page_with(visit.status(), &view)
}

pub(super) fn view(visit: &Visit, figures: &Figures) -> TasksPage {
    let lang = visit.lang();
    let links = vec![(lang.say("export-xlsx"), visit.at(urls::TASKS_WORKBOOK))];
    TasksPage {
        frame: frame_at(visit, Vec::new()),
        as_of: visit.asked.figure_form(lang, urls::TASKS, Vec::new(), links),
        compared: None,
        before: log_in_before(&visit.reader),
        groups: groups(visit, figures),
    }
}

/// The numbers of the rows, to be compared with what was reported.
fn numbers(visit: &Visit) -> Result<Vec<Number>, PageError> {
    let lang = visit.lang();
    let n = |n: i64| writing::count(lang, n);
    let number = |figure: &Figure| {
        let value = figure.value.as_ref().ok().copied();
        let whole = figure.of.or(figure.target);
        Number {
            key: figure.id.to_owned(),
            name: lang.speak(&titled(lang, figure)),
            said: match (value, whole) {
                (None, _) => "–".to_owned(),
                (Some(value), None) => n(value),
                (Some(value), Some(whole)) => format!("{}/{}", n(value), n(whole)),
            },
            value,
        }
    };
    Ok(visit.figures()?.figures.iter().map(number).collect())
}

impl Visit {
    /// All figures of the moment, as far as the reader may see figures.
    pub(crate) fn figures(&self) -> Result<Arc<Figures>, PageError> {
        let reading = Reading {
            day: Some(self.asked.day),
            known: self.asked.known_seq(),
            law_known: self.asked.law_known(),
            ..Reading::default()
        };
        let figures = self.site.office().figures(Asker::Account(&self.actor), &reading);
        figures.map_err(|problem: CannotRead| PageError::Failed(problem.to_string()))
    }
}

pub(super) fn figures(visit: &Visit) -> Result<Arc<Figures>, PageError> {
    visit.figures()
}

//! `GET /van-hanh`: what must be well, each with its mark, and what is to be done.

use axum::http::StatusCode;
use axum::response::Response;
use words::Message;

use super::show::{OperationsPage, StatusRow};
use super::status::{kept_rows, service_rows};
use crate::components::{Crumb, Frame};
use crate::site::{Member, PageError, frame, page_with};

/// The page.
pub(crate) async fn open(member: Member) -> Result<Response, PageError> {
    if let Some(duty) = member.site.office().duty(member.account()) {
        return Err(PageError::First(duty));
    }
    if !member.site.office().may_see_operations(&member.actor()) {
        return Err(PageError::Forbidden);
    }
    let state = member.site.write(office::Office::operations).await?;
    let state = state.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let lang = member.lang();
    let served = service_rows(lang, &state).into_iter();
    let rows: Vec<StatusRow> = served.chain(kept_rows(lang, &state)).collect();
    let due = rows.iter().filter(|row| row.next.is_some()).count();
    let title = if due == 0 {
        lang.say("operations-well")
    } else {
        lang.speak(&Message::new("operations-due").with("n", due))
    };
    let view = OperationsPage {
        frame: Frame {
            crumbs: vec![Crumb {
                name: lang.say("operations-title"),
                href: None,
            }],
            ..frame(&member.site, &member.reader)
        },
        title,
        rows,
    };
    page_with(StatusCode::OK, &view)
}

//! `POST /van-hanh/noi-nhan/viec`: sets a webhook going again, or removes it.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::figures::Asker;
use office::writer::NotDone;

use super::make::said;
use super::open::{keeper, view};
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// Does it.
pub(crate) async fn act(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = keeper(&member)?;
    let (id, what) = (fields.get("dau").to_owned(), fields.get("viec").to_owned());
    let removes = match what.as_str() {
        "bo" => true,
        "gui-lai" => false,
        _ => return Err(PageError::Unprocessable),
    };
    let done = member.site.write(move |office| {
        let asker = Asker::Account(&actor);
        if removes {
            office.remove_webhook(asker, &id)
        } else {
            office.resume_webhook(asker, &id)
        }
    });
    match done.await? {
        Ok(()) => Ok(Redirect::to(&urls::with(urls::WEBHOOKS, "xong", &what)).into_response()),
        Err(NotDone::Refused(why)) => {
            let problems = why.iter().map(said).collect();
            page_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &view(&member, problems, Default::default())?,
            )
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

//! `POST /quy-dinh-rieng/lap`: begins an edition, with the rules of a file where one is sent.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::figures::Asker;
use office::local_rules::LocalRuleProblem;
use office::writer::NotDone;
use words::Message;

use super::fields;
use super::list::view;
use super::said::{refusal, said};
use crate::components::Problem;
use crate::site::{Fields, PageError, Uploaded, Visit, page_with};
use crate::urls;

/// Begins it, or says everything that is to be mended.
pub(crate) async fn begin(
    visit: Visit,
    Extension(sent): Extension<Fields>,
    Extension(uploaded): Extension<Uploaded>,
) -> Result<Response, PageError> {
    let (lang, typed) = (visit.lang(), fields::typed(&sent));
    let (new, mut problems) = fields::head(&typed, visit.site.office().today());
    let file = match uploaded {
        Uploaded::File(file) if !file.bytes.is_empty() => {
            let text = String::from_utf8(file.bytes).ok();
            if text.is_none() {
                problems.push(Problem {
                    field: Some("tep"),
                    message: Message::new("local-rules-no-text"),
                });
            }
            text
        }
        Uploaded::TooLarge => {
            problems.push(said(lang, &LocalRuleProblem::TooLarge(200_000)));
            None
        }
        Uploaded::File(_) | Uploaded::Nothing => None,
    };
    let unread = problems.clone();
    let actor = visit.actor.clone();
    let begun = visit
        .site
        .write(move |office| {
            let asker = Asker::Account(&actor);
            if unread.is_empty() {
                office.begin_edition(asker, &new, file.as_deref())
            } else {
                // Nothing is begun of what cannot be read; what else is wrong is told with it.
                Err(NotDone::Refused(office.edition_problems(asker, &new, file.as_deref())))
            }
        })
        .await?;
    match begun {
        Ok(edition) => Ok(Redirect::to(&urls::local_rules(&edition.id)).into_response()),
        Err(problem) => {
            let (status, more): (StatusCode, _) = refusal(lang, problem)?;
            problems.extend(more);
            page_with(status, &view(&visit, problems, typed)?)
        }
    }
}

//! `POST /van-hanh/noi-nhan`: makes a webhook and shows its secret once, or says everything that is to be mended.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;
use office::figures::Asker;
use office::webhooks::{NewWebhook, WebhookProblem};
use office::writer::NotDone;
use words::Message;

use super::open::{keeper, view};
use crate::components::Problem;
use crate::site::{Fields, Member, PageError, page_with};

/// Makes it.
pub(crate) async fn make(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = keeper(&member)?;
    let typed = ["ten", "dia-chi", "so-may"].map(|name| fields.get(name).trim().to_owned());
    let [name, address, number] = typed.clone();
    let wish = NewWebhook { name, address, number };
    let made = member
        .site
        .write(move |office| office.add_webhook(Asker::Account(&actor), &wish))
        .await?;
    match made {
        Ok((secret, _)) => {
            let mut shown = view(&member, Vec::new(), Default::default())?;
            shown.secret = Some(secret);
            page_with(StatusCode::OK, &shown)
        }
        Err(NotDone::Refused(why)) => {
            let problems = why.iter().map(said).collect();
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&member, problems, typed)?)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// What is wrong, at its field.
pub(super) fn said(why: &WebhookProblem) -> Problem {
    let (field, message) = match why {
        WebhookProblem::NoName => (Some("ten"), Message::new("webhooks-no-name")),
        WebhookProblem::BadName(most) => (Some("ten"), Message::new("webhooks-bad-name").with("most", *most)),
        WebhookProblem::BadAddress => (Some("dia-chi"), Message::new("webhooks-bad-address")),
        WebhookProblem::NotTls => (Some("dia-chi"), Message::new("webhooks-not-tls")),
        WebhookProblem::Twice => (Some("dia-chi"), Message::new("webhooks-twice")),
        WebhookProblem::BadNumber => (Some("so-may"), Message::new("webhooks-bad-number")),
        WebhookProblem::AnotherNumber => (Some("so-may"), Message::new("webhooks-another-number")),
        WebhookProblem::TooMany(most) => (None, Message::new("webhooks-too-many").with("most", *most)),
        WebhookProblem::NotYours => (None, Message::new("webhooks-not-yours")),
        WebhookProblem::NoSuch => (None, Message::new("webhooks-no-such")),
        WebhookProblem::Store(_) => (None, Message::new("account-password-again-later")),
    };
    Problem { field, message }
}

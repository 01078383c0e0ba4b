//! `POST /tai-khoan/mat-khau`: changes one's own password.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::accounts::{AccountProblem, PasswordChange, PasswordProblem};
use office::writer::NotDone;
use words::Message;

use super::open::view;
use crate::components::Problem;
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// Changes it, or says everything that is to be mended.
pub(crate) async fn change_password(
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let [present, chosen, again] = ["hien-tai", "moi", "lai"].map(|name| fields.get(name).to_owned());
    let change = PasswordChange { present, chosen, again };
    let (account, key) = (member.account().clone(), member.key().clone());
    let changed = member
        .site
        .write(move |office| office.change_password(&account, &key, &change))
        .await?;
    match changed {
        Ok(()) => Ok(Redirect::to(&urls::with(urls::ACCOUNT, "xong", "mat-khau")).into_response()),
        Err(NotDone::Refused(problems)) => {
            let status = match problems.first() {
                Some(PasswordProblem::TooManyTries { .. }) => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            page_with(status, &view(&member, problems.iter().map(said).collect())?)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

fn said(problem: &PasswordProblem) -> Problem {
    let (field, message) = match problem {
        PasswordProblem::PresentWrong => ("hien-tai", Message::new("account-password-wrong")),
        PasswordProblem::TooManyTries { wait } => (
            "hien-tai",
            Message::new("login-slow-down").with("minutes", (wait + 59) / 60),
        ),
        PasswordProblem::NotAlike => ("lai", Message::new("account-password-not-alike")),
        PasswordProblem::Weak(problem) => ("moi", weak(problem)),
    };
    Problem {
        field: Some(field),
        message,
    }
}

/// What is said of a weak password; what concerns other things than the password cannot come up here.
fn weak(problem: &AccountProblem) -> Message {
    match problem {
        AccountProblem::PasswordTooShort(least) => Message::new("account-password-short").with("least", *least),
        AccountProblem::PasswordTooCommon => Message::new("account-password-common"),
        AccountProblem::PasswordTooPlain => Message::new("account-password-plain"),
        AccountProblem::PasswordUsedBefore => Message::new("account-password-used"),
        AccountProblem::BadName
        | AccountProblem::NameTaken
        | AccountProblem::OutOfReach
        | AccountProblem::GrantsToOneself
        | AccountProblem::Hashing
        | AccountProblem::Store(_) => Message::new("account-password-again-later"),
    }
}

//! `POST /nguoi-dung/{code}/viec`: closes an account or opens it again, hands a password out, takes a lost second factor away, or looks
//! through its rights.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::accounts::ResetKind;
use office::figures::Asker;
use office::writer::NotDone;

use super::person::{found, view};
use super::said::{At, said};
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

const NOWHERE: At = At {
    account: None,
    role: "viec",
    unit: "viec",
    class: "viec",
    until: "viec",
    paper: "viec",
    signed: "viec",
    signer: "viec",
};

/// Does it, or says why not.
pub(crate) async fn act(
    Path(code): Path<String>,
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let account = found(&member, &code)?;
    let (actor, key, name, word) = (
        member.actor(),
        member.key().clone(),
        account.name.clone(),
        fields.get("viec").to_owned(),
    );
    let what = word.clone();
    let guarded = account.is_guarded(member.site.office().today());
    let kind = ResetKind::from_word(fields.get("lam-lai"));
    let done = member
        .site
        .write(move |office| {
            let asker = Asker::Account(&actor);
            Some(match what.as_str() {
                "khoa" => office.set_open(asker, &name, false).map(|()| None),
                "mo" => office.set_open(asker, &name, true).map(|()| None),
                "mat-khau" if guarded => office.propose_reset(asker, &name, ResetKind::Password).map(|()| None),
                "xac-thuc" if guarded => office
                    .propose_reset(asker, &name, ResetKind::SecondFactor)
                    .map(|()| None),
                "mat-khau" => office.hand_out_password(asker, &name).map(Some),
                "xac-thuc" => office.take_second_factor(asker, &name).map(|()| None),
                "xac-nhan-lai" => office.confirm_reset(asker, &name, kind?),
                "bo-lai" => office.drop_reset(asker, &name).map(|()| None),
                "xem" => office.begin_view(&actor, &key, &name).map(|()| None),
                _ => return None,
            })
        })
        .await?;
    match done.ok_or(PageError::Unprocessable)? {
        Ok(Some(secret)) => {
            let account = found(&member, &code)?;
            let mut page = view(&member, &account, Vec::new(), None);
            page.secret = Some(secret);
            page_with(StatusCode::OK, &page)
        }
        Ok(None) if word == "xem" => Ok(Redirect::to(urls::TASKS).into_response()),
        Ok(None) => {
            let word = match word.as_str() {
                "mat-khau" | "xac-thuc" if guarded => "de-nghi-lai",
                "xac-nhan-lai" => "xac-thuc",
                word => word,
            };
            Ok(Redirect::to(&urls::with(&urls::user(&code), "xong", word)).into_response())
        }
        Err(NotDone::Refused(why)) => {
            let mut problems: Vec<_> = why.iter().map(|why| said(&NOWHERE, why)).collect();
            for problem in &mut problems {
                problem.field = None;
            }
            page_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &view(&member, &account, problems, None),
            )
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

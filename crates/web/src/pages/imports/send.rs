//! `POST /nhap-du-lieu`: a file is sent. What cannot be read is refused in words, and nothing of it is kept.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::Office;
use office::port::KeptFile;
use office::uploads::{Choices, UploadRefused};
use office::writer::NotDone;
use words::Message;

use super::columns::keep;
use super::list::view;
use super::look::said;
use crate::components::Problem;
use crate::site::{Member, PageError, Uploaded, page_with};
use crate::urls;

/// Takes the file, or says why not.
pub(crate) async fn send(member: Member, Extension(uploaded): Extension<Uploaded>) -> Result<Response, PageError> {
    let sent = match uploaded {
        Uploaded::File(sent) if !sent.bytes.is_empty() => sent,
        Uploaded::File(sent) if !sent.name.is_empty() => return again(&member, Message::new("workbook-empty")),
        Uploaded::TooLarge => return again(&member, too_large(Office::MOST_UPLOADED)),
        Uploaded::File(_) | Uploaded::Nothing => return again(&member, Message::new("imports-no-file")),
    };
    let file = KeptFile::of(sent.bytes);
    let read = file.clone();
    let list = member
        .site
        .read(move |workbooks| workbooks.list(read.bytes(), None, None))
        .await?;
    let list = match said(list)? {
        Ok(list) => list,
        Err(why) => return again(&member, why),
    };
    let actor = member.actor();
    let kept = member
        .site
        .write(move |office| office.keep_upload(&actor, &sent.name, file.bytes()))
        .await?;
    match kept {
        Ok(upload) => {
            let known = member
                .site
                .office()
                .remembered_columns(&member.actor(), &list.roster.mapping, &list.sheets);
            if let Some(mapping) = known {
                let choices = Choices {
                    mapping: Some(mapping),
                    remembered: true,
                    ..Choices::default()
                };
                keep(&member, &upload.id, choices).await?;
            }
            Ok(Redirect::to(&urls::of_upload(&upload.id, "cot")).into_response())
        }
        Err(NotDone::Refused(refused)) => {
            let message = match refused {
                UploadRefused::Empty => Message::new("workbook-empty"),
                UploadRefused::TooLarge(most) => too_large(most),
                UploadRefused::TooMany => Message::new("imports-too-many"),
                UploadRefused::NoSuch => return Err(PageError::NotFound),
                UploadRefused::Store(problem) => return Err(PageError::Failed(problem)),
            };
            again(&member, message)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

fn too_large(most: usize) -> Message {
    Message::new("workbook-too-large").with("limit", (most >> 20).to_string())
}

fn again(member: &Member, message: Message) -> Result<Response, PageError> {
    let problem = Problem {
        field: Some("tep"),
        message,
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(member, vec![problem])?)
}

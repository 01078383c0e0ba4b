//! Troubles: what a handler gives back when there is no page, and the calm page that the reader sees.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::accounts::Duty;
use office::writer::NotDone;

use super::look::{frame, page_with};
use super::{Reader, Site};
use crate::pages::trouble::{Trouble, TroublePage};
use crate::urls;

/// Why there is no page.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum PageError {
    /// Outside what was granted.
    #[error("forbidden")]
    Forbidden,
    /// Nothing is there.
    #[error("not found")]
    NotFound,
    /// A page, asked for in a way that it does not answer.
    #[error("method not allowed")]
    NotSo,
    /// The form does not come from a page of this site, or from one that is too old.
    #[error("expired")]
    Expired,
    /// A form that cannot be read.
    #[error("unprocessable")]
    Unprocessable,
    /// Looking through the rights of another account, in which nothing is changed.
    #[error("only viewing")]
    OnlyViewing,
    /// Something must be done before any page is shown.
    #[error("first something else")]
    First(Duty),
    /// Nobody is logged in.
    #[error("log in first")]
    LogInFirst,
    /// No room is left where the ledger is kept.
    #[error("read only")]
    ReadOnly,
    /// This site only shows: another one writes.
    #[error("only shows")]
    OnlyShows,
    /// The database went away while something was written: whether it was, is not known.
    #[error("{0}")]
    InDoubt(String),
    /// Our own fault; the cause is noted, never shown.
    #[error("{0}")]
    Failed(String),
}

impl PageError {
    /// Why an operation was not done; `refused` says it where the operation itself refused.
    pub(crate) fn not_done<R>(problem: NotDone<R>, refused: impl FnOnce(R) -> Self) -> Self {
        match problem {
            NotDone::Refused(reasons) => refused(reasons),
            NotDone::Full => Self::ReadOnly,
            NotDone::ReadOnly => Self::OnlyShows,
            NotDone::InDoubt(_) => Self::InDoubt(problem.to_string()),
            NotDone::Store(_) | NotDone::Broken | NotDone::Closing => Self::Failed(problem.to_string()),
        }
    }
}

impl IntoResponse for PageError {
    /// A note to the middleware, which knows the reader and makes the page.
    fn into_response(self) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The answer, with a page in place of a trouble.
pub(super) fn shown(site: &Site, reader: &Reader, mut answer: Response) -> Response {
    let Some(error) = answer.extensions_mut().remove::<PageError>() else {
        return answer;
    };
    let trouble = match error {
        PageError::LogInFirst => return to_log_in(reader),
        PageError::First(Duty::ChoosePassword) => return Redirect::to(urls::ACCOUNT).into_response(),
        PageError::First(Duty::SetSecondFactor) => return Redirect::to(urls::SECOND_FACTOR).into_response(),
        PageError::Forbidden => Trouble::Forbidden,
        PageError::OnlyViewing => Trouble::OnlyViewing,
        PageError::NotFound | PageError::NotSo => Trouble::NotFound,
        PageError::Expired => Trouble::Expired,
        PageError::Unprocessable => Trouble::Unprocessable,
        PageError::ReadOnly => Trouble::ReadOnly,
        PageError::OnlyShows => Trouble::OnlyShows,
        PageError::InDoubt(_) => Trouble::InDoubt,
        PageError::Failed(_) => Trouble::Failed,
    };
    let code = if let PageError::Failed(cause) | PageError::InDoubt(cause) = &error {
        let code = code();
        site.log(&format!(
            "{code} {}: {cause}",
            reader.here.split('?').next().unwrap_or("")
        ));
        Some(code)
    } else {
        None
    };
    let view = TroublePage {
        frame: frame(site, reader),
        trouble,
        code,
    };
    let status = match error {
        PageError::NotSo => StatusCode::METHOD_NOT_ALLOWED,
        _ => StatusCode::from_u16(trouble.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
    };
    match page_with(status, &view) {
        Ok(page) => page,
        // The template of the trouble page itself fails: say it in plain text rather than not at all.
        Err(_) => (status, "Hệ thống gặp trục trặc").into_response(),
    }
}

/// To the log-in form, and back to this page after it.
fn to_log_in(reader: &Reader) -> Response {
    let next = urls::escape(&reader.here);
    let ended = if reader.ended { "&het=1" } else { "" };
    Redirect::to(&format!("{}?tiep={next}{ended}", urls::LOGIN)).into_response()
}

/// Six signs that can be read over the telephone.
pub(crate) fn code() -> String {
    const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut bytes = [0_u8; 6];
    // A code that is not random is still a code.
    let _filled = getrandom::fill(&mut bytes);
    let sign = |byte: &u8| char::from(SIGNS[usize::from(byte % 32)]);
    let text: String = bytes.iter().map(sign).collect();
    format!("{}-{}", &text[..3], &text[3..])
}

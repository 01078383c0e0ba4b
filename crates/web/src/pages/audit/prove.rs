//! `POST /nhat-ky/doi-soat`: proves both chains here and now, and shows how it went.

use axum::http::StatusCode;
use axum::response::Response;
use office::audit::LogQuestion;
use office::port::Chain;

use super::open::{auditor, view};
use crate::site::{Member, PageError, page_with};

/// Proves them.
pub(crate) async fn prove(member: Member) -> Result<Response, PageError> {
    let actor = auditor(&member)?;
    let by = actor.clone();
    let proofs = member.site.write(move |office| office.prove_log(&by)).await?;
    let proofs = proofs.map_err(|problem| PageError::not_done(problem, |_| PageError::Forbidden))?;
    let question = LogQuestion::of(Chain::Audit);
    page_with(
        StatusCode::OK,
        &view(&member, &actor, question, Vec::new(), &proofs).await?,
    )
}

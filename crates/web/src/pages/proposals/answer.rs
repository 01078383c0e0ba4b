//! `POST /thay-doi/{id}`: answers each line; `POST /thay-doi/{id}/mo`: shows what is sensitive, once that is on record.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::proposals::{CannotPropose, LineAnswer, RecordProposal};
use office::writer::NotDone;
use words::Message;

use super::changes::changes;
use super::open::{fresh, others, view};
use super::said::{said, unsettled};
use crate::components::Problem;
use crate::pages::drafts::{Paper, sourced};
use crate::site::{Fields, PageError, Visit, page_with};
use crate::urls;

/// Answers it.
pub(crate) async fn answer(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let proposal = others(&visit, &id)?;
    let answers: Vec<Option<LineAnswer>> = (0..proposal.lines().count()).map(|at| answered(&fields, at)).collect();
    let paper = Paper::of(&fields);
    let accepts = answers.contains(&Some(LineAnswer::Accepted));
    let (header, mut problems) = sourced(&paper);
    if !accepts {
        // Where nothing is accepted there is no draft, and its head does not matter.
        problems.clear();
    }
    let again = |problems, wrong: &[(usize, Message)]| refilled(&visit, &proposal, &fields, &paper, problems, wrong);
    if !problems.is_empty() {
        return again(problems, &[]);
    }
    let header = match header {
        Some(header) => header,
        None => ledger::Header::blank(visit.site.office().today()),
    };
    let actor = visit.actor.clone();
    let done = visit
        .site
        .write(move |office| office.answer_proposal(&actor, &id, answers, header))
        .await?;
    if let Err(NotDone::Refused(CannotPropose::Unsettled(lines))) = &done {
        let wrong: Vec<(usize, Message)> = lines
            .iter()
            .map(|(at, why)| (*at, unsettled(*why).with("n", at + 1)))
            .collect();
        let problem = |(_, message): &(usize, Message)| Problem {
            field: None,
            message: message.clone(),
        };
        return again(wrong.iter().map(problem).collect(), &wrong);
    }
    match said(&visit, done)? {
        Ok(proposal) => Ok(Redirect::to(&urls::proposal(&proposal.id)).into_response()),
        Err(problems) => again(problems, &[]),
    }
}

/// Shows the sensitive lines.
pub(crate) async fn open_sensitive(
    Path(id): Path<String>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let proposal = others(&visit, &id)?;
    let actor = visit.actor.clone();
    let done = visit
        .site
        .write(move |office| office.open_proposal(&actor, &proposal.id))
        .await?;
    match said(&visit, done)? {
        Ok(proposal) => page_with(StatusCode::OK, &fresh(&visit, &proposal, true)),
        Err(_) => Err(PageError::Forbidden),
    }
}

fn answered(fields: &Fields, at: usize) -> Option<LineAnswer> {
    let reason = fields.get(&format!("ly-do-{at}")).trim().to_owned();
    match fields.get(&format!("tra-loi-{at}")) {
        "nhan" => Some(LineAnswer::Accepted),
        "tra" => Some(LineAnswer::Returned(reason)),
        _ => None,
    }
}

/// The page again with what was typed; what is sensitive is folded again.
fn refilled(
    visit: &Visit,
    proposal: &RecordProposal,
    fields: &Fields,
    paper: &Paper,
    problems: Vec<Problem>,
    wrong: &[(usize, Message)],
) -> Result<Response, PageError> {
    let mut changes = changes(visit, proposal, false);
    for line in changes.iter_mut().flat_map(|change| &mut change.lines) {
        fields.get(&format!("tra-loi-{}", line.at)).clone_into(&mut line.chosen);
        fields.get(&format!("ly-do-{}", line.at)).clone_into(&mut line.reason);
        let own = wrong.iter().find(|(at, _)| *at == line.at);
        line.wrong = own.map(|(_, message)| visit.lang().speak(message));
    }
    let page = view(visit, proposal, changes, false, paper.typed.clone(), problems);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

//! `GET /thay-doi/{id}`: a proposal beside what the record says, to be answered.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use office::proposals::{ProposalStage, RecordProposal};
use words::{Message, writing};

use super::changes::changes;
use super::list::whose;
use super::said::{clock, stage_said, trail};
use super::show::{ChangeView, ProposalPage};
use crate::components::{Crumb, Problem, Problems};
use crate::pages::drafts::{issuers, paper_fields};
use crate::pages::scans::{ScansView, gone, send};
use crate::pages::unfinished::KeptForm;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let proposal = others(&visit, &id)?;
    let page = fresh(&visit, &proposal, false);
    page_with(StatusCode::OK, &page)
}

/// Gives one to be kept, also to whoever judges the proposal.
pub(crate) async fn open_scan(
    Path((id, which)): Path<(String, String)>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let actor = visit.actor.clone();
    let done = visit
        .site
        .write(move |office| office.open_scan_of_proposal(&actor, &id, &which))
        .await?;
    send(done.map_err(gone)?)
}

/// A proposal of somebody else that the reader may see.
pub(super) fn others(visit: &Visit, id: &str) -> Result<RecordProposal, PageError> {
    let found = visit.site.office().proposal(&visit.actor, id);
    let others = found.filter(|proposal| proposal.author() != visit.actor.account);
    others.ok_or(PageError::NotFound)
}

/// The page with nothing typed yet.
pub(super) fn fresh(visit: &Visit, proposal: &RecordProposal, open: bool) -> ProposalPage {
    let lang = visit.lang();
    let (name, ..) = whose(visit, &proposal.person);
    let mut sources: Vec<&str> = proposal.changes.iter().map(|change| change.source.as_str()).collect();
    sources.retain(|source| !source.is_empty());
    let asked = Message::new("proposal-as-basis").with("id", proposal.id.as_str());
    let asked = lang.speak(&asked);
    sources.push(&asked);
    let paper = [
        lang.speak(&Message::new("proposal-draft-title").with("name", name)),
        visit.site.whose().authority.clone(),
        writing::day(visit.site.office().today()),
        sources.join("\n"),
    ];
    view(visit, proposal, changes(visit, proposal, open), open, paper, Vec::new())
}

pub(super) fn view(
    visit: &Visit,
    proposal: &RecordProposal,
    changes: Vec<ChangeView>,
    open: bool,
    paper: [String; 4],
    list: Vec<Problem>,
) -> ProposalPage {
    let lang = visit.lang();
    let crumbs = vec![
        Crumb {
            name: lang.say("proposals-title"),
            href: Some(urls::PROPOSALS.to_owned()),
        },
        Crumb {
            name: proposal.id.clone(),
            href: None,
        },
    ];
    let mut frame = frame_at(visit, crumbs);
    let here = urls::proposal(&proposal.id);
    frame.here.clone_from(&here);
    let problems = Problems { lang, list };
    let (name, href, unit) = whose(visit, &proposal.person);
    let folded = proposal.is_sensitive() && !open;
    let answers = proposal.stage == ProposalStage::Sent;
    let paper = if answers {
        paper_fields(lang, paper, &problems, &issuers(visit))
    } else {
        Vec::new()
    };
    ProposalPage {
        frame,
        id: proposal.id.clone(),
        person: (name, href),
        unit,
        stage: stage_said(visit, proposal),
        clock: clock(visit, proposal),
        opens: folded.then(|| urls::open_proposal(&proposal.id)),
        changes,
        scans: {
            let opens = visit.site.office().may_open_scans_of_proposal(&visit.actor, proposal);
            ScansView::of(lang, &here, &proposal.scans, opens, &[], false)
        },
        answers,
        kept: KeptForm::of(visit, &here, None),
        paper,
        draft: proposal.draft.as_ref().map(|id| (id.clone(), urls::draft(id))),
        trail: trail(visit, proposal),
        here,
        problems,
    }
}

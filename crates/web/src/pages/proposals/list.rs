//! `GET /thay-doi`: what waits for an answer, the oldest first.

use axum::http::Uri;
use axum::response::Response;
use ledger::value::Place;
use ledger::{Entity, PersonId};
use office::clock::day_in_vietnam;
use office::export::TakenList;
use office::proposals::{ProposalDeed, ProposalStage, RecordProposal};
use papers::table::OutCell;
use words::writing;

use super::said::{clock, stage_said};
use super::show::{ProposalsPage, WaitingRow};
use crate::components::Crumb;
use crate::pages::duties::DraftWaiting;
use crate::pages::paging::{count, paged};
use crate::pages::taken::{Taken, cell, headings, made_on, ways};
use crate::pages::workbook::number;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The list.
pub(crate) async fn list(visit: Visit) -> Result<Response, PageError> {
    let all = visit.site.office().proposals(&visit.actor);
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let (range, pager) = paged(&visit, all.len(), urls::PROPOSALS);
    let waiting: Vec<&RecordProposal> = all
        .iter()
        .filter(|proposal| proposal.stage == ProposalStage::Sent)
        .collect();
    let late = waiting
        .iter()
        .filter(|proposal| clock(&visit, proposal).is_some_and(|clock| clock.late));
    let crumbs = vec![
        Crumb {
            name: visit.lang().say("room-duties"),
            href: Some(urls::DUTIES.to_owned()),
        },
        Crumb {
            name: visit.lang().say("proposals-title"),
            href: None,
        },
    ];
    let takes = visit.site.office().may_take(&visit.actor, &TakenList::Proposals);
    let ways = || {
        let [xlsx, csv] = [urls::PROPOSALS_XLSX, urls::PROPOSALS_CSV].map(str::to_owned);
        ways(visit.lang(), xlsx, csv)
    };
    let view = ProposalsPage {
        takes: takes.then(ways).unwrap_or_default(),
        frame: frame_at(&visit, crumbs),
        waiting: count(waiting.len()),
        late: count(late.count()),
        rows: all
            .get(range)
            .unwrap_or_default()
            .iter()
            .map(|proposal| row(&visit, proposal))
            .collect(),
        pager,
    };
    page_with(visit.status(), &view)
}

/// `GET /thay-doi.xlsx`, `/thay-doi.csv`: the same list, of those whom the reader may take out.
pub(crate) async fn take(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let lang = visit.lang();
    let all = visit.site.office().proposals_to_take(&visit.actor);
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let cells = |proposal: &RecordProposal| {
        let row = row(&visit, proposal);
        vec![
            cell(row.name),
            cell(row.id),
            cell(row.unit),
            number(row.lines),
            cell(row.sent),
            number(row.age),
            row.clock.map_or(OutCell::Empty, |clock| cell(clock.said)),
            cell(row.stage.1),
        ]
    };
    let taken = Taken {
        list: TakenList::Proposals,
        file: format!("thay-doi-{}", visit.site.office().today()),
        title: lang.say("proposals-title"),
        filter: vec![made_on(lang, &visit.site)],
        columns: headings(
            lang,
            &[
                "people-column-name",
                "taken-column-id",
                "people-column-unit",
                "proposal-lines",
                "proposal-sent",
                "taken-column-age",
                "proposal-clock",
                "proposal-stage",
            ],
        ),
        rows: all.iter().map(cells).collect(),
    };
    taken.hand_over(&visit.site, &visit.actor, lang, &uri).await
}

/// Those that wait for the reader, as the list of what is to be done shows them.
pub(crate) fn waiting(visit: &Visit) -> Result<Vec<DraftWaiting>, PageError> {
    let all = visit.site.office().proposals(&visit.actor);
    let mut all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    all.retain(|proposal| proposal.stage == ProposalStage::Sent);
    let row = |proposal: &RecordProposal| {
        let row = row(visit, proposal);
        DraftWaiting {
            title: format!("{} ({})", row.name, row.id),
            href: row.href,
            step: row.clock.map(|clock| clock.said).unwrap_or_default(),
            since: row.sent,
        }
    };
    Ok(all.iter().map(row).collect())
}

fn row(visit: &Visit, proposal: &RecordProposal) -> WaitingRow {
    let sent = proposal.time_of(ProposalDeed::Send).unwrap_or(0);
    let (name, _, unit) = whose(visit, &proposal.person);
    let age = visit.site.office().today().number() - day_in_vietnam(sent).number();
    WaitingRow {
        name,
        href: urls::proposal(&proposal.id),
        id: proposal.id.clone(),
        unit,
        lines: count(proposal.lines().count()),
        sent: writing::moment(sent),
        age: i64::from(age),
        clock: clock(visit, proposal),
        stage: stage_said(visit, proposal),
    }
}

/// Whose record it is, by name.
pub(crate) fn name_of(visit: &Visit, code: &str) -> String {
    whose(visit, code).0
}

/// Whose record it is: name, page, unit.
pub(super) fn whose(visit: &Visit, code: &str) -> (String, String, String) {
    let view = visit.view();
    let place = code
        .parse()
        .ok()
        .and_then(|id| visit.value.place(Entity::Person(PersonId(id))));
    let person = match place {
        Some(Place::Person(ix)) => view.person(ix),
        _ => None,
    };
    let Some(person) = person else {
        return (code.to_owned(), String::new(), String::new());
    };
    let unit = person.unit().map(|unit| view.unit_name(unit).to_string());
    (
        words::person_name(visit.lang(), &person),
        visit.at(&urls::person(code)),
        unit.unwrap_or_default(),
    )
}

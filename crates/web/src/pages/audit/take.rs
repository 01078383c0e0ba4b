//! `GET /nhat-ky.xlsx`, `/nhat-ky.csv`: the events that the page is narrowed to, the newest first, so many at most. The links of the chains
//! themselves, which prove them, are taken by the command and the program.

use axum::http::Uri;
use axum::response::Response;
use office::audit::{LogEntry, LogRefused};
use office::export::TakenList;
use papers::table::OutCell;
use words::{Message, writing};

use super::event::group_words;
use super::open::{asked, auditor, row};
use crate::pages::taken::{Taken, cell, headings, made_on};
use crate::site::{Member, PageError};

/// Events of one list at most.
const MOST: usize = 10_000;

/// The list.
pub(crate) async fn take(uri: Uri, member: Member) -> Result<Response, PageError> {
    let actor = auditor(&member)?;
    let (question, problems) = asked(&member);
    // Nobody takes away more than was asked for because a day was mistyped.
    if !problems.is_empty() {
        return Err(PageError::Unprocessable);
    }
    let (by, wanted) = (actor.clone(), question.clone());
    let read = member
        .site
        .write(move |office| office.log_to_take(&by, &wanted, MOST))
        .await?;
    let page = read.map_err(|why| match why {
        LogRefused::NotAllowed => PageError::Forbidden,
        LogRefused::Store(problem) => PageError::Failed(problem.to_string()),
    })?;
    let lang = member.lang();
    let said = |id: &'static str, text: String| lang.speak(&Message::new(id).with("text", text));
    let chain = lang.say(&format!("audit-chain-{}", question.chain.name()));
    let mut filter = vec![made_on(lang, &member.site), chain];
    filter.extend(question.account.map(|account| said("taken-account", account)));
    filter.extend(question.group.map(|group| group_words(lang, group)));
    filter.extend(question.from.map(|day| said("taken-from", writing::day(day))));
    filter.extend(question.until.map(|day| said("taken-until", writing::day(day))));
    filter.extend(
        page.older
            .map(|place| said("taken-older", place.saturating_sub(1).to_string())),
    );
    let cells = |entry: &LogEntry| {
        let row = row(lang, entry);
        let mut cells: Vec<OutCell> = vec![cell(row.place), cell(row.time), cell(row.actor)];
        cells.extend([row.action.0, row.action.1, row.subject].map(cell));
        cells.push(row.wrote.map_or(OutCell::Empty, cell));
        cells
    };
    let taken = Taken {
        list: TakenList::Events,
        file: format!("nhat-ky-{}", member.site.office().today()),
        title: lang.say("audit-title"),
        filter,
        columns: headings(
            lang,
            &[
                "audit-place",
                "audit-time",
                "audit-account",
                "audit-action",
                "taken-column-code",
                "audit-subject",
                "taken-column-wrote",
            ],
        ),
        rows: page.entries.iter().map(cells).collect(),
    };
    taken.hand_over(&member.site, &actor, lang, &uri).await
}

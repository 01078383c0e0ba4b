//! Taking the lists away: rewards as they are seen; disciplines only by a form, since opening them is on record first.

use axum::Extension;
use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::permission::{DataClass, Deed};
use papers::table::OutCell;

use super::list::{Asked, reward_row, rewards};
use super::open::opened;
use super::show::DisciplineRow;
use crate::components::Source;
use crate::pages::taken::{Taken, headings};
use crate::pages::units::Tree;
use crate::site::{Fields, PageError, Visit};

/// `GET /khen-thuong-ky-luat.xlsx`: the rewards.
pub(crate) async fn take(uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let taken = taken(&visit)?;
    taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

fn taken(visit: &Visit) -> Result<Taken, PageError> {
    let tree = Tree::of(visit);
    let exports = visit.scope(Deed::Export, DataClass::Personal, &tree.structure);
    if exports.is_empty() {
        return Err(PageError::Forbidden);
    }
    let all = rewards(&tree, &exports, &Asked::of(visit));
    let cells = |one| {
        let row = reward_row(visit, one);
        vec![
            OutCell::text(row.day),
            OutCell::text(row.name),
            OutCell::text(row.unit),
            OutCell::text(row.title),
            paper(row.source.as_ref()),
        ]
    };
    let columns = [
        "honours-day",
        "names-column-name",
        "names-column-unit",
        "honours-what",
        "honours-paper",
    ];
    Ok(Taken {
        list: TakenList::Rewards,
        file: format!("khen-thuong-{}", visit.asked.day),
        title: visit.lang().say("honours-rewards"),
        filter: vec![visit.said()],
        columns: headings(visit.lang(), &columns),
        rows: all.iter().map(cells).collect(),
    })
}

/// `POST /ky-luat.xlsx`: the disciplines that run, still block or are not judged, of those whom the reader may take out.
pub(crate) async fn take_discipline(
    uri: Uri,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let opened = opened(&visit, Deed::Export).await?;
    let lang = visit.lang();
    let cells = |row: &DisciplineRow, state: &str| {
        let effects: Vec<String> = row
            .effects
            .iter()
            .map(|effect| format!("{}: {}", effect.rule, effect.said))
            .collect();
        vec![
            OutCell::text(row.day.clone()),
            OutCell::text(row.name.clone()),
            OutCell::text(row.unit.clone()),
            OutCell::text(row.form.clone()),
            OutCell::text(format!("{}; {}", lang.say(state), row.until)),
            OutCell::text(effects.join("; ")),
            paper(row.source.as_ref()),
        ]
    };
    let running = opened.running.iter().map(|row| cells(row, "discipline-running"));
    let blocking = opened.blocking.iter().map(|row| cells(row, "discipline-blocking"));
    let unjudged = opened.unjudged.iter().map(|row| cells(row, "discipline-unjudged"));
    let columns = [
        "honours-day",
        "names-column-name",
        "names-column-unit",
        "discipline-form",
        "discipline-state",
        "discipline-effects",
        "honours-paper",
    ];
    let taken = Taken {
        list: TakenList::Disciplines,
        file: format!("ky-luat-{}", visit.asked.day),
        title: lang.say("honours-disciplines"),
        filter: vec![visit.said()],
        columns: headings(lang, &columns),
        rows: running.chain(blocking).chain(unjudged).collect(),
    };
    taken.hand_over(&visit.site, &visit.actor, lang, &uri).await
}

fn paper(source: Option<&Source>) -> OutCell {
    source.map_or(OutCell::Empty, |source| OutCell::text(source.plain()))
}

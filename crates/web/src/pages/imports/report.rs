//! `GET /nhap-du-lieu/lan/{seq}`: what became of an import, and the way to take it back whole.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::{Entity, PersonId, Seq};
use office::import::{ImportRecord, KeptRow};
use office::permission::{DataClass, Deed, scope};
use words::{Message, writing};

use super::known::{frame_of, import, steps};
use super::list::{as_of, shown_as};
use super::rows;
use super::show::ReportPage;
use crate::components::{Problem, Problems};
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// The page.
pub(crate) async fn report(Path(seq): Path<String>, member: Member) -> Result<Response, PageError> {
    let import = import(&member, &seq)?;
    page_with(StatusCode::OK, &view(&member, &import, Vec::new()))
}

pub(super) fn view(member: &Member, import: &ImportRecord, why_not: Vec<Message>) -> ReportPage {
    let (lang, office, here) = (member.lang(), member.site.office(), urls::import(import.decision));
    let asked = rows::asked(member, import.totals);
    // Imports of the command line of earlier releases kept no rows.
    let kept = office.import_rows(Seq(import.decision));
    let all = kept.map(|kept| kept.rows).unwrap_or_default();
    let chosen: Vec<&KeptRow> = all
        .iter()
        .filter(|row| asked.is_none_or(|asked| row.outcome == asked))
        .collect();
    let (range, pager) = rows::page(member, asked, chosen.len(), &here);
    let name = names(member);
    let told = Message::new("imports-told")
        .with("who", shown_as(member, &import.by))
        .with("when", writing::moment(import.time))
        .with("day", as_of(lang, &import.as_of));
    let problem = |message| Problem { field: None, message };
    let headline = Message::new("imports-written")
        .with("add", import.totals.add)
        .with("change", import.totals.change);
    let own = import.by == member.account().name;
    ReportPage {
        frame: frame_of(member, Some(&import.file)),
        steps: steps(3, None),
        problems: Problems {
            lang,
            list: why_not.into_iter().map(problem).collect(),
        },
        file: import.file.clone(),
        headline: lang.speak(&headline),
        told: lang.speak(&told),
        decision: urls::decision(&import.decision.to_string()),
        taken_back: import.revoked_by.map(|seq| urls::decision(&seq.to_string())),
        marked: own && import.totals.error > 0 && !all.is_empty() && office.import_file(import).is_some(),
        counts: rows::counts(lang, import.totals, asked, &here),
        rows: chosen[range].iter().map(|row| rows::kept(lang, row, &name)).collect(),
        pager,
        here,
    }
}

/// Name and page of somebody whom the reader may see.
fn names(member: &Member) -> impl Fn(&str) -> Option<(String, String)> {
    let (office, actor) = (member.site.office(), member.actor());
    let value = office.value();
    let structure = office.structure(&value, actor.today, Seq::LATEST);
    let scope = scope(&actor, Deed::ReadPerson, DataClass::Personal, &value, &structure);
    move |id: &str| {
        let person: PersonId = id.parse().ok()?;
        let ledger::value::Place::Person(ix) = value.place(Entity::Person(person))? else {
            return None;
        };
        let known = value.on(actor.today, Seq::LATEST).person(ix)?;
        let seen = scope.covers(known.unit(), Some(known.ix()), &structure);
        seen.then(|| (known.name().to_string(), urls::person(id)))
    }
}

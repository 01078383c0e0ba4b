//! P23. `GET /phuong-an/{run}/chap-nhan`: the groups of choices, those that still fit ticked; `POST` makes a plan of drafts of them.

use std::collections::{BTreeMap, BTreeSet};

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use office::runs::{Run, RunResult};
use words::{Lang, Message, writing};

use super::kinds::KindWords;
use super::moves::{knows, moves_of};
use super::open::found;
use super::problems::said;
use super::result::proof;
use super::said::{Speaker, kind};
use super::show_accept::{AcceptPage, AcceptPart, GroupRow};
use super::trail::trail_of;
use crate::components::{Problem, Problems};
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |_| {
        let (run, result) = with_result(&visit, &id)?;
        page_with(StatusCode::OK, &page(&visit, &run, &result, None, Vec::new())?)
    })
    .await?
}

/// Accepts what is ticked.
pub(crate) async fn accept(
    Path(id): Path<String>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |office| {
        let (run, result) = with_result(&visit, &id)?;
        let chosen = fields.all("chon");
        let groups: BTreeSet<u32> = chosen.iter().filter_map(|group| group.parse().ok()).collect();
        let accepted = office.accept_run(Asker::Account(&visit.actor), &id, &groups, &plan_title(&run));
        match accepted {
            Ok(plan) => Ok(Redirect::to(&urls::with(&urls::plan(&plan.id), "xong", "giu")).into_response()),
            Err(problem) => {
                let problems = said(&visit, &Speaker::of(&visit, run.question.on()), problem)?;
                let view = page(&visit, &run, &result, Some(&groups), problems)?;
                page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
            }
        }
    })
    .await?
}

/// What a plan of a run is called. It is kept with the plan: in the first language, as papers are.
pub(crate) fn plan_title(run: &Run) -> String {
    let named = Message::new("plan-of-run").with("kind", kind(Lang::Vi, run.question.kind));
    let named = named.with("day", writing::day(run.question.on()));
    Lang::Vi.speak(&named.with("run", run.id.as_str()))
}

fn with_result(visit: &Visit, id: &str) -> Result<(Run, RunResult), PageError> {
    let run = found(visit, id)?;
    let result = visit.site.office().run_result(&run).filter(|result| result.feasible);
    Ok((run, result.ok_or(PageError::NotFound)?))
}

/// Groups under the names of their parts, in their order.
fn parts(groups: impl Iterator<Item = (Option<String>, GroupRow)>) -> Vec<AcceptPart> {
    let mut parts: Vec<AcceptPart> = Vec::new();
    for (name, row) in groups {
        match parts.iter_mut().find(|part| part.name == name) {
            Some(part) => part.groups.push(row),
            None => parts.push(AcceptPart {
                name,
                groups: vec![row],
            }),
        }
    }
    parts
}

fn page(
    visit: &Visit,
    run: &Run,
    result: &RunResult,
    ticked: Option<&BTreeSet<u32>>,
    list: Vec<Problem>,
) -> Result<AcceptPage, PageError> {
    let (lang, speaker) = (visit.lang(), Speaker::of(visit, run.question.on()));
    let asker = Asker::Account(&visit.actor);
    let stale = visit.site.office().stale_run(asker, run, result);
    let stale = stale.map_err(|problem| PageError::Failed(format!("{problem:?}")))?;
    let rows = moves_of(lang, &speaker, run, result, &stale);
    let hidden: BTreeSet<u32> = result
        .moves
        .iter()
        .filter(|own| !knows(&speaker, own))
        .map(|own| own.group)
        .collect();
    let taken = visit.site.office().taken_of_run(run);
    let taken = taken.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let mut groups: BTreeMap<u32, (Option<String>, GroupRow)> = BTreeMap::new();
    let mut part = None;
    for row in rows {
        // A row names its part where that begins.
        part = row.part.or(part);
        let (group, said) = (row.group, row.group_said);
        if hidden.contains(&group) {
            continue;
        }
        let (_, own) = groups.entry(group).or_insert_with(|| {
            let row = GroupRow {
                group,
                said,
                moves: Vec::new(),
                stale: None,
                taken: taken.get(&group).map(|plan| {
                    let said = Message::new("run-stale-taken-already").with("id", plan.as_str());
                    (lang.speak(&said), urls::plan(plan))
                }),
                ticked: true,
            };
            (part.clone(), row)
        });
        own.moves.push(format!("{}: {} → {}", row.subject.0, row.from, row.to));
        if let Some((why, true)) = row.stale {
            own.stale = Some(why);
        }
        own.ticked = own.is_free() && ticked.is_none_or(|ticked| ticked.contains(&group));
    }
    let structure = visit.structure();
    let crumbs = trail_of(lang, run, lang.say("run-accept-title"));
    Ok(AcceptPage {
        frame: frame_at(visit, crumbs),
        problems: Problems { lang, list },
        here: urls::run(&run.id),
        lead: lang.say(KindWords::of(run.question.kind).accept),
        parts: parts(groups.into_values()),
        drafts: !visit.scope(Deed::Decide, DataClass::Personal, &structure).is_empty(),
        proof: proof(lang, run, Some(result)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_under_the_names_of_their_parts_each_once() {
        let group = |group: u32, part: Option<&str>| {
            let row = GroupRow {
                group,
                said: String::new(),
                moves: Vec::new(),
                stale: None,
                taken: None,
                ticked: true,
            };
            (part.map(str::to_owned), row)
        };
        let of = |groups: Vec<(Option<String>, GroupRow)>| {
            let told = |part: AcceptPart| (part.name, part.groups.iter().map(|row| row.group).collect::<Vec<_>>());
            parts(groups.into_iter()).into_iter().map(told).collect::<Vec<_>>()
        };
        let communes = vec![
            group(0, Some("Xã Một")),
            group(1, Some("Xã Hai")),
            group(2, Some("Xã Hai")),
        ];
        let wanted = [
            (Some("Xã Một".to_owned()), vec![0]),
            (Some("Xã Hai".to_owned()), vec![1, 2]),
        ];
        assert_eq!(of(communes), wanted);
        assert_eq!(of(vec![group(0, None), group(1, None)]), [(None, vec![0, 1])]);
    }
}

//! P22. `GET /phuong-an/so-sanh`: two to four runs about the same, by the same measures: differences alone, and no total to rank them by.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use axum::response::Response;
use office::figures::Asker;
use office::runs::{CannotCompare, Run, RunResult};
use words::{Lang, Message, writing};

use super::kinds::KindWords;
use super::list;
use super::live::constraint;
use super::moves::knows;
use super::said::{Speaker, points, quality};
use super::show::ComparePage;
use super::trail::trail;
use crate::components::{Problem, Problems};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page; where fewer or more than can be compared are ticked, the list with what is to be done.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |_| {
        let mut ids = visit.queries("luot");
        let mut seen = BTreeSet::new();
        ids.retain(|id| seen.insert(id.clone()));
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let office = visit.site.office();
        match office.runs_to_compare(Asker::Account(&visit.actor), &ids) {
            Ok(runs) => page_with(StatusCode::OK, &page(&visit, &runs)),
            Err(CannotCompare::NoSuchRun(_)) => Err(PageError::NotFound),
            Err(CannotCompare::NotAlike) => {
                let few = Problem {
                    field: Some("luot"),
                    message: Message::new("run-compare-few"),
                };
                page_with(StatusCode::UNPROCESSABLE_ENTITY, &list::page(&visit, vec![few])?)
            }
        }
    })
    .await?
}

fn page(visit: &Visit, runs: &[(Run, RunResult)]) -> ComparePage {
    let lang = visit.lang();
    let crumbs = trail(lang, lang.say("run-compare-title"));
    ComparePage {
        frame: frame_at(visit, crumbs),
        problems: Problems::none(lang),
        runs: runs
            .iter()
            .map(|(run, _)| (run.id.clone(), urls::run(&run.id)))
            .collect(),
        measures: measures(lang, runs),
        choices: choices(visit, runs),
    }
}

/// A line where any two runs differ.
fn differing(lines: Vec<(String, Vec<String>)>) -> Vec<(String, Vec<String>)> {
    let differs = |cells: &Vec<String>| cells.iter().any(|cell| Some(cell) != cells.first());
    lines.into_iter().filter(|(_, cells)| differs(cells)).collect()
}

/// The measures in which two runs differ, each with what it is in every run.
pub(crate) fn measures(lang: Lang, runs: &[(Run, RunResult)]) -> Vec<(String, Vec<String>)> {
    let shown = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| points(lang, value));
    let line = |name: String, of: &dyn Fn(&Run, &RunResult) -> String| {
        (name, runs.iter().map(|(run, result)| of(run, result)).collect())
    };
    let mut lines = vec![
        line(lang.say("run-compare-days"), &|run, _| writing::day(run.question.on())),
        line(lang.say("run-compare-objective"), &|_, result| shown(result.objective)),
        line(lang.say("run-compare-quality"), &|run, result| {
            if result.feasible {
                quality(lang, run.question.kind, result.proven, result.gap_percent)
            } else {
                lang.say("run-result-nothing-found")
            }
        }),
        line(lang.say("run-compare-moves"), &|_, result| {
            result.moves.len().to_string()
        }),
        line(lang.say("run-compare-unmet"), &|_, result| {
            result.unmet.len().to_string()
        }),
    ];
    let names: BTreeSet<&String> = runs
        .iter()
        .flat_map(|(_, result)| result.points.iter().map(|one| &one.constraint))
        .collect();
    for name in names {
        lines.push(line(constraint(lang, name), &|_, result| {
            let own = result.points.iter().find(|one| one.constraint == *name);
            points(lang, own.map_or(0.0, |one| one.points))
        }));
    }
    differing(lines)
}

/// Who or what goes elsewhere in one run than in another, of those whom the reader may know of.
pub(crate) fn choices(visit: &Visit, runs: &[(Run, RunResult)]) -> Vec<(String, Vec<String>)> {
    let lang = visit.lang();
    let speakers: Vec<Speaker<'_>> = runs
        .iter()
        .map(|(run, _)| Speaker::of(visit, run.question.on()))
        .collect();
    let mut keys: BTreeMap<&str, String> = BTreeMap::new();
    for ((_, result), speaker) in runs.iter().zip(&speakers) {
        for own in result.moves.iter().filter(|own| knows(speaker, own)) {
            keys.entry(own.key.as_str())
                .or_insert_with(|| speaker.mentioned(&own.subject));
        }
    }
    let cell = |key: &str, (run, result): &(Run, RunResult), speaker: &Speaker<'_>| {
        let own = result.moves.iter().find(|own| own.key == key);
        if own.is_some_and(|own| !knows(speaker, own)) {
            // Known on the day of another run, and not on the day of this one.
            return "–".to_owned();
        }
        let to = own.and_then(|own| own.to.as_ref());
        to.map_or_else(
            || lang.say(KindWords::of(run.question.kind).stays),
            |to| speaker.mentioned(to),
        )
    };
    let line = |(key, name): (&str, String)| {
        let cells = runs.iter().zip(&speakers).map(|(own, speaker)| cell(key, own, speaker));
        (name, cells.collect())
    };
    differing(keys.into_iter().map(line).collect())
}

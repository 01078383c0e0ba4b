//! P21: what a run gave: the choices with their reasons, what is not met, how good it is, and by what it can be repeated.

use axum::http::StatusCode;
use axum::response::Response;
use office::figures::Asker;
use office::runs::{Run, RunFact, RunKind, RunResult, RunState, StaleRun};
use office::writer::NotDone;
use words::{Lang, Message, writing};

use super::kinds::KindWords;
use super::live::{by_goal, curve};
use super::moves::{flow, knows, moves_of};
use super::network::NetworkTable;
use super::problems::said;
use super::road_map::RoadMapPart;
use super::said::{Speaker, quality, seconds, title};
use super::show::ResultPage;
use super::watch::crumbs;
use crate::components::{Problem, Problems};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

pub(super) fn page(visit: &Visit, run: &Run, status: StatusCode, list: Vec<Problem>) -> Result<Response, PageError> {
    let (lang, speaker) = (visit.lang(), Speaker::of(visit, run.question.on()));
    let office = visit.site.office();
    let result = office.run_result(run);
    let stale = match &result {
        None => StaleRun::default(),
        Some(result) => match office.stale_run(Asker::Account(&visit.actor), run, result) {
            Ok(stale) => stale,
            Err(problem) => {
                said(visit, &speaker, NotDone::Refused(problem))?;
                StaleRun::default()
            }
        },
    };
    let over = over(run.state).map(|id| lang.say(id));
    let result_said = result.clone().unwrap_or_default();
    let say = |facts: &[RunFact]| facts.iter().map(|fact| speaker.fact(fact)).collect::<Vec<String>>();
    let moves = moves_of(lang, &speaker, run, &result_said, &stale);
    let words = KindWords::of(run.question.kind);
    let view = ResultPage {
        frame: frame_at(visit, crumbs(visit, run)),
        problems: Problems { lang, list },
        heading: over
            .clone()
            .unwrap_or_else(|| heading(lang, run.question.kind, &result_said, moves.len())),
        about: title(lang, run),
        here: urls::run(&run.id),
        id: run.id.clone(),
        since: (stale.decisions > 0).then(|| lang.speak(&Message::new("run-result-stale").with("n", stale.decisions))),
        hidden: result_said.moves.iter().any(|own| !knows(&speaker, own)),
        flow: flow(lang, &speaker, &result_said),
        moves,
        columns: words.columns.map(|id| lang.say(id)),
        no_moves: lang.say(if result_said.unmet.is_empty() {
            words.no_moves
        } else {
            "run-result-no-moves-unmet"
        }),
        marks: run.question.kind.planner().marks(),
        mark_words: words.marks.map(|id| lang.say(id)),
        timetable: result_said.timetable.is_some().then(|| urls::timetable(&run.id)),
        network: result_said
            .network
            .as_ref()
            .map(|network| NetworkTable::of(lang, &speaker, network)),
        road: result_said
            .road_map
            .as_ref()
            .map(|map| RoadMapPart::of(lang, &speaker, run.question.on(), map)),
        notices: say(&result_said.notices),
        unmet: say(&result_said.unmet),
        conflict: say(&result_said.conflict),
        feasible: result_said.feasible,
        impossible: result_said.impossible,
        points: by_goal(lang, &result_said.points),
        curve: curve(lang, &result_said.curve),
        counts: say(&result_said.counts),
        proof: proof(lang, run, result.as_ref()),
        plans: run.plans.iter().map(|id| (id.clone(), urls::plan(id))).collect(),
        over,
    };
    page_with(status, &view)
}

const fn over(state: RunState) -> Option<&'static str> {
    match state {
        RunState::GivenUp => Some("run-over-given-up"),
        RunState::BrokenOff => Some("run-over-broken-off"),
        RunState::Failed => Some("run-over-failed"),
        _ => None,
    }
}

fn heading(lang: Lang, kind: RunKind, result: &RunResult, moves: usize) -> String {
    if !result.feasible {
        let id = if result.impossible {
            "run-result-impossible"
        } else {
            "run-result-nothing-found"
        };
        return lang.say(id);
    }
    let moves = lang.speak(&Message::new(KindWords::of(kind).moves).with("n", moves));
    let said = Message::new("run-result-heading").with("moves", moves);
    lang.speak(&said.with("quality", quality(lang, kind, result.proven, result.gap_percent)))
}

/// By what a run can be repeated: the state of the ledger and of the law, seed, limits, version.
pub(super) fn proof(lang: Lang, run: &Run, result: Option<&RunResult>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(snapshot) = &run.snapshot {
        let seq = writing::count(lang, snapshot.seq.into());
        lines.push(lang.speak(&Message::new("run-result-snapshot").with("seq", seq)));
        if !snapshot.head.is_empty() {
            lines.push(lang.speak(&Message::new("run-result-head").with("head", snapshot.head.as_str())));
        }
        let when = writing::moment(snapshot.law_known);
        lines.push(lang.speak(&Message::new("run-result-law").with("when", when)));
    }
    let seed = Message::new("run-result-seed").with("seed", run.question.seed.to_string());
    lines.push(lang.speak(&seed.with("seconds", run.question.seconds.to_string())));
    if let Some(steps) = run.question.iterations {
        lines.push(lang.speak(&Message::new("run-result-steps").with("n", steps.to_string())));
    }
    lines.push(lang.speak(&Message::new("run-result-version").with("version", run.version.as_str())));
    if let Some(result) = result {
        let took = Message::new("run-result-took").with("seconds", seconds(lang, result.seconds));
        lines.push(lang.speak(&took.with("found", seconds(lang, result.found_after))));
    }
    lines
}

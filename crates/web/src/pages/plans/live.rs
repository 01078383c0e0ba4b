//! The part of P20 that lives: stage, time left, the best so far, its curve and its price by goal.

use office::runs::{CurvePoint, Run, RunLive, RunPoints, RunState};
use words::{Lang, Message};

use super::kinds::KindWords;
use super::said::{points, quality, seconds};
use super::show::LivePart;
use crate::components::Curve;
use crate::site::Visit;

/// So many improvements are listed, the last ones.
const ROWS: usize = 12;

/// As it is now.
pub(super) fn live(visit: &Visit, run: &Run) -> LivePart {
    let (lang, live) = (visit.lang(), &run.live);
    let best = live.curve.iter().rev().find_map(|point| point.objective);
    let said = match best {
        None => lang.say("run-watch-nothing"),
        Some(best) => {
            let id = KindWords::of(run.question.kind).watch_best;
            lang.speak(&Message::new(id).with("points", points(lang, best)))
        }
    };
    LivePart {
        lang,
        waits: run.state == RunState::Waiting,
        stage: stage(visit, run),
        left: left(visit, run),
        best: said,
        quality: best.map(|_| {
            let proven = live.gap_percent.is_some_and(|gap| gap <= 0.0);
            quality(lang, run.question.kind, proven, live.gap_percent)
        }),
        curve: curve(lang, &live.curve),
        rows: rows(lang, live),
        points: by_goal(lang, &live.points),
    }
}

fn stage(visit: &Visit, run: &Run) -> String {
    let lang = visit.lang();
    if run.state == RunState::Waiting {
        return match visit.site.office().runs_before(run) {
            Some(before) if before > 0 => lang.speak(&Message::new("run-watch-waits").with("n", before)),
            _ => lang.say("run-watch-waits-soon"),
        };
    }
    if run.wish.is_some() {
        return lang.say("run-watch-stopping");
    }
    let stage = lang.speak(&Message::code("run-stage", run.live.stage.word()));
    lang.speak(&Message::new("run-watch-stage").with("stage", stage))
}

fn left(visit: &Visit, run: &Run) -> Option<String> {
    let said = Message::new("run-watch-left").with("n", seconds_left(visit, run)?);
    Some(visit.lang().speak(&said))
}

/// The seconds that the solver of a run may still work; none where no time limits it, or where it is not at work.
pub(crate) fn seconds_left(visit: &Visit, run: &Run) -> Option<i64> {
    let end = run.begun? + i64::from(run.question.seconds);
    let left = (end - visit.site.office().clock().now()).max(0);
    (run.state == RunState::Working && run.question.iterations.is_none()).then_some(left)
}

/// The curve of a run; none before there is a point.
pub(super) fn curve(lang: Lang, all: &[CurvePoint]) -> Option<Curve> {
    let mut prices = all.iter().filter_map(|point| point.objective);
    let first = prices.next()?;
    let last = prices.next_back().unwrap_or(first);
    let end = all.last().map_or(0.0, |point| point.seconds);
    let every = || all.iter().flat_map(|point| [point.objective, point.bound]).flatten();
    let (low, high) = (
        every().fold(f64::INFINITY, f64::min),
        every().fold(f64::NEG_INFINITY, f64::max),
    );
    let said = Message::new("run-curve-said").with("first", points(lang, first));
    let said = said
        .with("last", points(lang, last))
        .with("seconds", seconds(lang, end));
    Some(Curve {
        said: lang.speak(&said),
        points: all
            .iter()
            .map(|point| (point.seconds, point.objective, point.bound))
            .collect(),
        ends: [
            points(lang, low),
            points(lang, high),
            format!("{} s", seconds(lang, end)),
        ],
    })
}

fn rows(lang: Lang, live: &RunLive) -> Vec<[String; 3]> {
    let shown = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| points(lang, value));
    let from = live.curve.len().saturating_sub(ROWS);
    let last = live.curve.get(from..).unwrap_or_default();
    let row = |point: &CurvePoint| [seconds(lang, point.seconds), shown(point.objective), shown(point.bound)];
    last.iter().map(row).collect()
}

/// The price by goal, in words.
pub(super) fn by_goal(lang: Lang, all: &[RunPoints]) -> Vec<(String, String)> {
    let said = |one: &RunPoints| (constraint(lang, &one.constraint), points(lang, one.points));
    all.iter().map(said).collect()
}

/// What a constraint asks.
pub(crate) fn constraint(lang: Lang, id: &str) -> String {
    lang.say(&format!("constraint-{}", id.replace('.', "-")))
}

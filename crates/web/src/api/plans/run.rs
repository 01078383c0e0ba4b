//! Runs: listed, begun, watched, stopped, given up, asked again.

use office::runs::{CurvePoint, Run, RunPin, RunPoints, RunStage, RunState, RunWish};
use words::Lang;

use super::question::{RunKindWord, question};
use super::refused::refused;
use super::{asker, found, must_plan};
use crate::api::problem::Part;
use crate::api::things::count;
use crate::api::wire::{Cursor, Exact, IsoDay, PlanId, RunId, Sha256, coded};
use crate::api::{Call, Trouble, wire};
use crate::pages::plans::{Speaker, constraint, seconds_left, title};

/// The words of the states.
pub(in crate::api) fn states() -> Vec<&'static str> {
    RunState::ALL.iter().map(|state| state.word()).collect()
}

const fn wished(wish: RunWish) -> &'static str {
    match wish {
        RunWish::Keep => "stop",
        RunWish::GiveUp => "give-up",
    }
}

coded! {
    /// Where a run stands.
    RunStateWord of states().into_iter();
    /// What a run at work is doing.
    RunStageWord of RunStage::ALL.iter().map(|stage| stage.word());
    /// What somebody wishes of a run that is not over.
    RunWishWord of ["stop", "give-up"].into_iter();
}

wire! {
    /// A run by its head.
    RunListed {
        /// Its id.
        id: RunId,
        /// Its kind.
        kind: RunKindWord,
        /// What it is about.
        title: String,
        /// The day on which what is chosen would take effect.
        day: IsoDay,
        /// Where it stands.
        state: RunStateWord,
        /// Who asked: an account, or the sign of a key.
        by: String,
        /// When: seconds since 1970-01-01T00:00:00Z.
        asked: i64,
        /// When the work on it began.
        begun: Option<i64>,
        /// When it ended.
        ended: Option<i64>,
        /// Whether it ended without anything that keeps every rule.
        nothing_found: bool,
        /// Whether it was proven that nothing is better.
        proven: bool,
        /// At most so many per cent above the best possible, rounded up; null where nothing is known of that.
        gap_percent: Option<Exact>,
        /// The plans that were made of it.
        plans: Vec<PlanId>,
    }
    /// A page of runs, the newest first.
    RunsPage {
        /// Those of this page. It may hold fewer than were asked for, though older ones follow.
        items: Vec<RunListed>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// A rule's number.
    RunSettingGiven {
        /// Its key.
        key: String,
        /// Its number.
        value: i64,
    }
    /// What was settled beforehand.
    RunSettled {
        /// Who or what, by the planner's id.
        subject: String,
        /// Where, by the planner's id.
        place: String,
    }
    /// What was asked.
    RunQuestionTold {
        /// The rules.
        settings: Vec<RunSettingGiven>,
        /// The goals, the weightiest first.
        goals: Vec<String>,
        /// What must be; told to whoever asked.
        pins: Vec<RunSettled>,
        /// What must not be; told to whoever asked.
        bars: Vec<RunSettled>,
        /// Where chance began.
        seed: i64,
        /// Seconds that the solver may work.
        seconds: u32,
        /// Steps that it may take; null: as many as it can.
        iterations: Option<i64>,
    }
    /// The state of the ledger and of the law on which a run worked.
    RunSnapshotTold {
        /// The place of the log.
        known: u32,
        /// The digest of the ledger there; null where it worked on an earlier state.
        head: Option<Sha256>,
        /// The time up to which editions of the local rules count: seconds since 1970-01-01T00:00:00Z.
        law_known: i64,
    }
    /// What one constraint adds to the price, or by how much it is broken.
    RunPointsTold {
        /// Its name.
        constraint: String,
        /// What it asks.
        about: String,
        /// Whether it must be kept.
        hard: bool,
        /// Points.
        points: Exact,
    }
    /// The best at a moment.
    RunCurvePoint {
        /// Seconds since the solver began.
        seconds: Exact,
        /// The price of the best that keeps every rule; null before there is any.
        objective: Option<Exact>,
        /// Proven: no price is lower.
        bound: Option<Exact>,
    }
    /// A run as it stands.
    RunTold {
        /// Its head.
        run: RunListed,
        /// What was asked.
        question: RunQuestionTold,
        /// On what it works; null before it begins.
        snapshot: Option<RunSnapshotTold>,
        /// The version of the program.
        version: String,
        /// What it is doing, while it is at work.
        stage: Option<RunStageWord>,
        /// How many runs come before it, while it waits here.
        before: Option<u32>,
        /// Seconds that the solver may still work, while it is at work and time limits it.
        seconds_left: Option<i64>,
        /// What somebody wishes of it.
        wish: Option<RunWishWord>,
        /// The price of the best so far; null before there is any.
        objective: Option<Exact>,
        /// Proven: no price is lower.
        bound: Option<Exact>,
        /// The price by constraint.
        points: Vec<RunPointsTold>,
        /// How the best went, oldest first; once the run is over its result tells it.
        curve: Vec<RunCurvePoint>,
    }
}

/// A number with so many places; none where it is none.
pub(super) fn exact(number: f64, places: usize) -> Option<Exact> {
    number.is_finite().then(|| Exact(format!("{number:.places$}")))
}

/// A bound, rounded down: more would promise more than was proven.
pub(super) fn bound(number: f64) -> Option<Exact> {
    exact(number.floor(), 0)
}

/// A gap, rounded up for the same reason.
pub(super) fn gap(percent: f64) -> Option<Exact> {
    exact((percent * 10.0).ceil() / 10.0, 1)
}

pub(super) fn points(lang: Lang, all: &[RunPoints]) -> Vec<RunPointsTold> {
    let told = |one: &RunPoints| {
        Some(RunPointsTold {
            constraint: one.constraint.clone(),
            about: constraint(lang, &one.constraint),
            hard: one.hard,
            points: exact(one.points, 0)?,
        })
    };
    all.iter().filter_map(told).collect()
}

pub(super) fn curve(all: &[CurvePoint]) -> Vec<RunCurvePoint> {
    let told = |point: &CurvePoint| {
        Some(RunCurvePoint {
            seconds: exact(point.seconds, 1)?,
            objective: point.objective.and_then(|value| exact(value, 0)),
            bound: point.bound.and_then(bound),
        })
    };
    all.iter().filter_map(told).collect()
}

pub(super) fn listed(call: &Call, run: &Run) -> RunListed {
    RunListed {
        id: RunId(run.id.clone()),
        kind: RunKindWord(run.question.kind.word()),
        title: title(call.visit.lang(), run),
        day: IsoDay::of(run.question.on()),
        state: RunStateWord(run.state.word()),
        by: run.by.clone(),
        asked: run.asked,
        begun: run.begun,
        ended: run.ended,
        nothing_found: run.nothing,
        proven: run.proven,
        gap_percent: run.live.gap_percent.and_then(gap),
        plans: run.plans.iter().cloned().map(PlanId).collect(),
    }
}

fn told(call: &Call, run: &Run) -> RunTold {
    let (question, live) = (&run.question, &run.live);
    let own = [&run.by, run.principal()].contains(&call.visit.actor.account.as_str());
    let settled = |all: &[RunPin]| {
        let told = all.iter().filter(|_| own).map(|pin| RunSettled {
            subject: pin.subject.clone(),
            place: pin.place.clone(),
        });
        told.collect()
    };
    let works = run.state == RunState::Working;
    let before = call.visit.site.office().runs_before(run);
    RunTold {
        run: listed(call, run),
        question: RunQuestionTold {
            settings: question
                .settings
                .iter()
                .map(|(key, value)| RunSettingGiven {
                    key: key.clone(),
                    value: *value,
                })
                .collect(),
            goals: question.goals.clone(),
            pins: settled(&question.pins),
            bars: settled(&question.bars),
            seed: i64::try_from(question.seed).unwrap_or(i64::MAX),
            seconds: question.seconds,
            iterations: question.iterations.and_then(|steps| i64::try_from(steps).ok()),
        },
        snapshot: run.snapshot.as_ref().map(|own| RunSnapshotTold {
            known: own.seq,
            head: Some(own.head.clone()).filter(|head| !head.is_empty()).map(Sha256),
            law_known: own.law_known,
        }),
        version: run.version.clone(),
        stage: works.then(|| RunStageWord(live.stage.word())),
        before: before.filter(|_| run.state == RunState::Waiting).map(count),
        seconds_left: seconds_left(&call.visit, run),
        wish: run
            .wish
            .filter(|_| !run.state.is_over())
            .map(|wish| RunWishWord(wished(wish))),
        objective: live
            .curve
            .iter()
            .rev()
            .find_map(|point| point.objective)
            .and_then(|value| exact(value, 0)),
        bound: live.curve.iter().rev().find_map(|point| point.bound).and_then(bound),
        points: points(call.visit.lang(), &live.points),
        curve: curve(&live.curve),
    }
}

pub(super) fn list(call: &Call) -> Result<RunsPage, Trouble> {
    must_plan(call)?;
    let (kind, state) = (call.text("kind"), call.text("state"));
    let wants = |run: &Run| {
        kind.is_none_or(|kind| run.question.kind.word() == kind) && state.is_none_or(|state| run.state.word() == state)
    };
    let part = call.visit.site.office().runs_part(asker(call), call.below(), wants);
    let part = part.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    Ok(RunsPage {
        items: part.items.iter().map(|run| listed(call, run)).collect(),
        next: call.next_below(part.older),
    })
}

pub(super) fn show(call: &Call) -> Result<RunTold, Trouble> {
    Ok(told(call, &found(call, "run")?))
}

pub(super) fn begin(call: &Call) -> Result<RunTold, Trouble> {
    let question = question(call)?;
    let speaker = Speaker::of(&call.visit, question.on());
    let office = call.visit.site.office();
    let begun = office.ask_run_once(asker(call), question, None, call.once().as_ref());
    let run = begun.map_err(|problem| refused(call, &speaker, problem, (Part::Body, "kind")))?;
    Ok(told(call, &run))
}

pub(super) fn again(call: &Call) -> Result<RunTold, Trouble> {
    let run = found(call, "run")?;
    let speaker = Speaker::of(&call.visit, run.question.on());
    let mut question = run.question.clone();
    if run.state.has_result() {
        // What was found on an earlier state of the ledger is repeated on it by a field of its own.
        question.known = None;
    }
    let office = call.visit.site.office();
    let begun = office.ask_run_once(asker(call), question, Some(&run.id), call.once().as_ref());
    let run = begun.map_err(|problem| refused(call, &speaker, problem, (Part::Path, "run")))?;
    Ok(told(call, &run))
}

fn wish(call: &Call, wish: RunWish) -> Result<RunTold, Trouble> {
    let run = found(call, "run")?;
    let speaker = Speaker::of(&call.visit, run.question.on());
    let done = call.visit.site.office().wish_of_run(asker(call), &run.id, wish);
    done.map_err(|problem| refused(call, &speaker, problem, (Part::Path, "run")))?;
    show(call)
}

pub(super) fn stop(call: &Call) -> Result<RunTold, Trouble> {
    wish(call, RunWish::Keep)
}

pub(super) fn give_up(call: &Call) -> Result<RunTold, Trouble> {
    wish(call, RunWish::GiveUp)
}

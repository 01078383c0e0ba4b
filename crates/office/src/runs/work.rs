//! Working on one run: it is taken in hand, solved, watched meanwhile, and what it gave is kept.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ledger::Seq;
use planning::core::{Budget, Cancel, Clock};

use super::RUN;
use super::ask::LEASE;
use super::finish::Ending;
use super::live::RunStage;
use super::planner::{RunMoment, RunNews};
use super::pool::RunPool;
use super::result::RunResult;
use super::run::{Run, RunSnapshot, RunState, RunWish};
use crate::audit::Event;
use crate::figures::CannotRead;
use crate::office::Office;
use crate::plans::Kept;
use crate::port::Chain;

/// How often what was found is noted where other processes see it, and is looked whether somebody there wishes something.
const NOTED: Duration = Duration::from_secs(2);
/// A solver takes at most so many threads, and never more than half of the machine.
const MOST_THREADS: usize = 4;

/// Threads for a solver: half of the machine, so that pages stay quick.
fn threads() -> usize {
    let all = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    (all / 2).clamp(1, MOST_THREADS)
}

/// Works on a run until it is over.
pub(super) fn work_on(office: &Office, pool: &RunPool, id: &str, asker: &Kept, cancel: &Cancel) {
    let Some((run, moment)) = begin(office, id, asker) else {
        return;
    };
    let done = AtomicBool::new(false);
    let outcome = thread::scope(|scope| {
        scope.spawn(|| keep_noting(office, pool, id, &done));
        let worked = catch_unwind(AssertUnwindSafe(|| solve(pool, &run, &moment, cancel)));
        done.store(true, Ordering::Release);
        pool.wake();
        worked
    });
    let ending = match outcome {
        _ if pool.wished(id) == Some(RunWish::GiveUp) => Ending::over(RunState::GivenUp),
        _ if pool.is_closing() => Ending::over(RunState::BrokenOff),
        Ok(Ok(result)) => {
            let stopped = pool.wished(id) == Some(RunWish::Keep);
            let state = if stopped { RunState::Stopped } else { RunState::Done };
            Ending::with(state, result)
        }
        Ok(Err(problem)) => Ending::failed(problem.to_string()),
        Err(_) => Ending::failed("panic".to_owned()),
    };
    ending.keep(office, id, pool.live(id).unwrap_or_default());
}

/// Takes it in hand, unless somebody has given it up meanwhile: the record, and the moment on which it works.
fn begin<'a>(office: &'a Office, id: &str, asker: &'a Kept) -> Option<(Run, RunMoment<'a>)> {
    let (own, host) = (id.to_owned(), office.run_host().to_owned());
    let begun = office.writer().run(move |desk| {
        let run: Option<Run> = desk.record(RUN, &own).map_err(|_| ())?;
        let mut run = run.filter(|run| run.state == RunState::Waiting).ok_or(())?;
        let now = desk.now();
        if run.wish.is_some() {
            (run.state, run.ended) = (RunState::GivenUp, Some(now));
            desk.put(RUN, &own, &run);
            desk.note(Chain::Audit, Event::new(now, &run.by, "run.given-up").on(&own));
            return Ok::<_, ()>(None);
        }
        let head = desk.value().head();
        let (seq, law_known) = run.question.known.unwrap_or((head.seq.0, now));
        run.state = RunState::Working;
        run.snapshot = Some(RunSnapshot {
            seq,
            head: if seq == head.seq.0 {
                head.hash.to_string()
            } else {
                String::new()
            },
            law_known,
        });
        (run.begun, run.lease) = (Some(now), now + LEASE);
        run.host.clone_from(&host);
        desk.put(RUN, &own, &run);
        desk.note(Chain::Audit, Event::new(now, &run.by, "run.begin").on(&own));
        Ok(Some((run, desk.value().clone())))
    });
    let (run, value) = begun.ok()??;
    let snapshot = run.snapshot.clone()?;
    let moment = RunMoment {
        office,
        asker: asker.asker(),
        value: Arc::new(value),
        known: Seq(snapshot.seq),
        law_known: Some(snapshot.law_known),
    };
    Some((run, moment))
}

fn solve(pool: &RunPool, run: &Run, moment: &RunMoment<'_>, cancel: &Cancel) -> Result<RunResult, CannotRead> {
    let (question, began) = (&run.question, Instant::now());
    let clock = Clock::new(move || began.elapsed());
    let mut budget = Budget::within(clock, Duration::from_secs(question.seconds.into()));
    budget = budget
        .with_seed(question.seed)
        .with_threads(threads())
        .with_cancel(cancel);
    if let Some(limit) = question.iterations {
        // The same every time: what several threads find depends on who is first.
        budget = budget.with_iterations(limit).with_threads(1);
    }
    let tell = |news: RunNews<'_>| {
        pool.change(&run.id, |live| match news {
            RunNews::Stage(stage) => live.enter(stage),
            RunNews::Better(progress) => live.note(progress),
        });
    };
    tell(RunNews::Stage(RunStage::Gathering));
    let mut result = question.kind.planner().solve(moment, question, &budget, &tell)?;
    result.curve = pool.live(&run.id).unwrap_or_default().curve;
    Ok(result)
}

/// Notes how far it is, and hears what somebody wishes through another process, until it is done.
fn keep_noting(office: &Office, pool: &RunPool, id: &str, done: &AtomicBool) {
    let is_done = || done.load(Ordering::Acquire);
    let mut noted = Instant::now();
    while !is_done() {
        pool.pause(NOTED.saturating_sub(noted.elapsed()), is_done);
        if is_done() || noted.elapsed() < NOTED {
            continue;
        }
        noted = Instant::now();
        let (own, live) = (id.to_owned(), pool.live(id).unwrap_or_default());
        let waiting = pool.waiting();
        let wish = office.writer().run(move |desk| {
            let until = desk.now() + LEASE;
            for other in &waiting {
                let run: Option<Run> = desk.record(RUN, other).map_err(|_| ())?;
                if let Some(mut run) = run.filter(|run| !run.state.is_over()) {
                    run.lease = until;
                    desk.put(RUN, other, &run);
                }
            }
            let run: Option<Run> = desk.record(RUN, &own).map_err(|_| ())?;
            let mut run = run.filter(|run| !run.state.is_over()).ok_or(())?;
            run.live = live.clone();
            run.lease = until;
            desk.put(RUN, &own, &run);
            Ok::<_, ()>(run.wish)
        });
        if let Ok(Some(wish)) = wish {
            pool.wish(id, wish);
        }
    }
}

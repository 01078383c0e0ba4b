//! How a run ends: where it stands then, and what it gave, in one transaction.

use super::live::RunLive;
use super::result::RunResult;
use super::run::{Run, RunState, RunWish};
use super::{RUN, RUN_RESULT};
use crate::audit::Event;
use crate::office::Office;
use crate::port::Chain;

/// An end.
#[derive(Debug)]
pub(super) struct Ending {
    state: RunState,
    result: Option<RunResult>,
    /// Why it failed.
    cause: Option<String>,
}

impl Ending {
    pub(super) const fn over(state: RunState) -> Self {
        Self {
            state,
            result: None,
            cause: None,
        }
    }

    pub(super) const fn failed(cause: String) -> Self {
        Self {
            state: RunState::Failed,
            result: None,
            cause: Some(cause),
        }
    }

    pub(super) const fn with(state: RunState, result: RunResult) -> Self {
        Self {
            state,
            result: Some(result),
            cause: None,
        }
    }

    /// Keeps it. Where that fails the run is broken off: its lease runs out.
    pub(super) fn keep(self, office: &Office, id: &str, live: RunLive) {
        let id = id.to_owned();
        let _kept = office.writer().run(move |desk| {
            let run: Option<Run> = desk.record(RUN, &id).map_err(|_| ())?;
            let mut run = run.ok_or(())?;
            // It may have been given up through another process just as it came to its end.
            let given_up = self.state.has_result() && run.wish == Some(RunWish::GiveUp);
            let state = if given_up { RunState::GivenUp } else { self.state };
            let result = self.result.as_ref().filter(|_| state.has_result());
            (run.state, run.ended) = (state, Some(desk.now()));
            run.live = if result.is_some() {
                // The curve stands in the result.
                RunLive {
                    curve: Vec::new(),
                    ..live.clone()
                }
            } else {
                live.clone()
            };
            if let Some(result) = result {
                (run.proven, run.live.gap_percent) = (result.proven, result.gap_percent);
                run.nothing = !result.feasible;
                desk.put(RUN_RESULT, &id, result);
            }
            desk.put(RUN, &id, &run);
            let event = Event::new(desk.now(), &run.by, ended(state)).on(&id);
            desk.note(
                Chain::Audit,
                match &self.cause {
                    Some(cause) => event.with(cause),
                    None => event,
                },
            );
            Ok::<_, ()>(())
        });
    }
}

/// What an end is called among the events.
const fn ended(state: RunState) -> &'static str {
    match state {
        RunState::Done => "run.done",
        RunState::Stopped => "run.stopped",
        RunState::GivenUp => "run.given-up",
        RunState::Failed => "run.failed",
        // Nobody has it in hand any longer.
        RunState::BrokenOff | RunState::Waiting | RunState::Working => "run.broken-off",
    }
}

//! Reading runs: those that somebody may see, how far they are, what they gave, and what of it the newest ledger no longer bears.

use std::sync::Arc;

use serde::de::IgnoredAny;

use super::ask::CannotRun;
use super::live::RunLive;
use super::result::{RunResult, StaleMove};
use super::run::{Run, RunState};
use super::{RUN, RUN_RESULT};
use crate::figures::Asker;
use crate::numbered::{NewestFirst, part};
use crate::office::Office;
use crate::port::StoreError;

/// So many runs are looked at for one part of a list at most.
const LOOKED: usize = 500;

/// What has become of a run's result since the ledger moved on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StaleRun {
    /// Decisions since.
    pub decisions: u32,
    /// The choices that are no longer what they were, or that something else must come before.
    pub moves: Vec<StaleMove>,
}

impl Office {
    /// The runs that somebody may see, newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn runs(&self, asker: Asker<'_>) -> Result<Vec<Run>, StoreError> {
        let mut all: Vec<Run> = self.all_records(RUN)?;
        let seer = self.run_seer(asker);
        all.retain(|run| seer.sees(run));
        all.sort_by_key(|run| std::cmp::Reverse(run.number()));
        Ok(all.into_iter().map(|run| self.as_it_stands(run)).collect())
    }

    /// The runs that somebody may see, newest first, of those before a number (all without one), as far as they are wanted. What it costs does
    /// not depend on how many there are.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn runs_part(
        &self,
        asker: Asker<'_>,
        (before, most): (Option<usize>, usize),
        wants: impl Fn(&Run) -> bool,
    ) -> Result<NewestFirst<Run>, StoreError> {
        let seer = self.run_seer(asker);
        let id = |number: usize| format!("LT-{number}");
        let is_there = |number| Ok(self.found_record::<IgnoredAny>(RUN, &id(number))?.is_some());
        let read = |number| {
            let run = self.found_record::<Run>(RUN, &id(number))?;
            Ok(run.map(|run| self.as_it_stands(run)))
        };
        part((before, most), LOOKED, is_there, read, |run| {
            seer.sees(run) && wants(run)
        })
    }

    /// One run, if the asker may see it.
    pub fn run(&self, asker: Asker<'_>, id: &str) -> Option<Run> {
        let run: Run = self.one_record(RUN, id)?;
        let seen = self.run_seer(asker).sees(&run);
        seen.then(|| self.as_it_stands(run))
    }

    /// What a run gave; none while it gave nothing.
    pub fn run_result(&self, run: &Run) -> Option<RunResult> {
        run.state
            .has_result()
            .then(|| self.large_record(RUN_RESULT, &run.id))
            .flatten()
    }

    /// How many runs come before one that waits here.
    pub fn runs_before(&self, run: &Run) -> Option<usize> {
        let at = self.run_pool().waiting().iter().position(|id| *id == run.id)?;
        Some(at + 1)
    }

    /// What the newest ledger does not, or no longer, bear of a run's result, looked at with the reach of whoever asks now.
    ///
    /// # Errors
    ///
    /// [`CannotRun`].
    pub fn stale_run(&self, asker: Asker<'_>, run: &Run, result: &RunResult) -> Result<StaleRun, CannotRun> {
        let head = self.value().head().seq.0;
        let snapshot = run.snapshot.as_ref();
        let at = snapshot.map_or(head, |snapshot| snapshot.seq);
        // Editions of the local rules are approved without a decision of the log.
        let same_law =
            snapshot.is_none_or(|snapshot| Arc::ptr_eq(self.law_known(Some(snapshot.law_known)), self.law_known(None)));
        if head == at && same_law {
            return Ok(StaleRun {
                decisions: 0,
                moves: run.question.kind.planner().held(result),
            });
        }
        let mut question = run.question.clone();
        question.known = None;
        let moment = self.run_moment(asker, &question);
        Ok(StaleRun {
            decisions: head.saturating_sub(at),
            moves: question.kind.planner().judge(&moment, &question, result)?,
        })
    }

    /// The run with how far it is now; one that nobody has in hand any longer is broken off.
    pub(super) fn as_it_stands(&self, mut run: Run) -> Run {
        if run.state.is_over() {
            return run;
        }
        let pool = self.run_pool();
        let here = pool.host() == Some(run.host.as_str());
        match pool.live(&run.id) {
            Some(live) => run.live = live,
            None if here && pool.waiting().contains(&run.id) => {}
            // Between two looks it may have been taken in hand or have ended: what is on record then tells it.
            None if run.lease > self.clock().now() => {}
            None => {
                run.state = RunState::BrokenOff;
                run.live = RunLive {
                    turn: u64::MAX,
                    ..run.live
                };
            }
        }
        run
    }
}

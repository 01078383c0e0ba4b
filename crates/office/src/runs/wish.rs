//! Stopping a run so that the best is kept, or giving it up; and ending all of a process that closes.

use super::RUN;
use super::ask::CannotRun;
use super::run::{Run, RunState, RunWish};
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::plans::Kept;
use crate::port::Chain;
use crate::writer::NotDone;

impl Office {
    /// Wishes something of a run that is not over. One that waits is over at once; one that is worked on stops within a second here, and
    /// within a few where another process works on it.
    ///
    /// # Errors
    ///
    /// [`CannotRun`], or the store failed.
    pub fn wish_of_run(&self, asker: Asker<'_>, id: &str, wish: RunWish) -> Result<Run, NotDone<CannotRun>> {
        let seen = self.run(asker, id);
        let seen = seen.ok_or_else(|| NotDone::Refused(CannotRun::NoSuchRun(id.to_owned())))?;
        if seen.state.is_over() {
            return Err(NotDone::Refused(CannotRun::NotFrom(seen.state)));
        }
        // Before it is written down: a second is a short time.
        let at_work = seen.state == RunState::Working && self.run_pool().wish(id, wish);
        let (kept, id) = (Kept::of(asker), id.to_owned());
        self.writer().run(move |desk| {
            let run: Option<Run> = desk
                .record(RUN, &id)
                .map_err(|problem| CannotRun::Unreadable(problem.to_string()))?;
            let mut run = run.ok_or_else(|| CannotRun::NoSuchRun(id.clone()))?;
            if run.state.is_over() {
                // It may have been quicker than this: then what was wished is so.
                return if at_work {
                    Ok(run)
                } else {
                    Err(CannotRun::NotFrom(run.state))
                };
            }
            if run.wish != Some(RunWish::GiveUp) {
                run.wish = Some(wish);
            }
            let now = desk.now();
            if run.state == RunState::Waiting {
                (run.state, run.ended) = (RunState::GivenUp, Some(now));
            }
            let action = match wish {
                RunWish::Keep => "run.stop",
                RunWish::GiveUp => "run.give-up",
            };
            desk.note(Chain::Audit, Event::new(now, kept.asker().name(), action).on(&id));
            desk.put(RUN, &id, &run);
            Ok(run)
        })
    }

    /// Ends the run that this process works on, which is then told as broken off, and takes nothing more.
    pub fn end_runs(&self) {
        self.run_pool().close();
    }
}

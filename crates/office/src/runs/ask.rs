//! Asking: what is missing is named before a run begins; what can be answered waits for its turn.

use std::sync::Arc;

use ledger::Seq;
use ledger::value::Refused;

use super::fact::RunFact;
use super::live::RunLive;
use super::own::note_run;
use super::planner::{Look, RunMoment};
use super::question::{RunOffer, RunQuestion};
use super::reach::reach_of;
use super::run::{Run, RunState};
use super::under_way::{goes_on, next_number, under_way};
use super::{RUN, RunKind};
use crate::audit::Event;
use crate::figures::{Asker, CannotRead};
use crate::office::Office;
use crate::once::{NotAgain, Once};
use crate::plans::Kept;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// Seconds that a solver may be given.
pub(super) const SECONDS: (u32, u32) = (1, 3_600);
/// So many runs wait or are worked on at most.
const MOST_OPEN: usize = 20;
/// How long a process that has a run in hand is believed to be alive after it last said so, in seconds.
pub(super) const LEASE: i64 = 20;

/// Why a run is not begun, or something is not done with one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRun {
    /// No run that the asker may see has this id.
    NoSuchRun(String),
    /// The asker may not ask for this.
    NotAllowed,
    /// A rule's number is out of its range: the key, the least, the most.
    OutOfRange(String, i64, i64),
    /// A rule or a goal that the planner does not have, or a goal twice.
    NotItsOwn(String),
    /// The seconds are too few or too many: the least, the most.
    Seconds(u32, u32),
    /// Without these nothing can be found.
    Missing(Vec<RunFact>),
    /// These must be and must not be at once.
    Both(Vec<RunFact>),
    /// So many wait already.
    TooMany(usize),
    /// It is over, or not over yet.
    NotFrom(RunState),
    /// Nothing is chosen.
    NothingChosen,
    /// What is chosen no longer fits.
    Stale(Vec<RunFact>),
    /// The ledger refuses a draft of what is chosen.
    Refused {
        /// The draft, from 1.
        draft: u32,
        /// Every reason.
        why: Refused,
    },
    /// Something that is chosen lies out of the asker's reach.
    OutOfReach,
    /// Under this key of the caller's own something else was ordered.
    OtherOrder,
    /// The ledger, or the store, cannot be read.
    Unreadable(String),
}

impl From<NotAgain> for CannotRun {
    fn from(why: NotAgain) -> Self {
        match why {
            NotAgain::Other => Self::OtherOrder,
            NotAgain::Store(problem) => Self::Unreadable(problem),
        }
    }
}

impl From<CannotRead> for CannotRun {
    fn from(problem: CannotRead) -> Self {
        Self::Unreadable(problem.to_string())
    }
}

impl Office {
    /// The usual question of a kind for a day.
    pub fn usual_run(&self, kind: RunKind, day: ledger::Day) -> RunQuestion {
        let planner = kind.planner();
        RunQuestion {
            kind,
            day: day.number(),
            settings: planner.usual(self, day),
            goals: planner.goals().iter().map(|goal| (*goal).to_owned()).collect(),
            pins: Vec::new(),
            bars: Vec::new(),
            seed: 1,
            seconds: 30,
            iterations: None,
            known: None,
        }
    }

    /// What a run would work on: what there is, what is missing, what can be settled, what contradicts itself.
    ///
    /// # Errors
    ///
    /// [`CannotRun`].
    pub fn look_at_run(&self, asker: Asker<'_>, question: &RunQuestion) -> Result<Look, CannotRun> {
        if !self.may_ask_run(asker, question.kind) {
            return Err(CannotRun::NotAllowed);
        }
        fits(question)?;
        let (moment, planner) = (self.run_moment(asker, question), question.kind.planner());
        Ok(planner.look(&moment, question)?.contradicted(planner, question))
    }

    /// What a form offers to settle beforehand.
    ///
    /// # Errors
    ///
    /// [`CannotRun`].
    pub fn offers_of_run(&self, asker: Asker<'_>, question: &RunQuestion) -> Result<Vec<RunOffer>, CannotRun> {
        if !self.may_ask_run(asker, question.kind) {
            return Err(CannotRun::NotAllowed);
        }
        fits(question)?;
        let moment = self.run_moment(asker, question);
        Ok(question.kind.planner().offers(&moment, question)?)
    }

    pub(super) fn run_moment<'a>(&'a self, asker: Asker<'a>, question: &RunQuestion) -> RunMoment<'a> {
        RunMoment {
            office: self,
            asker,
            value: self.value(),
            known: question.known.map_or(Seq::LATEST, |(seq, _)| Seq(seq)),
            law_known: question.known.map(|(_, law)| law),
        }
    }

    /// Asks. The run waits for its turn and is worked on in the background.
    ///
    /// # Errors
    ///
    /// [`CannotRun`], or the store failed.
    pub fn ask_run(
        self: &Arc<Self>,
        asker: Asker<'_>,
        question: RunQuestion,
        again: Option<&str>,
    ) -> Result<Run, NotDone<CannotRun>> {
        self.ask_run_once(asker, question, again, None)
    }

    /// The same, once under a key of the caller's own: sent again it is answered with the run that it began.
    ///
    /// # Errors
    ///
    /// [`CannotRun`], or the store failed.
    pub fn ask_run_once(
        self: &Arc<Self>,
        asker: Asker<'_>,
        question: RunQuestion,
        again: Option<&str>,
        once: Option<&Once>,
    ) -> Result<Run, NotDone<CannotRun>> {
        if let Some(run) = once.map_or(Ok(None), |once| once.done_before(self)).map_err(refused)? {
            return Ok(run);
        }
        let look = self.look_at_run(asker, &question).map_err(NotDone::Refused)?;
        if !look.both.is_empty() {
            return Err(NotDone::Refused(CannotRun::Both(look.both)));
        }
        let missing: Vec<RunFact> = look
            .missing
            .into_iter()
            .filter(|missing| missing.bars)
            .map(|missing| missing.what)
            .collect();
        if !missing.is_empty() {
            return Err(NotDone::Refused(CannotRun::Missing(missing)));
        }
        let (kept, again) = (Kept::of(asker), again.map(str::to_owned));
        let (waiting, host) = (Kept::of(asker), self.run_host().to_owned());
        let forgotten = once.map(|_| Once::forgotten(self)).unwrap_or_default();
        let once = once.cloned();
        let (run, begins) = self.writer().run(move |desk| {
            if let Some(run) = once.as_ref().map_or(Ok(None), |once| once.done(desk))? {
                return Ok((run, false));
            }
            let unreadable = |problem: StoreError| CannotRun::Unreadable(problem.to_string());
            let open = under_way(desk).map_err(unreadable)?;
            if open.len() >= MOST_OPEN {
                return Err(CannotRun::TooMany(MOST_OPEN));
            }
            let (number, now) = (next_number(desk).map_err(unreadable)?, desk.now());
            let [by, principal] = [kept.asker().name(), kept.asker().principal()].map(str::to_owned);
            let run = Run {
                id: format!("LT-{number}"),
                stands_for: Some(principal).filter(|principal| *principal != by),
                reach: reach_of(kept.asker(), desk.value()),
                asked: now,
                question: question.clone(),
                state: RunState::Waiting,
                wish: None,
                host: host.clone(),
                lease: now + LEASE,
                begun: None,
                ended: None,
                snapshot: None,
                version: env!("CARGO_PKG_VERSION").to_owned(),
                live: RunLive::default(),
                proven: false,
                nothing: false,
                plans: Vec::new(),
                accepted: std::collections::BTreeMap::new(),
                looked: false,
                again: again.clone(),
                by,
            };
            desk.put(RUN, &run.id, &run);
            goes_on(desk, open, number);
            note_run(desk, &run).map_err(unreadable)?;
            let event = Event::new(now, &run.by, "run.ask").on(&run.id);
            desk.note(Chain::Audit, event.with(run.question.kind.word()));
            if let Some(once) = &once {
                Once::forget(desk, &forgotten).map_err(unreadable)?;
                once.note(desk, &run);
            }
            Ok((run, true))
        })?;
        if begins {
            self.run_pool().push(self, &run.id, waiting);
        }
        Ok(run)
    }
}

pub(super) fn refused(why: NotAgain) -> NotDone<CannotRun> {
    NotDone::Refused(why.into())
}

/// Whether a question speaks of what its planner has.
fn fits(question: &RunQuestion) -> Result<(), CannotRun> {
    let planner = question.kind.planner();
    let (least, most) = SECONDS;
    if !(least..=most).contains(&question.seconds) {
        return Err(CannotRun::Seconds(least, most));
    }
    for (key, number) in &question.settings {
        let own = planner.settings().iter().find(|own| own.key == key);
        let own = own.ok_or_else(|| CannotRun::NotItsOwn(key.clone()))?;
        let most = own.highest();
        if !(own.least..=most).contains(number) {
            return Err(CannotRun::OutOfRange(key.clone(), own.least, most));
        }
    }
    let missing = planner
        .settings()
        .iter()
        .find(|own| !question.settings.contains_key(own.key));
    if let Some(own) = missing {
        return Err(CannotRun::NotItsOwn(own.key.to_owned()));
    }
    for (at, goal) in question.goals.iter().enumerate() {
        let twice = question.goals.iter().skip(at + 1).any(|other| other == goal);
        if twice || !planner.goals().contains(&goal.as_str()) {
            return Err(CannotRun::NotItsOwn(goal.clone()));
        }
    }
    Ok(())
}

//! What a planner is to runs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ledger::{Day, Decision, Seq, Value};
use planning::core::{Budget, Progress};

use super::fact::RunFact;
use super::live::RunStage;
use super::question::{RunChoice, RunOffer, RunPin, RunQuestion, RunSetting};
use super::result::{RunResult, StaleMove};
use super::unread::named;
use crate::figures::{Asker, CannotRead};
use crate::office::Office;
use crate::permission::Deed;

/// Explaining, or finding out why nothing keeps every rule, may take this share of the time that the whole had, once more.
pub(super) const SHARE: f64 = 0.5;

/// Who asks, and on which state of the ledger and of the law.
#[derive(Debug, Clone)]
pub struct RunMoment<'a> {
    /// The office.
    pub office: &'a Office,
    /// Who asks: nothing beyond that reach goes into a question.
    pub asker: Asker<'a>,
    /// The value.
    pub value: Arc<Value>,
    /// As known at this place of its log.
    pub known: Seq,
    /// By the law as known at this time (seconds since 1970-01-01T00:00:00Z); none: as known now.
    pub law_known: Option<i64>,
}

/// Something without which a run gives less, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What.
    pub what: RunFact,
    /// Whether no run may begin without it.
    pub bars: bool,
}

/// What a planner would work on, looked at before a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// How many of what.
    pub counts: Vec<RunFact>,
    /// What is missing.
    pub missing: Vec<Missing>,
    /// Who or what can be settled beforehand.
    pub subjects: Vec<RunChoice>,
    /// And where.
    pub places: Vec<RunChoice>,
    /// What was settled to be and not to be at once: while it is, no run may begin.
    pub both: Vec<RunFact>,
}

impl Look {
    /// Names everything that must not be though what must be asks for it.
    pub(super) fn contradicted(mut self, planner: &dyn Planner, question: &RunQuestion) -> Self {
        let is_asked = |bar: &&RunPin| question.pins.iter().any(|pin| planner.contradict(pin, bar));
        let name = |all: &[RunChoice], id: &str| {
            let found = all.iter().find(|one| one.id == id).map(|one| one.said.clone());
            found.unwrap_or_else(|| named(id))
        };
        let fact = |bar: &RunPin| {
            RunFact::new("run-cannot-both")
                .with("one", name(&self.subjects, &bar.subject))
                .with("two", name(&self.places, &bar.place))
        };
        self.both = question.bars.iter().filter(is_asked).map(fact).collect();
        self
    }
}

/// What a planner tells while it works.
#[derive(Debug)]
pub enum RunNews<'a> {
    /// Another stage begins.
    Stage(RunStage),
    /// The best, or its bound, got better.
    Better(&'a Progress),
}

/// What marks on the choices of a result settle for another run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunMarks {
    /// That a choice must be, or must not be.
    MustOrMustNot,
    /// That a choice stays as this run has it.
    Kept,
}

/// A planner: from the ledger to a problem, from its answer to choices with reasons, and from choices to drafts.
pub trait Planner: Sync {
    /// Beside planning, the asker must be able to do one of these deeds somewhere; empty: planning is enough.
    fn deeds(&self) -> &'static [Deed];

    /// What marks on its choices settle.
    fn marks(&self) -> RunMarks {
        RunMarks::MustOrMustNot
    }

    /// Whether what must be cannot be beside what must not be.
    fn contradict(&self, pin: &RunPin, bar: &RunPin) -> bool {
        pin == bar
    }

    /// The rules that can be set.
    fn settings(&self) -> &'static [RunSetting];

    /// The goals that can be put into an order, in the usual one.
    fn goals(&self) -> &'static [&'static str];

    /// The usual numbers of the rules, by the law of a day.
    fn usual(&self, office: &Office, day: Day) -> BTreeMap<String, i64>;

    /// Looks at what there is.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    fn look(&self, moment: &RunMoment<'_>, question: &RunQuestion) -> Result<Look, CannotRead>;

    /// What a form offers to settle beforehand; nothing where marks on a result alone settle something.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    fn offers(&self, _moment: &RunMoment<'_>, _question: &RunQuestion) -> Result<Vec<RunOffer>, CannotRead> {
        Ok(Vec::new())
    }

    /// Solves it within a budget and tells how it goes. When the budget is told to stop, the best so far is given.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    fn solve(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        budget: &Budget,
        tell: &(dyn Fn(RunNews<'_>) + Sync),
    ) -> Result<RunResult, CannotRead>;

    /// Which choices of a result cannot be made before something else is done, on the very ledger on which they were found.
    fn held(&self, _result: &RunResult) -> Vec<StaleMove> {
        Vec::new()
    }

    /// Which choices the moment no longer bears as they were.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    fn judge(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
    ) -> Result<Vec<StaleMove>, CannotRead>;

    /// The drafts of some groups of choices, in their order.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    fn drafts(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
        groups: &BTreeSet<u32>,
    ) -> Result<Vec<Decision>, CannotRead>;
}

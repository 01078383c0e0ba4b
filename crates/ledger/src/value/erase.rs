//! Lawful erasure: what may be erased, and how a log with erased acts is replayed.
//!
//! Nothing leans on a person: no history but the person's own is made from acts on that person alone. So such an act can lose its content,
//! and everybody else's rows stay as they are. The person's later acts may have leaned on it: the log took them once, and they are taken on
//! their word.

use std::ops::Range;

use thiserror::Error;

use super::Value;
use super::refusal::{Problem, Refusal, Refused};
use super::timeline::Timeline;
use crate::acts::Act;
use crate::decision::Decision;
use crate::ids::{ActId, Entity, PersonId};

/// Why an act cannot be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotErasable {
    /// No such act is in the log.
    #[error("act {0} is not in the log")]
    Unknown(ActId),
    /// It was erased before.
    #[error("act {0} is erased already")]
    Already(ActId),
    /// It is not about persons alone: others' histories are made from it.
    #[error("act {0} is not about persons alone")]
    NotOfPersons(ActId),
}

impl Value {
    /// Takes a decision of the log as the next one: what was judged when it was written, and has the chain to prove it.
    ///
    /// As long as nothing was erased it is judged all the same. After an erasure, what leans on erased acts is excused.
    ///
    /// # Errors
    ///
    /// [`Refused`], and the value is gone, where nothing is erased and the ledger of this release would not take the decision.
    pub fn replay(mut self, decision: &Decision) -> Result<Self, Refused> {
        let seq = self.head.seq.next();
        for (ordinal, _) in (0..)
            .zip(&decision.acts)
            .filter(|(_, dated)| matches!(dated.act, Act::Erased(_)))
        {
            self.erased.insert(ActId { decision: seq, ordinal });
        }
        self.trusting = !self.erased.is_empty();
        self.append(decision)
    }

    /// Notes an order to erase an act. Before it is carried out the act must be one that can be erased; after that it is a tombstone. An order
    /// for files alone names none: files are no part of the value.
    pub(super) fn enter_erasure(&mut self, id: ActId, target: Option<ActId>) -> Result<(), Refusal> {
        let Some(target) = target else { return Ok(()) };
        let carried_out = self.trusting && self.erased.contains(&target);
        if target.decision >= id.decision || !(carried_out || self.erasable(target).is_ok()) {
            return Err(Refusal::NotErasable(target));
        }
        self.erasures.insert(target);
        Ok(())
    }

    /// Erased acts that no decision of the log orders to be erased: somebody has taken them away.
    pub fn taken_away(&self) -> impl Iterator<Item = ActId> {
        self.erased().filter(|act| !self.erasures.contains(act))
    }

    /// Acts that a decision of the log orders to be erased, and that are still there.
    pub fn to_erase(&self) -> impl Iterator<Item = ActId> {
        self.erasures.iter().copied().filter(|act| !self.erased.contains(act))
    }

    /// The acts of the log that were erased.
    pub fn erased(&self) -> impl Iterator<Item = ActId> {
        self.erased.iter().copied()
    }

    /// What erased acts leave in contradiction between things: two holders of one post, a post held longer than it stands. Nothing, after an
    /// erasure that the office allows.
    pub fn contradictions(&self) -> impl Iterator<Item = Problem> {
        self.excused.iter().flat_map(|(_, problems)| problems.iter().copied())
    }

    /// All that goes when an act is erased: the act itself, and every amendment of it; of an amendment, the act that it amends as well.
    ///
    /// # Errors
    ///
    /// [`NotErasable`].
    pub fn erasable(&self, act: ActId) -> Result<Vec<ActId>, NotErasable> {
        let written = |id: ActId| self.act_as_written(id).filter(|_| !id.decision.is_draft());
        let mut target = act;
        if let Some(Act::Amend(amend)) = written(act).map(|dated| dated.act) {
            target = amend.target;
        }
        let dated = written(target).ok_or(NotErasable::Unknown(act))?;
        if matches!(dated.act, Act::Erased(_)) {
            return Err(NotErasable::Already(act));
        }
        let mut subjects: Vec<Entity> = dated.act.creates(target).into_iter().collect();
        dated.act.visit_subjects(&mut |entity| subjects.push(entity));
        let persons = |entity: &Entity| matches!(entity, Entity::Person(_));
        // A joining says nothing of a person but two ids, and two histories are made from it.
        let joins = matches!(dated.act, Act::MergeDuplicates(_));
        if joins || subjects.is_empty() || !subjects.iter().all(persons) {
            return Err(NotErasable::NotOfPersons(act));
        }
        let amendments = self.amendments.get(&target).into_iter().flatten().copied();
        let mut all: Vec<ActId> = std::iter::once(target).chain(amendments).collect();
        all.retain(|id| !id.decision.is_draft() && !self.erased.contains(id));
        Ok(all)
    }

    /// Every act on a person alone that the log holds, under each id of the person, with its amendments.
    pub fn acts_of_person(&self, person: PersonId) -> Vec<ActId> {
        let records = self.record_of(person).map(|record| self.records(record));
        let lines = records.into_iter().flatten().filter_map(|ix| self.persons.line(ix));
        let acts: Vec<ActId> = lines.flat_map(Timeline::acts).collect();
        let mut all: Vec<ActId> = acts.iter().filter_map(|id| self.erasable(*id).ok()).flatten().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether an act of the log is taken on its word: it was excused before, or the log is being replayed with acts erased.
    pub(super) fn trusts(&self, act: ActId) -> bool {
        self.trusting || self.excused.contains_key(&act)
    }

    /// Notes what a replay with erased acts could not judge. Those of `own` lie in one history, the others between several.
    pub(super) fn excuse(&mut self, problems: &[Problem], own: &Range<usize>) {
        for (at, problem) in problems.iter().enumerate() {
            let between = self.excused.entry(problem.act).or_default();
            if !own.contains(&at) && !between.contains(problem) {
                between.push(*problem);
            }
        }
    }
}

//! Judging and taking a decision: the value with it, or every reason why not.
//!
//! The history of each touched thing is folded again from all its acts in force, in the order of their days. So a backdated act and a
//! revocation need no code of their own: what they would break shows as a problem of the later act.

use std::collections::BTreeSet;

use super::fold::Touched;
use super::refusal::{Problem, Refusal, Refused};
use super::row::Place;
use super::{InForce, Value};
use crate::acts::Act;
use crate::decision::{Decision, Entry};
use crate::ids::{ActId, Entity, Seq};

impl Value {
    /// The value with this decision as the next one of the log. Asked of the log's own value: a fork with drafts takes drafts only.
    ///
    /// # Errors
    ///
    /// [`Refused`] with every reason; the value itself is untouched.
    pub fn accept(&self, decision: &Decision) -> Result<Self, Refused> {
        self.clone().append(decision)
    }

    /// As [`accept`](Self::accept), in the place of the value before, so that nothing that it holds is copied.
    pub(super) fn append(mut self, decision: &Decision) -> Result<Self, Refused> {
        let seq = self.head.seq.next();
        self.head.seq = seq;
        self.entries.push(decision);
        self.judge(seq)
    }

    /// A fork with this decision as a draft on top: the log does not move.
    ///
    /// # Errors
    ///
    /// [`Refused`] with every reason.
    pub fn draft(&self, decision: &Decision) -> Result<Self, Refused> {
        let mut next = self.clone();
        let place = Seq(Seq::FIRST_DRAFT.0 + self.drafts());
        next.drafts.push(decision);
        next.judge(place)
    }

    /// Folds everything that the decision at `seq`, already in the log of `self`, touches.
    fn judge(mut self, seq: Seq) -> Result<Self, Refused> {
        let mut problems = Vec::new();
        let mut touched = Touched::default();
        let acts = self.entry(seq).map_or(0, Entry::len);
        if acts == 0 {
            problems.push(Problem {
                act: ActId {
                    decision: seq,
                    ordinal: 0,
                },
                refusal: Refusal::NoActs,
            });
        }
        for ordinal in 0..acts {
            let id = ActId { decision: seq, ordinal };
            let Some(dated) = self.act_as_written(id) else {
                problems.push(Problem {
                    act: id,
                    refusal: Refusal::UnknownAct(id),
                });
                continue;
            };
            let refused = self.enter(id, &dated.act, &mut touched);
            problems.extend(refused.into_iter().map(|refusal| Problem { act: id, refusal }));
        }
        // Folded even when an act is refused already: the clerk sees every reason at once.
        let entered = problems.len();
        let folded = self.fold_all(seq, touched, &mut problems);
        if std::mem::take(&mut self.trusting) {
            self.excuse(&problems, &(entered..folded));
            return Ok(self);
        }
        problems.retain(|problem| !self.excused.contains_key(&problem.act));
        if problems.is_empty() {
            for table in [&mut self.units, &mut self.posts, &mut self.classes, &mut self.persons] {
                table.pack_some();
            }
            return Ok(self);
        }
        problems.sort_by_key(|problem| (problem.act.decision != seq, problem.act));
        problems.dedup();
        Err(Refused { seq, problems })
    }

    /// Puts one act into the tables and the lists of acts of what it touches; what it speaks of must be there.
    fn enter(&mut self, id: ActId, act: &Act, touched: &mut Touched) -> Vec<Refusal> {
        let mut refused = super::check::ill_formed(act);
        let entered = match act {
            // A tombstone comes from the log alone: nobody decides one.
            Act::Erased(_) if !self.trusting => Err(Refusal::UnknownAct(id)),
            Act::Revoke(revoke) => self.enter_revocation(id, revoke.decision, revoke.from.is_none(), touched),
            Act::Erase(erase) => self.enter_erasure(id, erase.target),
            Act::Amend(amend) => {
                refused.extend(super::check::ill_formed(&amend.content.act));
                self.enter_amendment(id, amend.target, &amend.content.act, touched)
            }
            _ => Ok(()),
        };
        refused.extend(entered.err());
        match act.creates(id) {
            Some(Entity::Person(_)) => _ = self.persons.add(id),
            Some(Entity::Unit(_)) => _ = self.units.add(id),
            Some(Entity::Post(_)) => _ = self.posts.add(id),
            Some(Entity::Class(_)) => _ = self.classes.add(id),
            None => {}
        }
        let mut subjects = Vec::new();
        let mut spoken_of = Vec::new();
        let mut unknown = Vec::new();
        if let Some(created) = act.creates(id) {
            subjects.extend(self.place(created));
        }
        act.visit_subjects(&mut |entity| subjects.extend(self.place(entity)));
        act.visit(&mut |entity| match self.place(entity) {
            Some(place) => spoken_of.push(place),
            None => unknown.push(Refusal::Unknown(entity)),
        });
        if !unknown.is_empty() {
            refused.extend(unknown);
            return refused;
        }
        for subject in &subjects {
            if let Some(history) = self.history_mut(*subject) {
                history.add_act(id);
            }
            touched.added(*subject);
        }
        if let Some(subject) = subjects.first() {
            let own: BTreeSet<Place> = subjects.iter().copied().collect();
            spoken_of.retain(|other| !own.contains(other));
            self.depend(*subject, &spoken_of);
        }
        self.depend_on_takers(act);
        if let Act::MergeDuplicates(join) = act {
            self.enter_join(id, join);
        }
        refused
    }

    /// What goes with a part of a unit by name speaks of the unit that takes it from then on.
    fn depend_on_takers(&mut self, act: &Act) {
        for share in act.parts().into_iter().flat_map(|(_, shares, _)| shares) {
            let Some(taker) = self.place(Entity::Unit(share.unit)) else {
                continue;
            };
            let mut named = Vec::new();
            share.visit_named(&mut |entity| named.extend(self.place(entity)));
            for thing in named {
                self.depend(thing, &[taker]);
            }
        }
    }

    /// Notes that the history of `subject` speaks of the others.
    pub(in crate::value) fn depend(&mut self, subject: Place, others: &[Place]) {
        // What is told of a duplicate is told of the record that stays.
        if let Place::Person(person) = subject {
            for stays in self.stays(person) {
                self.depend_alone(Place::Person(stays), others);
            }
        }
        self.depend_alone(subject, others);
    }

    fn depend_alone(&mut self, subject: Place, others: &[Place]) {
        for other in others.iter().copied().filter(|other| *other != subject) {
            if let Some(history) = self.history_mut(other) {
                history.add_dependant(subject);
            }
        }
    }

    fn enter_revocation(&mut self, id: ActId, target: Seq, whole: bool, touched: &mut Touched) -> Result<(), Refusal> {
        if target >= id.decision || self.entry(target).is_none() {
            return Err(Refusal::UnknownDecision(target));
        }
        match self.standing(target) {
            InForce::Never(_) => return Err(Refusal::AlreadyRevoked(target)),
            InForce::Until(..) if !whole => return Err(Refusal::AlreadyRevoked(target)),
            _ => {}
        }
        self.revocations.entry(target).or_default().push(id);
        self.touch_decision(target, touched);
        Ok(())
    }

    fn enter_amendment(
        &mut self,
        id: ActId,
        target: ActId,
        content: &Act,
        touched: &mut Touched,
    ) -> Result<(), Refusal> {
        if target.decision >= id.decision {
            return Err(Refusal::UnknownAct(target));
        }
        let Some(old) = self.effective(target) else {
            return Err(Refusal::UnknownAct(target));
        };
        let subjects = |act: &Act| {
            let mut all = Vec::new();
            act.visit_subjects(&mut |entity| all.push(entity));
            all
        };
        // An amendment, a revocation or an erasure is not amended: a new one is written in its place.
        let on_decisions = matches!(old.act, Act::Amend(_) | Act::Revoke(_) | Act::Erase(_));
        if on_decisions || old.act.shape().number != content.shape().number || subjects(&old.act) != subjects(content) {
            return Err(Refusal::AmendsOtherAct(target));
        }
        self.amendments.entry(target).or_default().push(id);
        self.touch_act(target, &old.act, touched);
        // What the new content speaks of gains a dependant, as when the act itself was entered.
        let mut spoken_of = Vec::new();
        content.visit(&mut |entity| spoken_of.extend(self.place(entity)));
        let created = content.creates(target);
        if let Some(subject) = created
            .or_else(|| subjects(content).first().copied())
            .and_then(|entity| self.place(entity))
        {
            self.depend(subject, &spoken_of);
        }
        Ok(())
    }

    /// Marks everything whose history a decision makes, following revocations and amendments that it contains.
    fn touch_decision(&self, seq: Seq, touched: &mut Touched) {
        for ordinal in 0..self.entry(seq).map_or(0, Entry::len) {
            let id = ActId { decision: seq, ordinal };
            match self.act_as_written(id).map(|dated| dated.act) {
                Some(Act::Revoke(revoke)) if revoke.decision < seq => self.touch_decision(revoke.decision, touched),
                Some(Act::Amend(amend)) => {
                    if let Some(target) = self.act_as_written(amend.target) {
                        self.touch_act(amend.target, &target.act, touched);
                    }
                }
                Some(act) => self.touch_act(id, &act, touched),
                None => {}
            }
        }
    }

    fn touch_act(&self, id: ActId, act: &Act, touched: &mut Touched) {
        let mut anew = |entity| self.place(entity).into_iter().for_each(|place| touched.anew(place));
        act.visit_subjects(&mut anew);
        act.creates(id).into_iter().for_each(anew);
    }
}

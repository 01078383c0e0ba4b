//! Judging and taking a decision: the value with it, or every reason why not.
//!
//! The history of each touched thing is folded again from all its acts in force, in the order of their days. So a backdated act and a
//! revocation need no code of their own: what they would break shows as a problem of the later act.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::refusal::{Problem, Refusal, Refused};
use super::row::Place;
use super::{InForce, Value};
use crate::acts::Act;
use crate::decision::{Decision, Entry};
use crate::ids::{ActId, Seq};

impl Value {
    /// The value with this decision as the next one of the log.
    ///
    /// # Errors
    ///
    /// [`Refused`] with every reason; the value itself is untouched.
    pub fn accept(&self, decision: &Decision) -> Result<Self, Refused> {
        let mut next = self.clone();
        next.head.seq = next.head.seq.next();
        next.entries.push(Arc::new(Entry::pack(decision)));
        next.judge(self.head.seq.next())
    }

    /// A fork with this decision as a draft on top: the log does not move.
    ///
    /// # Errors
    ///
    /// [`Refused`] with every reason.
    pub fn draft(&self, decision: &Decision) -> Result<Self, Refused> {
        let mut next = self.clone();
        let place = Seq(Seq::FIRST_DRAFT.0 + self.drafts());
        next.drafts.push(Arc::new(Entry::pack(decision)));
        next.judge(place)
    }

    /// Folds everything that the decision at `seq`, already in the log of `self`, touches.
    fn judge(mut self, seq: Seq) -> Result<Self, Refused> {
        let mut problems = Vec::new();
        let mut touched = BTreeSet::new();
        let acts = self.entry(seq).map_or(0, |entry| entry.len());
        if acts == 0 {
            problems.push(Problem { act: ActId { decision: seq, ordinal: 0 }, refusal: Refusal::NoActs });
        }
        for ordinal in 0..acts {
            let id = ActId { decision: seq, ordinal };
            let Some(dated) = self.act_as_written(id) else {
                problems.push(Problem { act: id, refusal: Refusal::UnknownAct(id) });
                continue;
            };
            if let Err(refusal) = self.enter(id, &dated.act, &mut touched) {
                problems.push(Problem { act: id, refusal });
            }
        }
        if problems.is_empty() {
            self.fold_all(seq, touched, &mut problems);
        }
        if problems.is_empty() {
            return Ok(self);
        }
        problems.sort_by_key(|problem| (problem.act.decision != seq, problem.act));
        problems.dedup();
        Err(Refused { seq, problems })
    }

    /// Puts one act into the tables and the lists of acts of what it touches.
    fn enter(&mut self, id: ActId, act: &Act, touched: &mut BTreeSet<Place>) -> Result<(), Refusal> {
        super::check::well_formed(act)?;
        match act {
            Act::RegisterPerson(_) => _ = self.persons.add(id),
            Act::Establish(_) => _ = self.units.add(id),
            Act::CreatePost(_) => _ = self.posts.add(id),
            Act::OpenClass(_) => _ = self.classes.add(id),
            Act::Revoke(revoke) => self.enter_revocation(id, revoke.decision, revoke.from.is_none(), touched)?,
            Act::Amend(amend) => self.enter_amendment(id, amend.target, &amend.content.act, touched)?,
            _ => {}
        }
        let mut subjects = Vec::new();
        let mut spoken_of = Vec::new();
        let mut unknown = None;
        if let Some(created) = act.creates(id) {
            subjects.extend(self.place(created));
        }
        let resolve = |entity, into: &mut Vec<Place>, unknown: &mut Option<Refusal>| match self.place(entity) {
            Some(place) => into.push(place),
            None => *unknown = Some(Refusal::Unknown(entity)),
        };
        act.visit_subjects(&mut |entity| resolve(entity, &mut subjects, &mut unknown));
        act.visit(&mut |entity| resolve(entity, &mut spoken_of, &mut unknown));
        if let Some(refusal) = unknown {
            return Err(refusal);
        }
        for subject in &subjects {
            let (table, ix) = self.table_mut(*subject);
            if let Some(line) = table.line_mut(ix) {
                line.add_act(id);
            }
            touched.insert(*subject);
        }
        if let Some(subject) = subjects.first() {
            for other in spoken_of.iter().filter(|other| !subjects.contains(other)) {
                let (table, ix) = self.table_mut(*other);
                if let Some(line) = table.line_mut(ix) {
                    line.add_dependant(*subject);
                }
            }
        }
        Ok(())
    }

    fn enter_revocation(
        &mut self, id: ActId, target: Seq, whole: bool, touched: &mut BTreeSet<Place>,
    ) -> Result<(), Refusal> {
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
        &mut self, id: ActId, target: ActId, content: &Act, touched: &mut BTreeSet<Place>,
    ) -> Result<(), Refusal> {
        if target.decision >= id.decision {
            return Err(Refusal::UnknownAct(target));
        }
        let Some(old) = self.effective(target) else { return Err(Refusal::UnknownAct(target)) };
        let subjects = |act: &Act| {
            let mut all = Vec::new();
            act.visit_subjects(&mut |entity| all.push(entity));
            all
        };
        if old.act.shape().number != content.shape().number || subjects(&old.act) != subjects(content) {
            return Err(Refusal::AmendsOtherAct(target));
        }
        super::check::well_formed(content)?;
        self.amendments.entry(target).or_default().push(id);
        self.touch_act(target, &old.act, touched);
        // What the new content speaks of gains a dependant, as when the act itself was entered.
        let mut spoken_of = Vec::new();
        content.visit(&mut |entity| spoken_of.extend(self.place(entity)));
        if let Some(subject) = subjects(content).first().and_then(|entity| self.place(*entity)) {
            for other in spoken_of.into_iter().filter(|other| *other != subject) {
                let (table, ix) = self.table_mut(other);
                if let Some(line) = table.line_mut(ix) {
                    line.add_dependant(subject);
                }
            }
        }
        Ok(())
    }

    /// Marks everything whose history a decision makes, following revocations and amendments that it contains.
    fn touch_decision(&self, seq: Seq, touched: &mut BTreeSet<Place>) {
        for ordinal in 0..self.entry(seq).map_or(0, |entry| entry.len()) {
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

    fn touch_act(&self, id: ActId, act: &Act, touched: &mut BTreeSet<Place>) {
        act.visit_subjects(&mut |entity| touched.extend(self.place(entity)));
        touched.extend(act.creates(id).and_then(|created| self.place(created)));
    }
}

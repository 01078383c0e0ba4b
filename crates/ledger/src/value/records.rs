//! Records of one person that became one: where an id leads, and what is judged together.

use std::collections::BTreeSet;

use super::Value;
use super::fact::{Fact, Ix};
use super::packed::FactKind;
use super::row::Place;
use super::timeline::Timeline;
use crate::acts::Act;
use crate::acts::people::MergeDuplicates;
use crate::ids::{ActId, Entity, PersonId};

/// Two records that an act joins.
#[derive(Debug, Clone, Copy)]
pub(in crate::value) struct Join {
    pub(in crate::value) act: ActId,
    pub(in crate::value) stays: Ix,
    pub(in crate::value) goes: Ix,
}

impl Value {
    /// The record to which a person's id leads, as known now: its own, or the one with which it was joined.
    pub fn record_of(&self, person: PersonId) -> Option<Ix> {
        let Some(Place::Person(mut ix)) = self.place(Entity::Person(person)) else {
            return None;
        };
        for _ in 0..self.persons.len() {
            match self
                .persons
                .line(ix)?
                .current_of(FactKind::SameAs)
                .next()
                .map(|row| row.fact)
            {
                Some(Fact::SameAs { person }) => ix = person,
                _ => break,
            }
        }
        Some(ix)
    }

    /// A record and all that are one with it, as known now.
    pub(in crate::value) fn records(&self, record: Ix) -> BTreeSet<Ix> {
        let mut all = BTreeSet::from([record]);
        let mut waiting = vec![record];
        while let Some(stays) = waiting.pop() {
            for join in self.joins(stays).into_iter().filter(|join| join.stays == stays) {
                if all.insert(join.goes) {
                    waiting.push(join.goes);
                }
            }
        }
        all
    }

    /// Every record with which an act, in force or not, joins a person's, at any remove.
    pub(in crate::value) fn stays(&self, person: Ix) -> BTreeSet<Ix> {
        let mut all = BTreeSet::new();
        let mut waiting = vec![person];
        while let Some(goes) = waiting.pop() {
            let joins = self.joining(goes).filter_map(|id| self.join_as_written(id));
            for join in joins.filter(|join| join.goes == goes) {
                if join.stays != person && all.insert(join.stays) {
                    waiting.push(join.stays);
                }
            }
        }
        all
    }

    /// Whether any act joins the record with another one.
    pub(in crate::value) fn has_joins(&self, person: Ix) -> bool {
        self.joining.contains_key(&person)
    }

    /// The acts in force that join a record with others, in the order of the log.
    pub(in crate::value) fn joins(&self, person: Ix) -> Vec<Join> {
        let in_force = |id: &ActId| self.effective(*id).is_some();
        let ids = self.joining(person).filter(in_force);
        ids.filter_map(|id| self.join_as_written(id)).collect()
    }

    /// The first act in force by which a record became one with another.
    pub(in crate::value) fn joined_into(&self, person: Ix) -> Option<Join> {
        self.joins(person).into_iter().find(|join| join.goes == person)
    }

    /// The acts that join a record, in force or not.
    fn joining(&self, person: Ix) -> impl Iterator<Item = ActId> {
        self.joining.get(&person).into_iter().flatten().copied()
    }

    fn join_as_written(&self, act: ActId) -> Option<Join> {
        let Act::MergeDuplicates(join) = self.act_as_written(act)?.act else {
            return None;
        };
        let ix = |person| match self.place(Entity::Person(person)) {
            Some(Place::Person(ix)) => Some(ix),
            _ => None,
        };
        Some(Join {
            act,
            stays: ix(join.person)?,
            goes: ix(join.duplicate)?,
        })
    }

    /// Notes that two records are joined: the one that stays speaks of all that the duplicate, and what was joined with that, speaks of.
    pub(in crate::value) fn enter_join(&mut self, act: ActId, join: &MergeDuplicates) {
        let record = |person| match self.place(Entity::Person(person)) {
            Some(Place::Person(ix)) => Some(ix),
            _ => None,
        };
        let (Some(stays), Some(goes)) = (record(join.person), record(join.duplicate)) else {
            return;
        };
        for record in [stays, goes] {
            self.joining.entry(record).or_default().push(act);
        }
        let mut spoken_of = Vec::new();
        let mut records = BTreeSet::from([goes]);
        let mut waiting = vec![goes];
        while let Some(record) = waiting.pop() {
            for id in self.persons.line(record).map(Timeline::acts).unwrap_or_default() {
                let amended = self.amendments.get(&id).into_iter().flatten().copied();
                for dated in std::iter::once(id)
                    .chain(amended)
                    .filter_map(|id| self.act_as_written(id))
                {
                    dated.act.visit(&mut |entity| spoken_of.extend(self.place(entity)));
                }
            }
            for join in self.joining(record).filter_map(|id| self.join_as_written(id)) {
                if join.stays == record && records.insert(join.goes) {
                    waiting.push(join.goes);
                }
            }
        }
        spoken_of.retain(|place| !matches!(place, Place::Person(_)));
        self.depend(Place::Person(stays), &spoken_of);
    }
}

//! Whether an asker may write drafts, or decide, on all that they touch.

use std::collections::BTreeMap;

use ledger::value::{Place, Value};
use ledger::view::Structure;
use ledger::{ActId, Decision, Entity, Seq, View};

use crate::figures::Asker;
use crate::permission::{DataClass, Deed, follow};

/// The first thing that a deed does not reach, of all whose history the drafts of a fork change; none: all are reached.
///
/// Proposing decides nothing, so a plan may speak of the proposer; nobody decides on the own record.
pub(crate) fn out_of_reach(asker: Asker<'_>, deed: Deed, fork: &Value, decisions: &[Decision]) -> Option<Entity> {
    let days = || decisions.iter().map(|decision| decision.header.effective);
    let (before, view) = (
        fork.on(days().min()?.previous(), Seq::LATEST),
        fork.on(days().max()?, Seq::LATEST),
    );
    let structure = Structure::of(view);
    let scope = asker.scope(deed, DataClass::Personal, fork, &structure)?;
    let own = match asker {
        Asker::Account(actor) => actor.person.and_then(|person| fork.record_of(person)),
        Asker::Command(_) => None,
    };
    let reached = |entity: &Entity| {
        if let Entity::Person(person) = entity
            && deed == Deed::Plan
            && own.is_some()
            && own == fork.record_of(*person)
        {
            return true;
        }
        match fork.place(*entity) {
            Some(Place::Person(ix)) => {
                // Who is taken from a unit belongs to it; who is new, to the unit that takes them.
                let unit = |view: View<'_>| view.person(ix).and_then(|person| person.unit());
                let own = view.person(ix).map_or(ix, |person| person.ix());
                scope.covers(unit(before).or_else(|| unit(view)), Some(own), &structure)
            }
            Some(Place::Unit(ix)) => scope.covers(Some(ix), None, &structure),
            // A post that moves belongs to the unit that it is taken from.
            Some(Place::Post(ix)) => scope.covers(before.unit_of_post(ix), None, &structure),
            Some(Place::Class(_)) | None => scope.is_everything(),
        }
    };
    touched(fork, decisions)
        .into_iter()
        .map(|(entity, _)| entity)
        .find(|entity| !reached(entity))
}

/// Every thing whose history the drafts change or create, with the acts that do so, in order.
pub(super) fn touched(fork: &Value, decisions: &[Decision]) -> Vec<(Entity, Vec<ActId>)> {
    let mut all: BTreeMap<Entity, Vec<ActId>> = BTreeMap::new();
    for (place, decision) in (Seq::FIRST_DRAFT.0..).map(Seq).zip(decisions) {
        for (ordinal, dated) in (0..).zip(&decision.acts) {
            let id = ActId {
                decision: place,
                ordinal,
            };
            let mut act = dated.act.clone();
            act.resolve(place);
            // Of an act on decisions, what those changed.
            follow(fork, id, &act, &mut |at, act| {
                let mut changed = |entity| {
                    let acts = all.entry(entity).or_default();
                    if acts.last() != Some(&id) {
                        acts.push(id);
                    }
                };
                act.creates(at).into_iter().for_each(&mut changed);
                act.visit_subjects(&mut changed);
            });
        }
    }
    all.into_iter().collect()
}

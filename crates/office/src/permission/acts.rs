//! Which acts of a decision somebody may see: the same answer for its page, and for the list of what was found.

use ledger::acts::{Act, Dated};
use ledger::decision::Entry;
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{ActId, Entity, Seq, Value, View};

use super::Scope;

/// Shows an act and, of one on earlier decisions, every act there that it amends, takes back or orders to be erased, each with its place.
pub(crate) fn follow(value: &Value, id: ActId, act: &Act, see: &mut dyn FnMut(ActId, &Act)) {
    see(id, act);
    match act {
        Act::Amend(amend) if amend.target.decision < id.decision => {
            follow_one(value, amend.target, see);
            follow(value, amend.target, &amend.content.act, see);
        }
        // It speaks of an earlier decision, so this ends.
        Act::Revoke(revoke) if revoke.decision < id.decision => follow_all(value, revoke.decision, see),
        Act::Erase(erase) => {
            if let Some(target) = erase.target.filter(|target| target.decision < id.decision) {
                follow_one(value, target, see);
            }
            for file in erase.files.iter().filter(|file| file.decision < id.decision) {
                follow_all(value, file.decision, see);
            }
        }
        _ => {}
    }
}

fn follow_one(value: &Value, id: ActId, see: &mut dyn FnMut(ActId, &Act)) {
    if let Some(dated) = value.act_as_written(id) {
        follow(value, id, &dated.act, see);
    }
}

fn follow_all(value: &Value, decision: Seq, see: &mut dyn FnMut(ActId, &Act)) {
    for ordinal in 0..value.entry(decision).map_or(0, Entry::len) {
        follow_one(value, ActId { decision, ordinal }, see);
    }
}

/// The things that an act speaks of, with what it creates first; each once. An act on decisions speaks of all that those speak of.
pub fn touched(value: &Value, id: ActId, dated: &Dated) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut see = |entity| {
        if let Some(place) = value.place(entity)
            && !places.contains(&place)
        {
            places.push(place);
        }
    };
    follow(value, id, &dated.act, &mut |id, act| {
        act.creates(id).into_iter().for_each(&mut see);
        act.visit(&mut see);
    });
    places
}

/// Whether an act speaks of somebody whom a value does not know, or creates them there; or, where it speaks of nothing that the value knows, of a
/// unit or a post: nobody can tell in whose reach it lies.
pub(crate) fn speaks_of_unknown(value: &Value, id: ActId, dated: &Dated, places: &[Place]) -> bool {
    let mut found = false;
    let mut see = |entity| {
        let counts = match entity {
            Entity::Person(_) => true,
            Entity::Unit(_) | Entity::Post(_) => places.is_empty(),
            // The year's classes are everybody's.
            Entity::Class(_) => false,
        };
        found |= counts && value.place(entity).is_none();
    };
    follow(value, id, &dated.act, &mut |id, act| {
        act.creates(id).into_iter().for_each(&mut see);
        act.visit(&mut see);
    });
    found
}

/// What somebody may see at a moment.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'s> {
    /// Whose records, and whose units.
    pub scope: &'s Scope,
    /// The moment.
    pub view: View<'s>,
    /// Its structure.
    pub structure: &'s Structure,
}

impl Sight<'_> {
    /// Whether an act may be seen: everybody whom it touches must lie in the scope, or, where it touches nobody, one of the things.
    /// What touches nothing is everybody's.
    pub fn covers_act(&self, places: &[Place]) -> bool {
        covers_act(places, |place| self.covers(place))
    }

    /// Whether a thing lies in the scope.
    pub fn covers(&self, place: Place) -> bool {
        match place {
            Place::Person(ix) => {
                let (own, unit) = self.record(ix);
                self.scope.covers(unit, Some(own), self.structure)
            }
            Place::Unit(unit) => self.scope.covers(Some(unit), None, self.structure),
            Place::Post(post) => self.scope.covers(self.view.unit_of_post(post), None, self.structure),
            // The year's classes are everybody's.
            Place::Class(_) => true,
        }
    }

    /// The record that tells of a person, and the unit that the person is in.
    pub(crate) fn record(&self, ix: Ix) -> (Ix, Option<Ix>) {
        let person = self.view.person(ix);
        (
            person.map_or(ix, |person| person.ix()),
            person.and_then(|person| person.unit()),
        )
    }
}

/// The rule itself, for whoever knows of each thing whether it is covered.
pub(crate) fn covers_act(places: &[Place], covers: impl Fn(Place) -> bool) -> bool {
    let is_person = |place: &&Place| matches!(place, Place::Person(_));
    let mut people = places.iter().filter(is_person).peekable();
    if people.peek().is_some() {
        return people.all(|place| covers(*place));
    }
    places.is_empty() || places.iter().any(|place| covers(*place))
}

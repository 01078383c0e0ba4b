//! One act in words, and whether the reader may see it.

use ledger::acts::{Act, Dated};
use ledger::value::{InForce as Standing, Place};
use ledger::view::Structure;
use ledger::{ActId, Entity, Seq, View};
use office::permission::{Scope, Sight, touched};
use words::{Lang, Message, writing};

use super::beside::Beside;
use super::fields::Telling;
use super::show::{ActRow, InForce};
use crate::site::Visit;
use crate::urls;

/// So many things that a decision on others touches are named.
const NAMED: usize = 12;

/// What is needed to say acts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Saying<'v> {
    pub(crate) visit: &'v Visit,
    pub(crate) view: View<'v>,
    pub(crate) structure: &'v Structure,
    pub(crate) people: &'v Scope,
    /// The ledger with the decision and without it, where what changes is told.
    pub(crate) beside: Option<Beside<'v>>,
}

impl Saying<'_> {
    /// The things that an act speaks of, with what it creates first; each once.
    pub(crate) fn things(&self, id: ActId, dated: &Dated) -> Vec<Place> {
        touched(self.telling().view.value(), id, dated)
    }

    /// Whether the reader may see an act.
    pub(crate) fn may_see(&self, places: &[Place]) -> bool {
        let sight = Sight {
            scope: self.people,
            view: self.view,
            structure: self.structure,
        };
        // What a draft itself creates is known to its reader.
        let known: Vec<Place> = places
            .iter()
            .copied()
            .filter(|place| self.visit.value.entity(*place).is_some())
            .collect();
        sight.covers_act(&known)
    }

    /// The act as a row.
    pub(crate) fn row(&self, id: ActId, dated: &Dated, places: &[Place]) -> ActRow {
        let lang = self.visit.lang();
        let shape = dated.act.shape();
        let name = if lang == Lang::Vi { shape.vi } else { shape.en };
        let when = dated.when.map(|when| {
            let said = Message::new("since").with("when", writing::when(lang, when));
            lang.speak(&said)
        });
        ActRow {
            number: i64::from(id.ordinal) + 1,
            name: name.to_owned(),
            touches: self.subjects(id, &dated.act, places),
            lines: self.lines(id, dated, places),
            when,
            correct: None,
        }
    }

    /// Whose history the act changes, with what it creates; the other things of which it speaks stand in its lines. A decision that is taken
    /// back may touch thousands: then they are counted there.
    pub(crate) fn subjects(&self, id: ActId, act: &Act, places: &[Place]) -> Vec<(String, Option<String>)> {
        let mut own = Vec::new();
        let mut see = |entity| own.push(entity);
        let (id, content) = match act {
            Act::Amend(amend) => (amend.target, &amend.content.act),
            act => (id, act),
        };
        content.creates(id).into_iter().for_each(&mut see);
        content.visit_subjects(&mut see);
        let value = self.telling().view.value();
        let own: Vec<Place> = own.into_iter().filter_map(|entity| value.place(entity)).collect();
        let is_few = places.len() <= NAMED;
        let others = matches!(act, Act::Amend(_) | Act::Revoke(_) | Act::Erase(_));
        let named = places
            .iter()
            .filter(|place| own.contains(place) || (others && own.is_empty() && is_few));
        named.filter_map(|place| self.touched(*place)).collect()
    }

    fn touched(&self, place: Place) -> Option<(String, Option<String>)> {
        let now = Telling {
            view: self.view,
            ..self.telling()
        };
        let is_known = self.visit.value.entity(place).is_some();
        let name = is_known.then(|| now.named(place)).flatten();
        let name = name.or_else(|| self.telling().named(place))?;
        // What a draft creates has no page yet.
        let href = match self.visit.value.entity(place) {
            Some(Entity::Person(person)) => Some(self.visit.at(&urls::person(&person.to_string()))),
            _ => None,
        };
        Some((name, href))
    }
}

/// How a decision stands now.
pub(crate) fn standing(visit: &Visit, seq: Seq) -> InForce {
    match visit.value.standing(seq) {
        Standing::Yes => InForce::Yes,
        Standing::Until(day, _) => InForce::Until(day),
        Standing::Never(_) => InForce::Never,
    }
}

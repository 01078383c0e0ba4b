//! What of a draft is open to somebody who is asked about it. One definition says who may be asked, filters the list of whoever is asked, and
//! shows or folds each act.
//!
//! INVARIANT: being asked opens no more than the acts on people and units in the reach of whoever is asked, as they stand before the draft
//! or after it; how far that reaches is told by the units of today, never by those that the draft makes or moves. Whom the draft itself creates
//! lies where it puts them; while the ledger refuses it nobody can tell where, and what speaks of them is closed. Nobody is asked about the own
//! record.

use std::borrow::Cow;

use ledger::acts::Dated;
use ledger::value::Place;
use ledger::view::Structure;
use ledger::{ActId, Decision, Entity, Seq, Value, View};

use super::opinion::Consulted;
use crate::permission::{Actor, DataClass, Deed, Role, Sight, covers_act, scope, speaks_of_unknown, touched};

/// The place that a draft takes on a value: that of its acts, and of what they create.
pub fn draft_place(value: &Value) -> Seq {
    Seq(Seq::FIRST_DRAFT.0 + value.drafts())
}

/// An act of a draft as it reads on a value: where that holds the draft at the act's place, what the draft itself creates is named by that place;
/// where it does not, the act as it was written.
pub fn act_on<'d>(with: &Value, id: ActId, written: &'d Dated) -> Cow<'d, Dated> {
    with.act_as_written(id).map_or(Cow::Borrowed(written), Cow::Owned)
}

/// What a draft is about, on the value that it lies on.
pub(super) struct Matter<'v> {
    value: &'v Value,
    /// The units of today.
    today: &'v Structure,
    /// The day before the draft, and its day.
    sides: [View<'v>; 2],
    /// Act by act, the things that it speaks of, and whether nobody can tell in whose reach all of it lies.
    places: Vec<(Vec<Place>, bool)>,
}

impl<'v> Matter<'v> {
    /// Of a draft that lies on a value with the units of today; `with` is the value with it, where the ledger would take it, else the value.
    pub(super) fn of((value, today): (&'v Value, &'v Structure), with: &'v Value, decision: &Decision) -> Self {
        let day = decision.header.effective;
        let place = draft_place(value);
        let each = (0..).zip(&decision.acts);
        let places = each.map(|(ordinal, written)| {
            let id = ActId {
                decision: place,
                ordinal,
            };
            let dated = act_on(with, id, written);
            let places = touched(with, id, &dated);
            let is_closed = speaks_of_unknown(with, id, &dated, &places);
            (places, is_closed)
        });
        Self {
            value,
            today,
            sides: [day.previous(), day].map(|day| with.on(day, Seq::LATEST)),
            places: places.collect(),
        }
    }

    /// Act by act, whether it is open to an account; none: the matter is sealed to it.
    pub(super) fn open_to(&self, actor: &Actor) -> Option<Vec<bool>> {
        let own = actor.person.and_then(|person| self.value.record_of(person));
        let is_own = |place: &Place| matches!(place, Place::Person(ix) if Some(*ix) == own);
        if own.is_some() && self.places.iter().flat_map(|(places, _)| places).any(is_own) {
            return None;
        }
        let reach = scope(actor, Deed::ReadPerson, DataClass::Personal, self.value, self.today);
        if reach.is_empty() {
            return None;
        }
        let covers = |place: Place| {
            self.sides.iter().any(|view| {
                let sight = Sight {
                    scope: &reach,
                    view: *view,
                    structure: self.today,
                };
                sight.covers(place)
            })
        };
        let each = self.places.iter();
        let open = each.map(|(places, is_closed)| !is_closed && covers_act(places, covers));
        let open: Vec<bool> = open.collect();
        open.contains(&true).then_some(open)
    }
}

/// Whether an account answers for who is asked, by its rights of today on a structure.
pub(super) fn answers_for(value: &Value, structure: &Structure, actor: &Actor, of: &Consulted) -> bool {
    let Consulted::Unit(unit) = of else {
        return *of == Consulted::Account(actor.principal().to_owned());
    };
    let place = |unit| match value.place(Entity::Unit(unit)) {
        Some(Place::Unit(ix)) => Some(structure.carry(ix)),
        _ => None,
    };
    let Some(asked) = unit.parse().ok().and_then(place) else {
        return false;
    };
    let heads = |role| matches!(role, Role::HeadOfUnit | Role::Leader);
    let mut grants = actor.grants.iter().filter(|grant| grant.runs(actor.today));
    grants.any(|grant| heads(grant.role) && place(grant.unit) == Some(asked))
}

//! The first plan: what is settled, then what the former plan has and can still be, then the rest where it does least harm.

use std::collections::BTreeMap;

use super::model::{Costs, Model, NONE, Spot};
use super::slots::slot;
use super::state::State;
use crate::core::Random;
use crate::timetable::training::problem::Training;

/// Places that are tried for a session of the first plan.
const TRIES: usize = 24;

/// A plan with every session and every learner somewhere; it may break limits, which the search mends. `None` where a class has
/// no slot, room or lecturer at all.
pub(super) fn start<'m>(asked: &Training, model: &'m Model, random: &mut Random) -> Option<State<'m>> {
    let mut state = State::empty(model);
    enrol(model, &mut state);
    let mut order: Vec<usize> = (0..model.classes.len()).collect();
    random.shuffle(&mut order);
    // Classes with the least choice first.
    order.sort_by_key(|c| {
        let kind = &model.classes[*c];
        kind.open.len() * kind.rooms.len().max(1) / (kind.end - kind.first).max(1)
    });
    let former = former(asked, model);
    for c in order {
        let kind = &model.classes[c];
        let mut kept = former.get(&c).cloned().unwrap_or_default();
        for s in kind.first..kind.end {
            let settled = model.settled[s];
            if settled.slot != NONE {
                kept.retain(|place| place.0 != settled.slot);
            }
            let place = if settled.slot == NONE && !kept.is_empty() {
                Some(kept.remove(0))
            } else {
                None
            };
            let place = place.or_else(|| best_place(&mut state, s, random))?;
            state.put(s, place);
        }
    }
    Some(state)
}

/// Everybody into a class: of the former plan, else the one that is emptiest for its size; whole units stay together where they can.
fn enrol(model: &Model, state: &mut State<'_>) {
    for places in &model.course_places {
        let (kept, mut free): (Vec<usize>, Vec<usize>) = places.iter().partition(|e| {
            let place = &model.places[**e];
            place.classes.contains(&place.former)
        });
        for e in kept {
            state.join(e, model.places[e].former);
        }
        free.sort_by_key(|e| (model.places[*e].classes.len(), model.unit_of[model.places[*e].learner]));
        for e in free {
            let filled = |c: &usize| {
                let kind = &model.classes[*c];
                let size = state.size(*c);
                // First every class up to its least, then evenly.
                (size >= kind.least, size >= kind.most, size * 1000 / kind.most.max(1))
            };
            if let Some(c) = model.places[e].classes.iter().min_by_key(|c| filled(c)) {
                state.join(e, *c);
            }
        }
    }
}

/// Places of the former plan that can still be, class by class.
fn former(asked: &Training, model: &Model) -> BTreeMap<usize, Vec<Spot>> {
    let index = |ids: Vec<&String>, id: &String| ids.iter().position(|own| *own == id);
    let mut places: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
    for session in &asked.former.sessions {
        let c = index(asked.classes.iter().map(|class| &class.id).collect(), &session.class);
        let r = index(asked.rooms.iter().map(|room| &room.id).collect(), &session.room);
        let t = index(
            asked.lecturers.iter().map(|lecturer| &lecturer.id).collect(),
            &session.lecturer,
        );
        let (Some(c), Some(p)) = (c, slot(asked, session.at)) else {
            continue;
        };
        let kind = &model.classes[c];
        let r = r.filter(|r| kind.rooms.contains(r)).or(kind.rooms.last().copied());
        let t = t
            .filter(|t| kind.lecturers.contains(t))
            .or(kind.lecturers.first().copied());
        let known = places.entry(c).or_default();
        if let (Some(r), Some(t), true) = (r, t, kind.open.contains(&p))
            && !known.iter().any(|place| place.0 == p)
        {
            known.push((p, r, t));
        }
    }
    places
}

/// The cheapest of some places for a session.
fn best_place(state: &mut State<'_>, s: usize, random: &mut Random) -> Option<Spot> {
    let model = state.model;
    let c = model.class_of[s];
    let kind = &model.classes[c];
    let settled = model.settled[s];
    let mut best: Option<(Costs, Spot)> = None;
    for _ in 0..TRIES {
        let p = if settled.slot == NONE {
            let free = kind
                .open
                .iter()
                .filter(|p| state.held[c * model.slots + **p] == 0)
                .count();
            let nth = random.below(free);
            let mut open = kind.open.iter().filter(|p| state.held[c * model.slots + **p] == 0);
            *open.nth(nth).or(kind.open.first())?
        } else {
            settled.slot
        };
        let place = (p, room_at(state, s, p, random)?, lecturer_at(state, s, p, random)?);
        let before = (state.hard, state.soft);
        state.put(s, place);
        let costs = (state.hard - before.0, state.soft - before.1);
        state.lift(s);
        if best.is_none_or(|(known, _)| costs < known) {
            best = Some((costs, place));
        }
    }
    best.map(|(_, place)| place)
}

/// A room for a session at a slot: the settled one, else one of the free ones that seat the class, else any that fits.
pub(super) fn room_at(state: &State<'_>, s: usize, p: usize, random: &mut Random) -> Option<usize> {
    let model = state.model;
    let c = model.class_of[s];
    if model.settled[s].room != NONE {
        return Some(model.settled[s].room);
    }
    let free = |r: &usize| {
        let at = r * model.slots + p;
        state.taken[at] == 0 && !model.closed[at] && model.seats[*r] >= state.size(c)
    };
    one_of(&model.classes[c].rooms, free, random)
}

/// A lecturer for a session at a slot: the settled one, else one who is free, else any who teaches it.
pub(super) fn lecturer_at(state: &State<'_>, s: usize, p: usize, random: &mut Random) -> Option<usize> {
    let model = state.model;
    if model.settled[s].lecturer != NONE {
        return Some(model.settled[s].lecturer);
    }
    let free = |t: &usize| {
        let at = t * model.slots + p;
        state.teaching[at] == 0 && !model.absent[at]
    };
    one_of(&model.classes[model.class_of[s]].lecturers, free, random)
}

fn one_of(all: &[usize], good: impl Fn(&usize) -> bool, random: &mut Random) -> Option<usize> {
    let count = all.iter().filter(|one| good(one)).count();
    let nth = random.below(count.max(1));
    all.iter()
        .copied()
        .filter(|one| good(one))
        .nth(nth)
        .or_else(|| random.pick(all).copied())
}

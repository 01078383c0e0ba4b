//! Changes of a plan: sessions, days, whole classes, learners. Each is made, judged, and unmade where it is refused.

#![allow(clippy::many_single_char_names, reason = "the indices of the model, explained there")]

use super::model::{Model, NONE, Spot};
use super::resort::resort;
use super::start::{lecturer_at, room_at};
use super::state::State;
use crate::core::Random;

/// Of a thousand changes, how many share out the learners of two classes anew: each takes as long as a hundred others.
const SHARED_OUT: usize = 4;

/// What a change has moved, to unmake it: sessions with their old places, enrolments with their old classes.
#[derive(Debug, Default)]
pub(super) struct Trail {
    sessions: Vec<(usize, Spot)>,
    enrolments: Vec<(usize, usize)>,
}

impl Trail {
    fn is_empty(&self) -> bool {
        self.sessions.is_empty() && self.enrolments.is_empty()
    }

    /// Forgets what was accepted.
    pub(super) fn clear(&mut self) {
        self.sessions.clear();
        self.enrolments.clear();
    }

    /// Puts everything back.
    pub(super) fn undo(&mut self, state: &mut State<'_>) {
        for (s, _) in &self.sessions {
            state.lift(*s);
        }
        for (s, place) in self.sessions.drain(..) {
            state.put(s, place);
        }
        for (e, c) in self.enrolments.drain(..).rev() {
            state.leave(e);
            state.join(e, c);
        }
    }

    /// Moves sessions together, so that they may take each other's places.
    fn sessions(&mut self, state: &mut State<'_>, to: &[(usize, Spot)]) {
        for (s, _) in to {
            let place = state.lift(*s);
            self.sessions.push((*s, place));
        }
        for (s, place) in to {
            state.put(*s, *place);
        }
    }

    pub(super) fn enrolment(&mut self, state: &mut State<'_>, e: usize, c: usize) {
        let from = state.leave(e);
        self.enrolments.push((e, from));
        state.join(e, c);
    }
}

/// What can be moved at all.
#[derive(Debug)]
pub(super) struct Movable {
    sessions: Vec<usize>,
    enrolments: Vec<usize>,
}

impl Movable {
    pub(super) fn of(model: &Model) -> Self {
        Self {
            sessions: (0..model.class_of.len()).collect(),
            enrolments: (0..model.places.len())
                .filter(|e| model.places[*e].classes.len() > 1)
                .collect(),
        }
    }

    /// Makes a random change and says what it moved; `None` when the dice gave nothing.
    pub(super) fn change(&self, state: &mut State<'_>, random: &mut Random, trail: &mut Trail) -> Option<()> {
        if random.below(1000) < SHARED_OUT {
            let s = *random.pick(&self.sessions)?;
            resort(state, s, random, trail)?;
            return (!trail.is_empty()).then_some(());
        }
        let dice = random.below(100);
        if dice < 40 && !self.enrolments.is_empty() {
            let e = *random.pick(&self.enrolments)?;
            if dice < 16 {
                let c = *random.pick(&state.model.places[e].classes)?;
                if c != state.enrolled[e] {
                    trail.enrolment(state, e, c);
                }
            } else {
                swap_learners(state, e, random, trail)?;
            }
        } else {
            let s = *random.pick(&self.sessions)?;
            match random.below(100) {
                0..40 => one_session(state, s, random, trail)?,
                40..55 => one_day(state, s, random, trail)?,
                55..63 => same_room_exchange(state, s, random, trail)?,
                63..70 => other_room(state, s, random, trail)?,
                70..77 => other_lecturer(state, s, random, trail)?,
                77..84 => whole_class_room(state, s, random, trail)?,
                84..91 => whole_class_lecturer(state, s, random, trail)?,
                _ => whole_class_shift(state, s, random, trail)?,
            }
        }
        (!trail.is_empty()).then_some(())
    }
}

/// Two learners of a course change classes; where they are of one unit the units lose as many as before.
fn swap_learners(state: &mut State<'_>, e: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let model = state.model;
    let from = state.enrolled[e];
    let into = *random.pick(&model.places[e].classes)?;
    let other = *random.pick(&state.members[into])?;
    if into == from || !model.places[other].classes.contains(&from) {
        return None;
    }
    trail.enrolment(state, e, into);
    trail.enrolment(state, other, from);
    Some(())
}

/// A slot for a session: beside its fellows, a wished distance from one of them, or anywhere in the class's part of the year.
fn slot_for(state: &State<'_>, s: usize, random: &mut Random) -> Option<usize> {
    let model = state.model;
    let kind = &model.classes[model.class_of[s]];
    let fellow = kind.first + random.below(kind.end - kind.first);
    let near = state.sessions[fellow].0;
    match random.below(4) {
        0 => Some(near ^ 1),
        1 | 2 => {
            let away = random.below(usize::try_from(kind.days_apart).unwrap_or(0).max(2) * 2 + 1);
            let d = if random.chance(0.5) {
                (near / 2).checked_sub(away)?
            } else {
                near / 2 + away
            };
            Some(d * 2 + random.below(2))
        }
        _ => random.pick(&kind.open).copied(),
    }
    .filter(|p| kind.open.binary_search(p).is_ok())
}

/// Whether a session may stand at a slot as far as its class and its pin go.
fn may_stand(state: &State<'_>, s: usize, p: usize) -> bool {
    let model = state.model;
    let c = model.class_of[s];
    model.settled[s].slot == NONE
        && state.held[c * model.slots + p] == 0
        && model.classes[c].open.binary_search(&p).is_ok()
}

/// The room and lecturer of a session at another slot: the same where they are free.
fn carried(state: &State<'_>, s: usize, p: usize, random: &mut Random) -> Option<Spot> {
    let model = state.model;
    let (_, r, t) = state.sessions[s];
    let room_free = state.taken[r * model.slots + p] == 0 && !model.closed[r * model.slots + p];
    let free = state.teaching[t * model.slots + p] == 0 && !model.absent[t * model.slots + p];
    let r = if room_free { r } else { room_at(state, s, p, random)? };
    let t = if free { t } else { lecturer_at(state, s, p, random)? };
    Some((p, r, t))
}

fn one_session(state: &mut State<'_>, s: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let p = slot_for(state, s, random).filter(|p| may_stand(state, s, *p))?;
    let place = carried(state, s, p, random)?;
    trail.sessions(state, &[(s, place)]);
    Some(())
}

/// All sessions of a class on a date go to another date.
fn one_day(state: &mut State<'_>, s: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let model = state.model;
    let kind = &model.classes[model.class_of[s]];
    let from = state.sessions[s].0 / 2;
    let to = slot_for(state, s, random)? / 2;
    if from == to {
        return None;
    }
    let mut places = Vec::new();
    for s in (kind.first..kind.end).filter(|s| state.sessions[*s].0 / 2 == from) {
        let p = to * 2 + state.sessions[s].0 % 2;
        if !may_stand(state, s, p) {
            return None;
        }
        places.push((s, carried(state, s, p, random)?));
    }
    trail.sessions(state, &places);
    Some(())
}

/// Two sessions of two classes in one room change times, each with its lecturer.
fn same_room_exchange(state: &mut State<'_>, s: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let model = state.model;
    let other = random.below(model.class_of.len());
    if model.class_of[other] == model.class_of[s] {
        return None;
    }
    let ((p, r, t), (q, r2, t2)) = (state.sessions[s], state.sessions[other]);
    if r != r2 || !may_stand(state, s, q) || !may_stand(state, other, p) {
        return None;
    }
    trail.sessions(state, &[(s, (q, r, t)), (other, (p, r2, t2))]);
    Some(())
}

fn other_room(state: &mut State<'_>, s: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let (p, r, t) = state.sessions[s];
    let room = room_at(state, s, p, random).filter(|room| *room != r)?;
    trail.sessions(state, &[(s, (p, room, t))]);
    Some(())
}

fn other_lecturer(state: &mut State<'_>, s: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let (p, r, t) = state.sessions[s];
    let lecturer = lecturer_at(state, s, p, random).filter(|lecturer| *lecturer != t)?;
    trail.sessions(state, &[(s, (p, r, lecturer))]);
    Some(())
}

/// A class goes into one room with all its sessions; whoever of another class is in the way goes into the room that is left.
pub(super) fn whole_class_room(state: &mut State<'_>, s: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let model = state.model;
    let kind = &model.classes[model.class_of[s]];
    let room = *random.pick(&kind.rooms)?;
    let mut places = Vec::new();
    for s in kind.first..kind.end {
        let (p, r, t) = state.sessions[s];
        if r == room || model.settled[s].room != NONE {
            continue;
        }
        places.push((s, (p, room, t)));
        if state.taken[room * model.slots + p] > 0
            && let Some(other) = (0..model.class_of.len())
                .find(|other| state.sessions[*other].0 == p && state.sessions[*other].1 == room)
        {
            let fits = model.classes[model.class_of[other]].rooms.contains(&r);
            if !fits || model.settled[other].room != NONE {
                return None;
            }
            places.push((other, (p, r, state.sessions[other].2)));
        }
    }
    trail.sessions(state, &places);
    Some(())
}

/// A class gets one lecturer for all its sessions; another class that has the lecturer then takes over who is free.
fn whole_class_lecturer(state: &mut State<'_>, s: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let model = state.model;
    let kind = &model.classes[model.class_of[s]];
    let lecturer = *random.pick(&kind.lecturers)?;
    let mut places = Vec::new();
    for s in kind.first..kind.end {
        let (p, r, t) = state.sessions[s];
        if t == lecturer || model.settled[s].lecturer != NONE {
            continue;
        }
        places.push((s, (p, r, lecturer)));
        if state.teaching[lecturer * model.slots + p] > 0
            && let Some(other) = (0..model.class_of.len())
                .find(|other| state.sessions[*other].0 == p && state.sessions[*other].2 == lecturer)
        {
            let able = model.classes[model.class_of[other]].lecturers.contains(&t);
            if !able || model.settled[other].lecturer != NONE {
                return None;
            }
            places.push((other, (p, state.sessions[other].1, t)));
        }
    }
    trail.sessions(state, &places);
    Some(())
}

/// A whole class goes earlier or later, by dates of the calendar.
fn whole_class_shift(state: &mut State<'_>, s: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let model = state.model;
    let c = model.class_of[s];
    let kind = &model.classes[c];
    let to = *random.pick(&kind.open)?;
    let from = state.sessions[s].0;
    let mut places = Vec::new();
    for s in kind.first..kind.end {
        let (p, r, t) = state.sessions[s];
        if model.settled[s].slot != NONE {
            continue;
        }
        let q = (p / 2 + to / 2).checked_sub(from / 2)? * 2 + p % 2;
        kind.open.binary_search(&q).ok()?;
        // Sessions of the class itself make room; a settled one does not.
        let settled = (kind.first..kind.end).any(|other| model.settled[other].slot == q);
        if settled {
            return None;
        }
        places.push((s, (q, r, t)));
    }
    for place in &mut places {
        let (q, r, t) = place.1;
        let own = |of: usize, which: fn(&Spot) -> usize| {
            (kind.first..kind.end).any(|s| state.sessions[s].0 == q && which(&state.sessions[s]) == of)
        };
        let at = |of: usize| of * model.slots + q;
        if (state.taken[at(r)] > 0 && !own(r, |place| place.1)) || model.closed[at(r)] {
            place.1.1 = room_at(state, place.0, q, random)?;
        }
        if (state.teaching[at(t)] > 0 && !own(t, |place| place.2)) || model.absent[at(t)] {
            place.1.2 = lecturer_at(state, place.0, q, random)?;
        }
    }
    trail.sessions(state, &places);
    Some(())
}

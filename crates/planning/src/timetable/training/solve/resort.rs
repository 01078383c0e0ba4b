//! Two classes of a course share out their learners anew by travel, one of them perhaps at another venue: single exchanges would have to
//! climb over every plan between.

use super::model::{Model, NONE};
use super::moves::{Trail, whole_class_room};
use super::state::State;
use crate::core::Random;

/// Makes the change; `None` when the class has no fellow.
pub(super) fn resort(state: &mut State<'_>, s: usize, random: &mut Random, trail: &mut Trail) -> Option<()> {
    let model = state.model;
    let one = model.class_of[s];
    let fellows: Vec<usize> = (0..model.classes.len())
        .filter(|c| *c != one && model.classes[*c].course == model.classes[one].course)
        .collect();
    let other = *random.pick(&fellows)?;
    if random.chance(0.5) {
        whole_class_room(state, s, random, trail)?;
    }
    // Who has other courses or is away stays: the change is for travel alone.
    let free = |e: &usize| {
        let place = &model.places[*e];
        let both = place.classes.contains(&one) && place.classes.contains(&other);
        both && model.places_of[place.learner].len() == 1 && model.away[place.learner].is_empty()
    };
    let mut pool: Vec<usize> = state.members[one]
        .iter()
        .chain(&state.members[other])
        .copied()
        .filter(free)
        .collect();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let in_one = count(state.members[one].iter().filter(|e| free(e)).count());
    let in_other = count(pool.len()) - in_one;
    let (held, seats) = (state.size(one) - in_one, seats(state, one));
    let (held_there, seats_there) = (state.size(other) - in_other, self::seats(state, other));
    let trips = (trips(state, one), self::trips(state, other));
    let price = |e: &usize| {
        let u = model.unit_of[model.places[*e].learner];
        let of = |venues: &[usize]| venues.iter().map(|v| model.trip[u * model.venues + v]).sum::<i64>();
        of(&trips.0) - of(&trips.1)
    };
    pool.sort_by_key(|e| (price(e), model.unit_of[model.places[*e].learner], *e));
    let wish = count(pool.iter().filter(|e| price(e) < 0).count());
    let least = (model.classes[one].least - held).max(count(pool.len()) - (seats_there - held_there));
    let most = (seats - held).min(count(pool.len()) - (model.classes[other].least - held_there));
    if least > most {
        return Some(());
    }
    let mut left = wish.max(least).min(most);
    let mut sent = vec![0_i64; model.most_absent.len()];
    for e in &state.members[one] {
        sent[model.unit_of[model.places[*e].learner]] += i64::from(!free(e));
    }
    for e in pool {
        let u = model.unit_of[model.places[e].learner];
        // A class does not empty a unit.
        let to = if left > 0 && sent[u] < model.most_absent[u] {
            one
        } else {
            other
        };
        if to == one {
            left -= 1;
            sent[u] += 1;
        }
        if state.enrolled[e] != to {
            trail.enrolment(state, e, to);
        }
    }
    Some(())
}

/// How many learners a class can take: by its course, and by the smallest room that it uses.
fn seats(state: &State<'_>, c: usize) -> i64 {
    let kind = &state.model.classes[c];
    let rooms = state.sessions[kind.first..kind.end]
        .iter()
        .map(|session| state.model.seats[session.1]);
    rooms.min().unwrap_or(0).min(kind.most)
}

/// The venues to which a learner of a class travels, once for each date.
fn trips(state: &State<'_>, c: usize) -> Vec<usize> {
    let model: &Model = state.model;
    let kind = &model.classes[c];
    let mut trips: Vec<(usize, usize)> = state.sessions[kind.first..kind.end]
        .iter()
        .map(|session| (session.0 / 2, model.venue[session.1]))
        .filter(|(_, venue)| *venue != NONE)
        .collect();
    trips.sort_unstable();
    trips.dedup();
    trips.into_iter().map(|(_, venue)| venue).collect()
}

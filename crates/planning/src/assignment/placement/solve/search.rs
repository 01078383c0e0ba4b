//! Annealing over moves, swaps and chains of three: a person takes a post, its holder the post that was left or another empty one.

use super::super::model::{Model, NONE};
use super::state::State;
use crate::core::Random;

/// Posts that each person may get.
pub(super) fn allowed(model: &Model) -> Vec<Vec<usize>> {
    let of = |person: usize| {
        (0..model.posts)
            .filter(|post| model.price(person, *post).is_some())
            .collect()
    };
    (0..model.people).map(of).collect()
}

/// What a breach is worth: more than any single price.
pub(super) fn breach_price(model: &Model) -> i64 {
    let all = model.price.iter().chain(&model.waiting).chain(&model.empty);
    2 * all.flatten().copied().max().unwrap_or(0).max(5)
}

/// Cools `state` down in `rounds` × people proposals; gives the best on the way.
pub(super) fn anneal<'a>(
    model: &'a Model,
    mut state: State<'a>,
    rounds: u32,
    random: &mut Random,
    over: &dyn Fn() -> bool,
) -> State<'a> {
    let allowed = allowed(model);
    let breach = breach_price(model);
    let energy = |state: &State<'_>| state.price + breach * state.excess;
    let mut best = state.clone();
    if model.people == 0 {
        return best;
    }
    let (hot, cold) = (breach as f64 * 0.15, 0.3_f64);
    for round in 0..rounds {
        if over() {
            break;
        }
        let temperature = hot * (cold / hot).powf(f64::from(round) / f64::from(rounds.max(1)));
        for _ in 0..model.people {
            let before = energy(&state);
            let limit = before as f64 - temperature * random.unit().max(1e-12).ln();
            let mut undo = Vec::with_capacity(3);
            step(&mut state, &allowed, random, &mut undo);
            if energy(&state) as f64 > limit {
                for (person, _) in &undo {
                    state.lift(*person);
                }
                for (person, post) in undo.iter().filter(|(_, post)| *post != NONE) {
                    state.put(*person, *post);
                }
            } else if energy(&state) < energy(&best) {
                best.clone_from(&state);
            }
        }
    }
    best
}

/// One proposal, carried out; `undo` holds who moved and from where.
fn step(state: &mut State<'_>, allowed: &[Vec<usize>], random: &mut Random, undo: &mut Vec<(usize, usize)>) {
    let person = random.below(allowed.len());
    let own = &allowed[person];
    let from = state.lift(person);
    undo.push((person, from));
    // Now and then a person is left without, so that others can pass.
    let Some(to) = random
        .pick(own)
        .copied()
        .filter(|_| from == NONE || !random.chance(0.05))
    else {
        return;
    };
    let holder = state.person_of[to];
    if holder == NONE {
        state.put(person, to);
        return;
    }
    state.lift(holder);
    undo.push((holder, to));
    state.put(person, to);
    let back = from != NONE && allowed[holder].contains(&from) && random.chance(0.7);
    let other = if back {
        Some(from)
    } else {
        random.pick(&allowed[holder]).copied()
    };
    let Some(other) = other else { return };
    let last = state.person_of[other];
    if last == person {
        return;
    }
    if last != NONE {
        state.lift(last);
        undo.push((last, other));
    }
    state.put(holder, other);
    if last != NONE && from != NONE && state.person_of[from] == NONE && allowed[last].contains(&from) {
        state.put(last, from);
    }
}

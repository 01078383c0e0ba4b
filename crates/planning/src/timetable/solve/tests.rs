//! The kernels count what `constraints` states, and the search finds the best of small problems.

use super::anneal::{Annealer, Tuning};
use super::model::Model;
use super::place::place;
use super::solve;
use super::state::State;
use crate::core::{Budget, Random};
use crate::timetable::generate::{SHAPES, generate};
use crate::timetable::tiny::{every_plan, tiny};
use crate::timetable::{Timetable, constraints, verify};

/// Whether the counters agree with what the rules say of the plan.
fn agrees(asked: &Timetable, annealer: &Annealer<'_>) -> bool {
    let found = annealer.found();
    let stated = constraints::worth(asked, &found.sessions(asked, annealer.state.model));
    let verdict = verify(asked, &found.sessions(asked, annealer.state.model));
    stated.soft == u64::try_from(found.soft).unwrap()
        && verdict.cost == stated.soft
        && (stated.hard == 0) == (found.hard == 0)
        && verdict.feasible == (stated.hard == 0)
}

#[test]
fn the_counters_agree_with_the_rules_on_every_way() {
    let shaped = SHAPES.iter().map(|(_, shape)| generate(shape, 3)).take(2);
    for (seed, asked) in (0..150).map(|seed| tiny(seed, seed % 3 > 0)).chain(shaped).enumerate() {
        let model = Model::new(&asked);
        let mut random = Random::new(seed as u64);
        let Ok(state) = place(&model, &mut random) else {
            continue;
        };
        let mut annealer = Annealer::new(state, random, Tuning::default());
        for temperature in [50.0, 5.0, 1.0, 0.1] {
            annealer.run(temperature, 300);
            assert!(agrees(&asked, &annealer), "seed {seed} at {temperature}");
        }
        // The twin: a counter that is off by one is found.
        annealer.state.soft += 1;
        assert!(!agrees(&asked, &annealer));
    }
}

#[test]
fn what_a_move_is_said_to_do_is_what_it_does() {
    let mut random = Random::new(5);
    let mut moves = 0;
    for seed in 0..60 {
        let asked = tiny(seed, true);
        let model = Model::new(&asked);
        let Ok(mut state) = place(&model, &mut random) else {
            continue;
        };
        for _ in 0..200 {
            let i = random.below(model.sessions_in_all());
            let (p, r) = (random.below(model.slots), random.below(model.rooms));
            moves += usize::from(one_move(&mut state, i, p, r));
        }
    }
    assert!(moves > 1000, "{moves}");
}

/// Moves, or exchanges, and compares; `false` when the place is no place.
fn one_move(state: &mut State<'_>, i: usize, p: usize, r: usize) -> bool {
    let model = state.model;
    let class = |i: usize| usize::from(model.class_of[i]);
    let from = (usize::from(state.slot_of[i]), usize::from(state.room_of[i]));
    let held = usize::from(state.held[p * model.rooms + r]);
    if from == (p, r) || (p != from.0 && !state.may_stand(i, p)) || held == usize::from(super::model::CLOSED) {
        return false;
    }
    let before = (state.hard, state.soft);
    let said = if held == usize::from(super::model::NONE) {
        let hard = state.shift_hard(i, p, r) + state.caps_hard(i, p, None);
        let mut soft = state.class_soft(class(i), from, (p, r));
        soft += if p == from.0 {
            0
        } else {
            state.cohort_soft(class(i), from.0, p, None)
        };
        state.remove(i);
        state.insert(i, p, r);
        (hard, soft)
    } else {
        let j = held;
        if class(i) == class(j) || (p != from.0 && !state.may_stand(j, from.0)) {
            return false;
        }
        let hard = state.swap_hard(i, j) + state.caps_hard(i, p, Some(j));
        let mut soft = state.class_soft(class(i), from, (p, r)) + state.class_soft(class(j), (p, r), from);
        if p != from.0 {
            soft += state.cohort_soft(class(i), from.0, p, Some(class(j)));
            soft += state.cohort_soft(class(j), p, from.0, Some(class(i)));
        }
        state.remove(i);
        state.remove(j);
        state.insert(i, p, r);
        state.insert(j, from.0, from.1);
        (hard, soft)
    };
    assert_eq!((state.hard - before.0, state.soft - before.1), said, "{i} to {p}, {r}");
    true
}

#[test]
fn small_problems_are_solved_as_well_as_by_trying_every_plan() {
    let mut compared = 0;
    for seed in 0..40 {
        let asked = tiny(seed, seed % 2 == 0);
        let mut best = None;
        every_plan(&asked, &mut |plan| {
            let verdict = verify(&asked, plan);
            if verdict.feasible && best.is_none_or(|best| verdict.cost < best) {
                best = Some(verdict.cost);
            }
        });
        match solve(&asked, &Budget::iterations(30_000).with_seed(seed), &|_| {}) {
            Ok(answer) => {
                assert_eq!(answer.feasible, best.is_some(), "seed {seed}");
                if let Some(best) = best {
                    assert_eq!(answer.objective, Some(best as f64), "seed {seed}");
                    assert!(answer.bound.unwrap() <= best as f64, "seed {seed}: {:?}", answer.bound);
                    compared += 1;
                }
            }
            Err(troubles) => assert_eq!(best, None, "seed {seed}: {troubles:?}"),
        }
    }
    assert!(compared > 15, "{compared}");
}

#[test]
fn one_seed_and_one_limit_give_one_answer() {
    let asked = generate(&SHAPES[0].1, 7);
    let run = |seed| solve(&asked, &Budget::iterations(300_000).with_seed(seed), &|_| {}).unwrap();
    let (one, again) = (run(1), run(1));
    assert_eq!(
        (one.plan, one.objective, one.bound),
        (again.plan, again.objective, again.bound)
    );
}

//! The counts of the search are what the rules state, whatever comes and goes; and the judge agrees.

use super::model::Model;
use super::moves::{Movable, Trail};
use super::start::start;
use super::state::State;
use crate::core::Random;
use crate::timetable::training::constraints::worth;
use crate::timetable::training::generate::district;
use crate::timetable::training::problem::Training;
use crate::timetable::training::tests::tiny::tiny;
use crate::timetable::training::{check, verify};

/// Whether the counts agree with the rules and the judge.
fn agrees(asked: &Training, state: &State<'_>) -> bool {
    let plan = state.model.plan(asked, &state.sessions, &state.enrolled);
    let stated = worth(asked, &plan);
    let verdict = verify(asked, &plan);
    i64::try_from(stated.hard) == Ok(state.hard)
        && i64::try_from(stated.soft) == Ok(state.soft)
        && verdict.feasible == (stated.hard == 0)
        && verdict.cost == stated.soft
}

fn walked(asked: &Training, seed: u64, steps: usize, looks: usize) -> bool {
    let model = Model::new(asked);
    let mut random = Random::new(seed);
    let Some(mut state) = start(asked, &model, &mut random) else {
        return false;
    };
    assert!(agrees(asked, &state), "seed {seed}: the first plan");
    let movable = Movable::of(&model);
    let mut trail = Trail::default();
    for step in 0..steps {
        trail.clear();
        let before = (state.hard, state.soft);
        if movable.change(&mut state, &mut random, &mut trail).is_none() {
            assert_eq!(before, (state.hard, state.soft));
            continue;
        }
        if random.chance(0.4) {
            trail.undo(&mut state);
            assert_eq!(before, (state.hard, state.soft), "seed {seed}: unmade at {step}");
        }
        if step % looks == 0 {
            assert!(agrees(asked, &state), "seed {seed} at {step}");
        }
    }
    assert!(agrees(asked, &state), "seed {seed} at the end");
    // The twin: a count that is off by one is found.
    state.soft += 1;
    assert!(!agrees(asked, &state));
    true
}

#[test]
fn the_counts_agree_with_the_rules_on_every_way() {
    let mut walks = 0;
    for seed in 0..200 {
        let asked = tiny(seed, 1 + usize::try_from(seed % 5).unwrap());
        if check(&asked).is_empty() {
            walks += usize::from(walked(&asked, seed, 200, 5));
        }
    }
    assert!(walks > 40, "{walks}");
    let mut asked = district(3, 10);
    assert_eq!(check(&asked), []);
    assert!(walked(&asked, 1, 3000, 600));
    // Beside a former plan every change costs.
    let model = Model::new(&asked);
    let state = start(&asked, &model, &mut Random::new(9)).unwrap();
    let former = model.plan(&asked, &state.sessions, &state.enrolled);
    drop(state);
    asked.former = former;
    assert!(walked(&asked, 2, 2000, 500));
}

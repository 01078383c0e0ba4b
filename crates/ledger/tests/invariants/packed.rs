//! Packing is only how memory keeps histories: packed or open, folded in small steps or at once, a value says the same.

use ledger::value::{FactKind, Kinds, Place};
use ledger::{Day, Seq, Value};
use proptest::prelude::*;

use super::common::cases;
use super::common::history::{beginning, decision, history, play};
use super::common::picture::{Detail, picture, state};

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn packed_between_all_decisions_or_never_a_value_says_and_refuses_the_same(recipes in history()) {
        let (mut open, mut packed) = (beginning(), beginning().packed());
        for recipe in &recipes {
            let decision = decision(&open, recipe);
            match (open.accept(&decision), packed.accept(&decision)) {
                (Ok(next), Ok(other)) => (open, packed) = (next, other.packed()),
                (Err(refused), Err(other)) => prop_assert_eq!(refused, other),
                (one, other) => prop_assert!(false, "{:?} {:?}", one.err(), other.err()),
            }
            prop_assert_eq!(picture(&packed), picture(&open));
        }
    }

    /// What a decision only adds to the end of a history is folded alone; that must be what folding everything gives.
    #[test]
    fn folded_in_small_steps_or_at_once_a_value_says_the_same(recipes in history()) {
        let (value, _) = play(&recipes);
        prop_assert!(value.astray().is_empty(), "{:?}", value.astray());
        prop_assert!(value.packed().astray().is_empty());
    }

    /// Packed, open, or some of each: persons shown in one go have the rows that each has alone.
    #[test]
    fn shown_in_one_go_rows_are_those_of_each_person(recipes in history(), others in history(), from in 0_u32..6) {
        let mut value: Value = play(&recipes).0.packed();
        for recipe in &others {
            if let Ok(next) = value.accept(&decision(&value, recipe)) {
                value = next;
            }
        }
        let (all, few) = (Kinds::ALL, Kinds::of(&[FactKind::Service, FactKind::Holding, FactKind::Name]));
        for (value, kinds) in [(&value, all), (&value.clone().packed(), few), (&value, few)] {
            let (view, persons) = (value.on(Day(0), Seq::LATEST), from.min(value.person_count())..value.person_count());
            let mut shown = Vec::new();
            view.scan(persons.clone(), kinds, |ix, row| shown.push((ix, row)));
            let each = persons.flat_map(|ix| view.rows_of(Place::Person(ix), kinds).map(move |row| (ix, row)));
            prop_assert_eq!(shown, each.collect::<Vec<_>>());
        }
    }

    /// A fork of a packed value and the value itself go on without seeing each other.
    #[test]
    fn forks_share_and_do_not_touch(recipes in history(), others in history()) {
        let base: Value = play(&recipes).0.packed();
        let before = picture(&base);
        let mut fork = base.clone();
        for recipe in &others {
            if let Ok(next) = fork.accept(&decision(&fork, recipe)) {
                fork = next;
            }
        }
        prop_assert_eq!(picture(&base), before);
        let known = base.head().seq;
        prop_assert_eq!(state(&fork.packed(), known, Detail::Sourced), state(&base, Seq::LATEST, Detail::Sourced));
    }
}

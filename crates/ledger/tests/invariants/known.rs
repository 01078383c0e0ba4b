//! (e) on a day as known at a place = on that day in the replay of exactly the decisions up to that place.

use ledger::{Decision, Seq, Value};
use proptest::prelude::*;

use super::common::cases;
use super::common::history::{beginning, decision, history, play};
use super::common::picture::{Detail, picture, state};

/// The value of the first decisions of a history.
fn replay(decisions: &[Decision]) -> Value {
    decisions
        .iter()
        .fold(beginning(), |value, decision| value.accept(decision).unwrap())
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn as_known_then_is_what_was_replayed(recipes in history()) {
        let (value, accepted) = play(&recipes);
        let first = beginning().head().seq.0;
        for count in 0..=accepted.len() {
            let then = replay(&accepted[..count]);
            let known = Seq(first + u32::try_from(count).unwrap());
            prop_assert_eq!(then.head().seq, known);
            prop_assert_eq!(state(&value, known, Detail::Sourced), state(&then, Seq::LATEST, Detail::Sourced));
        }
        prop_assert_eq!(picture(&value), picture(&replay(&accepted)), "the same decisions give the same value");
    }

    /// Drafts on top of a value say what decisions in their place would, and leave the base as it is.
    #[test]
    fn a_plan_says_what_its_decisions_would(recipes in history(), planned in history()) {
        let (base, _) = play(&recipes);
        let before = picture(&base);
        let (mut plan, mut signed) = (base.clone(), base.clone());
        // Ids of things differ between drafts and decisions, so plans here create and take back nothing of their own.
        for recipe in &planned {
            let decision = decision(&base, recipe);
            let drafted = plan.draft(&decision);
            let accepted = signed.accept(&decision);
            prop_assert_eq!(drafted.is_ok(), accepted.is_ok(), "{:?} {:?}", drafted.err(), accepted.err());
            if let (Ok(drafted), Ok(accepted)) = (drafted, accepted) {
                (plan, signed) = (drafted, accepted);
            }
        }
        prop_assert_eq!(state(&plan, Seq::LATEST, Detail::Valid), state(&signed, Seq::LATEST, Detail::Valid));
        prop_assert_eq!(state(&plan, base.head().seq, Detail::Sourced), state(&base, Seq::LATEST, Detail::Sourced));
        prop_assert_eq!(picture(&base), before);
    }
}

/// The twin: the comparison sees one decision more or less.
#[test]
fn twin_one_decision_more_is_seen() {
    use ledger::acts::career::Retire;
    let value = beginning();
    let person = super::common::district::District { value: value.clone() }.person(0);
    let header = super::common::header("NH", super::common::history::month(5));
    let next = value
        .accept(&Decision {
            header,
            acts: vec![Retire { person }.into()],
        })
        .unwrap();
    let known = value.head().seq;
    assert_eq!(
        state(&next, known, Detail::Sourced),
        state(&value, Seq::LATEST, Detail::Sourced)
    );
    assert_ne!(
        state(&next, known.next(), Detail::Sourced),
        state(&value, Seq::LATEST, Detail::Sourced)
    );
}

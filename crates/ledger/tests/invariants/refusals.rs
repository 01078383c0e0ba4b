//! (h) a refusal leaves the value untouched and lists every reason; (j) a backdated act that would break a later fact names it.

use ledger::acts::{appraisal::Grade, career::*};
use ledger::codes::GradeCode;
use ledger::value::Refusal;
use ledger::{ActId, Decision, Entity, PersonId, Seq};
use proptest::prelude::*;

use super::common::district::District;
use super::common::history::{beginning, decision, history, month, play, recipe};
use super::common::picture::picture;
use super::common::{cases, header};

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_refused_decision_leaves_no_trace_and_says_why(recipes in history(), last in recipe()) {
        let (value, _) = play(&recipes);
        let before = picture(&value);
        let written = decision(&value, &last);
        let refused = value.accept(&written).err();
        let drafted = value.draft(&written).err();
        prop_assert_eq!(picture(&value), before);
        prop_assert_eq!(refused.is_some(), drafted.is_some());
        if let Some(refused) = refused {
            prop_assert!(!refused.problems.is_empty());
            prop_assert_eq!(refused.seq, value.head().seq.next());
            prop_assert_eq!(refused.own().count() + refused.dependants().count(), refused.problems.len());
            // With an act that is refused by itself added, its reason stands beside the others.
            let mut more = written.clone();
            let nobody = PersonId(ActId { decision: Seq(1), ordinal: 999 });
            more.acts.push(Grade { person: nobody, year: 1, grade: GradeCode::Good }.into());
            let all = value.accept(&more).unwrap_err();
            for problem in &refused.problems {
                prop_assert!(all.problems.contains(problem), "{:?} is missing", problem);
            }
            prop_assert_eq!(all.problems.len(), refused.problems.len() + 1);
            prop_assert!(all.problems.iter().any(|problem| problem.refusal == Refusal::Unknown(Entity::Person(nobody))));
        }
    }

    /// Somebody is appointed; a leave or another's appointment is put before it. The later act is named.
    #[test]
    fn a_backdated_act_names_the_later_fact_that_it_would_break(person in 0_u32..4, post in 0_u32..6, at in 6_u8..30, before in 1_u8..5) {
        let it = District { value: beginning() };
        let write = |act: ledger::acts::Dated, month_of: u8| Decision { header: header("QĐ", month(month_of)), acts: vec![act] };
        let (person, post) = (it.person(person), it.post(post));
        let appointed = it.value.accept(&write(Appoint { person, post, term_ends: None }.into(), at));
        prop_assume!(appointed.is_ok());
        let value = appointed.unwrap();
        let act = ActId { decision: value.head().seq, ordinal: 0 };
        let refused = value.accept(&write(Retire { person }.into(), at - before)).unwrap_err();
        prop_assert!(refused.dependants().any(|problem| problem.act == act), "{:?}", refused);
        prop_assert_eq!(refused.own().count(), 0);
        // After it there is nothing to break.
        let after = value.accept(&write(Retire { person }.into(), at + 1));
        prop_assert!(after.is_ok());
    }
}

/// The twin: histories are refused and accepted in fair parts, so neither property is empty; every kind of act is accepted somewhere.
#[test]
fn twin_histories_hold_accepted_and_refused_acts_of_every_kind() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(cases(1), rng);
    let mut accepted = std::collections::BTreeMap::new();
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..800 {
        let recipes = history().new_tree(&mut runner).unwrap().current();
        let mut value = beginning();
        for recipe in &recipes {
            let written = decision(&value, recipe);
            match value.accept(&written) {
                Ok(next) => {
                    taken += 1;
                    value = next;
                    for dated in &written.acts {
                        *accepted.entry(dated.act.shape().name).or_insert(0_u32) += 1;
                    }
                }
                Err(_) => refused += 1,
            }
        }
    }
    let missing: Vec<&str> = ledger::acts::Act::SHAPES
        .iter()
        .map(|shape| shape.name)
        .filter(|name| !accepted.contains_key(name))
        .collect();
    assert!(missing.is_empty(), "never accepted: {missing:?}; {accepted:?}");
    assert!(taken > 1_000 && refused > 1_000, "{taken} accepted, {refused} refused");
}

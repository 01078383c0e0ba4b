//! The ledger takes what is made up, and the same seed makes the same.

use std::collections::BTreeMap;

use ledger::Value;

use super::*;

fn accepted(people: u32, acts: u32) -> (Value, BTreeMap<&'static str, u32>) {
    let mut value = Value::empty();
    let mut kinds = BTreeMap::new();
    for decision in careers(people, acts, 7) {
        for dated in &decision.acts {
            *kinds.entry(dated.act.shape().name).or_default() += 1;
        }
        value = value
            .accept(&decision)
            .unwrap_or_else(|refused| panic!("{refused}: {decision:?}"));
    }
    (value, kinds)
}

#[test]
fn the_ledger_takes_every_decision_and_finds_the_people() {
    let (value, kinds) = accepted(300, 40);
    assert_eq!(value.person_count(), 300);
    let acts: u32 = kinds.values().sum();
    assert!((10_800..=13_200).contains(&acts), "{acts} acts, not about 12,000");
    assert!(kinds.len() >= 35, "{} kinds: {kinds:?}", kinds.len());
    for (kind, times) in &kinds {
        assert!(*times * 3 < acts, "{kind}: {times} of {acts}");
    }
}

#[test]
fn with_few_acts_most_are_of_the_stock_taking() {
    let (value, kinds) = accepted(600, 6);
    let acts: u32 = kinds.values().sum();
    assert!((3_240..=3_960).contains(&acts), "{acts} acts, not about 3,600");
    assert_eq!((value.person_count(), kinds["RegisterPerson"]), (600, 600));
}

#[test]
fn a_seed_gives_the_same_decisions_and_another_seed_others() {
    let row = |seed| careers(60, 20, seed).collect::<Vec<_>>();
    assert_eq!(row(1), row(1));
    assert_ne!(row(1), row(2));
}

#[test]
fn days_and_times_of_writing_never_run_backwards() {
    let mut before = (Day::MIN, i64::MIN);
    for decision in careers(60, 20, 3) {
        let now = (decision.header.effective, decision.header.recorded);
        assert!(before <= now, "{before:?} {now:?}");
        before = now;
    }
}

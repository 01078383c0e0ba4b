//! A snapshot gives back the value that was written, and nothing that was altered, cut or mixed is believed.

use ledger::Value;
use ledger::value::{Difference, Reading, Unread};
use proptest::prelude::*;

use super::common::cases;
use super::common::erasing::{decisions, replayed};
use super::common::history::{decision, history, play, recipe};
use super::common::picture::picture;

/// The parts of a snapshot of a value.
fn parts(value: &Value) -> Option<Vec<Vec<u8>>> {
    value.clone().packed().snapshot().map(Iterator::collect)
}

fn read(parts: &[Vec<u8>]) -> Result<Value, Unread> {
    let mut reading = Reading::default();
    parts.iter().try_for_each(|part| reading.take(part))?;
    reading.finish()
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn what_is_read_is_what_was_written_and_goes_on_alike(recipes in history(), last in recipe()) {
        let (value, _) = play(&recipes);
        let again = read(&parts(&value).unwrap()).unwrap();
        prop_assert_eq!(picture(&again), picture(&value));
        prop_assert_eq!(value.must_say_the_same(&again), Ok(()));
        let next = decision(&value, &last);
        match (value.accept(&next), again.accept(&next)) {
            (Ok(one), Ok(other)) => prop_assert_eq!(one.must_say_the_same(&other), Ok(())),
            (Err(one), Err(other)) => prop_assert_eq!(one, other),
            (one, other) => prop_assert!(false, "{:?} {:?}", one.err(), other.err()),
        }
    }

    /// What was erased, and what is excused because of it, comes with it.
    #[test]
    fn an_erasure_stays_erased(recipes in history(), who: prop::sample::Index, last in recipe()) {
        let (value, _) = play(&recipes);
        let acts: Vec<_> = (0..value.person_count())
            .filter_map(|ix| value.entity(ledger::value::Place::Person(ix)))
            .filter_map(|entity| match entity {
                ledger::Entity::Person(person) => Some(value.acts_of_person(person)),
                _ => None,
            })
            .collect();
        let left = replayed(&decisions(&value), &acts[who.index(acts.len())]).unwrap();
        let again = read(&parts(&left).unwrap()).unwrap();
        prop_assert_eq!(left.must_say_the_same(&again), Ok(()));
        prop_assert_eq!(again.erased().collect::<Vec<_>>(), left.erased().collect::<Vec<_>>());
        let next = decision(&left, &last);
        prop_assert_eq!(left.accept(&next).map(|value| picture(&value)), again.accept(&next).map(|value| picture(&value)));
    }

    /// The twin: one byte is another one, a part is missing, doubled or in another place.
    #[test]
    fn what_was_altered_is_not_believed(
        recipes in history(),
        at: prop::sample::Index,
        byte: prop::sample::Index,
        bit in 0_u32..8,
        other: prop::sample::Index,
    ) {
        let whole = parts(&play(&recipes).0).unwrap();
        let at = at.index(whole.len());
        let number = u32::try_from(at).unwrap();
        let mut altered = whole.clone();
        let byte = byte.index(altered[at].len());
        altered[at][byte] ^= 1 << bit;
        prop_assert_eq!(read(&altered).unwrap_err(), Unread::Damaged(number));
        let mut missing = whole.clone();
        missing.remove(at);
        prop_assert!(read(&missing).is_err());
        let mut swapped = whole.clone();
        let other = other.index(whole.len());
        swapped.swap(at, other);
        prop_assert_eq!(read(&swapped).is_err(), at != other);
        let mut doubled = whole.clone();
        doubled.insert(at, whole[at].clone());
        prop_assert!(read(&doubled).is_err());
        prop_assert_eq!(read(&whole[..at]).unwrap_err(), Unread::CutShort(number));
    }
}

#[test]
fn parts_of_another_ledger_are_not_taken() {
    let (one, _) = play(&[]);
    let own = parts(&one.clone().sealed_as(ledger::decision::Digest([1; 32]))).unwrap();
    let others = parts(&one.sealed_as(ledger::decision::Digest([2; 32]))).unwrap();
    for at in 1..own.len() {
        let mut mixed = own.clone();
        mixed[at] = others[at].clone();
        assert_eq!(read(&mixed).unwrap_err(), Unread::Damaged(u32::try_from(at).unwrap()));
    }
}

#[test]
fn a_fork_with_drafts_has_none() {
    let (value, _) = play(&[]);
    assert!(value.snapshot().is_none(), "not packed");
    let packed = value.packed();
    let drafted = packed.draft(&ledger::Decision::clone(&decisions(&packed)[0]));
    assert!(drafted.map_or(true, |fork| fork.packed().snapshot().is_none()));
}

/// The twin of saying the same: a decision more is told apart.
#[test]
fn twin_values_that_differ_are_told_apart() {
    let (value, _) = play(&[]);
    let mut log = decisions(&value);
    let mut last = log.pop().unwrap();
    last.header.title.push('x');
    let before = replayed(&log, &[]).unwrap();
    assert_eq!(before.must_say_the_same(&value), Err(Difference::Head));
    let other = before.accept(&last).unwrap().sealed_as(value.head().hash);
    assert_eq!(
        other.must_say_the_same(&value),
        Err(Difference::Decision(value.head().seq))
    );
}

//! Erasing the content of any act leaves a log that is proved and replayed; of an act on persons alone, nobody else's rows change.

use std::collections::BTreeMap;

use ledger::value::{Fact, Place};
use ledger::{ActId, Day, Entity, Seq, Value};
use proptest::prelude::*;

use super::common::cases;
use super::common::erasing::{decisions, replayed};
use super::common::history::{decision, history, play, recipe};
use super::common::judge;
use super::common::picture::{Detail, picture, state};

/// Every act of the log.
fn acts(value: &Value) -> Vec<ActId> {
    let of = |(decision, entry): (Seq, ledger::decision::Entry<'_>)| {
        (0..entry.len()).map(move |ordinal| ActId { decision, ordinal })
    };
    value.entries().flat_map(of).collect()
}

/// The things whose history some acts make; of a duplicate, also the records to which it ever led.
fn subjects(value: &Value, acts: &[ActId]) -> Vec<Place> {
    let mut all = Vec::new();
    for id in acts {
        let act = value.act_as_written(*id).unwrap().act;
        let mut see = |entity: Entity| all.extend(value.place(entity));
        act.creates(*id).into_iter().for_each(&mut see);
        act.visit_subjects(&mut see);
    }
    for place in all.clone() {
        let Place::Person(ix) = place else { continue };
        let records = (1..=value.head().seq.0).filter_map(|seq| value.on(Day::MIN, Seq(seq)).person(ix));
        all.extend(records.map(|person| person.place()));
    }
    all
}

/// What is known at a place of everything but some things.
fn others(value: &Value, known: Seq, but: &[Place]) -> BTreeMap<Place, Vec<String>> {
    let mut all = state(value, known, Detail::Sourced);
    all.retain(|place, _| !but.contains(place));
    all
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn any_act_can_be_erased_and_nobody_else_feels_an_act_on_persons(recipes in history(), which: prop::sample::Index, last in recipe()) {
        let (value, _) = play(&recipes);
        let log = decisions(&value);
        let target = *which.get(&acts(&value));
        // Whatever is erased, the chain holds and the log is read to its end.
        let left = replayed(&log, &[target]).unwrap();
        prop_assert_eq!(left.head().seq, value.head().seq);
        prop_assert_eq!(left.erased().collect::<Vec<_>>(), vec![target]);
        let Ok(erased) = value.erasable(target) else { return Ok(()) };
        let left = replayed(&log, &erased).unwrap();
        let subjects = subjects(&value, &erased);
        for known in (1..value.head().seq.0).map(Seq).chain([Seq::LATEST]) {
            prop_assert_eq!(others(&left, known, &subjects), others(&value, known, &subjects));
        }
        // Nothing is left of what the act said.
        let view = left.on(Day::MIN, Seq::LATEST);
        for place in &subjects {
            let said = view.rows(*place).filter(|row| erased.contains(&row.source));
            prop_assert!(said.map(|row| row.fact).all(|fact| matches!(fact, Fact::Exists | Fact::Erased)));
        }
        // Where something contradicts, and only there, folding everything anew may find more of it; the office refuses such an erasure.
        if left.contradictions().next().is_some() {
            return Ok(());
        }
        prop_assert_eq!(left.astray(), Vec::new());
        // The log goes on: what is decided now is judged, and read again the same.
        if let Ok(next) = left.accept(&decision(&left, &last)) {
            let again = replayed(&decisions(&next), &[]).unwrap();
            prop_assert_eq!(rows_of(&again), rows_of(&next));
            prop_assert_eq!(again.astray(), Vec::new());
        }
    }

    /// A person erased whole contradicts nobody, and what the value guarantees is kept.
    #[test]
    fn a_person_erased_whole_leaves_a_sound_value(recipes in history(), who: prop::sample::Index) {
        let (value, _) = play(&recipes);
        let ix = u32::try_from(who.index(usize::try_from(value.person_count()).unwrap())).unwrap();
        let Some(Entity::Person(person)) = value.entity(Place::Person(ix)) else { panic!("no person {ix}") };
        let erased = value.acts_of_person(person);
        let left = replayed(&decisions(&value), &erased).unwrap();
        prop_assert_eq!(left.contradictions().collect::<Vec<_>>(), Vec::new());
        let rows = judge::rows(&left, Seq::LATEST);
        prop_assert_eq!(judge::main_posts(&rows), Ok(()));
        prop_assert_eq!(judge::outlives(&rows), Ok(()));
        prop_assert_eq!(judge::registers(&left, &rows), Ok(()));
        prop_assert_eq!(judge::pauses(&rows), Ok(()));
        // One whose registration was taken back is nobody, before and after.
        let there = |value: &Value| value.on(Day::MIN, Seq::LATEST).person(ix).map(|person| person.is_erased());
        prop_assert_eq!(there(&left), there(&value).map(|_| true));
    }
}

/// A picture but for the head's hash, which a value that was not sealed does not have.
fn rows_of(value: &Value) -> String {
    let all = picture(value);
    all.split_once('\n').map(|(_, rows)| rows.to_owned()).unwrap()
}

/// The twin: an act that others lean on cannot be erased unfelt, which is why it is refused.
#[test]
fn twin_an_erased_post_is_felt_by_its_holder() {
    let (value, _) = play(&[]);
    let Some(Entity::Post(post)) = value.entity(Place::Post(0)) else {
        panic!("no post")
    };
    assert!(value.erasable(post.0).is_err());
    let left = replayed(&decisions(&value), &[post.0]).unwrap();
    let but = [Place::Post(0)];
    assert_ne!(others(&left, Seq::LATEST, &but), others(&value, Seq::LATEST, &but));
}

//! (g) the same rows of a list in another order give the same valid-time state, up to ids.

use std::collections::BTreeMap;

use ledger::acts::{Dated, people::*, record::*};
use ledger::codes::{Learning, LearningState, Standing};
use ledger::value::Place;
use ledger::{Decision, PersonId, Seq, Value, When};
use proptest::prelude::*;

use super::common::history::{beginning, month};
use super::common::picture::{Detail, spoken, state};
use super::common::{cases, district::District, header};

/// One row of a roster: a new person or one who is there, with what the list says of them.
#[derive(Debug, Clone, Copy)]
struct Line {
    known: Option<u8>,
    unit: u8,
    post: Option<u8>,
    level: u8,
    rank: u8,
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (
        prop::option::of(0_u8..4),
        1_u8..4,
        prop::option::of(0_u8..6),
        0_u8..3,
        0_u8..3,
    );
    let line = line.prop_map(|(known, unit, post, level, rank)| Line {
        known,
        unit,
        post,
        level,
        rank,
    });
    prop::collection::vec(line, 1..8).prop_map(|mut all| {
        // A person stands once in a list.
        let mut seen = Vec::new();
        all.retain(|line| {
            let again = line.known.is_some_and(|known| seen.contains(&known));
            seen.extend(line.known);
            !again
        });
        all
    })
}

/// The decision that a list becomes: its rows one after another.
fn list(base: &District, lines: &[(usize, Line)]) -> Decision {
    let found = When::By(month(6));
    let mut acts: Vec<Dated> = Vec::new();
    for (row, line) in lines {
        let person = line.known.map_or_else(
            || PersonId::here(u32::try_from(acts.len()).unwrap()),
            |known| base.person(u32::from(known)),
        );
        if line.known.is_none() {
            let full_name = format!("Dòng {row}");
            acts.push(
                RegisterPerson {
                    full_name,
                    sex: None,
                    birth: None,
                    citizen_number: None,
                }
                .into(),
            );
        }
        let mut say = |act: ledger::acts::Act| acts.push(act.at(found));
        say(RecordService {
            person,
            unit: base.unit(u32::from(line.unit)),
            standing: Standing::CivilServant,
        }
        .into());
        if let Some(post) = line.post {
            say(RecordPost {
                person,
                post: base.post(u32::from(post)),
            }
            .into());
        }
        let level = format!("level-{}", line.level);
        say(RecordLearning {
            person,
            field: Learning::Education,
            level,
            specialism: None,
            state: LearningState::Held,
        }
        .into());
        say(SetRank {
            person,
            rank: format!("rank-{}", line.rank),
            step: None,
            coefficient: None,
        }
        .into());
    }
    Decision {
        header: header("KK", month(6)),
        acts,
    }
}

/// The state by names of people, so that ids do not matter.
fn by_name(value: &Value) -> BTreeMap<String, Vec<String>> {
    let view = value.on(month(6), Seq::LATEST);
    let mut all = BTreeMap::new();
    for (place, lines) in state(value, Seq::LATEST, Detail::Valid) {
        let name = match place {
            Place::Person(ix) => view
                .person(ix)
                .map_or_else(String::new, |person| person.name().to_string()),
            place => format!("{place:?}"),
        };
        all.insert(name, lines);
    }
    all
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_list_in_another_order_says_the_same(all in lines(), seed: u64) {
        let base = District { value: beginning() };
        let rows: Vec<(usize, Line)> = all.into_iter().enumerate().collect();
        let mut other = rows.clone();
        let mut state = seed;
        for at in (1..other.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            other.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        let (one, two) = (base.value.accept(&list(&base, &rows)), base.value.accept(&list(&base, &other)));
        prop_assert_eq!(one.is_ok(), two.is_ok());
        if let (Ok(one), Ok(two)) = (one, two) {
            prop_assert_eq!(by_name(&one), by_name(&two));
            // The same list once more changes nothing of those who were there before.
            let known: Vec<_> = rows.iter().copied().filter(|(_, line)| line.known.is_some()).collect();
            if !known.is_empty() {
                let again = one.accept(&list(&base, &known)).unwrap();
                prop_assert_eq!(by_name(&again), by_name(&one));
            }
        }
    }
}

/// The twin: another content is seen by the same comparison.
#[test]
fn twin_another_row_is_seen() {
    let base = District { value: beginning() };
    let line = Line {
        known: None,
        unit: 1,
        post: None,
        level: 0,
        rank: 0,
    };
    let one = base.value.accept(&list(&base, &[(0, line)])).unwrap();
    let two = base
        .value
        .accept(&list(&base, &[(0, Line { level: 1, ..line })]))
        .unwrap();
    assert_ne!(by_name(&one), by_name(&two));
    assert!(
        by_name(&one)["Dòng 0"].iter().any(|text| text.contains("level-0")),
        "{:?}",
        by_name(&one)
    );
    let fact = one.timeline(Place::Person(0)).unwrap().rows().next().unwrap().fact;
    assert_eq!(spoken(&one, fact), "Exists");
}

//! A unit that ends among several.

use ledger::acts::{bodies::*, decisions::*};
use ledger::codes::*;
use ledger::value::Fact;
use ledger::view::Structure;
use ledger::{Entity, UnitId};

use super::common::district::District;
use super::common::samples::day;
use super::{count, found, has, measured, quota, share};

#[test]
fn a_split_commune_passes_on_every_post_person_and_millionth() {
    let mut it = measured();
    let (a, b) = (it.unit(1), it.unit(2));
    let third = Share {
        unit: UnitId::here(0),
        share: share("0.333333"),
        posts: vec![it.post(1)],
        people: Vec::new(),
        units: vec![it.unit(4)],
    };
    let into = vec![
        Share::of(b, share("0.333334")),
        third,
        Share::of(UnitId::here(1), share("0.333333")),
    ];
    it.take(
        "2020-07-01",
        vec![found(&it, "Mới 1"), found(&it, "Mới 2"), Split { unit: a, into }.into()],
    );

    let (then, now) = (Structure::of(it.on("2020-06-30")), Structure::of(it.on("2020-07-01")));
    assert_eq!(
        (then.carry(1), now.carry(1)),
        (1, 2),
        "what nobody named goes to the first"
    );
    assert_eq!(now.unit(4).unwrap().parent, Some(5), "the village went by name");
    // The deputy went with the post, in service too; the chair is found where A leads.
    let (chair, deputy) = (
        it.on("2020-07-01").person(0).unwrap(),
        it.on("2020-07-01").person(1).unwrap(),
    );
    assert_eq!(chair.unit().map(|unit| now.carry(unit)), Some(2));
    assert_eq!(
        (deputy.unit(), deputy.service().map(|(unit, ..)| unit)),
        (Some(5), Some(5))
    );
    assert_eq!(
        deputy
            .rows()
            .filter(|row| matches!(row.fact, Fact::Moved { .. }))
            .count(),
        1,
        "no move but the appointment"
    );
    assert_eq!(it.on("2020-06-30").person(1).unwrap().unit(), Some(1), "as it was then");

    let none = (None, None, None);
    assert_eq!(has(&it, 1, "2020-07-01"), none);
    // 21 posts: 6 and 6 by thirds rounded down, 9 stay with the default; 10.000001 km²: each millionth has one place.
    assert_eq!(
        has(&it, 5, "2020-07-01"),
        (Some(6), Some(share("333.333")), Some(share("3.33333")))
    );
    assert_eq!(has(&it, 6, "2020-07-01"), has(&it, 5, "2020-07-01"));
    assert_eq!(
        has(&it, 2, "2020-07-01"),
        (Some(9), Some(share("333.334")), Some(share("3.333341")))
    );
    assert_eq!(
        has(&it, 1, "2020-06-30"),
        (Some(21), Some(share("1000")), Some(share("10.000001")))
    );
    let height = |unit| it.on("2020-07-01").measured(unit, MeasureKind::Elevation);
    assert_eq!(
        (height(2), height(5)),
        (Some(share("300")), None),
        "a place does not go with a part"
    );

    let passed = it.on("2020-07-01").passed_to(1);
    let told: Vec<_> = passed
        .iter()
        .map(|to| (to.unit, to.whole, to.share.to_string(), to.how))
        .collect();
    let how = Succession::Split;
    assert_eq!(
        told,
        [
            (2, true, "0.333334".into(), how),
            (5, false, "0.333333".into(), how),
            (6, false, "0.333333".into(), how)
        ]
    );
    assert_eq!(
        it.on("2020-07-01").came_from(6),
        [ledger::view::Lineage { unit: 1, ..passed[2] }]
    );
    assert_eq!(it.on("2020-06-30").passed_to(1), []);
    assert!(it.value.astray().is_empty());
}

#[test]
fn a_split_taken_back_restores_what_was_and_from_a_day_leaves_it() {
    let mut it = measured();
    let (a, b, office) = (it.unit(1), it.unit(2), it.unit(3));
    let part = Share {
        posts: vec![it.post(1)],
        people: Vec::new(),
        units: vec![it.unit(4)],
        ..Share::of(office, share("0.4"))
    };
    let into = vec![Share::of(b, share("0.6")), part];
    let before = it.clone();
    let seq = it.take("2020-07-01", vec![Split { unit: a, into }.into()]);
    let split = it.clone();
    it.take(
        "2020-08-01",
        vec![
            Revoke {
                decision: seq,
                from: None,
            }
            .into(),
        ],
    );
    let known_now = |it: &District| {
        super::common::picture::state(&it.value, ledger::Seq::LATEST, super::common::picture::Detail::Sourced)
    };
    assert_eq!(known_now(&it), known_now(&before));
    // From a day on: what has passed does not come back, and nothing is left in the air.
    let mut ended = split.clone();
    ended.take(
        "2020-08-01",
        vec![
            Revoke {
                decision: seq,
                from: Some(day("2020-08-01")),
            }
            .into(),
        ],
    );
    assert_eq!(known_now(&ended), known_now(&split));
    // Before its day, it never takes effect.
    let mut never = split;
    never.take(
        "2020-08-01",
        vec![
            Revoke {
                decision: seq,
                from: Some(day("2020-07-01")),
            }
            .into(),
        ],
    );
    assert_eq!(known_now(&never), known_now(&before));
}

#[test]
fn a_successor_may_take_pieces_and_whole_units_at_once() {
    let mut it = measured();
    let (a, b, root) = (it.unit(1), it.unit(2), it.unit(0));
    it.take(
        "2020-01-01",
        vec![quota(b, 10), count(b, MeasureKind::Households, "100")],
    );
    // Two new communes of two old ones: B whole with a piece of A, and the rest of A.
    let (first, second) = (UnitId::here(0), UnitId::here(1));
    let into = vec![Share::of(second, share("0.7")), Share::of(first, share("0.3"))];
    let acts = vec![
        found(&it, "Một"),
        found(&it, "Hai"),
        Merge {
            from: vec![b],
            into: first,
        }
        .into(),
        Split { unit: a, into }.into(),
    ];
    it.take("2025-07-01", acts);
    assert_eq!(
        has(&it, 5, "2025-07-01"),
        (Some(16), Some(share("400")), Some(share("3")))
    );
    assert_eq!(
        has(&it, 6, "2025-07-01"),
        (Some(15), Some(share("700")), Some(share("7.000001")))
    );
    let now = Structure::of(it.on("2025-07-01"));
    assert_eq!(
        (now.carry(1), now.carry(2), now.carry(4), now.unit(4).unwrap().parent),
        (6, 5, 4, Some(6))
    );
    assert!(it.value.place(Entity::Unit(root)).is_some() && it.value.astray().is_empty());
}

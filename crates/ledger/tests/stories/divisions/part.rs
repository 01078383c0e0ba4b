//! A part that leaves a unit which goes on.

use ledger::acts::{bodies::*, career::*};
use ledger::codes::*;
use ledger::value::{Ix, Refusal};
use ledger::view::Structure;
use ledger::{Decimal, UnitId};

use super::common::district::{District, act_of};
use super::common::samples::day;
use super::{count, found, has, measured, quota, share};

#[test]
fn a_separated_commune_and_a_part_leave_the_rest_where_it_is() {
    let mut it = measured();
    let (a, b) = (it.unit(1), it.unit(2));
    it.take("2020-01-01", vec![Retire { person: it.person(2) }.into(), quota(b, 10)]);
    let part = Share {
        people: vec![it.person(1)],
        posts: vec![it.post(1)],
        ..Share::of(UnitId::here(0), share("0.25"))
    };
    it.take("2020-07-01", vec![found(&it, "Mới"), Separate { from: a, part }.into()]);
    assert_eq!(
        has(&it, 1, "2020-07-01"),
        (Some(16), Some(share("750")), Some(share("7.500001")))
    );
    assert_eq!(
        has(&it, 5, "2020-07-01"),
        (Some(5), Some(share("250")), Some(share("2.5")))
    );
    assert_eq!(it.on("2020-07-01").person(1).unwrap().unit(), Some(5));
    assert_eq!(Structure::of(it.on("2020-07-01")).carry(1), 1);
    // A part of A and a part of the new one go to B on one day, each of what was there the day before.
    let tenth = |from: Ix, it: &District| {
        TransferPart {
            from: it.unit(from),
            part: Share::of(b, share("0.1")),
        }
        .into()
    };
    it.take("2021-01-01", vec![tenth(1, &it), tenth(5, &it)]);
    assert_eq!(
        has(&it, 2, "2021-01-01"),
        (Some(11), Some(share("100")), Some(share("1")))
    );
    assert_eq!(
        has(&it, 1, "2021-01-01"),
        (Some(15), Some(share("675")), Some(share("6.750001")))
    );
    // To and fro, and on one day in a circle: every total stays.
    let give = |from, to, part| {
        TransferPart {
            from,
            part: Share::of(to, share(part)),
        }
        .into()
    };
    for month in 2..12 {
        let new = it.unit(5);
        let acts = vec![
            give(a, b, "0.5"),
            give(b, new, "0.333333"),
            give(new, a, "1"),
            give(a, new, "0.5"),
        ];
        it.take(&format!("2021-{month:02}-01"), acts);
    }
    let sum = |on: &str| [1, 2, 5].map(|unit| has(&it, unit, on));
    let (posts, area) = (
        sum("2021-12-31").iter().filter_map(|all| all.0).sum::<u32>(),
        sum("2021-12-31").iter().filter_map(|all| all.2).sum::<Decimal>(),
    );
    assert_eq!((posts, area), (31, share("10.000001")));
    // What is assigned on the day of a division stands, whatever the order.
    it.take("2022-01-01", vec![quota(a, 7), give(a, b, "0.5")]);
    assert_eq!(it.on("2022-01-01").quota(1, QuotaKind::Commune), Some(7));
    assert!(it.value.astray().is_empty());
}

#[test]
fn what_is_assigned_again_replaces_what_was_brought() {
    let mut it = measured();
    let (a, b) = (it.unit(1), it.unit(2));
    it.take("2020-01-01", vec![quota(b, 10), count(b, MeasureKind::Households, "5")]);
    it.take("2020-07-01", vec![Merge { from: vec![a], into: b }.into()]);
    assert_eq!(it.on("2020-07-01").quota(2, QuotaKind::Commune), Some(31));
    it.take("2020-08-01", vec![quota(b, 10), count(b, MeasureKind::Households, "5")]);
    assert_eq!(
        has(&it, 2, "2020-08-01"),
        (Some(10), Some(share("5")), Some(share("10.000001")))
    );
    assert_eq!(has(&it, 2, "2020-07-31").0, Some(31));
}

#[test]
fn what_went_with_a_part_is_heard_when_its_unit_ends() {
    let mut it = measured();
    let (a, office) = (it.unit(1), it.unit(3));
    let part = Share {
        people: vec![it.person(1)],
        posts: vec![it.post(1)],
        ..Share::of(office, share("0"))
    };
    let seq = it.take("2020-07-01", vec![TransferPart { from: a, part }.into()]);
    let told = it.refused("2020-08-01", vec![Dissolve { unit: office }.into()]);
    let used = Refusal::UnitEndsWhileUsed {
        unit: office,
        ends: day("2020-08-01"),
    };
    let by_part = told
        .iter()
        .filter(|problem| problem.act == act_of(seq, 0) && problem.refusal == used);
    assert_eq!(by_part.count(), 1, "{told:#?}");
}

//! (d) successors conserve heads, quotas and quantities.

use ledger::acts::{bodies::*, career::*};
use ledger::codes::{MeasureKind, QuotaKind, StreamlineGround, UnitKind};
use ledger::value::{Fact, Place};
use ledger::view::Structure;
use ledger::{Decision, Entity, Seq, UnitId, Value};
use proptest::prelude::*;

use super::common::history::{history, month, play};
use super::common::judge::totals;
use super::common::{cases, header};

fn unit(value: &Value, ix: u32) -> UnitId {
    match value.entity(Place::Unit(ix)) {
        Some(Entity::Unit(id)) => id,
        _ => UnitId::here(99),
    }
}

proptest! {
    #![proptest_config(cases(200))]

    /// Whatever happened before: a merger on a later day moves no total, and a cut afterwards takes one post.
    #[test]
    fn units_that_become_one_have_what_they_had(recipes in history(), from in 1_u32..6, into in 1_u32..6, founds: bool) {
        let (value, _) = play(&recipes);
        let day = month(50);
        let (from, into) = (unit(&value, from % value.unit_count()), unit(&value, into % value.unit_count()));
        let acts = if founds {
            let made = Establish { name: "Mới".into(), kind: UnitKind::Commune, parent: Some(unit(&value, 0)), code: None };
            vec![made.into(), Consolidate { from: vec![from, into], into: UnitId::here(0) }.into()]
        } else {
            vec![Merge { from: vec![from], into }.into()]
        };
        let merged = value.accept(&Decision { header: header("SN", day), acts });
        prop_assume!(merged.is_ok());
        let merged = merged.unwrap();
        prop_assert_eq!(totals(&merged, day), totals(&value, day));
        prop_assert_eq!(totals(&merged, day.previous()), totals(&value, day.previous()));
        // Nobody and no post is lost: each leads to a unit that stands.
        let structure = Structure::of(merged.on(day, Seq::LATEST));
        for (ix, line) in merged.persons() {
            for row in line.rows().iter().filter(|row| row.known_until == Seq::LATEST && row.holds(day)) {
                if let Fact::Service { unit, .. } = row.fact {
                    prop_assert!(structure.unit(structure.carry(unit)).unwrap().stands, "person {}", ix);
                }
            }
        }
        // A cut in the successor takes exactly one post of the sum.
        let successor = structure.carry(match merged.place(Entity::Unit(from)) { Some(Place::Unit(ix)) => ix, _ => 0 });
        let before = merged.on(month(51), Seq::LATEST).quota(successor, QuotaKind::Commune);
        if let Some(before) = before.filter(|posts| *posts > 0)
            && let Some(Entity::Person(person)) = merged.entity(Place::Person(3))
        {
            let cut = Streamline { person, unit: unit(&merged, successor), quota: QuotaKind::Commune, ground: StreamlineGround::UnitMerger };
            if let Ok(cut) = merged.accept(&Decision { header: header("TG", month(51)), acts: vec![cut.into()] }) {
                prop_assert_eq!(cut.on(month(51), Seq::LATEST).quota(successor, QuotaKind::Commune), Some(before - 1));
            }
        }
    }
}

/// The twin: what is dissolved instead of merged is missed in the totals.
#[test]
fn twin_a_lost_quantity_is_found() {
    let (value, _) = play(&[]);
    let made = Establish {
        name: "X".into(),
        kind: UnitKind::Commune,
        parent: Some(unit(&value, 0)),
        code: None,
    };
    let new = UnitId::here(0);
    let with = |kind, posts| AssignQuota {
        unit: new,
        kind,
        year: 2019,
        posts,
        to_cut: 0,
    };
    let count = Measure {
        unit: new,
        what: MeasureKind::Households,
        value: 5.into(),
        toward: None,
        source: None,
    };
    let acts = vec![made.into(), with(QuotaKind::Commune, 4).into(), count.into()];
    let value = value
        .accept(&Decision {
            header: header("TL", month(1)),
            acts,
        })
        .unwrap();
    let gone = vec![Dissolve { unit: unit(&value, 4) }.into()];
    let lost = value
        .accept(&Decision {
            header: header("GT", month(50)),
            acts: gone,
        })
        .unwrap();
    let (before, after) = (totals(&value, month(50)), totals(&lost, month(50)));
    assert_eq!((before.1 - after.1, before.2 - after.2), (4, 5));
}

//! One management tree with one root, on every day.

use ledger::UnitId;
use ledger::acts::{bodies::*, decisions::*};
use ledger::codes::*;
use ledger::value::Refusal;
use ledger::view::Structure;

use super::common::district::{District, on};
use super::common::samples::day;
use super::reasons;

#[test]
fn one_tree_without_circles_also_through_mergers() {
    let mut it = District::new();
    let (root, a, b, office) = (it.unit(0), it.unit(1), it.unit(2), it.unit(3));
    let under = |unit, parent| MoveUnder {
        unit,
        parent,
        line: Line::Management,
    };
    let second = Establish {
        name: "X".into(),
        kind: UnitKind::Authority,
        parent: None,
        code: None,
    };
    assert_eq!(
        reasons(&it.refused("2019-02-01", vec![second.into()])),
        [Refusal::SecondRoot]
    );
    assert_eq!(
        reasons(&it.refused("2019-02-01", vec![under(root, a).into()]))[0],
        Refusal::UnitInItself(root)
    );
    it.take("2019-02-01", vec![under(office, a).into()]);
    // B goes under the office, which goes under A; A cannot pass into B then.
    it.take("2019-03-01", vec![under(b, office).into()]);
    let problems = reasons(&it.refused("2019-04-01", vec![Merge { from: vec![a], into: b }.into()]));
    assert!(
        problems.contains(&Refusal::UnitInItself(b)) && problems.contains(&Refusal::UnitInItself(office)),
        "{problems:?}"
    );
    let settled = vec![under(b, root).into(), Merge { from: vec![a], into: b }.into()];
    it.take("2019-04-01", settled);
    let now = Structure::of(it.on("2019-04-01"));
    assert_eq!(now.walked(), [0, 2, 3]);
    // And now B cannot go under the office, which hangs under A's successor.
    assert_eq!(
        reasons(&it.refused("2019-05-01", vec![under(b, office).into()])),
        [Refusal::UnitInItself(b)]
    );
}

#[test]
fn a_move_taken_back_from_a_day_leaves_no_unit_in_the_air() {
    let mut it = District::new();
    let (a, office) = (it.unit(1), it.unit(3));
    let moved = it.take(
        "2019-02-01",
        vec![
            MoveUnder {
                unit: office,
                parent: a,
                line: Line::Management,
            }
            .into(),
        ],
    );
    let end = Revoke {
        decision: moved,
        from: Some(day("2019-06-01")),
    };
    assert_eq!(
        reasons(&it.refused("2019-06-01", vec![end.clone().into()])),
        [Refusal::SecondRoot]
    );
    let home = MoveUnder {
        unit: office,
        parent: it.unit(0),
        line: Line::Management,
    };
    it.take("2019-06-01", vec![end.into(), home.into()]);
    assert_eq!(it.on("2019-06-01").unit_above(3, Line::Management), Some(0));
}

#[test]
fn an_authority_founded_by_mistake_is_founded_again() {
    let mut it = District::new();
    let (first, second) = (ledger::Seq(1), ledger::Seq(2));
    it.take(
        "2019-02-01",
        vec![
            Revoke {
                decision: second,
                from: None,
            }
            .into(),
            Revoke {
                decision: first,
                from: None,
            }
            .into(),
        ],
    );
    assert!(Structure::of(it.on("2019-02-01")).walked().is_empty());
    it.take(
        "2019-01-01",
        vec![
            Establish {
                name: "Huyện".into(),
                kind: UnitKind::Authority,
                parent: None,
                code: None,
            }
            .into(),
        ],
    );
    assert_eq!(Structure::of(it.on("2019-02-01")).walked(), [4]);
    // Then the revocation cannot be revoked: there would be two roots.
    assert!(
        reasons(&it.refused(
            "2019-03-01",
            vec![Revoke { decision: ledger::Seq(3), from: None }.into()]
        ))
        .contains(&Refusal::SecondRoot)
    );
}

/// The circle closes only on the day on which the unit above begins to hang under what hangs under it.
#[test]
fn a_circle_that_closes_later_is_refused_now() {
    let it = District::new();
    let root = it.unit(0);
    let made = Establish {
        name: "X".into(),
        kind: UnitKind::Other,
        parent: Some(root),
        code: None,
    };
    let under = MoveUnder {
        unit: root,
        parent: UnitId::here(0),
        line: Line::Management,
    };
    let problems = it.refused("2019-02-01", vec![on("..2019-06-01", made), under.into()]);
    assert!(
        reasons(&problems).contains(&Refusal::UnitInItself(root)),
        "{problems:?}"
    );
}

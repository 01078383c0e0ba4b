//! Posts that move with their holders.

use ledger::acts::{bodies::*, career::*, decisions::*};
use ledger::codes::*;
use ledger::value::{Fact, Place, Refusal};
use ledger::view::Structure;

use super::common::samples::day;
use super::{has, measured, reasons, share};

#[test]
fn a_post_moves_with_its_holder_and_is_no_transfer() {
    let mut it = measured();
    let (post, office) = (it.post(0), it.unit(3));
    let seq = it.take("2020-07-01", vec![MovePost { post, unit: office }.into()]);
    let (before, after) = (it.on("2020-06-30"), it.on("2020-07-01"));
    assert_eq!((before.unit_of_post(0), after.unit_of_post(0)), (Some(1), Some(3)));
    let (then, now) = (before.person(0).unwrap(), after.person(0).unwrap());
    assert_eq!(
        (then.unit(), now.unit(), now.service().map(|(unit, ..)| unit)),
        (Some(1), Some(3), Some(3))
    );
    assert_eq!(
        now.main_post().unwrap().since,
        day("2019-01-01"),
        "the same post, held as before"
    );
    assert_eq!(
        now.rows().filter(|row| matches!(row.fact, Fact::Moved { .. })).count(),
        1,
        "the appointment alone"
    );
    // Who is relieved stays where the post went; who is appointed later serves there.
    it.take(
        "2020-08-01",
        vec![
            Relieve {
                person: it.person(0),
                post,
            }
            .into(),
        ],
    );
    assert_eq!(it.on("2020-08-01").person(0).unwrap().unit(), Some(3));
    it.take(
        "2020-09-01",
        vec![
            Appoint {
                person: it.person(2),
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    assert_eq!(
        it.on("2020-09-01").person(2).unwrap().service().map(|(unit, ..)| unit),
        Some(3)
    );
    // Backdated, the move carries along who held it then.
    let again = MovePost { post, unit: office };
    let told = reasons(&it.refused("2020-10-01", vec![again.into()]));
    assert_eq!(told, [Refusal::PostAlreadyIn { post, unit: office }]);
    // Ended from a day on, the post must go home by the same decision.
    let end = Revoke {
        decision: seq,
        from: Some(day("2020-10-01")),
    };
    let told = reasons(&it.refused("2020-10-01", vec![end.clone().into()]));
    assert_eq!(
        told,
        [Refusal::PostInNoUnit {
            post,
            day: day("2020-10-01")
        }]
    );
    it.take(
        "2020-10-01",
        vec![end.into(), MovePost { post, unit: it.unit(1) }.into()],
    );
    assert_eq!(
        it.on("2020-10-01").person(2).unwrap().service().map(|(unit, ..)| unit),
        Some(1)
    );
    assert!(it.value.astray().is_empty());
}

#[test]
fn a_post_of_a_merged_unit_moves_away_from_the_successor() {
    let mut it = measured();
    let (a, b, office) = (it.unit(1), it.unit(2), it.unit(3));
    it.take("2020-01-01", vec![Merge { from: vec![a], into: b }.into()]);
    let part = Share {
        posts: vec![it.post(1)],
        units: vec![it.unit(4)],
        ..Share::of(office, share("0.5"))
    };
    it.take("2020-07-01", vec![TransferPart { from: b, part }.into()]);
    let view = it.on("2020-07-01");
    assert_eq!(
        (view.unit_of_post(1), view.person(1).unwrap().unit()),
        (Some(3), Some(3))
    );
    assert_eq!(view.unit_above(4, Line::Management), Some(3));
    assert_eq!(
        (has(&it, 2, "2020-07-01").0, has(&it, 3, "2020-07-01").0),
        (Some(11), Some(10))
    );
    // A is found in B still; the post that went is not.
    let now = Structure::of(view);
    assert_eq!((now.carry(1), now.carry(3)), (2, 3));
    assert!(it.value.dependants(Place::Unit(3)).any(|place| place == Place::Post(1)));
}

//! Divisions that the ledger refuses, each with its reason.

use ledger::acts::{bodies::*, career::*, record::*};
use ledger::codes::*;
use ledger::value::Refusal;
use ledger::{Decimal, Entity, UnitId};

use super::common::district::{act_of, on};
use super::common::samples::day;
use super::{measured, reasons, share};

#[test]
fn divisions_that_make_no_sense_are_refused_with_the_reason() {
    let it = measured();
    let (a, b, office, village) = (it.unit(1), it.unit(2), it.unit(3), it.unit(4));
    let split = |into| it.refused("2020-07-01", vec![Split { unit: a, into }.into()]);
    let half = |unit| Share::of(unit, share("0.5"));
    let not_whole = split(vec![Share::of(b, share("0.6")), half(office)]);
    assert_eq!(reasons(&not_whole)[0], Refusal::SharesNotWhole);
    assert!(reasons(&split(vec![Share::of(b, Decimal::ONE)])).contains(&Refusal::TooFewUnits));
    let minus = vec![Share::of(b, share("1.5")), Share::of(office, share("-0.5"))];
    assert!(reasons(&split(minus)).contains(&Refusal::SharesNotWhole));
    assert!(reasons(&split(vec![half(b), half(b)])).contains(&Refusal::UnitInItself(b)));
    assert!(reasons(&split(vec![half(a), half(b)])).contains(&Refusal::UnitInItself(a)));
    let post = it.post(1);
    let named = || Share {
        posts: vec![post],
        ..half(b)
    };
    let twice = split(vec![
        named(),
        Share {
            unit: office,
            ..named()
        },
    ]);
    assert!(reasons(&twice).contains(&Refusal::NamedTwice(Entity::Post(post))));
    // What goes with a part was in the unit.
    let foreign = Share {
        posts: vec![it.post(4)],
        people: vec![it.person(3)],
        units: vec![office],
        ..half(b)
    };
    let told = reasons(&it.refused("2020-07-01", vec![TransferPart { from: a, part: foreign }.into()]));
    for what in [
        Entity::Post(it.post(4)),
        Entity::Person(it.person(3)),
        Entity::Unit(office),
    ] {
        assert!(
            told.contains(&Refusal::NotInUnit { what, unit: a }),
            "{what:?} {told:?}"
        );
    }
    // Bình goes, but the deputy's post does not; with the post, or out of it, all is well.
    let alone = Share {
        people: vec![it.person(1)],
        ..half(b)
    };
    let away = Refusal::MainPostElsewhere { post, unit: b };
    let go = |part: &Share| {
        TransferPart {
            from: a,
            part: part.clone(),
        }
        .into()
    };
    assert_eq!(reasons(&it.refused("2020-07-01", vec![go(&alone)])), [away]);
    let (mut named, mut relieved) = (it.clone(), it.clone());
    named.take(
        "2020-07-01",
        vec![go(&Share {
            posts: vec![post],
            ..alone.clone()
        })],
    );
    relieved.take(
        "2020-07-01",
        vec![
            go(&alone),
            Relieve {
                person: it.person(1),
                post,
            }
            .into(),
        ],
    );
    for it in [named, relieved] {
        assert_eq!(it.on("2020-07-01").person(1).unwrap().unit(), Some(2));
    }
    // More than the whole on one day, in two acts; and a part beside the whole.
    let most = |unit| TransferPart {
        from: a,
        part: Share::of(unit, share("0.6")),
    };
    let exceeds = [Refusal::SharesExceedWhole(a)];
    assert_eq!(
        reasons(&it.refused("2020-07-01", vec![most(b).into(), most(office).into()])),
        exceeds
    );
    let merge = Merge { from: vec![a], into: b };
    assert_eq!(
        reasons(&it.refused("2020-07-01", vec![most(office).into(), merge.into()])),
        exceeds
    );
    // What is separated goes to a unit that is founded with it.
    let old = Separate { from: a, part: half(b) };
    assert_eq!(
        reasons(&it.refused("2020-07-01", vec![old.into()])),
        [Refusal::StoodBefore(b)]
    );
    let circle = Share {
        units: vec![village],
        ..half(village)
    };
    let told = reasons(&it.refused("2020-07-01", vec![TransferPart { from: a, part: circle }.into()]));
    assert!(told.contains(&Refusal::UnitInItself(village)), "{told:?}");
}

#[test]
fn a_backdated_division_names_what_it_would_break() {
    let mut it = measured();
    let (a, b, office) = (it.unit(1), it.unit(2), it.unit(3));
    let seq = it.take(
        "2020-09-01",
        vec![
            RecordService {
                person: it.person(3),
                unit: a,
                standing: Standing::Cadre,
            }
            .into(),
        ],
    );
    let halves = || vec![Share::of(b, share("0.5")), Share::of(office, share("0.5"))];
    let problems = it.refused(
        "2020-10-01",
        vec![on(
            "2020-07-01",
            Split {
                unit: a,
                into: halves(),
            },
        )],
    );
    let gone = Refusal::NotThere {
        what: Entity::Unit(a),
        day: day("2020-09-01"),
    };
    assert_eq!(
        problems.iter().map(|p| (p.act, p.refusal)).collect::<Vec<_>>(),
        [(act_of(seq, 0), gone)]
    );
    // A post cut from the quota of the taker is not cut any more when less was taken.
    let mut it = measured();
    let part = TransferPart {
        from: a,
        part: Share::of(b, share("0.05")),
    };
    it.take("2020-07-01", vec![part.into()]);
    let cut = Streamline {
        person: it.person(2),
        unit: b,
        quota: QuotaKind::Commune,
        ground: StreamlineGround::UnitMerger,
    };
    let seq = it.take("2020-08-01", vec![cut.into()]);
    let problems = it.refused("2020-09-01", vec![on("2020-06-01", quota_of(a))]);
    let none = Refusal::NoQuota {
        unit: b,
        kind: QuotaKind::Commune,
    };
    assert_eq!(
        problems.iter().map(|p| (p.act, p.refusal)).collect::<Vec<_>>(),
        [(act_of(seq, 0), none)]
    );
}

fn quota_of(unit: UnitId) -> AssignQuota {
    AssignQuota {
        unit,
        kind: QuotaKind::Commune,
        year: 2020,
        posts: 19,
        to_cut: 0,
    }
}

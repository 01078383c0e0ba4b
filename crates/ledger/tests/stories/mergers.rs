//! Units that become one: lineage, what they had, and the tree.

use ledger::acts::{Act, bodies::*, career::*, decisions::Amend, record::*};
use ledger::codes::*;
use ledger::value::Refusal;
use ledger::view::Structure;
use ledger::{Entity, UnitId};

use super::common::district::{District, act_of, on};
use super::common::samples::day;
use super::reasons;

/// A and B with quota and households, A's chair appointed.
fn measured() -> District {
    let mut it = District::new();
    let quota = |unit, posts| {
        AssignQuota {
            unit,
            kind: QuotaKind::Commune,
            year: 2019,
            posts,
            to_cut: 0,
        }
        .into()
    };
    let count = |unit, what, value: u32| {
        Measure {
            unit,
            what,
            value: value.into(),
            toward: None,
            source: None,
        }
        .into()
    };
    let (a, b) = (it.unit(1), it.unit(2));
    it.take(
        "2019-01-01",
        vec![
            quota(a, 21),
            quota(b, 19),
            count(a, MeasureKind::Households, 700),
            count(b, MeasureKind::Households, 600),
            count(a, MeasureKind::Elevation, 300),
            count(b, MeasureKind::Elevation, 80),
            Appoint {
                person: it.person(0),
                post: it.post(0),
                term_ends: None,
            }
            .into(),
        ],
    );
    it
}

#[test]
fn a_merged_commune_is_asked_on_todays_structure() {
    let mut it = measured();
    let (a, b) = (it.unit(1), it.unit(2));
    it.take("2020-01-01", vec![Merge { from: vec![a], into: b }.into()]);
    let (before, after) = (it.on("2019-12-31"), it.on("2020-01-01"));
    assert_eq!(
        (before.quota(1, QuotaKind::Commune), before.quota(2, QuotaKind::Commune)),
        (Some(21), Some(19))
    );
    assert_eq!(
        (after.quota(1, QuotaKind::Commune), after.quota(2, QuotaKind::Commune)),
        (None, Some(40))
    );
    assert_eq!(after.measured(2, MeasureKind::Households), Some(1_300.into()));
    assert_eq!(
        after.measured(2, MeasureKind::Elevation),
        Some(80.into()),
        "heights do not add up"
    );
    let (then, now) = (Structure::of(before), Structure::of(after));
    assert_eq!((then.carry(1), now.carry(1)), (1, 2));
    assert!(now.within(1, 2) && !then.within(1, 2));
    // The chair of A goes on, on A's papers, and is found in B.
    let chair = after.person(0).unwrap();
    assert_eq!(
        (chair.unit(), chair.unit().map(|unit| now.carry(unit))),
        (Some(1), Some(2))
    );
    // A cut after the merger cuts the sum, and keeps what A brought.
    let cut = Streamline {
        person: it.person(1),
        unit: b,
        quota: QuotaKind::Commune,
        ground: StreamlineGround::UnitMerger,
    };
    it.take("2020-06-01", vec![cut.into()]);
    assert_eq!(it.on("2020-06-01").quota(2, QuotaKind::Commune), Some(39));
    it.take(
        "2021-01-01",
        vec![
            AssignQuota {
                unit: b,
                kind: QuotaKind::Commune,
                year: 2021,
                posts: 30,
                to_cut: 0,
            }
            .into(),
        ],
    );
    assert_eq!(
        it.on("2021-01-01").quota(2, QuotaKind::Commune),
        Some(30),
        "assigned anew"
    );
    assert!(it.value.astray().is_empty());
}

#[test]
fn what_a_year_still_asks_to_cut_passes_to_the_unit_that_goes_on() {
    let mut it = District::new();
    let (a, b, kind) = (it.unit(1), it.unit(2), QuotaKind::CivilService);
    let quota = |unit, year, (posts, to_cut)| {
        AssignQuota {
            unit,
            kind,
            year,
            posts,
            to_cut,
        }
        .into()
    };
    it.take("2019-01-01", vec![quota(a, 2019, (21, 3)), quota(b, 2019, (19, 2))]);
    let cut = Streamline {
        person: it.person(1),
        unit: a,
        quota: kind,
        ground: StreamlineGround::Rating,
    };
    it.take("2019-03-01", vec![cut.into()]);
    it.take("2019-06-01", vec![Merge { from: vec![a], into: b }.into()]);
    let asked = |on: &str, unit| it.on(on).to_cut(unit, kind, 2019);
    assert_eq!((asked("2019-05-31", 1), asked("2019-05-31", 2)), (Some(2), Some(2)));
    assert_eq!((asked("2019-06-01", 1), asked("2019-06-01", 2)), (None, Some(4)));
    assert_eq!(it.on("2019-06-01").to_cut(2, kind, 2018), None, "no quota of that year");
    it.take("2019-09-01", vec![quota(b, 2019, (36, 1))]);
    assert_eq!(it.on("2019-09-01").to_cut(2, kind, 2019), Some(1), "assigned anew");
}

#[test]
fn who_cut_more_than_was_asked_before_others_came_takes_nothing_from_what_they_were_asked() {
    let mut it = District::new();
    let (a, b, kind) = (it.unit(1), it.unit(2), QuotaKind::CivilService);
    let quota = |unit, to_cut| AssignQuota {
        unit,
        kind,
        year: 2019,
        posts: 20,
        to_cut,
    };
    it.take("2019-01-01", vec![quota(a, 2).into(), quota(b, 1).into()]);
    let cut = |person| Streamline {
        person,
        unit: b,
        quota: kind,
        ground: StreamlineGround::Rating,
    };
    let [one, two] = [2, 3].map(|at| cut(it.person(at)));
    it.take("2019-03-01", vec![one.into(), two.into()]);
    it.take("2019-06-01", vec![Merge { from: vec![a], into: b }.into()]);
    let asked = |it: &District, on: &str| it.on(on).to_cut(2, kind, 2019);
    assert_eq!((asked(&it, "2019-05-31"), asked(&it, "2019-06-01")), (Some(0), Some(2)));
    assert_eq!(
        it.on("2019-06-01").quota(2, kind),
        Some(38),
        "each post that was cut is gone"
    );
    let third = cut(it.person(1));
    it.take("2019-07-01", vec![third.into()]);
    assert_eq!(
        asked(&it, "2019-07-01"),
        Some(1),
        "what is cut afterwards is cut of the whole"
    );
}

#[test]
fn a_consolidated_commune_has_what_both_had_and_can_be_cut() {
    let mut it = measured();
    let (a, b) = (it.unit(1), it.unit(2));
    let made = Establish {
        name: "Thống Nhất".into(),
        kind: UnitKind::Commune,
        parent: Some(it.unit(0)),
        code: None,
    };
    it.take(
        "2020-01-01",
        vec![
            made.into(),
            Consolidate {
                from: vec![a, b],
                into: UnitId::here(0),
            }
            .into(),
        ],
    );
    assert_eq!(it.on("2020-01-01").quota(4, QuotaKind::Commune), Some(40));
    assert_eq!(
        it.on("2020-01-01").measured(4, MeasureKind::Households),
        Some(1_300.into())
    );
    let cut = Streamline {
        person: it.person(1),
        unit: it.unit(4),
        quota: QuotaKind::Commune,
        ground: StreamlineGround::UnitMerger,
    };
    it.take("2020-06-01", vec![cut.into()]);
    assert_eq!(it.on("2020-06-01").quota(4, QuotaKind::Commune), Some(39));
    let now = Structure::of(it.on("2020-06-01"));
    assert_eq!((now.carry(1), now.carry(2), now.walked()), (4, 4, &[0, 3, 4][..]));
}

#[test]
fn mergers_in_a_circle_are_refused() {
    let mut it = District::new();
    let (a, b) = (it.unit(1), it.unit(2));
    let merge = |from, into| Merge { from: vec![from], into };
    it.take("2020-01-01", vec![merge(a, b).into()]);
    assert!(!it.refused("2020-06-01", vec![merge(b, a).into()]).is_empty());
    assert!(
        !it.refused("2020-06-01", vec![on("2019-06-01", merge(b, a))]).is_empty(),
        "backdated"
    );
    let again = District::new();
    assert!(
        !again
            .refused("2020-01-01", vec![merge(a, b).into(), merge(b, a).into()])
            .is_empty()
    );
}

#[test]
fn a_successor_that_ends_takes_nobody_with_it_unheard() {
    let mut it = measured();
    let (a, b) = (it.unit(1), it.unit(2));
    it.take("2020-01-01", vec![Merge { from: vec![a], into: b }.into()]);
    // Move out everybody of B itself; A's people and posts still hang on it.
    it.take("2020-02-01", vec![Retire { person: it.person(2) }.into()]);
    it.take(
        "2020-02-01",
        vec![
            AbolishPost { post: it.post(2) }.into(),
            AbolishPost { post: it.post(3) }.into(),
        ],
    );
    let problems = it.refused("2021-01-01", vec![Dissolve { unit: b }.into()]);
    let used = Refusal::UnitEndsWhileUsed {
        unit: a,
        ends: day("2021-01-01"),
    };
    assert!(
        problems.iter().filter(|problem| problem.refusal == used).count() >= 3,
        "{problems:#?}"
    );
    // Once they are settled, a unit that has taken in another can end.
    let settle = vec![
        Retire { person: it.person(0) }.into(),
        Retire { person: it.person(1) }.into(),
        AbolishPost { post: it.post(0) }.into(),
        AbolishPost { post: it.post(1) }.into(),
        Dissolve { unit: b }.into(),
    ];
    it.take("2021-01-01", settle);
    assert_eq!(Structure::of(it.on("2021-01-01")).walked(), [0, 3]);
    assert!(it.value.astray().is_empty());
}

#[test]
fn a_successor_by_an_amended_merger_takes_nobody_with_it_unheard() {
    let mut it = District::new();
    let (a, b) = (it.unit(1), it.unit(2));
    let merge = Merge { from: vec![a], into: b };
    let merged = it.take("2020-05-01", vec![merge.clone().into()]);
    // The day was another one: from then on A is known to speak of B twice, by the merger and by what amends it.
    let amend = Amend {
        target: act_of(merged, 0),
        content: Box::new(Act::from(merge).at(day("2020-01-01"))),
    };
    it.take("2020-06-01", vec![amend.into()]);
    let problems = it.refused("2021-01-01", vec![Dissolve { unit: b }.into()]);
    let used = |problem: &&ledger::value::Problem| {
        problem.refusal
            == Refusal::UnitEndsWhileUsed {
                unit: a,
                ends: day("2021-01-01"),
            }
    };
    assert!(problems.iter().filter(used).count() >= 2, "{problems:#?}");
    assert!(it.value.astray().is_empty());
}

#[test]
fn nothing_new_hangs_on_a_unit_that_has_passed() {
    let mut it = District::new();
    let (a, b) = (it.unit(1), it.unit(2));
    it.take("2020-01-01", vec![Merge { from: vec![a], into: b }.into()]);
    let gone = |what, on| Refusal::NotThere {
        what: Entity::Unit(what),
        day: day(on),
    };
    let post = CreatePost {
        unit: a,
        title: "Văn thư".into(),
    };
    assert_eq!(
        reasons(&it.refused("2020-02-01", vec![post.into()])),
        [gone(a, "2020-02-01")]
    );
    let under = MoveUnder {
        unit: it.unit(3),
        parent: a,
        line: Line::Management,
    };
    assert_eq!(
        reasons(&it.refused("2020-02-01", vec![under.into()])),
        [gone(a, "2020-02-01")]
    );
    let serve = RecordService {
        person: it.person(3),
        unit: a,
        standing: Standing::Cadre,
    };
    assert_eq!(
        reasons(&it.refused("2020-02-01", vec![serve.into()])),
        [gone(a, "2020-02-01")]
    );
    // A backdated merger is judged against what came to the unit later.
    let mut it = District::new();
    let seq = it.take(
        "2020-06-01",
        vec![
            RecordService {
                person: it.person(3),
                unit: a,
                standing: Standing::Cadre,
            }
            .into(),
        ],
    );
    let problems = it.refused("2020-09-01", vec![on("2020-01-01", Merge { from: vec![a], into: b })]);
    assert_eq!(
        problems.iter().map(|p| (p.act, p.refusal)).collect::<Vec<_>>(),
        [(act_of(seq, 0), gone(a, "2020-06-01"))]
    );
}

/// Who came by a post of the office, and was relieved of it, still serves there: the office does not end unheard.
#[test]
fn who_serves_in_a_unit_by_way_of_a_post_is_heard() {
    let mut it = District::new();
    let (an, post, office) = (it.person(0), it.post(4), it.unit(3));
    let seq = it.take("2019-02-01", vec![Transfer { person: an, post }.into()]);
    it.take(
        "2019-03-01",
        vec![
            Relieve { person: an, post }.into(),
            Retire { person: it.person(3) }.into(),
        ],
    );
    it.take(
        "2019-03-01",
        vec![AbolishPost { post }.into(), AbolishPost { post: it.post(5) }.into()],
    );
    let problems = it.refused("2019-04-01", vec![Dissolve { unit: office }.into()]);
    let used = Refusal::UnitEndsWhileUsed {
        unit: office,
        ends: day("2019-04-01"),
    };
    assert_eq!(
        problems.iter().map(|p| (p.act, p.refusal)).collect::<Vec<_>>(),
        [(act_of(seq, 0), used)]
    );
}

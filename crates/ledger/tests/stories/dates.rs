//! Dates known to the year, to the month, or only "found so on that day".

use ledger::acts::{bodies::*, career::*, record::*};
use ledger::codes::*;
use ledger::value::Refusal;
use ledger::{Entity, UnitId};

use super::common::district::{District, on};
use super::common::samples::day;
use super::reasons;

#[test]
fn what_is_known_to_the_year_is_perhaps_until_its_last_day() {
    let mut it = District::new();
    let person = it.person(0);
    let level = |state| RecordLearning {
        person,
        field: Learning::Theory,
        level: "intermediate".into(),
        specialism: None,
        state,
    };
    it.take("2019-03-14", vec![on("2016", level(LearningState::Held))]);
    let asked = |on: &str| {
        let view = it.on(on);
        let held: Vec<bool> = view
            .person(0)
            .unwrap()
            .learning(Learning::Theory)
            .map(|held| held.perhaps)
            .collect();
        held
    };
    assert_eq!(asked("2015-12-31"), [false; 0]);
    assert_eq!(asked("2016-06-30"), [true]);
    assert_eq!(asked("2016-12-31"), [false]);
}

#[test]
fn an_old_list_undoes_nothing() {
    let mut it = District::new();
    let (person, head) = (it.person(0), it.post(4));
    it.take(
        "2019-02-01",
        vec![
            Appoint {
                person,
                post: head,
                term_ends: Some(day("2024-01-31")),
            }
            .into(),
        ],
    );
    // Found again on a later day: the appointment, with its term and its day, stays.
    it.take(
        "2019-12-31",
        vec![on("..2019-12-31", RecordPost { person, post: head })],
    );
    let view = it.on("2020-01-01");
    let main = view.person(0).unwrap().main_post().unwrap();
    assert_eq!(
        (main.basis, main.since, main.term_ends),
        (HoldBasis::Appointed, day("2019-02-01"), day("2024-01-31"))
    );
    // Found elsewhere on a day before: from that day, perhaps since ever, until the appointment.
    it.take(
        "2019-12-31",
        vec![on(
            "..2019-01-15",
            RecordPost {
                person,
                post: it.post(1),
            },
        )],
    );
    assert_eq!(
        (it.main_post(0, "2019-01-31"), it.main_post(0, "2019-02-01")),
        (Some(1), Some(4))
    );
}

#[test]
fn a_unit_found_on_a_day_keeps_what_it_was_found_with() {
    let mut it = District::new();
    let root = Some(it.unit(0));
    let found = Establish {
        name: "Trường A".into(),
        kind: UnitKind::PrimarySchool,
        parent: root,
        code: None,
    };
    let cluster = Establish {
        name: "Cụm".into(),
        kind: UnitKind::Other,
        parent: root,
        code: None,
    };
    it.take(
        "2019-03-14",
        vec![on("..2019-03-14", found), on("..2019-03-14", cluster)],
    );
    let unit = it.unit(4);
    it.take(
        "2019-04-01",
        vec![on(
            "2018-05-01",
            Rename {
                unit,
                name: "Trường cũ".into(),
            },
        )],
    );
    it.take(
        "2019-04-01",
        vec![on(
            "2018-09-01",
            Rename {
                unit,
                name: "Trường giữa".into(),
            },
        )],
    );
    it.take(
        "2019-04-01",
        vec![on(
            "2018-06-01",
            MoveUnder {
                unit,
                parent: it.unit(5),
                line: Line::Management,
            },
        )],
    );
    let names: Vec<_> = ["2018-06-01", "2018-09-01", "2019-03-13", "2019-03-14"]
        .map(|on| it.on(on).unit_name(4))
        .into();
    assert_eq!(
        names.iter().map(|name| &**name).collect::<Vec<_>>(),
        ["Trường cũ", "Trường giữa", "Trường giữa", "Trường A"]
    );
    assert_eq!(it.on("2019-03-13").unit_above(4, Line::Management), Some(5));
    assert_eq!(it.on("2019-03-14").unit_above(4, Line::Management), Some(0));
    // It certainly stood on 14 March, so it was not dissolved before.
    let day = day("2018-01-01");
    assert_eq!(
        reasons(&it.refused("2019-04-01", vec![on("2018-01-01", Dissolve { unit })])),
        [Refusal::NotThere {
            what: Entity::Unit(unit),
            day
        }]
    );
    assert!(it.value.astray().is_empty());
}

#[test]
fn nothing_happens_to_a_thing_before_it_is_there_or_after() {
    let mut it = District::new();
    let (unit, post) = (it.unit(1), it.post(0));
    let before = reasons(&it.refused(
        "2018-12-31",
        vec![Rename { unit, name: "A0".into() }.into(), AbolishPost { post }.into()],
    ));
    let day = day("2018-12-31");
    assert_eq!(
        before,
        [
            Refusal::NotThere {
                what: Entity::Unit(unit),
                day
            },
            Refusal::NotThere {
                what: Entity::Post(post),
                day
            }
        ]
    );
    it.take("2019-05-01", vec![AbolishPost { post }.into()]);
    assert!(matches!(
        reasons(&it.refused("2019-06-01", vec![AbolishPost { post }.into()]))[..],
        [Refusal::NotThere { .. }]
    ));
    let appoint = Appoint {
        person: it.person(0),
        post,
        term_ends: None,
    };
    assert!(matches!(
        reasons(&it.refused("2019-06-01", vec![appoint.into()]))[..],
        [Refusal::NotThere { .. }]
    ));
    let here = CreatePost {
        unit: UnitId::here(9),
        title: "x".into(),
    };
    assert!(matches!(
        reasons(&it.refused("2019-06-01", vec![here.into()]))[..],
        [Refusal::Unknown(_)]
    ));
}

//! Appointments, moves, and the ways out.

use ledger::acts::{career::*, people::*, record::*};
use ledger::codes::*;
use ledger::value::{Fact, MoveKind, Refusal};
use ledger::{Entity, PersonId, UnitId};

use super::common::district::{District, act_of};
use super::common::samples::day;
use super::reasons;

#[test]
fn one_main_post_after_another() {
    let mut it = District::new();
    let (an, chair_a, chair_b, head) = (it.person(0), it.post(0), it.post(2), it.post(4));
    it.take(
        "2019-02-01",
        vec![
            Appoint {
                person: an,
                post: chair_a,
                term_ends: None,
            }
            .into(),
        ],
    );
    it.take("2019-06-01", vec![Transfer { person: an, post: head }.into()]);
    it.take(
        "2020-01-01",
        vec![
            Rotate {
                person: an,
                post: chair_b,
                planned_end: Some(day("2022-12-31")),
            }
            .into(),
        ],
    );
    let main: Vec<_> = [
        "2019-01-31",
        "2019-02-01",
        "2019-05-31",
        "2019-06-01",
        "2019-12-31",
        "2020-01-01",
    ]
    .map(|on| it.main_post(0, on))
    .into();
    assert_eq!(main, [None, Some(0), Some(0), Some(4), Some(4), Some(2)]);
    // Service follows the post, and each move says from where to where.
    let view = it.on("2020-01-01");
    let an = view.person(0).unwrap();
    assert_eq!(an.service().map(|(unit, _, _)| unit), Some(2));
    let moves: Vec<_> = an
        .rows()
        .filter_map(|row| {
            if let Fact::Moved { kind, from, to } = row.fact {
                Some((kind, from, to))
            } else {
                None
            }
        })
        .collect();
    assert_eq!(
        moves,
        [
            (MoveKind::Appointed, Some(1), 1),
            (MoveKind::Transferred, Some(1), 3),
            (MoveKind::Rotated, Some(3), 2)
        ]
    );
}

#[test]
fn a_post_has_one_main_holder_and_others_hear_who() {
    let mut it = District::new();
    let (an, binh, post) = (it.person(0), it.person(1), it.post(0));
    it.take(
        "2019-02-01",
        vec![
            Appoint {
                person: an,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    let problems = it.refused(
        "2019-03-01",
        vec![
            Appoint {
                person: binh,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    assert_eq!(
        reasons(&problems),
        [Refusal::PostStillHeld {
            post,
            by: an,
            until: ledger::Day::MAX
        }]
    );
    // The same decision may settle it.
    it.take(
        "2019-03-01",
        vec![
            Relieve { person: an, post }.into(),
            Appoint {
                person: binh,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    assert_eq!(
        (it.main_post(0, "2019-03-01"), it.main_post(1, "2019-03-01")),
        (None, Some(0))
    );
    assert_eq!(
        reasons(&it.refused("2019-04-01", vec![Transfer { person: binh, post }.into()])),
        [Refusal::AlreadyThere {
            kind: MoveKind::Transferred,
            post
        }]
    );
}

#[test]
fn beside_the_main_post_and_united() {
    let mut it = District::new();
    let (an, main, also) = (it.person(0), it.post(0), it.post(1));
    it.take(
        "2019-02-01",
        vec![
            Appoint {
                person: an,
                post: main,
                term_ends: None,
            }
            .into(),
        ],
    );
    assert_eq!(
        reasons(&it.refused("2019-02-01", vec![HoldConcurrently { person: an, post: main }.into()])),
        [Refusal::PostStillHeld {
            post: main,
            by: an,
            until: ledger::Day::MAX
        }]
    );
    it.take("2019-03-01", vec![UniteTitles { person: an, main, also }.into()]);
    let united = |it: &District, on: &str| {
        it.on(on)
            .person(0)
            .unwrap()
            .facts()
            .any(|row| matches!(row.fact, Fact::TitlesUnited { .. }))
    };
    assert!(united(&it, "2019-03-01") && it.main_post(0, "2019-03-01") == Some(0));
    it.take("2019-08-01", vec![Relieve { person: an, post: also }.into()]);
    assert!(
        united(&it, "2019-07-31") && !united(&it, "2019-08-01"),
        "titles part when one is given up"
    );
}

#[test]
fn a_citizen_number_belongs_to_one_person() {
    let mut it = District::new();
    let number = |person, digits: &str| CorrectPerson {
        person,
        identity: Identity::CitizenNumber(digits.into()),
    };
    let (an, binh) = (it.person(0), it.person(1));
    it.take("2019-02-01", vec![number(an, "022180001234").into()]);
    assert_eq!(it.value.person_with_number("022180001234"), Some(an));
    let taken = Refusal::CitizenNumberTaken { by: an };
    assert_eq!(
        reasons(&it.refused("2019-02-01", vec![number(binh, "022180001234").into()])),
        [taken]
    );
    assert_eq!(
        reasons(&it.refused("2019-02-01", vec![number(binh, "22180001234").into()])),
        [Refusal::CitizenNumberMalformed]
    );
    // Two people may swap numbers in one decision.
    it.take("2019-03-01", vec![number(binh, "022180009999").into()]);
    it.take(
        "2019-04-01",
        vec![number(an, "022180009999").into(), number(binh, "022180001234").into()],
    );
    assert_eq!(it.value.person_with_number("022180001234"), Some(binh));
    assert_eq!(it.value.person_with_number("022180009999"), Some(an));
    assert_eq!(it.value.person_with_number("000000000000"), None);
}

#[test]
fn every_reason_is_listed_at_once() {
    let mut it = District::new();
    let (an, binh, post) = (it.person(0), it.person(1), it.post(0));
    it.take(
        "2019-02-01",
        vec![
            Appoint {
                person: an,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    let nobody = PersonId(act_of(ledger::Seq(1), 77));
    let nowhere = UnitId(act_of(ledger::Seq(1), 78));
    let problems = it.refused(
        "2019-03-01",
        vec![
            RegisterPerson {
                full_name: " ".into(),
                sex: None,
                birth: None,
                citizen_number: Some("12".into()),
            }
            .into(),
            RecordService {
                person: nobody,
                unit: nowhere,
                standing: Standing::Cadre,
            }
            .into(),
            Appoint {
                person: binh,
                post,
                term_ends: None,
            }
            .into(),
            Relieve {
                person: binh,
                post: it.post(4),
            }
            .into(),
        ],
    );
    let said: Vec<String> = problems
        .iter()
        .map(|p| format!("{} {:?}", p.act.ordinal, p.refusal))
        .collect();
    let kinds: Vec<&str> = said
        .iter()
        .map(|text| text.split([' ', '{', '(']).take(2).last().unwrap_or(""))
        .collect();
    assert_eq!(
        kinds,
        [
            "EmptyField",
            "CitizenNumberMalformed",
            "Unknown",
            "Unknown",
            "PostStillHeld",
            "NotHolder"
        ],
        "{said:#?}"
    );
    assert!(reasons(&problems).contains(&Refusal::Unknown(Entity::Person(nobody))));
    assert_eq!(reasons(&it.refused("2019-03-01", vec![])), [Refusal::NoActs]);
}

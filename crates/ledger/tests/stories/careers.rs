//! Appointments, moves, and the ways out.

use ledger::acts::{bodies::*, career::*, people::*, record::*, succession::*};
use ledger::codes::*;
use ledger::value::{Fact, MoveKind, Refusal};
use ledger::{Entity, PersonId, UnitId};

use super::common::district::{District, act_of, on};
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
fn retiring_ends_everything_and_nothing_comes_after() {
    let mut it = District::new();
    let (an, post, unit) = (it.person(0), it.post(0), it.unit(2));
    it.take(
        "2019-02-01",
        vec![
            Appoint {
                person: an,
                post,
                term_ends: None,
            }
            .into(),
            HoldConcurrently {
                person: an,
                post: it.post(4),
            }
            .into(),
            Reinforce {
                person: an,
                unit,
                duty: None,
                planned_end: None,
            }
            .into(),
            Second {
                person: an,
                unit,
                planned_end: None,
            }
            .into(),
            PlanSuccessor {
                person: an,
                post: it.post(2),
                first_year: 2020,
                last_year: 2025,
            }
            .into(),
        ],
    );
    it.take("2020-01-01", vec![Retire { person: an }.into()]);
    let view = it.on("2020-01-01");
    let left: Vec<_> = view.person(0).unwrap().facts().map(|row| row.fact).collect();
    assert!(left.contains(&Fact::Left(Leaving::Retired)));
    assert!(!left.iter().any(|fact| matches!(
        fact,
        Fact::Holding { .. }
            | Fact::Service { .. }
            | Fact::Reinforcing { .. }
            | Fact::Seconded { .. }
            | Fact::Planned { .. }
    )));
    let day = day("2020-02-01");
    for act in [
        Appoint {
            person: an,
            post,
            term_ends: None,
        }
        .into(),
        RecordService {
            person: an,
            unit,
            standing: Standing::Cadre,
        }
        .into(),
        Second {
            person: an,
            unit,
            planned_end: None,
        }
        .into(),
        Reinforce {
            person: an,
            unit,
            duty: None,
            planned_end: None,
        }
        .into(),
        IntroduceForElection { person: an, post }.into(),
        PlanSuccessor {
            person: an,
            post,
            first_year: 2020,
            last_year: 2025,
        }
        .into(),
        Resign { person: an }.into(),
    ] {
        assert_eq!(
            reasons(&it.refused("2020-02-01", vec![act])),
            [Refusal::NotInService { day }]
        );
    }
    // The retired may be taken back into service; the dead may not.
    let back = Recruit {
        person: an,
        unit,
        standing: Standing::ContractWorker,
        post: None,
    };
    it.take("2020-02-01", vec![back.clone().into()]);
    assert!(it.on("2020-02-01").person(0).unwrap().in_service());
    it.take("2020-03-01", vec![Die { person: an }.into()]);
    for act in [back.into(), Die { person: an }.into()] {
        assert!(matches!(
            reasons(&it.refused("2020-04-01", vec![act]))[..],
            [Refusal::NotInService { .. }]
        ));
    }
}

#[test]
fn streamlining_takes_one_post_of_the_quota_from_its_day() {
    let mut it = District::new();
    let (unit, quota) = (it.unit(1), QuotaKind::CivilService);
    let cut = |it: &District, person| Streamline {
        person: it.person(person),
        unit,
        quota,
        ground: StreamlineGround::Rating,
    };
    let none = Refusal::NoQuota { unit, kind: quota };
    assert_eq!(reasons(&it.refused("2019-06-01", vec![cut(&it, 0).into()])), [none]);
    it.take(
        "2019-01-01",
        vec![
            AssignQuota {
                unit,
                kind: quota,
                year: 2019,
                posts: 1,
                to_cut: 1,
            }
            .into(),
        ],
    );
    it.take("2019-06-01", vec![cut(&it, 0).into()]);
    assert_eq!(it.on("2019-05-31").quota(1, quota), Some(1));
    assert_eq!(it.on("2019-06-01").quota(1, quota), Some(0));
    assert!(!it.on("2019-06-01").person(0).unwrap().in_service());
    assert_eq!(reasons(&it.refused("2019-07-01", vec![cut(&it, 1).into()])), [none]);
    // The next assignment starts anew.
    it.take(
        "2020-01-01",
        vec![
            AssignQuota {
                unit,
                kind: quota,
                year: 2020,
                posts: 5,
                to_cut: 0,
            }
            .into(),
        ],
    );
    assert_eq!(it.on("2020-01-01").quota(1, quota), Some(5));
    // A backdated assignment that leaves nothing to cut is refused, and the cut is named.
    let problems = it.refused(
        "2019-03-01",
        vec![
            AssignQuota {
                unit,
                kind: quota,
                year: 2019,
                posts: 0,
                to_cut: 0,
            }
            .into(),
        ],
    );
    assert_eq!(
        problems.iter().map(|p| (p.act, p.refusal)).collect::<Vec<_>>(),
        [(act_of(ledger::Seq(4), 0), none)]
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

#[test]
fn an_earlier_leave_would_break_a_later_appointment() {
    let mut it = District::new();
    let (an, post) = (it.person(0), it.post(0));
    let appointed = it.take(
        "2019-06-01",
        vec![
            Appoint {
                person: an,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    let problems = it.refused("2019-12-01", vec![on("2019-03-01", Retire { person: an })]);
    let later: Vec<_> = problems.iter().map(|p| (p.act, p.refusal)).collect();
    assert_eq!(
        later,
        [(act_of(appointed, 0), Refusal::NotInService { day: day("2019-06-01") })]
    );
}

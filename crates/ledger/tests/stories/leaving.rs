//! The ways out of the service, and what goes with those who leave.

use ledger::acts::{bodies::*, career::*, record::*, succession::*};
use ledger::codes::*;
use ledger::value::{Fact, Refusal};

use super::common::district::{District, act_of, on};
use super::common::samples::day;
use super::reasons;

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

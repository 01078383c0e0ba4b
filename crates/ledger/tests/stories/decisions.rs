//! Decisions taken back and amended.

use ledger::acts::{Act, appraisal::*, bodies::*, career::*, decisions::*, people::*, record::*};
use ledger::codes::*;
use ledger::value::{InForce, Refusal};
use ledger::{PostId, Seq, UnitId};

use super::common::district::{District, act_of, on};
use super::common::picture::{Detail, state};
use super::common::samples::day;
use super::reasons;

#[test]
fn taken_back_from_the_start_and_brought_again() {
    let mut it = District::new();
    let before = state(&it.value, Seq::LATEST, Detail::Sourced);
    let moved = it.take(
        "2019-02-01",
        vec![
            Appoint {
                person: it.person(0),
                post: it.post(0),
                term_ends: None,
            }
            .into(),
        ],
    );
    let with = state(&it.value, Seq::LATEST, Detail::Sourced);
    let revoked = it.take(
        "2019-03-01",
        vec![
            Revoke {
                decision: moved,
                from: None,
            }
            .into(),
        ],
    );
    assert_eq!(state(&it.value, Seq::LATEST, Detail::Sourced), before);
    assert_eq!(
        state(&it.value, moved, Detail::Sourced),
        with,
        "as known then it stands"
    );
    assert_eq!(it.value.standing(moved), InForce::Never(revoked));
    assert_eq!(
        reasons(&it.refused(
            "2019-04-01",
            vec![
                    Revoke {
                        decision: moved,
                        from: None
                    }
                    .into()
                ]
        )),
        [Refusal::AlreadyRevoked(moved)]
    );
    it.take(
        "2019-04-01",
        vec![
            Revoke {
                decision: revoked,
                from: None,
            }
            .into(),
        ],
    );
    assert_eq!(state(&it.value, Seq::LATEST, Detail::Sourced), with);
    let unknown = Revoke {
        decision: Seq(99),
        from: None,
    };
    assert_eq!(
        reasons(&it.refused("2019-04-01", vec![unknown.into()])),
        [Refusal::UnknownDecision(Seq(99))]
    );
}

#[test]
fn taken_back_from_a_day_keeps_what_was_before() {
    let mut it = District::new();
    let moved = it.take(
        "2019-02-01",
        vec![
            Appoint {
                person: it.person(0),
                post: it.post(0),
                term_ends: None,
            }
            .into(),
        ],
    );
    let ends = |text: &str| Revoke {
        decision: moved,
        from: Some(day(text)),
    };
    it.take("2019-06-01", vec![ends("2019-06-01").into()]);
    assert_eq!(
        (it.main_post(0, "2019-05-31"), it.main_post(0, "2019-06-01")),
        (Some(0), None)
    );
    assert_eq!(
        reasons(&it.refused("2019-07-01", vec![ends("2019-07-01").into()])),
        [Refusal::AlreadyRevoked(moved)]
    );
    it.take(
        "2019-07-01",
        vec![
            Revoke {
                decision: moved,
                from: None,
            }
            .into(),
        ],
    );
    assert_eq!(it.main_post(0, "2019-05-31"), None);
}

#[test]
fn what_others_built_on_is_not_taken_away() {
    let mut it = District::new();
    let root = it.unit(0);
    let made = it.take(
        "2019-02-01",
        vec![
            Establish {
                name: "Ban".into(),
                kind: UnitKind::PartyBody,
                parent: Some(root),
                code: None,
            }
            .into(),
            CreatePost {
                unit: UnitId::here(0),
                title: "Trưởng ban".into(),
            }
            .into(),
        ],
    );
    let used = it.take(
        "2019-03-01",
        vec![
            Appoint {
                person: it.person(0),
                post: it.post(6),
                term_ends: None,
            }
            .into(),
        ],
    );
    for from in [None, Some(day("2019-06-01"))] {
        let problems = it.refused("2019-06-01", vec![Revoke { decision: made, from }.into()]);
        assert!(
            !problems.is_empty() && problems.iter().any(|p| p.act.decision == used),
            "{problems:?}"
        );
    }
    it.take(
        "2019-06-01",
        vec![
            Revoke {
                decision: used,
                from: None,
            }
            .into(),
            Revoke {
                decision: made,
                from: None,
            }
            .into(),
        ],
    );
    assert!(it.value.astray().is_empty());
}

/// A unit whose founding ends on a day ends with its quota, and nothing happens to it later.
#[test]
fn a_founding_taken_back_from_a_day_ends_the_unit_whole() {
    let mut it = District::new();
    let made = it.take(
        "2019-02-01",
        vec![
            Establish {
                name: "Ban".into(),
                kind: UnitKind::PartyBody,
                parent: Some(it.unit(0)),
                code: None,
            }
            .into(),
        ],
    );
    let unit = it.unit(4);
    let quota = AssignQuota {
        unit,
        kind: QuotaKind::CivilService,
        year: 2019,
        posts: 3,
        to_cut: 0,
    };
    it.take("2019-03-01", vec![quota.clone().into()]);
    it.take(
        "2019-06-01",
        vec![
            Revoke {
                decision: made,
                from: Some(day("2019-06-01")),
            }
            .into(),
        ],
    );
    assert_eq!(it.on("2019-05-31").quota(4, QuotaKind::CivilService), Some(3));
    assert_eq!(it.on("2019-06-01").quota(4, QuotaKind::CivilService), None);
    let ended = Refusal::UnitHasEnded {
        unit,
        ended: day("2019-06-01"),
    };
    assert_eq!(reasons(&it.refused("2019-07-01", vec![quota.into()])), [ended]);
}

#[test]
fn a_merger_taken_back_from_a_day_loses_nobody() {
    let mut it = District::new();
    let (a, b) = (it.unit(1), it.unit(2));
    let quota = |unit| {
        AssignQuota {
            unit,
            kind: QuotaKind::Commune,
            year: 2019,
            posts: 20,
            to_cut: 0,
        }
        .into()
    };
    it.take("2019-01-01", vec![quota(a), quota(b)]);
    let merged = it.take("2019-06-01", vec![Merge { from: vec![a], into: b }.into()]);
    it.take(
        "2019-09-01",
        vec![
            Revoke {
                decision: merged,
                from: Some(day("2019-09-01")),
            }
            .into(),
        ],
    );
    let after = it.on("2019-09-01");
    assert_eq!(after.quota(2, QuotaKind::Commune), Some(40));
    assert_eq!(ledger::view::Structure::of(after).carry(1), 2);
}

#[test]
fn an_amendment_reads_as_if_it_had_been_written_so() {
    let mut it = District::new();
    let person = it.person(0);
    let grade = |grade| Grade {
        person,
        year: 2018,
        grade,
    };
    let graded = it.take("2019-01-15", vec![grade(GradeCode::Good).into()]);
    let target = act_of(graded, 0);
    let amend = |content: Act| Amend {
        target,
        content: Box::new(content.into()),
    };
    it.take("2019-03-01", vec![amend(grade(GradeCode::Excellent).into()).into()]);
    let mut other = District::new();
    other.take("2019-01-15", vec![grade(GradeCode::Excellent).into()]);
    assert_eq!(
        state(&it.value, Seq::LATEST, Detail::Sourced),
        state(&other.value, Seq::LATEST, Detail::Sourced)
    );
    // Another kind of act, another person, or an amendment itself is not amended.
    let elsewhere = Grade {
        person: it.person(1),
        year: 2018,
        grade: GradeCode::Good,
    };
    let amended = act_of(it.value.head().seq, 0);
    for act in [
        amend(Retire { person }.into()),
        amend(elsewhere.into()),
        Amend {
            target: amended,
            content: Box::new(Act::from(amend(grade(GradeCode::Good).into())).into()),
        },
    ] {
        assert_eq!(
            reasons(&it.refused("2019-04-01", vec![act.clone().into()])),
            [Refusal::AmendsOtherAct(act.target)]
        );
    }
    let nothing = Amend {
        target: act_of(graded, 9),
        content: Box::new(grade(GradeCode::Good).into()),
    };
    assert_eq!(
        reasons(&it.refused("2019-04-01", vec![nothing.into()])),
        [Refusal::UnknownAct(act_of(graded, 9))]
    );
}

/// The unit of a post is amended: its holder, service and moves follow, and the new unit cannot end unheard.
#[test]
fn an_amended_post_carries_its_holder() {
    let mut it = District::new();
    let unit = it.unit(1);
    let made = it.take(
        "2019-02-01",
        vec![
            CreatePost {
                unit,
                title: "Văn thư".into(),
            }
            .into(),
        ],
    );
    let post = PostId(act_of(made, 0));
    it.take(
        "2019-03-01",
        vec![
            Appoint {
                person: it.person(3),
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    let elsewhere = Establish {
        name: "Ban".into(),
        kind: UnitKind::PartyBody,
        parent: Some(it.unit(0)),
        code: None,
    };
    let content = CreatePost {
        unit: UnitId::here(0),
        title: "Văn thư".into(),
    };
    it.take(
        "2019-01-20",
        vec![
            elsewhere.into(),
            Amend {
                target: post.0,
                content: Box::new(content.into()),
            }
            .into(),
        ],
    );
    let view = it.on("2019-03-01");
    assert_eq!(
        (
            view.person(3).unwrap().unit(),
            view.person(3).unwrap().service().map(|s| s.0)
        ),
        (Some(4), Some(4))
    );
    assert!(it.value.astray().is_empty());
    let problems = it.refused("2019-09-01", vec![Dissolve { unit: it.unit(4) }.into()]);
    assert!(reasons(&problems).contains(&Refusal::UnitEndsWhileUsed {
        unit: it.unit(4),
        ends: day("2019-09-01")
    }));
}

#[test]
fn a_founding_amended_to_a_later_day_is_judged_by_what_came_before_it() {
    let mut it = District::new();
    let establish = Establish {
        name: "Ban".into(),
        kind: UnitKind::PartyBody,
        parent: Some(it.unit(0)),
        code: None,
    };
    let made = it.take("2019-02-01", vec![establish.clone().into()]);
    let serve = RecordService {
        person: it.person(0),
        unit: it.unit(4),
        standing: Standing::Cadre,
    };
    let served = it.take("2019-03-01", vec![serve.into()]);
    let later = |text: &str| Amend {
        target: act_of(made, 0),
        content: Box::new(on(text, establish.clone())),
    };
    let problems = it.refused("2019-06-01", vec![later("2019-04-01").into()]);
    assert_eq!(problems.iter().map(|p| p.act).collect::<Vec<_>>(), [act_of(served, 0)]);
    it.take("2019-06-01", vec![later("2019-03-01").into()]);
    let registered = RegisterPerson {
        full_name: "Em".into(),
        sex: None,
        birth: None,
        citizen_number: None,
    };
    it.take("2019-07-01", vec![registered.into()]);
    assert!(it.value.astray().is_empty());
}

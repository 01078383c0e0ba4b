//! Contracts, suspensions, and the days around retirement.

use ledger::Day;
use ledger::acts::{career::*, pauses::*, record::*, succession::*};
use ledger::codes::*;
use ledger::value::Refusal;

use super::common::district::{District, act_of, on};
use super::common::samples::day;
use super::reasons;

fn appoint(it: &District, person: u32, post: u32) -> ledger::acts::Dated {
    Appoint {
        person: it.person(person),
        post: it.post(post),
        term_ends: None,
    }
    .into()
}

#[test]
fn a_contract_holds_until_its_last_day_and_gives_way_to_the_next() {
    let mut it = District::new();
    let person = it.person(0);
    let sign = |kind, term_ends: Option<&str>| SignContract {
        person,
        kind,
        term_ends: term_ends.map(day),
    };
    it.take(
        "2019-02-01",
        vec![sign(ContractKind::WorkForTerm, Some("2020-01-31")).into()],
    );
    let contract = |it: &District, text: &str| it.on(text).person(0).unwrap().contract();
    assert_eq!(contract(&it, "2019-01-31"), None);
    let first = contract(&it, "2020-01-31").unwrap();
    assert_eq!(
        (first.kind, first.term_ends, first.since),
        (ContractKind::WorkForTerm, day("2020-01-31"), day("2019-02-01"))
    );
    assert_eq!(contract(&it, "2020-02-01"), None, "its term is over");
    it.take("2019-12-01", vec![sign(ContractKind::WorkWithoutTerm, None).into()]);
    assert_eq!(contract(&it, "2019-11-30"), Some(first));
    assert_eq!(contract(&it, "2030-01-01").unwrap().term_ends, Day::MAX);
    it.take("2021-03-01", vec![EndContract { person }.into()]);
    assert_eq!(contract(&it, "2021-03-01"), None);
    assert!(
        it.on("2021-03-01").person(0).unwrap().in_service(),
        "leaving is an act of its own"
    );
    // A backdated end takes the contract that ran then; the later end has nothing left to end.
    let problems = it.refused("2020-06-01", vec![EndContract { person }.into()]);
    assert_eq!(reasons(&problems), [Refusal::NoContract]);
}

#[test]
fn a_contract_that_cannot_be_is_refused() {
    let mut it = District::new();
    let person = it.person(0);
    let sign = |kind, term_ends: Option<Day>| {
        SignContract {
            person,
            kind,
            term_ends,
        }
        .into()
    };
    for kind in [ContractKind::WorkWithoutTerm, ContractKind::LabourWithoutTerm] {
        let problems = it.refused("2019-02-01", vec![sign(kind, Some(day("2020-01-01")))]);
        assert_eq!(reasons(&problems), [Refusal::TermNotFitting(kind)]);
    }
    let (starts, ends) = (day("2019-02-01"), day("2019-01-31"));
    let problems = it.refused("2019-02-01", vec![sign(ContractKind::LabourForTerm, Some(ends))]);
    assert_eq!(reasons(&problems), [Refusal::EndsBeforeItStarts { day: starts, ends }]);
    let problems = it.refused("2019-02-01", vec![EndContract { person }.into()]);
    assert_eq!(reasons(&problems), [Refusal::NoContract]);
    it.take("2019-02-01", vec![Retire { person }.into()]);
    let problems = it.refused("2019-03-01", vec![sign(ContractKind::Other, None)]);
    assert_eq!(reasons(&problems), [Refusal::NotInService { day: day("2019-03-01") }]);
}

#[test]
fn whoever_is_suspended_holds_the_post_and_does_not_exercise_it() {
    let mut it = District::new();
    let (person, post) = (it.person(0), it.post(0));
    it.take("2019-02-01", vec![appoint(&it, 0, 0)]);
    let suspend = |post, last_day| Suspend { person, post, last_day };
    it.take("2019-03-01", vec![suspend(Some(post), Some(day("2019-03-31"))).into()]);
    let suspended = |it: &District, text: &str| {
        let view = it.on(text).person(0).unwrap();
        assert_eq!(view.suspensions().count(), usize::from(view.is_suspended_from(0)));
        assert!(view.main_post().is_some(), "held all the while");
        view.is_suspended_from(0)
    };
    for (on, so) in [
        ("2019-02-28", false),
        ("2019-03-01", true),
        ("2019-03-31", true),
        ("2019-04-01", false),
    ] {
        assert_eq!(suspended(&it, on), so, "{on}");
    }
    let again = it.refused("2019-03-10", vec![suspend(Some(post), None).into()]);
    assert_eq!(reasons(&again), [Refusal::AlreadySuspended]);
    // One follows the other; without a last day it runs until it is ended.
    it.take("2019-04-01", vec![suspend(Some(post), None).into()]);
    assert!(suspended(&it, "2020-01-01"));
    it.take(
        "2019-06-01",
        vec![
            EndSuspension {
                person,
                post: Some(post),
            }
            .into(),
        ],
    );
    assert!(suspended(&it, "2019-05-31") && !suspended(&it, "2019-06-01"));
    let twice = it.refused(
        "2019-07-01",
        vec![
            EndSuspension {
                person,
                post: Some(post),
            }
            .into(),
        ],
    );
    assert_eq!(reasons(&twice), [Refusal::NotSuspended]);
    // From all work, which is another thing than from one post.
    it.take("2019-08-01", vec![suspend(None, None).into()]);
    assert!(suspended(&it, "2019-08-01"));
    let other = it.refused(
        "2019-09-01",
        vec![
            EndSuspension {
                person,
                post: Some(post),
            }
            .into(),
        ],
    );
    assert_eq!(reasons(&other), [Refusal::NotSuspended]);
    it.take("2019-09-01", vec![EndSuspension { person, post: None }.into()]);
}

#[test]
fn a_suspension_goes_with_its_post() {
    let mut it = District::new();
    let (person, post) = (it.person(0), it.post(0));
    let nobody = it.refused(
        "2019-02-01",
        vec![
            Suspend {
                person,
                post: Some(post),
                last_day: None,
            }
            .into(),
        ],
    );
    assert_eq!(
        reasons(&nobody),
        [Refusal::NotHolder {
            post,
            day: day("2019-02-01")
        }]
    );
    it.take("2019-02-01", vec![appoint(&it, 0, 0)]);
    let seq = it.take(
        "2019-03-01",
        vec![
            Suspend {
                person,
                post: Some(post),
                last_day: None,
            }
            .into(),
        ],
    );
    let runs = |it: &District, text: &str| it.on(text).person(0).unwrap().suspensions().count();
    // Appointed again to the same post the person is suspended as before; moved to another post no more.
    it.take(
        "2019-04-01",
        vec![
            Reappoint {
                person,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    assert_eq!(runs(&it, "2019-04-02"), 1);
    let ended = it.take(
        "2019-08-01",
        vec![
            EndSuspension {
                person,
                post: Some(post),
            }
            .into(),
        ],
    );
    let moved = it.refused(
        "2019-05-01",
        vec![
            Transfer {
                person,
                post: it.post(1),
            }
            .into(),
        ],
    );
    assert_eq!(
        moved[0].act,
        act_of(ended, 0),
        "the later end would have nothing to end"
    );
    it.take(
        "2019-08-01",
        vec![
            Suspend {
                person,
                post: Some(post),
                last_day: None,
            }
            .into(),
        ],
    );
    it.take(
        "2019-09-01",
        vec![
            Transfer {
                person,
                post: it.post(1),
            }
            .into(),
        ],
    );
    assert_eq!((runs(&it, "2019-08-31"), runs(&it, "2019-09-01")), (1, 0));
    assert_eq!(seq.0 + 2, ended.0);
}

#[test]
fn who_waits_for_retirement_gives_up_the_posts_and_stays_in_service() {
    let mut it = District::new();
    let (person, retires) = (it.person(0), day("2019-12-01"));
    let plan = PlanSuccessor {
        person,
        post: it.post(2),
        first_year: 2020,
        last_year: 2025,
    };
    it.take("2019-02-01", vec![appoint(&it, 0, 0), plan.into()]);
    let early = it.refused("2019-12-01", vec![AwaitRetirement { person, retires }.into()]);
    assert_eq!(
        reasons(&early),
        [Refusal::EndsBeforeItStarts {
            day: retires,
            ends: retires
        }]
    );
    it.take("2019-06-01", vec![AwaitRetirement { person, retires }.into()]);
    let view = it.on("2019-06-01").person(0).unwrap();
    assert!(view.in_service() && view.main_post().is_none());
    let decided = view.retirement().unwrap();
    assert_eq!((decided.day, decided.course), (retires, RetirementCourse::Waiting));
    assert_eq!(
        view.facts()
            .filter(|row| matches!(row.fact, ledger::value::Fact::Planned { .. }))
            .count(),
        0
    );
    for act in [
        appoint(&it, 0, 1),
        HoldConcurrently {
            person,
            post: it.post(1),
        }
        .into(),
        Second {
            person,
            unit: it.unit(2),
            planned_end: None,
        }
        .into(),
        PlanSuccessor {
            person,
            post: it.post(2),
            first_year: 2020,
            last_year: 2025,
        }
        .into(),
    ] {
        assert_eq!(
            reasons(&it.refused("2019-07-01", vec![act])),
            [Refusal::AwaitsRetirement { retires }]
        );
    }
    // Going on takes the place of waiting.
    it.take(
        "2019-08-01",
        vec![
            ExtendService {
                person,
                retires: day("2022-01-01"),
            }
            .into(),
            appoint(&it, 0, 1),
        ],
    );
    let decided = it.on("2019-08-01").person(0).unwrap().retirement().unwrap();
    assert_eq!(
        (decided.day, decided.course),
        (day("2022-01-01"), RetirementCourse::Extended)
    );
    it.take("2022-01-01", vec![Retire { person }.into()]);
    assert_eq!(it.on("2022-01-01").person(0).unwrap().retirement(), None);
    let after = it.refused(
        "2022-02-01",
        vec![
            ExtendService {
                person,
                retires: day("2023-01-01"),
            }
            .into(),
        ],
    );
    assert_eq!(reasons(&after), [Refusal::NotInService { day: day("2022-02-01") }]);
}

#[test]
fn a_backdated_wait_names_what_came_after_it() {
    let mut it = District::new();
    let person = it.person(0);
    let seq = it.take("2019-09-01", vec![appoint(&it, 0, 0)]);
    let wait = on(
        "2019-06-01",
        AwaitRetirement {
            person,
            retires: day("2020-01-01"),
        },
    );
    let problems = it.refused("2019-10-01", vec![wait]);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].act, act_of(seq, 0));
}

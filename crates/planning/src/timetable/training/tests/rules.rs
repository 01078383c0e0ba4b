//! Every rule is found broken by one plan and kept by another.

use std::collections::BTreeSet;

use super::cases::{plan, small};
use crate::core::Level;
use crate::timetable::training::constraints::{CONSTRAINTS, breaches, worth};
use crate::timetable::training::problem::*;
use crate::timetable::training::verify;

/// A change that breaks a rule.
type Break = (&'static str, fn(&mut Training, &mut Plan));

const BREAKS: [Break; 30] = [
    ("training.sessions-held", |_, plan| drop(plan.sessions.pop())),
    ("training.all-known", |_, plan| plan.sessions[0].room = "nowhere".into()),
    ("training.class-once", |_, plan| {
        plan.sessions[1].at = plan.sessions[0].at
    }),
    ("training.in-season", |asked, _| {
        asked.classes[0].from = asked.classes[0].from.plus(1)
    }),
    ("training.pins-kept", |asked, plan| {
        let session = plan.sessions[0].clone();
        asked.pins = vec![Pin {
            class: session.class,
            at: session.at,
            room: Some("hall".into()),
            lecturer: None,
        }];
        plan.sessions[0].room = "room".into();
    }),
    ("training.room-fit", |asked, _| {
        asked.courses[0].equipment = vec!["computers".into()]
    }),
    ("training.room-open", |asked, plan| {
        let from = plan.sessions[0].at.date;
        asked.rooms.iter_mut().for_each(|room| {
            room.closed = vec![Span {
                from,
                until: from.plus(1),
                half: None,
            }]
        });
    }),
    ("training.room-once", |_, plan| {
        let (at, room) = (plan.sessions[0].at, plan.sessions[0].room.clone());
        let other = plan
            .sessions
            .iter_mut()
            .find(|session| session.class == "TIN-1")
            .unwrap();
        (other.at, other.room) = (at, room);
    }),
    ("training.seats", |asked, _| {
        asked.rooms.iter_mut().for_each(|room| room.seats = 1)
    }),
    ("training.lecturer-can-teach", |asked, _| {
        asked.lecturers[0].teaches.clear()
    }),
    ("training.lecturer-present", |asked, plan| {
        let from = plan.sessions[0].at.date;
        asked.lecturers.iter_mut().for_each(|own| {
            own.away = vec![Span {
                from,
                until: from.plus(1),
                half: None,
            }]
        });
    }),
    ("training.lecturer-once", |_, plan| {
        let (at, lecturer) = (plan.sessions[0].at, plan.sessions[0].lecturer.clone());
        let other = plan
            .sessions
            .iter_mut()
            .find(|session| session.class == "TIN-1")
            .unwrap();
        (other.at, other.lecturer) = (at, lecturer);
    }),
    ("training.lecturer-load", |asked, _| {
        asked.lecturers[0].most_sessions = Some(0)
    }),
    ("training.lecturer-not-learning", |asked, plan| {
        // Who teaches a session of LLCT-1 is one of its learners under another name.
        let lecturer = plan.sessions.iter().find(|session| session.class == "LLCT-1").unwrap();
        let listed = plan.enrolments.iter().find(|own| own.class == "LLCT-1").unwrap();
        let (id, was) = (lecturer.lecturer.clone(), listed.learner.clone());
        let learners = asked.learners.iter_mut().map(|one| &mut one.id);
        let enrolled = plan.enrolments.iter_mut().map(|one| &mut one.learner);
        learners
            .chain(enrolled)
            .filter(|own| **own == was)
            .for_each(|own| own.clone_from(&id));
    }),
    ("training.enrolled-once", |_, plan| drop(plan.enrolments.pop())),
    ("training.enrolments-settled", |asked, plan| {
        asked.forbidden = vec![plan.enrolments[0].clone()]
    }),
    ("training.learner-once", |_, plan| {
        let at = plan
            .sessions
            .iter()
            .find(|session| session.class == "LLCT-1")
            .unwrap()
            .at;
        plan.sessions
            .iter_mut()
            .filter(|session| session.class == "TIN-1")
            .for_each(|session| session.at = at);
    }),
    ("training.learner-present", |asked, plan| {
        let from = plan.sessions[0].at.date;
        asked.learners.iter_mut().for_each(|own| {
            own.away = vec![Span {
                from,
                until: from.plus(1),
                half: None,
            }]
        });
    }),
    ("training.class-size", |asked, _| asked.courses[0].most_learners = 1),
    ("training.unit-present", |asked, _| {
        asked.units[0].least_present_percent = 100
    }),
    ("training.travel", |asked, _| {
        asked.travel.iter_mut().for_each(|way| way.minutes = 90)
    }),
    ("training.days-apart", |asked, plan| {
        asked.courses[0].days_apart = 9;
        plan.sessions[1].at.date = plan.sessions[1].at.date.plus(1);
    }),
    ("training.within-days", |asked, plan| {
        asked.courses[0].within_days = 1;
        plan.sessions[1].at.date = plan.sessions[1].at.date.plus(1);
    }),
    ("training.one-room", |_, plan| plan.sessions[0].room = "room".into()),
    ("training.one-lecturer", |_, plan| {
        plan.sessions[0].lecturer = "binh".into()
    }),
    ("training.wished-lecturer", |asked, _| {
        asked.classes[0].wished_lecturers = vec!["binh".into()]
    }),
    ("training.enrolment-kept", |asked, plan| {
        asked.former = plan.clone();
        let own = plan.enrolments.iter_mut().find(|own| own.class == "LLCT-1").unwrap();
        own.class = "LLCT-2".into();
    }),
    ("training.time-kept", |asked, plan| {
        asked.former = plan.clone();
        plan.sessions[0].at.date = plan.sessions[0].at.date.plus(1);
    }),
    ("training.room-kept", |asked, plan| {
        asked.former = plan.clone();
        plan.sessions[0].room = "room".into();
    }),
    ("training.lecturer-kept", |asked, plan| {
        asked.former = plan.clone();
        plan.sessions[0].lecturer = "binh".into();
    }),
];

#[test]
fn every_rule_is_found_broken_and_kept_and_the_judge_agrees() {
    let (asked, kept) = (small(), plan());
    assert_eq!(worth(&asked, &kept).by_constraint, []);
    let verdict = verify(&asked, &kept);
    assert!(verdict.feasible && verdict.cost == 0, "{verdict:?}");
    for (id, change) in BREAKS {
        let (mut asked, mut plan) = (small(), plan());
        change(&mut asked, &mut plan);
        let rule = CONSTRAINTS.iter().find(|rule| rule.id == id).unwrap();
        let found = breaches(&asked, &plan, rule.level);
        assert!(found.iter().any(|(name, _)| *name == id), "{id}: {found:?}");
        let (verdict, stated) = (verify(&asked, &plan), worth(&asked, &plan));
        assert_eq!(verdict.feasible, stated.hard == 0, "{id}: {verdict:?}");
        if rule.level == Level::Soft {
            assert!(
                stated.soft > 0 && verdict.cost == stated.soft,
                "{id}: {verdict:?} {stated:?}"
            );
        }
    }
    let tried: BTreeSet<&str> = BREAKS.iter().map(|(id, _)| *id).collect();
    let all: BTreeSet<&str> = CONSTRAINTS.iter().map(|rule| rule.id).collect();
    assert_eq!(tried, all, "a rule without a test");
}

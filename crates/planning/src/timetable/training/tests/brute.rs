//! Small problems: the search finds the best of all plans, the bound stays below it, and what `check` refuses has no plan.

use super::tiny::tiny;
use crate::core::Budget;
use crate::timetable::training::problem::*;
use crate::timetable::training::{check, solve, verify};

/// Tries every plan; every class's sessions in rising half days.
fn every_plan(asked: &Training, judge: &mut impl FnMut(&Plan)) {
    let mut plan = Plan::default();
    let places: Vec<(String, String)> = asked
        .learners
        .iter()
        .flat_map(|learner| {
            learner
                .courses
                .iter()
                .map(|course| (learner.id.clone(), course.clone()))
        })
        .collect();
    enrol(asked, &places, &mut plan, judge);
}

fn enrol(asked: &Training, places: &[(String, String)], plan: &mut Plan, judge: &mut impl FnMut(&Plan)) {
    let Some((learner, course)) = places.get(plan.enrolments.len()) else {
        // Sizes alone refuse most enrolments.
        let fits = asked.classes.iter().all(|class| {
            let course = asked.courses.iter().find(|course| course.id == class.course).unwrap();
            let size = plan.enrolments.iter().filter(|own| own.class == class.id).count();
            (course.least_learners as usize..=course.most_learners as usize).contains(&size)
        });
        if fits {
            hold(asked, plan, judge);
        }
        return;
    };
    for class in asked.classes.iter().filter(|class| class.course == *course) {
        plan.enrolments.push(Enrolment {
            learner: learner.clone(),
            class: class.id.clone(),
        });
        enrol(asked, places, plan, judge);
        plan.enrolments.pop();
    }
}

fn hold(asked: &Training, plan: &mut Plan, judge: &mut impl FnMut(&Plan)) {
    let wanted: Vec<&Class> = asked
        .classes
        .iter()
        .flat_map(|class| {
            let course = asked.courses.iter().find(|course| course.id == class.course).unwrap();
            (0..course.sessions).map(move |_| class)
        })
        .collect();
    let Some(class) = wanted.get(plan.sessions.len()) else {
        return judge(plan);
    };
    let after = plan
        .sessions
        .last()
        .filter(|last| last.class == class.id)
        .map(|last| last.at);
    for date in asked
        .dates
        .iter()
        .filter(|date| class.from <= **date && **date < class.until)
    {
        for half in [Half::Morning, Half::Afternoon] {
            let at = HalfDay { date: *date, half };
            if after.is_some_and(|after| at <= after) {
                continue;
            }
            for (room, lecturer) in asked
                .rooms
                .iter()
                .flat_map(|room| asked.lecturers.iter().map(move |t| (room, t)))
            {
                let taken = |own: &Session| own.at == at && (own.room == room.id || own.lecturer == lecturer.id);
                if plan.sessions.iter().any(taken) || !lecturer.teaches.contains(&class.course) {
                    continue;
                }
                let session = Session {
                    class: class.id.clone(),
                    at,
                    room: room.id.clone(),
                    lecturer: lecturer.id.clone(),
                };
                plan.sessions.push(session);
                hold(asked, plan, judge);
                plan.sessions.pop();
            }
        }
    }
}

#[test]
fn small_problems_are_solved_as_well_as_by_trying_every_plan() {
    let (mut compared, mut refused, mut proven) = (0, 0, 0);
    for seed in 0..500 {
        let asked = tiny(seed, 2);
        let sessions: usize = asked
            .classes
            .iter()
            .map(|class| {
                asked
                    .courses
                    .iter()
                    .find(|course| course.id == class.course)
                    .unwrap()
                    .sessions as usize
            })
            .sum();
        if sessions > 3 {
            continue;
        }
        let mut best: Option<u64> = None;
        every_plan(&asked, &mut |plan| {
            let verdict = verify(&asked, plan);
            if verdict.feasible && best.is_none_or(|best| verdict.cost < best) {
                best = Some(verdict.cost);
            }
        });
        match solve(&asked, &Budget::iterations(20_000).with_seed(seed), &|_| {}) {
            Ok(answer) => {
                assert_eq!(answer.feasible, best.is_some(), "seed {seed}");
                let Some(best) = best else { continue };
                assert_eq!(answer.objective, Some(best as f64), "seed {seed}");
                assert!(answer.bound.unwrap() <= best as f64, "seed {seed}: {:?}", answer.bound);
                let verdict = verify(&asked, answer.plan.as_ref().unwrap());
                assert!(verdict.feasible && verdict.cost == best, "seed {seed}: {verdict:?}");
                proven += usize::from(answer.proven_optimal());
                compared += 1;
            }
            Err(troubles) => {
                assert_eq!(best, None, "seed {seed}: {troubles:?}");
                assert_eq!(troubles, check(&asked));
                refused += 1;
            }
        }
    }
    assert!(
        compared > 12 && refused > 10 && proven > 2,
        "{compared} {refused} {proven}"
    );
}

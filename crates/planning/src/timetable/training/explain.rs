//! Why a session is held when it is, and why a learner is in that class: what forbids the others, and what the best of them costs.
//!
//! The runner-up is looked for by the search's counts, which tests prove equal to the rules; the facts are told by the rules.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::constraints::{Because, breaches};
use super::problem::{Enrolment, HalfDay, Plan, Session, Training};
use super::solve::model::{Costs, Model, NONE, Spot};
use super::solve::slots::{half_day, slot};
use super::solve::state::State;
use crate::core::Level;

/// Another choice, and what it would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Otherwise<T> {
    /// The other choice.
    pub choice: T,
    /// What the plan would cost more; negative when it would be better.
    pub costs: i64,
    /// What would be met worse, with the facts.
    pub because: Vec<Because>,
}

/// Why a choice was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation<T, W> {
    /// The choice.
    pub choice: T,
    /// Whether somebody has settled it.
    pub settled: bool,
    /// The cheapest other choice that breaks nothing, where there is one.
    pub runner_up: Option<Otherwise<T>>,
    /// What cannot be, each with the rules that it would break.
    pub forbidden: Vec<(W, Vec<Because>)>,
}

/// Explains one session; `None` when the plan does not have it. Other times are judged with the best room and lecturer at each.
pub fn explain_session(asked: &Training, plan: &Plan, of: &Session) -> Option<Explanation<Session, HalfDay>> {
    let model = Model::new(asked);
    let (mut state, order) = stand(asked, &model, plan)?;
    let s = *order.get(plan.sessions.iter().position(|session| session == of)?)?;
    let c = model.class_of[s];
    let kind = &model.classes[c];
    let place = state.lift(s);
    let mut others: Vec<(Costs, usize, Spot)> = Vec::new();
    let mut now = (0, 0);
    for p in kind.open.iter().copied() {
        if state.held[c * model.slots + p] > 0 {
            continue;
        }
        let mut best: Option<(Costs, Spot)> = None;
        for (r, t) in kind.rooms.iter().flat_map(|r| kind.lecturers.iter().map(|t| (*r, *t))) {
            let before = (state.hard, state.soft);
            state.put(s, (p, r, t));
            let costs = (state.hard - before.0, state.soft - before.1);
            state.lift(s);
            if (p, r, t) == place {
                now = costs;
            } else if best.is_none_or(|(known, _)| costs < known) {
                best = Some((costs, (p, r, t)));
            }
        }
        others.extend(best.map(|(costs, place)| (costs, p, place)));
    }
    let told = |to: Spot, level: Level| {
        let mut moved = plan.clone();
        let session = Session {
            class: of.class.clone(),
            at: half_day(asked, to.0),
            room: asked.rooms[to.1].id.clone(),
            lecturer: asked.lecturers[to.2].id.clone(),
        };
        for own in moved.sessions.iter_mut().filter(|own| *own == of) {
            *own = session.clone();
        }
        (session, news(asked, plan, &moved, level))
    };
    let allowed = others
        .iter()
        .filter(|(costs, ..)| costs.0 <= now.0)
        .min_by_key(|(costs, ..)| *costs);
    let runner_up = allowed.map(|(costs, _, to)| {
        let (choice, because) = told(*to, Level::Soft);
        Otherwise {
            choice,
            costs: costs.1 - now.1,
            because,
        }
    });
    let forbidden = others.iter().filter(|(costs, p, _)| costs.0 > now.0 && *p != place.0);
    let forbidden = forbidden
        .map(|(_, p, to)| (half_day(asked, *p), told(*to, Level::Hard).1))
        .collect();
    Some(Explanation {
        choice: of.clone(),
        settled: asked.pins.iter().any(|pin| pin.class == of.class && pin.at == of.at),
        runner_up,
        forbidden,
    })
}

/// Explains one enrolment; `None` when the plan does not have it.
pub fn explain_enrolment(asked: &Training, plan: &Plan, of: &Enrolment) -> Option<Explanation<Enrolment, String>> {
    let at = plan.enrolments.iter().position(|enrolment| enrolment == of)?;
    let course = &asked.classes.iter().find(|class| class.id == of.class)?.course;
    let now = super::constraints::worth(asked, plan);
    let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let mut explained = Explanation {
        choice: of.clone(),
        settled: asked.enrolled.contains(of),
        runner_up: None,
        forbidden: Vec::new(),
    };
    let mut moved = plan.clone();
    for class in asked
        .classes
        .iter()
        .filter(|class| class.course == *course && class.id != of.class)
    {
        moved.enrolments[at].class.clone_from(&class.id);
        let worth = super::constraints::worth(asked, &moved);
        if worth.hard > now.hard {
            explained
                .forbidden
                .push((class.id.clone(), news(asked, plan, &moved, Level::Hard)));
            continue;
        }
        let costs = whole(worth.soft) - whole(now.soft);
        if explained.runner_up.as_ref().is_none_or(|known| costs < known.costs) {
            explained.runner_up = Some(Otherwise {
                choice: moved.enrolments[at].clone(),
                costs,
                because: news(asked, plan, &moved, Level::Soft),
            });
        }
    }
    Some(explained)
}

/// The plan as the search counts it, and which of its sessions each session of the plan is; `None` when it is no plan of the problem.
fn stand<'m>(asked: &Training, model: &'m Model, plan: &Plan) -> Option<(State<'m>, Vec<usize>)> {
    let mut state = State::empty(model);
    let mut order = vec![NONE; plan.sessions.len()];
    let mut next: Vec<usize> = model.classes.iter().map(|kind| kind.first).collect();
    for (at, session) in plan.sessions.iter().enumerate() {
        let c = index(&session.class, asked.classes.iter().map(|own| &own.id))?;
        let r = index(&session.room, asked.rooms.iter().map(|own| &own.id))?;
        let t = index(
            &session.lecturer,
            &mut asked.lecturers.iter().map(|lecturer| &lecturer.id),
        )?;
        order[at] = next[c];
        next[c] += 1;
        if order[at] >= model.classes[c].end {
            return None;
        }
        state.put(order[at], (slot(asked, session.at)?, r, t));
    }
    for (e, place) in model.places.iter().enumerate() {
        let learner = &asked.learners[place.learner].id;
        let own = plan.enrolments.iter().filter(|enrolment| enrolment.learner == *learner);
        let mut classes = own.filter_map(|own| index(&own.class, asked.classes.iter().map(|own| &own.id)));
        let course = model.classes[*place.classes.first()?].course;
        state.join(e, classes.find(|c| model.classes[*c].course == course)?);
    }
    next.iter()
        .zip(&model.classes)
        .all(|(next, kind)| *next == kind.end)
        .then_some((state, order))
}

fn index<'a>(id: &str, mut all: impl Iterator<Item = &'a String>) -> Option<usize> {
    all.position(|own| own == id)
}

/// Breaches of the second plan that the first does not have.
fn news(asked: &Training, before: &Plan, after: &Plan, level: Level) -> Vec<Because> {
    let all = |plan: &Plan| {
        breaches(asked, plan, level)
            .into_iter()
            .map(|(_, breach)| breach.because)
    };
    let known: BTreeSet<Because> = all(before).collect();
    all(after).filter(|because| !known.contains(because)).collect()
}

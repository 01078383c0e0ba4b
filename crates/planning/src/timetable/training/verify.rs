//! Judges a finished training plan from the problem and the plan alone.
//!
//! INVARIANT: no line of `solve`, `bound`, `check` or `constraints` is used here, nor a method of the problem's types, so that a
//! mistake there cannot hide here.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{Half, HalfDay, Plan, Session, Span, Training};

/// What an independent judge finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the plan can be carried out.
    pub feasible: bool,
    /// What is wrong otherwise, one line a finding, for a developer to read.
    pub findings: Vec<String>,
    /// The price of what is not met; it means something only where feasible.
    pub cost: u64,
}

/// Judges the plan.
pub fn verify(asked: &Training, plan: &Plan) -> Verdict {
    let mut findings = Vec::new();
    sessions(asked, plan, &mut findings);
    lecturers(asked, plan, &mut findings);
    people(asked, plan, &mut findings);
    presence(asked, plan, &mut findings);
    settled(asked, plan, &mut findings);
    Verdict {
        feasible: findings.is_empty(),
        findings,
        cost: travel(asked, plan) + classes(asked, plan) + changes(asked, plan),
    }
}

fn away(spans: &[Span], at: HalfDay) -> bool {
    spans.iter().any(|span| {
        let half = match span.half {
            None => true,
            Some(half) => (half == Half::Morning) == (at.half == Half::Morning),
        };
        half && at.date >= span.from && at.date < span.until
    })
}

fn learners_of<'a>(plan: &'a Plan, class: &str) -> BTreeSet<&'a str> {
    let own = plan.enrolments.iter().filter(|enrolment| enrolment.class == class);
    own.map(|enrolment| &*enrolment.learner).collect()
}

fn sessions(asked: &Training, plan: &Plan, findings: &mut Vec<String>) {
    for session in &plan.sessions {
        let class = asked.classes.iter().find(|class| class.id == session.class);
        let course = class.and_then(|class| asked.courses.iter().find(|course| course.id == class.course));
        let room = asked.rooms.iter().find(|room| room.id == session.room);
        let lecturer = asked.lecturers.iter().find(|lecturer| lecturer.id == session.lecturer);
        let (Some(class), Some(course), Some(room), Some(lecturer)) = (class, course, room, lecturer) else {
            findings.push(format!("{session:?} names what is not there"));
            continue;
        };
        let date = session.at.date;
        let wrong = [
            (date < class.from || date >= class.until, "outside its part of the year"),
            (!asked.dates.contains(&date), "on a date without teaching"),
            (away(&room.closed, session.at), "in a closed room"),
            (away(&lecturer.away, session.at), "by somebody who is away"),
            (
                !lecturer.teaches.iter().any(|id| id == &course.id),
                "by somebody who does not teach it",
            ),
            (
                !course
                    .equipment
                    .iter()
                    .all(|needed| room.equipment.iter().any(|has| has == needed)),
                "in an unfit room",
            ),
            (
                learners_of(plan, &class.id).len() as u64 > u64::from(room.seats),
                "with too few seats",
            ),
        ];
        for (_, how) in wrong.iter().filter(|(is_wrong, _)| *is_wrong) {
            findings.push(format!("{} is held on {date} {how}", class.id));
        }
    }
    for class in &asked.classes {
        let own: Vec<&Session> = plan
            .sessions
            .iter()
            .filter(|session| session.class == class.id)
            .collect();
        let times: BTreeSet<HalfDay> = own.iter().map(|session| session.at).collect();
        let course = asked.courses.iter().find(|course| course.id == class.course);
        if course.is_some_and(|course| own.len() != usize::from(course.sessions) || times.len() != own.len()) {
            findings.push(format!(
                "{} has {} sessions at {} times",
                class.id,
                own.len(),
                times.len()
            ));
        }
        let size = learners_of(plan, &class.id).len() as u64;
        if course.is_some_and(|course| size < course.least_learners.into() || size > course.most_learners.into()) {
            findings.push(format!("{} has {size} learners", class.id));
        }
    }
    let mut rooms = BTreeSet::new();
    for session in &plan.sessions {
        if !rooms.insert((&session.room, session.at)) {
            findings.push(format!("{} is taken twice at {:?}", session.room, session.at));
        }
    }
}

fn lecturers(asked: &Training, plan: &Plan, findings: &mut Vec<String>) {
    for lecturer in &asked.lecturers {
        let own: Vec<HalfDay> = plan
            .sessions
            .iter()
            .filter(|session| session.lecturer == lecturer.id)
            .map(|session| session.at)
            .collect();
        if own.iter().collect::<BTreeSet<_>>().len() < own.len() {
            findings.push(format!("{} is in two places", lecturer.id));
        }
        if lecturer
            .most_sessions
            .is_some_and(|most| own.len() as u64 > most.into())
        {
            findings.push(format!("{} gives {} sessions", lecturer.id, own.len()));
        }
        let Some(most) = lecturer.most_sessions_a_week else {
            continue;
        };
        for at in &own {
            // The week's Monday, without the calendar's own arithmetic: 1970-01-05 was one.
            let monday = at.date.number() - (at.date.number() - 4).rem_euclid(7);
            let week = own
                .iter()
                .filter(|other| (0..7).contains(&(other.date.number() - monday)));
            if week.count() as u64 > most.into() {
                findings.push(format!("{} gives too much in the week of {}", lecturer.id, at.date));
            }
        }
    }
}

fn people(asked: &Training, plan: &Plan, findings: &mut Vec<String>) {
    let mut followed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for enrolment in &plan.enrolments {
        followed.entry(&enrolment.learner).or_default().push(&enrolment.class);
    }
    let mut held: BTreeMap<&str, Vec<HalfDay>> = BTreeMap::new();
    for session in &plan.sessions {
        held.entry(&session.class).or_default().push(session.at);
    }
    for learner in &asked.learners {
        let classes = followed.remove(&*learner.id).unwrap_or_default();
        let courses: Vec<Option<&str>> = classes
            .iter()
            .map(|id| {
                asked
                    .classes
                    .iter()
                    .find(|class| class.id == **id)
                    .map(|class| &*class.course)
            })
            .collect();
        let mut got: Vec<&str> = courses.iter().flatten().copied().collect();
        let mut wanted: Vec<&str> = learner.courses.iter().map(|id| &**id).collect();
        got.sort_unstable();
        wanted.sort_unstable();
        if got != wanted || courses.iter().any(Option::is_none) {
            findings.push(format!("{} is in {classes:?} for {wanted:?}", learner.id));
        }
        let times: Vec<HalfDay> = classes
            .iter()
            .filter_map(|class| held.get(class))
            .flatten()
            .copied()
            .collect();
        if times.iter().collect::<BTreeSet<_>>().len() < times.len() {
            findings.push(format!("{} is in two places", learner.id));
        }
        let taught = plan.sessions.iter().filter(|session| session.lecturer == learner.id);
        if taught.map(|session| session.at).any(|at| times.contains(&at)) {
            findings.push(format!("{} teaches and learns at once", learner.id));
        }
        if times.iter().any(|at| away(&learner.away, *at)) {
            findings.push(format!("{} is away", learner.id));
        }
    }
    findings.extend(followed.keys().map(|id| format!("{id} is nobody")));
}

fn presence(asked: &Training, plan: &Plan, findings: &mut Vec<String>) {
    for unit in &asked.units {
        let own: BTreeSet<&str> = asked
            .learners
            .iter()
            .filter(|learner| learner.unit == unit.id)
            .map(|learner| &*learner.id)
            .collect();
        let mut absent: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
        for class in &asked.classes {
            let learners: Vec<&str> = learners_of(plan, &class.id).intersection(&own).copied().collect();
            for session in plan.sessions.iter().filter(|session| session.class == class.id) {
                absent.entry(session.at.date).or_default().extend(&learners);
            }
        }
        for (date, people) in absent {
            let present = u64::from(unit.people).saturating_sub(people.len() as u64);
            let enough = present * 100 >= u64::from(unit.people) * u64::from(unit.least_present_percent);
            if !people.is_empty() && (!enough || people.len() as u64 > unit.people.into()) {
                findings.push(format!("{} misses {} people on {date}", unit.id, people.len()));
            }
        }
    }
}

fn settled(asked: &Training, plan: &Plan, findings: &mut Vec<String>) {
    for pin in &asked.pins {
        let mut own = plan
            .sessions
            .iter()
            .filter(|session| session.class == pin.class && session.at == pin.at);
        let kept = own.any(|session| {
            let same = |wanted: &Option<String>, got: &String| wanted.as_ref().is_none_or(|wanted| wanted == got);
            same(&pin.room, &session.room) && same(&pin.lecturer, &session.lecturer)
        });
        if !kept {
            findings.push(format!("{pin:?} is not kept"));
        }
    }
    let made: BTreeSet<_> = plan.enrolments.iter().collect();
    let lost = asked.enrolled.iter().filter(|enrolment| !made.contains(enrolment));
    findings.extend(lost.map(|enrolment| format!("{enrolment:?} is not kept")));
    let barred = asked.forbidden.iter().filter(|enrolment| made.contains(enrolment));
    findings.extend(barred.map(|enrolment| format!("{enrolment:?} is forbidden")));
}

fn travel(asked: &Training, plan: &Plan) -> u64 {
    let unit: BTreeMap<&str, &str> = asked
        .learners
        .iter()
        .map(|learner| (&*learner.id, &*learner.unit))
        .collect();
    let venue: BTreeMap<&str, &str> = asked.rooms.iter().map(|room| (&*room.id, &*room.venue)).collect();
    let mut minutes: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for way in &asked.travel {
        minutes.insert((&way.unit, &way.venue), way.minutes);
    }
    let mut trips = BTreeSet::new();
    for session in &plan.sessions {
        let venue = venue.get(&*session.room).copied().unwrap_or("");
        if !venue.is_empty() {
            trips.insert((&*session.class, session.at.date, venue));
        }
    }
    let mut points = 0;
    for (class, _, venue) in trips {
        for learner in learners_of(plan, class) {
            let Some(far) = unit.get(learner).and_then(|unit| minutes.get(&(*unit, venue))) else {
                continue;
            };
            let mut price = 0;
            for band in &asked.bands {
                price = u64::from(band.points);
                if *far <= band.up_to_minutes {
                    break;
                }
            }
            points += price;
        }
    }
    points * u64::from(asked.weights.travel)
}

fn classes(asked: &Training, plan: &Plan) -> u64 {
    let weights = &asked.weights;
    let mut cost = 0;
    for class in &asked.classes {
        let own: Vec<&Session> = plan
            .sessions
            .iter()
            .filter(|session| session.class == class.id)
            .collect();
        let Some(course) = asked.courses.iter().find(|course| course.id == class.course) else {
            continue;
        };
        let different =
            |of: fn(&Session) -> &String| own.iter().map(|session| of(session)).collect::<BTreeSet<_>>().len() as u64;
        cost += different(|session| &session.room).saturating_sub(1) * u64::from(weights.room_extra);
        cost += different(|session| &session.lecturer).saturating_sub(1) * u64::from(weights.lecturer_extra);
        if !class.wished_lecturers.is_empty() {
            let other = own
                .iter()
                .filter(|session| !class.wished_lecturers.contains(&session.lecturer))
                .count();
            cost += other as u64 * u64::from(weights.lecturer_unwished);
        }
        let days: BTreeSet<i32> = own.iter().map(|session| session.at.date.number()).collect();
        let days: Vec<i32> = days.into_iter().collect();
        for at in 1..days.len() {
            let missing = i32::from(course.days_apart) - (days[at] - days[at - 1]);
            cost += u64::try_from(missing).unwrap_or(0) * u64::from(weights.days_close);
        }
        if let (Some(first), Some(last), true) = (days.first(), days.last(), course.within_days > 0) {
            let over = last - first + 1 - i32::from(course.within_days);
            cost += u64::try_from(over).unwrap_or(0) * u64::from(weights.days_over);
        }
    }
    cost
}

fn changes(asked: &Training, plan: &Plan) -> u64 {
    let (weights, former) = (&asked.weights, &asked.former);
    let mut cost = 0;
    for session in &plan.sessions {
        let mut before = former
            .sessions
            .iter()
            .filter(|other| other.class == session.class)
            .peekable();
        if before.peek().is_none() {
            continue;
        }
        let before: Vec<&Session> = before.collect();
        cost += if before.iter().any(|other| other.at == session.at) {
            0
        } else {
            u64::from(weights.time_changed)
        };
        cost += if before.iter().any(|other| other.room == session.room) {
            0
        } else {
            u64::from(weights.room_changed)
        };
        let same = before.iter().any(|other| other.lecturer == session.lecturer);
        cost += if same { 0 } else { u64::from(weights.lecturer_changed) };
    }
    let course: BTreeMap<&str, &str> = asked.classes.iter().map(|class| (&*class.id, &*class.course)).collect();
    let mut known: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for enrolment in &former.enrolments {
        if let Some(course) = course.get(&*enrolment.class) {
            known.insert((&enrolment.learner, course), &enrolment.class);
        }
    }
    for enrolment in &plan.enrolments {
        let course = course.get(&*enrolment.class).copied().unwrap_or("");
        let before = known.get(&(&*enrolment.learner, course));
        cost += before.map_or(0, |class| {
            if *class == enrolment.class {
                0
            } else {
                u64::from(weights.enrolment_changed)
            }
        });
    }
    cost
}

//! Judges a finished timetable from the problem and the list of sessions alone.
//!
//! INVARIANT: no line of `solve`, `bound` or `constraints` is used here, so that a mistake there cannot hide here.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{Session, Timetable};

/// What an independent judge finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Nobody and nothing is in two places, every session is held, limits and pins are kept.
    pub feasible: bool,
    /// What is wrong otherwise, one line a finding, for a developer to read.
    pub findings: Vec<String>,
    /// The price of what is not met; it means something only where feasible.
    pub cost: u64,
}

/// Judges the sessions.
pub fn verify(asked: &Timetable, sessions: &[Session]) -> Verdict {
    let mut findings = Vec::new();
    let classes: BTreeMap<&str, usize> = asked
        .classes
        .iter()
        .enumerate()
        .map(|(at, class)| (class.id.as_str(), at))
        .collect();
    let rooms: BTreeMap<&str, usize> = asked
        .rooms
        .iter()
        .enumerate()
        .map(|(at, room)| (room.id.as_str(), at))
        .collect();
    // (class, room, day, part) of each session that can be read at all.
    let mut held: Vec<(usize, usize, u16, u16)> = Vec::new();
    for session in sessions {
        match (classes.get(session.class.as_str()), rooms.get(session.room.as_str())) {
            (Some(class), Some(room)) if session.slot.day < asked.days && session.slot.part < asked.parts => {
                held.push((*class, *room, session.slot.day, session.slot.part));
            }
            _ => findings.push(format!("{session:?}: no such class, room or slot")),
        }
    }
    held_as_asked(asked, &held, &mut findings);
    nobody_twice(asked, &classes, &held, &mut findings);
    offices_staffed(asked, &classes, &held, &mut findings);
    for pin in &asked.pins {
        let kept = sessions.iter().any(|session| {
            session.class == pin.class
                && session.slot == pin.slot
                && pin.room.as_ref().unwrap_or(&session.room) == &session.room
        });
        if !kept {
            findings.push(format!("{pin:?} is not kept"));
        }
    }
    let cost = room_cost(asked, &classes, &held) + spread_cost(asked, &classes, &held) + change_cost(asked, sessions);
    Verdict {
        feasible: findings.is_empty(),
        findings,
        cost,
    }
}

type Held = [(usize, usize, u16, u16)];

fn held_as_asked(asked: &Timetable, held: &Held, findings: &mut Vec<String>) {
    for (at, class) in asked.classes.iter().enumerate() {
        let times: Vec<(u16, u16)> = held
            .iter()
            .filter(|session| session.0 == at)
            .map(|session| (session.2, session.3))
            .collect();
        let distinct: BTreeSet<_> = times.iter().collect();
        if times.len() != usize::from(class.sessions) || distinct.len() != times.len() {
            findings.push(format!(
                "{}: {} sessions in {} slots for {}",
                class.id,
                times.len(),
                distinct.len(),
                class.sessions
            ));
        }
        let away = class
            .unavailable
            .iter()
            .filter(|slot| times.contains(&(slot.day, slot.part)));
        findings.extend(away.map(|slot| format!("{} is held at {slot:?}", class.id)));
    }
    let mut places = BTreeSet::new();
    for (class, room, day, part) in held {
        let (class, place) = (&asked.classes[*class], &asked.rooms[*room]);
        if !places.insert((room, day, part)) {
            findings.push(format!("{} is taken twice on day {day}, part {part}", place.id));
        }
        if place
            .unavailable
            .iter()
            .any(|slot| (slot.day, slot.part) == (*day, *part))
        {
            findings.push(format!("{} is shut on day {day}, part {part}", place.id));
        }
        if !class.room_kind.is_empty() && class.room_kind != place.kind {
            findings.push(format!(
                "{} needs a room of kind {}, not {}",
                class.id, class.room_kind, place.id
            ));
        }
        if asked.weights.seats_are_hard && class.size > place.seats {
            findings.push(format!("{} has no seats for {}", place.id, class.id));
        }
    }
}

fn nobody_twice(asked: &Timetable, classes: &BTreeMap<&str, usize>, held: &Held, findings: &mut Vec<String>) {
    let mut groups: Vec<(String, BTreeSet<usize>)> = Vec::new();
    let named = |ids: &[String]| {
        ids.iter()
            .filter_map(|id| classes.get(id.as_str()).copied())
            .collect::<BTreeSet<_>>()
    };
    groups.extend(
        asked
            .cohorts
            .iter()
            .map(|cohort| (format!("cohort {}", cohort.id), named(&cohort.classes))),
    );
    groups.extend(
        asked
            .learners
            .iter()
            .map(|learner| (format!("learner {}", learner.id), named(&learner.classes))),
    );
    let mut lecturers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, class) in asked.classes.iter().enumerate() {
        lecturers.entry(&class.lecturer).or_default().insert(at);
    }
    groups.extend(
        lecturers
            .into_iter()
            .map(|(lecturer, classes)| (format!("lecturer {lecturer}"), classes)),
    );
    for (who, group) in groups {
        let mut busy = BTreeMap::new();
        for (class, _, day, part) in held.iter().filter(|session| group.contains(&session.0)) {
            let other = busy.insert((day, part), class);
            if other.is_some_and(|other| other != class) {
                findings.push(format!("{who} is in two places on day {day}, part {part}"));
            }
        }
    }
}

fn offices_staffed(asked: &Timetable, classes: &BTreeMap<&str, usize>, held: &Held, findings: &mut Vec<String>) {
    for office in &asked.offices {
        let present = |absent: usize| (u64::from(office.people) - (absent as u64).min(office.people.into())) * 100;
        let enough = |absent: usize| {
            present(absent) >= u64::from(office.people) * u64::from(office.least_present_percent.min(100))
        };
        let people: Vec<BTreeSet<usize>> = asked
            .learners
            .iter()
            .filter(|learner| learner.office == office.id)
            .map(|learner| {
                learner
                    .classes
                    .iter()
                    .filter_map(|id| classes.get(id.as_str()).copied())
                    .collect()
            })
            .collect();
        for day in 0..asked.days {
            let on_day: Vec<_> = held.iter().filter(|session| session.2 == day).collect();
            let away = people
                .iter()
                .filter(|of| on_day.iter().any(|session| of.contains(&session.0)))
                .count();
            if office.whole_days && !enough(away) {
                findings.push(format!("{} lacks {away} people on day {day}", office.id));
            }
            for part in 0..asked.parts {
                let away = people
                    .iter()
                    .filter(|of| {
                        on_day
                            .iter()
                            .any(|session| session.3 == part && of.contains(&session.0))
                    })
                    .count();
                if !enough(away) {
                    findings.push(format!("{} lacks {away} people on day {day}, part {part}", office.id));
                }
            }
        }
    }
}

fn room_cost(asked: &Timetable, classes: &BTreeMap<&str, usize>, held: &Held) -> u64 {
    let weights = &asked.weights;
    let mut cost = 0;
    for (at, class) in asked.classes.iter().enumerate() {
        let used: Vec<usize> = held
            .iter()
            .filter(|session| session.0 == at)
            .map(|session| session.1)
            .collect();
        for room in &used {
            let room = &asked.rooms[*room];
            cost += u64::from(weights.seat_missing) * u64::from(class.size.max(room.seats) - room.seats);
            let learners = asked.learners.iter();
            let here =
                learners.filter(|learner| learner.classes.iter().any(|id| classes.get(id.as_str()) == Some(&at)));
            let ways = here
                .flat_map(|learner| &learner.travel)
                .filter(|way| way.venue == room.venue);
            cost += ways
                .map(|way| u64::from(way.distance) * u64::from(weights.travel))
                .sum::<u64>();
        }
        let distinct = used.iter().collect::<BTreeSet<_>>().len() as u64;
        cost += u64::from(weights.room_extra) * distinct.max(1).saturating_sub(1);
    }
    cost
}

fn spread_cost(asked: &Timetable, classes: &BTreeMap<&str, usize>, held: &Held) -> u64 {
    let mut cost = 0;
    for (at, class) in asked.classes.iter().enumerate() {
        let days = held
            .iter()
            .filter(|session| session.0 == at)
            .map(|session| session.2)
            .collect::<BTreeSet<_>>()
            .len() as u64;
        cost += u64::from(asked.weights.day_missing) * u64::from(class.least_days).saturating_sub(days);
    }
    for cohort in &asked.cohorts {
        let members: BTreeSet<usize> = cohort
            .classes
            .iter()
            .filter_map(|id| classes.get(id.as_str()).copied())
            .collect();
        for day in 0..asked.days {
            let busy = |part: i32| {
                held.iter()
                    .any(|session| session.2 == day && i32::from(session.3) == part && members.contains(&session.0))
            };
            let parts = (0..i32::from(asked.parts)).filter(|part| busy(*part) && !busy(part - 1) && !busy(part + 1));
            cost += parts.count() as u64 * u64::from(asked.weights.session_alone);
        }
    }
    cost
}

fn change_cost(asked: &Timetable, sessions: &[Session]) -> u64 {
    let mut cost = 0;
    for session in sessions {
        let before: Vec<&Session> = asked.today.iter().filter(|old| old.class == session.class).collect();
        if !before.is_empty() && before.iter().all(|old| old.slot != session.slot) {
            cost += u64::from(asked.weights.slot_changed);
        }
        if !before.is_empty() && before.iter().all(|old| old.room != session.room) {
            cost += u64::from(asked.weights.room_changed);
        }
    }
    cost
}

//! Tiny problems from a seed, with every kind of rule, and all timetables of one, for tests.

use super::{Class, Cohort, Learner, Office, Pin, Room, Session, Slot, Timetable, Travel, Weights};
use crate::core::Random;

fn small(n: usize) -> u16 {
    u16::try_from(n).unwrap()
}

/// A problem of a few sessions; `rich` adds learners, offices, kinds of rooms, travel and today's timetable.
pub(crate) fn tiny(seed: u64, rich: bool) -> Timetable {
    let mut random = Random::new(seed);
    let mut asked = Timetable {
        days: small(1 + random.below(3)),
        parts: small(2 + random.below(2)),
        ..Timetable::default()
    };
    let slots = asked.slots();
    let slot = |random: &mut Random, asked: &Timetable| asked.slot_at(random.below(slots));
    for r in 0..=random.below(2) {
        let seats = 10 + u32::try_from(random.below(10)).unwrap();
        asked.rooms.push(Room {
            id: format!("r{r}"),
            seats,
            venue: format!("v{r}"),
            ..Room::default()
        });
    }
    for c in 0..2 + random.below(2) {
        let sessions = small(1 + random.below(2));
        let mut class = Class {
            id: format!("c{c}"),
            lecturer: format!("t{}", random.below(3)),
            sessions,
            ..Class::default()
        };
        class.least_days = small(1 + random.below(2));
        class.size = 8 + u32::try_from(random.below(10)).unwrap();
        class.unavailable = (0..random.below(2)).map(|_| slot(&mut random, &asked)).collect();
        asked.classes.push(class);
    }
    let classes = asked.classes.len();
    for q in 0..=random.below(3) {
        let members = (0..classes)
            .filter(|_| random.chance(0.5))
            .map(|c| format!("c{c}"))
            .collect();
        asked.cohorts.push(Cohort {
            id: format!("q{q}"),
            classes: members,
        });
    }
    if rich {
        asked.weights = Weights {
            slot_changed: 3,
            room_changed: 2,
            travel: 1,
            ..Weights::default()
        };
        asked.offices = vec![
            Office {
                id: "o0".into(),
                people: 3,
                least_present_percent: 40,
                whole_days: false,
            },
            Office {
                id: "o1".into(),
                people: 2,
                least_present_percent: 30,
                whole_days: true,
            },
        ];
        for l in 0..4 {
            let followed: Vec<String> = (0..classes)
                .filter(|_| random.chance(0.4))
                .map(|c| format!("c{c}"))
                .collect();
            let travel = vec![Travel {
                venue: "v1".into(),
                distance: 1,
            }];
            asked.learners.push(Learner {
                id: format!("l{l}"),
                office: format!("o{}", l % 2),
                classes: followed,
                travel,
            });
        }
        asked.rooms[0].kind = "hall".into();
        if random.chance(0.5) {
            asked.classes[0].room_kind = "hall".into();
        }
        let shut = slot(&mut random, &asked);
        asked.rooms[0].unavailable.push(shut);
        for class in &asked.classes {
            let slot = slot(&mut random, &asked);
            asked.today.push(Session {
                class: class.id.clone(),
                room: "r0".into(),
                slot,
            });
        }
        let slot = slot(&mut random, &asked);
        if random.chance(0.5) && !asked.classes[1].unavailable.contains(&slot) {
            asked.pins.push(Pin {
                class: "c1".into(),
                slot,
                room: None,
            });
        }
    }
    asked
}

/// Every way to hold the sessions in rooms and slots, each class's sessions in rising slots.
pub(crate) fn every_plan(asked: &Timetable, judge: &mut impl FnMut(&[Session])) {
    let sessions: Vec<&Class> = asked
        .classes
        .iter()
        .flat_map(|class| (0..class.sessions).map(move |_| class))
        .collect();
    deal(asked, &sessions, &mut Vec::new(), judge);
}

fn deal(asked: &Timetable, sessions: &[&Class], plan: &mut Vec<Session>, judge: &mut impl FnMut(&[Session])) {
    let Some(class) = sessions.get(plan.len()) else {
        return judge(plan);
    };
    let after = plan.last().filter(|last| last.class == class.id).map(|last| last.slot);
    for slot in (0..asked.slots()).map(|p| asked.slot_at(p)) {
        let taken = |room: &Room, plan: &[Session]| plan.iter().any(|held| held.room == room.id && held.slot == slot);
        if after.is_some_and(|after: Slot| slot <= after) || class.unavailable.contains(&slot) {
            continue;
        }
        for room in &asked.rooms {
            if !taken(room, plan) {
                plan.push(Session {
                    class: class.id.clone(),
                    room: room.id.clone(),
                    slot,
                });
                deal(asked, sessions, plan, judge);
                plan.pop();
            }
        }
    }
}

//! Problems made from a seed, shaped like the harder ones of the competition, for tuning and tests.
//!
//! Programmes of study with a core of classes and options (a cohort is a core with some options), lecturers who are away for
//! whole half days, and a hidden timetable without clashes, so that every problem can be solved.

use super::{Class, Cohort, Room, Slot, Timetable};
use crate::core::Random;

/// The size and tightness of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// How many classes.
    pub classes: usize,
    /// How many sessions they have together, about.
    pub sessions: usize,
    /// How many rooms.
    pub rooms: usize,
    /// Days of the calendar.
    pub days: u16,
    /// Parts of a day.
    pub parts: u16,
    /// How many cohorts.
    pub cohorts: usize,
    /// In how many percent of the slots a class cannot be held.
    pub closed_percent: usize,
}

/// Shapes of the competition's kinds: classes, sessions, rooms, days, parts, cohorts, closed percent.
pub const SHAPES: [(&str, Shape); 8] = [
    ("faculty", shape(82, 283, 16, 5, 5, 70, 25)),
    ("many-cohorts", shape(54, 152, 9, 6, 6, 139, 40)),
    ("long-week", shape(88, 218, 11, 6, 6, 150, 43)),
    ("large", shape(131, 434, 20, 5, 5, 77, 20)),
    ("middle", shape(108, 361, 18, 5, 5, 70, 23)),
    ("evening", shape(47, 138, 9, 6, 6, 52, 35)),
    ("small", shape(74, 277, 16, 5, 5, 66, 25)),
    ("full", shape(94, 327, 18, 5, 5, 78, 24)),
];

const fn shape(
    classes: usize,
    sessions: usize,
    rooms: usize,
    days: u16,
    parts: u16,
    cohorts: usize,
    closed_percent: usize,
) -> Shape {
    Shape {
        classes,
        sessions,
        rooms,
        days,
        parts,
        cohorts,
        closed_percent,
    }
}

/// A problem of that shape; one seed gives one problem.
pub fn generate(shape: &Shape, seed: u64) -> Timetable {
    let mut random = Random::new(seed);
    let mut asked = Timetable {
        days: shape.days,
        parts: shape.parts,
        ..Timetable::default()
    };
    classes(&mut asked, shape, &mut random);
    let groups = cohorts(&mut asked, shape, &mut random);
    rooms(&mut asked, shape, &mut random);
    close(&mut asked, shape, &groups, &mut random);
    asked
}

fn classes(asked: &mut Timetable, shape: &Shape, random: &mut Random) {
    let mut left = shape.sessions;
    for c in 0..shape.classes {
        let mean = left / (shape.classes - c);
        let sessions = match random.below(10) {
            0 => mean + 3,
            1 => mean.saturating_sub(2),
            2..=6 => mean,
            _ => mean + random.below(2),
        };
        let sessions = u16::try_from(sessions.clamp(1, 9)).unwrap_or(1);
        left = left.saturating_sub(usize::from(sessions));
        let spread = sessions.min(asked.days - 1);
        let least_days = if random.chance(0.12) {
            1
        } else {
            spread - u16::from(spread > 1 && random.chance(0.3))
        };
        let lecturer = format!("t{:03}", random.below(shape.classes * 9 / 10 + 1));
        let size = u32::try_from(5 + random.below(30) * random.below(5) + random.below(20)).unwrap_or(5);
        asked.classes.push(Class {
            id: format!("c{c:04}"),
            lecturer,
            sessions,
            least_days,
            size,
            ..Class::default()
        });
    }
}

/// A programme is a run of neighbouring classes; its cohorts share a core and differ in options, some borrowed elsewhere.
fn cohorts(asked: &mut Timetable, shape: &Shape, random: &mut Random) -> Vec<Vec<usize>> {
    let most = usize::from(asked.days * asked.parts) * 11 / 20;
    let mut groups: Vec<Vec<usize>> = Vec::new();
    while groups.len() < shape.cohorts {
        let start = random.below(shape.classes);
        let core = 1 + random.below(3);
        let versions = 1 + random.below(2 * shape.cohorts / (shape.classes / 5 + 1) + 1);
        for _ in 0..versions.min(shape.cohorts - groups.len()) {
            let mut members: Vec<usize> = (start..start + core).map(|c| c % shape.classes).collect();
            for _ in 0..random.below(4) {
                let near = random.chance(0.8);
                members.push(if near {
                    (start + core + random.below(5)) % shape.classes
                } else {
                    random.below(shape.classes)
                });
            }
            members.sort_unstable();
            members.dedup();
            let load = |members: &[usize]| {
                members
                    .iter()
                    .map(|c| usize::from(asked.classes[*c].sessions))
                    .sum::<usize>()
            };
            while load(&members) > most && members.len() > 1 {
                members.pop();
            }
            groups.push(members);
        }
    }
    let id = |c: &usize| asked.classes[*c].id.clone();
    let named = groups.iter().enumerate().map(|(q, members)| Cohort {
        id: format!("q{q:03}"),
        classes: members.iter().map(id).collect(),
    });
    asked.cohorts = named.collect();
    groups
}

fn rooms(asked: &mut Timetable, shape: &Shape, random: &mut Random) {
    let mut sizes: Vec<u32> = asked.classes.iter().map(|class| class.size).collect();
    sizes.sort_unstable();
    for r in 0..shape.rooms {
        let at = (r * 2 + 1) * sizes.len() / (2 * shape.rooms);
        let largest = r + 1 == shape.rooms;
        let slack = u32::try_from(random.below(25)).unwrap_or(0);
        let seats = sizes
            .get(if largest { sizes.len() - 1 } else { at })
            .copied()
            .unwrap_or(0)
            + slack;
        asked.rooms.push(Room {
            id: format!("r{r:02}"),
            seats,
            ..Room::default()
        });
    }
}

/// Hides a timetable without clashes and closes half days around it.
fn close(asked: &mut Timetable, shape: &Shape, groups: &[Vec<usize>], random: &mut Random) {
    let (classes, slots) = (shape.classes, asked.slots());
    let mut clash = vec![false; classes * classes];
    for (a, b) in groups
        .iter()
        .flat_map(|group| group.iter().flat_map(move |a| group.iter().map(move |b| (*a, *b))))
    {
        clash[a * classes + b] = true;
    }
    for (a, b) in (0..classes).flat_map(|a| (0..classes).map(move |b| (a, b))) {
        clash[a * classes + b] |= asked.classes[a].lecturer == asked.classes[b].lecturer;
    }
    let mut order: Vec<usize> = (0..classes).collect();
    order.sort_by_key(|c| std::cmp::Reverse((0..classes).filter(|other| clash[c * classes + other]).count()));
    let mut held = vec![Vec::new(); slots];
    let mut kept = vec![vec![false; slots]; classes];
    for c in order {
        let mut free: Vec<usize> = (0..slots)
            .filter(|p| {
                held[*p].len() < shape.rooms && held[*p].iter().all(|other: &usize| !clash[c * classes + other])
            })
            .collect();
        random.shuffle(&mut free);
        free.truncate(asked.classes[c].sessions.into());
        // What finds no slot in the hidden timetable is not asked for.
        asked.classes[c].sessions = u16::try_from(free.len().max(1)).unwrap_or(1);
        let sessions = asked.classes[c].sessions;
        asked.classes[c].least_days = asked.classes[c].least_days.min(sessions);
        for p in free {
            held[p].push(c);
            kept[c][p] = true;
        }
    }
    let parts = usize::from(asked.parts);
    for (c, kept) in kept.iter().enumerate() {
        let mut closed = vec![false; slots];
        for _ in 0..200 {
            if closed.iter().filter(|closed| **closed).count() * 100
                >= shape.closed_percent * slots * (1 + random.below(2)) * 2 / 3
            {
                break;
            }
            let (day, half) = (random.below(asked.days.into()), random.below(3));
            let (from, to) = [(0, parts), (0, parts / 2), (parts / 2, parts)][half];
            for p in day * parts + from..day * parts + to {
                closed[p] = !kept[p];
            }
        }
        let slots = closed.iter().enumerate().filter(|(_, closed)| **closed).map(|(p, _)| p);
        let at = |p: usize| Slot {
            day: u16::try_from(p / parts).unwrap_or(0),
            part: u16::try_from(p % parts).unwrap_or(0),
        };
        asked.classes[c].unavailable = slots.map(at).collect();
    }
}

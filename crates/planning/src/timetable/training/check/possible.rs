//! Demands that cannot be met whatever the plan: each is shown by counting alone, so that it is certain.

use std::collections::BTreeMap;

use super::flow::{Demand, smallest};
use super::{Trouble, count};
use crate::timetable::training::problem::{Class, Course, Half, HalfDay, Lecturer, Room, Training};

/// A class with what counting needs of it.
struct Asked<'a> {
    class: &'a Class,
    course: &'a Course,
    /// Learners whom it has at least, whatever the plan.
    seats: u32,
    /// Half days of teaching in its part of the year.
    open: Vec<HalfDay>,
}

pub(super) fn impossible(asked: &Training) -> Vec<Trouble> {
    let mut takers: BTreeMap<&str, u32> = BTreeMap::new();
    for course in asked.learners.iter().flat_map(|learner| &learner.courses) {
        *takers.entry(course).or_default() += 1;
    }
    let mut troubles = Vec::new();
    let mut classes = Vec::new();
    for course in &asked.courses {
        let learners = takers.get(course.id.as_str()).copied().unwrap_or(0);
        let of_it: Vec<&Class> = asked.classes.iter().filter(|class| class.course == course.id).collect();
        if of_it.is_empty() {
            continue;
        }
        troubles.extend(sizes(asked, course, learners, count(of_it.len())));
        let others = (count(of_it.len()) - 1).saturating_mul(course.most_learners);
        for class in of_it {
            classes.push(Asked {
                class,
                course,
                seats: course.least_learners.max(learners.saturating_sub(others)),
                open: half_days(asked, class),
            });
        }
    }
    let before = troubles.len();
    for class in &classes {
        troubles.extend(alone(asked, class));
    }
    // What one class lacks is told once, not again with all those beside it.
    if troubles.len() == before {
        troubles.extend(together(asked, &classes));
    }
    troubles.extend(learners(asked, &classes));
    troubles.extend(units(asked));
    troubles
}

fn half_days(asked: &Training, class: &Class) -> Vec<HalfDay> {
    let dates = asked
        .dates
        .iter()
        .filter(|date| class.from <= **date && **date < class.until);
    let both = |date| [Half::Morning, Half::Afternoon].map(|half| HalfDay { date, half });
    dates.flat_map(|date| both(*date)).collect()
}

fn has_all(room: &Room, course: &Course) -> bool {
    course.equipment.iter().all(|needed| room.equipment.contains(needed))
}

fn is_free(room: &Room, at: HalfDay) -> bool {
    !room.closed.iter().any(|span| span.holds(at))
}

fn is_there(lecturer: &Lecturer, at: HalfDay) -> bool {
    !lecturer.away.iter().any(|span| span.holds(at))
}

/// Learners of a course against its classes, and the rooms that seat them.
fn sizes(asked: &Training, course: &Course, learners: u32, classes: u32) -> Option<Trouble> {
    let least = classes.saturating_mul(course.least_learners);
    let seats = asked
        .rooms
        .iter()
        .filter(|room| has_all(room, course))
        .map(|room| room.seats)
        .max();
    // Where no room has the equipment at all, that is what is told.
    let most = classes.saturating_mul(course.most_learners.min(seats.unwrap_or(u32::MAX)));
    if learners > most {
        Some(Trouble::TooManyLearners {
            course: course.id.clone(),
            learners,
            classes,
            most,
        })
    } else if learners < least {
        Some(Trouble::TooFewLearners {
            course: course.id.clone(),
            learners,
            classes,
            least,
        })
    } else {
        None
    }
}

/// What one class lacks by itself.
fn alone(asked: &Training, own: &Asked<'_>) -> Option<Trouble> {
    let (class, needed) = (own.class.id.clone(), u32::from(own.course.sessions));
    let (from, until) = (own.class.from, own.class.until);
    let open = count(own.open.len());
    if open < needed {
        return Some(Trouble::TooFewDates {
            class,
            needed,
            open,
            from,
            until,
        });
    }
    let equipped: Vec<&Room> = asked.rooms.iter().filter(|room| has_all(room, own.course)).collect();
    let rooms: Vec<&&Room> = equipped.iter().filter(|room| room.seats >= own.seats).collect();
    if rooms.is_empty() {
        return Some(Trouble::NoRoomFits {
            class,
            seats: own.seats,
            equipment: own.course.equipment.clone(),
            largest: equipped.iter().map(|room| room.seats).max().unwrap_or(0),
        });
    }
    let open = count(
        own.open
            .iter()
            .filter(|at| rooms.iter().any(|room| is_free(room, **at)))
            .count(),
    );
    if open < needed {
        return Some(Trouble::NoRoomFree {
            class,
            seats: own.seats,
            needed,
            open,
            from,
            until,
        });
    }
    let teaches = |lecturer: &&Lecturer| lecturer.teaches.contains(&own.course.id);
    let lecturers: Vec<&Lecturer> = asked.lecturers.iter().filter(teaches).collect();
    let there = own
        .open
        .iter()
        .filter(|at| lecturers.iter().any(|lecturer| is_there(lecturer, **at)));
    let open = count(there.count());
    (open < needed).then_some(Trouble::NoLecturerFree {
        class,
        needed,
        open,
        from,
        until,
    })
}

/// What classes lack together: loads of lecturers, their half days, half days of rooms.
fn together(asked: &Training, classes: &[Asked<'_>]) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let slot: BTreeMap<HalfDay, usize> = asked
        .dates
        .iter()
        .flat_map(|date| [Half::Morning, Half::Afternoon].map(|half| HalfDay { date: *date, half }))
        .enumerate()
        .map(|(p, at)| (at, p))
        .collect();
    let slots = slot.len();
    let sessions = |set: &[usize]| set.iter().map(|c| u32::from(classes[*c].course.sessions)).sum::<u32>();
    let ids = |set: &[usize]| set.iter().map(|c| classes[*c].class.id.clone()).collect::<Vec<_>>();
    let teachers = |own: &Asked<'_>| -> Vec<usize> {
        let all = asked.lecturers.iter().enumerate();
        all.filter(|(_, lecturer)| lecturer.teaches.contains(&own.course.id))
            .map(|(t, _)| t)
            .collect()
    };
    let named = |set: &[usize]| -> Vec<usize> {
        let mut all: Vec<usize> = set.iter().flat_map(|c| teachers(&classes[*c])).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let load = |t: usize| {
        asked.lecturers[t]
            .most_sessions
            .map_or(usize::MAX, |most| most as usize)
            .min(slots)
    };
    let loads: Vec<usize> = (0..asked.lecturers.len()).map(load).collect();
    let demand = |own: &Asked<'_>, options: Vec<usize>, each: usize| Demand {
        count: own.course.sessions.into(),
        options,
        each,
    };
    let by_load: Vec<Demand> = classes
        .iter()
        .map(|own| demand(own, teachers(own), usize::MAX))
        .collect();
    if let Some(set) = smallest(&by_load, &loads) {
        let lecturers = named(&set);
        let most = lecturers.iter().map(|t| loads[*t]).sum();
        troubles.push(Trouble::LecturersOverloaded {
            classes: ids(&set),
            lecturers: lecturers.iter().map(|t| asked.lecturers[*t].id.clone()).collect(),
            needed: sessions(&set),
            most: count(most),
        });
        return troubles;
    }
    let places = |own: &Asked<'_>, who: Vec<usize>, free: &dyn Fn(usize, HalfDay) -> bool| -> Vec<usize> {
        let each = who.into_iter().flat_map(|n| own.open.iter().map(move |at| (n, *at)));
        each.filter(|(n, at)| free(*n, *at))
            .map(|(n, at)| n * slots + slot[&at])
            .collect()
    };
    let there = |t: usize, at: HalfDay| is_there(&asked.lecturers[t], at);
    let by_time: Vec<Demand> = classes
        .iter()
        .map(|own| demand(own, places(own, teachers(own), &there), 1))
        .collect();
    let lost = |demands: &[Demand], set: &[usize]| {
        let mut open: Vec<usize> = set.iter().flat_map(|c| demands[*c].options.clone()).collect();
        open.sort_unstable();
        open.dedup();
        open
    };
    if let Some(set) = smallest(&by_time, &vec![1; asked.lecturers.len() * slots]) {
        troubles.push(Trouble::LecturersCrowded {
            classes: ids(&set),
            lecturers: named(&set).iter().map(|t| asked.lecturers[*t].id.clone()).collect(),
            needed: sessions(&set),
            open: count(lost(&by_time, &set).len()),
        });
    }
    let fits = |own: &Asked<'_>| -> Vec<usize> {
        let all = asked.rooms.iter().enumerate();
        all.filter(|(_, room)| room.seats >= own.seats && has_all(room, own.course))
            .map(|(r, _)| r)
            .collect()
    };
    let free = |r: usize, at: HalfDay| is_free(&asked.rooms[r], at);
    let by_room: Vec<Demand> = classes
        .iter()
        .map(|own| demand(own, places(own, fits(own), &free), 1))
        .collect();
    if let Some(set) = smallest(&by_room, &vec![1; asked.rooms.len() * slots]) {
        let open = lost(&by_room, &set);
        let mut rooms: Vec<usize> = open.iter().map(|place| place / slots.max(1)).collect();
        rooms.dedup();
        troubles.push(Trouble::RoomsCrowded {
            classes: ids(&set),
            rooms: rooms.iter().map(|r| asked.rooms[*r].id.clone()).collect(),
            needed: sessions(&set),
            open: count(open.len()),
        });
    }
    troubles
}

/// Learners who cannot come often enough.
fn learners(asked: &Training, classes: &[Asked<'_>]) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    for learner in &asked.learners {
        let is_away = |at: &HalfDay| learner.away.iter().any(|span| span.holds(*at));
        let mut open: Vec<HalfDay> = Vec::new();
        let few = troubles.len();
        for course in &learner.courses {
            let of_it = classes.iter().filter(|own| own.course.id == *course);
            let mut possible = false;
            for own in of_it {
                let can = own.open.len() - own.open.iter().filter(|at| is_away(at)).count();
                possible |= can >= usize::from(own.course.sessions);
                if learner.courses.len() > 1 {
                    open.extend(&own.open);
                }
                if possible && learner.courses.len() == 1 {
                    break;
                }
            }
            if !possible {
                troubles.push(Trouble::LearnerAway {
                    learner: learner.id.clone(),
                    course: course.clone(),
                });
            }
        }
        if learner.courses.len() < 2 || troubles.len() > few {
            continue;
        }
        open.sort_unstable();
        open.dedup();
        let open = count(open.iter().filter(|at| !is_away(at)).count());
        let needed: u32 = learner
            .courses
            .iter()
            .filter_map(|id| asked.courses.iter().find(|course| course.id == *id))
            .map(|course| u32::from(course.sessions))
            .sum();
        if open < needed {
            troubles.push(Trouble::LearnerOverbooked {
                learner: learner.id.clone(),
                needed,
                open,
            });
        }
    }
    troubles
}

/// Units whose people need more days than the unit can spare; a learner needs a day for every two sessions at least.
fn units(asked: &Training) -> Vec<Trouble> {
    let sessions: BTreeMap<&str, u64> = asked
        .courses
        .iter()
        .map(|course| (&*course.id, u64::from(course.sessions)))
        .collect();
    let mut days: BTreeMap<&str, u64> = BTreeMap::new();
    for learner in &asked.learners {
        let taken: u64 = learner.courses.iter().filter_map(|id| sessions.get(&**id)).sum();
        *days.entry(&learner.unit).or_default() += taken.div_ceil(2);
    }
    let dates = asked.dates.len() as u64;
    let short = asked.units.iter().filter_map(|unit| {
        let (needed, most) = (days.get(&*unit.id).copied().unwrap_or(0), unit.most_absent());
        (needed > u64::from(most) * dates).then(|| Trouble::UnitEmptied {
            unit: unit.id.clone(),
            needed,
            most,
            dates: count(asked.dates.len()),
        })
    });
    short.collect()
}

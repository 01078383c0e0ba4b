//! The problem compiled to small integers and tables, as the search reads it.
//!
//! Indices: slot `p` (date × 2 + half), date `d`, class `c`, session `s`, room `r`, venue `v`, lecturer `t`, learner `l`, unit `u`,
//! and `e` for an enrolment: a learner and one of the courses to take.

use std::collections::{BTreeMap, BTreeSet};

use super::slots::{half_day, slot};
use crate::timetable::training::problem::Enrolment;
use crate::timetable::training::problem::{Plan, Session, Training};

/// Slot, room and lecturer of a session.
pub(crate) type Spot = (usize, usize, usize);
/// Hard breaches and points of the price.
pub(crate) type Costs = (i64, i64);

/// No such index.
pub(crate) const NONE: usize = usize::MAX;

/// A course that a learner takes, in one of its classes.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) learner: usize,
    /// Classes that may take the learner; one alone where it is settled.
    pub(crate) classes: Vec<usize>,
    /// Class of the former plan, or `NONE`.
    pub(crate) former: usize,
}

/// A class: what its sessions may use and what they cost.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kind {
    pub(crate) course: usize,
    pub(crate) least: i64,
    pub(crate) most: i64,
    pub(crate) days_apart: i64,
    pub(crate) within_days: i64,
    /// Slots of its part of the year.
    pub(crate) open: Vec<usize>,
    /// Rooms with what it needs, smallest first, and lecturers who teach it.
    pub(crate) rooms: Vec<usize>,
    pub(crate) lecturers: Vec<usize>,
    /// First session, and one past the last.
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// What a session costs at each slot, in each room, by each lecturer: changes from the former plan, unwished lecturers.
    pub(crate) slot_cost: Vec<i64>,
    pub(crate) room_cost: Vec<i64>,
    pub(crate) lecturer_cost: Vec<i64>,
}

/// A session that is settled in part; `NONE` leaves open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settled {
    pub(crate) slot: usize,
    pub(crate) room: usize,
    pub(crate) lecturer: usize,
}

/// See the module above.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) slots: usize,
    pub(crate) venues: usize,
    /// Number of each date in days, and its week from 0.
    pub(crate) day_number: Vec<i64>,
    pub(crate) week: Vec<usize>,
    pub(crate) weeks: usize,
    pub(crate) classes: Vec<Kind>,
    pub(crate) class_of: Vec<usize>,
    pub(crate) settled: Vec<Settled>,
    pub(crate) seats: Vec<i64>,
    /// Venue of each room, `NONE` where travel is not counted.
    pub(crate) venue: Vec<usize>,
    /// Closed slots of rooms `r × slots + p`, of lecturers `t × slots + p`.
    pub(crate) closed: Vec<bool>,
    pub(crate) absent: Vec<bool>,
    pub(crate) load: Vec<i64>,
    pub(crate) week_load: Vec<i64>,
    pub(crate) places: Vec<Place>,
    /// Enrolments of each learner, and of each course.
    pub(crate) places_of: Vec<Vec<usize>>,
    pub(crate) course_places: Vec<Vec<usize>>,
    pub(crate) unit_of: Vec<usize>,
    /// Who learns and teaches: the learner and the lecturer; and for each learner the lecturer, or `NONE`.
    pub(crate) both: Vec<(usize, usize)>,
    pub(crate) teaches_as: Vec<usize>,
    /// Slots at which each learner is away.
    pub(crate) away: Vec<Vec<usize>>,
    /// How many each unit may miss; the last one is for learners of no unit.
    pub(crate) most_absent: Vec<i64>,
    /// Price of one learner's day `u × venues + v`.
    pub(crate) trip: Vec<i64>,
    pub(crate) days_close: i64,
    pub(crate) days_over: i64,
    pub(crate) room_extra: i64,
    pub(crate) lecturer_extra: i64,
    pub(crate) enrolment_changed: i64,
}

fn at<'a>(ids: impl Iterator<Item = &'a String>) -> BTreeMap<&'a str, usize> {
    ids.enumerate().map(|(n, id)| (id.as_str(), n)).collect()
}

impl Model {
    /// Compiles a problem that `check` accepts; names that it would refuse are passed over.
    pub(crate) fn new(asked: &Training) -> Self {
        let courses = at(asked.courses.iter().map(|course| &course.id));
        let classes = at(asked.classes.iter().map(|class| &class.id));
        let rooms = at(asked.rooms.iter().map(|room| &room.id));
        let lecturers = at(asked.lecturers.iter().map(|lecturer| &lecturer.id));
        let units = at(asked.units.iter().map(|unit| &unit.id));
        let venues: BTreeSet<&str> = asked
            .rooms
            .iter()
            .map(|room| &*room.venue)
            .filter(|venue| !venue.is_empty())
            .collect();
        let venues: BTreeMap<&str, usize> = venues.into_iter().enumerate().map(|(v, venue)| (venue, v)).collect();
        let slots = asked.dates.len() * 2;
        let first_week = asked.dates.first().map_or(0, |date| date.week());
        let week: Vec<usize> = asked
            .dates
            .iter()
            .map(|date| usize::try_from(date.week() - first_week).unwrap_or(0))
            .collect();
        let mut trip = vec![0; (units.len() + 1) * venues.len()];
        for way in &asked.travel {
            if let (Some(u), Some(v)) = (units.get(&*way.unit), venues.get(&*way.venue)) {
                trip[u * venues.len() + v] =
                    i64::from(asked.travel_points(way.minutes)) * i64::from(asked.weights.travel);
            }
        }
        let table = |spans: &[super::super::problem::Span]| -> Vec<bool> {
            (0..slots)
                .map(|p| spans.iter().any(|span| span.holds(half_day(asked, p))))
                .collect()
        };
        let limit = |most: Option<u32>| most.map_or(i64::MAX, i64::from);
        let mut model = Self {
            slots,
            venues: venues.len(),
            day_number: asked.dates.iter().map(|date| date.number().into()).collect(),
            weeks: week.last().map_or(0, |week| week + 1),
            week,
            classes: Vec::new(),
            class_of: Vec::new(),
            settled: Vec::new(),
            seats: asked.rooms.iter().map(|room| room.seats.into()).collect(),
            venue: asked
                .rooms
                .iter()
                .map(|room| venues.get(&*room.venue).copied().unwrap_or(NONE))
                .collect(),
            closed: asked.rooms.iter().flat_map(|room| table(&room.closed)).collect(),
            absent: asked
                .lecturers
                .iter()
                .flat_map(|lecturer| table(&lecturer.away))
                .collect(),
            load: asked
                .lecturers
                .iter()
                .map(|lecturer| limit(lecturer.most_sessions))
                .collect(),
            week_load: asked
                .lecturers
                .iter()
                .map(|lecturer| limit(lecturer.most_sessions_a_week))
                .collect(),
            places: Vec::new(),
            places_of: vec![Vec::new(); asked.learners.len()],
            course_places: vec![Vec::new(); courses.len()],
            unit_of: asked
                .learners
                .iter()
                .map(|learner| units.get(&*learner.unit).copied().unwrap_or(units.len()))
                .collect(),
            both: asked
                .learners
                .iter()
                .enumerate()
                .filter_map(|(l, learner)| Some((l, *lecturers.get(&*learner.id)?)))
                .collect(),
            teaches_as: asked
                .learners
                .iter()
                .map(|learner| lecturers.get(&*learner.id).copied().unwrap_or(NONE))
                .collect(),
            away: asked
                .learners
                .iter()
                .map(|learner| {
                    let table = table(&learner.away);
                    (0..slots).filter(|p| table[*p]).collect()
                })
                .collect(),
            most_absent: asked
                .units
                .iter()
                .map(|unit| unit.most_absent().into())
                .chain([i64::MAX])
                .collect(),
            trip,
            days_close: asked.weights.days_close.into(),
            days_over: asked.weights.days_over.into(),
            room_extra: asked.weights.room_extra.into(),
            lecturer_extra: asked.weights.lecturer_extra.into(),
            enrolment_changed: asked.weights.enrolment_changed.into(),
        };
        model.classes(asked, &courses);
        model.pins(asked, &classes, &rooms, &lecturers);
        model.former(asked, &classes, &rooms, &lecturers);
        model.enrolments(asked, &courses, &classes);
        model
    }

    fn classes(&mut self, asked: &Training, courses: &BTreeMap<&str, usize>) {
        for class in &asked.classes {
            let mut kind = Kind {
                slot_cost: vec![0; self.slots],
                room_cost: vec![0; asked.rooms.len()],
                lecturer_cost: vec![0; asked.lecturers.len()],
                first: self.class_of.len(),
                end: self.class_of.len(),
                ..Kind::default()
            };
            if let Some(k) = courses.get(&*class.course) {
                let course = &asked.courses[*k];
                kind.course = *k;
                kind.least = course.least_learners.into();
                kind.most = course.most_learners.into();
                kind.days_apart = course.days_apart.into();
                kind.within_days = course.within_days.into();
                kind.end += usize::from(course.sessions);
                let has = |r: &usize| {
                    course
                        .equipment
                        .iter()
                        .all(|needed| asked.rooms[*r].equipment.contains(needed))
                };
                kind.rooms = (0..asked.rooms.len()).filter(has).collect();
                kind.rooms.sort_by_key(|r| asked.rooms[*r].seats);
            }
            let dates = asked.dates.iter().enumerate();
            let open = dates.filter(|(_, date)| class.from <= **date && **date < class.until);
            kind.open = open.flat_map(|(d, _)| [d * 2, d * 2 + 1]).collect();
            for (t, lecturer) in asked.lecturers.iter().enumerate() {
                if lecturer.teaches.contains(&class.course) {
                    kind.lecturers.push(t);
                }
                if !class.wished_lecturers.is_empty() && !class.wished_lecturers.contains(&lecturer.id) {
                    kind.lecturer_cost[t] = asked.weights.lecturer_unwished.into();
                }
            }
            self.class_of.resize(kind.end, self.classes.len());
            self.classes.push(kind);
        }
        let open = Settled {
            slot: NONE,
            room: NONE,
            lecturer: NONE,
        };
        self.settled = vec![open; self.class_of.len()];
    }

    fn pins(
        &mut self,
        asked: &Training,
        classes: &BTreeMap<&str, usize>,
        rooms: &BTreeMap<&str, usize>,
        lecturers: &BTreeMap<&str, usize>,
    ) {
        let mut next: Vec<usize> = self.classes.iter().map(|kind| kind.first).collect();
        for pin in &asked.pins {
            let (Some(c), Some(slot)) = (classes.get(&*pin.class), slot(asked, pin.at)) else {
                continue;
            };
            let named = |id: &Option<String>, all: &BTreeMap<&str, usize>| {
                id.as_ref().and_then(|id| all.get(&**id).copied()).unwrap_or(NONE)
            };
            if next[*c] < self.classes[*c].end {
                self.settled[next[*c]] = Settled {
                    slot,
                    room: named(&pin.room, rooms),
                    lecturer: named(&pin.lecturer, lecturers),
                };
                next[*c] += 1;
            }
        }
    }

    fn former(
        &mut self,
        asked: &Training,
        classes: &BTreeMap<&str, usize>,
        rooms: &BTreeMap<&str, usize>,
        lecturers: &BTreeMap<&str, usize>,
    ) {
        let mut held: BTreeMap<usize, Vec<&Session>> = BTreeMap::new();
        for session in &asked.former.sessions {
            if let Some(c) = classes.get(&*session.class) {
                held.entry(*c).or_default().push(session);
            }
        }
        let weights = &asked.weights;
        for (c, sessions) in held {
            let kind = &mut self.classes[c];
            let add = |costs: &mut Vec<i64>, weight: u32, known: BTreeSet<usize>| {
                for (_, cost) in costs.iter_mut().enumerate().filter(|(n, _)| !known.contains(n)) {
                    *cost += i64::from(weight);
                }
            };
            let times = sessions.iter().filter_map(|session| slot(asked, session.at)).collect();
            add(&mut kind.slot_cost, weights.time_changed, times);
            let places = sessions
                .iter()
                .filter_map(|session| rooms.get(&*session.room).copied())
                .collect();
            add(&mut kind.room_cost, weights.room_changed, places);
            let givers = sessions
                .iter()
                .filter_map(|session| lecturers.get(&*session.lecturer).copied());
            add(&mut kind.lecturer_cost, weights.lecturer_changed, givers.collect());
        }
    }

    fn enrolments(&mut self, asked: &Training, courses: &BTreeMap<&str, usize>, classes: &BTreeMap<&str, usize>) {
        let pair = |enrolment: &'_ Enrolment| -> Option<(String, usize)> {
            Some((enrolment.learner.clone(), *classes.get(&*enrolment.class)?))
        };
        let settled: BTreeSet<(String, usize)> = asked.enrolled.iter().filter_map(pair).collect();
        let forbidden: BTreeSet<(String, usize)> = asked.forbidden.iter().filter_map(pair).collect();
        let former: BTreeMap<(String, usize), usize> = asked
            .former
            .enrolments
            .iter()
            .filter_map(pair)
            .map(|(learner, c)| ((learner, self.classes[c].course), c))
            .collect();
        let mut of_course = vec![Vec::new(); courses.len()];
        for (c, kind) in self.classes.iter().enumerate() {
            of_course[kind.course].push(c);
        }
        for (l, learner) in asked.learners.iter().enumerate() {
            for k in learner.courses.iter().filter_map(|id| courses.get(&**id).copied()) {
                let key = |c: usize| (learner.id.clone(), c);
                let mut may: Vec<usize> = of_course[k]
                    .iter()
                    .copied()
                    .filter(|c| settled.contains(&key(*c)))
                    .collect();
                if may.is_empty() {
                    may = of_course[k]
                        .iter()
                        .copied()
                        .filter(|c| !forbidden.contains(&key(*c)))
                        .collect();
                }
                if may.is_empty() {
                    continue;
                }
                let e = self.places.len();
                self.places.push(Place {
                    learner: l,
                    classes: may,
                    former: former.get(&(learner.id.clone(), k)).copied().unwrap_or(NONE),
                });
                self.places_of[l].push(e);
                self.course_places[k].push(e);
            }
        }
    }

    /// A plan in the words of the problem.
    pub(crate) fn plan(&self, asked: &Training, sessions: &[Spot], enrolled: &[usize]) -> Plan {
        let mut plan = Plan::default();
        for (s, (p, r, t)) in sessions.iter().enumerate() {
            plan.sessions.push(Session {
                class: asked.classes[self.class_of[s]].id.clone(),
                at: half_day(asked, *p),
                room: asked.rooms[*r].id.clone(),
                lecturer: asked.lecturers[*t].id.clone(),
            });
        }
        for (place, c) in self.places.iter().zip(enrolled) {
            plan.enrolments.push(Enrolment {
                learner: asked.learners[place.learner].id.clone(),
                class: asked.classes[*c].id.clone(),
            });
        }
        plan.sessions.sort();
        plan.enrolments.sort();
        plan
    }
}

//! Why a class is held in its weeks and where it is: every other week of its part of the year with what stands against it, the rooms
//! that are too small, and what travel to each venue would cost.
//!
//! The plan stays as it is but for the one class, so a week that is free here needs nobody else to move.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::constraints::Because;
use super::date::Date;
use super::problem::{Class, Half, HalfDay, Learner, Lecturer, Plan, Room, Session, Span, Training};

/// A class held so many weeks later (earlier, where negative).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherWeek {
    /// By how many weeks.
    pub weeks: i32,
    /// Its first date then.
    pub from: Date,
    /// What stands against it, one fact of each kind; empty: it could be held then.
    pub because: Vec<Because>,
}

/// Why a class is held then and there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassWhy {
    /// How many learners it has.
    pub learners: u32,
    /// Rooms that seat fewer.
    pub small_rooms: Vec<String>,
    /// Every venue with a room that is large enough: what a day of travel of its learners costs there, cheapest first.
    pub venues: Vec<(String, u64)>,
    /// How many lecturers teach its course.
    pub lecturers: u32,
    /// The other weeks of its part of the year.
    pub weeks: Vec<OtherWeek>,
}

/// A plan laid out by time.
#[derive(Debug)]
pub struct LaidOut<'a> {
    asked: &'a Training,
    by_class: BTreeMap<&'a str, Vec<&'a Session>>,
    by_room: BTreeMap<(&'a str, HalfDay), &'a str>,
    by_lecturer: BTreeMap<(&'a str, HalfDay), &'a str>,
    on_date: BTreeMap<Date, BTreeSet<&'a str>>,
    learners: BTreeMap<&'a str, Vec<&'a Learner>>,
    most_absent: BTreeMap<&'a str, u32>,
    points: BTreeMap<(&'a str, &'a str), u64>,
}

impl<'a> LaidOut<'a> {
    /// Lays a plan out.
    pub fn of(asked: &'a Training, plan: &'a Plan) -> Self {
        let mut all = Self {
            asked,
            by_class: BTreeMap::new(),
            by_room: BTreeMap::new(),
            by_lecturer: BTreeMap::new(),
            on_date: BTreeMap::new(),
            learners: BTreeMap::new(),
            most_absent: asked.units.iter().map(|unit| (&*unit.id, unit.most_absent())).collect(),
            points: BTreeMap::new(),
        };
        for way in &asked.travel {
            let points = asked.travel_points(way.minutes).into();
            all.points.insert((&way.unit, &way.venue), points);
        }
        for session in &plan.sessions {
            all.by_class.entry(&session.class).or_default().push(session);
            all.by_room.insert((&session.room, session.at), &session.class);
            all.by_lecturer.insert((&session.lecturer, session.at), &session.class);
            all.on_date.entry(session.at.date).or_default().insert(&session.class);
        }
        let known: BTreeMap<&str, &Learner> = asked.learners.iter().map(|one| (&*one.id, one)).collect();
        for enrolment in &plan.enrolments {
            let learner = known.get(enrolment.learner.as_str()).copied();
            all.learners.entry(&enrolment.class).or_default().extend(learner);
        }
        all
    }

    /// Why a class is held then and there; `None` when the plan does not hold it.
    pub fn why(&self, class: &str) -> Option<ClassWhy> {
        let own = self.asked.classes.iter().find(|own| own.id == class)?;
        let sessions = self.by_class.get(class)?;
        let learners = self.learners.get(class).map_or(&[][..], Vec::as_slice);
        let count = u32::try_from(learners.len()).unwrap_or(u32::MAX);
        let (fit, small): (Vec<&Room>, Vec<&Room>) = self.asked.rooms.iter().partition(|room| room.seats >= count);
        let venues: BTreeSet<&str> = fit.iter().map(|room| room.venue.as_str()).collect();
        let cost = |venue: &str| {
            let each = learners.iter().filter_map(|one| self.points.get(&(&*one.unit, venue)));
            each.sum::<u64>()
        };
        let mut venues: Vec<(String, u64)> = venues.iter().map(|venue| ((*venue).to_owned(), cost(venue))).collect();
        venues.sort_by(|one, other| (one.1, &one.0).cmp(&(other.1, &other.0)));
        let teaches = self
            .asked
            .lecturers
            .iter()
            .filter(|one| one.teaches.contains(&own.course));
        Some(ClassWhy {
            learners: count,
            small_rooms: small.iter().map(|room| room.id.clone()).collect(),
            venues,
            lecturers: u32::try_from(teaches.count()).unwrap_or(u32::MAX),
            weeks: self.weeks(own, sessions, learners),
        })
    }

    fn weeks(&self, own: &Class, sessions: &[&Session], learners: &[&Learner]) -> Vec<OtherWeek> {
        let dates = || sessions.iter().map(|session| session.at.date);
        let (Some(first), Some(last)) = (dates().min(), dates().max()) else {
            return Vec::new();
        };
        let back = (first.week() - own.from.week()).max(0);
        let on = (own.until.plus(-1).week() - last.week()).max(0);
        let others = (-back..=on).filter(|weeks| *weeks != 0);
        let told = others.map(|weeks| OtherWeek {
            weeks,
            from: first.plus(7 * weeks),
            because: self.against(own, sessions, learners, weeks),
        });
        told.collect()
    }

    /// What stands against holding a class so many weeks later: one fact of each kind.
    fn against(&self, own: &Class, sessions: &[&Session], learners: &[&Learner], weeks: i32) -> Vec<Because> {
        let mut found: Vec<Because> = Vec::new();
        let mut tell = |because: Because| {
            let kind = std::mem::discriminant(&because);
            if found.iter().all(|known| std::mem::discriminant(known) != kind) {
                found.push(because);
            }
        };
        for session in sessions {
            let at = HalfDay {
                date: session.at.date.plus(7 * weeks),
                ..session.at
            };
            self.session_against(own, session, at, &mut tell);
        }
        let dates: BTreeSet<Date> = sessions.iter().map(|session| session.at.date.plus(7 * weeks)).collect();
        for date in dates {
            self.people_against(own, learners, date, &mut tell);
        }
        let mut given: BTreeMap<(&str, Date), u32> = BTreeMap::new();
        for session in sessions {
            let week = monday(session.at.date.plus(7 * weeks));
            *given.entry((session.lecturer.as_str(), week)).or_default() += 1;
        }
        for ((lecturer, week), own_sessions) in given {
            self.load_against(own, lecturer, week, own_sessions, &mut tell);
        }
        found
    }

    /// Whether a lecturer would give more sessions in a week than may be, with those of the class.
    fn load_against(&self, own: &Class, lecturer: &str, week: Date, own_sessions: u32, tell: &mut impl FnMut(Because)) {
        let known = self.asked.lecturers.iter().find(|one| one.id == lecturer);
        let Some(most) = known.and_then(|one| one.most_sessions_a_week) else {
            return;
        };
        let others = self
            .by_lecturer
            .iter()
            .filter(|((id, at), class)| *id == lecturer && monday(at.date) == week && **class != own.id);
        let sessions = u32::try_from(others.count())
            .unwrap_or(u32::MAX)
            .saturating_add(own_sessions);
        if sessions > most {
            tell(Because::LecturerWeekOverloaded {
                lecturer: lecturer.to_owned(),
                monday: week,
                sessions,
                most,
            });
        }
    }

    fn session_against(&self, own: &Class, session: &Session, at: HalfDay, tell: &mut impl FnMut(Because)) {
        let class = own.id.clone();
        let in_season = own.from <= at.date && at.date < own.until;
        if !in_season || self.asked.dates.binary_search(&at.date).is_err() {
            tell(Because::OutOfSeason {
                class: class.clone(),
                at,
            });
        }
        let closed = |spans: &[Span]| spans.iter().any(|span| span.holds(at));
        let room = self.asked.rooms.iter().find(|room| room.id == session.room);
        if room.is_some_and(|room| closed(&room.closed)) {
            tell(Because::RoomClosed {
                room: session.room.clone(),
                at,
                class: class.clone(),
            });
        }
        let others = |taken: Option<&&str>| {
            taken
                .filter(|other| **other != own.id)
                .map(|other| vec![(*other).to_owned()])
        };
        if let Some(classes) = others(self.by_room.get(&(&session.room, at))) {
            tell(Because::RoomTaken {
                room: session.room.clone(),
                at,
                classes,
            });
        }
        let lecturer: Option<&Lecturer> = self.asked.lecturers.iter().find(|one| one.id == session.lecturer);
        if lecturer.is_some_and(|lecturer| closed(&lecturer.away)) {
            tell(Because::LecturerAway {
                lecturer: session.lecturer.clone(),
                at,
                class,
            });
        }
        if let Some(classes) = others(self.by_lecturer.get(&(&session.lecturer, at))) {
            tell(Because::LecturerTwice {
                lecturer: session.lecturer.clone(),
                at,
                classes,
            });
        }
        let on_date = self.on_date.get(&at.date).into_iter().flatten();
        for class in on_date.filter(|class| **class != own.id) {
            let mut learners = self.learners.get(class).into_iter().flatten();
            let learns = learners.any(|one| one.id == session.lecturer);
            let mut held = self.by_class.get(class).into_iter().flatten();
            if learns && held.any(|other| other.at == at) {
                tell(Because::TeachesAndLearns {
                    lecturer: session.lecturer.clone(),
                    at,
                    classes: vec![(*class).to_owned()],
                });
            }
        }
    }

    fn people_against(&self, own: &Class, learners: &[&Learner], date: Date, tell: &mut impl FnMut(Because)) {
        let at = HalfDay {
            date,
            ..HalfDay::default()
        };
        if let Some(away) = learners.iter().find(|one| one.away.iter().any(|span| span.holds(at))) {
            tell(Because::LearnerAway {
                learner: away.id.clone(),
                at,
                class: own.id.clone(),
            });
        }
        let mut absent: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for one in learners {
            absent.entry(&one.unit).or_default().insert(&one.id);
        }
        for (one, half) in learners
            .iter()
            .flat_map(|one| [(one, Half::Morning), (one, Half::Afternoon)])
        {
            let at = HalfDay { date, half };
            let taught = self.by_lecturer.get(&(&one.id, at)).filter(|class| **class != own.id);
            if let Some(class) = taught {
                tell(Because::TeachesAndLearns {
                    lecturer: one.id.clone(),
                    at,
                    classes: vec![(*class).to_owned()],
                });
            }
        }
        let ids: BTreeSet<&str> = learners.iter().map(|one| one.id.as_str()).collect();
        for class in self
            .on_date
            .get(&date)
            .into_iter()
            .flatten()
            .filter(|class| **class != own.id)
        {
            for other in self.learners.get(class).into_iter().flatten() {
                if ids.contains(other.id.as_str()) {
                    tell(Because::LearnerTwice {
                        learner: other.id.clone(),
                        at,
                        classes: vec![(*class).to_owned()],
                    });
                }
                if let Some(own) = absent.get_mut(other.unit.as_str()) {
                    own.insert(&other.id);
                }
            }
        }
        for (unit, people) in absent {
            let absent = u32::try_from(people.len()).unwrap_or(u32::MAX);
            let most = self.most_absent.get(unit).copied().unwrap_or(u32::MAX);
            if absent > most {
                tell(Because::UnitEmptied {
                    unit: unit.to_owned(),
                    date,
                    absent,
                    most,
                });
            }
        }
    }
}

/// The first day of the week of a date.
fn monday(date: Date) -> Date {
    date.plus(-date.weekday())
}

//! No unit is emptied, and its people do not travel farther than needed.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::count;
use super::{Because, Breach, Constraint, counted};
use crate::core::Level;
use crate::timetable::training::date::Date;

/// A unit keeps its share of people at work every day; a point for each who is missing.
pub(super) const PRESENT: Constraint = Constraint {
    id: "training.unit-present",
    level: Level::Hard,
    weight: counted,
    breaches: |reading| {
        let mut absent: BTreeMap<(&str, Date), BTreeSet<&str>> = BTreeMap::new();
        for class in &reading.asked.classes {
            for date in reading.dates(&class.id) {
                for learner in reading.enrolled(&class.id) {
                    absent.entry((&learner.unit, date)).or_default().insert(&learner.id);
                }
            }
        }
        let most: BTreeMap<&str, u32> = reading
            .asked
            .units
            .iter()
            .map(|unit| (&*unit.id, unit.most_absent()))
            .collect();
        let each = absent.into_iter().filter_map(|((unit, date), people)| {
            let (absent, most) = (count(people.len()), *most.get(unit)?);
            Some(Breach {
                points: absent.saturating_sub(most).into(),
                because: Because::UnitEmptied {
                    unit: unit.to_owned(),
                    date,
                    absent,
                    most,
                },
            })
        });
        each.collect()
    },
};

/// Travel: every learner, every day, every venue of the class on that day, by classes of travel.
pub(super) const TRAVEL: Constraint = Constraint {
    id: "training.travel",
    level: Level::Soft,
    weight: |asked| asked.weights.travel.into(),
    breaches: |reading| {
        let asked = reading.asked;
        let ways = asked.travel.iter();
        let points: BTreeMap<(&str, &str), u64> = ways
            .map(|way| ((&*way.unit, &*way.venue), asked.travel_points(way.minutes).into()))
            .collect();
        let mut trips: BTreeSet<(&str, Date, &str)> = BTreeSet::new();
        for (session, class, room, _) in reading.known().filter(|(_, _, room, _)| !room.venue.is_empty()) {
            trips.insert((&class.id, session.at.date, &room.venue));
        }
        let each = trips.into_iter().map(|(class, date, venue)| {
            let learners = reading.enrolled(class).iter();
            let points = learners
                .filter_map(|learner| points.get(&(&*learner.unit, venue)))
                .sum();
            Breach {
                points,
                because: Because::Travels {
                    class: class.to_owned(),
                    date,
                    venue: venue.to_owned(),
                    points,
                },
            }
        });
        each.collect()
    },
};

//! A district's own path, asked on any day: as it was then, and on the last day's structure.

use std::collections::BTreeMap;

use ledger::codes::UnitKind;
use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{Day, Value};

use super::Check;
use super::asked::Asked;
use crate::case::Case;
use crate::path::Journey;
use crate::plan::{DEMO_PEOPLE, FIRST_DAY, Ids, LAST_DAY};

/// Where the people of a district are on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// The day.
    pub day: Day,
    /// As it was then.
    pub then: Vec<Serving>,
    /// The same people on the structure of 2025-07-01.
    pub today: Vec<Serving>,
}

/// A unit with what stands above it, and how many people of the path serve there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serving {
    /// The unit's name on the day of the structure.
    pub unit: String,
    /// The name of the district, or where there is none of the province, above it.
    pub above: String,
    /// How many people.
    pub people: usize,
}

impl Leg {
    /// How many people, as it was then.
    pub fn people_then(&self) -> usize {
        self.then.iter().map(|place| place.people).sum()
    }

    /// How many people, on the structure of 2025-07-01.
    pub fn people_today(&self) -> usize {
        self.today.iter().map(|place| place.people).sum()
    }
}

/// The path of a district through the days on which it changed, each asked on the day before it and on itself.
pub fn legs(value: &Value, case: &Case, ids: &Ids, journey: &Journey) -> Vec<Leg> {
    let asked = Asked::of(value, case, ids);
    days(journey).into_iter().map(|day| asked.leg(journey, day)).collect()
}

/// The days before and of each change.
fn days(journey: &Journey) -> [Day; 4] {
    [journey.effective.previous(), journey.effective, LAST_DAY, FIRST_DAY]
}

impl Asked<'_> {
    /// The communes of a path: their places in the case and in the ledger.
    fn stops(&self, journey: &Journey) -> Vec<(usize, Ix)> {
        let on_it = |code: &str| journey.units.iter().any(|stop| stop.code == code);
        self.old_units()
            .filter(|(at, _)| on_it(&self.case.old[*at].code))
            .collect()
    }

    fn leg(&self, journey: &Journey, day: Day) -> Leg {
        let mut serving: Vec<Ix> = Vec::new();
        for (at, _) in self.stops(journey) {
            let people = self.ids.people[at].iter().map(|id| self.person(*id));
            serving.extend(people.filter_map(|person| self.on(day).person(person)?.unit()));
        }
        let then = Structure::of(self.on(day));
        Leg {
            day,
            then: self.gathered(&serving, day, &then),
            today: self.gathered(&serving, FIRST_DAY, &self.after),
        }
    }

    /// Units of one structure with how many of these serve there. Who leads to nothing that stands is not counted.
    fn gathered(&self, serving: &[Ix], day: Day, structure: &Structure) -> Vec<Serving> {
        let mut people: BTreeMap<Ix, usize> = BTreeMap::new();
        for unit in serving.iter().map(|unit| structure.carry(*unit)) {
            if structure.unit(unit).is_some_and(|unit| unit.stands) {
                *people.entry(unit).or_default() += 1;
            }
        }
        let view = self.on(day);
        let above = |unit| structure.nearest(unit, &[UnitKind::District, UnitKind::Province]);
        people
            .into_iter()
            .map(|(unit, people)| Serving {
                unit: view.unit_name(unit).to_string(),
                above: above(unit).map_or_else(String::new, |above| view.unit_name(above).to_string()),
                people,
            })
            .collect()
    }

    /// What a path must keep: names and districts as they were on each day, everybody counted once on both structures.
    pub(super) fn journey(&self, journey: &Journey) -> Vec<Check> {
        let stops = self.stops(journey);
        let first = |code: &str| journey.units.iter().find(|stop| stop.code == code);
        let names = days(journey).into_iter().flat_map(|day| {
            let view = self.on(day);
            stops.iter().map(move |(at, unit)| {
                let later = &self.case.old[*at];
                let due = match first(&later.code) {
                    Some(stop) if day < journey.effective => (stop.name.as_str(), stop.kind),
                    _ => (later.name.as_str(), later.kind),
                };
                let named = (&*view.unit_name(*unit), view.unit_kind(*unit));
                (format!("{} {day}", later.code), named == (due.0, Some(due.1)))
            })
        });
        let districts = days(journey).into_iter().flat_map(|day| {
            let structure = Structure::of(self.on(day));
            let due = [
                (journey.effective, Some(&journey.district)),
                (FIRST_DAY, Some(&journey.into)),
            ];
            let due = due
                .into_iter()
                .find(|(until, _)| day < *until)
                .and_then(|(_, code)| code);
            let due = due
                .and_then(|code| self.ids.districts.get(code))
                .map(|id| self.unit(*id));
            let above = |unit| structure.nearest(unit, &[UnitKind::District]);
            let found: Vec<_> = stops.iter().map(|(at, unit)| (*at, above(*unit))).collect();
            found
                .into_iter()
                .map(move |(at, above)| (format!("{} {day}", self.case.old[at].code), above == due))
        });
        let everybody = stops.len() * DEMO_PEOPLE;
        let totals = days(journey).into_iter().map(|day| {
            let leg = self.leg(journey, day);
            let once = leg.people_then() == everybody && leg.people_today() == everybody;
            (day.to_string(), once)
        });
        vec![
            Check::each("journey-names", names),
            Check::each("journey-districts", districts),
            Check::each("journey-totals", totals),
        ]
    }
}

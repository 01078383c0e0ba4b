//! Rooms with seats, where they stand, and how long the way there is from each unit, by the roads between communes.

use std::collections::BTreeSet;

use ledger::codes::{MeasureKind, UnitKind};
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Decimal, Entity, Value, View};
use planning::timetable::training::{Room, Way};

use super::inputs::Notice;
use super::question::TrainingQuestion;
use super::staff::Staff;
use crate::roads::{Communes, distances};

/// Rooms and ways of the problem.
#[derive(Debug, Default)]
pub(super) struct Venues {
    pub(super) rooms: Vec<Room>,
    pub(super) travel: Vec<Way>,
    /// The bodies that have rooms.
    pub(super) owners: BTreeSet<Ix>,
}

/// Where units stand.
struct Sites<'v> {
    view: View<'v>,
    communes: Communes<'v>,
    seat: Option<Ix>,
}

impl<'v> Sites<'v> {
    fn of(view: View<'v>, structure: &'v Structure, question: &TrainingQuestion, value: &Value) -> Self {
        let communes = Communes::of(view, structure);
        let towns = || {
            communes
                .all()
                .filter(|unit| view.unit_kind(*unit) == Some(UnitKind::Town))
        };
        let asked = question.seat.and_then(|unit| match value.place(Entity::Unit(unit)) {
            Some(Place::Unit(unit)) => structure.commune(unit),
            _ => None,
        });
        let only = towns().next().filter(|_| towns().count() == 1);
        Self {
            view,
            seat: asked.or(only),
            communes,
        }
    }

    /// The commune in which a unit stands, as far as that is known; else the seat.
    fn commune(&self, unit: Ix) -> Option<Ix> {
        self.communes.commune(unit).or(self.seat)
    }

    fn id(&self, unit: Ix) -> String {
        self.view.unit_id(unit).map_or_else(String::new, |id| id.to_string())
    }
}

impl Venues {
    pub(super) fn of(
        view: View<'_>,
        structure: &Structure,
        value: &Value,
        question: &TrainingQuestion,
        staff: &Staff,
        notices: &mut Vec<Notice>,
    ) -> Self {
        let sites = Sites::of(view, structure, question, value);
        let mut all = Self::default();
        let mut venues = BTreeSet::new();
        for unit in structure.walked().iter().copied() {
            if view.unit_kind(unit) != Some(UnitKind::Room) {
                continue;
            }
            all.owners.extend(structure.unit(unit).and_then(|room| room.parent));
            let seats = view.measured(unit, MeasureKind::Seats);
            let seats = seats.and_then(|seats| u32::try_from(seats.millionths() / Decimal::ONE.millionths()).ok());
            let Some(seats) = seats.filter(|seats| *seats > 0) else {
                notices.push(Notice::NoSeats(unit));
                continue;
            };
            let commune = sites.commune(unit);
            venues.extend(commune);
            all.rooms.push(Room {
                id: sites.id(unit),
                seats,
                equipment: Vec::new(),
                venue: commune.map_or_else(String::new, |commune| sites.id(commune)),
                closed: Vec::new(),
            });
        }
        let roads = sites.communes.roads();
        let mut cut_off = BTreeSet::new();
        for venue in venues {
            let metres = distances(&roads, venue);
            for (unit, place) in staff.units.iter().zip(&staff.places) {
                let Some(commune) = sites.commune(*place) else { continue };
                let Some(metres) = metres.get(&commune) else {
                    cut_off.insert(commune);
                    continue;
                };
                let minutes = metres * u64::from(question.minutes_for_ten_km) / 10_000;
                all.travel.push(Way {
                    unit: unit.id.clone(),
                    venue: sites.id(venue),
                    minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
                });
            }
        }
        if !cut_off.is_empty() {
            notices.push(Notice::NoRoad(cut_off.into_iter().collect()));
        }
        all
    }
}

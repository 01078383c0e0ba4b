//! Rooms with seats, where they stand, and how long the way there is from each unit, by the roads between communes.

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::{MeasureKind, UnitKind};
use ledger::text::fold;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::view::Structure;
use ledger::{Decimal, Entity, Value, View};
use planning::timetable::training::{Room, Way};

use super::inputs::Notice;
use super::question::TrainingQuestion;
use super::staff::Staff;

/// The attribute of a body that names its commune, where the tree does not tell it.
const COMMUNE: &str = "commune";

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
    structure: &'v Structure,
    by_name: BTreeMap<String, Ix>,
    seat: Option<Ix>,
}

impl<'v> Sites<'v> {
    fn of(view: View<'v>, structure: &'v Structure, question: &TrainingQuestion, value: &Value) -> Self {
        let communes = structure
            .walked()
            .iter()
            .copied()
            .filter(|unit| structure.commune(*unit) == Some(*unit));
        let by_name: BTreeMap<String, Ix> = communes.map(|unit| (fold(&view.unit_name(unit)), unit)).collect();
        let towns = || {
            let all = by_name.values().copied();
            all.filter(|unit| view.unit_kind(*unit) == Some(UnitKind::Town))
        };
        let asked = question.seat.and_then(|unit| match value.place(Entity::Unit(unit)) {
            Some(Place::Unit(unit)) => structure.commune(unit),
            _ => None,
        });
        let only = towns().next().filter(|_| towns().count() == 1);
        Self {
            view,
            structure,
            seat: asked.or(only),
            by_name,
        }
    }

    /// The commune in which a unit stands: that it lies in, that it or one above it names, else the seat.
    fn commune(&self, unit: Ix) -> Option<Ix> {
        if let Some(commune) = self.structure.commune(unit) {
            return Some(commune);
        }
        let mut at = Some(self.structure.carry(unit));
        while let Some(unit) = at {
            let named = self.view.unit_attribute(unit, COMMUNE);
            if let Some(commune) = named.and_then(|name| self.by_name.get(&fold(&name))) {
                return Some(*commune);
            }
            at = self.structure.unit(unit).and_then(|unit| unit.parent);
        }
        self.seat
    }

    fn id(&self, unit: Ix) -> String {
        self.view.unit_id(unit).map_or_else(String::new, |id| id.to_string())
    }

    /// Metres of road from each commune to its neighbours; a road that is recorded of one leads both ways.
    fn roads(&self) -> BTreeMap<Ix, Vec<(Ix, u64)>> {
        let mut all: BTreeMap<Ix, Vec<(Ix, u64)>> = BTreeMap::new();
        for commune in self.by_name.values().copied() {
            let measured = Kinds::NONE.with(FactKind::Measured);
            let rows = self.view.facts_of(Place::Unit(commune), measured);
            let ways = rows.filter_map(|row| match row.fact {
                Fact::Measured {
                    what: MeasureKind::Road,
                    toward: Some(other),
                    value,
                } => {
                    let km = Decimal::from(value).millionths();
                    Some((self.structure.carry(other), u64::try_from(km / 1000).ok()?))
                }
                _ => None,
            });
            for (other, metres) in ways {
                all.entry(commune).or_default().push((other, metres));
                all.entry(other).or_default().push((commune, metres));
            }
        }
        all
    }
}

/// Metres from one commune to every other that roads lead to (E. W. Dijkstra, 1959).
fn distances(roads: &BTreeMap<Ix, Vec<(Ix, u64)>>, from: Ix) -> BTreeMap<Ix, u64> {
    let mut settled = BTreeMap::new();
    let mut waiting = BTreeSet::from([(0, from)]);
    while let Some((metres, commune)) = waiting.pop_first() {
        if settled.contains_key(&commune) {
            continue;
        }
        settled.insert(commune, metres);
        let ways = roads.get(&commune).into_iter().flatten();
        waiting.extend(ways.map(|(other, way)| (metres + way, *other)));
    }
    settled
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
        let roads = sites.roads();
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

//! Gathers the general schools of a day and their sites from the ledger.

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::{MeasureKind, UnitKind};
use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{Decimal, Seq, Value, View};

use super::distances::ways;
use super::inputs::{MissingSchoolInput, SchoolInputs, SiteFound};
use super::network;
use super::question::SchoolQuestion;
use crate::decided_later::DecidedLater;
use crate::figures::{Asker, CannotRead};
use crate::ground::Spot;
use crate::office::Office;
use crate::permission::{DataClass, Deed};
use crate::roads::Communes;

/// The general schools of a district.
const GENERAL: [UnitKind; 3] = [
    UnitKind::PrimarySchool,
    UnitKind::LowerSecondarySchool,
    UnitKind::MultiLevelSchool,
];
/// The attribute of a school or commune that tells its terrain, and its word for mountains.
const TERRAIN: &str = "terrain";
const MOUNTAIN: &str = "mountain";

impl Office {
    /// The inputs of a school network, of those schools for which the asker may plan, of a value as known at a place of its log.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn school_inputs_known(
        &self,
        asker: Asker<'_>,
        question: &SchoolQuestion,
        value: &Value,
        known: Seq,
    ) -> Result<SchoolInputs, CannotRead> {
        let view = value.on(question.day, known);
        let structure = self.structure(value, question.day, known);
        let scope = asker.scope(Deed::Plan, DataClass::Personal, value, &structure);
        let covers = |unit: Ix| {
            let scope = scope.as_ref();
            scope.is_none_or(|scope| scope.covers(Some(unit), None, &structure))
        };
        let mut gathering = Gathering {
            view,
            structure: &structure,
            communes: Communes::of(view, &structure),
            question,
            decided: DecidedLater::of(view),
            missing: BTreeSet::new(),
        };
        let sites = gathering.sites(&covers);
        let ways = ways(view, &gathering.communes, &sites);
        let settled = question.stay.iter().chain(&question.close);
        let lost = settled.filter(|unit| {
            let own = value.unit_of(**unit);
            !own.is_some_and(|ix| sites.iter().any(|site| site.unit == ix))
        });
        gathering
            .missing
            .extend(lost.map(|unit| MissingSchoolInput::NoSuchSite(*unit)));
        let (network, places) = network::of(value, view, question, &sites, &ways);
        Ok(SchoolInputs {
            question: question.clone(),
            seq: value.head().seq.min(known),
            network,
            sites,
            places,
            ways,
            missing: gathering.missing.into_iter().collect(),
        })
    }
}

struct Gathering<'a> {
    view: View<'a>,
    structure: &'a Structure,
    communes: Communes<'a>,
    question: &'a SchoolQuestion,
    decided: DecidedLater,
    missing: BTreeSet<MissingSchoolInput>,
}

/// What was counted of a school as a whole, or of one of its further sites.
struct Counted {
    pupils: u64,
    seats: u64,
    rooms: Option<u64>,
    seats_measured: bool,
}

impl Gathering<'_> {
    fn sites(&mut self, covers: &dyn Fn(Ix) -> bool) -> Vec<SiteFound> {
        let walked = || self.structure.walked().iter().copied();
        let kind = |unit: Ix| self.structure.unit(unit).map(|own| own.kind);
        let schools: Vec<Ix> = walked()
            .filter(|unit| kind(*unit).is_some_and(|kind| GENERAL.contains(&kind)) && covers(*unit))
            .collect();
        let mut further: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
        for unit in walked().filter(|unit| kind(*unit) == Some(UnitKind::SchoolSite)) {
            if let Some(school) = self.structure.nearest(unit, &GENERAL) {
                further.entry(school).or_default().push(unit);
            }
        }
        if schools.is_empty() {
            self.missing.insert(MissingSchoolInput::NoSchools);
        }
        let none = Vec::new();
        let mut found = Vec::new();
        for school in schools {
            let further = further.get(&school).unwrap_or(&none);
            found.extend(self.school(school, further));
        }
        found
    }

    /// A school's main site and its further ones; what is missing of one of them is missing of the whole.
    fn school(&mut self, school: Ix, further: &[Ix]) -> Vec<SiteFound> {
        let whole = self.counted(school);
        let each: Vec<Option<Counted>> = further.iter().map(|site| self.counted(*site)).collect();
        let Some((mut main, each)) = whole.zip(each.into_iter().collect::<Option<Vec<Counted>>>()) else {
            return Vec::new();
        };
        let sum = |of: fn(&Counted) -> u64| each.iter().map(of).sum::<u64>();
        let rest = main.pupils.checked_sub(sum(|one| one.pupils));
        let Some((pupils, seats)) = rest.zip(main.seats.checked_sub(sum(|one| one.seats))) else {
            self.missing.insert(MissingSchoolInput::MoreOnSites(school));
            return Vec::new();
        };
        // Seats may have been measured where rooms were not counted, so rooms are told apart.
        let rooms = main
            .rooms
            .map(|rooms| rooms.saturating_sub(sum(|one| one.rooms.unwrap_or(0))));
        let all = main.pupils;
        (main.pupils, main.seats, main.rooms) = (pupils, seats, rooms);
        let kind = self.view.unit_kind(school).unwrap_or(UnitKind::MultiLevelSchool);
        let primary = match kind {
            UnitKind::PrimarySchool => pupils,
            UnitKind::LowerSecondarySchool => 0,
            // What the further sites have of primary school is not at the main one.
            _ => ((all * self.question.primary_percent + 50) / 100)
                .saturating_sub(all - pupils)
                .min(pupils),
        };
        let mut found = vec![self.site(school, school, kind, &main, [primary, pupils - primary])];
        for (unit, counted) in further.iter().zip(&each) {
            let by_level = match kind {
                UnitKind::LowerSecondarySchool => [0, counted.pupils],
                _ => [counted.pupils, 0],
            };
            found.push(self.site(*unit, school, kind, counted, by_level));
        }
        found
    }

    fn counted(&mut self, unit: Ix) -> Option<Counted> {
        let whole = |what: MeasureKind| {
            let value = self.view.measured(unit, what).map(Decimal::floor)?;
            u64::try_from(value).ok()
        };
        let (pupils, seats, rooms) = (
            whole(MeasureKind::Pupils),
            whole(MeasureKind::Seats),
            whole(MeasureKind::Rooms),
        );
        let held = seats.or_else(|| rooms.map(|rooms| rooms * self.question.room_pupils));
        if pupils.is_none() {
            self.missing.insert(MissingSchoolInput::NoPupils(unit));
        }
        if held.is_none() {
            self.missing.insert(MissingSchoolInput::NoSeats(unit));
        }
        Some(Counted {
            pupils: pupils?,
            seats: held?,
            rooms,
            seats_measured: seats.is_some(),
        })
    }

    fn site(&mut self, unit: Ix, school: Ix, kind: UnitKind, counted: &Counted, pupils: [u64; 2]) -> SiteFound {
        let commune = self.communes.commune(unit);
        let terrain = [Some(unit), Some(school), commune].into_iter().flatten();
        let terrain = terrain
            .into_iter()
            .find_map(|unit| self.view.unit_attribute(unit, TERRAIN));
        if terrain.is_none() {
            self.missing.insert(MissingSchoolInput::NoTerrain(school));
        }
        let lies = Spot::of(self.view, unit);
        if lies.is_none() {
            self.missing.insert(MissingSchoolInput::NoPlace(unit));
        }
        let decided = self.decided.from(unit).or_else(|| self.decided.from(school));
        if let Some(from) = decided {
            self.missing.insert(MissingSchoolInput::Decided(unit, from));
        }
        if counted.pupils > counted.seats {
            let overfull = MissingSchoolInput::Overfull(unit, counted.pupils, counted.seats);
            self.missing.insert(overfull);
        }
        SiteFound {
            unit,
            school,
            kind,
            commune,
            mountain: terrain.is_some_and(|terrain| &*terrain == MOUNTAIN),
            pupils,
            seats: counted.seats,
            rooms: counted.rooms,
            seats_measured: counted.seats_measured,
            decided,
            ends: self.decided.ends(unit) || self.decided.ends(school),
            lies,
        }
    }
}

//! Gathers the villages of a day from the ledger, as a problem of regions.

use std::collections::BTreeSet;

use ledger::codes::{MeasureKind, UnitKind};
use ledger::value::Ix;
use ledger::{Seq, UnitId, Value};
use planning::regions::{Aim, Problem, Terrain, Village};

use super::inputs::{LeftAside, MissingVillageInput, VillageFound, VillageInputs, WhyAside};
use super::islands::too_small;
use super::minimum::{HouseholdMinimum, Minima};
use super::neighbours::neighbours;
use super::question::VillageQuestion;
use crate::decided_later::DecidedLater;
use crate::figures::{Asker, CannotRead};
use crate::ground::{Spot, on_a_map};
use crate::office::Office;
use crate::permission::{DataClass, Deed};

/// The kinds that merge.
const KINDS: [UnitKind; 2] = [UnitKind::Village, UnitKind::ResidentGroup];

impl Office {
    /// The inputs of a merger of villages, of those for which the asker may plan.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn village_inputs(&self, asker: Asker<'_>, question: &VillageQuestion) -> Result<VillageInputs, CannotRead> {
        self.village_inputs_known(asker, question, &self.value(), (Seq::LATEST, None))
    }

    /// The same of a value, as known at a place of its log and by the law as known at a time (none: as known now).
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn village_inputs_known(
        &self,
        asker: Asker<'_>,
        question: &VillageQuestion,
        value: &Value,
        (known, law): (Seq, Option<i64>),
    ) -> Result<VillageInputs, CannotRead> {
        let view = value.on(question.day, known);
        let structure = self.structure(value, question.day, known);
        let scope = asker.scope(Deed::Plan, DataClass::Personal, value, &structure);
        let within = question
            .within
            .iter()
            .map(|unit| value.unit_of(*unit).ok_or(CannotRead::NoSuchUnit(*unit)));
        let within: Vec<Ix> = within.collect::<Result<_, _>>()?;
        let pairs = question.together.iter().chain(&question.apart);
        let mut named = question
            .kept
            .iter()
            .copied()
            .chain(pairs.flat_map(|(one, two)| [*one, *two]));
        if let Some(unknown) = named.find(|unit| value.unit_of(*unit).is_none()) {
            return Err(CannotRead::NoSuchUnit(unknown));
        }
        let is_in_question = |unit: &Ix| {
            let covers = scope
                .as_ref()
                .is_none_or(|scope| scope.covers(Some(*unit), None, &structure));
            let below = |above: &Ix| structure.within(*unit, structure.carry(*above));
            covers && (within.is_empty() || within.iter().any(below))
        };
        let units = structure.walked().iter().copied();
        let units = units.filter(|unit| view.unit_kind(*unit).is_some_and(|kind| KINDS.contains(&kind)));
        let units: Vec<Ix> = units.filter(is_in_question).collect();
        let mut gathering = Gathering {
            minima: Minima {
                law: self.law_known(law),
                view,
                structure: &structure,
                question,
            },
            known: Vec::new(),
            missing: BTreeSet::new(),
        };
        Ok(gathering.inputs(value, &units))
    }
}

struct Gathering<'a> {
    minima: Minima<'a>,
    known: Vec<HouseholdMinimum>,
    missing: BTreeSet<MissingVillageInput>,
}

impl Gathering<'_> {
    fn inputs(&mut self, value: &Value, units: &[Ix]) -> VillageInputs {
        let (view, structure, question) = (self.minima.view, self.minima.structure, self.minima.question);
        let kept: Vec<Ix> = question
            .kept
            .iter()
            .filter_map(|unit| value.unit_of(*unit))
            .map(|unit| structure.carry(unit))
            .collect();
        let elsewhere = kept.iter().filter(|unit| !units.contains(unit));
        self.missing
            .extend(elsewhere.map(|unit| MissingVillageInput::NoSuchVillage(*unit)));
        if units.is_empty() {
            self.missing.insert(MissingVillageInput::NoVillages);
        }
        if question.only_must && self.minima.share().is_none() {
            self.missing.insert(MissingVillageInput::NoShare);
        }
        let later = DecidedLater::of(view);
        let stays = |unit: &Ix| kept.contains(unit) || later.ends(*unit);
        let found = units.iter().filter_map(|unit| {
            let found = self.village(*unit, stays(unit))?;
            let must_stand = later.must_stand(*unit);
            Some(VillageFound { must_stand, ..found })
        });
        let found: Vec<VillageFound> = found.collect();
        let roads = neighbours(view, structure, &found);
        let joined = roads.iter().flat_map(|(one, two)| [*one, *two]);
        let joined: BTreeSet<Ix> = joined.filter_map(|at| found.get(at)).map(|one| one.unit).collect();
        let (ends, found): (Vec<VillageFound>, Vec<VillageFound>) =
            found.into_iter().partition(|one| later.ends(one.unit));
        let (stays, free): (Vec<VillageFound>, Vec<VillageFound>) =
            found.into_iter().partition(|one| kept.contains(&one.unit));
        let pairs = neighbours(view, structure, &free);
        let (mut aside, searched) = too_small(&free, &pairs, &self.known);
        self.lonely(&aside, &joined);
        let alone = |why: WhyAside| {
            move |one: VillageFound| LeftAside {
                villages: vec![one],
                why,
            }
        };
        aside.extend(stays.into_iter().map(alone(WhyAside::Kept)));
        aside.extend(ends.into_iter().map(alone(WhyAside::Ends)));
        let villages: Vec<VillageFound> = searched.iter().filter_map(|at| free.get(*at)).cloned().collect();
        let problem = self.problem(value, &villages);
        VillageInputs {
            question: question.clone(),
            seq: value.head().seq,
            problem,
            villages,
            aside,
            minima: std::mem::take(&mut self.known),
            missing: std::mem::take(&mut self.missing).into_iter().collect(),
        }
    }

    /// A village with all that is known of it; what is not known of one that stays as it is does not matter.
    fn village(&mut self, unit: Ix, stays: bool) -> Option<VillageFound> {
        let (view, structure) = (self.minima.view, self.minima.structure);
        let kind = view.unit_kind(unit)?;
        let commune = structure.commune(unit)?;
        let minimum = self.minima.of(kind, commune);
        let households = view.measured(unit, MeasureKind::Households).map(ledger::Decimal::floor);
        if !stays {
            if minimum.is_none() {
                self.missing.insert(MissingVillageInput::NoMinimum(kind, commune));
            }
            if households.is_none() {
                self.missing.insert(MissingVillageInput::NoHouseholds(unit));
            }
        }
        let minimum = minimum?;
        let at = self
            .known
            .iter()
            .position(|known| *known == minimum)
            .unwrap_or_else(|| {
                self.known.push(minimum);
                self.known.len() - 1
            });
        Some(VillageFound {
            unit,
            commune,
            kind,
            households: households?,
            minimum: at,
            must_stand: false,
        })
    }

    /// Names those that are too small and have no road at all; one whose neighbours are kept has roads.
    fn lonely(&mut self, aside: &[LeftAside], joined: &BTreeSet<Ix>) {
        let alone = aside.iter().filter_map(|one| match one.villages.as_slice() {
            [alone] if !joined.contains(&alone.unit) => Some(MissingVillageInput::NoRoads(alone.unit)),
            _ => None,
        });
        self.missing.extend(alone);
    }

    fn problem(&mut self, value: &Value, villages: &[VillageFound]) -> Problem {
        let (view, structure, question) = (self.minima.view, self.minima.structure, self.minima.question);
        let lies: Vec<Option<Spot>> = villages.iter().map(|one| Spot::of(view, one.unit)).collect();
        let unknown = villages.iter().zip(&lies).filter(|(_, lies)| lies.is_none());
        let unknown = unknown.map(|(one, _)| MissingVillageInput::NoPlace(one.unit));
        self.missing.extend(unknown);
        let lies: Option<Vec<Spot>> = lies.into_iter().collect();
        let map = lies.map(|lies| on_a_map(&lies)).unwrap_or_default();
        let village = |(at, one): (usize, &VillageFound)| Village {
            id: view.unit_id(one.unit).map_or_else(String::new, |id| id.to_string()),
            name: view.unit_name(one.unit).to_string(),
            households: one.households,
            terrain: one.minimum,
            features: map.get(at).map_or_else(Vec::new, |place| place.to_vec()),
            today: None,
        };
        let mut apart = self.pairs(value, villages, &question.apart);
        let asked = |(one, two): &(usize, usize)| apart.contains(&(*one, *two)) || apart.contains(&(*two, *one));
        let both: Vec<_> = both_stand(villages).into_iter().filter(|pair| !asked(pair)).collect();
        apart.extend(both);
        let terrain = |(at, minimum): (usize, &HouseholdMinimum)| Terrain {
            id: format!("{}-{at}", minimum.kind.word()),
            least_households: minimum.wanted,
        };
        Problem {
            villages: villages.iter().enumerate().map(village).collect(),
            neighbours: neighbours(view, structure, villages),
            aim: Aim::MostGroups {
                terrains: self
                    .known
                    .iter()
                    .enumerate()
                    .map(|(at, minimum)| terrain((at, minimum)))
                    .collect(),
            },
            must_merge: self.pairs(value, villages, &question.together),
            may_not_merge: apart,
            pinned: Vec::new(),
            price_of_change: i64::from(question.change_metres),
            feature_scale: 1000,
        }
    }

    /// Pairs of units as places in the list.
    fn pairs(&mut self, value: &Value, villages: &[VillageFound], pairs: &[(UnitId, UnitId)]) -> Vec<(usize, usize)> {
        let structure = self.minima.structure;
        let mut told = Vec::new();
        for (one, two) in pairs {
            let units = [*one, *two].map(|unit| value.unit_of(unit).map(|unit| structure.carry(unit)));
            let at = |unit: Option<Ix>| villages.iter().position(|own| Some(own.unit) == unit);
            match (at(units[0]), at(units[1])) {
                (Some(one), Some(two)) if one != two => told.push((one, two)),
                _ => {
                    let named = units.map(|unit| unit.unwrap_or(0));
                    self.missing.insert(MissingVillageInput::NoSuchPair(named[0], named[1]));
                }
            }
        }
        told
    }
}

/// Villages of a commune and kind of which neither may pass into the other.
fn both_stand(villages: &[VillageFound]) -> Vec<(usize, usize)> {
    let all = || villages.iter().enumerate().filter(|(_, one)| one.must_stand);
    let pairs = all().flat_map(|(at, one)| {
        let beside =
            all().filter(move |(other, two)| at < *other && (one.commune, one.kind) == (two.commune, two.kind));
        beside.map(move |(other, _)| (at, other))
    });
    pairs.collect()
}

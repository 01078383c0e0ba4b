//! What a merger of villages is made of, what is left aside, and what is missing.

use ledger::Seq;
use ledger::codes::UnitKind;
use ledger::value::Ix;
use planning::regions::{Plan, Problem};

use super::minimum::HouseholdMinimum;
use super::question::VillageQuestion;

/// A village or residential group of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageFound {
    /// Which unit.
    pub unit: Ix,
    /// The commune that it lies in.
    pub commune: Ix,
    /// Its kind.
    pub kind: UnitKind,
    /// Its households.
    pub households: i64,
    /// How many it must have, by its place in the list of minima.
    pub minimum: usize,
    /// Whether a decision that is known already takes something from it or brings something to it after the day: it passes into no other.
    pub must_stand: bool,
}

/// Why a village has no part in the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyAside {
    /// The asker keeps it as it is.
    Kept,
    /// A decision that is known already ends it after the day.
    Ends,
    /// All that it is joined to by roads, and that are not kept, have too few households together: so many are lacking.
    NobodyToJoin(i64),
    /// It must stand, and all that it is joined to by roads have too few households without others that must stand too: so many are lacking.
    StandsAlone(i64),
}

/// Villages that have no part in the search, and so stay as they are on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftAside {
    /// Which: one that is kept, ends or must stand, or all that are joined by roads.
    pub villages: Vec<VillageFound>,
    /// Why.
    pub why: WhyAside,
}

/// Something without which a run could not answer, named before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingVillageInput {
    /// No village or residential group stands on the day.
    NoVillages,
    /// The law book tells no minimum for this kind in this commune: neither by its terrain nor by the region of the root.
    NoMinimum(UnitKind, Ix),
    /// The law book does not tell below which share a village must merge.
    NoShare,
    /// Nobody measured the households of this village.
    NoHouseholds(Ix),
    /// No road to another village of its commune and kind is recorded for this one, which is too small.
    NoRoads(Ix),
    /// It is not known where this village lies: how far villages are from each other is asked of none then.
    NoPlace(Ix),
    /// What is to be kept is no village of the question.
    NoSuchVillage(Ix),
    /// A pair names something that is no village of the question, or one that is left aside.
    NoSuchPair(Ix, Ix),
}

impl MissingVillageInput {
    /// Whether no run can answer without it; the others are told beside the answer.
    pub const fn is_needed(&self) -> bool {
        !matches!(self, Self::NoRoads(_) | Self::NoPlace(_))
    }
}

/// A merger of villages as a problem, with what its places stand for.
#[derive(Debug, Clone)]
pub struct VillageInputs {
    /// What was asked.
    pub question: VillageQuestion,
    /// The place of the log at which it was gathered.
    pub seq: Seq,
    /// The problem.
    pub problem: Problem,
    /// Its villages, in the same order.
    pub villages: Vec<VillageFound>,
    /// Villages that stay as they are.
    pub aside: Vec<LeftAside>,
    /// The minima that count, each once.
    pub minima: Vec<HouseholdMinimum>,
    /// What is missing.
    pub missing: Vec<MissingVillageInput>,
}

/// Villages that a plan makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageMerger {
    /// The one that must stand, else the largest, which takes the others, by its place in the problem.
    pub into: usize,
    /// The others.
    pub from: Vec<usize>,
}

impl VillageMerger {
    /// All of them, in the order of the problem.
    pub fn all(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.from.iter().copied().chain([self.into]).collect();
        all.sort_unstable();
        all
    }
}

impl VillageInputs {
    /// The mergers of a plan, in the order of its villages.
    pub fn mergers(&self, plan: &Plan) -> Vec<VillageMerger> {
        let weight = |village: &usize| {
            let found = self.villages.get(*village);
            found.map_or((false, 0), |found| (found.must_stand, found.households))
        };
        let merger = |group: Vec<usize>| {
            let into = group
                .iter()
                .copied()
                .max_by_key(|village| (weight(village), std::cmp::Reverse(*village)))?;
            let from: Vec<usize> = group.into_iter().filter(|village| *village != into).collect();
            (!from.is_empty()).then_some(VillageMerger { into, from })
        };
        plan.groups().into_iter().filter_map(merger).collect()
    }

    /// The minimum of a village.
    pub fn minimum_of(&self, village: &VillageFound) -> Option<&HouseholdMinimum> {
        self.minima.get(village.minimum)
    }

    /// Every village of the question of which enough is known, in the search or left aside.
    pub fn all_found(&self) -> impl Iterator<Item = &VillageFound> {
        let aside = self.aside.iter().flat_map(|aside| &aside.villages);
        self.villages.iter().chain(aside)
    }

    /// The villages of the search that pass into no other.
    pub fn must_stand(&self) -> impl Iterator<Item = &VillageFound> {
        self.villages.iter().filter(|found| found.must_stand)
    }

    /// Whether neither of two villages of the search passes into the other: both must stand.
    pub fn both_stand(&self, one: usize, two: usize) -> bool {
        [one, two]
            .into_iter()
            .all(|at| self.villages.get(at).is_some_and(|found| found.must_stand))
    }

    /// What a village lacks of its minimum in whole; 0 where it has enough.
    pub fn lacks(&self, village: &VillageFound) -> i64 {
        let least = self.minimum_of(village).map_or(0, |minimum| minimum.households);
        (least - village.households).max(0)
    }

    /// Whether a village must merge by law.
    pub fn must_merge(&self, village: &VillageFound) -> bool {
        self.minimum_of(village)
            .is_some_and(|minimum| minimum.must.is_some_and(|must| village.households < must))
    }
}

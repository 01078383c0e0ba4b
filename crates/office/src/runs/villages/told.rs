//! What a merger of villages says, as facts: minima, what is missing, villages, what is settled, what is not met, who stays.

use std::collections::BTreeMap;
use std::sync::Arc;

use ledger::View;
use ledger::codes::Line;
use ledger::value::Ix;
use ledger::view::Structure;
use planning::regions::constraints::Obstacle;
use planning::regions::{PairAsked, Plan};

use super::super::fact::{Mentioned, RunFact};
use super::super::planner::RunMoment;
use super::super::question::{RunChoice, RunOffer, RunPin};
use super::super::unread::unread;
use super::settled::{AS_IS, WITHIN};
use crate::village_plan::{HouseholdMinimum, MINIMUM, MissingVillageInput, VillageFound, VillageInputs, WhyAside};

/// Said of a village that is kept as asked and has enough households.
pub(super) const KEPT: &str = "villages-kept";

/// What can be settled with a village or commune beside another village, and how it is called.
const OTHERS: [(&str, &str); 2] = [(AS_IS, "run-villages-as-is"), (WITHIN, "run-villages-within")];

/// The inputs, and the view from which they come, with its structure.
#[derive(Debug, Clone)]
pub(super) struct Telling<'a> {
    pub(super) inputs: &'a VillageInputs,
    pub(super) view: View<'a>,
    pub(super) structure: Arc<Structure>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(moment: &'a RunMoment<'_>, inputs: &'a VillageInputs) -> Self {
        Self {
            inputs,
            view: moment.value.on(inputs.question.day, moment.known),
            structure: moment
                .office
                .structure(&moment.value, inputs.question.day, moment.known),
        }
    }

    /// How many there are, how many are too small, and by which minima.
    pub(super) fn counts(&self) -> Vec<RunFact> {
        let all = || self.inputs.all_found();
        let fact = |id: &str, n: usize| RunFact::new(id).with("n", n);
        let mut counts = vec![
            fact("run-villages-all", all().count()),
            fact(
                "run-villages-below",
                all().filter(|one| self.inputs.lacks(one) > 0).count(),
            ),
            fact(
                "run-villages-must",
                all().filter(|one| self.inputs.must_merge(one)).count(),
            ),
            fact("run-villages-neighbours", self.inputs.problem.neighbours.len()),
        ];
        counts.extend(self.inputs.minima.iter().map(Self::minimum));
        counts
    }

    /// A minimum, where it comes from and how far it can be relied on.
    fn minimum(minimum: &HouseholdMinimum) -> RunFact {
        let must = minimum
            .must
            .map_or_else(|| Mentioned::from(RunFact::new("none")), Mentioned::from);
        let told = |id: &str| {
            RunFact::new(id)
                .with("kind", RunFact::new(&format!("unit-kind-{}", minimum.kind.word())))
                .with("households", minimum.households)
                .with("must", must.clone())
        };
        let (Some(ground), Some(mark)) = (&minimum.ground, minimum.mark) else {
            return told("villages-minimum-chosen");
        };
        told("villages-minimum")
            .with("ground", RunFact::new(&format!("village-ground-{ground}")))
            .with("source", Mentioned::Source(MINIMUM.to_owned()))
            .with("mark", RunFact::new(&format!("law-mark-{}", mark.word())))
    }

    pub(super) fn missing(&self, missing: &MissingVillageInput) -> RunFact {
        let village = |id: &str, unit: Ix| RunFact::new(id).with("village", self.in_commune(unit));
        match missing {
            MissingVillageInput::NoVillages => RunFact::new("villages-none"),
            MissingVillageInput::NoMinimum(kind, commune) => RunFact::new("villages-no-minimum")
                .with("kind", RunFact::new(&format!("unit-kind-{}", kind.word())))
                .with("commune", self.unit(*commune)),
            MissingVillageInput::NoShare => RunFact::new("villages-no-share").with("day", self.inputs.question.day),
            MissingVillageInput::NoHouseholds(unit) => village("villages-no-households", *unit),
            MissingVillageInput::NoRoads(unit) => village("villages-no-roads", *unit),
            MissingVillageInput::NoPlace(unit) => village("villages-no-place", *unit),
            MissingVillageInput::NoSuchVillage(unit) => village("villages-no-such-village", *unit),
            MissingVillageInput::NoSuchPair(one, two) => RunFact::new("villages-no-such-pair")
                .with("one", self.in_commune(*one))
                .with("two", self.in_commune(*two)),
        }
    }

    /// Something settled that cannot be read.
    pub(super) fn unread(pin: &RunPin) -> RunFact {
        unread(pin, &OTHERS)
    }

    /// One of the pairs that cannot all be kept.
    pub(super) fn pair(&self, pair: PairAsked) -> RunFact {
        let (id, one, two) = match pair {
            PairAsked::Together(one, two) => ("villages-together", one, two),
            PairAsked::Apart(one, two) if self.inputs.both_stand(one, two) => ("villages-both-stand", one, two),
            PairAsked::Apart(one, two) => ("villages-apart", one, two),
        };
        RunFact::new(id).with("one", self.at(one)).with("two", self.at(two))
    }

    /// Whether an obstacle is one of some pairs that were asked not to become one, and not that both must stand.
    pub(super) fn is_of(&self, obstacle: &Obstacle, bars: &[&RunPin]) -> bool {
        let Obstacle::MustAndMayNot { one, two } = obstacle else {
            return false;
        };
        let unit = |id: &str| {
            self.view
                .value()
                .unit_of(id.parse().ok()?)
                .map(|unit| self.structure.carry(unit))
        };
        let at = |at: &usize| self.inputs.villages.get(*at).map(|found| found.unit);
        let (one_of, two_of) = (at(one), at(two));
        let own = |bar: &&RunPin| {
            let pair = (unit(&bar.subject), unit(&bar.place));
            pair == (one_of, two_of) || pair == (two_of, one_of)
        };
        !self.inputs.both_stand(*one, *two) && bars.iter().any(own)
    }

    /// Why there can be no plan.
    pub(super) fn obstacle(&self, obstacle: &Obstacle) -> RunFact {
        match obstacle {
            Obstacle::MustMergeApart { villages } => {
                RunFact::new("run-villages-not-joined").with("villages", self.all(villages))
            }
            Obstacle::MustAndMayNot { one, two } => {
                let id = if self.inputs.both_stand(*one, *two) {
                    "run-villages-must-and-stand"
                } else {
                    "run-villages-must-and-not"
                };
                RunFact::new(id).with("one", self.at(*one)).with("two", self.at(*two))
            }
            _ => RunFact::new("run-villages-unfit"),
        }
    }

    /// Those that have no part in the search, with whether each is too small for it.
    pub(super) fn aside(&self) -> impl Iterator<Item = (RunFact, bool)> {
        self.inputs.aside.iter().map(|aside| {
            let lacking: i64 = match aside.why {
                WhyAside::NobodyToJoin(lacking) | WhyAside::StandsAlone(lacking) => lacking,
                WhyAside::Kept | WhyAside::Ends => aside.villages.iter().map(|one| self.inputs.lacks(one)).sum(),
            };
            let (id, short) = match aside.why {
                WhyAside::NobodyToJoin(_) => ("villages-nobody-to-join", true),
                WhyAside::StandsAlone(_) => ("villages-stands-alone", true),
                WhyAside::Kept if lacking > 0 => ("villages-kept-short", true),
                WhyAside::Kept => (KEPT, false),
                WhyAside::Ends => ("villages-ends", false),
            };
            let commune = aside.villages.first().map(|one| self.unit(one.commune));
            let fact = RunFact::new(id)
                .with("villages", self.named(aside.villages.iter()))
                .with("commune", commune.unwrap_or_else(|| Mentioned::Text(String::new())))
                .with("lacking", lacking);
            (fact, short)
        })
    }

    /// Those that pass into no other, since a decision needs them later.
    pub(super) fn must_stand(&self) -> impl Iterator<Item = RunFact> {
        self.inputs.must_stand().map(|one| {
            RunFact::new("villages-must-stand")
                .with("villages", self.named(std::iter::once(one)))
                .with("commune", self.unit(one.commune))
        })
    }

    /// What a plan does not meet, and what a reader should know beside it; without a plan: of those alone that have no part in it.
    pub(super) fn beside(&self, plan: Option<&Plan>) -> (Vec<RunFact>, Vec<RunFact>) {
        let (short, known): (Vec<_>, Vec<_>) = self.aside().partition(|(_, short)| *short);
        let facts = |told: Vec<(RunFact, bool)>| told.into_iter().map(|(fact, _)| fact);
        let (mut unmet, mut notices): (Vec<RunFact>, Vec<RunFact>) = (facts(short).collect(), Vec::new());
        if let Some(plan) = plan {
            unmet.extend(self.too_small_still(plan));
            notices.extend([
                RunFact::new("run-villages-hear-first"),
                RunFact::new("run-villages-cheapest-unknown"),
            ]);
        }
        notices.extend(facts(known));
        notices.extend(self.must_stand());
        let others = self.inputs.missing.iter().filter(|one| !one.is_needed());
        notices.extend(others.map(|one| self.missing(one)));
        if let Some(plan) = plan {
            notices.extend(self.staying(plan));
        }
        (unmet, notices)
    }

    /// Those that have fewer households than the minimum still: asked for what must merge alone.
    fn too_small_still(&self, plan: &Plan) -> Option<RunFact> {
        let small = plan.groups().into_iter().filter(|group| {
            let found = || group.iter().filter_map(|at| self.inputs.villages.get(*at));
            let least = found().next().and_then(|one| self.inputs.minimum_of(one));
            let households: i64 = found().map(|one| one.households).sum();
            least.is_some_and(|least| households < least.households)
        });
        let villages: Vec<usize> = small.flatten().collect();
        let fact = RunFact::new("run-villages-small-still").with("n", villages.len());
        (!villages.is_empty()).then(|| fact.with("villages", self.all(&villages)))
    }

    /// Who stays alone, a commune each.
    fn staying(&self, plan: &Plan) -> Vec<RunFact> {
        let mut communes: BTreeMap<usize, (Ix, Vec<&VillageFound>)> = BTreeMap::new();
        let place = |commune: Ix| self.inputs.villages.iter().position(|one| one.commune == commune);
        for group in plan.groups() {
            if let [alone] = group.as_slice()
                && let Some(found) = self.inputs.villages.get(*alone)
            {
                let at = place(found.commune).unwrap_or(usize::MAX);
                let own = communes.entry(at).or_insert_with(|| (found.commune, Vec::new()));
                own.1.push(found);
            }
        }
        let told = communes.into_values().map(|(commune, villages)| {
            RunFact::new("run-villages-stay")
                .with("commune", self.unit(commune))
                .with("n", villages.len())
                .with("villages", self.named(villages.into_iter()))
        });
        told.collect()
    }

    /// Whoever something can be settled for: villages, and communes.
    pub(super) fn subjects(&self) -> Vec<RunChoice> {
        let villages = self
            .inputs
            .all_found()
            .map(|one| self.choice(one.unit, self.village(one)));
        let bare = self
            .without_households()
            .map(|unit| self.choice(unit, self.in_commune(unit).into()));
        let communes = self.communes().into_iter();
        let communes = communes.map(|commune| self.choice(commune, self.unit(commune)));
        villages.chain(bare).chain(communes).collect()
    }

    /// And with what: another village, as it is, alone.
    pub(super) fn places(&self) -> Vec<RunChoice> {
        let villages = self
            .inputs
            .all_found()
            .map(|one| self.choice(one.unit, self.village(one)));
        let others = OTHERS.map(|(id, said)| RunChoice {
            id: id.to_owned(),
            said: RunFact::new(said).into(),
        });
        villages.chain(others).collect()
    }

    /// What a form offers to settle: neighbours that become one or do not, villages that stay; `whole` is everything, whatever is settled.
    pub(super) fn offers(&self, whole: &Self) -> Vec<RunOffer> {
        let id = |at: usize| self.inputs.problem.villages.get(at).map_or("", |one| one.id.as_str());
        let pairs: Vec<RunChoice> = self
            .inputs
            .problem
            .neighbours
            .iter()
            .map(|&(one, two)| RunChoice {
                id: format!("{} {}", id(one), id(two)),
                said: RunFact::new("run-villages-pair")
                    .with("one", self.at(one))
                    .with("two", self.at(two))
                    .with("commune", self.commune_of(one))
                    .into(),
            })
            .collect();
        let pinned = |choice: RunChoice, place: &str| RunChoice {
            id: format!("{} {place}", choice.id),
            said: choice.said,
        };
        let free = self.inputs.villages.iter();
        let stays = free.map(|one| self.choice(one.unit, self.village(one)));
        let bare = self
            .without_households()
            .map(|unit| self.choice(unit, self.in_commune(unit).into()));
        let stays = bare.chain(stays).map(|choice| pinned(choice, AS_IS));
        let communes = whole.communes().into_iter();
        let within = communes.map(|commune| pinned(whole.choice(commune, whole.unit(commune)), WITHIN));
        let offer = |key, bars, choices| RunOffer { key, bars, choices };
        let mut offers = vec![
            offer("together", false, pairs.clone()),
            offer("apart", true, pairs),
            offer("as-is", false, stays.collect()),
            offer("within", false, within.collect()),
        ];
        offers.retain(|offer| !offer.choices.is_empty());
        offers
    }

    fn choice(&self, unit: Ix, said: Mentioned) -> RunChoice {
        RunChoice {
            id: self.id(unit),
            said,
        }
    }

    /// Villages of the question whose households are not known.
    fn without_households(&self) -> impl Iterator<Item = Ix> {
        self.inputs.missing.iter().filter_map(|one| match one {
            MissingVillageInput::NoHouseholds(unit) => Some(*unit),
            _ => None,
        })
    }

    /// The communes in which villages lie, each once, in their order.
    fn communes(&self) -> Vec<Ix> {
        let mut communes = Vec::new();
        for found in self.inputs.all_found() {
            if !communes.contains(&found.commune) {
                communes.push(found.commune);
            }
        }
        communes
    }

    /// A village with its commune and its households.
    fn village(&self, found: &VillageFound) -> Mentioned {
        RunFact::new("run-villages-village")
            .with("village", self.unit(found.unit))
            .with("commune", self.unit(found.commune))
            .with("households", found.households)
            .into()
    }

    fn in_commune(&self, unit: Ix) -> RunFact {
        let told = RunFact::new("run-villages-in-commune").with("village", self.unit(unit));
        match self.view.unit_above(unit, Line::Management) {
            Some(commune) => told.with("commune", self.unit(commune)),
            None => RunFact::said(self.unit(unit)),
        }
    }

    /// A village by its place in the problem.
    pub(super) fn at(&self, at: usize) -> Mentioned {
        let found = self.inputs.villages.get(at);
        found.map_or_else(|| Mentioned::Text(String::new()), |one| self.unit(one.unit))
    }

    fn commune_of(&self, at: usize) -> Mentioned {
        let found = self.inputs.villages.get(at);
        found.map_or_else(|| Mentioned::Text(String::new()), |one| self.unit(one.commune))
    }

    fn all(&self, villages: &[usize]) -> Mentioned {
        self.named(villages.iter().filter_map(|at| self.inputs.villages.get(*at)))
    }

    fn named<'v>(&self, villages: impl Iterator<Item = &'v VillageFound>) -> Mentioned {
        Mentioned::Facts(villages.map(|one| RunFact::said(self.unit(one.unit))).collect())
    }

    pub(super) fn unit(&self, unit: Ix) -> Mentioned {
        Mentioned::Unit(self.id(unit))
    }

    pub(super) fn id(&self, unit: Ix) -> String {
        self.view.unit_id(unit).map_or_else(String::new, |id| id.to_string())
    }

    /// A village of the question by its id.
    pub(super) fn found(&self, id: &str) -> Option<&'a VillageFound> {
        self.inputs.all_found().find(|one| self.id(one.unit) == id)
    }
}

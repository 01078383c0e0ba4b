//! Where learners work: offices that keep a share of their people at work, and everybody else, who is missed by no office.

use std::collections::BTreeMap;

use ledger::codes::Standing;
use ledger::value::Ix;
use ledger::view::{PersonView, Structure};
use ledger::{PersonId, View};
use planning::timetable::training::Unit;

use super::inputs::{Notice, PlannedLearner};

/// What stands behind the id of a unit whose people are not its staff.
pub(super) const OTHERS: &str = "~";

/// The units of the problem, and where each learner belongs.
#[derive(Debug, Default)]
pub(super) struct Staff {
    pub(super) units: Vec<Unit>,
    /// The place of each unit of the problem, in the same order.
    pub(super) places: Vec<Ix>,
    of: BTreeMap<PersonId, usize>,
}

/// Whether somebody works in an office on working days, and is missed there.
fn works(person: PersonView<'_>) -> bool {
    match person.service().map(|(_, standing, _)| standing) {
        None => person.main_post().is_some(),
        Some(standing) => matches!(
            standing,
            Standing::Cadre | Standing::CivilServant | Standing::PublicEmployee | Standing::ContractWorker
        ),
    }
}

impl Staff {
    /// Counts the people of every office, and finds the learners' own.
    pub(super) fn of(
        view: View<'_>,
        structure: &Structure,
        learners: &BTreeMap<PersonId, PlannedLearner>,
        least_present_percent: u8,
        notices: &mut Vec<Notice>,
    ) -> Self {
        let mut people: BTreeMap<(Ix, bool), u32> = BTreeMap::new();
        let group = |person: PersonView<'_>| Some((structure.carry(person.unit()?), works(person)));
        for person in view.persons().filter(ledger::view::PersonView::in_service) {
            if let Some(group) = group(person) {
                *people.entry(group).or_default() += 1;
            }
        }
        let mut all = Self::default();
        let mut known: BTreeMap<(Ix, bool), usize> = BTreeMap::new();
        let mut small = 0;
        for learner in learners.values() {
            let Some(group) = view.person(learner.ix).and_then(group) else {
                continue;
            };
            let at = *known.entry(group).or_insert_with(|| {
                let (place, works) = group;
                let id = view.unit_id(place).map_or_else(String::new, |id| id.to_string());
                let mut unit = Unit {
                    id: if works { id } else { id + OTHERS },
                    people: people.get(&group).copied().unwrap_or(1),
                    least_present_percent: if works { least_present_percent } else { 0 },
                };
                if unit.most_absent() == 0 {
                    small += 1;
                    // Of three, two stay: 66 per cent.
                    let kept = (unit.people.saturating_sub(1)) * 100 / unit.people.max(1);
                    unit.least_present_percent = u8::try_from(kept).unwrap_or(0);
                }
                all.units.push(unit);
                all.places.push(place);
                all.units.len() - 1
            });
            all.of.insert(learner.person, at);
        }
        if small > 0 {
            notices.push(Notice::SmallOffices(small));
        }
        all
    }

    /// The id of the unit that misses a learner.
    pub(super) fn unit_of(&self, person: PersonId) -> Option<&str> {
        let unit = self.units.get(*self.of.get(&person)?)?;
        Some(&unit.id)
    }
}

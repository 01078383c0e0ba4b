//! What of a history has to be read so that some slots are filled: the rest costs nothing.

use ledger::value::{FactKind, Kinds};

use super::people::People;
use super::person::offset;
use crate::expr::Slot;

/// From which title groups, and who is planned, follow.
const GROUPS: Kinds = Kinds::of(&[FactKind::Holding, FactKind::Planned]);

/// From which any slot follows.
const ALL: Kinds = GROUPS
    .with(FactKind::Sex)
    .with(FactKind::Birth)
    .with(FactKind::Party)
    .with(FactKind::NoLearning)
    .with(FactKind::Learning)
    .with(FactKind::Grade)
    .with(FactKind::Left)
    .with(FactKind::Service)
    .with(FactKind::Rank)
    .with(FactKind::RetirementDay)
    .with(FactKind::AttributeText);

/// The slots that are asked for, and the facts that those which are derived follow from.
#[derive(Debug, Clone)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "questions that are asked of every fact, each answered once"
)]
pub(super) struct Reads {
    /// By slot.
    slots: Vec<bool>,
    /// By qualification: whether any of its slots is asked for.
    pub(super) learning: Vec<bool>,
    /// Whether anything of the unit is.
    pub(super) unit: bool,
    /// Whether anything of the posts held is.
    pub(super) posts: bool,
    /// Whether nothing is asked but title groups and who is planned: most of a history is then passed over.
    pub(super) groups_alone: bool,
    /// Whether the latest grade or the good years are.
    pub(super) grades: bool,
}

impl Reads {
    /// Everything.
    pub(super) fn all(people: &People) -> Self {
        Self::told(people, vec![true; people.catalogue.width()])
    }

    /// What these slots need.
    pub(super) fn of(people: &People, asked: &[Slot]) -> Self {
        let mut slots = vec![false; people.catalogue.width()];
        let mut ask = |slot: Slot| {
            if let Some(asked) = slots.get_mut(usize::from(slot.0)) {
                *asked = true;
            }
        };
        let at = &people.slots;
        for slot in asked {
            ask(*slot);
            match *slot {
                slot if slot == at.age_months => ask(at.birth),
                slot if slot == at.service_months => ask(at.recruited),
                slot if slot == at.months_in_post => ask(at.since),
                slot if slot == at.months_to_retirement => {
                    ask(at.sex);
                    ask(at.birth);
                }
                _ => {}
            }
        }
        // Whoever is planned is in the groups of the planned.
        let groups = usize::from(at.group.0)..usize::from(at.group.0) + people.groups.len();
        if asked.iter().any(|slot| groups.contains(&usize::from(slot.0))) {
            ask(at.planned);
        }
        Self::told(people, slots)
    }

    fn told(people: &People, slots: Vec<bool>) -> Self {
        let wants = |slot: Slot| slots.get(usize::from(slot.0)).copied().unwrap_or(false);
        let any = |first: Slot, count: usize| (0..count).any(|at| wants(offset(first, at)));
        let at = &people.slots;
        let learning = at
            .qualifications
            .iter()
            .map(|one| wants(one.held) || wants(one.studying) || one.since.iter().any(|(_, slot)| wants(*slot)));
        let groups = any(at.group, people.groups.len());
        let unit = wants(at.kind) || wants(at.terrain) || any(at.eased, people.eased.len());
        let of_groups = |slot: usize| {
            let first = usize::from(at.group.0);
            slot == usize::from(at.planned.0) || (first..first + people.groups.len()).contains(&slot)
        };
        let mut asked = slots.iter().enumerate().filter(|(_, asked)| **asked);
        Self {
            groups_alone: asked.all(|(slot, _)| of_groups(slot)),
            learning: learning.collect(),
            posts: groups || unit || wants(at.title) || wants(at.since),
            unit,
            grades: wants(at.last_grade) || wants(at.good_years),
            slots,
        }
    }

    /// The same, and who is in service in which unit.
    pub(super) fn with_units(self) -> Self {
        Self {
            posts: true,
            groups_alone: false,
            ..self
        }
    }

    /// The kinds of facts from which the slots follow.
    pub(super) const fn kinds(&self) -> Kinds {
        if self.groups_alone { GROUPS } else { ALL }
    }

    /// Whether a slot is needed.
    pub(super) fn wants(&self, slot: Slot) -> bool {
        self.slots.get(usize::from(slot.0)).copied().unwrap_or(false)
    }

    /// Whether a qualification, by its place, is needed.
    pub(super) fn learns(&self, qualification: usize) -> bool {
        self.learning.get(qualification).copied().unwrap_or(false)
    }
}

//! What of a history has to be read so that some slots are filled: the rest costs nothing.

use ledger::value::{FactKind, Kinds};

use super::people::People;
use super::person::offset;
use crate::expr::Slot;

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
    /// The kinds of facts from which the slots follow: the rest of a history is passed over.
    pub(super) kinds: Kinds,
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
        let posts = groups || unit || wants(at.title) || wants(at.since);
        let (grades, learning) = (
            wants(at.last_grade) || wants(at.good_years),
            learning.collect::<Vec<bool>>(),
        );
        let retirement = wants(at.months_to_retirement);
        let learns = learning.contains(&true);
        let needed = [
            (FactKind::Sex, wants(at.sex) || retirement),
            (FactKind::Birth, wants(at.birth) || wants(at.age_months) || retirement),
            (FactKind::RetirementDay, retirement),
            (FactKind::Party, wants(at.party)),
            (FactKind::Service, wants(at.standing) || unit),
            (
                FactKind::Rank,
                wants(at.rank) || wants(at.coefficient) || wants(at.months_in_rank),
            ),
            (FactKind::Holding, posts || wants(at.recruited)),
            (
                FactKind::AttributeText,
                wants(at.ethnic_minority) || wants(at.recruited),
            ),
            (FactKind::Learning, learns),
            (FactKind::NoLearning, learns),
            (FactKind::Grade, grades),
            (FactKind::Planned, wants(at.planned)),
        ];
        let needed = needed.into_iter().filter(|(_, needed)| *needed);
        Self {
            kinds: needed.fold(Kinds::NONE, |kinds, (kind, _)| kinds.with(kind)),
            learning,
            posts,
            unit,
            grades,
            slots,
        }
    }

    /// The same, and who is in service in which unit.
    pub(super) fn with_units(self) -> Self {
        Self {
            posts: true,
            kinds: self
                .kinds
                .with(FactKind::Left)
                .with(FactKind::Service)
                .with(FactKind::Holding),
            ..self
        }
    }

    /// Whether only what holds on the day tells the slots. Learning, grades and recruitment are told by other rows too.
    pub(super) fn of_the_day(&self, people: &People) -> bool {
        !self.grades && !self.learning.contains(&true) && !self.wants(people.slots.recruited)
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

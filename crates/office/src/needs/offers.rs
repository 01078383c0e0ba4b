//! The programmes in force, ready to be compared with people.

use lawbook::{Lawbook, Way};
use ledger::codes::{LearnerKind, Learning, Standing, TrainingFamily};
use ledger::view::PersonView;
use standards::expr::{Cell, FieldType, Row, Slot};
use standards::facts::People;

use super::NeedsQuestion;

/// One programme.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    pub(super) entry: String,
    pub(super) code: String,
    pub(super) title: String,
    pub(super) family: TrainingFamily,
    pub(super) gives: Option<Gives>,
    pub(super) weeks: u32,
    pub(super) seats: u32,
    pub(super) recurrent: bool,
    pub(super) kinds: Vec<LearnerKind>,
    /// The slots of the title groups that it is for; empty: everybody of its kinds.
    groups: Vec<Slot>,
}

/// The level that passing gives.
#[derive(Debug, Clone)]
pub(super) struct Gives {
    pub(super) field: Learning,
    pub(super) level: String,
    pub(super) rank: u8,
    held: Slot,
    studying: Slot,
}

/// The programmes in force, in the order of their entries.
pub(super) fn all(law: &Lawbook, people: &People, question: &NeedsQuestion) -> Vec<Offer> {
    let offer = |found: lawbook::InForce<'_, lawbook::Programme>| {
        let (entry, programme) = (found.entry, found.body());
        let own = [&entry.id, &programme.code]
            .into_iter()
            .find_map(|name| question.capacity.get(name).copied());
        let seats = u64::from(own.unwrap_or(programme.capacity)) * u64::from(question.capacity_percent) / 100;
        let gives = programme
            .gives
            .as_ref()
            .and_then(|given| gives(people, &given.ladder, &given.level));
        let group = |name: &String| {
            let at = people.groups.iter().position(|known| known == name)?;
            Some(Slot(people.slots.group.0 + u16::try_from(at).ok()?))
        };
        Some(Offer {
            entry: entry.id.clone(),
            code: programme.code.clone(),
            title: entry.title.vi.clone(),
            family: TrainingFamily::from_word(programme.family.word())?,
            // A programme whose level nobody can record closes no gap.
            recurrent: programme.way == Way::Recurrent,
            gives,
            weeks: programme.weeks,
            seats: u32::try_from(seats).unwrap_or(u32::MAX).max(1),
            kinds: programme
                .audience
                .iter()
                .filter_map(|kind| LearnerKind::from_word(kind.word()))
                .collect(),
            groups: programme.groups.iter().filter_map(group).collect(),
        })
    };
    law.programmes(question.day).into_iter().filter_map(offer).collect()
}

fn gives(people: &People, ladder: &str, level: &str) -> Option<Gives> {
    let slots = people.slots.qualifications.iter().find(|slots| slots.name == ladder)?;
    Some(Gives {
        field: Learning::from_word(ladder)?,
        level: level.to_owned(),
        rank: people.catalogue.ladder_at(slots.ladder)?.rank(level)?,
        held: slots.held,
        studying: slots.studying,
    })
}

/// The facts of a person for whom a place in a class that leads to a level is proposed; none for a level that no ladder knows.
pub(crate) fn leads_to(people: &People, row: &Row, field: Learning, level: &str) -> Option<Row> {
    Some(gives(people, field.word(), level)?.proposed(people, row))
}

impl Offer {
    /// Whether it is for somebody of that kind, whose facts these are.
    pub(super) fn is_for(&self, kind: LearnerKind, row: &Row) -> bool {
        let in_group = |slot: &Slot| row.fact(*slot).cell == Cell::Flag(true);
        (self.kinds.is_empty() || self.kinds.contains(&kind))
            && (self.groups.is_empty() || self.groups.iter().any(in_group))
    }

    /// Whether a class names it as its programme: by the entry, or by the code that older papers write.
    pub(super) fn is_called(&self, programme: &str) -> bool {
        self.entry == programme || self.code == programme
    }

    /// How narrowly it is aimed: programmes for title groups first, then those for few kinds of learner.
    pub(super) fn aim(&self) -> (bool, usize) {
        let kinds = if self.kinds.is_empty() {
            LearnerKind::ALL.len()
        } else {
            self.kinds.len()
        };
        (self.groups.is_empty(), kinds)
    }
}

impl Gives {
    /// The facts of a person who has passed.
    pub(super) fn passed(&self, row: &Row) -> Row {
        let rank = i32::from(self.rank);
        let cell = match row.fact(self.held).cell {
            Cell::Between(least, most) => Cell::Between(least.max(rank), most.max(rank)),
            Cell::Unknown | Cell::Flag(_) => Cell::exactly(rank),
        };
        let mut passed = row.clone();
        passed.set(self.held, cell, None);
        passed
    }

    /// The facts of a person for whom a place in such a class is proposed.
    pub(super) fn proposed(&self, people: &People, row: &Row) -> Row {
        let mut proposed = row.clone();
        for (slot, word) in [
            (people.slots.study_ladder, self.field.word()),
            (people.slots.study_level, &self.level),
        ] {
            let field = people
                .catalogue
                .slot_info(slot)
                .and_then(|info| people.catalogue.find(&info.field));
            let Some(FieldType::Word(vocabulary)) = field.map(|field| &field.holds) else {
                continue;
            };
            // A word that no condition names is "any other".
            let code = people
                .catalogue
                .vocabulary_at(*vocabulary)
                .and_then(|words| words.code(word));
            proposed.set(slot, Cell::exactly(code.map_or(0, i32::from)), None);
        }
        proposed
    }

    /// Whether a person is certainly studying for this level or a higher one.
    pub(super) fn is_studied(&self, row: &Row) -> bool {
        matches!(row.fact(self.studying).cell, Cell::Between(least, _) if least >= i32::from(self.rank))
    }
}

/// As which kind of learner a class list names a person: one kind each, by how the person belongs.
pub(crate) fn kind(person: PersonView<'_>) -> LearnerKind {
    match person.service().map(|(_, standing, _)| standing) {
        Some(Standing::Cadre) => LearnerKind::Cadre,
        Some(Standing::PartTime) => LearnerKind::PartTime,
        Some(Standing::Collaborator) => LearnerKind::Collaborator,
        Some(Standing::PartyMember) => LearnerKind::PartyMember,
        Some(Standing::OutstandingCitizen) => LearnerKind::OutstandingCitizen,
        Some(Standing::CivilServant | Standing::PublicEmployee | Standing::ContractWorker) | None => {
            LearnerKind::CivilServantOrEmployee
        }
    }
}

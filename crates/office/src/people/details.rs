//! What lists are narrowed by, beyond who is where: read from the facts that hold of a person on a day.

use ledger::codes::{Learning, LearningState, PartyState, Sex, Standing};
use ledger::value::{Fact, FactKind, Kinds, Word};
use ledger::{Day, Value};

/// What lists are narrowed by, beyond who is where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Details {
    /// Sex, where it is recorded.
    pub sex: Option<Sex>,
    /// The year of birth, where it is recorded.
    pub born: Option<i32>,
    /// The standing of the service.
    pub standing: Option<Standing>,
    /// Party membership, where it is recorded.
    pub party: Option<PartyState>,
    /// The highest level held, by ladder: education, political theory, state management; its place on the ladder, from 1.
    /// 0: known to hold none; none: nothing is recorded.
    pub levels: [Option<u16>; 3],
}

/// The fields of learning by which lists are narrowed, with their ladders.
pub(super) const LADDERS: [(Learning, &str); 3] = [
    (Learning::Education, "education"),
    (Learning::Theory, "theory"),
    (Learning::StateManagement, "state_management"),
];

/// The ladders of a day, by the words that the ledger has for their levels.
#[derive(Debug, Default, Clone)]
pub struct Ladders(pub(super) [Vec<(Word, u16)>; 3]);

impl Ladders {
    /// The ladders in force on a day.
    pub fn of(law: &lawbook::Lawbook, value: &Value, day: Day) -> Self {
        Self(LADDERS.map(|(_, name)| {
            let ladder = law.ladder(name, day).ok();
            let levels = ladder.iter().flat_map(|ladder| &ladder.body().levels);
            levels
                .filter_map(|level| Some((value.words().find(&level.id)?, level.order)))
                .collect()
        }))
    }

    /// The place of the highest of some levels; 0 where none of them is on the ladder and it is known that none is held.
    pub(super) fn highest(&self, ladder: usize, held: impl Iterator<Item = Word>, none: bool) -> Option<u16> {
        let levels = self.0.get(ladder)?;
        let order = |level: Word| levels.iter().find(|(word, _)| *word == level).map(|(_, order)| *order);
        held.filter_map(order).max().or(none.then_some(0))
    }
}

/// What the facts that hold of one person on a day tell, of which lists are narrowed by.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) sex: Option<Sex>,
    pub(super) born: Option<i32>,
    pub(super) standing: Option<Standing>,
    pub(super) party: Option<PartyState>,
    /// The levels held, each with its ladder.
    pub(super) held: Vec<(usize, Word)>,
    /// By ladder: known to hold none.
    pub(super) none: [bool; LADDERS.len()],
}

impl Told {
    /// The facts that tell something of it.
    pub(super) const KINDS: Kinds = Kinds::of(&[
        FactKind::Sex,
        FactKind::Birth,
        FactKind::Service,
        FactKind::Party,
        FactKind::Learning,
        FactKind::NoLearning,
    ]);

    /// Reads what holds of a person on a day, and nothing of what was read before.
    pub(super) fn read(&mut self, facts: impl Iterator<Item = Fact>) {
        let ladder_of = |field: Learning| LADDERS.iter().position(|(own, _)| *own == field);
        let mut held = std::mem::take(&mut self.held);
        held.clear();
        *self = Self {
            held,
            ..Self::default()
        };
        for fact in facts {
            match fact {
                Fact::Sex(sex) => self.sex = Some(sex),
                Fact::Birth(birth) => self.born = Some(birth.latest().year()),
                Fact::Service { standing, .. } => self.standing = Some(standing),
                Fact::Party(state) => self.party = Some(state),
                Fact::Learning {
                    field,
                    level,
                    state: LearningState::Held,
                    ..
                } => self.held.extend(ladder_of(field).map(|ladder| (ladder, level))),
                Fact::NoLearning { field } => {
                    if let Some(none) = ladder_of(field).and_then(|ladder| self.none.get_mut(ladder)) {
                        *none = true;
                    }
                }
                _ => {}
            }
        }
    }

    /// The levels held of one ladder.
    pub(super) fn held_of(&self, ladder: usize) -> impl Iterator<Item = Word> {
        let own = self.held.iter().filter(move |(of, _)| *of == ladder);
        own.map(|(_, level)| *level)
    }

    /// What it is on the ladders of the day.
    pub(super) fn details(&self, ladders: &Ladders) -> Details {
        let mut levels = [None; LADDERS.len()];
        for (ladder, (level, none)) in levels.iter_mut().zip(self.none).enumerate() {
            *level = ladders.highest(ladder, self.held_of(ladder), none);
        }
        Details {
            sex: self.sex,
            born: self.born,
            standing: self.standing,
            party: self.party,
            levels,
        }
    }
}

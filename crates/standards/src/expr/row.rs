//! The values of one person, each with the fact that gave it.

use ledger::ActId;

use super::catalogue::Slot;

/// What the record tells for one slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Cell {
    /// Not recorded. That nothing is held is a value (rank 0, [`ledger::Day::MAX`]), not this.
    #[default]
    Unknown,
    /// A flag.
    Flag(bool),
    /// A rank, a word's code, a day's number or a scaled number, between its two ends; the same twice when it is known exactly.
    Between(i32, i32),
}

impl Cell {
    /// A value that is known exactly.
    pub fn exactly(value: i32) -> Self {
        Self::Between(value, value)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<ledger::When> for Cell {
    fn from(when: ledger::When) -> Self {
        Self::Between(when.earliest().number(), when.latest().number())
    }
}

/// One value and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fact {
    /// The value.
    pub cell: Cell,
    /// The act behind it; none where nothing is recorded or where the check itself gave it.
    pub source: Option<ActId>,
}

/// One person's facts, one for each slot of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    facts: Vec<Fact>,
}

impl Row {
    /// A row of which nothing is known.
    pub fn unknown(width: usize) -> Self {
        Self {
            facts: vec![Fact::default(); width],
        }
    }

    /// Writes one fact; a slot outside the catalogue is left out.
    pub fn set(&mut self, slot: Slot, cell: Cell, source: Option<ActId>) {
        if let Some(fact) = self.facts.get_mut(usize::from(slot.0)) {
            *fact = Fact { cell, source };
        }
    }

    /// The fact in a slot.
    pub fn fact(&self, slot: Slot) -> Fact {
        self.facts.get(usize::from(slot.0)).copied().unwrap_or_default()
    }
}

//! The typed fields that a condition may name, and the slots in which their values stand.
//!
//! A condition names a field (`person.theory`) or asks a function (`studying("theory", "intermediate")`). Each becomes one
//! or more *slots*: a slot is one column of a table of people, and one cell of one person.
//!
//! | field type | in a condition | slots |
//! |---|---|---|
//! | flag | `person.party_member`, `!person.party_member`, `== true` | one |
//! | int | `person.age_months >= 28 * 12` | one |
//! | decimal | `pay.coefficient >= dec("3.66")` | one, scaled by the field's digits |
//! | day | `career.recruited < date("2019-12-25")` | one, with both ends of a date known to the month or year |
//! | level | `person.theory >= level("intermediate")` | one: the rank on its ladder, equal ranks are equivalents |
//! | word | `post.rank == "01.003"`, `in ["01.002", "01.003"]` | one: the place in its vocabulary |
//! | words | `"g" in post.groups`, and by a function of its own: `in_group("g")`, `eased("x")` | one flag a word |
//! | qualification | a level, and `studying(name, level)`, `held_on(name, level, day)` | the level, the level studied for, and the day since when each level is held |
//!
//! `has(field)` asks whether a value is recorded at all; it is never unknown. The fields for people, and the
//! meaning of each, are told by [`crate::facts::People`].

use std::collections::BTreeMap;

/// The place of a column, and of a cell of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u16);

/// An ordered ladder of levels, such as political theory. Steps of equal rank are equivalents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// The name that errors show.
    pub name: String,
    /// Steps by word and rank; rank 0 is "known to hold none".
    pub steps: Vec<(String, u8)>,
}

impl Ladder {
    /// The rank of a step.
    pub fn rank(&self, step: &str) -> Option<u8> {
        self.steps.iter().find(|(name, _)| name == step).map(|(_, rank)| *rank)
    }

    /// The first step of a rank.
    pub fn step(&self, rank: u8) -> Option<&str> {
        self.steps
            .iter()
            .find(|(_, at)| *at == rank)
            .map(|(name, _)| name.as_str())
    }

    /// The ranks that exist, above "none", in order.
    pub fn ranks(&self) -> Vec<u8> {
        let mut ranks: Vec<u8> = self
            .steps
            .iter()
            .map(|(_, rank)| *rank)
            .filter(|rank| *rank > 0)
            .collect();
        ranks.sort_unstable();
        ranks.dedup();
        ranks
    }
}

/// A closed list of words: groups, ranks, kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// The name that errors show.
    pub name: String,
    /// The words; a word's code is its place here.
    pub words: Vec<String>,
}

impl Vocabulary {
    /// The code of a word.
    pub fn code(&self, word: &str) -> Option<u16> {
        self.words
            .iter()
            .position(|known| known == word)
            .and_then(|place| u16::try_from(place).ok())
    }

    /// The word of a code.
    pub fn word(&self, code: u16) -> Option<&str> {
        self.words.get(usize::from(code)).map(String::as_str)
    }
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    /// Yes or no.
    Flag,
    /// A whole number in the unit that the field's name ends with.
    Int,
    /// A number of tenths, hundredths … : `digits` after the point.
    Decimal {
        /// Digits after the point.
        digits: u8,
    },
    /// A day, perhaps known to the month or year only.
    Day,
    /// A rank of a ladder.
    Level(usize),
    /// One word of a vocabulary.
    Word(usize),
    /// Some words of a vocabulary.
    Words(usize),
}

/// What one slot tells about its field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// The field's own value.
    Value,
    /// The highest level that is being studied for; rank 0 is "known to study for none".
    Studying,
    /// Since when at least this rank is held; [`ledger::Day::MAX`] is "known not to hold it".
    HeldSince(u8),
    /// Whether this word is among the field's words.
    Member(u16),
}

/// How a slot stands in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One bit.
    Flag,
    /// One byte.
    Code8,
    /// Two bytes.
    Code16,
    /// Four bytes, eight where a range is known only by its ends.
    Number,
}

/// One slot: of which field, what it tells, how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotInfo {
    /// The field's name as conditions write it.
    pub field: String,
    /// What it tells about the field.
    pub tells: Tells,
    /// How it stands in memory.
    pub layout: Layout,
}

/// A field: its type and first slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What it holds.
    pub holds: FieldType,
    /// The slot of its value; the first of its words for [`FieldType::Words`].
    pub slot: Slot,
}

/// What `studying` and `held_on` may ask: by the qualification's short name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualification {
    /// The ladder of its levels.
    pub ladder: usize,
    /// The level that is held.
    pub held: Slot,
    /// The level that is studied for.
    pub studying: Slot,
    /// The slot of "held since" for each rank above none.
    pub since: Vec<(u8, Slot)>,
}

/// What a function of the catalogue's own asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Whether the word is among those of a field.
    Word {
        /// The vocabulary of the field.
        vocabulary: usize,
        /// The slot of its first word.
        first: Slot,
    },
    /// Whether a flag is set.
    Flag(Slot),
}

/// All that conditions may name. Built once, then only read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    ladders: Vec<Ladder>,
    vocabularies: Vec<Vocabulary>,
    fields: BTreeMap<String, Field>,
    qualifications: BTreeMap<String, Qualification>,
    slots: Vec<SlotInfo>,
    functions: BTreeMap<String, Named>,
}

impl Catalogue {
    /// An empty catalogue.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a ladder; the number names it in field types.
    pub fn ladder(&mut self, ladder: Ladder) -> usize {
        self.ladders.push(ladder);
        self.ladders.len() - 1
    }

    /// Adds a vocabulary; the number names it in field types.
    pub fn vocabulary(&mut self, vocabulary: Vocabulary) -> usize {
        self.vocabularies.push(vocabulary);
        self.vocabularies.len() - 1
    }

    /// Adds a field; a name given twice keeps the later field.
    pub fn field(&mut self, name: &str, holds: FieldType) -> Slot {
        let slot = match &holds {
            FieldType::Flag => self.slot(name, Tells::Value, Layout::Flag),
            FieldType::Int | FieldType::Decimal { .. } | FieldType::Day => {
                self.slot(name, Tells::Value, Layout::Number)
            }
            FieldType::Level(_) => self.slot(name, Tells::Value, Layout::Code8),
            FieldType::Word(at) => {
                let layout = if self.words(*at).len() <= 256 {
                    Layout::Code8
                } else {
                    Layout::Code16
                };
                self.slot(name, Tells::Value, layout)
            }
            FieldType::Words(at) => {
                let first = self.next_slot();
                for code in 0..self.words(*at).len() {
                    self.slot(
                        name,
                        Tells::Member(u16::try_from(code).unwrap_or(u16::MAX)),
                        Layout::Flag,
                    );
                }
                first
            }
        };
        self.fields.insert(name.to_owned(), Field { holds, slot });
        slot
    }

    /// Adds a qualification: the level field `name`, asked by its `short` name in `studying` and `held_on`.
    pub fn qualification(&mut self, short: &str, name: &str, ladder: usize) -> Slot {
        let held = self.field(name, FieldType::Level(ladder));
        let studying = self.slot(name, Tells::Studying, Layout::Code8);
        let ranks = self.ladders.get(ladder).map(Ladder::ranks).unwrap_or_default();
        let since = ranks
            .into_iter()
            .map(|rank| (rank, self.slot(name, Tells::HeldSince(rank), Layout::Number)))
            .collect();
        self.qualifications.insert(
            short.to_owned(),
            Qualification {
                ladder,
                held,
                studying,
                since,
            },
        );
        held
    }

    /// Adds the function `name("word")`, which asks whether a word is among those of `field`; true when there is such a field of words.
    pub fn asks_word(&mut self, name: &str, field: &str) -> bool {
        let Some(Field {
            holds: FieldType::Words(vocabulary),
            slot,
        }) = self.fields.get(field)
        else {
            return false;
        };
        self.functions.insert(
            name.to_owned(),
            Named::Word {
                vocabulary: *vocabulary,
                first: *slot,
            },
        );
        true
    }

    /// Adds the function `name()`, which asks a flag; true when there is such a flag.
    pub fn asks_flag(&mut self, name: &str, field: &str) -> bool {
        let Some(Field {
            holds: FieldType::Flag,
            slot,
        }) = self.fields.get(field)
        else {
            return false;
        };
        self.functions.insert(name.to_owned(), Named::Flag(*slot));
        true
    }

    /// A function that was added.
    pub fn function(&self, name: &str) -> Option<&Named> {
        self.functions.get(name)
    }

    /// The names of the functions that were added, in order.
    pub fn function_names(&self) -> impl Iterator<Item = &str> {
        self.functions.keys().map(String::as_str)
    }

    /// A field by name.
    pub fn find(&self, name: &str) -> Option<&Field> {
        self.fields.get(name)
    }

    /// The names of all fields, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str)
    }

    /// A qualification by its short name.
    pub fn find_qualification(&self, short: &str) -> Option<&Qualification> {
        self.qualifications.get(short)
    }

    /// The short names of all qualifications, in order.
    pub fn qualification_names(&self) -> impl Iterator<Item = &str> {
        self.qualifications.keys().map(String::as_str)
    }

    /// A ladder by its number.
    pub fn ladder_at(&self, at: usize) -> Option<&Ladder> {
        self.ladders.get(at)
    }

    /// A vocabulary by its number.
    pub fn vocabulary_at(&self, at: usize) -> Option<&Vocabulary> {
        self.vocabularies.get(at)
    }

    /// What a slot is.
    pub fn slot_info(&self, slot: Slot) -> Option<&SlotInfo> {
        self.slots.get(usize::from(slot.0))
    }

    /// How many slots a row has.
    pub fn width(&self) -> usize {
        self.slots.len()
    }

    /// All slots, in order.
    pub fn slots(&self) -> impl Iterator<Item = (Slot, &SlotInfo)> {
        self.slots.iter().enumerate().map(|(at, info)| (slot_at(at), info))
    }

    fn words(&self, at: usize) -> &[String] {
        self.vocabularies.get(at).map_or(&[], |vocabulary| &vocabulary.words)
    }

    fn next_slot(&self) -> Slot {
        slot_at(self.slots.len())
    }

    fn slot(&mut self, field: &str, tells: Tells, layout: Layout) -> Slot {
        let slot = self.next_slot();
        self.slots.push(SlotInfo {
            field: field.to_owned(),
            tells,
            layout,
        });
        slot
    }
}

fn slot_at(at: usize) -> Slot {
    Slot(u16::try_from(at).unwrap_or(u16::MAX))
}

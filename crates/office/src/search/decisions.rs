//! Decisions as they are found: by number and title, and whom and what each touches.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use ledger::decision::Entry;
use ledger::value::{Ix, Place};
use ledger::{ActId, Seq, Value};

use crate::people::{Spelling, Texts};
use crate::permission::{covers_act, touched};

/// So many decisions stand together.
const TOGETHER: usize = 1_024;

/// Decisions that follow each other in the log.
#[derive(Debug)]
pub(super) struct DecisionNames {
    pub(super) first: Seq,
    /// Number and title of each.
    pub(super) texts: Texts,
    touched: Vec<OnceLock<Touched>>,
}

/// What the acts of a decision touch, each way of touching once. A list of thousands mostly has acts on one person each.
#[derive(Debug, Default)]
struct Touched {
    /// The people of acts on one person and nothing else that counts.
    single: Box<[Ix]>,
    /// What each other act touches.
    several: Box<[Box<[Place]>]>,
}

impl DecisionNames {
    /// Those from a place of the log on, as many as stand together.
    pub(super) fn from(first: Seq, value: &Value) -> Self {
        let mut texts = Texts::default();
        let last = value.head().seq.0;
        for seq in (first.0..=last).take(TOGETHER) {
            let header = value.entry(Seq(seq)).map(Entry::header);
            let said = header.map(|header| format!("{} {}", header.number, header.title));
            texts.push(&Spelling::of(&said.unwrap_or_default()));
        }
        Self {
            first,
            touched: (0..texts.len()).map(|_| OnceLock::new()).collect(),
            texts,
        }
    }

    /// Whether no more can stand with them.
    pub(super) const fn is_full(&self) -> bool {
        self.texts.len() >= TOGETHER
    }

    /// The place in the log of one of them.
    pub(super) fn seq(&self, at: usize) -> Seq {
        Seq(self.first.0 + u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The place in the log behind the last of them.
    pub(super) fn next(&self) -> Seq {
        self.seq(self.texts.len())
    }

    /// Reads the acts of all, where that was not done yet.
    pub(super) fn open(&self, value: &Value) {
        for at in 0..self.texts.len() {
            let _read = self.touched(at, value);
        }
    }

    /// Whether an act of one may be seen by whom these things are covered.
    pub(super) fn is_seen(&self, at: usize, value: &Value, covers: impl Fn(Place) -> bool) -> bool {
        self.touched(at, value).is_some_and(|touched| {
            touched.single.iter().any(|person| covers(Place::Person(*person)))
                || touched.several.iter().any(|places| covers_act(places, &covers))
        })
    }

    /// Whether every act of one may be seen: else its title may tell of what may not.
    pub(super) fn is_wholly_seen(&self, at: usize, value: &Value, covers: impl Fn(Place) -> bool) -> bool {
        self.touched(at, value).is_some_and(|touched| {
            touched.single.iter().all(|person| covers(Place::Person(*person)))
                && touched.several.iter().all(|places| covers_act(places, &covers))
        })
    }

    fn touched(&self, at: usize, value: &Value) -> Option<&Touched> {
        let (touched, seq) = (self.touched.get(at)?, self.seq(at));
        // Others may have gone on to a newer head: what this value does not know yet is not noted as touching nothing.
        (seq <= value.head().seq).then(|| touched.get_or_init(|| Touched::of(seq, value)))
    }
}

impl Touched {
    fn of(seq: Seq, value: &Value) -> Self {
        let (mut single, mut several) = (BTreeSet::new(), BTreeSet::new());
        let acts = value.entry(seq).map_or(0, Entry::len);
        for ordinal in 0..acts {
            let id = ActId { decision: seq, ordinal };
            let Some(dated) = value.act_as_written(id) else {
                continue;
            };
            let mut places = touched(value, id, &dated);
            // Where somebody is touched, nothing else decides.
            if places.iter().any(|place| matches!(place, Place::Person(_))) {
                places.retain(|place| matches!(place, Place::Person(_)));
            }
            match places.as_slice() {
                [Place::Person(person)] => {
                    single.insert(*person);
                }
                _ => {
                    several.insert(places);
                }
            }
        }
        Self {
            single: single.into_iter().collect(),
            several: several.into_iter().map(Vec::into_boxed_slice).collect(),
        }
    }
}

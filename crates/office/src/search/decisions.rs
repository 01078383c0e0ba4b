//! Decisions as they are found: by number and title, and whom and what each touches.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use ledger::decision::Entry;
use ledger::value::{Ix, Place};
use ledger::{ActId, Seq, Value};

use crate::people::Spelling;
use crate::permission::{covers_act, touched};

/// One decision.
#[derive(Debug)]
pub(super) struct DecisionNames {
    pub(super) seq: Seq,
    /// Number and title.
    pub(super) spelling: Spelling,
    touched: OnceLock<Touched>,
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
    pub(super) fn of(seq: Seq, entry: Entry<'_>) -> Self {
        let header = entry.header();
        Self {
            seq,
            spelling: Spelling::of(&format!("{} {}", header.number, header.title)),
            touched: OnceLock::new(),
        }
    }

    /// Reads its acts, where that was not done yet.
    pub(super) fn open(&self, value: &Value) {
        let _read = self.touched(value);
    }

    /// Whether an act of it may be seen by whom these things are covered.
    pub(super) fn is_seen(&self, value: &Value, covers: impl Fn(Place) -> bool) -> bool {
        let touched = self.touched(value);
        touched.single.iter().any(|person| covers(Place::Person(*person)))
            || touched.several.iter().any(|places| covers_act(places, &covers))
    }

    fn touched(&self, value: &Value) -> &Touched {
        self.touched.get_or_init(|| Touched::of(self.seq, value))
    }
}

impl Touched {
    fn of(seq: Seq, value: &Value) -> Self {
        let mut single = BTreeSet::new();
        let mut several: BTreeSet<Vec<Place>> = BTreeSet::new();
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

//! The proof: every invariant of the reorganisation, asked of the ledger that took it. Each says of how many it speaks, and which break it.

mod asked;
mod endings;
mod heads;
mod journey;
mod lineage;
mod state;

use ledger::Value;
use words::Message;

use crate::case::Case;
use crate::path::Journey;
use crate::plan::Ids;
use asked::Asked;

pub use journey::{Leg, Serving, legs};
pub use lineage::{Waiting, waiting};

/// One invariant, proved or broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its name, in JSON and (after `replay-check-`) in the catalogue.
    pub id: &'static str,
    /// Of how many things it speaks.
    pub of: usize,
    /// Those that break it, by code.
    pub broken: Vec<String>,
}

impl Check {
    /// A check of each of these: what it is called where it breaks, and whether it holds.
    fn each(id: &'static str, all: impl IntoIterator<Item = (String, bool)>) -> Self {
        let mut check = Self {
            id,
            of: 0,
            broken: Vec::new(),
        };
        for (name, holds) in all {
            check.of += 1;
            if !holds {
                check.broken.push(name);
            }
        }
        check
    }

    /// Whether nothing breaks it. What speaks of nothing proves nothing.
    pub const fn holds(&self) -> bool {
        self.broken.is_empty() && self.of > 0
    }

    /// What it says, in words.
    pub fn message(&self) -> Message {
        Message::new(format!("replay-check-{}", self.id))
    }
}

/// Asks the ledger for every invariant of a settled case; with a district's own path, where one was given.
pub fn prove(value: &Value, case: &Case, ids: &Ids, journey: Option<&Journey>) -> Vec<Check> {
    let asked = Asked::of(value, case, ids);
    let mut checks = vec![
        asked.old_units_end(),
        asked.districts_end(),
        asked.provinces_pass(),
        asked.new_units_sourced(),
        asked.edges_kept(),
        asked.no_crossing(),
        asked.counts_before(),
        asked.counts_after(),
        asked.answers_before(),
        asked.answers_after(),
        asked.posts(),
        asked.people(),
        asked.quantities(),
        asked.totals(),
        asked.splits_wait(),
    ];
    // A case without splits has nothing that waits.
    checks.retain(|check| check.of > 0 || check.id != "splits-wait");
    checks.extend(journey.into_iter().flat_map(|journey| asked.journey(journey)));
    checks
}

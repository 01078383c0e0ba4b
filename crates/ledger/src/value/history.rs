//! One thing's history, open to be changed. Between decisions most histories are packed.

use super::row::{Place, Row};
use crate::ids::{ActId, Seq};
use crate::time::Day;

/// All that is known of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct History {
    pub(crate) rows: Vec<Row>,
    /// The acts that make it, in the order of the log.
    pub(crate) acts: Vec<ActId>,
    /// The things whose history speaks of it, sorted.
    pub(crate) dependants: Vec<Place>,
    /// The newest day on which anything in it happens: an act on that day or later only adds to what is folded.
    /// [`Day::MAX`] where that is not known, so that everything is folded again.
    pub(crate) reached: Day,
}

impl Default for History {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            acts: Vec::new(),
            dependants: Vec::new(),
            reached: Day::MAX,
        }
    }
}

impl History {
    /// Takes the newly folded rows: what no longer holds stays as it was known, what is new is known from `seq` on.
    pub(crate) fn take(&mut self, mut folded: Vec<Row>, seq: Seq) {
        let mut taken = 0;
        for row in self.rows.iter_mut().filter(|row| row.is_current()) {
            // Folding keeps the order of what it finds again, so the next one not yet met is nearly always the first to ask.
            match (taken..folded.len()).find(|at| folded[*at].says_the_same(row)) {
                Some(same) => {
                    folded[taken..=same].rotate_right(1);
                    taken += 1;
                }
                None => row.known_until = seq,
            }
        }
        self.rows.extend(folded.drain(taken..).map(|row| Row {
            known_from: seq,
            known_until: Seq::LATEST,
            ..row
        }));
        self.rows.retain(|row| row.known_from < row.known_until);
    }

    pub(crate) fn add_act(&mut self, act: ActId) {
        if self.acts.last() != Some(&act) {
            self.acts.push(act);
        }
    }

    pub(crate) fn add_dependant(&mut self, dependant: Place) {
        if let Err(at) = self.dependants.binary_search(&dependant) {
            self.dependants.insert(at, dependant);
        }
    }
}

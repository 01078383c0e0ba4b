//! What can be found at the last few moments; a new head forgets them, but for what decisions are called, which does not change.

use std::sync::{Arc, Mutex, PoisonError};

use ledger::decision::Digest;
use ledger::value::Words;
use ledger::{Day, Seq, Value};

use super::decisions::DecisionNames;
use super::index::SearchIndex;
use super::rules::{RuleNames, rules};
use super::staff_numbers::StaffNumbers;
use crate::office::Office;
use crate::people::Shelf as People;

/// How many moments are kept at most: the usual one, and a few that readers look back to.
const KEPT: usize = 4;

/// How many people the moments that are kept may have together; two are kept in any case.
const PEOPLE: usize = 60_000;

/// A moment of a ledger.
type Moment = (Digest, Day, Seq);

/// Staff numbers, and of which words, head and place of the log they are.
#[derive(Debug)]
struct KeptNumbers {
    words: Words,
    of: (Digest, Seq),
    numbers: Arc<StaffNumbers>,
}

/// What is kept.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    indexes: Mutex<Vec<(Moment, Arc<SearchIndex>)>>,
    decisions: Mutex<(Words, Vec<Arc<DecisionNames>>)>,
    /// Of every day, at the head and the place of the log for which they were last asked.
    staff_numbers: Mutex<Option<KeptNumbers>>,
}

impl Shelf {
    /// The decisions of a value up to a place of its log.
    fn decisions(&self, value: &Value, known: Seq) -> Vec<Arc<DecisionNames>> {
        let mut kept = self.decisions.lock().unwrap_or_else(PoisonError::into_inner);
        if !kept.0.are_those_of(value.words()) {
            // Another log, or one of which something was erased.
            *kept = (value.words().clone(), Vec::new());
        }
        // Those that stand together are made anew when more come to them.
        while kept
            .1
            .last()
            .is_some_and(|last| !last.is_full() && last.next() <= value.head().seq)
        {
            kept.1.pop();
        }
        loop {
            let next = kept.1.last().map_or(Seq(1), |last| last.next());
            if next > value.head().seq {
                break;
            }
            kept.1.push(Arc::new(DecisionNames::from(next, value)));
        }
        let last = kept.1.partition_point(|together| together.first <= known);
        kept.1.get(..last).unwrap_or_default().to_vec()
    }
}

impl Shelf {
    fn staff_numbers(&self, value: &Value, known: Seq) -> Arc<StaffNumbers> {
        let of = (value.head().hash, known);
        let mut kept = self.staff_numbers.lock().unwrap_or_else(PoisonError::into_inner);
        let is_that = |kept: &&KeptNumbers| kept.of == of && kept.words.are_those_of(value.words());
        if let Some(kept) = kept.as_ref().filter(is_that) {
            return Arc::clone(&kept.numbers);
        }
        let numbers = Arc::new(StaffNumbers::of(value.on(Day(0), known)));
        *kept = Some(KeptNumbers {
            words: value.words().clone(),
            of,
            numbers: Arc::clone(&numbers),
        });
        numbers
    }
}

impl Office {
    /// What can be found on a day, as known at a place of the log of a value. Who asks while it is gathered waits for it: it is gathered once.
    pub fn search_index(&self, value: &Value, day: Day, known: Seq) -> Arc<SearchIndex> {
        let kept = self.search_shelf();
        let moment = (value.head().hash, day, known);
        let mut indexes = kept.indexes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = indexes.iter().position(|(own, _)| *own == moment) {
            let found = indexes.remove(at);
            let index = Arc::clone(&found.1);
            indexes.push(found);
            return index;
        }
        if !self.value().words().are_those_of(value.words()) {
            // A value from before an erasure, of a reader who is still at it: nothing of it is kept.
            drop(indexes);
            return Arc::new(self.gathered(value, (day, known), &People::default(), &Shelf::default()));
        }
        indexes.retain(|(own, _)| own.0 == moment.0);
        let people = usize::try_from(value.person_count()).unwrap_or(usize::MAX);
        let kept_before = (PEOPLE / people.max(1)).clamp(2, KEPT) - 1;
        while indexes.len() > kept_before {
            indexes.remove(0);
        }
        let index = Arc::new(self.gathered(value, (day, known), self.people_shelf(), kept));
        indexes.push((moment, Arc::clone(&index)));
        index
    }

    fn gathered(&self, value: &Value, (day, known): (Day, Seq), people: &People, kept: &Shelf) -> SearchIndex {
        let structure = self.structure(value, day, known);
        let roster = self.roster(value, day, known);
        let names = (kept.decisions(value, known), kept.staff_numbers(value, known));
        SearchIndex::of(value.on(day, known), &structure, roster, people, names)
    }

    /// The rules of the law book, as they are found.
    pub(super) fn rule_names(&self) -> &[RuleNames] {
        let laid = self.laid();
        laid.names.get_or_init(|| rules(&laid.law))
    }
}

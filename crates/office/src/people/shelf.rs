//! The rosters of the last few moments; a new head forgets them.

use std::sync::{Arc, Mutex, PoisonError};

use ledger::decision::Digest;
use ledger::value::{Word, Words};
use ledger::{Day, Seq, Value};

use super::names::Names;
use super::roster::Roster;
use super::spelling::Spelling;
use crate::office::Office;

/// How many members the rosters that are kept may have together: some ten megabytes with the spellings of their names.
const KEPT: usize = 150_000;

/// The moment of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Moment {
    head: Digest,
    day: Day,
    known: Seq,
}

/// The rosters that are kept, the newest last, and the names.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    rosters: Mutex<Vec<(Moment, Arc<Roster>)>>,
    names: Mutex<Names>,
}

impl Shelf {
    /// Where names stand in the order of names, and how they are spelled.
    pub(crate) fn spelled(&self, words: &Words, texts: &[Word]) -> Vec<(u32, Arc<Spelling>)> {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.learn(words, texts.iter().copied());
        let spelled = |text: &Word| Some((names.rank(*text), Arc::clone(names.spelling(*text)?)));
        texts.iter().filter_map(spelled).collect()
    }

    fn kept(&self, moment: Moment) -> Option<Arc<Roster>> {
        let mut rosters = self.rosters.lock().unwrap_or_else(PoisonError::into_inner);
        let at = rosters.iter().position(|(own, _)| *own == moment)?;
        let found = rosters.remove(at);
        let roster = Arc::clone(&found.1);
        rosters.push(found);
        Some(roster)
    }

    fn keep(&self, moment: Moment, roster: &Arc<Roster>) {
        let mut rosters = self.rosters.lock().unwrap_or_else(PoisonError::into_inner);
        rosters.retain(|(own, _)| own.head == moment.head && *own != moment);
        rosters.push((moment, Arc::clone(roster)));
        let mut members: usize = rosters.iter().map(|(_, roster)| roster.members().len()).sum();
        while members > KEPT && rosters.len() > 1 {
            members -= rosters.remove(0).1.members().len();
        }
    }
}

impl Office {
    /// Everybody who is in the body of officials on a day, as known at a place of the log of this value. Whoever shows it narrows it to
    /// what the reader may see.
    pub fn roster(&self, value: &Value, day: Day, known: Seq) -> Arc<Roster> {
        let kept = self.people_shelf();
        let moment = Moment {
            head: value.head().hash,
            day,
            known,
        };
        if value.drafts() == 0
            && let Some(roster) = kept.kept(moment)
        {
            return roster;
        }
        let structure = self.structure(value, day, known);
        let mut names = kept.names.lock().unwrap_or_else(PoisonError::into_inner);
        let roster = Arc::new(Roster::of(value.on(day, known), &structure, &mut names));
        drop(names);
        if value.drafts() == 0 {
            kept.keep(moment, &roster);
        }
        roster
    }
}

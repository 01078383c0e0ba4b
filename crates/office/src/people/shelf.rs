//! The rosters of the last few moments; a new head forgets them.

use std::sync::{Arc, Mutex, PoisonError};

use ledger::decision::Digest;
use ledger::value::{Word, Words};
use ledger::{Day, Seq, Value};

use super::careers::Careers;
use super::gather::{Gathered, MOST};
use super::names::Names;
use super::room::Rooms;
use super::roster::Roster;
use super::texts::Texts;
use crate::office::Office;

/// How many members the rosters that are kept may hold together, so many that a few megabytes hold them; of those that hold any, the one that
/// was asked for last stays in any case.
const KEPT: usize = 60_000;

/// How many are kept at most, with those that hold nobody yet.
const MOMENTS: usize = 16;

/// The moment of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Moment {
    head: Digest,
    day: Day,
    known: Seq,
    law: usize,
}

/// The rosters that are kept, the newest last, and the names.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    rosters: Mutex<Vec<(Moment, Arc<Roster>)>>,
    names: Mutex<Names>,
    /// What those that are gone have left.
    rooms: Arc<Rooms>,
    /// What was gathered of the newest head that somebody asked for.
    careers: Mutex<Option<(Digest, Arc<Careers>)>>,
}

impl Shelf {
    /// How the names of people are spelled, some names among them, and of each of these: where it stands in the order, and its place.
    pub(crate) fn spelled(&self, words: &Words, names: &[Word]) -> (Arc<Texts>, Vec<(u32, u32)>) {
        let mut kept = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        kept.learn(words, names.iter().copied());
        let spelled = |name: &Word| (kept.rank(*name), kept.place(*name).unwrap_or(u32::MAX));
        (Arc::clone(kept.texts()), names.iter().map(spelled).collect())
    }

    /// What was gathered of everybody's career, as known at the head of a value. None for a fork with drafts, for what was known before, and
    /// of very many people.
    fn careers(&self, value: &Value, known: Seq) -> Option<Arc<Careers>> {
        let head = value.head();
        if value.drafts() > 0 || known < head.seq || value.person_count() > MOST {
            return None;
        }
        let mut kept = self.careers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, careers)) = kept.as_ref().filter(|(of, _)| *of == head.hash) {
            return Some(Arc::clone(careers));
        }
        *kept = None;
        let gathered = Gathered::of(value);
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.learn(value.words(), gathered.names());
        let careers = Arc::new(gathered.ordered(&names, value));
        *kept = Some((head.hash, Arc::clone(&careers)));
        Some(careers)
    }

    fn kept(&self, moment: Moment) -> Option<Arc<Roster>> {
        let mut rosters = self.rosters.lock().unwrap_or_else(PoisonError::into_inner);
        let at = rosters.iter().position(|(own, _)| *own == moment)?;
        let found = rosters.remove(at);
        let roster = Arc::clone(&found.1);
        rosters.push(found);
        // Others may have come to hold many since.
        trim(&mut rosters);
        Some(roster)
    }

    fn keep(&self, moment: Moment, roster: &Arc<Roster>) {
        let mut rosters = self.rosters.lock().unwrap_or_else(PoisonError::into_inner);
        rosters.retain(|(own, _)| own.head == moment.head && *own != moment);
        rosters.push((moment, Arc::clone(roster)));
        trim(&mut rosters);
    }
}

/// Lets go what is beyond, the oldest first.
fn trim(rosters: &mut Vec<(Moment, Arc<Roster>)>) {
    let (mut members, mut moments) = (0, 0);
    rosters.reverse();
    rosters.retain(|(_, roster)| {
        let own = roster.held();
        let stays = moments < MOMENTS && (own == 0 || members == 0 || members + own <= KEPT);
        if stays {
            (members, moments) = (members + own, moments + 1);
        }
        stays
    });
    rosters.reverse();
}

impl Office {
    /// Everybody who is in the body of officials on a day, as known at a place of the log of this value. Whoever shows it narrows it to
    /// what the reader may see.
    pub fn roster(&self, value: &Value, day: Day, known: Seq) -> Arc<Roster> {
        self.roster_known(value, day, known, None)
    }

    /// The same, judged by the law as it was known at a time (seconds since 1970-01-01T00:00:00Z); none: as known now.
    pub fn roster_known(&self, value: &Value, day: Day, known: Seq, law: Option<i64>) -> Arc<Roster> {
        let law = self.laid_known(law).place;
        let kept = self.people_shelf();
        let moment = Moment {
            head: value.head().hash,
            day,
            known,
            law,
        };
        if value.drafts() == 0
            && let Some(roster) = kept.kept(moment)
        {
            return roster;
        }
        let structure = self.structure(value, day, known);
        let view = value.on(day, known);
        if !self.value().words().are_those_of(value.words()) {
            // A value from before an erasure, of a reader who is still at it: nothing of it is kept.
            return Arc::new(Roster::of(view, law, &structure, &mut Names::default()));
        }
        let careers = kept.careers(value, known);
        let mut names = kept.names.lock().unwrap_or_else(PoisonError::into_inner);
        let roster = Arc::new(match careers {
            Some(careers) => Roster::of_careers(careers, view, law, &structure, &mut names, &kept.rooms),
            None => Roster::of(view, law, &structure, &mut names),
        });
        drop(names);
        if value.drafts() == 0 {
            kept.keep(moment, &roster);
        }
        roster
    }
}

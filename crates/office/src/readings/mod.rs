//! Who opened whose record: each account, person and day once, written soon after and never waited for.
//!
//! What is sensitive is on record before it is shown ([`crate::reads`]). That a record was opened at all is noted in memory and written some
//! seconds later, many in one transaction, at the latest when the office closes. Ended without closing (no power, killed), a process loses
//! what it had not written yet.
//!
//! INVARIANT: nobody who opens a record waits for the writer; no account and person stand twice in the chain for one day.

mod index;
mod keeper;
mod today;

use ledger::PersonId;

pub(crate) use index::{note_of, note_of_each, places_of, record_id, searched_until};
pub(crate) use keeper::Readings;

use crate::office::Office;
use crate::permission::Actor;

/// The action of an event that says: a record was opened, what is sensitive in it folded.
pub const OPENED: &str = "person.read";
/// The action of an event that says: somebody was sought by a sensitive number, of the citizen or of a telephone.
pub const SOUGHT: &str = "person.sought";

impl Office {
    /// Notes that an account has opened a person's record, what is sensitive in it folded. It waits for nothing; the event is written within
    /// seconds, for each account, person and day (in Việt Nam) once, with the time of the first opening.
    ///
    /// Whoever opens the own record is not noted: the list is there to tell its holder of others.
    pub fn note_reading(&self, actor: &Actor, person: PersonId) {
        let own = actor.person.is_some_and(|own| {
            let value = self.value();
            let record = value.record_of(person);
            record.is_some() && value.record_of(own) == record
        });
        if !own {
            self.readings()
                .note(&actor.account, person, self.clock().now(), self.writer());
        }
    }

    /// Writes the openings that wait to be written, and waits until they are safe on disk. What cannot be written goes on waiting.
    pub fn write_readings(&self) {
        if let Some(way) = self.writer().way() {
            self.readings().write_all(way);
        }
    }
}

//! Restore drills: a backup was restored to a place of its own and proved. The outcome is kept, so that everybody can see how old the last
//! drill is and whether it held.

use serde::{Deserialize, Serialize};

use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// The kind of record.
const DRILL: &str = "drill";

/// How one drill went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drill {
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// Which account held it.
    pub by: String,
    /// Whether the restored ledger is whole.
    pub whole: bool,
    /// Its newest decision.
    pub seq: u32,
    /// The chain's hash there.
    pub head: String,
    /// How long restoring and proving took, in milliseconds.
    pub milliseconds: u64,
}

impl Office {
    /// Keeps how a drill went, with an event. The time and the account are set here.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails.
    pub fn note_drill(&self, by: &str, drill: Drill) -> Result<(), NotDone<()>> {
        let by = by.to_owned();
        self.writer().run(move |desk| {
            let drill = Drill {
                time: desk.now(),
                by: by.clone(),
                ..drill.clone()
            };
            desk.put(DRILL, &format!("{:012}", drill.time), &drill);
            let outcome = if drill.whole { "whole" } else { "broken" };
            let event = Event::new(drill.time, &by, "restore.drill").with(format!("{outcome} {}", drill.seq));
            desk.note(Chain::Audit, event);
            Ok(())
        })
    }

    /// The last drill; none when none was ever held.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn last_drill(&self) -> Result<Option<Drill>, StoreError> {
        Ok(self.all_records(DRILL)?.pop())
    }
}

//! Deciding: a signed paper goes into the ledger, judged against the newest value.

use ledger::value::Refused;
use ledger::{Decision, Seq, Value};

use crate::office::Office;
use crate::writer::NotDone;

/// Why a row of decisions stopped.
#[derive(Debug)]
pub enum Stopped<E> {
    /// The ledger refused one of them.
    Refused {
        /// Its number and symbol.
        number: String,
        /// Every reason.
        refused: Refused,
    },
    /// The next one could not be written.
    Cannot(E),
}

impl Office {
    /// Enters one decision. `by` is the account that enters it.
    ///
    /// # Errors
    ///
    /// [`Refused`] with every reason, or the store failed; then nothing was written.
    pub fn decide(&self, by: &str, decision: Decision) -> Result<Seq, NotDone<Refused>> {
        let by = by.to_owned();
        self.writer().run(move |desk| desk.decide(decision, &by))
    }

    /// Enters a row of decisions in one transaction, each written for the value that the one before it left; `next` gives none at the end.
    ///
    /// # Errors
    ///
    /// [`Stopped`] at the first that cannot be entered, or the store failed; then none of them was written.
    pub fn decide_each<E: Send + 'static>(
        &self,
        by: &str,
        mut next: impl FnMut(&Value) -> Result<Option<Decision>, E> + Send + 'static,
    ) -> Result<u32, NotDone<Stopped<E>>> {
        let by = by.to_owned();
        self.writer().run(move |desk| {
            let mut entered = 0;
            while let Some(decision) = next(desk.value()).map_err(Stopped::Cannot)? {
                let number = decision.header.number.clone();
                desk.decide(decision, &by)
                    .map_err(|refused| Stopped::Refused { number, refused })?;
                entered += 1;
            }
            Ok(entered)
        })
    }
}

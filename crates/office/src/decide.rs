//! Deciding: a signed paper goes into the ledger, judged against the newest value.

use ledger::acts::decisions::Revoke;
use ledger::decision::Attachment;
use ledger::value::Refused;
use ledger::{Day, Decision, Header, Seq, Value};

use crate::office::Office;
use crate::port::{KeptFile, StoreError};
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
        self.writer().run(move |desk| desk.decide(decision.clone(), &by))
    }

    /// Enters one decision together with its files, by name. Each is safe on disk before the decision is.
    ///
    /// # Errors
    ///
    /// As [`Office::decide`].
    pub fn decide_with_files(
        &self,
        by: &str,
        mut decision: Decision,
        files: Vec<(String, KeptFile)>,
    ) -> Result<Seq, NotDone<Refused>> {
        let attachment = |(name, file): &(String, KeptFile)| Attachment {
            name: name.clone(),
            sha256: *file.sha256(),
        };
        decision.header.attachments.extend(files.iter().map(attachment));
        let by = by.to_owned();
        self.writer().run(move |desk| {
            let seq = desk.decide(decision.clone(), &by)?;
            for (_, file) in &files {
                desk.keep(file);
            }
            Ok(seq)
        })
    }

    /// The bytes of a file that a decision names; none when the ledger keeps no such file. Who may see it is for the caller to ask.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read, or the bytes are no longer those that the decision names.
    pub fn file_of(&self, attachment: &Attachment) -> Result<Option<KeptFile>, StoreError> {
        let kept = self.kept_file(&attachment.sha256)?.map(KeptFile::of);
        if kept.as_ref().is_some_and(|kept| *kept.sha256() != attachment.sha256) {
            return Err(StoreError::Damaged {
                place: format!("file {}", attachment.name),
                problem: "its bytes are not those that the decision names".to_owned(),
            });
        }
        Ok(kept)
    }

    /// Enters a row of decisions in one transaction. `write` makes the decision of each item for the value that the one before it
    /// left, or none where there is nothing to decide. Gives how many were entered.
    ///
    /// # Errors
    ///
    /// [`Stopped`] at the first that cannot be entered, or the store failed; then none of them was written.
    pub fn decide_each<I, E>(
        &self,
        by: &str,
        items: Vec<I>,
        write: impl Fn(&I, &Value) -> Result<Option<Decision>, E> + Send + 'static,
    ) -> Result<u32, NotDone<Stopped<E>>>
    where
        I: Send + 'static,
        E: Send + 'static,
    {
        let by = by.to_owned();
        self.writer().run(move |desk| {
            let mut entered = 0;
            for item in &items {
                let Some(decision) = write(item, desk.value()).map_err(Stopped::Cannot)? else {
                    continue;
                };
                let number = decision.header.number.clone();
                desk.decide(decision, &by)
                    .map_err(|refused| Stopped::Refused { number, refused })?;
                entered += 1;
            }
            Ok(entered)
        })
    }

    /// Takes a decision back by another one: from the start, or from a day on. Nothing is overwritten; what was known stays known.
    ///
    /// # Errors
    ///
    /// [`Refused`] names the earlier decisions that depend on it, or the store failed; then nothing was written.
    pub fn revoke(&self, by: &str, decision: Seq, number: &str, from: Option<Day>) -> Result<Seq, NotDone<Refused>> {
        let today = self.today();
        let value = self.value();
        let revoked = value.entry(decision).map(ledger::decision::Entry::header);
        let title = revoked
            .as_ref()
            .map_or_else(String::new, |header| format!("Thu hồi {}", header.number));
        let header = Header {
            number: number.to_owned(),
            kind: "revocation".to_owned(),
            issuer: revoked.map_or_else(String::new, |header| header.issuer),
            title,
            ..Header::blank(today)
        };
        let acts = vec![Revoke { decision, from }.into()];
        self.decide(by, Decision { header, acts })
    }
}

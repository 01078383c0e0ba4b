//! From an upload to an import: looked at first, then written.

use std::sync::Arc;

use papers::roster::{Roster, SheetOutline};

use super::Upload;
use crate::figures::Asker;
use crate::import::{ImportFailed, ImportJob, ImportReport, Progress};
use crate::office::Office;
use crate::permission::Actor;
use crate::port::KeptFile;
use crate::writer::NotDone;

/// An upload that was read.
#[derive(Debug, Clone)]
pub struct Import {
    /// The upload.
    pub upload: Upload,
    /// Its bytes.
    pub file: KeptFile,
    /// The list in it.
    pub roster: Roster,
    /// What its sheets look like.
    pub sheets: Vec<SheetOutline>,
    /// Who signs the stock-taking; empty where nobody does.
    pub signer: String,
    /// The digest of what its sender saw of it: it is written only if it comes to that.
    pub seen: String,
}

/// An upload with what was seen of it.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) digest: String,
    pub(crate) sheets: Vec<SheetOutline>,
}

impl Import {
    fn job(self, authority: String) -> ImportJob {
        ImportJob {
            as_of: self.upload.choices.day(),
            file: self.upload.file,
            kept: self.file,
            roster: self.roster,
            number: None,
            signer: self.signer,
            authority,
        }
    }
}

impl Office {
    /// What an upload would change, within its sender's reach. Nothing is written.
    ///
    /// # Errors
    ///
    /// [`ImportFailed`].
    pub fn preview_upload(&self, actor: &Actor, import: Import) -> Result<ImportReport, ImportFailed> {
        self.preview_import(Asker::Account(actor), &import.job(self.authority()))
    }

    /// Imports an upload as it was seen: one decision, one event, and the upload goes, all in one transaction.
    ///
    /// # Errors
    ///
    /// [`ImportFailed`], or the store failed; then nothing was written and the upload waits on.
    pub fn import_upload(
        &self,
        actor: &Actor,
        mut import: Import,
        progress: Arc<Progress>,
    ) -> Result<ImportReport, NotDone<ImportFailed>> {
        let shown = Shown {
            id: import.upload.id.clone(),
            digest: std::mem::take(&mut import.seen),
            sheets: std::mem::take(&mut import.sheets),
        };
        let job = import.job(self.authority());
        self.take_import(Asker::Account(actor), job, progress, Some(shown))
    }

    fn authority(&self) -> String {
        self.settings().unwrap_or_default().authority
    }
}

//! What a process remembers of imports: what was looked at, and what is being written. All of it can be forgotten and made again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ledger::Seq;
use office::import::{ImportReport, Progress};
use office::permission::Actor;
use office::uploads::Upload;
use papers::roster::SheetOutline;
use words::Message;

/// So many uploads that were looked at are remembered.
const LOOKED: usize = 4;
/// So many ends are remembered.
const ENDS: usize = 64;

/// What an upload was looked at by: another choice, another reader's rights or another ledger make another answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LookedBy {
    pub(super) upload: Upload,
    pub(super) actor: Actor,
    pub(super) head: Seq,
}

/// What was seen of an upload.
#[derive(Debug)]
pub(super) struct LookedAt {
    /// What its sheets look like; none where it cannot be read.
    pub(super) sheets: Vec<SheetOutline>,
    /// What it would change, or why that cannot be told.
    pub(super) report: Result<ImportReport, Vec<Message>>,
}

/// An import that was begun.
#[derive(Debug, Clone)]
pub(super) enum Run {
    /// It is being written.
    Writes(Arc<Progress>),
    /// It ended; why, where nothing was written.
    Ended(Vec<Message>),
}

/// The shelf.
#[derive(Debug, Default)]
pub(crate) struct ImportShelf {
    looked: Mutex<Vec<(LookedBy, Arc<LookedAt>)>>,
    runs: Mutex<BTreeMap<String, Run>>,
}

impl ImportShelf {
    pub(super) fn looked(&self, by: &LookedBy) -> Option<Arc<LookedAt>> {
        let looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let found = looked.iter().find(|(own, _)| own == by);
        found.map(|(_, seen)| Arc::clone(seen))
    }

    pub(super) fn keep(&self, by: LookedBy, seen: LookedAt) -> Arc<LookedAt> {
        let seen = Arc::new(seen);
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|(own, _)| own.upload.id != by.upload.id);
        if looked.len() >= LOOKED {
            looked.remove(0);
        }
        looked.push((by, Arc::clone(&seen)));
        seen
    }

    /// Forgets what an upload holds.
    pub(super) fn forget(&self, upload: &str) {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|(own, _)| own.upload.id != upload);
    }

    /// Begins writing; none when that is under way already.
    pub(super) fn begin(&self, upload: &str) -> Option<Arc<Progress>> {
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(runs.get(upload), Some(Run::Writes(_))) {
            return None;
        }
        let progress = Arc::new(Progress::default());
        runs.insert(upload.to_owned(), Run::Writes(Arc::clone(&progress)));
        Some(progress)
    }

    /// Notes how it ended.
    pub(super) fn end(&self, upload: &str, why_not: Vec<Message>) {
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if runs.len() >= ENDS {
            runs.retain(|_, run| matches!(run, Run::Writes(_)));
        }
        runs.insert(upload.to_owned(), Run::Ended(why_not));
    }

    /// What was begun with an upload.
    pub(super) fn run(&self, upload: &str) -> Option<Run> {
        let runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        runs.get(upload).cloned()
    }
}

//! What a process remembers of imports: what was looked at, and what is being written. All of it can be forgotten and made again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ledger::Seq;
use office::import::{ImportReport, Progress, RowReport};
use office::permission::Actor;
use office::uploads::Upload;
use papers::roster::SheetOutline;
use words::Message;

/// So many uploads that were looked at are remembered.
const LOOKED: usize = 4;
/// So many rows that are otherwise are told.
const CHANGED: usize = 50;
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
    /// The digest of that; empty where nothing was seen.
    pub(super) digest: String,
}

impl LookedAt {
    pub(super) fn of(sheets: Vec<SheetOutline>, report: Result<ImportReport, Vec<Message>>) -> Self {
        let digest = report.as_ref().map(ImportReport::digest).unwrap_or_default();
        Self { sheets, report, digest }
    }
}

/// How an import ended.
#[derive(Debug, Clone, Default)]
pub(super) struct Ended {
    /// Why, where nothing was written.
    pub(super) why_not: Vec<Message>,
    /// The first rows that came to something else than what was seen: as they were seen, and as they are now.
    pub(super) changed: Vec<(Option<RowReport>, RowReport)>,
}

impl Ended {
    pub(super) fn because(why_not: Vec<Message>) -> Self {
        let changed = Vec::new();
        Self { why_not, changed }
    }
}

/// An import that was begun.
#[derive(Debug, Clone)]
pub(super) enum Run {
    /// It is being written.
    Writes(Arc<Progress>),
    /// It ended.
    Ended(Ended),
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

    /// Forgets how an import of an upload ended: it is chosen anew how it is read.
    pub(super) fn forget_end(&self, upload: &str) {
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(runs.get(upload), Some(Run::Ended(_))) {
            runs.remove(upload);
        }
    }

    /// Forgets what an upload holds.
    pub(super) fn forget(&self, upload: &str) {
        self.forget_end(upload);
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|(own, _)| own.upload.id != upload);
    }

    /// What is otherwise than it was seen, as far as that look is still remembered.
    pub(super) fn changed(&self, upload: &str, digest: &str, now: &ImportReport) -> Ended {
        let looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = looked
            .iter()
            .find(|(own, seen)| own.upload.id == upload && seen.digest == digest);
        let seen = seen.and_then(|(_, seen)| seen.report.as_ref().ok());
        let changed = seen.map(|seen| now.changed_since(seen)).unwrap_or_default();
        let message = match changed.len() {
            0 => Message::new("imports-changed"),
            rows => Message::new("imports-changed-rows").with("n", rows),
        };
        let first = changed.into_iter().take(CHANGED);
        Ended {
            why_not: vec![message],
            changed: first.map(|(was, row)| (was.cloned(), row.clone())).collect(),
        }
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
    pub(super) fn end(&self, upload: &str, ended: Ended) {
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if runs.len() >= ENDS {
            runs.retain(|_, run| matches!(run, Run::Writes(_)));
        }
        runs.insert(upload.to_owned(), Run::Ended(ended));
    }

    /// What was begun with an upload.
    pub(super) fn run(&self, upload: &str) -> Option<Run> {
        let runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        runs.get(upload).cloned()
    }
}

//! What a process remembers of imports: what was looked at, and what is being written. All of it can be forgotten and made again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

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
/// Of so many ends the rows are remembered too.
const ENDS_WITH_ROWS: usize = 4;
/// Rows of people are remembered so long after they were last shown or refused, though nobody asks again.
const REMEMBERED: Duration = Duration::from_hours(1);

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
    looked: Mutex<Vec<(LookedBy, Arc<LookedAt>, Instant)>>,
    runs: Mutex<BTreeMap<String, (Run, Instant)>>,
}

impl ImportShelf {
    pub(super) fn looked(&self, by: &LookedBy) -> Option<Arc<LookedAt>> {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let found = looked.iter_mut().find(|(own, ..)| own == by);
        found.map(|(_, seen, since)| {
            *since = Instant::now();
            Arc::clone(seen)
        })
    }

    pub(super) fn keep(self: &Arc<Self>, by: LookedBy, seen: LookedAt) -> Arc<LookedAt> {
        let seen = Arc::new(seen);
        self.forget_in_time();
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|(own, ..)| own.upload.id != by.upload.id);
        if looked.len() >= LOOKED {
            looked.remove(0);
        }
        looked.push((by, Arc::clone(&seen), Instant::now()));
        seen
    }

    /// Looks again later whether something is there that nobody has asked for since.
    fn forget_in_time(self: &Arc<Self>) {
        let held = Arc::downgrade(self);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(REMEMBERED).await;
                // What was asked for meanwhile stays for as long again.
                match held.upgrade() {
                    Some(own) if own.forget_since(Instant::now().checked_sub(REMEMBERED)) => {}
                    _ => return,
                }
            }
        });
    }

    /// Forgets all rows that were last asked for before a moment; whether others are left.
    fn forget_since(&self, moment: Option<Instant>) -> bool {
        let old = |since: &Instant| moment.is_some_and(|moment| *since <= moment);
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|(.., since)| !old(since));
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        let mut left = !looked.is_empty();
        for (run, since) in runs.values_mut() {
            if let Run::Ended(ended) = run {
                if old(since) {
                    ended.changed.clear();
                }
                left |= !ended.changed.is_empty();
            }
        }
        left
    }

    /// Forgets how an import of an upload ended: it is chosen anew how it is read.
    pub(super) fn forget_end(&self, upload: &str) {
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(runs.get(upload), Some((Run::Ended(_), _))) {
            runs.remove(upload);
        }
    }

    /// Forgets what an upload holds.
    pub(super) fn forget(&self, upload: &str) {
        self.forget_end(upload);
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|(own, ..)| own.upload.id != upload);
    }

    /// What is otherwise than it was seen, as far as that look is still remembered.
    pub(super) fn changed(&self, upload: &str, digest: &str, now: &ImportReport) -> Ended {
        let looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = looked
            .iter()
            .find(|(own, seen, _)| own.upload.id == upload && seen.digest == digest);
        let seen = seen.and_then(|(_, seen, _)| seen.report.as_ref().ok());
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
        if matches!(runs.get(upload), Some((Run::Writes(_), _))) {
            return None;
        }
        let progress = Arc::new(Progress::default());
        let run = Run::Writes(Arc::clone(&progress));
        runs.insert(upload.to_owned(), (run, Instant::now()));
        Some(progress)
    }

    /// Notes how it ended.
    pub(super) fn end(self: &Arc<Self>, upload: &str, ended: Ended) {
        if !ended.changed.is_empty() {
            self.forget_in_time();
        }
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if runs.len() >= ENDS {
            runs.retain(|_, (run, _)| matches!(run, Run::Writes(_)));
        }
        runs.insert(upload.to_owned(), (Run::Ended(ended), Instant::now()));
        let with_rows = |(run, since): &mut (Run, Instant)| match run {
            Run::Ended(ended) if !ended.changed.is_empty() => Some(*since),
            _ => None,
        };
        let mut since: Vec<Instant> = runs.values_mut().filter_map(with_rows).collect();
        since.sort_unstable();
        let oldest = since.len().checked_sub(ENDS_WITH_ROWS).and_then(|at| since.get(at));
        for (run, since) in runs.values_mut() {
            if let (Run::Ended(ended), Some(oldest)) = (run, oldest)
                && *since < *oldest
            {
                ended.changed.clear();
            }
        }
    }

    /// What was begun with an upload.
    pub(super) fn run(&self, upload: &str) -> Option<Run> {
        let runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        runs.get(upload).map(|(run, _)| run.clone())
    }
}

#[cfg(test)]
mod tests {
    use office::import::Outcome;

    use super::*;

    fn refused() -> Ended {
        let row = RowReport {
            sheet: None,
            row: 2,
            outcome: Outcome::Skip,
            reasons: Vec::new(),
            person: None,
            id: None,
            cells: Vec::new(),
        };
        Ended {
            changed: vec![(None, row)],
            ..Ended::because(vec![Message::new("imports-changed")])
        }
    }

    /// Of so many uploads: whether their end is known, and whether its rows are.
    fn known(shelf: &ImportShelf, uploads: usize) -> Vec<(bool, bool)> {
        let run = |at: usize| match shelf.run(&at.to_string()) {
            Some(Run::Ended(ended)) => (!ended.why_not.is_empty(), !ended.changed.is_empty()),
            _ => (false, false),
        };
        (0..uploads).map(run).collect()
    }

    #[tokio::test]
    async fn why_an_import_was_refused_stays_and_its_rows_go_with_newer_ones_and_in_time() {
        let shelf = Arc::new(ImportShelf::default());
        for upload in 0..6 {
            shelf.end(&upload.to_string(), refused());
            // The clock of a machine may stand still for a moment.
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        let (gone, there) = ((true, false), (true, true));
        assert_eq!(known(&shelf, 6), [gone, gone, there, there, there, there]);
        assert!(
            shelf.forget_since(Instant::now().checked_sub(REMEMBERED)),
            "nothing is old"
        );
        assert!(!shelf.forget_since(Some(Instant::now())), "nothing is left");
        assert_eq!(known(&shelf, 6), [gone; 6]);
    }
}

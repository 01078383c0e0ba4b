//! Files beside a decision of the log: read by whoever may see every act of it, because what a file says nobody but a reader can tell.

use ledger::acts::Act;
use ledger::acts::decisions::FileOf;
use ledger::decision::{Attachment, Entry};
use ledger::{ActId, Seq, Value};
use papers::scan::ScanKind;

use super::scan::OpenedFile;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, Sight, scope, touched};
use crate::port::KeptFile;
use crate::reads::SensitiveGroup;
use crate::writer::NotDone;

/// Why a file of a decision stays closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotOpenFile {
    /// No decision names such a file.
    NoSuch,
    /// It was erased as the law orders, or is not kept here.
    Gone,
    /// Somebody of whom the decision speaks lies out of reach, or something sensitive in it.
    NotAllowed,
}

impl Office {
    /// The files beside a decision, each with its place and whether it is still kept there, for whoever may read them; none for anybody else.
    pub fn files_beside(&self, actor: &Actor, decision: Seq) -> Vec<(FileOf, Attachment, bool)> {
        let value = self.value();
        let Some(entry) = value.entry(decision).filter(|_| !decision.is_draft()) else {
            return Vec::new();
        };
        let named = entry.header().attachments;
        if named.is_empty() || !self.may_read_beside(actor, &value, decision) {
            return Vec::new();
        }
        let places = (0..).map(|at| FileOf { decision, at });
        places
            .zip(named)
            .map(|(file, named)| (file, named, !is_erased(&value, file)))
            .collect()
    }

    /// A file beside a decision, once it is on record that it is read.
    ///
    /// # Errors
    ///
    /// [`CannotOpenFile`], or the store failed.
    pub fn open_file(&self, actor: &Actor, file: FileOf) -> Result<OpenedFile, NotDone<CannotOpenFile>> {
        let value = self.value();
        let refused = |why| Err(NotDone::Refused(why));
        let entry = value.entry(file.decision).filter(|_| !file.decision.is_draft());
        let at = usize::try_from(file.at).unwrap_or(usize::MAX);
        let Some(named) = entry.and_then(|entry| entry.header().attachments.into_iter().nth(at)) else {
            return refused(CannotOpenFile::NoSuch);
        };
        if !self.may_read_beside(actor, &value, file.decision) {
            return refused(CannotOpenFile::NotAllowed);
        }
        if is_erased(&value, file) {
            return refused(CannotOpenFile::Gone);
        }
        let kept = self
            .file_of(&named)
            .map_err(|problem| NotDone::Store(problem.to_string()))?;
        let Some(kept) = kept else {
            return refused(CannotOpenFile::Gone);
        };
        let kind = ScanKind::of(kept.bytes()).ok();
        self.note_file_read(&actor.account, &file.to_string())?;
        Ok(OpenedFile {
            name: named.name,
            kind,
            bytes: KeptFile::bytes(&kept).to_vec(),
        })
    }

    /// Whether somebody sees every act of a decision: of one that states something sensitive with the right to read that, and of an import
    /// with that right over everybody.
    fn may_read_beside(&self, actor: &Actor, value: &Value, decision: Seq) -> bool {
        let structure = self.structure(value, actor.today, Seq::LATEST);
        let scopes = [DataClass::Personal, DataClass::Sensitive]
            .map(|class| scope(actor, Deed::ReadPerson, class, value, &structure));
        if scopes[0].is_empty() {
            return false;
        }
        // A workbook tells more than the acts of its import: rows that were refused, columns that nobody reads.
        if !scopes[1].is_everything() && self.is_import(decision) {
            return false;
        }
        let acts = value.entry(decision).map_or(0, Entry::len);
        (0..acts).all(|ordinal| {
            let id = ActId { decision, ordinal };
            // What was erased speaks of somebody who is not told any more: its papers are read by nobody but who erases.
            let Some(dated) = value.act_as_written(id) else {
                return false;
            };
            let sensitive = usize::from(SensitiveGroup::of_act(&dated.act).is_some());
            let sight = Sight {
                scope: &scopes[sensitive],
                view: value.on(actor.today, Seq::LATEST),
                structure: &structure,
            };
            sight.covers_act(&touched(value, id, &dated))
        })
    }
}

/// Whether a later decision orders a file to go.
fn is_erased(value: &Value, file: FileOf) -> bool {
    let later = value.entries().filter(|(seq, _)| *seq > file.decision);
    later.into_iter().any(|(_, entry)| {
        let mut orders = (0..entry.len()).filter(|ordinal| entry.kind(*ordinal) == Some(Act::ERASE));
        orders.any(|ordinal| {
            let act = entry.act(ordinal).map(|dated| dated.act);
            matches!(act, Some(Act::Erase(order)) if order.files.contains(&file))
        })
    })
}

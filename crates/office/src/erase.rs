//! Lawful erasure: the content of acts on persons goes from the log, and files from beside it, by a decision that says why; the places and
//! digests of both stay.

mod copies;
mod order;
mod reach;

use std::collections::BTreeSet;

use ledger::acts::decisions::FileOf;
use ledger::value::{NotErasable, Problem, Refused};
use ledger::{ActId, PersonId, Seq};

use copies::Erasure;

use crate::attached::Attached;
use crate::figures::Asker;
use crate::office::Office;
use crate::plans::Kept;
use crate::port::StoreError;
use crate::scans::{self, Concerned};
use crate::unfinished::{self, Erased};
use crate::writer::NotDone;

/// Why nothing is erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotErase {
    /// An erasure without a reason erases nothing.
    NoReason,
    /// Nothing was named that could be erased.
    NoActs,
    /// One of the acts cannot be erased.
    NotErasable(NotErasable),
    /// No decision names such a file.
    NoSuchFile(FileOf),
    /// The file was erased before.
    FileIsErased(FileOf),
    /// The asker may not erase what is written of this person.
    OutOfReach(PersonId),
    /// Files speak of anybody: only who may erase in the whole ledger may erase one.
    FilesOutOfReach,
    /// What is left would contradict what others did: their acts, each with its reason. Erase what began it as well.
    Contradicts(Vec<Problem>),
    /// The ledger refuses the decision.
    Refused(Refused),
    /// What is left cannot be read.
    Unreadable(String),
}

/// What was erased, and by which decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WasErased {
    /// The decision.
    pub by: Seq,
    /// Every act, with those that went along.
    pub acts: Vec<ActId>,
    /// Every file.
    pub files: Vec<FileOf>,
    /// Those of the files whose bytes stay, because another decision names the same.
    pub shared: Vec<FileOf>,
    /// Those of the files that could not be taken away: it is tried again when the ledger is opened.
    pub left: Vec<FileOf>,
    /// Files beside the decisions of these acts that were not ordered to go. What they say of the persons nobody but a reader can tell.
    pub beside: Vec<FileOf>,
}

impl Office {
    /// Erases the content of acts, each with its amendments, and files beside decisions. It cannot be taken back.
    ///
    /// # Errors
    ///
    /// [`CannotErase`], or the store failed; then nothing was erased.
    pub fn erase(
        &self,
        asker: Asker<'_>,
        acts: &[ActId],
        files: &[FileOf],
        because: &str,
    ) -> Result<WasErased, NotDone<CannotErase>> {
        let (kept, because, today) = (Kept::of(asker), because.trim().to_owned(), self.today());
        let (acts, files) = (acts.to_vec(), files.iter().copied().collect::<BTreeSet<FileOf>>());
        let done = self.writer().run(move |desk| {
            if because.is_empty() {
                return Err(CannotErase::NoReason);
            }
            let acts = order::all_of(desk.value(), &acts)?;
            if acts.is_empty() && files.is_empty() {
                return Err(CannotErase::NoActs);
            }
            order::must_be_there(&Attached::of(desk.value()), &files)?;
            reach::must_reach(kept.asker(), desk.value(), &acts, &files, today)?;
            let by = kept.asker().name().to_owned();
            let before: Vec<Problem> = desk.value().contradictions().collect();
            let told = Erased::of(desk.value(), &acts, today);
            let (value, concerned) = (desk.value().clone(), Concerned::of(desk.value(), &acts));
            let mut order = order::decision(desk.value(), &acts, &files, &because, today);
            let seq = desk.append(&mut order, &by).map_err(CannotErase::Refused)?;
            if !acts.is_empty() {
                desk.erase(&acts)
                    .map_err(|problem| CannotErase::Unreadable(problem.to_string()))?;
            }
            let new = |problem: &Problem| !before.contains(problem);
            let contradicts: Vec<Problem> = desk.value().contradictions().filter(new).collect();
            if !contradicts.is_empty() {
                return Err(CannotErase::Contradicts(contradicts));
            }
            let left = Attached::of(desk.value());
            let done = order::outcome(&left, seq, &acts, &files);
            let gone = done.files.iter().filter(|file| !done.shared.contains(file));
            let gone: BTreeSet<[u8; 32]> = gone.filter_map(|file| Some(left.named(*file)?.sha256)).collect();
            desk.let_go(&gone);
            let unreadable = |problem: StoreError| CannotErase::Unreadable(problem.to_string());
            unfinished::let_go(desk, &told).map_err(unreadable)?;
            scans::let_go(desk, &value, &concerned, &gone).map_err(unreadable)?;
            let erasure = Erasure {
                before: &value,
                acts: &acts,
                concerned: &concerned,
                because: &because,
                today,
            };
            erasure.let_go(desk)?;
            order::note(desk, &by, &done, &because);
            Ok(done)
        })?;
        Ok(self.with_what_is_left(done))
    }

    /// Looks whether the files are gone.
    fn with_what_is_left(&self, mut done: WasErased) -> WasErased {
        let attached = Attached::of(&self.value());
        let gone = done.files.iter().filter(|file| !done.shared.contains(file));
        let there = gone.filter(|file| {
            let named = attached.named(**file);
            let looked = named.map(|named| self.kept_file(&named.sha256));
            !matches!(looked, None | Some(Ok(None)))
        });
        done.left = there.copied().collect();
        done
    }
}

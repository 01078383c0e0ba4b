//! Which runs can stand side by side: two to four of one kind, each with what it gave.

use std::collections::BTreeSet;

use super::result::RunResult;
use super::run::Run;
use crate::figures::Asker;
use crate::office::Office;

/// The most runs that stand side by side.
const MOST: usize = 4;

/// Why runs are not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotCompare {
    /// There is no such run, or none that the asker may see.
    NoSuchRun(String),
    /// They are not two to four different runs of one kind that each gave something.
    NotAlike,
}

impl Office {
    /// Runs with what each gave, in the order in which they are named, to be put side by side.
    ///
    /// # Errors
    ///
    /// [`CannotCompare`].
    pub fn runs_to_compare(&self, asker: Asker<'_>, ids: &[&str]) -> Result<Vec<(Run, RunResult)>, CannotCompare> {
        let mut runs = Vec::new();
        // One more than can be compared is enough to say so.
        for id in ids.iter().take(MOST + 1) {
            let run = self.run(asker, id);
            runs.push(run.ok_or_else(|| CannotCompare::NoSuchRun((*id).to_owned()))?);
        }
        let different: BTreeSet<&str> = runs.iter().map(|run| run.id.as_str()).collect();
        let kinds: BTreeSet<_> = runs.iter().map(|run| run.question.kind).collect();
        if !(2..=MOST).contains(&runs.len()) || different.len() < runs.len() || kinds.len() > 1 {
            return Err(CannotCompare::NotAlike);
        }
        let given = runs.into_iter().map(|run| {
            let result = self.run_result(&run)?;
            Some((run, result))
        });
        given.collect::<Option<Vec<_>>>().ok_or(CannotCompare::NotAlike)
    }
}

//! Drafts that somebody may see, and the registers of papers.

use ledger::Value;
use serde::de::IgnoredAny;

use super::DRAFT;
use super::allowed::beyond;
use super::draft::Draft;
use super::number::{Numbered, next, register};
use crate::figures::Asker;
use crate::numbered::part;
use crate::office::Office;
use crate::permission::Deed;
use crate::port::StoreError;

impl Office {
    /// The drafts that the asker may see, newest first: those whose every touched thing lies in the asker's reach, and own ones without content.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn drafts(&self, asker: Asker<'_>) -> Result<Vec<Draft>, StoreError> {
        let value = self.value();
        let mut all: Vec<Draft> = self.all_records(DRAFT)?;
        all.retain(|draft| may_see(asker, &value, draft));
        all.sort_by(|one, other| (other.id.len(), &other.id).cmp(&(one.id.len(), &one.id)));
        Ok(all)
    }

    /// Those that the asker may see of so many that were begun last, newest first. What it costs does not depend on how many there are.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn newest_drafts(&self, asker: Asker<'_>, most: usize) -> Result<Vec<Draft>, StoreError> {
        let value = self.value();
        let id = |number: usize| format!("DT-{number}");
        let is_there = |number| Ok(self.found_record::<IgnoredAny>(DRAFT, &id(number))?.is_some());
        let read = |number| self.found_record::<Draft>(DRAFT, &id(number));
        let seen = part((None, most), most, is_there, read, |draft| {
            may_see(asker, &value, draft)
        });
        seen.map(|part| part.items)
    }

    /// One draft, if the asker may see it.
    pub fn draft(&self, asker: Asker<'_>, id: &str) -> Option<Draft> {
        let draft: Draft = self.one_record(DRAFT, id)?;
        may_see(asker, &self.value(), &draft).then_some(draft)
    }

    /// The papers of a body signed in a year, series by series.
    pub fn register(&self, issuer: &str, year: i32) -> Vec<Numbered> {
        register(&self.value(), issuer, year)
    }

    /// The number and symbol that come next for a kind of paper of a body.
    pub fn next_number(&self, issuer: &str, kind: &str, year: i32) -> String {
        next(&self.value(), issuer, kind, year)
    }
}

fn may_see(asker: Asker<'_>, value: &Value, draft: &Draft) -> bool {
    let Some(decision) = draft.decision() else {
        return draft.author() == asker.name();
    };
    if decision.acts.is_empty() {
        return draft.author() == asker.name();
    }
    [Deed::Decide, Deed::Approve]
        .into_iter()
        .any(|deed| beyond(asker, deed, value, &decision).is_none())
}

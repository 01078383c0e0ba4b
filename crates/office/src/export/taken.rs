//! Lists that are taken out as they are seen: which deed each of them takes, over which class of data, and the event that says so.

use std::borrow::Cow;

use ledger::{PersonId, Seq};

use crate::audit::{Event, LogPage, LogQuestion, LogRefused};
use crate::drafts::{Draft, beyond};
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, scope};
use crate::port::{Chain, StoreError};
use crate::proposals::{RecordProposal, reaches_over};
use crate::readings::note_of;
use crate::requests::DataRequest;
use crate::writer::NotDone;

/// A list that is taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenList {
    /// The dashboard of tasks.
    Tasks,
    /// Those behind a figure, by its id.
    Figure(String),
    /// People.
    People,
    /// One person's record, without sensitive groups.
    Record(PersonId),
    /// The own record, sensitive groups with it.
    OwnRecord(PersonId),
    /// What falls due.
    Duties,
    /// Rewards.
    Rewards,
    /// Disciplines that were opened.
    Disciplines,
    /// Units by their place in the tree.
    Units,
    /// Quotas and who is present.
    Quotas,
    /// Who meets which standard, by unit.
    Matrix,
    /// Those behind a cell of the matrix, by their standard.
    Standard(String),
    /// What the records lack, by unit.
    Quality,
    /// The papers of a body and year by their numbers.
    Register,
    /// Drafts of decisions.
    Drafts,
    /// What officials propose for their records.
    Proposals,
    /// What officials ask about their data.
    Requests,
    /// Events of a chain.
    Events,
    /// Accounts and their rights.
    Accounts,
}

impl TakenList {
    /// Every list that is one alone.
    pub const ALL: [Self; 15] = [
        Self::Tasks,
        Self::People,
        Self::Duties,
        Self::Rewards,
        Self::Disciplines,
        Self::Units,
        Self::Quotas,
        Self::Matrix,
        Self::Quality,
        Self::Register,
        Self::Drafts,
        Self::Proposals,
        Self::Requests,
        Self::Events,
        Self::Accounts,
    ];

    /// The word that its event names it by; of those behind a figure or a standard its id, of a record the person's.
    pub fn word(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Figure(id) | Self::Standard(id) => id,
            Self::Record(person) | Self::OwnRecord(person) => return Cow::Owned(person.to_string()),
            Self::Tasks => "tasks",
            Self::People => "people",
            Self::Duties => "duties",
            Self::Rewards => "rewards",
            Self::Disciplines => "disciplines",
            Self::Units => "units",
            Self::Quotas => "quotas",
            Self::Matrix => "matrix",
            Self::Quality => "quality",
            Self::Register => "register",
            Self::Drafts => "drafts",
            Self::Proposals => "proposals",
            Self::Requests => "requests",
            Self::Events => "events",
            Self::Accounts => "accounts",
        })
    }

    /// What one must be granted, with which class of data. What tells of officials is taken by the deed of taking out; what tells of the
    /// office itself, which that deed does not reach, by the deed of whoever keeps it.
    pub const fn takes(&self) -> (Deed, DataClass) {
        match self {
            Self::Tasks | Self::Units | Self::Quotas | Self::Matrix | Self::Quality => {
                (Deed::Export, DataClass::Internal)
            }
            Self::Figure(_)
            | Self::People
            | Self::Record(_)
            | Self::Duties
            | Self::Rewards
            | Self::Standard(_)
            | Self::Register
            | Self::Drafts
            | Self::Proposals
            | Self::Requests => (Deed::Export, DataClass::Personal),
            Self::Disciplines => (Deed::Export, DataClass::Sensitive),
            // Whose it is takes it, by no grant.
            Self::OwnRecord(_) => (Deed::ReadPerson, DataClass::Sensitive),
            Self::Events => (Deed::ReadAudit, DataClass::Internal),
            Self::Accounts => (Deed::ManageAccounts, DataClass::Internal),
        }
    }

    /// Whether it is one person's record.
    const fn is_record(&self) -> bool {
        matches!(self, Self::Record(_) | Self::OwnRecord(_))
    }

    /// Whether it tells of the whole authority, so that over less than all of it nobody takes it.
    const fn is_whole(&self) -> bool {
        matches!(self, Self::Register | Self::Events)
    }
}

impl Office {
    /// Whether somebody may take a list out at all; of what it holds, what lies within reach.
    pub fn may_take(&self, actor: &Actor, list: &TakenList) -> bool {
        if let TakenList::OwnRecord(person) = list {
            return actor.person == Some(*person);
        }
        let value = self.value();
        let structure = self.structure(&value, actor.today, Seq::LATEST);
        let (deed, class) = list.takes();
        let reach = scope(actor, deed, class, &value, &structure);
        if list.is_whole() {
            reach.is_everything()
        } else {
            !reach.is_empty()
        }
    }

    /// Notes that somebody takes so many rows of a list out; a record is one.
    ///
    /// # Errors
    ///
    /// [`NotDone::Refused`] when it may not be taken, or the store fails: then nothing is handed over.
    pub fn note_taken(&self, actor: &Actor, list: &TakenList, rows: usize) -> Result<(), NotDone<()>> {
        if !self.may_take(actor, list) {
            return Err(NotDone::Refused(()));
        }
        let (by, list) = (actor.account.clone(), list.clone());
        self.writer().run(move |desk| {
            let rows = if list.is_record() { 1 } else { rows };
            let event = Event::new(desk.now(), &by, "export").with(rows);
            match &list {
                // Whose record it is, is told of it.
                TakenList::Record(person) | TakenList::OwnRecord(person) => {
                    note_of(desk, Chain::Audit, *person, event);
                }
                list => desk.note(Chain::Audit, event.on(list.word())),
            }
            Ok(())
        })
    }

    /// The drafts that the actor sees and may take out.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn drafts_to_take(&self, actor: &Actor) -> Result<Vec<Draft>, StoreError> {
        let (value, asker) = (self.value(), Asker::Account(actor));
        let mut all = self.drafts(asker)?;
        // What touches nothing yet is shown to its author alone.
        let reached = |draft: &Draft| {
            let decision = draft.decision();
            decision.is_none_or(|decision| beyond(asker, Deed::Export, &value, &decision).is_none())
        };
        all.retain(reached);
        Ok(all)
    }

    /// The proposals that the actor sees and may take out.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn proposals_to_take(&self, actor: &Actor) -> Result<Vec<RecordProposal>, StoreError> {
        let value = self.value();
        let reached = reaches_over(actor, &value, Deed::Export, DataClass::Personal);
        let mut all = self.proposals(actor)?;
        all.retain(|proposal| reached(&proposal.person));
        Ok(all)
    }

    /// The requests that the actor sees and may take out.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn requests_to_take(&self, actor: &Actor) -> Result<Vec<DataRequest>, StoreError> {
        let value = self.value();
        let reached = reaches_over(actor, &value, Deed::Export, DataClass::Personal);
        let mut all = self.requests(actor)?;
        all.retain(|request| reached(&request.person));
        Ok(all)
    }

    /// The newest events that a question asks for, so many at most; from where older ones would go on, where there are more.
    ///
    /// # Errors
    ///
    /// [`LogRefused`].
    pub fn log_to_take(&self, actor: &Actor, question: &LogQuestion, most: usize) -> Result<LogPage, LogRefused> {
        let mut taken = self.read_log(actor, question)?;
        while let Some(before) = taken.older.filter(|_| taken.entries.len() < most) {
            let question = LogQuestion {
                before: Some(before),
                ..question.clone()
            };
            let next = self.read_log(actor, &question)?;
            taken.entries.extend(next.entries);
            taken.older = next.older;
        }
        if let Some(cut) = taken.entries.get(most) {
            taken.older = Some(cut.place + 1);
            taken.entries.truncate(most);
        }
        taken.tired = false;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_lists_are_noted_by_one_word() {
        let words: std::collections::BTreeSet<Cow<'_, str>> = TakenList::ALL.iter().map(TakenList::word).collect();
        assert_eq!(words.len(), TakenList::ALL.len());
    }
}

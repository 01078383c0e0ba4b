//! What a letter counts.

use ledger::{Day, Seq};

use crate::accounts::Account;
use crate::duties::DutyKind;
use crate::office::Office;
use crate::permission::Deed;
use crate::port::StoreError;

/// So many days ahead are counted.
const AHEAD: i32 = 30;

/// How much is to be done, in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyCounts {
    /// On which day.
    pub day: Day,
    /// What is past its last day.
    pub late: usize,
    /// What falls due within a month, by kind; kinds of which nothing does are left out.
    pub soon: Vec<(DutyKind, usize)>,
    /// Drafts that wait, those on which an opinion is to come with them.
    pub drafts: usize,
}

impl DutyCounts {
    /// Nothing, on a day.
    pub const fn none(day: Day) -> Self {
        Self {
            day,
            late: 0,
            soon: Vec::new(),
            drafts: 0,
        }
    }

    /// Whether there is nothing to write about.
    pub fn is_empty(&self) -> bool {
        self.late == 0 && self.soon.is_empty() && self.drafts == 0
    }
}

impl Office {
    /// What is to be done by the holder of an account, as the page of duties lists it.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn duty_counts(&self, account: &Account) -> Result<DutyCounts, StoreError> {
        let (actor, value, day) = (account.actor(self.today()), self.value(), self.usual_day());
        let list = self.duties(&actor, Deed::ReadPerson, &value, day, (Seq::LATEST, None), None);
        let until = Day(day.number() + AHEAD);
        let late = |last: Day| last < day;
        let when = |kind: DutyKind| {
            let of_kind = list.duties.iter().filter(move |duty| duty.kind == kind);
            of_kind.filter_map(|duty| duty.when)
        };
        let count = |kind: DutyKind| {
            when(kind)
                .filter(|(first, last)| !late(*last) && *first <= until)
                .count()
        };
        let asked = self.consulted_drafts(&actor)?;
        let opinions = asked.iter().filter(|one| one.to_come().is_some()).count();
        Ok(DutyCounts {
            day,
            late: list
                .duties
                .iter()
                .filter(|duty| duty.when.is_some_and(|(_, last)| late(last)))
                .count(),
            soon: DutyKind::ALL
                .iter()
                .map(|kind| (*kind, count(*kind)))
                .filter(|(_, count)| *count > 0)
                .collect(),
            drafts: self.waiting_drafts(&actor)?.len() + opinions,
        })
    }
}

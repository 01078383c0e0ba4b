//! Calendars as they are kept: made, listed, read by their key, taken back.

use serde::{Deserialize, Serialize};

use super::key::CalendarKey;
use crate::accounts::Account;
use crate::audit::Event;
use crate::duties::DutyKind;
use crate::office::Office;
use crate::permission::Actor;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// The kind of record.
const CALENDAR: &str = "calendar";
/// So many calendars one account may have.
const MOST: usize = 10;
/// So many signs of what is kept of a key name a calendar.
const NAMED: usize = 12;

/// A calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCalendar {
    /// Whose.
    pub account: String,
    /// When it was made: seconds since 1970-01-01T00:00:00Z.
    pub made: i64,
    /// Whether it names people; else it counts them.
    pub names: bool,
    /// Its kinds, by their words.
    kinds: Vec<String>,
}

impl KeptCalendar {
    /// Its kinds.
    pub fn kinds(&self) -> Vec<DutyKind> {
        self.kinds.iter().filter_map(|word| DutyKind::from_word(word)).collect()
    }

    /// What it gives away, for the chain of events: with names or numbers alone, and of which kinds.
    fn told(&self) -> String {
        let what = if self.names { "names" } else { "numbers" };
        format!("{what}: {}", self.kinds.join(" "))
    }
}

/// Why there is no calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarRefused {
    /// It would tell nothing.
    NoKind,
    /// The account has as many as it may.
    TooMany,
    /// There is none, or it is somebody else's.
    NoSuch,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for CalendarRefused {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the form that map_err calls")]
fn unreadable(problem: StoreError) -> NotDone<CalendarRefused> {
    NotDone::Store(problem.to_string())
}

impl Office {
    /// Makes a calendar for an account; its key is shown once.
    ///
    /// # Errors
    ///
    /// [`CalendarRefused`], or the store failed.
    pub fn add_calendar(
        &self,
        actor: &Actor,
        kinds: &[DutyKind],
        names: bool,
    ) -> Result<CalendarKey, NotDone<CalendarRefused>> {
        if kinds.is_empty() {
            return Err(NotDone::Refused(CalendarRefused::NoKind));
        }
        let key = CalendarKey(self.random());
        let hashed = key.hashed();
        let calendar = KeptCalendar {
            account: actor.account.clone(),
            made: self.clock().now(),
            names,
            kinds: kinds.iter().map(|kind| kind.word().to_owned()).collect(),
        };
        self.writer().run(move |desk| {
            // Counted where nobody else writes meanwhile.
            let all: Vec<(String, KeptCalendar)> = desk.records(CALENDAR)?;
            if all.iter().filter(|(_, own)| own.account == calendar.account).count() >= MOST {
                return Err(CalendarRefused::TooMany);
            }
            desk.put(CALENDAR, &hashed, &calendar);
            let sign = hashed.get(..NAMED).unwrap_or_default();
            desk.note(
                Chain::Audit,
                Event::new(desk.now(), &calendar.account, "calendar.add")
                    .on(sign)
                    .with(calendar.told()),
            );
            Ok(())
        })?;
        Ok(key)
    }

    /// The calendars of an account with the signs that name them, the newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn calendars(&self, account: &str) -> Result<Vec<(String, KeptCalendar)>, StoreError> {
        let all: Vec<(String, KeptCalendar)> = self.all_records_by_key(CALENDAR)?;
        let mut own: Vec<(String, KeptCalendar)> = all
            .into_iter()
            .filter(|(_, calendar)| calendar.account == account)
            .map(|(hashed, calendar)| (hashed.chars().take(NAMED).collect(), calendar))
            .collect();
        own.sort_by(|(one_id, one), (other_id, other)| (other.made, other_id).cmp(&(one.made, one_id)));
        Ok(own)
    }

    /// Takes a calendar back: its key opens nothing any more.
    ///
    /// # Errors
    ///
    /// [`CalendarRefused`], or the store failed.
    pub fn revoke_calendar(&self, account: &str, id: &str) -> Result<(), NotDone<CalendarRefused>> {
        let all: Vec<(String, KeptCalendar)> = self.all_records_by_key(CALENDAR).map_err(unreadable)?;
        let own = all
            .into_iter()
            .find(|(hashed, calendar)| calendar.account == account && hashed.get(..NAMED) == Some(id));
        let (hashed, calendar) = own.ok_or(NotDone::Refused(CalendarRefused::NoSuch))?;
        self.writer().run(move |desk| {
            desk.remove(CALENDAR, &hashed);
            let sign = hashed.get(..NAMED).unwrap_or_default();
            desk.note(
                Chain::Audit,
                Event::new(desk.now(), &calendar.account, "calendar.revoke").on(sign),
            );
            Ok(())
        })
    }

    /// The calendar of a key and its owner, if the owner may still log in.
    pub fn calendar(&self, key: &CalendarKey) -> Option<(KeptCalendar, Account)> {
        let calendar: KeptCalendar = self.one_record(CALENDAR, &key.hashed())?;
        let account = self
            .account(&calendar.account)
            .filter(|account| account.open)?
            .everyday();
        Some((calendar, account))
    }
}

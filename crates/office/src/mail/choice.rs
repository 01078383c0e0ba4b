//! Whether an account wants letters, and how the last one went.

use serde::{Deserialize, Serialize};

use super::problem::{MailProblem, is_address};
use crate::accounts::Account;
use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::webhooks::NotDelivered;
use crate::writer::NotDone;

/// The kind of record.
pub(super) const CHOICE: &str = "mail-choice";

/// The wish of an account for letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailChoice {
    /// Whose.
    pub account: String,
    /// Where letters go.
    pub address: String,
    /// The tag of the language in which they are written.
    pub lang: String,
    /// The last day that is settled: a letter arrived, or nothing was due (days since 1970-01-01).
    pub day: i32,
    /// When a letter arrived last: seconds since 1970-01-01T00:00:00Z; 0 where none has.
    #[serde(default)]
    pub seen: i64,
    /// The day for which a letter was last begun, how often it was tried, and when to try again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) begun: Option<(i32, u32, i64)>,
    /// Why the last try came to nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<NotDelivered>,
}

impl MailChoice {
    /// Whether the letter of a day is to be looked at now.
    pub(super) fn is_due(&self, today: i32, now: i64) -> bool {
        let waits = self.begun.is_some_and(|(day, _, next)| day == today && now < next);
        self.day < today && !waits
    }
}

impl Office {
    /// The wish of an account; none: it wants no letters, which is so until its holder says otherwise.
    pub fn mail_choice(&self, account: &str) -> Option<MailChoice> {
        self.one_record(CHOICE, account)
    }

    /// Keeps that the holder of an account wants letters at an address, in a language; none: no letters.
    ///
    /// # Errors
    ///
    /// [`MailProblem`], or the store failed.
    pub fn choose_mail(
        &self,
        account: &Account,
        address: Option<&str>,
        lang: &str,
    ) -> Result<(), NotDone<Vec<MailProblem>>> {
        let address = address.map(str::trim);
        if address.is_some_and(|address| !is_address(address)) {
            return Err(NotDone::Refused(vec![MailProblem::BadAddress]));
        }
        let wish = address.map(|address| MailChoice {
            account: account.name.clone(),
            address: address.to_owned(),
            lang: lang.to_owned(),
            // The first letter comes on the next day: whoever chooses has just read the page.
            day: self.today().number(),
            seen: 0,
            begun: None,
            trouble: None,
        });
        let name = account.name.clone();
        self.writer().run(move |desk| {
            let word = if let Some(wish) = &wish {
                desk.put(CHOICE, &name, wish);
                "on"
            } else {
                desk.remove(CHOICE, &name);
                "off"
            };
            desk.note(Chain::Audit, Event::new(desk.now(), &name, "mail.choose").with(word));
            Ok(())
        })
    }

    pub(crate) fn mail_choices(&self) -> Result<Vec<MailChoice>, StoreError> {
        self.all_records(CHOICE)
    }
}

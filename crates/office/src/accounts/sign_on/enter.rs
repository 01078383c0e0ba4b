//! Entering by the issuer's word.

use super::link::{LINK, Linked, SignOnLink};
use crate::accounts::account::{ACCOUNT, Account};
use crate::accounts::{Session, SessionKey};
use crate::audit::Event;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// What an issuer has proved of whoever logs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// Whose word it is.
    pub issuer: String,
    /// What it calls somebody.
    pub subject: String,
    /// The address of letters, if it has verified that.
    pub address: Option<String>,
    /// Whether it has asked for a second factor.
    pub factor: bool,
}

/// Why nobody was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignOnRefused {
    /// No account is linked so, or it is closed; which, is not said.
    NotLinked,
    /// A code of the second factor is asked for next: with this key, for some minutes.
    CodeAsked(SessionKey),
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for SignOnRefused {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

impl Office {
    /// Logs in by what an issuer has proved.
    ///
    /// # Errors
    ///
    /// [`SignOnRefused`], or the store failed.
    pub fn sign_on(&self, proven: &Proven) -> Result<(SessionKey, Session), NotDone<SignOnRefused>> {
        let issuer = self.sign_on_issuer().filter(|issuer| issuer.issuer == proven.issuer);
        let name = match &issuer {
            Some(_) => self.meant(proven)?,
            None => None,
        };
        let account = name.as_deref().and_then(|name| self.account(name));
        let subject = account.as_ref().map(|account| account.name.clone());
        let Some(account) = account.filter(|account| account.open) else {
            self.writer().run(move |desk| {
                let event = Event::new(desk.now(), "-", "login.refused").with("sign-on");
                desk.note(Chain::Audit, subject.iter().fold(event, Event::on));
                Ok(())
            })?;
            return Err(NotDone::Refused(SignOnRefused::NotLinked));
        };
        let trusted = issuer.is_some_and(|issuer| issuer.trusts_factor) && proven.factor;
        if self.has_second_factor(&account.name) && !trusted {
            let half = self.begin_half(&account)?;
            return Err(NotDone::Refused(SignOnRefused::CodeAsked(half)));
        }
        self.begin_session::<SignOnRefused>(&account)
    }

    /// The account that is meant. A link by an address becomes one by the subject that first proved it.
    fn meant(&self, proven: &Proven) -> Result<Option<String>, NotDone<SignOnRefused>> {
        let by_subject = Linked::Subject(proven.subject.clone());
        let own = by_subject.key(&proven.issuer);
        if let Some(link) = self.one_record::<SignOnLink>(LINK, &own) {
            return Ok(Some(link.account));
        }
        let Some(address) = proven.address.clone().map(Linked::Address) else {
            return Ok(None);
        };
        let key = address.key(&proven.issuer);
        let waits = self.one_record::<SignOnLink>(LINK, &key);
        // A closed account is not bound to anybody.
        if waits.is_none_or(|link| self.account(&link.account).is_none_or(|account: Account| !account.open)) {
            return Ok(None);
        }
        self.writer().run(move |desk| {
            // Meanwhile an administrator may have linked the subject itself: then that is who is meant.
            if let Some(link) = desk.record::<SignOnLink>(LINK, &own)? {
                return Ok(Some(link.account));
            }
            let link: Option<SignOnLink> = desk.record(LINK, &key)?;
            // Somebody else may have proved the address first.
            let Some(link) = link else { return Ok(None) };
            let account = link.account.clone();
            let holder: Option<Account> = desk.record(ACCOUNT, &account)?;
            if holder.is_none_or(|holder| !holder.open) {
                return Ok(None);
            }
            desk.remove(LINK, &key);
            let bound = SignOnLink {
                by: by_subject.clone(),
                ..link
            };
            desk.put(LINK, &own, &bound);
            let event = Event::new(desk.now(), &account, "account.link").on(&account);
            desk.note(Chain::Audit, event.with("bound"));
            Ok(Some(account))
        })
    }
}

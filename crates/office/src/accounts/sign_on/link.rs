//! Links: which account is meant when the issuer says who somebody is.

use ledger::Day;
use ledger::decision::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::problem::SignOnProblem;
use crate::accounts::account::{ACCOUNT, Account};
use crate::accounts::grants::Reach;
use crate::accounts::{GrantProblem, Warrant};
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

/// The kind of record.
pub(super) const LINK: &str = "sign-on-link";
/// What an issuer calls somebody has so many signs at most (`OpenID` Connect Core 1.0, 2).
const SUBJECT: usize = 255;
/// What is said where no account is there that may log in.
const NO_ACCOUNT: SignOnProblem = SignOnProblem::Account(GrantProblem::NoSuchAccount);
/// What is said of an account with strong rights: nobody alone says by whose word it is entered.
pub(super) const NOT_ALONE: SignOnProblem = SignOnProblem::Account(GrantProblem::NeedsSecondPerson);

/// By what the issuer's word is known to mean an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Linked {
    /// What the issuer calls somebody, for ever.
    Subject(String),
    /// An address of letters that the issuer has verified: until somebody first logs in by it, and then that one alone.
    Address(String),
}

impl Linked {
    fn is_lawful(&self) -> bool {
        let (Self::Subject(text) | Self::Address(text)) = self;
        let plain = text.bytes().all(|sign| sign.is_ascii_graphic());
        let address = matches!(self, Self::Subject(_)) || text.split('@').filter(|part| !part.is_empty()).count() == 2;
        (1..=SUBJECT).contains(&text.len()) && plain && address
    }

    /// The key of its record: neither a subject nor an address can be read out of it.
    pub(super) fn key(&self, issuer: &str) -> String {
        let (kind, text) = match self {
            Self::Subject(text) => ("subject", text.clone()),
            Self::Address(text) => ("address", text.to_ascii_lowercase()),
        };
        let mut hash = Sha256::new();
        for part in ["sign-on", issuer, kind, &text] {
            hash.update(part);
            hash.update([0]);
        }
        Digest(hash.finalize().into()).to_string()
    }
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOnLink {
    /// The account that is meant.
    pub account: String,
    /// Whose word it is.
    pub issuer: String,
    /// By what.
    pub by: Linked,
    /// Who made it, and when.
    pub made: Warrant,
}

impl Office {
    /// Links an account of somebody else with what the issuer calls its holder. An account has one link at a time: where another one stood,
    /// whoever is logged in is logged out.
    ///
    /// # Errors
    ///
    /// Every [`SignOnProblem`] at once, or the store failed.
    pub fn link_account(&self, asker: Asker<'_>, name: &str, by: &Linked) -> Result<(), NotDone<Vec<SignOnProblem>>> {
        let (mut problems, issuer) = (self.of_account(asker, name), self.sign_on_issuer());
        // An account that may not log in is opened first: a link that waits for that day would be forgotten by then.
        let closed = self.account(name).is_some_and(|account| !account.open);
        problems.extend((closed && problems.is_empty()).then_some(NO_ACCOUNT));
        let (today, at_the_machine) = (self.today(), matches!(asker, Asker::Command(_)));
        let looked_at = self.account(name).filter(|_| problems.is_empty() && !at_the_machine);
        let is_guarded = looked_at.is_some_and(|account| account.is_guarded(today));
        problems.extend(is_guarded.then_some(NOT_ALONE));
        problems.extend(issuer.is_none().then_some(SignOnProblem::Off));
        problems.extend((!by.is_lawful()).then_some(SignOnProblem::BadSubject));
        let Some(issuer) = issuer.filter(|_| problems.is_empty()) else {
            return Err(NotDone::Refused(problems));
        };
        let link = SignOnLink {
            account: name.to_owned(),
            by: by.clone(),
            made: Warrant {
                by: asker.name().to_owned(),
                time: self.clock().now(),
                paper: String::new(),
                ..Warrant::default()
            },
            issuer: issuer.issuer,
        };
        let key = by.key(&link.issuer);
        self.writer().run(move |desk| {
            let there: Option<SignOnLink> = desk.record(LINK, &key)?;
            if there.is_some_and(|there| there.account != link.account) {
                return Err(vec![SignOnProblem::Taken]);
            }
            let account: Option<Account> = desk.record(ACCOUNT, &link.account)?;
            let account = account.filter(|account| account.open);
            let mut account = account.ok_or_else(|| vec![NO_ACCOUNT])?;
            // A strong right may have been proposed or given since it was looked at.
            if !at_the_machine && account.is_guarded(today) {
                return Err(vec![NOT_ALONE]);
            }
            let mut before = links_of(desk, &link.account)?;
            before.retain(|before| *before != key);
            for before in &before {
                desk.remove(LINK, before);
            }
            if !before.is_empty() {
                // Whoever came in by the one before is perhaps somebody else.
                account.end_sessions(desk, None)?;
                desk.put(ACCOUNT, &link.account, &account);
            }
            desk.put(LINK, &key, &link);
            let kind = if matches!(link.by, Linked::Subject(_)) {
                "subject"
            } else {
                "address"
            };
            let event = Event::new(desk.now(), &link.made.by, "account.link").on(&link.account);
            desk.note(Chain::Audit, event.with(kind));
            Ok(())
        })
    }

    /// Takes the link of an account away: its holder logs in by the password alone. Whoever is logged in is logged out.
    ///
    /// # Errors
    ///
    /// Every [`SignOnProblem`] at once, or the store failed.
    pub fn unlink_account(&self, asker: Asker<'_>, name: &str) -> Result<(), NotDone<Vec<SignOnProblem>>> {
        let problems = self.of_account(asker, name);
        if !problems.is_empty() {
            return Err(NotDone::Refused(problems));
        }
        let (name, by) = (name.to_owned(), asker.name().to_owned());
        self.writer().run(move |desk| {
            let before = links_of(desk, &name)?;
            if before.is_empty() {
                return Err(vec![SignOnProblem::NoSuch]);
            }
            for key in &before {
                desk.remove(LINK, key);
            }
            if let Some(mut account) = desk.record::<Account>(ACCOUNT, &name)? {
                account.end_sessions(desk, None)?;
                desk.put(ACCOUNT, &name, &account);
            }
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "account.unlink").on(&name));
            Ok(())
        })
    }

    /// The links of the accounts that somebody may manage, by account.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn sign_on_links(&self, asker: Asker<'_>) -> Result<Vec<SignOnLink>, StoreError> {
        if self.sign_on_is_not_yours(asker).is_some() {
            return Ok(Vec::new());
        }
        let mut all: Vec<SignOnLink> = self.all_records(LINK)?;
        all.sort_by(|one, other| one.account.cmp(&other.account));
        Ok(all)
    }

    /// What keeps somebody from deciding by whose word an account is entered.
    fn of_account(&self, asker: Asker<'_>, name: &str) -> Vec<SignOnProblem> {
        if let Some(problem) = self.sign_on_is_not_yours(asker) {
            return vec![problem];
        }
        let reach = Reach::of(self, asker);
        let problem = match self.account(name) {
            None => Some(GrantProblem::NoSuchAccount),
            Some(account) if reach.is_own(&account) => Some(GrantProblem::Oneself),
            Some(account) if !reach.covers(&account, self.today()) => Some(GrantProblem::OutOfReach),
            Some(_) => None,
        };
        problem.into_iter().map(SignOnProblem::Account).collect()
    }
}

/// Whether an account with strong rights is entered by an issuer's word.
pub(super) fn lets_into_guarded(desk: &Desk<'_>, issuer: &str, today: Day) -> Result<bool, StoreError> {
    let all: Vec<(String, SignOnLink)> = desk.records(LINK)?;
    for (_, link) in all.iter().filter(|(_, link)| link.issuer == issuer) {
        let account: Option<Account> = desk.record(ACCOUNT, &link.account)?;
        if account.is_some_and(|account| account.is_guarded(today)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The keys of an account's links.
fn links_of(desk: &Desk<'_>, name: &str) -> Result<Vec<String>, StoreError> {
    let all: Vec<(String, SignOnLink)> = desk.records(LINK)?;
    let own = all.into_iter().filter(|(_, link)| link.account == name);
    Ok(own.map(|(key, _)| key).collect())
}

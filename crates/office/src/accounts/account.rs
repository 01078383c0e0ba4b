//! Accounts: who may log in, and what was granted.

use ledger::{Day, PersonId};
use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::grants::{Granted, ProposedGrant, ProposedReset, Reset, Warrant};
use super::password;
use crate::audit::Event;
use crate::office::Office;
use crate::permission::{Actor, Grant, Role};
use crate::port::Chain;
use crate::writer::NotDone;

/// The kind of record.
pub(crate) const ACCOUNT: &str = "account";

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The name to log in with: lower-case letters, digits, `.`, `-`.
    pub name: String,
    /// The name that pages show.
    pub shown_as: String,
    /// The hash of the password, with its parameters.
    pub password: String,
    /// The person behind it: `decision-ordinal`.
    pub person: Option<String>,
    /// What was granted, what has ended with it; and what the ledger gives, which is never written down.
    #[serde(serialize_with = "granted_alone")]
    pub grants: Vec<Granted>,
    /// What was proposed and waits for a second person: it gives nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposed: Vec<ProposedGrant>,
    /// The emergency access that was last confirmed for it: its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<String>,
    /// Whether it may log in.
    pub open: bool,
    /// How often its rights or its password have changed: a session's key that is older is made anew at its next request.
    #[serde(default)]
    pub changes: u32,
    /// Sessions, and log-ins half done, whose key was made at fewer changes than this have ended.
    #[serde(default)]
    pub sessions_since: u32,
    /// When the password was set: seconds since 1970-01-01T00:00:00Z; 0 where that was not noted.
    #[serde(default)]
    pub password_set: i64,
    /// The hashes of the passwords before, the last one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
    /// Whether somebody else set the password: the holder must choose another before anything else.
    #[serde(default)]
    pub handed_out: bool,
    /// The reset that waits for a second person: nothing has changed yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reset_asked: Option<ProposedReset>,
    /// How its holder was let begin anew, the last time first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resets: Vec<Reset>,
}

/// Of the rights of an account those that were granted: one that the ledger, or emergency access, gives would else outlast what it comes from, were
/// the account stored.
fn granted_alone<S: Serializer>(all: &[Granted], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(all.iter().filter(|one| !one.acting))
}

/// Why an account cannot be made or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountProblem {
    /// The name has other than 2–40 lower-case letters, digits, `.`, `-`.
    BadName,
    /// There is such an account.
    NameTaken,
    /// The password is shorter than so many characters.
    PasswordTooShort(usize),
    /// The password is one of the common ones, or the name of the account or of the authority.
    PasswordTooCommon,
    /// The password lacks one of the four kinds of signs, where the strict rules ask for them.
    PasswordTooPlain,
    /// The password is the present one, or one of those before where the strict rules remember them.
    PasswordUsedBefore,
    /// The password could not be hashed.
    Hashing,
    /// The person behind it lies outside what the one who asks may manage.
    OutOfReach,
    /// Nobody grants to oneself.
    GrantsToOneself,
    /// The store holds something unreadable.
    Store(String),
}

impl Account {
    /// What stands for the account in addresses, which must not tell who somebody is: the beginning of a digest of its name.
    pub fn code(&self) -> String {
        let digest = Sha256::digest(format!("account {}", self.name));
        hex::encode(&digest[..6])
    }

    /// Whether it holds a role on a day.
    pub fn has_role(&self, role: Role, day: Day) -> bool {
        self.grants.iter().any(|grant| grant.role == role && grant.runs(day))
    }

    /// The account as one who asks, on a day.
    pub fn actor(&self, today: Day) -> Actor {
        let person = self.person.as_deref().and_then(|id| id.parse::<PersonId>().ok());
        Actor {
            account: self.name.clone(),
            stands_for: None,
            person,
            grants: self.grants.iter().map(|held| held.grant.clone()).collect(),
            today,
        }
    }
}

/// Whether a name is one that an account may have.
fn is_lawful(name: &str) -> bool {
    let lawful = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-';
    (2..=40).contains(&name.len()) && name.chars().all(lawful)
}

impl Office {
    /// Makes an account. `by` is the account that makes it, or the name of the command.
    ///
    /// # Errors
    ///
    /// Every [`AccountProblem`] at once.
    pub fn add_account(
        &self,
        by: &str,
        name: &str,
        shown_as: &str,
        secret: &str,
        person: Option<PersonId>,
        grants: Vec<Grant>,
    ) -> Result<(), NotDone<Vec<AccountProblem>>> {
        let weak = self.weaknesses(name, secret, false);
        self.make_account(by, name, shown_as, (secret, false), person, (grants, weak))
    }

    /// Makes an account with a password that may have been handed out; `weak` says what is wrong with the password.
    pub(super) fn make_account(
        &self,
        by: &str,
        name: &str,
        shown_as: &str,
        (secret, handed_out): (&str, bool),
        person: Option<PersonId>,
        (grants, weak): (Vec<Grant>, Vec<AccountProblem>),
    ) -> Result<(), NotDone<Vec<AccountProblem>>> {
        let mut problems = weak;
        if !is_lawful(name) {
            problems.push(AccountProblem::BadName);
        }
        if by == name && !grants.is_empty() {
            problems.push(AccountProblem::GrantsToOneself);
        }
        if !problems.is_empty() {
            return Err(NotDone::Refused(problems));
        }
        let hash = password::hash(secret, &self.random::<16>());
        let hash = hash.ok_or(NotDone::Refused(vec![AccountProblem::Hashing]))?;
        let given = |by: &str| Warrant {
            by: by.to_owned(),
            time: self.clock().now(),
            ..Warrant::default()
        };
        let numbered = (1..).zip(grants).map(|(number, grant)| Granted {
            grant,
            number,
            given: Some(given(by)),
            ended: None,
            confirmed: None,
            delegated: None,
            acting: false,
        });
        let account = Account {
            name: name.to_owned(),
            shown_as: if shown_as.is_empty() {
                name.to_owned()
            } else {
                shown_as.to_owned()
            },
            password: hash,
            person: person.map(|person| person.to_string()),
            grants: numbered.collect(),
            proposed: Vec::new(),
            emergency: None,
            open: true,
            changes: 0,
            sessions_since: 0,
            password_set: self.clock().now(),
            former: Vec::new(),
            handed_out,
            reset_asked: None,
            resets: Vec::new(),
        };
        let by = by.to_owned();
        self.writer().run(move |desk| {
            let known = desk.record::<Account>(ACCOUNT, &account.name);
            let known = known.map_err(|problem| vec![AccountProblem::Store(problem.to_string())])?;
            if known.is_some() {
                return Err(vec![AccountProblem::NameTaken]);
            }
            desk.put(ACCOUNT, &account.name, &account);
            let roles: Vec<&str> = account.grants.iter().map(|grant| grant.role.word()).collect();
            let event = Event::new(desk.now(), &by, "account.add").on(&account.name);
            desk.note(Chain::Audit, event.with(roles.join(",")));
            Ok(())
        })
    }

    /// What is wrong with a name for a new account.
    pub fn problems_of_name(&self, name: &str) -> Vec<AccountProblem> {
        let bad = (!is_lawful(name)).then_some(AccountProblem::BadName);
        let taken = self.account(name).map(|_| AccountProblem::NameTaken);
        bad.into_iter().chain(taken).collect()
    }
}

//! Letting the holder of an account begin anew: a password of one use, a second factor taken away. Of an account with strong rights two people
//! do it, for whoever resets one alone could go on as its holder and be the second person of the own proposals.
//!
//! INVARIANT: no administrator alone gets into an account with strong rights; its holder is told of every reset, and what it confirms soon
//! after one says so in the chain.

use ledger::Day;
use serde::{Deserialize, Serialize};

use super::super::account::{ACCOUNT, Account};
use super::super::password;
use super::super::second_factor::drop_factor;
use super::problem::GrantProblem;
use super::reach::Reach;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{DataClass, Role};
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

/// How long a reset that was proposed waits for a second person, in seconds: three days. Our choice: who has lost a password asks again.
const WAITS: i64 = 3 * 86_400;
/// How long after a reset what the account confirms says so, in seconds: three days. Our choice: time for the holder to notice.
const SOON: i64 = 3 * 86_400;
/// For how many days an account is still guarded after its strong rights have ended: thirty. Our choice: one administrator could else end the
/// right, get in, and ask another to give the right back.
const STILL: i32 = 30;
/// Resets that an account remembers.
const REMEMBERED: usize = 5;

/// What is begun anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResetKind {
    /// The password: one of one use is handed out.
    Password,
    /// The second factor: it is taken away.
    SecondFactor,
}

impl ResetKind {
    /// Its word, as forms and messages use it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::SecondFactor => "second-factor",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Password, Self::SecondFactor]
            .into_iter()
            .find(|own| own.word() == word)
    }

    /// What its event is called.
    const fn action(self) -> &'static str {
        match self {
            Self::Password => "password.hand-out",
            Self::SecondFactor => "second-factor.reset",
        }
    }
}

/// A reset that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reset {
    /// Of what.
    pub kind: ResetKind,
    /// Who did it, or proposed it.
    pub by: String,
    /// Who confirmed it, where a second person had to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<String>,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// Whether the holder has said to have seen it.
    #[serde(default)]
    pub seen: bool,
}

/// A reset that waits for a second person: nothing has changed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedReset {
    /// Of what.
    pub kind: ResetKind,
    /// Who proposed it.
    pub by: String,
    /// The account that answers for the proposal: that for which a key stands, else the account itself.
    pub principal: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
}

impl ProposedReset {
    /// Whether it can still be confirmed.
    pub const fn waits(&self, now: i64) -> bool {
        now < self.time + WAITS
    }
}

impl Account {
    /// Whether a right that it has, is to have, or had until lately is so strong that nobody alone may let its holder begin anew: over rights, over the logs,
    /// or over what is sealed.
    pub fn is_guarded(&self, today: Day) -> bool {
        let lately = Day(today.number() - STILL);
        let held = self.grants.iter().filter(|right| right.is_unfinished(lately));
        let proposed = self.proposed.iter().map(|own| &own.right);
        held.chain(proposed)
            .any(|right| matches!(right.role, Role::Admin | Role::Auditor) || right.class >= DataClass::Sealed)
    }

    /// The last reset of which its holder has not been told yet.
    pub fn untold_reset(&self) -> Option<&Reset> {
        self.resets.iter().find(|reset| !reset.seen)
    }

    /// The last reset that is so fresh that what the account confirms says so.
    pub(crate) fn fresh_reset(&self, now: i64) -> Option<&Reset> {
        self.resets.first().filter(|reset| now < reset.time + SOON)
    }

    fn remember(&mut self, reset: Reset) {
        self.resets.insert(0, reset);
        self.resets.truncate(REMEMBERED);
    }
}

/// How a reset came about.
#[derive(Debug, Clone)]
enum Way {
    /// Somebody does it alone.
    Alone,
    /// Somebody confirms what another one has proposed.
    Confirmed,
}

impl Office {
    /// Gives the holder of an account a password of one use in place of a forgotten one; whoever is logged in is logged out.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed: of an account with strong rights, [`GrantProblem::NeedsSecondPerson`].
    pub fn hand_out_password(&self, asker: Asker<'_>, name: &str) -> Result<String, NotDone<Vec<GrantProblem>>> {
        let secret = self.reset(asker, name, ResetKind::Password, Way::Alone)?;
        secret.ok_or_else(|| NotDone::Store("no password was made".to_owned()))
    }

    /// Takes the second factor of an account away: the telephone is lost with the recovery codes, and the office has seen who asks.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed: of an account with strong rights, [`GrantProblem::NeedsSecondPerson`].
    pub fn take_second_factor(&self, asker: Asker<'_>, name: &str) -> Result<(), NotDone<Vec<GrantProblem>>> {
        self.reset(asker, name, ResetKind::SecondFactor, Way::Alone).map(drop)
    }

    /// Proposes a reset of an account with strong rights; the one that was proposed before is dropped.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn propose_reset(
        &self,
        asker: Asker<'_>,
        name: &str,
        kind: ResetKind,
    ) -> Result<(), NotDone<Vec<GrantProblem>>> {
        self.touch(asker, name, move |desk, reach, account, by| {
            account.reset_asked = Some(ProposedReset {
                kind,
                by: by.to_owned(),
                principal: reach.name().to_owned(),
                time: desk.now(),
            });
            let event = Event::new(desk.now(), by, "reset.propose").on(&account.name);
            desk.note(Chain::Audit, event.with(kind.word()));
            Ok(())
        })
    }

    /// Confirms a reset that somebody else has proposed; of a password, gives that of one use.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn confirm_reset(
        &self,
        asker: Asker<'_>,
        name: &str,
        kind: ResetKind,
    ) -> Result<Option<String>, NotDone<Vec<GrantProblem>>> {
        self.reset(asker, name, kind, Way::Confirmed)
    }

    /// Lets a reset go that was proposed.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn drop_reset(&self, asker: Asker<'_>, name: &str) -> Result<(), NotDone<Vec<GrantProblem>>> {
        self.touch(asker, name, |desk, _, account, by| {
            let proposed = account.reset_asked.take();
            let proposed = proposed.ok_or_else(|| vec![GrantProblem::NoSuchReset])?;
            let event = Event::new(desk.now(), by, "reset.drop").on(&account.name);
            desk.note(Chain::Audit, event.with(proposed.kind.word()));
            Ok(())
        })
    }

    /// Notes that the holder of an account has been told of its resets.
    ///
    /// # Errors
    ///
    /// The store failed.
    pub fn see_resets(&self, name: &str) -> Result<(), NotDone<Vec<GrantProblem>>> {
        let name = name.to_owned();
        self.writer().run(move |desk| {
            let account = desk.record::<Account>(ACCOUNT, &name)?;
            let Some(mut account) = account.filter(|account| account.untold_reset().is_some()) else {
                return Ok(());
            };
            account.resets.iter_mut().for_each(|reset| reset.seen = true);
            desk.put(ACCOUNT, &name, &account);
            desk.note(Chain::Audit, Event::new(desk.now(), &name, "reset.seen").on(&name));
            Ok(())
        })
    }

    fn reset(
        &self,
        asker: Asker<'_>,
        name: &str,
        kind: ResetKind,
        way: Way,
    ) -> Result<Option<String>, NotDone<Vec<GrantProblem>>> {
        let new = match kind {
            ResetKind::SecondFactor => None,
            ResetKind::Password => {
                let secret = self.handed_out();
                let hash = {
                    let _slot = self.hashing_slot();
                    password::hash(&secret, &self.random::<16>())
                };
                let hash = hash.ok_or_else(|| NotDone::Store("the password could not be hashed".to_owned()))?;
                Some((secret, hash))
            }
        };
        let hash = new.as_ref().map(|(_, hash)| hash.clone());
        self.manage(asker, name, kind.action(), move |account, desk, reach, by| {
            let (first, second) = who(account, desk, reach, (by, kind, &way))?;
            match &hash {
                Some(hash) => {
                    account.set_password(hash.clone(), desk.now());
                    account.handed_out = true;
                }
                None => drop_factor(desk, &account.name),
            }
            account.reset_asked = None;
            let event = second.as_ref().map(|_| format!("proposed {first}"));
            account.remember(Reset {
                kind,
                by: first,
                confirmed: second,
                time: desk.now(),
                seen: false,
            });
            Ok(event)
        })?;
        Ok(new.map(|(secret, _)| secret))
    }

    /// Changes what waits about an account that is not one's own and lies within reach; nobody is logged out.
    fn touch(
        &self,
        asker: Asker<'_>,
        name: &str,
        change: impl Fn(&mut Desk<'_>, &Reach, &mut Account, &str) -> Result<(), Vec<GrantProblem>> + Send + 'static,
    ) -> Result<(), NotDone<Vec<GrantProblem>>> {
        let (kept, name, today) = (crate::plans::Kept::of(asker), name.to_owned(), self.today());
        self.writer().run(move |desk| {
            let reach = Reach::now(desk, kept.asker(), today)?;
            let mut account = reach.other(desk.record(ACCOUNT, &name)?, today)?;
            change(desk, &reach, &mut account, kept.asker().name())?;
            desk.put(ACCOUNT, &name, &account);
            Ok(())
        })
    }
}

/// Who does a reset, and who confirms it: judged in the transaction that writes it.
fn who(
    account: &Account,
    desk: &Desk<'_>,
    reach: &Reach,
    (by, kind, way): (&str, ResetKind, &Way),
) -> Result<(String, Option<String>), Vec<GrantProblem>> {
    match way {
        Way::Alone if account.is_guarded(reach.today()) && !reach.is_command() => {
            Err(vec![GrantProblem::NeedsSecondPerson])
        }
        Way::Alone => Ok((by.to_owned(), None)),
        Way::Confirmed => {
            let asked = account.reset_asked.as_ref();
            let asked = asked.filter(|asked| asked.kind == kind && asked.waits(desk.now()));
            let asked = asked.ok_or_else(|| vec![GrantProblem::NoSuchReset])?;
            // Another account of whoever proposed it is no second person, nor is a machine.
            let proposer = desk.record::<Account>(ACCOUNT, &asked.principal)?;
            let same = asked.principal == reach.name() || proposer.is_some_and(|proposer| reach.is_own(&proposer));
            if same || reach.is_machine() {
                return Err(vec![GrantProblem::OwnProposal]);
            }
            Ok((asked.by.clone(), Some(by.to_owned())))
        }
    }
}

/// Deeds of which the chain says that whoever did them had been let begin anew shortly before.
const WEIGHTY: &[&str] = &[
    "draft.approve",
    "draft.sign",
    "emergency.confirm",
    "grant.confirm",
    "key.confirm",
    "password.hand-out",
    "plan.sign",
    "rules.approve",
    "second-factor.reset",
];

impl Desk<'_> {
    /// The event that says that a weighty one was of an account that had been let begin anew shortly before; none for any other.
    pub(crate) fn after_reset(&self, event: &Event) -> Option<Event> {
        if !WEIGHTY.contains(&event.action.as_str()) {
            return None;
        }
        let account = self.record::<Account>(ACCOUNT, &event.actor).ok()??;
        let reset = account.fresh_reset(event.time)?;
        let told = Event::new(event.time, &event.actor, "reset.after");
        let told = event.subject.iter().fold(told, Event::on);
        Some(told.with(format!("{} {} {}", event.action, reset.kind.word(), reset.by)))
    }
}

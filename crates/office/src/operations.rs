//! How the office runs: what whoever looks after it must know every morning, and what is to be done about it.

use ledger::{Seq, Value};

use crate::Office;
use crate::accounts::Duty;
use crate::drill::Drill;
use crate::health::Health;
use crate::permission::{Actor, DataClass, Deed, scope};
use crate::port::StoreError;
use crate::snapshot::Begun;
use crate::webhooks::WebhookState;

/// A drill is too old after so many days.
///
/// Source: the office's own goal for restoring; every restore that was not tried for a month counts as none.
const DRILL_DAYS: i64 = 30;
/// A registry is of the third level from so many people with sensitive data on.
///
/// Source: NĐ 331/2026, read second-hand.
const THIRD_LEVEL: usize = 10_000;

/// How sure the office may be that it could be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Restorable {
    /// No restore was ever tried.
    NeverTried,
    /// The last restore that was tried failed.
    Failed(Drill),
    /// The last one held, but is so many days old.
    Old(Drill, i64),
    /// The last one held, so many days ago.
    Tried(Drill, i64),
}

/// How the office runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operations {
    /// Whether everything kept is shown, and more can be written.
    pub health: Health,
    /// How sure a restore is.
    pub restorable: Restorable,
    /// Decisions since the backup that was last tried.
    pub since_backup: u32,
    /// The newest decision.
    pub head: Seq,
    /// What the ledger was opened from.
    pub begun: Begun,
    /// People with a record.
    pub people: usize,
    /// Accounts that may log in.
    pub accounts: usize,
    /// Accounts whose holders must do something first: change a password that was handed out, set a second factor up.
    pub waiting: usize,
    /// Webhooks that there are.
    pub webhooks: usize,
    /// Webhooks whose last try came to nothing, and that are tried again.
    pub webhooks_late: usize,
    /// Webhooks that were given up.
    pub webhooks_stopped: usize,
    /// Whether letters are sent at all.
    pub mails: bool,
    /// Accounts that have asked for letters.
    pub letters: usize,
    /// Those of them whom the last letter did not reach.
    pub letters_late: usize,
}

impl Operations {
    /// Whether the number of people asks for the measures of the third level of security.
    pub const fn is_third_level(&self) -> bool {
        self.people >= THIRD_LEVEL
    }

    /// Whether the number of people comes near to that.
    pub const fn nears_third_level(&self) -> bool {
        self.people >= THIRD_LEVEL / 10 * 9 && !self.is_third_level()
    }
}

impl Office {
    /// Whether an account looks after the office: it manages the accounts of the whole ledger.
    pub fn may_see_operations(&self, actor: &Actor) -> bool {
        let value = self.value();
        let structure = self.structure(&value, actor.today, Seq::LATEST);
        scope(actor, Deed::ManageAccounts, DataClass::Internal, &value, &structure).is_everything()
    }

    /// How the office runs now.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn operations(&self) -> Result<Operations, StoreError> {
        let (value, now) = (self.value(), self.clock().now());
        let drill = self.last_drill()?;
        let covered = drill.as_ref().filter(|drill| drill.whole).map_or(0, |drill| drill.seq);
        let open: Vec<_> = self.accounts()?.into_iter().filter(|account| account.open).collect();
        let waits = |account: &&crate::accounts::Account| {
            matches!(self.duty(account), Some(Duty::ChoosePassword | Duty::SetSecondFactor))
        };
        let head = value.head().seq;
        let letters = self.mail_choices()?;
        let hooks = self.webhooks_unasked()?;
        let hooks: Vec<WebhookState> = hooks.iter().map(|hook| hook.state(head)).collect();
        let late = |state: &&WebhookState| matches!(state, WebhookState::Waiting(_));
        let stopped = |state: &&WebhookState| matches!(state, WebhookState::Stopped(_));
        Ok(Operations {
            health: self.health(),
            restorable: restorable(drill, now),
            since_backup: value.head().seq.0.saturating_sub(covered),
            head: value.head().seq,
            begun: self.begun().clone(),
            people: people(&value),
            waiting: open.iter().filter(waits).count(),
            accounts: open.len(),
            mails: self.mail_server().is_some(),
            letters_late: letters.iter().filter(|choice| choice.trouble.is_some()).count(),
            letters: letters.len(),
            webhooks: hooks.len(),
            webhooks_late: hooks.iter().filter(late).count(),
            webhooks_stopped: hooks.iter().filter(stopped).count(),
        })
    }
}

fn restorable(drill: Option<Drill>, now: i64) -> Restorable {
    match drill {
        None => Restorable::NeverTried,
        Some(drill) if !drill.whole => Restorable::Failed(drill),
        Some(drill) => {
            let days = (now - drill.time) / 86_400;
            if days > DRILL_DAYS {
                Restorable::Old(drill, days)
            } else {
                Restorable::Tried(drill, days)
            }
        }
    }
}

/// People with a record: two records that became one count once.
fn people(value: &Value) -> usize {
    value.on(ledger::Day::MAX, Seq::LATEST).persons().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restore_is_sure_for_thirty_days_after_a_drill_that_held() {
        let drill = |whole| Drill {
            time: 1_000,
            by: "console".into(),
            whole,
            seq: 5,
            head: String::new(),
            milliseconds: 10,
        };
        let after = |days: i64| restorable(Some(drill(true)), 1_000 + days * 86_400);
        assert_eq!(restorable(None, 0), Restorable::NeverTried);
        assert_eq!(restorable(Some(drill(false)), 1_000), Restorable::Failed(drill(false)));
        assert_eq!(after(30), Restorable::Tried(drill(true), 30));
        assert_eq!(after(31), Restorable::Old(drill(true), 31));
    }
}

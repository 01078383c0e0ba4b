//! What the holder of an account must do before anything else.

use super::account::Account;
use crate::office::Office;

/// Something to be done before any page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Choose a password: the present one was handed out by somebody else, or is too old by the strict rules.
    ChoosePassword,
    /// Set up a second factor: a role needs it.
    SetSecondFactor,
}

impl Office {
    /// What the holder of an account must do first; none when nothing is due.
    pub fn duty(&self, account: &Account) -> Option<Duty> {
        if self.must_change_password(account) {
            Some(Duty::ChoosePassword)
        } else if self.needs_second_factor(account) && !self.has_second_factor(&account.name) {
            Some(Duty::SetSecondFactor)
        } else {
            None
        }
    }
}

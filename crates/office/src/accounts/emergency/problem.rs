//! Why there is no emergency access.

use crate::accounts::GrantProblem;
use crate::permission::{DataClass, Role};
use crate::port::StoreError;

/// Why emergency access was not asked for, confirmed or ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmergencyProblem {
    /// No reason was told.
    NoReason,
    /// The reason has more than so many letters.
    LongReason(usize),
    /// That class of data needs no emergency: it is granted.
    ClassTooLow(DataClass),
    /// The unit, or that whoever asks has no right to ask for it there.
    Unit(GrantProblem),
    /// The account has asked for it already, or has it: its id.
    Already(String),
    /// The account holds a role with which it does not go: it would open nothing.
    NotTogether(Role),
    /// Nobody confirms it who asked for it, by whichever account, nor does a machine.
    OwnRequest,
    /// Whoever asked for it may do so no longer.
    NoLongerMay,
    /// There is none that waits, or runs, within what the one who asks may settle.
    NoSuch,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for Vec<EmergencyProblem> {
    fn from(problem: StoreError) -> Self {
        vec![EmergencyProblem::Store(problem.to_string())]
    }
}

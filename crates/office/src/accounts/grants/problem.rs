//! Why a right was not granted, delegated or ended.

use ledger::Day;

use crate::permission::{DataClass, Role};
use crate::port::StoreError;

/// Why a right was not granted, delegated or ended, and why an account was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GrantProblem {
    /// There is no such account, or it may not log in.
    NoSuchAccount,
    /// Nobody does this to the own account, or to another account of the same person.
    Oneself,
    /// The unit, or the account, lies outside what the one who asks may manage.
    OutOfReach,
    /// The ledger has no such unit today.
    NoSuchUnit,
    /// No paper was named.
    NoPaper,
    /// The day on which the paper was signed was not told.
    NoPaperDay,
    /// The paper would be signed after today.
    PaperLater(Day),
    /// Who signed the paper was not told.
    NoPaperSigner,
    /// Such a right is proposed for the account and waits to be confirmed: its number.
    ProposedAlready(u32),
    /// Whoever proposed a right does not confirm it, nor does a machine.
    OwnProposal,
    /// The account has strong rights: nobody alone lets its holder begin anew, or says by whose word it is entered.
    NeedsSecondPerson,
    /// No such reset waits to be confirmed.
    NoSuchReset,
    /// It would end before it begins.
    EndsBeforeItBegins,
    /// It would end today or before: it would give nothing.
    OverAlready,
    /// The account holds the same right in that time: its number.
    AlreadyHeld(u32),
    /// The account holds a role in that time that does not go with this one.
    NotTogether(Role),
    /// The role is for somebody with a record, and no person stands behind the account.
    NobodyBehind,
    /// The role reaches data up to that class only.
    ClassTooHigh(DataClass),
    /// The account has no such right that still runs.
    NoSuchRight,
    /// A right cannot end in the past: what was done with it was done.
    InThePast(Day),
    /// Rights of this role are not delegated, nor is one that was itself delegated.
    NotDelegable,
    /// What is delegated begins no sooner than the right that it comes from: on that day.
    SoonerThanOwn(Day),
    /// What is delegated ends with the right that it comes from: on that day.
    LongerThanOwn(Day),
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for GrantProblem {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

impl From<StoreError> for Vec<GrantProblem> {
    fn from(problem: StoreError) -> Self {
        vec![problem.into()]
    }
}

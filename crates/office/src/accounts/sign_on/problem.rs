//! Why the log-in by an issuer is not set up so, or an account not linked.

use crate::accounts::GrantProblem;
use crate::port::StoreError;

/// What is wrong with an issuer or with a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignOnProblem {
    /// The address of the issuer is none.
    BadIssuer,
    /// An issuer is asked in TLS, but for a machine of the house that is named by its number.
    NotTls,
    /// The number of the machine is no number.
    BadNumber,
    /// The name under which the issuer knows this office is missing.
    NoClient,
    /// The secret that the issuer gave this office is missing.
    NoSecret,
    /// What the button says is missing, or too long.
    BadName(usize),
    /// The address of this site is none that a browser opens.
    BadSite,
    /// No issuer is named.
    Off,
    /// Neither a subject nor an address was named, or both.
    OneOfTwo,
    /// What the issuer calls somebody is longer than it may be, or not in letters.
    BadSubject,
    /// Somebody else is linked so.
    Taken,
    /// There is no such link.
    NoSuch,
    /// The one who asks does not look after the whole office.
    NotYours,
    /// The account: there is none, it is one's own, or out of reach.
    Account(GrantProblem),
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for Vec<SignOnProblem> {
    fn from(problem: StoreError) -> Self {
        vec![SignOnProblem::Store(problem.to_string())]
    }
}

//! Why a log-in by an issuer came to nothing. What the reader sees is less; these are for whoever looks after the office.

use office::webhooks::NotDelivered;
use thiserror::Error;

/// Why it came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SignOnTrouble {
    /// The issuer was not reached, or refused.
    #[error("the issuer was not reached: {}", .0.word())]
    NotReached(NotDelivered),
    /// What it tells of itself is not what the settings say, or leads to another machine.
    #[error("the issuer tells something else of itself than the settings say")]
    Unlike,
    /// Its token proves nothing.
    #[error("the token proves nothing: {0}")]
    Unproven(TokenFault),
}

impl From<NotDelivered> for SignOnTrouble {
    fn from(problem: NotDelivered) -> Self {
        Self::NotReached(problem)
    }
}

impl From<TokenFault> for SignOnTrouble {
    fn from(fault: TokenFault) -> Self {
        Self::Unproven(fault)
    }
}

/// Why a token proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TokenFault {
    /// The issuer gives none for that code: it answered with this status.
    #[error("the issuer gives no token for that code, it answers {0}")]
    Refused(u16),
    /// It is no token.
    #[error("it cannot be read")]
    Unreadable,
    /// It is signed in a way that is not taken, or not at all.
    #[error("its way of signing is not taken")]
    Algorithm,
    /// The issuer shows no such key.
    #[error("its key is not one of the issuer's")]
    UnknownKey,
    /// The signature is not that of the key.
    #[error("its signature is wrong")]
    Signature,
    /// Somebody else issued it.
    #[error("another issuer")]
    Issuer,
    /// It is meant for somebody else.
    #[error("it is meant for somebody else")]
    Audience,
    /// It is over.
    #[error("it is over")]
    Expired,
    /// It does not hold yet.
    #[error("it does not hold yet")]
    NotYet,
    /// It belongs to another log-in.
    #[error("it belongs to another log-in")]
    Nonce,
    /// It does not say who.
    #[error("it does not say who")]
    Subject,
}

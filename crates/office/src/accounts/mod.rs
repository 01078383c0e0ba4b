//! Accounts, passwords and sessions; keys of programs.

mod account;
mod acting;
mod change_password;
mod duty;
mod emergency;
mod grants;
mod keys;
mod log_in;
mod origin;
mod own_sessions;
mod password;
mod prove;
mod rules;
mod second_factor;
mod second_step;
mod session;
mod sign_on;
mod totp;
mod tries;
mod view_as;
mod weaknesses;
mod who_can;

pub use account::{Account, AccountProblem};
pub use change_password::{PasswordChange, PasswordProblem};
pub use duty::Duty;
pub use emergency::{
    EmergencyAccess, EmergencyHours, EmergencyProblem, EmergencyRead, EmergencyReport, EmergencyReports, EmergencySpan,
    EmergencyStage, NewEmergency,
};
pub use grants::{
    Delegation, GrantPaper, GrantProblem, Granted, NewDelegation, NewGrant, ProposedGrant, ProposedReset, Reset,
    ResetKind, Warrant,
};
pub(crate) use keys::KeyUses;
pub use keys::{KeptKey, KeyProblem, KeyRefused, KeySecret, NewKey, ProposedKey};
pub use log_in::LogInRefused;
pub use origin::{LogIn, Origin};
pub use own_sessions::OwnSession;
pub use prove::{ProofMinutes, ProofRefused};
pub use rules::{AccountRules, PasswordRules};
pub use second_factor::{FactorRefused, NewFactor, SecondFactor};
pub(crate) use session::LastSeen;
pub use session::{Session, SessionKey};
pub use sign_on::{Linked, Proven, SignOnIssuer, SignOnLink, SignOnProblem, SignOnRefused};
pub(crate) use tries::Tries;
pub use who_can::{MayDo, NotTold};

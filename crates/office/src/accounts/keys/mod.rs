//! API keys: what a program proves itself with. Each reaches one branch of units, up to a class of data, for the deeds that it names, until a
//! day; it is shown once and kept as a hash.
//!
//! INVARIANT: a strong key opens nothing before a second person has confirmed it.
//! INVARIANT: a key has no rights of its own kind: it asks through the same [`Grant`](crate::permission::Grant) as people do, and every key ends.

mod confirm;
mod kept;
mod manage;
mod problem;
mod secret;
mod uses;

pub use kept::{KeptKey, NewKey, ProposedKey};
pub use problem::{KeyProblem, KeyRefused};
pub use secret::KeySecret;
pub(crate) use uses::KeyUses;

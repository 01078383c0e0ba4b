//! Webhooks: addresses that are told of each decision as it is recorded, so that other programs need not ask again and again.
//!
//! INVARIANT: nothing is told but the ledger, the place and digest of a decision, the kinds of its acts and when it was recorded: no name, no
//! number of a person, no id of one.
//! INVARIANT: each decision is told at least once, in the order of the log: the place up to which a webhook was told is kept, and what was
//! begun and not seen to its end is told again under the same id.

mod address;
mod kept;
mod manage;
mod problem;
mod secret;
mod send;

pub use address::{WebhookAddress, is_public};
pub use kept::{NewWebhook, Webhook, WebhookState};
pub use problem::{NotDelivered, WebhookProblem};
pub use send::{Delivery, Parcel};

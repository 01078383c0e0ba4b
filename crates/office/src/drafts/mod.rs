//! Drafts of decisions on their way: draft, submitted, returned or approved, signed, entered. Until it is entered a draft changes nothing;
//! each step is a person's, in one transaction with its event.
//!
//! INVARIANT: who wrote a draft, or proposed the plan of which it was begun, does not approve it, and nobody takes a step on the own record.
//! INVARIANT: number and place in the log come after the signature, never before.

mod allowed;
mod attach;
mod consult;
mod draft;
mod given_up;
mod going;
mod list;
mod matter;
mod number;
mod opinion;
mod order;
mod serial;
mod steps;
mod submit;

pub(crate) use allowed::beyond;
pub use consult::{Consultable, ConsultedDraft, OpinionAnswer, OpinionRefused};
pub use draft::{Draft, Fit, OFFICE, Stage, Step, StepKind};
pub use going::{Apart, GoesTo, Going, Whereto, posts_made, takes_along, with_exceptions};
pub use matter::{act_on, draft_place};
pub use number::{Numbered, Unused, unused};
pub use opinion::{Consulted, GivenOpinion, Opinion, Stance};
pub use order::Order;
pub(crate) use steps::begin;
pub use steps::{CannotStep, Signature};

/// The kind of record.
pub(crate) const DRAFT: &str = "draft";

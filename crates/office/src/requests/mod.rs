//! What somebody asks about the own data: a copy, a correction, or an answer to a complaint about a reading. Each waits for an officer in whose
//! reach the record lies,
//! until a day where the law book sets one.
//!
//! INVARIANT: nobody answers on the own record, and who is complained about does not answer the complaint.

mod answer;
mod ask;
mod request;

pub use answer::COPY_DAYS;
pub use ask::CannotRequest;
pub use request::{DataRequest, Reading, RequestDeed, RequestKind, RequestStage, RequestStep};

/// The kind of record.
pub(crate) const REQUEST: &str = "data-request";

//! Scans of papers beside records that are not in the ledger yet: a draft of a decision, a proposal. Their bytes wait among the office's own
//! records, so that backup and restore carry them; once the decision is entered they stand beside the ledger, its hash inside.
//!
//! INVARIANT: a record names a scan exactly while its bytes are kept, with it or beside the decision that it became: both change in one
//! transaction.
//! INVARIANT: bytes of a scan leave the office only once the reading is on record.

mod drafts;
mod erased;
mod kept;
mod of_decision;
mod proposals;
mod scan;

pub(crate) use erased::{Concerned, let_go};
pub(crate) use kept::{drop_all, hand_over, taken};
pub use of_decision::CannotOpenFile;
pub use scan::{MOST_BYTES, MOST_SCANS, OpenedFile, Scan, ScanRefused};

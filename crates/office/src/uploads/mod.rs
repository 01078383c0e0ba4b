//! Uploads: workbooks that were sent to be imported and are not yet. Each is its sender's alone, named by chance, and goes away when it is
//! imported, given up, or a day old.
//!
//! INVARIANT: nothing of an upload is in the ledger before its import is written, and nothing of its bytes is kept beside it afterwards.

mod close;
mod columns;
mod commit;
mod keep;
mod spelling;
mod upload;

pub(crate) use close::{close, waiting};
pub use columns::reads_otherwise;
pub(crate) use columns::remember;
pub use commit::Import;
pub(crate) use commit::Shown;
use keep::note;
pub(crate) use spelling::Spellings;
pub(crate) use upload::shown_name;
pub use upload::{Choices, Upload, UploadRefused, UploadState};

/// The kind of record of an upload, by its id.
const UPLOAD: &str = "upload";
/// The kind of record of its bytes.
const BYTES: &str = "upload-bytes";

//! An upload in the transaction of its import.

use super::{BYTES, UPLOAD, Upload, UploadState};
use crate::import::ImportReport;
use crate::writer::Desk;

/// The upload of an account, if it still waits.
pub(crate) fn waiting(desk: &Desk<'_>, id: &str, by: &str) -> Option<Upload> {
    let upload: Upload = desk.record(UPLOAD, id).ok()??;
    (upload.by == by && upload.waits() && !upload.is_old(desk.now())).then_some(upload)
}

/// Lets the bytes of an upload go, and says what it became.
pub(crate) fn close(desk: &mut Desk<'_>, mut upload: Upload, report: &ImportReport) {
    upload.state = UploadState::Imported {
        decision: report.decision,
        totals: report.totals,
    };
    upload.choices = super::Choices::default();
    desk.remove(BYTES, &upload.id);
    desk.put(UPLOAD, &upload.id, &upload);
}

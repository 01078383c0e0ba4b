//! Looking at an upload: it is read in bounds, and asked what it would change within the reader's reach.

use std::sync::Arc;

use office::import::ImportFailed;
use office::permission::Actor;
use office::port::KeptFile;
use office::uploads::{Import, Upload};
use papers::date::Date;
use papers::roster::ReadList;
use words::{Message, import::unreadable, refusals};

use super::shelf::{LookedAt, LookedBy};
use crate::site::{Member, PageError, Site, Unread};

/// The reader's own upload that waits.
pub(super) fn waiting(member: &Member, id: &str) -> Result<Upload, PageError> {
    let upload = member.site.office().upload(&member.actor(), id);
    upload.filter(Upload::waits).ok_or(PageError::NotFound)
}

/// What an upload would change; looked at once for a state of the ledger.
pub(super) async fn looked(member: &Member, upload: &Upload) -> Result<Arc<LookedAt>, PageError> {
    looked_by(&member.site, member.actor(), upload).await
}

/// The same for whoever has sent it.
pub(super) async fn looked_by(site: &Site, actor: Actor, upload: &Upload) -> Result<Arc<LookedAt>, PageError> {
    let by = LookedBy {
        upload: upload.clone(),
        actor,
        head: site.office().value().head().seq,
    };
    if let Some(looked) = site.imports().looked(&by) {
        return Ok(looked);
    }
    let seen = match read(site, upload.clone()).await? {
        Ok(import) => {
            let (actor, sheets) = (by.actor.clone(), import.sheets.clone());
            let looked = site.write(move |office| {
                let report = office.preview_upload(&actor, import);
                report.map_err(|failed| failed_words(failed, office))
            });
            LookedAt::of(sheets, looked.await?)
        }
        Err(why) => LookedAt::of(Vec::new(), Err(vec![why])),
    };
    Ok(site.imports().keep(by, seen))
}

/// An upload, read; or why it cannot be.
pub(super) async fn read(site: &Site, upload: Upload) -> Result<Result<Import, Message>, PageError> {
    let own = upload.clone();
    let file = site
        .write(move |office| office.upload_bytes(&own).map(KeptFile::of))
        .await?;
    let file = file.ok_or(PageError::NotFound)?;
    let list = list(site, file.clone(), &upload).await?;
    Ok(list.map(|list| Import {
        upload,
        file,
        roster: list.roster,
        sheets: list.sheets,
        signer: String::new(),
        seen: String::new(),
    }))
}

async fn list(site: &Site, file: KeptFile, upload: &Upload) -> Result<Result<ReadList, Message>, PageError> {
    let mapping = upload.choices.mapping.clone();
    let as_of = upload.choices.day().and_then(|day| {
        let (year, month, day) = day.civil();
        Date::new(year, month, day)
    });
    let read = site
        .read(move |workbooks| workbooks.list(file.bytes(), mapping.as_ref(), as_of))
        .await?;
    said(read)
}

/// What was read, or why not, in words; a fault of our own is a page of trouble.
pub(super) fn said<T>(read: Result<T, Unread>) -> Result<Result<T, Message>, PageError> {
    match read {
        Ok(read) => Ok(Ok(read)),
        Err(Unread::Workbook(why)) => Ok(Err(unreadable(&why))),
        Err(Unread::OutOfBounds) => Ok(Err(Message::new("workbook-out-of-bounds"))),
        Err(Unread::TooLong) => Ok(Err(Message::new("workbook-too-long"))),
        Err(Unread::Failed(cause)) => Err(PageError::Failed(cause)),
    }
}

/// Why nothing is written, in words.
pub(super) fn failed_words(failed: ImportFailed, office: &office::Office) -> Vec<Message> {
    match failed {
        ImportFailed::NoRoster => vec![Message::new("imports-no-list")],
        ImportFailed::Stopped => vec![Message::new("imports-stopped")],
        ImportFailed::NoUpload => vec![Message::new("imports-gone")],
        ImportFailed::Changed(_) => vec![Message::new("imports-changed")],
        ImportFailed::Refused(refused) => refusals(&refused, &office.value()),
    }
}

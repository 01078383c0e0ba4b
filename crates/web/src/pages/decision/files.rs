//! Files beside a decision: listed on its page for whoever may read them, and given by `POST /quyet-dinh/{seq}/tep/{n}` once that is on record.

use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use ledger::Seq;
use ledger::acts::decisions::FileOf;
use office::scans::CannotOpenFile;

use crate::pages::scans::{ScanRow, ScansView, send};
use crate::site::{Fields, PageError, Visit};
use crate::urls;

/// Gives a file to be kept; files are counted from 1.
pub(crate) async fn open_file(
    Path((seq, number)): Path<(String, String)>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let decision = Seq(seq.parse().map_err(|_| PageError::NotFound)?);
    let number: u32 = number.parse().map_err(|_| PageError::NotFound)?;
    let at = number.checked_sub(1).ok_or(PageError::NotFound)?;
    let actor = visit.actor.clone();
    let done = visit
        .site
        .write(move |office| office.open_file(&actor, FileOf { decision, at }))
        .await?;
    send(done.map_err(|problem| {
        PageError::not_done(problem, |why| match why {
            CannotOpenFile::NoSuch | CannotOpenFile::Gone => PageError::NotFound,
            CannotOpenFile::NotAllowed => PageError::Forbidden,
        })
    })?)
}

/// The files beside a decision, and that there are some where the reader may not read them.
pub(super) fn files(visit: &Visit, seq: Seq, named: usize) -> ScansView {
    let lang = visit.lang();
    let here = urls::decision(&seq.to_string());
    let all = visit.site.office().files_beside(&visit.actor, seq);
    let row = |(file, attachment, kept): (FileOf, ledger::decision::Attachment, bool)| ScanRow {
        name: attachment.name,
        about: lang.say(if kept { "scan-beside" } else { "scan-erased" }),
        open: kept.then(|| urls::scan(&here, &(u64::from(file.at) + 1).to_string())),
        drop: None,
    };
    let hidden = all.is_empty() && named > 0;
    ScansView {
        rows: if hidden {
            vec![ScanRow {
                name: lang.say("scan-unnamed"),
                about: String::new(),
                open: None,
                drop: None,
            }]
        } else {
            all.into_iter().map(row).collect()
        },
        attach: None,
        limit: String::new(),
        note: hidden.then(|| lang.say("scans-not-yours")),
    }
}

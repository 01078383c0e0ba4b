//! `POST /nhap-du-lieu/{upload}/ghi`: writes an import as it was seen, off the page's thread. Whoever asked is shown the report, or meanwhile how far it is.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::import::{ImportFailed, Progress};
use office::permission::Actor;
use office::uploads::{Import, Upload};
use office::writer::NotDone;
use words::Message;

use super::look::{failed_words, read, waiting};
use super::shelf::Ended;
use crate::site::{Fields, Member, PageError, Site};
use crate::urls;

/// A list of everyday size is written while the reader waits.
const PATIENCE: Duration = Duration::from_millis(800);
/// How often is looked whether to stop, while a file is read.
const LOOK: Duration = Duration::from_millis(50);
/// The longest name of a signer, in letters.
const LONGEST: usize = 200;

/// Begins.
pub(crate) async fn commit(
    Path(id): Path<String>,
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let upload = waiting(&member, &id)?;
    let signer: String = fields.get("nguoi-ky").trim().chars().take(LONGEST).collect();
    let seen = fields.get("da-xem").to_owned();
    if let Some(progress) = member.site.imports().begin(&id) {
        let work = run(member.site.clone(), member.actor(), upload, [signer, seen], progress);
        let under_way = tokio::spawn(work);
        // Whether it is done by then is asked on the next page.
        let _in_time = tokio::time::timeout(PATIENCE, under_way).await;
    }
    Ok(Redirect::to(&urls::of_upload(&id, "tien-do")).into_response())
}

pub(super) async fn run(site: Site, actor: Actor, upload: Upload, typed: [String; 2], progress: Arc<Progress>) {
    let id = upload.id.clone();
    let ended = match written(&site, actor, upload, typed, progress).await {
        Ok(ended) => ended,
        Err(problem) => {
            site.log(&format!("import: {problem}"));
            Ended::because(vec![Message::new("imports-not-written")])
        }
    };
    if ended.why_not.is_empty() {
        site.imports().forget(&id);
    }
    site.imports().end(&id, ended);
}

/// Waits until somebody asks to stop.
async fn stopped(progress: &Progress) {
    while !progress.is_stopping() {
        tokio::time::sleep(LOOK).await;
    }
}

/// Writes it as it was seen, signed as it was typed.
async fn written(
    site: &Site,
    actor: Actor,
    upload: Upload,
    [signer, seen]: [String; 2],
    progress: Arc<Progress>,
) -> Result<Ended, PageError> {
    let read = tokio::select! {
        read = read(site, upload) => read?,
        // What is being read comes to its end by itself; nobody waits for it.
        () = stopped(&progress) => return Ok(Ended::because(vec![Message::new("imports-stopped")])),
    };
    let import = match read {
        Ok(import) => Import { signer, seen, ..import },
        Err(why) => return Ok(Ended::because(vec![why])),
    };
    let (id, seen) = (import.upload.id.clone(), import.seen.clone());
    let done = site
        .write(move |office| {
            let done = office.import_upload(&actor, import, progress);
            done.map(drop).map_err(|problem| match problem {
                NotDone::Refused(ImportFailed::Changed(now)) => Ok(Err(now)),
                NotDone::Refused(failed) => Ok(Ok(failed_words(failed, office))),
                other => Err(PageError::not_done(other, |_| PageError::Unprocessable)),
            })
        })
        .await?;
    match done {
        Ok(()) => Ok(Ended::default()),
        Err(Ok(Ok(why))) => Ok(Ended::because(why)),
        Err(Ok(Err(now))) => Ok(site.imports().changed(&id, &seen, &now)),
        Err(Err(problem)) => Err(problem),
    }
}

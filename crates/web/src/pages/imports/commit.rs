//! `POST /nhap-du-lieu/{upload}/ghi`: writes an import, off the page's thread. Whoever asked is shown the report, or meanwhile how far it is.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::import::Progress;
use office::permission::Actor;
use office::uploads::Upload;
use office::writer::NotDone;
use words::Message;

use super::look::{failed_words, read, waiting};
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
    if let Some(progress) = member.site.imports().begin(&id) {
        let work = run(member.site.clone(), member.actor(), upload, signer, progress);
        let under_way = tokio::spawn(work);
        // Whether it is done by then is asked on the next page.
        let _in_time = tokio::time::timeout(PATIENCE, under_way).await;
    }
    Ok(Redirect::to(&urls::of_upload(&id, "tien-do")).into_response())
}

async fn run(site: Site, actor: Actor, upload: Upload, signer: String, progress: Arc<Progress>) {
    let id = upload.id.clone();
    let why_not = match written(&site, actor, upload, signer, progress).await {
        Ok(why_not) => why_not,
        Err(problem) => {
            site.log(&format!("import: {problem}"));
            vec![Message::new("imports-not-written")]
        }
    };
    if why_not.is_empty() {
        site.imports().forget(&id);
    }
    site.imports().end(&id, why_not);
}

/// Waits until somebody asks to stop.
async fn stopped(progress: &Progress) {
    while !progress.is_stopping() {
        tokio::time::sleep(LOOK).await;
    }
}

async fn written(
    site: &Site,
    actor: Actor,
    upload: Upload,
    signer: String,
    progress: Arc<Progress>,
) -> Result<Vec<Message>, PageError> {
    let read = tokio::select! {
        read = read(site, upload, signer) => read?,
        // What is being read comes to its end by itself; nobody waits for it.
        () = stopped(&progress) => return Ok(vec![Message::new("imports-stopped")]),
    };
    let import = match read {
        Ok((import, _)) => import,
        Err(why) => return Ok(vec![why]),
    };
    let done = site
        .write(move |office| {
            let done = office.import_upload(&actor, import, progress);
            done.map(drop).map_err(|problem| match problem {
                NotDone::Refused(failed) => Ok(failed_words(failed, office)),
                other => Err(PageError::not_done(other, |_| PageError::Unprocessable)),
            })
        })
        .await?;
    match done {
        Ok(()) => Ok(Vec::new()),
        Err(why) => why,
    }
}

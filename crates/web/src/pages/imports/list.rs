//! `GET /nhap-du-lieu`: a file to send, the reader's files that wait, and the imports before.

use axum::http::StatusCode;
use axum::response::Response;
use office::Office;
use office::import::{ImportRecord, Totals};
use office::uploads::Upload;
use words::{Lang, Message, writing};

use super::known::{frame_of, imports, steps};
use super::show::{FileRow, ImportsPage};
use crate::components::{Problem, Problems};
use crate::pages::paging;
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// The page.
pub(crate) async fn list(member: Member) -> Result<Response, PageError> {
    // What is too old is shown no more; that it is also gone is seen to beside the page.
    let swept = member.site.write(Office::sweep_uploads).await?;
    drop(swept);
    let done = member.query("xong").and_then(|word| match word {
        "bo" => Some("imports-given-up"),
        "khong-moi" => Some("imports-nothing-written"),
        _ => None,
    });
    let mut view = view(&member, Vec::new())?;
    view.done = done.map(|id| member.lang().say(id));
    page_with(StatusCode::OK, &view)
}

/// The page, with what is to be mended.
pub(super) fn view(member: &Member, list: Vec<Problem>) -> Result<ImportsPage, PageError> {
    let lang = member.lang();
    let waiting = member.site.office().uploads(&member.actor());
    let waiting = waiting.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let imports = imports(member)?;
    let page = member.query("trang").and_then(|text| text.parse().ok()).unwrap_or(1);
    let range = paging::rows_of(imports.len(), page);
    let mut frame = frame_of(member, None);
    urls::IMPORTS.clone_into(&mut frame.here);
    Ok(ImportsPage {
        frame,
        steps: steps(0, None),
        problems: Problems { lang, list },
        done: None,
        limit: lang.speak(&Message::new("imports-limit").with("mb", Office::MOST_UPLOADED >> 20)),
        waiting: waiting.iter().map(|upload| of_upload(lang, upload)).collect(),
        pager: paging::pager(lang, &range, imports.len(), urls::IMPORTS),
        imports: imports[range].iter().map(|import| of_import(member, import)).collect(),
    })
}

fn of_upload(lang: Lang, upload: &Upload) -> FileRow {
    let kilobytes = upload.bytes.div_ceil(1024);
    FileRow {
        file: upload.file.clone(),
        href: urls::upload(&upload.id),
        when: writing::moment(upload.time),
        who: String::new(),
        as_of: String::new(),
        counts: lang.speak(&Message::new("imports-size").with("kb", kilobytes)),
        state: None,
    }
}

fn of_import(member: &Member, import: &ImportRecord) -> FileRow {
    let lang = member.lang();
    let taken_back = import
        .revoked_by
        .map(|seq| lang.speak(&Message::new("imports-taken-back").with("seq", seq.to_string())));
    FileRow {
        file: import.file.clone(),
        href: urls::import(import.decision),
        when: writing::moment(import.time),
        who: shown_as(member, &import.by),
        as_of: as_of(lang, &import.as_of),
        counts: counts(lang, import.totals),
        state: taken_back,
    }
}

/// Totals as a message.
pub fn totals(totals: Totals) -> Message {
    let Totals {
        add,
        change,
        duplicate,
        error,
        skip,
    } = totals;
    let message = Message::new("cli-import-totals")
        .with("add", add)
        .with("change", change)
        .with("duplicate", duplicate);
    message.with("error", error).with("skip", skip)
}

/// Totals in words.
pub(super) fn counts(lang: Lang, of: Totals) -> String {
    lang.speak(&totals(of))
}

/// A day as it is kept, the reader's way.
pub(super) fn as_of(lang: Lang, kept: &str) -> String {
    kept.parse()
        .map_or_else(|_| kept.to_owned(), |when| writing::when(lang, when))
}

/// How an account is called.
pub(super) fn shown_as(member: &Member, account: &str) -> String {
    let known = member.site.office().account(account);
    known.map_or_else(|| account.to_owned(), |account| account.shown_as)
}

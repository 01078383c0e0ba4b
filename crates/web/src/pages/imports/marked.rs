//! `GET /nhap-du-lieu/…/danh-dau.xlsx`: the user's own workbook with one column more, and marks at the cells that made a row fail.

use axum::extract::Path;
use axum::response::Response;
use ledger::Seq;
use office::import::{ImportReport, KeptRow, KeptRows, Outcome, RowReport};
use office::port::KeptFile;
use papers::marked::Mark;
use words::{Lang, import::reason};

use super::known::import;
use super::look::{looked, said, waiting};
use super::rows;
use crate::pages::taken::give_back;
use crate::site::{Marks, Member, PageError, Site};

/// Of an upload, with every reason in words.
pub(crate) async fn take_marked(Path(id): Path<String>, member: Member) -> Result<Response, PageError> {
    let upload = waiting(&member, &id)?;
    let looked = looked(&member, &upload).await?;
    let Ok(report) = &looked.report else {
        return Err(PageError::NotFound);
    };
    let marks = marks_of(member.lang(), report);
    let file = member
        .site
        .write(move |office| office.upload_bytes(&upload).map(KeptFile::of))
        .await?;
    send(&member, file, marks, report.heads()).await
}

/// Of an import: what stood in the cells is told by the file itself. It is given back to whoever brought it alone.
pub(crate) async fn take_marked_again(Path(seq): Path<String>, member: Member) -> Result<Response, PageError> {
    let known = import(&member, &seq)?;
    if known.by != member.account().name {
        return Err(PageError::NotFound);
    }
    let kept = member.site.office().import_rows(Seq(known.decision));
    let kept = kept.ok_or(PageError::NotFound)?;
    let marks = marks_of_kept(member.lang(), &kept);
    let file = member
        .site
        .write(move |office| office.import_file(&known).map(KeptFile::of))
        .await?;
    send(&member, file, marks, kept.heads).await
}

/// Marks of the rows in error, with every reason in words.
pub(super) fn marks_of(lang: Lang, report: &ImportReport) -> Vec<Mark> {
    let failed = report.rows.iter().filter(|row| row.outcome == Outcome::Error);
    failed.map(|row| mark(lang, row)).collect()
}

/// The same of an import that was written: without what stood in the file.
pub(super) fn marks_of_kept(lang: Lang, kept: &KeptRows) -> Vec<Mark> {
    let failed = kept.rows.iter().filter(|row| row.outcome == Outcome::Error);
    let mark = |row: &KeptRow| Mark {
        sheet: row.sheet.clone(),
        row: row.row,
        refused: true,
        columns: row.cells.clone(),
        reason: rows::reasons(lang, row).join("; "),
    };
    failed.map(mark).collect()
}

fn mark(lang: Lang, row: &RowReport) -> Mark {
    let reasons: Vec<String> = row.reasons.iter().map(|one| reason(lang, one)).collect();
    Mark {
        sheet: row.sheet.clone(),
        row: row.row,
        refused: true,
        columns: row.cells.clone(),
        reason: reasons.join("; "),
    }
}

async fn send(
    member: &Member,
    file: Option<KeptFile>,
    marks: Vec<Mark>,
    heads: Vec<(Option<String>, u32)>,
) -> Result<Response, PageError> {
    give_back(
        marked(&member.site, member.lang(), file, marks, heads).await?,
        "danh-sach-danh-dau",
    )
}

/// The workbook with marks.
pub(super) async fn marked(
    site: &Site,
    lang: Lang,
    file: Option<KeptFile>,
    marks: Vec<Mark>,
    heads: Vec<(Option<String>, u32)>,
) -> Result<Vec<u8>, PageError> {
    let file = file.ok_or(PageError::NotFound)?;
    let heading = lang.say("import-reasons");
    let marked = site
        .read(move |workbooks| {
            let marks = Marks {
                marks: &marks,
                heading: &heading,
                heading_rows: &heads,
            };
            workbooks.marked(file.bytes(), marks)
        })
        .await?;
    said(marked)?.map_err(|_| PageError::NotFound)
}

//! `GET /nhap-du-lieu/…/danh-dau.xlsx`: the user's own workbook with one column more, and marks at the cells that made a row fail.

use axum::extract::Path;
use axum::response::Response;
use ledger::Seq;
use office::import::{Outcome, RowReport};
use office::port::KeptFile;
use papers::marked::Mark;
use words::{Lang, import::reason};

use super::known::import;
use super::look::{looked, said, waiting};
use super::rows;
use crate::pages::workbook::send_bytes;
use crate::site::{Marks, Member, PageError};

/// Of an upload, with every reason in words.
pub(crate) async fn take_marked(Path(id): Path<String>, member: Member) -> Result<Response, PageError> {
    let upload = waiting(&member, &id)?;
    let looked = looked(&member, &upload).await?;
    let Ok(report) = &looked.report else {
        return Err(PageError::NotFound);
    };
    let lang = member.lang();
    let failed = report.rows.iter().filter(|row| row.outcome == Outcome::Error);
    let marks = failed.map(|row| mark(lang, row)).collect();
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
    let lang = member.lang();
    let kept = member.site.office().import_rows(Seq(known.decision));
    let kept = kept.ok_or(PageError::NotFound)?;
    let failed = kept.rows.iter().filter(|row| row.outcome == Outcome::Error);
    let marks = failed.map(|row| Mark {
        sheet: row.sheet.clone(),
        row: row.row,
        refused: true,
        columns: row.cells.clone(),
        reason: rows::reasons(lang, row).join("; "),
    });
    let marks = marks.collect();
    let file = member
        .site
        .write(move |office| office.import_file(&known).map(KeptFile::of))
        .await?;
    send(&member, file, marks, kept.heads).await
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
    let file = file.ok_or(PageError::NotFound)?;
    let heading = member.lang().say("import-reasons");
    let marked = member
        .site
        .read(move |workbooks| {
            let marks = Marks {
                marks: &marks,
                heading: &heading,
                heading_rows: &heads,
            };
            workbooks.marked(file.bytes(), marks)
        })
        .await?;
    let marked = said(marked)?.map_err(|_| PageError::NotFound)?;
    send_bytes(marked, "danh-sach-danh-dau")
}

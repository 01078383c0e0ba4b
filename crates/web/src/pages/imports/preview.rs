//! `GET /nhap-du-lieu/{upload}`: what a file would change, row by row. Nothing is written.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::import::{ImportReport, RowReport};
use office::uploads::Upload;
use papers::roster::{Field, Mapping, SheetOutline};
use words::import::warning;
use words::{Message, writing};

use super::known::{frame_of, may_see, steps};
use super::list::as_of;
use super::look::{looked, waiting};
use super::shelf::{Ended, Run};
use super::show::{ChangedRow, PreviewPage};
use super::{dates, rows, units};
use crate::components::{Problem, Problems};
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// The page; while the file is being written, the page that watches that.
pub(crate) async fn preview(Path(id): Path<String>, member: Member) -> Result<Response, PageError> {
    let upload = waiting(&member, &id)?;
    let ended = match member.site.imports().run(&id) {
        Some(Run::Writes(_)) => return Ok(Redirect::to(&urls::of_upload(&id, "tien-do")).into_response()),
        Some(Run::Ended(ended)) => ended,
        None => Ended::default(),
    };
    let looked = looked(&member, &upload).await?;
    let status = if looked.report.is_ok() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let view = match &looked.report {
        Ok(report) => {
            let mut page = PreviewPage {
                seen: looked.digest.clone(),
                changed: ended.changed.iter().map(|row| changed(&member, row)).collect(),
                ..view(&member, &upload, report, ended.why_not)
            };
            page.warnings.extend(unread(&member, &looked.sheets, &report.mapping));
            page
        }
        Err(why) => nothing(&member, &upload, why.clone()),
    };
    page_with(status, &view)
}

/// That columns with a heading are read by nobody, in words.
fn unread(member: &Member, sheets: &[SheetOutline], mapping: &Mapping) -> Option<String> {
    let is_read = |sheet: &SheetOutline, column| {
        let own = mapping
            .sheets
            .iter()
            .filter(|own| own.sheet.is_none() || own.sheet == sheet.sheet);
        let mut columns = own.flat_map(|own| &own.columns);
        columns.any(|own| own.column == column && own.field != Field::Other)
    };
    let is_mapped = |sheet: &&SheetOutline| {
        mapping
            .sheets
            .iter()
            .any(|own| own.sheet.is_none() || own.sheet == sheet.sheet)
    };
    let mut headings = Vec::new();
    for sheet in sheets.iter().filter(is_mapped) {
        let columns = sheet.columns.iter().filter(|column| !column.heading.is_empty());
        headings.extend(
            columns
                .filter(|column| !is_read(sheet, column.column))
                .map(|column| column.heading.as_str()),
        );
    }
    let said = Message::new("imports-columns-unread").with("columns", headings.join(", "));
    (!headings.is_empty()).then(|| member.lang().speak(&said))
}

/// The page of a file that cannot be read as a list.
fn nothing(member: &Member, upload: &Upload, why: Vec<Message>) -> PreviewPage {
    let lang = member.lang();
    let problem = |message| Problem { field: None, message };
    PreviewPage {
        frame: frame_of(member, Some(&upload.file)),
        steps: steps(2, Some(&upload.id)),
        problems: Problems {
            lang,
            list: why.into_iter().map(problem).collect(),
        },
        here: urls::upload(&upload.id),
        file: upload.file.clone(),
        as_of: String::new(),
        before: None,
        counts: Vec::new(),
        rows: Vec::new(),
        pager: None,
        warnings: Vec::new(),
        new: 0,
        errors: 0,
        doubts: Vec::new(),
        units: Vec::new(),
        offered: Vec::new(),
        seen: String::new(),
        changed: Vec::new(),
    }
}

pub(super) fn view(member: &Member, upload: &Upload, report: &ImportReport, why_not: Vec<Message>) -> PreviewPage {
    let (lang, here) = (member.lang(), urls::upload(&upload.id));
    let asked = rows::asked(member, report.totals);
    let chosen: Vec<&RowReport> = report
        .rows
        .iter()
        .filter(|row| asked.is_none_or(|asked| row.outcome == asked))
        .collect();
    let (range, pager) = rows::page(member, asked, chosen.len(), &here);
    let mut page = nothing(member, upload, why_not);
    page.as_of = lang.speak(&Message::new("imports-as-of").with("day", as_of(lang, &report.as_of)));
    page.before = before(member, upload);
    page.counts = rows::counts(lang, report.totals, asked, &here);
    page.rows = chosen[range].iter().map(|row| rows::shown(lang, row)).collect();
    page.pager = pager;
    page.warnings = report.warnings.iter().map(|one| lang.speak(&warning(one))).collect();
    page.new = i64::from(report.totals.add) + i64::from(report.totals.change);
    page.errors = report.totals.error.into();
    page.doubts = dates::doubts(&report.warnings);
    page.units = units::questions(report);
    if !page.units.is_empty() {
        page.offered = units::offered(member);
    }
    page
}

/// A row that is otherwise than it was seen.
fn changed(member: &Member, (was, now): &(Option<RowReport>, RowReport)) -> ChangedRow {
    let lang = member.lang();
    ChangedRow {
        was: was.as_ref().map(|was| rows::shown(lang, was)),
        now: rows::shown(lang, now),
    }
}

/// That the very same file was imported before, and is in force.
fn before(member: &Member, upload: &Upload) -> Option<(String, String)> {
    let all = member.site.office().imports().ok()?;
    let same = all
        .iter()
        .rev()
        .find(|import| import.sha256 == upload.sha256 && import.revoked_by.is_none() && may_see(member, import))?;
    let said = Message::new("imports-before").with("when", writing::moment(same.time));
    Some((member.lang().speak(&said), urls::import(same.decision)))
}

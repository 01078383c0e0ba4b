//! `GET` and `POST /nhap-du-lieu/{upload}/cot`: which sheet, which column is which field, as guessed or remembered, and changed.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::uploads::{Choices, Upload, reads_otherwise};
use office::writer::NotDone;
use papers::roster::{Mapping, SheetOutline};
use words::{Message, writing};

use super::chosen::{self, Typed};
use super::fields::{self, options};
use super::known::{frame_of, steps};
use super::list::as_of;
use super::look::{looked, waiting};
use super::shelf::LookedAt;
use super::show::{ColumnForm, ColumnsPage, SheetForm};
use crate::components::{Problem, Problems};
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// The page.
pub(crate) async fn columns(Path(id): Path<String>, member: Member) -> Result<Response, PageError> {
    let upload = waiting(&member, &id)?;
    let looked = looked(&member, &upload).await?;
    let mapping = looked.mapping(&upload);
    let day = upload.choices.day().map(writing::day).unwrap_or_default();
    let typed = Typed::shown(&mapping, &looked.sheets, day);
    page_with(StatusCode::OK, &view(&member, &upload, &looked, &typed, Vec::new()))
}

/// Takes another way of reading, or says what it lacks.
pub(crate) async fn choose(
    Path(id): Path<String>,
    member: Member,
    Extension(sent): Extension<Fields>,
) -> Result<Response, PageError> {
    let upload = waiting(&member, &id)?;
    let looked = looked(&member, &upload).await?;
    if sent.get("viec") == "nhan-ra" {
        let choices = Choices {
            units_said: upload.choices.units_said,
            ..Choices::default()
        };
        keep(&member, &id, choices).await?;
        return Ok(Redirect::to(&urls::of_upload(&id, "cot")).into_response());
    }
    let typed = Typed::sent(&sent, &looked.sheets);
    let before = looked.mapping(&upload);
    match chosen::read(&typed, &looked.sheets, &before) {
        Ok((mapping, day)) => {
            let said = upload.choices.columns_said || upload.choices.remembered;
            let choices = Choices {
                columns_said: said || reads_otherwise(&before, &mapping),
                mapping: Some(mapping),
                as_of: day.map(ledger::Day::number),
                remembered: false,
                units_said: upload.choices.units_said,
            };
            keep(&member, &id, choices).await?;
            Ok(Redirect::to(&urls::upload(&id)).into_response())
        }
        Err(problems) => page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &view(&member, &upload, &looked, &typed, problems),
        ),
    }
}

/// Keeps choices for an upload.
pub(super) async fn keep(member: &Member, id: &str, choices: Choices) -> Result<(), PageError> {
    let (actor, own) = (member.actor(), id.to_owned());
    let kept = member
        .site
        .write(move |office| office.choose_for_upload(&actor, &own, choices))
        .await?;
    // What was otherwise than seen was so by the choices of before.
    member.site.imports().forget_end(id);
    kept.map_err(|problem| match problem {
        NotDone::Refused(_) => PageError::NotFound,
        other => PageError::not_done(other, |_| PageError::Unprocessable),
    })
}

fn view(member: &Member, upload: &Upload, looked: &LookedAt, typed: &Typed, list: Vec<Problem>) -> ColumnsPage {
    let lang = member.lang();
    let found = looked.report.as_ref().ok().map(|report| as_of(lang, &report.as_of));
    let sheets = looked.sheets.iter().enumerate();
    let mut frame = frame_of(member, Some(&upload.file));
    frame.here = urls::of_upload(&upload.id, "cot");
    ColumnsPage {
        frame,
        steps: steps(1, Some(&upload.id)),
        problems: Problems { lang, list },
        here: urls::upload(&upload.id),
        file: upload.file.clone(),
        day: typed.day.clone(),
        day_found: found.map(|day| lang.speak(&Message::new("imports-day-found").with("day", day))),
        remembered: upload.choices.remembered,
        chosen: upload.choices.mapping.is_some(),
        sheets: sheets.map(|(at, sheet)| form(lang, at, sheet, typed)).collect(),
        plain: options(lang, false),
        marks: options(lang, true),
    }
}

fn form(lang: words::Lang, at: usize, sheet: &SheetOutline, typed: &Typed) -> SheetForm {
    let own = typed.sheets.get(at);
    let columns = sheet.columns.iter().map(|column| {
        let letters = String::from(column.column);
        let chosen = own
            .and_then(|own| own.columns.get(&letters))
            .cloned()
            .unwrap_or_default();
        ColumnForm {
            name: format!("c-{at}-{letters}"),
            marked: fields::looks_marked(column, &chosen.0),
            dated: fields::is_dated(&chosen.0).then(|| (format!("n-{at}-{letters}"), chosen.1.clone())),
            letters,
            heading: column.heading.clone(),
            samples: column.samples.join("; "),
            chosen: chosen.0,
        }
    });
    SheetForm {
        at,
        name: sheet.sheet.clone().unwrap_or_else(|| lang.say("imports-only-sheet")),
        hidden: sheet.hidden,
        read: own.is_some_and(|own| own.read),
        heads: own.map(|own| own.heads.clone()).unwrap_or_default(),
        first: own.map(|own| own.first.clone()).unwrap_or_default(),
        columns: columns.collect(),
    }
}

impl LookedAt {
    /// The way in which an upload is read.
    pub(super) fn mapping(&self, upload: &Upload) -> Mapping {
        match &self.report {
            Ok(report) => report.mapping.clone(),
            Err(_) => upload.choices.mapping.clone().unwrap_or_default(),
        }
    }
}

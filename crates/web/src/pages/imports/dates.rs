//! `POST /nhap-du-lieu/{upload}/ngay`: how the dates of one doubtful column are read, answered with one press.

use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::uploads::Choices;
use papers::roster::Warning;
use words::writing;

use super::chosen::set_dates;
use super::columns::keep;
use super::look::{looked, waiting};
use super::show::DateDoubt;
use crate::site::{Fields, Member, PageError};
use crate::urls;

/// Takes the answer.
pub(crate) async fn dates(
    Path(id): Path<String>,
    member: Member,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let upload = waiting(&member, &id)?;
    let looked = looked(&member, &upload).await?;
    let mut mapping = looked.mapping(&upload);
    let (sheet, column, way) = (fields.get("trang"), fields.get("cot"), fields.get("cach"));
    let sheet = mapping
        .sheets
        .iter_mut()
        .find(|own| own.sheet.as_deref().unwrap_or_default() == sheet);
    let column = sheet.and_then(|own| own.columns.iter_mut().find(|own| String::from(own.column) == column));
    let column = column
        .filter(|_| ["doi", "dung", "thang"].contains(&way))
        .ok_or(PageError::Unprocessable)?;
    set_dates(column, way);
    let choices = Choices {
        mapping: Some(mapping),
        ..upload.choices.clone()
    };
    // Days are those of this file alone: no memory of columns keeps them.
    keep(&member, &id, choices).await?;
    Ok(Redirect::to(&urls::upload(&id)).into_response())
}

/// The columns of which it is doubtful how their dates are meant, with rows as they are read now and as they would be.
pub(super) fn doubts(warnings: &[Warning]) -> Vec<DateDoubt> {
    let doubt = |warning: &Warning| {
        let (sheet, column, sample, way) = match warning {
            Warning::DayMonthSwapped {
                sheet, column, sample, ..
            } => (sheet, column, sample, "doi"),
            Warning::MonthFirst {
                sheet, column, sample, ..
            } => (sheet, column, sample, "thang"),
            _ => return None,
        };
        let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), writing::day);
        let sample = sample.iter().map(|own| (own.row, day(&own.now), day(&own.then)));
        Some(DateDoubt {
            sheet: sheet.clone().unwrap_or_default(),
            column: column.clone(),
            sample: sample.collect(),
            way,
        })
    };
    warnings.iter().filter_map(doubt).collect()
}

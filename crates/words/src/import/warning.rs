//! What should be told about a whole file, as messages.

use papers::roster::Warning;

use crate::message::Message;

/// One warning about a file.
pub fn warning(warning: &Warning) -> Message {
    let of = |id: &'static str, sheet: &Option<String>| {
        Message::new(id).with("sheet", sheet.clone().unwrap_or_else(|| "–".to_owned()))
    };
    match warning {
        Warning::NoRoster { sheet } => of("import-warning-no-roster", sheet),
        Warning::HiddenSheet { sheet } => of("import-warning-hidden-sheet", sheet),
        Warning::HeadingsNotFound { sheet } => of("import-warning-headings-not-found", sheet),
        Warning::UnknownHeading { sheet, column, heading } => of("import-warning-unknown-heading", sheet)
            .with("column", column.as_str())
            .with("heading", heading.as_str()),
        Warning::DuplicateField { sheet, column, field } => of("import-warning-duplicate-field", sheet)
            .with("column", column.as_str())
            .with("field", field.to_string()),
        Warning::SheetMissing { sheet } => of("import-warning-sheet-missing", sheet),
        Warning::HeadingDiffers {
            sheet,
            column,
            expected,
            found,
        } => of("import-warning-heading-differs", sheet)
            .with("column", column.as_str())
            .with("expected", expected.as_str())
            .with("found", found.as_str()),
        Warning::DayMonthSwapped {
            sheet, column, sample, ..
        } => of("import-warning-day-month", sheet)
            .with("column", column.as_str())
            .with("n", sample.len()),
        Warning::MonthFirst {
            sheet,
            column,
            text_dates,
            ..
        } => of("import-warning-month-first", sheet)
            .with("column", column.as_str())
            .with("n", *text_dates),
        Warning::LegacyLetters { sheet, cells, .. } => of("import-warning-legacy-letters", sheet).with("n", *cells),
        Warning::HiddenRows { sheet, rows } => of("import-warning-hidden-rows", sheet).with("n", *rows),
        Warning::AsOfDiffers { sheet, named } => {
            of("import-warning-as-of-differs", sheet).with("day", named.to_string())
        }
    }
}

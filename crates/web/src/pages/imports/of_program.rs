//! The same way for programs: a file is looked at, its columns are chosen, and it is written as it was seen. Called off the threads that
//! answer pages.

use std::sync::Arc;

use ledger::UnitId;
use office::import::{ImportRecord, ImportReport, KeptRows};
use office::permission::Actor;
use office::port::KeptFile;
use office::uploads::{Choices, Upload};
use papers::cells::dates::DateOrder;
use papers::roster::{ColumnMapping, ColumnRef, Field, Mapping};
use tokio::runtime::Handle;
use words::{Lang, Message};

use super::commit::run;
use super::known::imports_everywhere;
use super::look::looked_by;
use super::marked::{marked, marks_of, marks_of_kept};
use super::shelf::{LookedAt, Run};
use super::units::questions;
use crate::site::{PageError, Site};

/// What was seen of a file.
#[derive(Debug, Clone)]
pub(crate) struct Seen(Arc<LookedAt>);

/// A column as it is read.
#[derive(Debug, Clone)]
pub(crate) struct ColumnSeen {
    /// The sheet; none for a CSV file.
    pub(crate) sheet: Option<String>,
    /// Its letters.
    pub(crate) letters: String,
    /// Its heading.
    pub(crate) heading: String,
    /// The field's word; none: it is not read.
    pub(crate) field: Option<String>,
}

/// How one column is to be read.
#[derive(Debug, Clone)]
pub(crate) struct ColumnChoice {
    /// The sheet; none for a CSV file.
    pub(crate) sheet: Option<String>,
    /// The column's letters.
    pub(crate) column: String,
    /// The field's word; none: it is not read.
    pub(crate) field: Option<String>,
    /// How its dates are read: `month-first`, `swapped`, `as-they-are`.
    pub(crate) dates: Option<String>,
}

impl Seen {
    /// What it would change; or why it cannot be read as a list, in words.
    pub(crate) fn report(&self) -> Result<&ImportReport, &[Message]> {
        self.0.report.as_ref().map_err(Vec::as_slice)
    }

    /// The digest of all that.
    pub(crate) fn digest(&self) -> &str {
        &self.0.digest
    }

    /// Each column.
    pub(crate) fn columns(&self, upload: &Upload) -> Vec<ColumnSeen> {
        let mapping = self.0.mapping(upload);
        let mut all = Vec::new();
        for sheet in &self.0.sheets {
            let own = mapping.sheets.iter().find(|own| own.sheet == sheet.sheet);
            all.extend(sheet.columns.iter().map(|column| {
                let read = own.and_then(|own| own.columns.iter().find(|own| own.column == column.column));
                ColumnSeen {
                    sheet: sheet.sheet.clone(),
                    letters: String::from(column.column),
                    heading: column.heading.clone(),
                    field: read.map(|read| read.field.to_string()),
                }
            }));
        }
        all
    }

    /// Texts of which no unit is known: with so many rows, and what is called alike.
    pub(crate) fn units(&self) -> Vec<(String, i64, String)> {
        let asked = self.report().map(questions).unwrap_or_default();
        let told = asked
            .into_iter()
            .map(|question| (question.text, question.rows, question.like));
        told.collect()
    }

    /// Reads some columns otherwise.
    ///
    /// # Errors
    ///
    /// The places of those that are not there.
    pub(crate) fn reading(&self, upload: &Upload, choices: &[ColumnChoice]) -> Result<Mapping, Vec<usize>> {
        let mut mapping = self.0.mapping(upload);
        let read = choices.iter().map(|choice| self.read(&mut mapping, choice));
        let read: Vec<Option<()>> = read.collect();
        let wrong: Vec<usize> = (0..read.len()).filter(|at| read[*at].is_none()).collect();
        if wrong.is_empty() { Ok(mapping) } else { Err(wrong) }
    }

    fn read(&self, mapping: &mut Mapping, choice: &ColumnChoice) -> Option<()> {
        let outline = self.0.sheets.iter().find(|own| own.sheet == choice.sheet)?;
        let column = ColumnRef::try_from(choice.column.clone()).ok()?;
        let outline = outline.columns.iter().find(|own| own.column == column)?;
        let sheet = mapping.sheets.iter_mut().find(|own| own.sheet == choice.sheet)?;
        let before = sheet.columns.iter().position(|own| own.column == column);
        let before = before.map(|at| sheet.columns.remove(at));
        let Some(field) = &choice.field else { return Some(()) };
        let mut read = ColumnMapping {
            column,
            heading: outline.heading.clone(),
            field: Field::try_from(field.clone()).ok()?,
            date_order: None,
            swap_day_month: None,
            decimal_mark: before.and_then(|before| before.decimal_mark),
        };
        match choice.dates.as_deref() {
            Some("month-first") => read.date_order = Some(DateOrder::MonthFirst),
            Some("swapped") => read.swap_day_month = Some(true),
            Some("as-they-are") => read.swap_day_month = Some(false),
            _ => {}
        }
        sheet.columns.push(read);
        sheet.columns.sort_by_key(|own| own.column);
        Some(())
    }
}

/// Looks at an upload of somebody.
pub(crate) fn look(site: &Site, actor: &Actor, upload: &Upload) -> Result<Seen, PageError> {
    let looked = looked_by(site, actor.clone(), upload);
    Handle::current().block_on(looked).map(Seen)
}

/// Forgets how the writing of an upload ended: it is chosen anew how it is read.
pub(crate) fn forget_end(site: &Site, upload: &str) {
    site.imports().forget_end(upload);
}

/// Forgets what an upload holds.
pub(crate) fn forget(site: &Site, upload: &str) {
    site.imports().forget(upload);
}

/// How far the writing of an upload is: steps done, and all; none while nothing is written.
pub(crate) fn under_way(site: &Site, upload: &str) -> Option<(u32, u32)> {
    match site.imports().run(upload) {
        Some(Run::Writes(progress)) => Some(progress.steps()),
        _ => None,
    }
}

/// Asks the writing of an upload to stop.
pub(crate) fn stop_writing(site: &Site, upload: &str) {
    if let Some(Run::Writes(progress)) = site.imports().run(upload) {
        progress.stop();
    }
}

/// Writes an upload as it was seen and waits for the end: why nothing was written, in words; none of them: it was. None where it is under way.
pub(crate) fn write(site: &Site, actor: &Actor, upload: Upload, [signer, seen]: [String; 2]) -> Option<Vec<Message>> {
    let id = upload.id.clone();
    let progress = site.imports().begin(&id)?;
    Handle::current().block_on(run(site.clone(), actor.clone(), upload, [signer, seen], progress));
    match site.imports().run(&id) {
        Some(Run::Ended(ended)) => Some(ended.why_not),
        _ => Some(Vec::new()),
    }
}

/// The imports that somebody may see, the newest first: the own ones, and all for whoever may import everywhere.
pub(crate) fn imports_of(site: &Site, actor: &Actor) -> Result<Vec<ImportRecord>, PageError> {
    let all = site.office().imports();
    let mut all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let everything = imports_everywhere(site, actor);
    all.retain(|import| everything || import.by == actor.account);
    all.reverse();
    Ok(all)
}

/// The sender's own file with marks at what is wrong.
pub(crate) fn mark(site: &Site, lang: Lang, upload: &Upload, report: &ImportReport) -> Result<Vec<u8>, PageError> {
    let file = site.office().upload_bytes(upload).map(KeptFile::of);
    let marks = marks_of(lang, report);
    Handle::current().block_on(marked(site, lang, file, marks, report.heads()))
}

/// The same of an import that was written.
pub(crate) fn mark_again(site: &Site, lang: Lang, import: &ImportRecord, kept: KeptRows) -> Result<Vec<u8>, PageError> {
    let file = site.office().import_file(import).map(KeptFile::of);
    let marks = marks_of_kept(lang, &kept);
    Handle::current().block_on(marked(site, lang, file, marks, kept.heads))
}

/// Whether the ledger has a unit.
pub(crate) fn knows_unit(site: &Site, unit: UnitId) -> bool {
    site.office().value().place(ledger::Entity::Unit(unit)).is_some()
}

/// The choices of an upload with another way of reading.
pub(crate) fn with_reading(upload: &Upload, mapping: Option<Mapping>, day: Option<i32>) -> Choices {
    Choices {
        columns_said: mapping.is_some(),
        mapping,
        as_of: day.or(upload.choices.as_of),
        remembered: false,
        units_said: upload.choices.units_said,
    }
}

//! How an account has the columns of a sheet read, remembered by the shape of its headings once an import is written: the account's next file
//! of the same form is read in the same way.
//!
//! What one account says counts for that account alone: nobody steers the imports of others.

use ledger::decision::Digest;
use papers::fold::fold;
use papers::roster::{ColumnMapping, ColumnRef, Field, Mapping, SheetMapping, SheetOutline};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Upload;
use crate::office::Office;
use crate::permission::Actor;
use crate::writer::Desk;

/// The kind of record, by account and shape of headings.
const COLUMNS: &str = "import-columns-of";

/// Which column of a sheet holds what, as an account said it.
#[derive(Debug, Serialize, Deserialize)]
struct ColumnMemory {
    by: String,
    time: i64,
    columns: Vec<(ColumnRef, Field)>,
}

/// Under what the memory of an account is kept of sheets whose headings look like these; none where there are no headings.
fn key(account: &str, sheet: &SheetOutline) -> Option<String> {
    let mut hash = Sha256::new();
    hash.update(account);
    hash.update([0]);
    let headed = sheet.columns.iter().filter(|column| !column.heading.is_empty());
    for column in headed.clone() {
        hash.update(String::from(column.column));
        hash.update([0]);
        hash.update(fold(&column.heading));
        hash.update([0]);
    }
    headed
        .count()
        .ne(&0)
        .then(|| Digest(hash.finalize().into()).to_string())
}

fn outline<'s>(sheets: &'s [SheetOutline], mapped: &SheetMapping) -> Option<&'s SheetOutline> {
    sheets.iter().find(|sheet| sheet.sheet == mapped.sheet)
}

impl Office {
    /// The recognised way of reading, as an account had sheets of these shapes read before; none where it had nothing read otherwise.
    pub fn remembered_columns(&self, actor: &Actor, recognised: &Mapping, sheets: &[SheetOutline]) -> Option<Mapping> {
        let mut mapping = recognised.clone();
        for mapped in &mut mapping.sheets {
            let Some(sheet) = outline(sheets, mapped) else { continue };
            let memory = key(&actor.account, sheet).and_then(|key| self.one_record::<ColumnMemory>(COLUMNS, &key));
            let Some(memory) = memory else { continue };
            let columns = memory.columns.iter().map(|(column, field)| {
                let known = mapped.columns.iter().find(|own| own.column == *column);
                let looks = sheet.columns.iter().find(|own| own.column == *column);
                ColumnMapping {
                    column: *column,
                    heading: looks.map(|own| own.heading.clone()).unwrap_or_default(),
                    field: *field,
                    date_order: known.and_then(|own| own.date_order),
                    swap_day_month: known.and_then(|own| own.swap_day_month),
                    decimal_mark: None,
                }
            });
            mapped.columns = columns.collect();
        }
        reads_otherwise(&mapping, recognised).then_some(mapping)
    }
}

/// Whether two ways of reading put something else into the columns; how dates are written, and which day the list is of, is no matter of columns.
pub fn reads_otherwise(one: &Mapping, other: &Mapping) -> bool {
    fields(one) != fields(other)
}

fn fields(mapping: &Mapping) -> Vec<Vec<(ColumnRef, Field)>> {
    let of = |sheet: &SheetMapping| sheet.columns.iter().map(|own| (own.column, own.field)).collect();
    mapping.sheets.iter().map(of).collect()
}

/// Remembers how the columns of an upload are read, as it is written, where somebody said so; what was read as recognised is not kept, and earlier
/// memories of it go.
pub(crate) fn remember(desk: &mut Desk<'_>, upload: &Upload, mapping: &Mapping, sheets: &[SheetOutline]) {
    for mapped in &mapping.sheets {
        let Some(key) = outline(sheets, mapped).and_then(|sheet| key(&upload.by, sheet)) else {
            continue;
        };
        if !upload.choices.says_columns() {
            desk.remove(COLUMNS, &key);
            continue;
        }
        let memory = ColumnMemory {
            by: upload.by.clone(),
            time: desk.now(),
            columns: mapped.columns.iter().map(|own| (own.column, own.field)).collect(),
        };
        desk.put(COLUMNS, &key, &memory);
    }
}

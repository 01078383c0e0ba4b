//! How the columns of a sheet are read, remembered by the shape of its headings: the next file of the same form is read in the same way.

use ledger::decision::Digest;
use papers::fold::fold;
use papers::roster::{ColumnMapping, ColumnRef, Field, Mapping, SheetMapping, SheetOutline};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::office::Office;
use crate::writer::Desk;

/// The kind of record, by the shape of headings.
const COLUMNS: &str = "import-columns";

/// Which column of a sheet holds what, as somebody said it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMemory {
    /// Which account.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    columns: Vec<(ColumnRef, Field)>,
}

/// What the headings of a sheet look like; none where there are none.
fn shape(sheet: &SheetOutline) -> Option<String> {
    let mut hash = Sha256::new();
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
    /// The recognised way of reading, as it was said before for sheets of these shapes; none where nothing else was said. With it who said
    /// so last.
    pub fn remembered_columns(&self, recognised: &Mapping, sheets: &[SheetOutline]) -> Option<(Mapping, ColumnMemory)> {
        let mut mapping = recognised.clone();
        let mut newest: Option<ColumnMemory> = None;
        for mapped in &mut mapping.sheets {
            let Some(sheet) = outline(sheets, mapped) else { continue };
            let memory = shape(sheet).and_then(|shape| self.one_record::<ColumnMemory>(COLUMNS, &shape));
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
            if newest.as_ref().is_none_or(|newest| newest.time < memory.time) {
                newest = Some(memory);
            }
        }
        newest
            .filter(|_| fields(&mapping) != fields(recognised))
            .map(|memory| (mapping, memory))
    }
}

fn fields(mapping: &Mapping) -> Vec<Vec<(ColumnRef, Field)>> {
    let of = |sheet: &SheetMapping| sheet.columns.iter().map(|own| (own.column, own.field)).collect();
    mapping.sheets.iter().map(of).collect()
}

/// Remembers how the columns of these sheets are read.
pub(super) fn remember(desk: &mut Desk<'_>, by: &str, mapping: &Mapping, sheets: &[SheetOutline]) {
    for mapped in &mapping.sheets {
        let Some(shape) = outline(sheets, mapped).and_then(shape) else {
            continue;
        };
        let memory = ColumnMemory {
            by: by.to_owned(),
            time: desk.now(),
            columns: mapped.columns.iter().map(|own| (own.column, own.field)).collect(),
        };
        desk.put(COLUMNS, &shape, &memory);
    }
}

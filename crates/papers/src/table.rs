//! A plain table of anything that is seen on a page: title, filter, headings, rows. As .xlsx and as .csv.

use serde::{Deserialize, Serialize};

use crate::written::{self, Looks, needs_guard, put, put_text};
pub use crate::written::{OutCell, WriteError};

/// A table to write.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The sheet's name.
    pub sheet: String,
    /// The title line.
    pub title: String,
    /// The filter that chose the rows, and the day they are true of; printed under the title.
    pub filter: Option<String>,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows; shorter ones are filled up with nothing.
    pub rows: Vec<Vec<OutCell>>,
}

impl Table {
    /// The table as a styled workbook: headings stay in sight and are repeated on each printed page.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when a workbook cannot hold it.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, WriteError> {
        let looks = Looks::new();
        let mut book = written::new_book();
        let sheet = book.add_worksheet();
        sheet.set_name(written::sheet_name(&self.sheet))?;
        let mut row = 0;
        if !self.title.is_empty() {
            put_text(sheet, row, 0, &self.title, &looks.bold)?;
            row += 1;
        }
        if let Some(filter) = &self.filter {
            put_text(sheet, row, 0, filter, &looks.plain)?;
            row += 1;
        }
        if row > 0 {
            row += 1;
        }
        let head = row;
        for (column, heading) in (0u16..).zip(&self.headings) {
            put_text(sheet, head, column, heading, &looks.heading)?;
            sheet.set_column_width(column, self.width(usize::from(column)))?;
        }
        for cells in &self.rows {
            row += 1;
            for (column, cell) in (0u16..).zip(cells) {
                put(sheet, row, column, cell, &looks.cell)?;
            }
        }
        sheet.set_freeze_panes(head + 1, 0)?;
        sheet.set_repeat_rows(head, head)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(book.save_to_buffer()?)
    }

    /// A width that shows the most of a column's texts, in characters.
    fn width(&self, column: usize) -> f64 {
        let longest = self
            .rows
            .iter()
            .take(500)
            .filter_map(|row| row.get(column))
            .map(|cell| cell.shown().chars().count())
            .max()
            .unwrap_or(0);
        let heading = self.headings.get(column).map_or(0, |heading| heading.chars().count());
        let width = u32::try_from(longest.max(heading / 2).clamp(6, 45)).unwrap_or(45);
        f64::from(width) + 2.0
    }

    /// The table as UTF-8 text with semicolons and a byte order mark, as Vietnamese machines open it. Text that a
    /// spreadsheet would take for a formula gets an apostrophe in front; our own reader takes it off again.
    ///
    /// # Errors
    ///
    /// [`WriteError::Csv`] when the rows cannot be written.
    pub fn to_csv(&self) -> Result<Vec<u8>, WriteError> {
        let mut out = csv::WriterBuilder::new()
            .delimiter(b';')
            .flexible(true)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let fail = |error: csv::Error| WriteError::Csv(error.to_string());
        for line in [Some(&self.title), self.filter.as_ref()]
            .into_iter()
            .flatten()
            .filter(|line| !line.is_empty())
        {
            out.write_record([guarded(line)]).map_err(fail)?;
        }
        out.write_record(self.headings.iter().map(|heading| guarded(heading)))
            .map_err(fail)?;
        for row in &self.rows {
            let cells = row.iter().map(|cell| match cell {
                OutCell::Text(text) => guarded(text),
                other => other.shown(),
            });
            out.write_record(cells).map_err(fail)?;
        }
        out.into_inner().map_err(|error| WriteError::Csv(error.to_string()))
    }
}

fn guarded(text: &str) -> String {
    if needs_guard(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Value, read};
    use proptest::prelude::*;

    fn table(texts: &[String]) -> Table {
        Table {
            sheet: "Danh sách".into(),
            title: "Người chưa đạt chuẩn".into(),
            filter: Some("Đơn vị: xã Dân Chủ; ngày 14/03/2019".into()),
            headings: vec!["Cột 1".into(), "Cột 2".into()],
            rows: texts
                .iter()
                .map(|text| vec![OutCell::text("x"), OutCell::text(text.clone())])
                .collect(),
        }
    }

    #[test]
    fn formulas_are_only_text() {
        let danger = [
            "=1+1",
            "+84912",
            "-10 %",
            "@SUM(A1)",
            "'quoted",
            "=HYPERLINK(\"http://a\")",
        ]
        .map(String::from);
        let csv = String::from_utf8(table(&danger).to_csv().unwrap()).unwrap();
        for line in csv.lines().skip(3) {
            assert!(line.starts_with("x;'") || line.starts_with("x;\"'"), "{line}");
        }
        for bytes in [table(&danger).to_csv().unwrap(), table(&danger).to_xlsx().unwrap()] {
            let back = read(&bytes).unwrap();
            let texts: Vec<&Value> = back.sheets[0]
                .rows
                .iter()
                .rev()
                .take(danger.len())
                .map(|row| &row.cells[1].value)
                .collect();
            let expected: Vec<Value> = danger.iter().rev().map(|text| Value::Text(text.clone())).collect();
            assert_eq!(texts, expected.iter().collect::<Vec<_>>());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
        #[test]
        fn text_comes_back_as_it_was(text in "[=+@'a-zA-ZăâđêôơưÁẾ0-9 ;,\"-]{1,20}") {
            prop_assume!(!text.trim().is_empty());
            let table = table(std::slice::from_ref(&text));
            for bytes in [table.to_csv().unwrap(), table.to_xlsx().unwrap()] {
                let back = read(&bytes).unwrap();
                let last = back.sheets[0].rows.last().unwrap();
                let cell = &last.cells[1];
                // A few letters can look like an old font's: what is mended says what stood there.
                let stood = cell.stored.as_ref().map(|stored| Value::Text(stored.text.clone()));
                prop_assert_eq!(stood.as_ref().unwrap_or(&cell.value), &Value::Text(text.clone()));
            }
        }
    }
}

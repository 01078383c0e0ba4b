//! A list in the form that offices use: agency block and national motto, title, merged headings, index row, groups, a
//! total, signatures. What is written here is recognised again without a change.

use rust_xlsxwriter::{Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

use crate::written::{self, Looks, put, put_text};
pub use crate::written::{OutCell, WriteError};

/// A list to write.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeForm {
    /// The sheet's name.
    pub sheet: String,
    /// The upper body and the agency itself.
    pub agency: Vec<String>,
    /// "Biểu số 1A".
    pub form: Option<String>,
    /// The title, with the day of the list: "… CÓ MẶT ĐẾN 28/02/2019".
    pub title: String,
    /// The line under the title, in brackets by custom.
    pub subtitle: Option<String>,
    /// The columns after the running number.
    pub columns: Vec<FormColumn>,
    /// The groups in order.
    pub groups: Vec<FormGroup>,
    /// The word beside the sum: "Tổng cộng".
    pub total: Option<String>,
    /// Who signs, from left to right.
    pub signatures: Vec<String>,
}

/// One column of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormColumn {
    /// The heading over several columns; neighbours with the same one stand under it together.
    pub over: Option<String>,
    /// The column's own heading.
    pub heading: String,
    /// Width in characters.
    pub width: u16,
}

/// Rows under one group row; a group without heading has no row of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormGroup {
    /// The heading of the group: a unit or a sector. Numbered I, II, III.
    pub heading: Option<String>,
    /// Cells by column.
    pub rows: Vec<Vec<OutCell>>,
}

impl FormColumn {
    /// A column with a heading of its own.
    pub fn new(heading: &str, width: u16) -> Self {
        Self {
            over: None,
            heading: heading.to_owned(),
            width,
        }
    }

    /// A column under a heading that it shares with its neighbours.
    pub fn under(over: &str, heading: &str, width: u16) -> Self {
        Self {
            over: Some(over.to_owned()),
            ..Self::new(heading, width)
        }
    }
}

impl OfficeForm {
    /// The form as a workbook, A4 landscape.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when a workbook cannot hold it.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, WriteError> {
        let looks = Looks::new();
        let mut book = written::new_book();
        let sheet = book.add_worksheet();
        sheet.set_name(written::sheet_name(&self.sheet))?;
        let last = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        self.top(sheet, &looks, last)?;
        let head = 7;
        self.headings(sheet, &looks, head)?;
        let end = self.body(sheet, &looks, head + 3)?;
        let right = (last * 2 / 3).max(2);
        let places = [1, right, last];
        for (signer, column) in self.signatures.iter().zip(places) {
            put_text(sheet, end + 1, column, signer, &looks.centred)?;
        }
        sheet.set_repeat_rows(head, head + 2)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(book.save_to_buffer()?)
    }

    fn top(&self, sheet: &mut Worksheet, looks: &Looks, last: u16) -> Result<(), XlsxError> {
        for (row, line) in (0u32..).zip(self.agency.iter().take(2)) {
            put_text(sheet, row, 0, line, &looks.bold)?;
        }
        let motto = (last * 2 / 3).max(2);
        put_text(sheet, 0, motto, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", &looks.centred)?;
        put_text(sheet, 1, motto, "Độc lập - Tự do - Hạnh phúc", &looks.centred)?;
        if let Some(form) = &self.form {
            put_text(sheet, 2, last, form, &looks.plain)?;
        }
        if last > 0 {
            sheet.merge_range(4, 0, 4, last, &self.title, &looks.centred)?;
            if let Some(subtitle) = &self.subtitle {
                sheet.merge_range(5, 0, 5, last, subtitle, &looks.plain)?;
            }
        }
        Ok(())
    }

    fn headings(&self, sheet: &mut Worksheet, looks: &Looks, head: u32) -> Result<(), XlsxError> {
        sheet.set_column_width(0, 5)?;
        sheet.merge_range(head, 0, head + 1, 0, "STT", &looks.heading)?;
        put_text(sheet, head + 2, 0, "(1)", &looks.centred_cell)?;
        let mut at = 1u16;
        for group in self.columns.chunk_by(|a, b| a.over.is_some() && a.over == b.over) {
            let first = at;
            for column in group {
                sheet.set_column_width(at, column.width)?;
                put_text(sheet, head + 2, at, &format!("({})", at + 1), &looks.centred_cell)?;
                if column.over.is_some() {
                    put_text(sheet, head + 1, at, &column.heading, &looks.heading)?;
                } else {
                    sheet.merge_range(head, at, head + 1, at, &column.heading, &looks.heading)?;
                }
                at += 1;
            }
            if let Some(over) = &group[0].over {
                if at - first > 1 {
                    sheet.merge_range(head, first, head, at - 1, over, &looks.heading)?;
                } else {
                    put_text(sheet, head, first, over, &looks.heading)?;
                }
            }
        }
        Ok(())
    }

    /// The rows; the row after the last one comes back.
    fn body(&self, sheet: &mut Worksheet, looks: &Looks, first: u32) -> Result<u32, XlsxError> {
        let mut row = first;
        let (mut person, mut group) = (0u32, 0);
        for own in &self.groups {
            if let Some(heading) = &own.heading {
                group += 1;
                put_text(sheet, row, 0, &roman(group), &looks.group)?;
                put_text(sheet, row, 1, heading, &looks.group)?;
                row += 1;
            }
            for cells in &own.rows {
                person += 1;
                sheet.write_number_with_format(row, 0, person, &looks.centred_cell)?;
                for (column, cell) in (1u16..).zip(cells) {
                    put(sheet, row, column, cell, &looks.cell)?;
                }
                row += 1;
            }
        }
        if let Some(total) = &self.total {
            put_text(sheet, row, 1, &format!("{total}: {person} người"), &looks.group)?;
            row += 1;
        }
        Ok(row)
    }
}

/// Roman numerals, as groups are numbered.
fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{Date, PartialDate};
    use crate::decimal::Decimal;
    use crate::roster::{RowKind, recognise};
    use proptest::prelude::*;

    fn form(groups: Vec<FormGroup>) -> OfficeForm {
        OfficeForm {
            sheet: "Cán bộ, công chức".into(),
            agency: vec!["UBND HUYỆN".into(), "PHÒNG NỘI VỤ".into()],
            form: Some("Biểu số 1A".into()),
            title: "DANH SÁCH CÁN BỘ, CÔNG CHỨC CÓ MẶT ĐẾN 28/02/2019".into(),
            subtitle: Some("(Kèm theo Công văn số /PNV)".into()),
            columns: vec![
                FormColumn::new("Họ và tên", 26),
                FormColumn::under("Ngày, tháng, năm sinh", "Nam", 12),
                FormColumn::under("Ngày, tháng, năm sinh", "Nữ", 12),
                FormColumn::new("Số CCCD", 15),
                FormColumn::new("Chức vụ, chức danh", 28),
                FormColumn::under("Trình độ", "Chuyên môn", 14),
                FormColumn::under("Trình độ", "Lý luận chính trị", 14),
                FormColumn::under("Ngạch, bậc lương", "Mã ngạch", 9),
                FormColumn::under("Ngạch, bậc lương", "Hệ số", 8),
            ],
            groups,
            total: Some("Tổng cộng".into()),
            signatures: vec!["NGƯỜI LẬP BIỂU".into(), "TRƯỞNG PHÒNG".into()],
        }
    }

    type Person = (String, bool, PartialDate, u32, String, usize, i64);

    fn person() -> impl Strategy<Value = Person> {
        let names = prop::sample::select(vec![
            "Nguyễn Văn An",
            "Trần Thị Bình",
            "Bàn Hữu Hưng",
            "Cộng Văn Tài",
            "Vi Thị Ý",
            "Lò A Páo",
            "Đoàn Thị Xã",
        ]);
        let titles = prop::sample::select(vec![
            "Chủ tịch UBND",
            "Trưởng phòng",
            "Bí thư Đảng ủy",
            "Giáo viên",
            "Kế toán",
        ]);
        let birth =
            (1930i32..2000, 1u32..13, 1u32..29, 0u8..3).prop_map(|(year, month, day, precision)| match precision {
                0 => PartialDate::Year(year),
                1 => PartialDate::Month(year, u8::try_from(month).unwrap()),
                _ => PartialDate::Day(Date::new(year, month, day).unwrap()),
            });
        (
            names.prop_map(str::to_owned),
            any::<bool>(),
            birth,
            0u32..1_000_000,
            titles.prop_map(str::to_owned),
            0usize..6,
            100i64..999,
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn what_is_written_is_recognised_unchanged(groups in prop::collection::vec(prop::collection::vec(person(), 1..6), 1..5)) {
            let levels = crate::cells::EducationLevel::ALL;
            let number = |person: &Person| {
                let (woman, year) = (u32::from(!person.1), person.2.year().rem_euclid(100));
                format!("022{woman}{year:02}{:06}", person.3)
            };
            let cells = |person: &Person| {
                let birth = OutCell::Date(person.2);
                let (man, woman) = if person.1 { (birth, OutCell::Empty) } else { (OutCell::Empty, birth) };
                vec![
                    OutCell::text(&person.0), man, woman, OutCell::text(number(person)), OutCell::text(&person.4),
                    OutCell::text(levels[person.5].word()), OutCell::Empty, OutCell::text("01.003"), OutCell::Number(Decimal::new(person.6, 2).unwrap()),
                ]
            };
            let units = ["XÃ DÂN CHỦ", "Thị trấn Trới", "Phòng Nội vụ", "Trường MN Quảng La", "Xã Đồng Lâm"];
            let written: Vec<FormGroup> = groups.iter().zip(units).map(|(group, unit)| FormGroup {
                heading: Some(unit.to_owned()),
                rows: group.iter().map(cells).collect(),
            }).collect();
            let bytes = form(written).to_xlsx().unwrap();
            let roster = recognise(&crate::workbook::read(&bytes).unwrap(), None, None);
            prop_assert_eq!(roster.as_of, Date::new(2019, 2, 28));
            let people: Vec<&crate::roster::RosterRow> = roster.rows.iter().filter(|row| row.kind == RowKind::Person).collect();
            let expected: Vec<(&Person, &str)> = groups.iter().zip(units).flat_map(|(group, unit)| group.iter().map(move |person| (person, unit))).collect();
            prop_assert_eq!(people.len(), expected.len());
            prop_assert_eq!(roster.rows.len(), expected.len() + groups.len() + 1);
            for (row, (person, unit)) in people.iter().zip(expected) {
                let facts = row.facts();
                prop_assert!(row.is_good(), "{:?}", row.problems);
                prop_assert_eq!(facts.full_name.as_deref(), Some(person.0.as_str()));
                prop_assert_eq!(facts.birth, Some(person.2));
                prop_assert_eq!(facts.sex == Some(crate::cells::Sex::Male), person.1);
                let own = facts.citizen_number.clone();
                prop_assert_eq!(own.map(|own| own.as_str().to_owned()), Some(number(person)));
                prop_assert_eq!(facts.title.as_deref(), Some(person.4.as_str()));
                prop_assert_eq!(facts.education_held(), Some(levels[person.5]));
                prop_assert_eq!(facts.coefficient, Decimal::new(person.6, 2));
                prop_assert_eq!(row.unit_context.last().map(String::as_str), Some(unit));
            }
        }
    }
}

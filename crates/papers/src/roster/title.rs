//! What stands above the headings: the agency, the title, the form's number, the day of the list.

use serde::{Deserialize, Serialize};

use super::grid::Grid;
use crate::cells::dates::{DateOrder, YearWindow, parse_text};
use crate::date::{Date, PartialDate};
use crate::fold::{clean, fold};

/// The words above a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetTitle {
    /// The sheet.
    pub sheet: Option<String>,
    /// The agency block, upper body first.
    pub agency: Vec<String>,
    /// The title.
    pub title: Option<String>,
    /// The number of the form: "Biểu số 1A".
    pub form: Option<String>,
    /// The day that the title names: "có mặt đến 28/02/2019".
    pub as_of: Option<Date>,
}

const NATION: [&str; 2] = ["cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam"];

pub(super) fn read(grid: &Grid<'_>, before: u32) -> SheetTitle {
    let mut title = SheetTitle {
        sheet: grid.sheet.name.clone(),
        ..SheetTitle::default()
    };
    for number in grid.numbers().take_while(|number| *number < before) {
        for column in 0..grid.width() {
            let text = clean(&grid.text(number, column));
            let folded = fold(&text);
            if folded.is_empty() || folded.starts_with("doc lap tu do hanh phuc") || NATION.contains(&folded.as_str()) {
                continue;
            }
            title.as_of = title.as_of.or_else(|| as_of(&folded));
            if ["bieu so", "bieu", "mau so", "mau", "phu luc"]
                .iter()
                .any(|word| folded.starts_with(word))
                && text.len() < 40
            {
                title.form.get_or_insert(text);
            } else if is_title(&folded) {
                title.title.get_or_insert(text);
            } else if column <= 3
                && title.title.is_none()
                && !text.starts_with('(')
                && title.agency.len() < 3
                && text.chars().count() < 90
            {
                title.agency.push(text);
            }
        }
    }
    title
}

fn is_title(folded: &str) -> bool {
    [
        "danh sach",
        "bieu tong hop",
        "tong hop",
        "bao cao",
        "thong ke",
        "bang",
        "list",
        "roster",
        "ke hoach",
        "nhu cau",
        "quy hoach",
    ]
    .iter()
    .any(|word| folded.starts_with(word))
}

/// The day after words such as "tính đến" or "xem tại ngày", read from folded text.
fn as_of(folded: &str) -> Option<Date> {
    let words: Vec<&str> = folded.split(' ').collect();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied();
        let opens = matches!(*word, "den" | "diem")
            || (*word == "tai" && next == Some("ngay"))
            || (*word == "of" && at > 0 && words[at - 1] == "as");
        if !opens {
            continue;
        }
        let fillers = ["ngay", "het", "nay", "thoi", "diem", "den"];
        let tail: Vec<&str> = words[at + 1..]
            .iter()
            .copied()
            .skip_while(|word| fillers.contains(word))
            .collect();
        let date: Vec<&str> = tail
            .into_iter()
            .take_while(|word| {
                matches!(*word, "ngay" | "thang" | "nam") || word.bytes().all(|byte| byte.is_ascii_digit())
            })
            .take(5)
            .collect();
        for length in (3..=date.len()).rev() {
            let text = date[..length].join(" ");
            if let Ok(PartialDate::Day(day)) =
                parse_text(&text, DateOrder::DayFirst, YearWindow::Career { as_of: None })
            {
                return Some(day);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_titles() {
        for (text, day) in [
            ("DANH SÁCH CÁN BỘ CÓ MẶT ĐẾN 28/02/2019", Some("2019-02-28")),
            ("(Tính đến ngày 31 tháng 12 năm 2018)", Some("2018-12-31")),
            ("Thời điểm 01.07.2020 theo báo cáo", Some("2020-07-01")),
            ("Danh sách nhân sự as of 2021-03-05", Some("2021-03-05")),
            ("(Kèm theo Công văn số 12/PNV ngày 05 tháng 03 năm 2019)", None),
            ("đến 31/02/2019", None),
            // The lines that our own lists have on top.
            ("Xem tại ngày 14/03/2019; sinh từ năm 1980", Some("2019-03-14")),
            (
                "Xem tại ngày 14/03/2019; như đã biết ngày 01/06/2019",
                Some("2019-03-14"),
            ),
            ("As of 14/03/2019; as known on 01/06/2019", Some("2019-03-14")),
            ("Họp tại thị trấn Trới ngày 14/03/2019", None),
        ] {
            assert_eq!(as_of(&fold(text)).map(|day| day.to_string()).as_deref(), day, "{text}");
        }
    }
}

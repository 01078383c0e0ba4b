//! A list of people, for tests and for the gallery.

use words::Lang;

use super::{as_of, frame};
use crate::components::{Frame, Pager, Theme};
use crate::pages::people::{Choice, Heading, OwnShown, PeoplePage, PersonRow, Told};
use crate::urls;

/// With so many rows; nobody is found where there is none.
pub(crate) fn people(lang: Lang, theme: Theme, rows: usize) -> PeoplePage {
    let names = ["Bàn Văn Ánh", "Đặng Thị Bích Ngọc", "Lý Tài Thông", "Triệu Đức Thuỷ"];
    let row = |n: usize| PersonRow {
        code: format!("{n}-1"),
        name: names[n % names.len()].into(),
        href: format!("/nhan-su/{n}-1"),
        cells: ["20/05/1981", "Chủ tịch UBND xã", "Xã Bằng Cả", "cán bộ", "Đại học", ""]
            .map(String::from)
            .into(),
    };
    let total = i64::try_from(rows).unwrap();
    let told = Told {
        said: "lý luận chính trị: dưới trung cấp".into(),
        without: urls::PEOPLE.into(),
    };
    let units = ["Huyện Hoành Bồ", "\u{2003}Xã Bằng Cả", "\u{2003}Xã Dân Chủ"];
    let choice = |field, label: &str| Choice {
        field,
        label: label.into(),
        chosen: "1".into(),
        choices: (0..)
            .zip(units)
            .map(|(n, unit): (usize, _)| (n.to_string(), unit.into()))
            .collect(),
    };
    let columns = ["sinh", "chuc", "don-vi", "doi-tuong", "hoc-van", "ly-luan", "ngach"];
    PeoplePage {
        frame: Frame {
            here: urls::PEOPLE.into(),
            rooms: super::rooms(1),
            find: Some(urls::SEARCH.into()),
            ..frame(lang, theme)
        },
        as_of: as_of(lang, urls::PEOPLE),
        kept: Some("Sinh trước 1965".into()),
        total: total * 3,
        sought: if rows == 0 { "Đặng".into() } else { String::new() },
        told: vec![told],
        choices: vec![choice("don-vi", "Đơn vị"), choice("ly-luan", "Lý luận chính trị")],
        contract_ends: (rows == 0).then(String::new),
        wider: (rows > 0).then(|| urls::PEOPLE.into()),
        filter_is_open: rows == 0,
        years: ["1970".into(), String::new()],
        columns: columns
            .map(|word| (word.to_owned(), word.to_owned(), word != "ngach"))
            .into(),
        own: (rows > 0).then(|| OwnShown {
            said: "Cột riêng của cơ quan: Số thẻ.".into(),
            is_open: false,
            takes: Some([urls::PEOPLE_XLSX, urls::PEOPLE_CSV].map(String::from)),
        }),
        headings: std::iter::once("ten")
            .chain(columns.into_iter().filter(|word| *word != "ngach"))
            .map(|word| Heading {
                said: word.to_owned(),
                href: Some(format!("/nhan-su?sap={word}")),
                sorted: (word == "sinh").then_some("descending"),
            })
            .collect(),
        keep: vec![("ly-luan".into(), "duoi-intermediate".into())],
        moment: vec![("ngay", "2019-03-14".into())],
        post: urls::PEOPLE.into(),
        post_xlsx: urls::PEOPLE_XLSX.into(),
        acts: &[(15, "Xếp ngạch, bậc lương"), (22, "Bổ nhiệm lại")],
        rows: (0..rows).map(row).collect(),
        pager: (rows > 0).then(|| Pager {
            lang,
            first: 1,
            last: total,
            total: total * 3,
            previous: None,
            next: Some("/nhan-su?trang=2".into()),
        }),
        more: None,
        exports: true,
    }
}

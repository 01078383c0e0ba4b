//! What kind of row stands below the headings: a person, a group, a total, or the words after the list.

use super::grid::Grid;
use super::mapping::SheetMapping;
use super::{Field, header, headings};
use crate::cells::names;
use crate::fold::{clean, fold};

/// What a row is, before its fields are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    Group {
        rank: u8,
        text: String,
    },
    Total,
    /// Cells that belong to no person; reported as skipped.
    Stray,
    /// Headings repeated on a page, index row, signatures: not reported.
    Silent,
}

/// Walks the rows of one sheet; remembers what it has seen.
#[derive(Debug)]
pub(super) struct Walker<'a> {
    grid: &'a Grid<'a>,
    names: Vec<u16>,
    index: Option<u16>,
    strong: Vec<u16>,
    others: Vec<u16>,
    people: usize,
    after_list: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(grid: &'a Grid<'a>, mapping: &SheetMapping) -> Self {
        let of = |wanted: &dyn Fn(Field) -> bool| -> Vec<u16> {
            mapping
                .columns
                .iter()
                .filter(|column| wanted(column.field))
                .map(|column| column.column.0)
                .collect()
        };
        let is_name = |field| matches!(field, Field::FullName | Field::FamilyName | Field::GivenName);
        let is_strong = |field: Field| {
            field.is_birth()
                || matches!(
                    field,
                    Field::CitizenNumber | Field::FormerNumber | Field::BirthYear | Field::Sex
                )
        };
        let names = of(&is_name);
        let weak = |field: Field| {
            is_name(field) || is_strong(field) || matches!(field, Field::Index | Field::Note | Field::Other)
        };
        Self {
            grid,
            index: mapping.column_of(Field::Index),
            strong: of(&is_strong),
            others: of(&|field| !weak(field)),
            names,
            people: 0,
            after_list: false,
        }
    }

    fn filled(&self, number: u32, columns: &[u16]) -> usize {
        columns
            .iter()
            .filter(|column| self.grid.has_own(number, **column))
            .count()
    }

    pub(super) fn kind(&mut self, number: u32) -> Kind {
        let kind = self.judge(number);
        match kind {
            Kind::Person => {
                self.people += 1;
                self.after_list = false;
            }
            Kind::Group { .. } => self.after_list = false,
            _ => {}
        }
        kind
    }

    fn judge(&mut self, number: u32) -> Kind {
        let grid = self.grid;
        let Some(row) = grid.row(number) else {
            return Kind::Silent;
        };
        let texts: Vec<(u16, String)> = (0..u16::try_from(row.cells.len()).unwrap_or(u16::MAX))
            .filter(|column| grid.has_own(number, *column))
            .map(|column| (column, clean(&grid.text(number, column))))
            .collect();
        let Some((first_column, first)) = texts.first() else {
            return Kind::Silent;
        };
        let name: Vec<&str> = texts
            .iter()
            .filter(|(column, _)| self.names.contains(column))
            .map(|(_, text)| text.as_str())
            .collect();
        let name = name.join(" ");
        let counted = self.index.map(|column| clean(&grid.text(number, column)));
        let has_count = counted.as_deref().is_some_and(is_count);
        let (strong, others) = (self.filled(number, &self.strong), self.filled(number, &self.others));
        if !has_count && (header::is_index_row(grid, number) || Self::repeats_heading(&texts)) {
            return Kind::Silent;
        }
        let lead = if self.index == Some(*first_column) && texts.len() > 1 {
            &texts[1].1
        } else {
            first
        };
        let leading = fold(lead);
        if !has_count && is_total(&leading) {
            self.after_list = self.people > 0;
            return Kind::Total;
        }
        if !has_count && self.people > 0 && strong == 0 && closes(&texts) {
            self.after_list = true;
            return Kind::Silent;
        }
        if let Some(group) = self.group(number, &texts, &name, strong, others, has_count) {
            return group;
        }
        if self.after_list && !has_count && strong == 0 && others <= 1 {
            return Kind::Silent;
        }
        let data = strong + others;
        match (name.is_empty(), data) {
            (false, _) => Kind::Person,
            (true, 0) if has_count && texts.len() == 1 => Kind::Silent,
            (true, 1..) if has_count || strong > 0 || data >= 2 => Kind::Person,
            _ => Kind::Stray,
        }
    }

    fn repeats_heading(texts: &[(u16, String)]) -> bool {
        let known = texts
            .iter()
            .filter(|(_, text)| {
                headings::of_phrase(&fold(text)).is_some_and(|(_, length)| length + 2 >= fold(text).len())
            })
            .count();
        known >= 3 && known * 2 >= texts.len()
    }

    fn group(
        &self,
        number: u32,
        texts: &[(u16, String)],
        name: &str,
        strong: usize,
        others: usize,
        has_count: bool,
    ) -> Option<Kind> {
        if strong > 0 {
            return None;
        }
        // Counts beside a group ("12 người") are numbers; words there are a person's.
        let words = texts
            .iter()
            .filter(|(column, _)| self.others.contains(column) && self.grid.is_text(number, *column));
        let worded = words
            .filter(|(_, text)| !text.bytes().all(|byte| byte.is_ascii_digit()))
            .count();
        let mut parts = texts.iter().filter(|(_, text)| text.chars().any(char::is_alphabetic));
        let (first_column, first) = parts.next()?;
        let marker_column = self.index == Some(*first_column) && is_marker(first);
        let text = if marker_column {
            parts.next().map(|(_, text)| text.as_str())?
        } else {
            first.as_str()
        };
        let (rank, body) = match (marker_column, split_marker(text)) {
            (true, _) => (rank_of(first), text),
            (false, Some((marker, body))) => (rank_of(marker), body),
            (false, None) => (3, text),
        };
        let marked = rank < 3;
        let rest = texts.len() - usize::from(marker_column);
        let office = is_office(body);
        let shouted = body
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .all(|letter| !letter.is_lowercase());
        let person = names::is_vietnamese_name(body) && !office;
        let spans = self
            .grid
            .merge_at(number, *first_column)
            .is_some_and(|area| area.last_column > area.first_column + 1);
        let is_group = match (has_count, marked) {
            (true, _) => office && others == 0 && !name.is_empty() && !person,
            (false, true) => worded == 0 && rest <= 4,
            (false, false) if person => spans && others == 0 && rest == 1,
            // Without a marker: alone in its row, and either an office, capitals, or a merged line.
            (false, false) => {
                worded == 0
                    && others == 0
                    && rest <= 2
                    && (office || shouted || spans || self.index.is_some())
                    && (office || !self.after_list)
            }
        };
        is_group.then(|| Kind::Group {
            rank,
            text: body.trim_end_matches([':', '.', ' ']).to_owned(),
        })
    }
}

/// A running number of a person: 1, 12, 3.0, "01".
fn is_count(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A marker of a group: roman numeral, letter, or numbers with dots.
fn is_marker(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ')', '/', ':', '-']);
    let roman = !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| b"IVXLC".contains(&byte));
    let letter = text.chars().count() == 1
        && text
            .chars()
            .all(|letter| letter.is_alphabetic() && letter.is_uppercase() || letter.is_ascii_lowercase());
    let dotted = text.contains('.')
        && text.split('.').all(|part| {
            !part.is_empty() && part.len() <= 3 && part.chars().all(|letter| letter.is_ascii_alphanumeric())
        });
    roman || letter || dotted
}

fn rank_of(marker: &str) -> u8 {
    let marker = marker.trim().trim_end_matches(['.', ')', '/', ':', '-']);
    let roman = marker.bytes().all(|byte| b"IVXLC".contains(&byte)) && !matches!(marker, "C" | "L");
    if roman {
        1
    } else if marker.chars().count() == 1 && marker.chars().all(char::is_uppercase) {
        0
    } else {
        2
    }
}

/// "I. Khối Đảng" → ("I", "Khối Đảng"). A single small letter or a number needs its dot.
fn split_marker(text: &str) -> Option<(&str, &str)> {
    let at = text.find(['.', ')', '/', '-', ':', ' '])?;
    let (marker, rest) = text.split_at(at);
    let sign = rest.chars().next()?;
    let body = rest.trim_start_matches(['.', ')', '/', '-', ':', ' ']);
    let number = marker.bytes().all(|byte| byte.is_ascii_digit()) && !marker.is_empty() && marker.len() <= 2;
    let fits = (is_marker(marker)
        && (sign != ' ' || marker.len() > 1 || marker == "I" || marker == "V" || marker == "X"))
        || (number && sign != ' ');
    (fits && body.chars().any(char::is_alphabetic)).then_some((marker, body))
}

/// First words of the names of bodies and sectors, with their marks: "Ban" is an office, "Bàn" a family.
const OFFICES: [&str; 58] = [
    "khối",
    "xã",
    "phường",
    "thị trấn",
    "thị xã",
    "huyện",
    "phòng",
    "ban",
    "trường",
    "ubnd",
    "uỷ ban",
    "ủy ban",
    "hđnd",
    "văn phòng",
    "trung tâm",
    "chi bộ",
    "đảng bộ",
    "đảng uỷ",
    "đảng ủy",
    "cơ quan",
    "đoàn thể",
    "thôn",
    "khu",
    "tổ dân phố",
    "đội",
    "hội",
    "chi cục",
    "công an",
    "trạm",
    "mặt trận",
    "ubmttq",
    "huyện uỷ",
    "huyện ủy",
    "tỉnh uỷ",
    "tỉnh ủy",
    "sở",
    "thanh tra",
    "đơn vị",
    "cán bộ",
    "công chức",
    "viên chức",
    "lãnh đạo",
    "sự nghiệp",
    "quản lý",
    "bộ phận",
    "nhóm",
    "lớp",
    "các",
    "bệnh viện",
    "toà án",
    "tòa án",
    "viện kiểm sát",
    "bảo hiểm",
    "kho bạc",
    "ngân hàng",
    "liên đoàn",
    "đoàn thanh niên",
    "bản",
];

/// Whether the text begins like the name of a body or a sector.
pub(super) fn is_office(text: &str) -> bool {
    let lower = clean(text).to_lowercase();
    let begins = |whole: &str, word: &str| {
        whole
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '.', ',', '-', ':']))
    };
    if OFFICES.iter().any(|word| begins(&lower, word)) {
        return true;
    }
    // Text typed without marks meets the words without marks, unless it reads as a person's name.
    lower.is_ascii() && !names::is_vietnamese_name(text) && OFFICES.iter().any(|word| begins(&lower, &fold(word)))
}

fn is_total(folded: &str) -> bool {
    matches!(
        folded,
        "cong" | "tong" | "tong so" | "tong cong" | "total" | "grand total" | "sum" | "cong chung"
    ) || ["tong cong ", "tong so ", "cong ", "total "].iter().any(|word| {
        folded.strip_prefix(word).is_some_and(|rest| {
            let next = rest.split(' ').next().unwrap_or_default();
            next.bytes().all(|byte| byte.is_ascii_digit())
                || next.bytes().all(|byte| b"ivx".contains(&byte))
                || [
                    "muc", "khoi", "toan", "so", "can", "cac", "chung", "nguoi", "phan", "xa", "theo",
                ]
                .contains(&next)
        })
    })
}

/// Words after the list: signatures, place and day, notes, the count in words.
fn closes(texts: &[(u16, String)]) -> bool {
    if texts.len() > 4 {
        return false;
    }
    texts.iter().any(|(_, text)| {
        let folded = fold(text);
        let starts = [
            "nguoi lap",
            "nguoi tong hop",
            "can bo lap",
            "thu truong",
            "truong phong",
            "pho truong phong",
            "chu tich",
            "pho chu tich",
            "tm ",
            "kt ",
            "tl ",
            "tuq ",
            "ky ten",
            "ky va",
            "ky ghi",
            "ky dong dau",
            "noi nhan",
            "hieu truong",
            "giam doc",
            "bi thu",
            "pho bi thu",
            "xac nhan",
            "an dinh",
            "danh sach nay",
            "danh sach co",
            "danh sach gom",
            "ghi chu",
            "luu y",
            "truong ban",
            "chanh van phong",
            "ke toan",
            "nguoi ky",
            "prepared by",
            "signature",
            "t m ",
            "k t ",
            "nguoi kiem tra",
            "thu ky",
            "chu toa",
        ];
        let day =
            (folded.contains("ngay ") || text.contains("ngày")) && folded.contains("thang") && folded.contains("nam");
        day || folded == "tm"
            || starts
                .iter()
                .any(|word| folded.starts_with(word) || folded == word.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_and_ranks() {
        assert_eq!(split_marker("I. Khối Đảng"), Some(("I", "Khối Đảng")));
        assert_eq!(split_marker("A- KHỐI HUYỆN"), Some(("A", "KHỐI HUYỆN")));
        assert_eq!(split_marker("1. Phòng Nội vụ"), Some(("1", "Phòng Nội vụ")));
        assert_eq!(split_marker("XÃ DÂN CHỦ"), None);
        assert_eq!(split_marker("A Páo"), None);
        assert!(rank_of("A") < rank_of("II") && rank_of("II") < rank_of("1"));
    }

    #[test]
    fn totals_and_offices() {
        for text in [
            "Tổng cộng",
            "CỘNG",
            "Cộng: 12 người",
            "Tổng số",
            "Cộng I",
            "Tổng cộng toàn huyện",
        ] {
            assert!(is_total(&fold(text)), "{text}");
        }
        for text in ["Cộng Văn Tài", "Tổng Thị Mai"] {
            assert!(!is_total(&fold(text)), "{text}");
        }
        for text in [
            "XÃ DÂN CHỦ",
            "Phòng Nội vụ",
            "Khối Đảng",
            "Ban Tổ chức",
            "Trường MN Quảng La",
        ] {
            assert!(is_office(text), "{text}");
        }
        for text in ["Bàn Thị Kim Hoa", "Trương Văn Xa", "Phùng Văn Ba"] {
            assert!(!is_office(text), "{text}");
        }
    }
}

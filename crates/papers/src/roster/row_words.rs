//! Words and marks that tell a group, a total and the end of a list from a person.

use crate::cells::names;
use crate::fold::{clean, fold};

/// A running number of a person: 1, 12, 3.0, "01".
pub(super) fn is_count(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A marker of a group: roman numeral, letter, or numbers with dots.
pub(super) fn is_marker(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ')', '/', ':', '-']);
    let roman = !text.is_empty() && text.len() <= 10 && text.bytes().all(|byte| b"IVXLC".contains(&byte));
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

pub(super) fn rank_of(marker: &str) -> u8 {
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

/// The number that a roman numeral says.
pub(super) fn roman(marker: &str) -> Option<u32> {
    let marker = marker.trim().trim_end_matches(['.', ')', '/', ':', '-']);
    let value = |letter: u8| {
        [(b'I', 1), (b'V', 5), (b'X', 10), (b'L', 50), (b'C', 100)]
            .iter()
            .find(|(own, _)| *own == letter)
            .map(|(_, value)| *value)
    };
    let values: Vec<u32> = marker.bytes().map(value).collect::<Option<_>>()?;
    let signed = values.iter().enumerate().map(|(at, value)| {
        let before_larger = values.get(at + 1).is_some_and(|next| next > value);
        if before_larger {
            -i64::from(*value)
        } else {
            i64::from(*value)
        }
    });
    u32::try_from(signed.sum::<i64>()).ok().filter(|number| *number > 0)
}

/// "I. Khối Đảng" → ("I", "Khối Đảng"). A single small letter or a number needs its dot.
pub(super) fn split_marker(text: &str) -> Option<(&str, &str)> {
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

pub(super) fn is_total(folded: &str) -> bool {
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
pub(super) fn closes(texts: &[(u16, String)]) -> bool {
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

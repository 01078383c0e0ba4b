//! From the words of a heading to the field that the column holds. Synonyms, Vietnamese and English, already folded.

use crate::cells::levels;
use crate::fold::{fold, has_words};

use super::Field;
use super::phrases::PHRASES;

/// How lists that were taken out head a column of the office's own, folded: whatever follows, it is none of the fields.
const OWN: [&str; 2] = ["thong tin rieng", "own attribute"];

/// The field of one heading's words; with it how many letters of the heading the phrase covers.
pub(super) fn of_phrase(folded: &str) -> Option<(Field, usize)> {
    if folded.is_empty() || folded.len() > 90 || OWN.iter().any(|own| folded.starts_with(own)) {
        return None;
    }
    let mut best: Option<(Field, usize)> = None;
    for (field, phrases) in PHRASES {
        for phrase in *phrases {
            let covers = phrase.len() <= folded.len() && phrase.len() * 4 >= folded.len();
            if !covers || best.is_some_and(|(_, length)| length >= phrase.len()) {
                continue;
            }
            // Words of one or two letters name a field only when they stand alone.
            let fits = if phrase.len() <= 4 {
                folded == *phrase || stands_first(folded, phrase)
            } else {
                has_words(folded, phrase)
            };
            if fits {
                best = Some((*field, phrase.len()));
            }
        }
    }
    best
}

/// Short words count when the rest is only a remark in digits: "STT 1".
fn stands_first(folded: &str, phrase: &str) -> bool {
    let known_inside = ["cccd", "cmnd", "llct", "qlnn", "cntt", "gdpt", "ntns"];
    if known_inside.contains(&phrase) {
        return has_words(folded, phrase);
    }
    folded.strip_prefix(phrase).is_some_and(|rest| {
        rest.starts_with(' ') && rest.chars().all(|letter| letter == ' ' || letter.is_ascii_digit())
    })
}

/// The field of a column from its header path, top to bottom.
pub(super) fn of_path(path: &[String], siblings: &[String]) -> Option<Field> {
    let leaf_text = path.last()?;
    let leaf = fold(leaf_text);
    let above: String = path[..path.len() - 1]
        .iter()
        .map(|text| fold(text))
        .collect::<Vec<_>>()
        .join(" ");
    if let Some(field) = in_context(leaf_text, &leaf, &above, siblings) {
        return Some(field);
    }
    let whole = if above.is_empty() {
        leaf.clone()
    } else {
        format!("{above} {leaf}")
    };
    let own = of_phrase(&leaf);
    match own {
        // A leaf that says little ("Trình độ", "Mã số", "Ngày") takes its meaning from above.
        Some((field, _))
            if path.len() > 1
                && matches!(
                    leaf.as_str(),
                    "trinh do" | "ma so" | "ten" | "so" | "ngay" | "nam" | "loai"
                ) =>
        {
            of_phrase(&above)
                .map(|(upper, _)| {
                    if leaf == "ma so" && upper == Field::RankName {
                        Field::RankCode
                    } else {
                        upper
                    }
                })
                .or(Some(field))
        }
        Some((field, _)) => Some(field),
        None => of_phrase(&whole).map(|(field, _)| field),
    }
}

/// Whether a text can be the lower part of a heading.
pub(super) fn is_part(leaf: &str, above: &str) -> bool {
    let folded = fold(leaf);
    matches!(folded.as_str(), "nam" | "nu" | "ngay" | "thang")
        || of_phrase(&folded).is_some()
        || in_context(leaf, &folded, &fold(above), &[]).is_some()
}

fn in_context(leaf_text: &str, leaf: &str, above: &str, siblings: &[String]) -> Option<Field> {
    let about_birth = ["sinh", "birth", "ntns"].iter().any(|word| has_words(above, word));
    let about_sex = ["gioi tinh", "phai", "sex", "gender"]
        .iter()
        .any(|word| has_words(above, word));
    let beside = |word: &str| siblings.iter().any(|own| fold(own) == word);
    // "Nam" is man, "Năm" is year; without marks the neighbours tell.
    let year = leaf == "nam" && (leaf_text.to_lowercase().contains('ă') || (beside("thang") && !beside("nu")));
    match leaf {
        "nam" | "nam gioi" | "male" if !year && about_birth => return Some(Field::BirthMale),
        "nu" | "nu gioi" | "female" if about_birth => return Some(Field::BirthFemale),
        "nam" | "male" if !year && (about_sex || beside("nu") || beside("female")) => return Some(Field::SexMale),
        "nu" | "female" | "nu gioi" => return Some(Field::SexFemale),
        "ngay" | "day" if about_birth => return Some(Field::BirthDay),
        "thang" | "month" if about_birth => return Some(Field::BirthMonth),
        "nam" | "year" if about_birth => return Some(Field::BirthYear),
        _ => {}
    }
    if above.is_empty() {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| has_words(above, word));
    if has(&["ly luan", "llct", "chinh tri", "political"]) {
        return levels::theory(leaf_text).map(|theory| Field::PoliticalTheoryMark(theory.level));
    }
    if has(&["qlnn", "quan ly nha nuoc", "state management"]) && leaf != "x" {
        return levels::state_management(leaf_text).map(|read| Field::StateManagementMark(read.level));
    }
    if has(&["dang", "dang vien", "party"]) && !has(&["dang ky"]) {
        match leaf {
            "du bi" | "ngay du bi" | "ket nap" | "ngay vao" | "ngay ket nap" => return Some(Field::PartyJoined),
            "chinh thuc" | "ngay chinh thuc" => return Some(Field::PartyOfficial),
            _ => {}
        }
    }
    if has(&["chuyen mon", "trinh do", "dao tao", "bang cap", "education", "van bang"]) && of_phrase(leaf).is_none() {
        if matches!(leaf, "tren dai hoc" | "tren dh" | "sau dai hoc") {
            return None;
        }
        let level = levels::education(leaf_text)?;
        return level
            .level
            .filter(|_| level.specialism.is_none())
            .map(Field::EducationMark);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::{EducationLevel, TheoryLevel};

    fn field(path: &[&str]) -> Option<Field> {
        let path: Vec<String> = path.iter().map(|text| (*text).to_owned()).collect();
        of_path(&path, &["Nam".into(), "Nữ".into()])
    }

    #[test]
    fn headings_in_use() {
        for (path, expected) in [
            (&["STT"][..], Field::Index),
            (&["Họ và tên"], Field::FullName),
            (&["Ngày, tháng, năm sinh", "Nữ"], Field::BirthFemale),
            (&["Ngày sinh", "Nam"], Field::BirthMale),
            (&["Ngày, tháng, năm sinh", "Năm"], Field::BirthYear),
            (&["Số CCCD/CMND"], Field::CitizenNumber),
            (&["Trình độ", "Chuyên môn"], Field::Education),
            (&["Trình độ", "Lý luận chính trị"], Field::PoliticalTheory),
            (&["Trình độ", "QLNN"], Field::StateManagement),
            (&["Trình độ", "Ngoại ngữ"], Field::Language),
            (&["Trình độ chuyên môn"], Field::Education),
            (&["Chuyên môn", "Trình độ"], Field::Education),
            (&["Chuyên môn", "Chuyên ngành"], Field::Specialism),
            (
                &["Trình độ LLCT", "Cao cấp"],
                Field::PoliticalTheoryMark(TheoryLevel::Advanced),
            ),
            (
                &["Trình độ chuyên môn", "Đại học"],
                Field::EducationMark(EducationLevel::University),
            ),
            (
                &["Trình độ", "Chuyên môn", "ThS"],
                Field::EducationMark(EducationLevel::Master),
            ),
            (&["Ngạch, bậc lương", "Mã ngạch"], Field::RankCode),
            (&["Ngạch, bậc lương", "Hệ số"], Field::Coefficient),
            (&["Ngạch lương hiện hưởng", "Mã số"], Field::RankCode),
            (&["Chức vụ, chức danh"], Field::Title),
            (&["Chức vụ, đơn vị công tác"], Field::Title),
            (&["Đơn vị công tác"], Field::Unit),
            (&["Ngày vào Đảng", "Chính thức"], Field::PartyOfficial),
            (&["Đảng viên", "Dự bị"], Field::PartyJoined),
            (&["Họ đệm"], Field::FamilyName),
            (&["Tên"], Field::GivenName),
            (&["Năm sinh"], Field::Birth),
            (&["Job Titles"], Field::Title),
            (&["Department"], Field::Unit),
            (&["Name"], Field::FullName),
            (&["Mã hồ sơ"], Field::RecordCode),
            (&["MÃ SỐ HỒ SƠ"], Field::RecordCode),
            (&["Record code"], Field::RecordCode),
            (&["Sinh"], Field::Birth),
            (&["Born"], Field::Birth),
            (&["Ghi chú"], Field::Note),
            (&["Nữ"], Field::SexFemale),
            (&["Thời gian hưởng"], Field::RankSince),
        ] {
            assert_eq!(field(path), Some(expected), "{path:?}");
        }
        for own in ["Thông tin riêng: Điện thoại", "Own attribute: Dân tộc"] {
            assert_eq!(field(&[own]), None, "{own}");
        }
        assert_eq!(
            field(&["DANH SÁCH CÁN BỘ, CÔNG CHỨC CẤP XÃ CÓ MẶT ĐẾN 28/02/2019"]),
            None
        );
    }
}

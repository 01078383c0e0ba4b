//! Reading the phrases of offices for levels; a phrase is read only when every word of its level is known.

use super::levels::{Education, EducationLevel, StateManagement, StateManagementLevel, Theory, TheoryLevel};
use crate::fold::{clean, fold, has_words};

/// Phrases that begin a level of education, longest first where one begins another; `true` when a specialism may follow.
#[rustfmt::skip]
const EDUCATION: [(&str, EducationLevel); 65] = {
    use EducationLevel as L;
    [
        ("chua qua dao tao", L::None), ("chua dao tao", L::None), ("khong bang cap", L::None),
        ("khong co", L::None), ("tien si khoa hoc", L::Doctor), ("tien si", L::Doctor), ("tien sy", L::Doctor),
        ("ts", L::Doctor), ("phd", L::Doctor), ("doctorate", L::Doctor), ("doctor", L::Doctor),
        ("thac si", L::Master), ("thac sy", L::Master), ("th s", L::Master), ("ths", L::Master),
        ("cao hoc", L::Master), ("master s degree", L::Master), ("master", L::Master), ("sau dai hoc", L::Master),
        ("dai hoc", L::University), ("dh", L::University), ("d h", L::University), ("cu nhan", L::University),
        ("cn", L::University), ("ky su", L::University), ("ki su", L::University), ("ks", L::University),
        ("bac si", L::University), ("bac sy", L::University), ("bs", L::University),
        ("duoc si dai hoc", L::University), ("kien truc su", L::University), ("kts", L::University),
        ("bachelor s degree", L::University), ("bachelor", L::University), ("university", L::University),
        ("cao dang", L::College), ("cd", L::College), ("c d", L::College), ("cdsp", L::College),
        ("college", L::College), ("dhsp", L::University), ("dhqg", L::University), ("dhkt", L::University),
        ("dhnn", L::University), ("dhl", L::University), ("trung cap chuyen nghiep", L::Intermediate),
        ("trung cap", L::Intermediate), ("trung hoc chuyen nghiep", L::Intermediate),
        ("trung hoc su pham", L::Intermediate), ("thsp", L::Intermediate), ("tcsp", L::Intermediate),
        ("tccn", L::Intermediate), ("thcn", L::Intermediate), ("tc", L::Intermediate), ("t c", L::Intermediate),
        ("y si", L::Intermediate), ("y sy", L::Intermediate), ("intermediate", L::Intermediate),
        ("vocational", L::Intermediate), ("so cap", L::Elementary), ("sc", L::Elementary),
        ("elementary", L::Elementary), ("so hoc", L::Elementary), ("cong nhan ky thuat", L::Elementary),
    ]
};

/// How the course was attended; never a level and never a specialism.
const MODES: [&str; 18] = [
    "chinh quy",
    "tai chuc",
    "tc",
    "tu xa",
    "tx",
    "vua lam vua hoc",
    "vua hoc vua lam",
    "vlvh",
    "vhvl",
    "lien thong",
    "lt",
    "chuyen tu",
    "ct",
    "cq",
    "hoc",
    "van bang 2",
    "vb2",
    "mo rong",
];

fn is_studying(folded: &str) -> bool {
    [
        "dang hoc",
        "dang theo hoc",
        "dang dao tao",
        "studying",
        "chua tot nghiep",
    ]
    .iter()
    .any(|phrase| has_words(folded, phrase))
}

/// Reads an education cell. Nothing when a word of the level is not known.
pub fn education(text: &str) -> Option<Education> {
    let text = clean(text);
    let folded = fold(&text);
    if folded.is_empty() {
        return None;
    }
    let studying = is_studying(&folded);
    if let Some(general) = general_education(&text) {
        return Some(Education {
            level: None,
            specialism: None,
            general: Some(general),
            studying,
        });
    }
    // Several degrees: the first that is named with a level, as lists put the main one first, must be the highest too.
    let mut found: Vec<(EducationLevel, Option<String>)> = Vec::new();
    for part in parts(&text) {
        let part_folded = studying_removed(&fold(&part));
        if part_folded.is_empty() || MODES.contains(&part_folded.as_str()) && !found.is_empty() {
            continue;
        }
        match level_of(&part, &part_folded) {
            Some(level) => found.push(level),
            // A part without a level after one with it tells more about it: "Đại học, Luật".
            None => match found.last_mut() {
                Some((_, specialism @ None)) => *specialism = Some(part.trim().to_owned()),
                Some(_) => {}
                None => return None,
            },
        }
    }
    let (level, specialism) = found.into_iter().max_by_key(|(level, _)| *level)?;
    Some(Education {
        level: Some(level),
        specialism,
        general: None,
        studying,
    })
}

fn studying_removed(folded: &str) -> String {
    let mut text = folded.to_owned();
    for phrase in [
        "dang theo hoc",
        "dang hoc",
        "dang dao tao",
        "studying for",
        "studying",
        "trinh do",
        "tot nghiep",
        "bang",
    ] {
        if has_words(&text, phrase) && text.starts_with(phrase) {
            text = text[phrase.len()..].trim().to_owned();
        }
    }
    text
}

/// Parts of a cell that name several degrees, or a degree and how it was studied.
fn parts(text: &str) -> Vec<String> {
    text.split([';', '\n', '(', ')', ',', '+', ':', '[', ']'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn level_of(part: &str, folded: &str) -> Option<(EducationLevel, Option<String>)> {
    let mut best: Option<(&str, EducationLevel)> = None;
    for (phrase, level) in EDUCATION {
        let fits = folded == phrase || folded.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' '));
        if fits && best.is_none_or(|(own, _)| own.len() < phrase.len()) {
            best = Some((phrase, level));
        }
    }
    let (phrase, level) = best?;
    let rest = folded[phrase.len()..].trim();
    let rest_words = rest.split(' ').filter(|word| !word.is_empty()).count();
    if rest_words == 0 || MODES.contains(&rest) {
        return Some((level, None));
    }
    // The specialism keeps its own letters: as many last words of the text as the folded rest has.
    let words: Vec<&str> = part
        .split([' ', '.', '-', '–', '/'])
        .filter(|word| !word.is_empty())
        .collect();
    let from = words.len().saturating_sub(rest_words);
    let specialism = words[from..].join(" ");
    Some((level, Some(specialism)))
}

/// General schooling: 12/12, 10/10, THPT. Shown as written, in one spelling.
pub fn general_education(text: &str) -> Option<String> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let class = |word: &str| word.parse::<u8>().ok().filter(|class| (1..=12).contains(class));
    match words.as_slice() {
        [held, of] if matches!(*of, "12" | "10") && !text.contains('.') => class(held)
            .filter(|held| held.to_string().len() <= of.len())
            .map(|held| format!("{held}/{of}")),
        ["lop", held] => class(held).map(|held| format!("{held}/12")),
        ["thpt" | "pt" | "ptth"] | ["trung", "hoc", "pho", "thong"] | ["cap", "3" | "iii"] => Some("12/12".to_owned()),
        ["thcs"] | ["cap", "2" | "ii"] | ["trung", "hoc", "co", "so"] => Some("9/12".to_owned()),
        _ => None,
    }
}

/// Reads a political theory cell. Nothing when a word is not known.
pub fn theory(text: &str) -> Option<Theory> {
    let folded = fold(text);
    let studying = is_studying(&folded);
    let mut equivalent = false;
    let mut left = studying_removed(&folded);
    for phrase in ["giay xac nhan", "xac nhan", "tuong duong", "td", "gxn"] {
        if has_words(&left, phrase) {
            equivalent = true;
            left = without(&left, phrase);
        }
    }
    for phrase in [
        "ly luan chinh tri",
        "ly luan ct",
        "llct",
        "hanh chinh",
        "chinh tri",
        "hc",
        "ct",
        "ly luan",
        "trinh do",
        "bang",
        "hoc",
        "he",
        "tap trung",
        "tai chuc",
    ] {
        left = without(&left, phrase);
    }
    let level = match left.as_str() {
        "chua" | "chua qua" | "chua co" | "khong" | "chua qua dao tao" | "chua dao tao" | "khong co" | "none" => {
            TheoryLevel::None
        }
        "so cap" | "sc" | "elementary" | "s c" => TheoryLevel::Elementary,
        "trung cap" | "tc" | "intermediate" | "trung" | "t c" => TheoryLevel::Intermediate,
        "cao cap" | "cc" | "advanced" | "c c" => TheoryLevel::Advanced,
        "cu nhan" | "cn" | "bachelor" => TheoryLevel::Bachelor,
        _ => return None,
    };
    Some(Theory {
        level,
        equivalent,
        studying,
    })
}

/// Reads a state management cell; a mark means that some programme was passed.
pub fn state_management(text: &str) -> Option<StateManagement> {
    let folded = fold(text);
    let studying = is_studying(&folded);
    let mut left = studying_removed(&folded);
    for phrase in [
        "quan ly nha nuoc",
        "qlnn",
        "boi duong",
        "bd",
        "chuong trinh",
        "ngach",
        "chung chi",
        "hanh chinh",
    ] {
        left = without(&left, phrase);
    }
    let level = match left.as_str() {
        "chua" | "chua qua" | "khong" | "chua co" | "khong co" => StateManagementLevel::None,
        "x" | "co" | "da" | "da qua" => StateManagementLevel::Unnamed,
        "" if !folded.is_empty() => StateManagementLevel::Unnamed,
        "can su" | "cs" | "officer" => StateManagementLevel::Officer,
        "chuyen vien" | "cv" | "expert" => StateManagementLevel::Expert,
        "chuyen vien chinh" | "cvc" | "cv chinh" => StateManagementLevel::PrincipalExpert,
        "chuyen vien cao cap" | "cvcc" | "cv cao cap" => StateManagementLevel::SeniorExpert,
        _ => return None,
    };
    Some(StateManagement { level, studying })
}

fn without(text: &str, phrase: &str) -> String {
    let padded = format!(" {text} ");
    padded.replace(&format!(" {phrase} "), " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(text: &str) -> Option<EducationLevel> {
        education(text).and_then(|education| education.level)
    }

    #[test]
    fn phrases_of_education() {
        use EducationLevel as L;
        for (text, expected) in [
            ("Đại học", L::University),
            ("ĐH Luật", L::University),
            ("ĐH", L::University),
            ("CN", L::University),
            ("Cử nhân Luật", L::University),
            ("CN Luật", L::University),
            ("Đại học (TC)", L::University),
            ("Kỹ sư XD", L::University),
            ("Th.s", L::Master),
            ("ThS. QLC", L::Master),
            ("Thạc sỹ", L::Master),
            ("TC", L::Intermediate),
            ("TCCN", L::Intermediate),
            ("Trung cấp Kế toán", L::Intermediate),
            ("CĐ", L::College),
            ("CĐSP Toán", L::College),
            ("Tiến sĩ", L::Doctor),
            ("Sơ cấp", L::Elementary),
            ("ĐHSP", L::University),
            ("Đại học; Trung cấp", L::University),
            ("Bachelor", L::University),
            ("ĐANG HỌC ĐH", L::University),
            ("Đ.H Luật", L::University),
        ] {
            assert_eq!(level(text), Some(expected), "{text}");
        }
        assert_eq!(education("CN Luật").unwrap().specialism.as_deref(), Some("Luật"));
        assert_eq!(
            education("ĐH Kinh tế quốc dân").unwrap().specialism.as_deref(),
            Some("Kinh tế quốc dân")
        );
        assert!(education("Đang học Đại học").unwrap().studying);
        assert_eq!(education("12/12").unwrap().general.as_deref(), Some("12/12"));
        assert_eq!(education("10/10").unwrap().general.as_deref(), Some("10/10"));
    }

    #[test]
    fn unknown_phrases_are_not_guessed() {
        for text in ["Luật", "BSCKI", "xyz", "2019", "Đ"] {
            assert_eq!(education(text), None, "{text}");
        }
        for text in ["Đại học", "LLCT", "abc"] {
            assert_eq!(theory(text), None, "{text}");
        }
        assert_eq!(state_management("Thanh tra"), None);
    }

    #[test]
    fn phrases_of_theory() {
        for (text, expected) in [
            ("TC", TheoryLevel::Intermediate),
            ("Trung cấp LLCT", TheoryLevel::Intermediate),
            ("CC", TheoryLevel::Advanced),
            ("Cao cấp LLCT-HC", TheoryLevel::Advanced),
            ("Cử nhân chính trị", TheoryLevel::Bachelor),
            ("CN", TheoryLevel::Bachelor),
            ("Sơ cấp", TheoryLevel::Elementary),
            ("Chưa qua đào tạo", TheoryLevel::None),
            ("TC LLCT-HC", TheoryLevel::Intermediate),
        ] {
            assert_eq!(theory(text).map(|theory| theory.level), Some(expected), "{text}");
        }
        assert!(theory("Tương đương trung cấp").unwrap().equivalent);
        assert!(theory("Đang học TC").unwrap().studying);
    }

    #[test]
    fn phrases_of_state_management() {
        for (text, expected) in [
            ("CV", StateManagementLevel::Expert),
            ("Chuyên viên chính", StateManagementLevel::PrincipalExpert),
            ("QLNN ngạch chuyên viên", StateManagementLevel::Expert),
            ("x", StateManagementLevel::Unnamed),
            ("CVCC", StateManagementLevel::SeniorExpert),
        ] {
            assert_eq!(state_management(text).map(|read| read.level), Some(expected), "{text}");
        }
    }
}

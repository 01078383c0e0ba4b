//! Names of people as lists write them.

use crate::fold::{clean, fold};

/// A person's name in one spelling: clean, capitals brought to title case, "Đ/c" left out.
///
/// Nothing when the text holds no letters; an error text is not made of it.
pub fn full_name(text: &str) -> Option<String> {
    let text = clean(text);
    let text = without_address(&text);
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '(' | ')' | '"' | '\''));
    text.chars().any(char::is_alphabetic).then(|| title_case(text))
}

/// "Family, Given" turned to the order in which names are spoken, as the words stand: "Given Family".
pub fn comma_name(text: &str) -> Option<String> {
    match text.split_once(',') {
        Some((family, given)) => full_name(&format!("{} {}", given.trim(), family.trim())),
        None => full_name(text),
    }
}

/// Whether the text has letters and no digits: what a name looks like.
pub fn looks_like_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
        && !text
            .chars()
            .any(|letter| letter.is_ascii_digit() || matches!(letter, '@' | '=' | '%'))
}

/// Whether the text reads like a Vietnamese person's name: two to six words, the first a common family name.
pub fn is_vietnamese_name(text: &str) -> bool {
    const FAMILIES: &str = " nguyen tran le pham hoang huynh vu vo phan truong bui dang do ngo ho duong dinh ly trinh dao doan \
mai lam la cao chu chau luu luong to ta thai tong trieu ban quach ha kieu vuong khong nghiem ninh nong hua hoa lo vi sung giang \
thao ma mua au bach cam can chang chiu cu cung dam dieu dong giap h khuat la lai loc loan luc mac nham phi phu phung quan sam tang \
thach tham than thi tieu ton tu ung van vien xa y ";
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    // Words of offices whose first syllable folds like a family name: Trường (Trương), Đoàn thanh niên, Văn phòng.
    let office = text.trim().to_lowercase().starts_with("trường")
        || [
            "van phong",
            "tncs",
            "thanh nien",
            "thcs",
            "ubnd",
            "mn",
            "dang uy",
            "to dan pho",
        ]
        .iter()
        .any(|own| crate::fold::has_words(&folded, own));
    !office && (2..=6).contains(&words.len()) && looks_like_name(text) && FAMILIES.contains(&format!(" {} ", words[0]))
}

fn without_address(text: &str) -> &str {
    for prefix in [
        "Đ/c ",
        "đ/c ",
        "Đ/C ",
        "Đồng chí ",
        "đồng chí ",
        "ĐỒNG CHÍ ",
        "Đ.c ",
        "Ông: ",
        "Bà: ",
        "Ông/Bà ",
    ] {
        if let Some(rest) = text.strip_prefix(prefix) {
            return rest;
        }
    }
    text
}

/// Title case for a name typed in capitals, or all in small letters; other names keep their own case.
fn title_case(name: &str) -> String {
    let letters = || name.chars().filter(|letter| letter.is_alphabetic());
    let shouted = letters().all(|letter| !letter.is_lowercase());
    let whispered = letters().all(|letter| !letter.is_uppercase());
    if !(shouted || whispered) || letters().count() < 2 {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut starts = true;
    for letter in name.chars() {
        if starts {
            out.extend(letter.to_uppercase());
        } else {
            out.extend(letter.to_lowercase());
        }
        starts = !letter.is_alphanumeric() && letter != '\'';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_lists_write_them() {
        assert_eq!(full_name("NGUYỄN  THỊ\u{a0}ÁNH").as_deref(), Some("Nguyễn Thị Ánh"));
        assert_eq!(full_name("Ðặng Văn A").as_deref(), Some("Đặng Văn A"));
        assert_eq!(full_name("Đ/c Trần Văn Út").as_deref(), Some("Trần Văn Út"));
        assert_eq!(full_name("H'MAI NIÊ").as_deref(), Some("H'mai Niê"));
        assert_eq!(full_name("lê văn tám").as_deref(), Some("Lê Văn Tám"));
        assert_eq!(full_name(" .. "), None);
        assert_eq!(comma_name("AARON, JEFFERY M").as_deref(), Some("Jeffery M Aaron"));
    }

    #[test]
    fn what_looks_like_a_name() {
        assert!(is_vietnamese_name("Phạm Thị Kim Nhung"));
        assert!(!is_vietnamese_name("Trường MN Quảng La"));
        assert!(!looks_like_name("12 người"));
    }
}

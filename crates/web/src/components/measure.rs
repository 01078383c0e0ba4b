//! How wide a text will be, so that marks drawn on the server can place and shorten their labels.
//!
//! Widths are those of Be Vietnam Pro (weight 400) and of its digits companion, in thousandths of the type size. Vietnamese marks
//! do not widen a letter, so a letter is measured by its base.

/// Widths of U+0020 to U+007E.
const ASCII: [u16; 95] = [
    230, 280, 318, 807, 645, 849, 740, 179, 439, 439, 497, 608, 303, 608, 286, 503, 572, 572, 572, 572, 572, 572, 572,
    572, 572, 572, 286, 303, 556, 726, 556, 573, 1005, 736, 674, 775, 728, 620, 633, 783, 709, 258, 465, 679, 624, 853,
    732, 826, 644, 822, 668, 635, 650, 725, 706, 1005, 720, 665, 660, 459, 485, 459, 559, 702, 202, 642, 652, 613, 652,
    599, 386, 643, 583, 264, 274, 555, 255, 893, 573, 642, 652, 652, 392, 508, 428, 566, 576, 870, 559, 583, 502, 426,
    408, 426, 679,
];

/// The sign that a text was shortened.
const ELLIPSIS: char = '…';

/// The width of `text` set at `size` pixels, rounded up to whole pixels.
pub fn text_width(text: &str, size: i32) -> i32 {
    let thousandths: i32 = text.chars().map(|letter| i32::from(width(letter))).sum();
    (thousandths * size + 999) / 1000
}

/// `text`, or its beginning with `…`, so that it is at most `room` pixels wide; nothing when not even two letters fit.
pub fn shorten(text: &str, size: i32, room: i32) -> Option<String> {
    if text_width(text, size) <= room {
        return Some(text.to_owned());
    }
    let mut kept: String = text.to_owned();
    while kept.pop().is_some() {
        let short = format!("{}{ELLIPSIS}", kept.trim_end());
        if kept.chars().count() >= 2 && text_width(&short, size) <= room {
            return Some(short);
        }
    }
    None
}

fn width(letter: char) -> u16 {
    let base = base(letter);
    match base {
        ' '..='~' => ASCII.get(base as usize - 0x20).copied().unwrap_or(700),
        'đ' => 662,
        'Đ' => 788,
        'ư' => 591,
        'Ư' => 745,
        '\u{300}'..='\u{36f}' => 0,
        '\u{a0}' => 230,
        '–' => 682,
        '…' => 726,
        '·' => 255,
        '−' => 636,
        '‹' | '›' => 403,
        // Wider than any letter that Vietnamese uses: an unknown one never overflows.
        _ => 1005,
    }
}

/// The letter without its Vietnamese marks; ư and đ keep theirs, because they are wider than u and d.
fn base(letter: char) -> char {
    const GROUPS: [(char, &str); 15] = [
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('A', "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('E', "ÈÉẺẼẸÊỀẾỂỄỆ"),
        ('i', "ìíỉĩị"),
        ('I', "ÌÍỈĨỊ"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('O', "ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"),
        ('u', "ùúủũụ"),
        ('U', "ÙÚỦŨỤ"),
        ('ư', "ừứửữự"),
        ('Ư', "ỪỨỬỮỰ"),
        ('y', "ỳýỷỹỵ"),
        ('Y', "ỲÝỶỸỴ"),
        ('-', "‐‑"),
    ];
    if letter.is_ascii() {
        return letter;
    }
    GROUPS
        .iter()
        .find(|(_, marked)| marked.contains(letter))
        .map_or(letter, |(base, _)| *base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths_are_those_of_the_typeface() {
        assert_eq!(text_width("0123456789", 100), 572);
        assert_eq!(text_width("Được", 1000), 788 + 591 + 642 + 613);
        assert_eq!(text_width("", 13), 0);
    }

    #[test]
    fn a_long_title_keeps_its_beginning() {
        assert_eq!(
            shorten("Phó Chủ tịch UBND xã", 13, 90).as_deref(),
            Some("Phó Chủ tịch…")
        );
        assert_eq!(shorten("Chủ tịch", 13, 90).as_deref(), Some("Chủ tịch"));
        assert_eq!(shorten("Chủ tịch", 13, 8), None);
    }

    proptest! {
        #[test]
        fn what_is_shortened_fits(text in "[A-Za-zÀ-ỹ ]{0,60}", room in 0..400) {
            if let Some(short) = shorten(&text, 13, room) {
                prop_assert!(text_width(&short, 13) <= room);
            }
        }
    }
}

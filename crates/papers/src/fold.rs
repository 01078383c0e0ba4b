//! Two readings of one text: clean for people, folded for comparing.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text as it should be kept: NFC, one space between words, `Ð` (U+00D0) read as `Đ`, no invisible characters.
pub fn clean(text: &str) -> String {
    // Most cells are composed already, and composing costs more than everything else here.
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return tidy(text.chars(), text.len());
    }
    tidy(text.nfc(), text.len())
}

fn tidy(letters: impl Iterator<Item = char>, capacity: usize) -> String {
    let mut out = String::with_capacity(capacity);
    let mut gap = false;
    for letter in letters {
        let letter = match letter {
            '\u{d0}' | '\u{189}' => 'Đ',
            '\u{f0}' => 'đ',
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}' => continue,
            other => other,
        };
        if letter.is_whitespace() || letter.is_control() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        out.push(letter);
    }
    out
}

/// The text without marks, case and punctuation: words of `a-z0-9` with one space between.
///
/// "Số CCCD/CMND" and "so  cccd cmnd" meet; so do "Hoà" and "Hòa".
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |small: char| {
        let small = match small {
            'đ' | 'ð' => 'd',
            other => other,
        };
        if small.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(small);
        } else {
            gap = true;
        }
    };
    for letter in text.chars() {
        if letter.is_ascii() {
            push(letter.to_ascii_lowercase());
            continue;
        }
        decompose_canonical(letter, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase().for_each(&mut push);
            }
        });
    }
    out
}

/// Whether `phrase` stands in `folded` as whole words. Both are already folded.
pub fn has_words(folded: &str, phrase: &str) -> bool {
    // Asked of every cell for hundreds of phrases: only the beginnings of words are looked at.
    let phrase = phrase.as_bytes();
    let mut rest = folded.as_bytes();
    while rest.len() >= phrase.len() {
        if rest.starts_with(phrase) && rest.get(phrase.len()).is_none_or(|byte| *byte == b' ') {
            return true;
        }
        let Some(space) = rest.iter().position(|byte| *byte == b' ') else {
            return false;
        };
        rest = &rest[space + 1..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_keeps_letters_and_drops_noise() {
        assert_eq!(clean(" Ðặng\u{a0} Văn\u{200b}  A\n"), "Đặng Văn A");
        assert_eq!(clean("Nguye\u{302}\u{303}n"), "Nguyễn");
    }

    #[test]
    fn folding_meets_across_marks_and_punctuation() {
        assert_eq!(fold("Số CCCD/CMND"), "so cccd cmnd");
        assert_eq!(fold("Hoà Bình"), fold("HÒA BÌNH"));
        assert!(has_words("ngay thang nam sinh", "nam sinh"));
        assert!(!has_words("viet nam", "nam sinh"));
        assert!(!has_words("danh sach", "anh"));
    }
}

//! Cleaning and folding of Vietnamese text, the same on every database.

use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The text in the one form in which it is stored: NFC, `Ð` (eth) as `Đ`, single spaces, nothing invisible.
pub fn clean(text: &str) -> String {
    // Most text is composed already, and composing costs more than all the rest.
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return tidy(text.chars(), text.len());
    }
    tidy(text.nfc(), text.len())
}

fn tidy(letters: impl Iterator<Item = char>, capacity: usize) -> String {
    let mut out = String::with_capacity(capacity);
    let mut gap = false;
    for c in letters {
        match c {
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{00ad}' => {}
            c if c.is_whitespace() || c.is_control() => gap = !out.is_empty(),
            c => {
                if gap {
                    out.push(' ');
                    gap = false;
                }
                out.push(match c {
                    'Ð' => 'Đ',
                    'ð' => 'đ',
                    c => c,
                });
            }
        }
    }
    out
}

/// The text as it is compared and searched: lower case, no marks, `đ` as `d`, words of letters and digits with one space between.
///
/// Old and new placement of tones (hoà, hòa) meet; so do `Ủy` and `Uỷ`, and `TH&THCS` and `TH & THCS`.
pub fn fold(text: &str) -> String {
    let mut folding = Folding {
        out: String::with_capacity(text.len()),
        gap: false,
    };
    // The order of marks matters only among marks that stay, and those of Latin letters do not: each letter is taken apart by itself.
    if text.chars().all(is_latin) {
        for c in text.chars() {
            if c.is_ascii() {
                folding.push(c.to_ascii_lowercase());
            } else {
                decompose_canonical(c, |part| part.to_lowercase().for_each(|c| folding.push(c)));
            }
        }
    } else {
        text.nfd().flat_map(char::to_lowercase).for_each(|c| folding.push(c));
    }
    folding.out
}

/// Latin letters with their marks, and the punctuation between: what Vietnamese is written in.
const fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{036f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{205e}')
}

struct Folding {
    out: String,
    gap: bool,
}

impl Folding {
    fn push(&mut self, c: char) {
        let c = match c {
            '\u{0300}'..='\u{036f}' => return,
            'đ' | 'ð' => 'd',
            c if c.is_alphanumeric() => c,
            _ => {
                self.gap = !self.out.is_empty();
                return;
            }
        };
        if self.gap {
            self.out.push(' ');
            self.gap = false;
        }
        self.out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As [`fold`], the whole text taken apart at once.
    fn fold_whole(text: &str) -> String {
        let mut folding = Folding {
            out: String::new(),
            gap: false,
        };
        text.nfd().flat_map(char::to_lowercase).for_each(|c| folding.push(c));
        folding.out
    }

    #[test]
    fn letters_taken_apart_alone_fold_as_the_whole_does() {
        let letters: Vec<char> = ('\0'..='\u{2fff}').collect();
        let alone = letters.iter().filter(|c| is_latin(**c)).count();
        assert!(alone > 1_000, "{alone} letters go the short way");
        for c in &letters {
            // Alone, after a letter, before and between marks, and beside a letter of another script.
            for text in [
                format!("{c}"),
                format!("a{c}b"),
                format!("o\u{302}{c}\u{323}"),
                format!("\u{5d0}\u{5bc}{c}\u{5b0}"),
            ] {
                assert_eq!(fold(&text), fold_whole(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn composed_text_is_cleaned_as_any_other() {
        for c in '\0'..='\u{2fff}' {
            for text in [format!("a {c}b"), format!("{c}\u{301}"), format!("e{c}")] {
                assert_eq!(clean(&text), tidy(text.nfc(), 0), "{text:?}");
            }
        }
    }

    #[test]
    fn spellings_of_one_name_meet() {
        assert_eq!(fold("Đặng Thị  Thuỷ"), fold("ĐẶNG THỊ THỦY"));
        assert_eq!(fold("Uỷ ban nhân dân xã Hoà Bình"), "uy ban nhan dan xa hoa binh");
        assert_eq!(fold("TH&THCS"), fold("TH & THCS"));
        assert_eq!(clean("  Ðào\u{a0}\u{a0}Thi\u{0323} "), "Đào Thị");
    }
}

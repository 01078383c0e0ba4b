//! Cleaning and folding of Vietnamese text, the same on every database.

use unicode_normalization::UnicodeNormalization as _;

/// The text in the one form in which it is stored: NFC, `Ð` (eth) as `Đ`, single spaces, nothing invisible.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfc() {
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
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfd().flat_map(char::to_lowercase) {
        let c = match c {
            '\u{0300}'..='\u{036f}' => continue,
            'đ' | 'ð' => 'd',
            c if c.is_alphanumeric() => c,
            _ => {
                gap = !out.is_empty();
                continue;
            }
        };
        if gap {
            out.push(' ');
            gap = false;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_meet() {
        assert_eq!(fold("Đặng Thị  Thuỷ"), fold("ĐẶNG THỊ THỦY"));
        assert_eq!(fold("Uỷ ban nhân dân xã Hoà Bình"), "uy ban nhan dan xa hoa binh");
        assert_eq!(fold("TH&THCS"), fold("TH & THCS"));
        assert_eq!(clean("  Ðào\u{a0}\u{a0}Thi\u{0323} "), "Đào Thị");
    }
}

//! A text as it is searched: its words without marks, and the same words with their marks.

use ledger::text::fold;
use unicode_normalization::UnicodeNormalization as _;

/// A text as it is searched; single spaces stand between its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// With the marks, each tone behind the first vowel of its word.
    pub(crate) marked: Box<str>,
    /// Without marks.
    pub(crate) plain: Box<str>,
}

impl Spelling {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        Self {
            marked: with_marks(text).into(),
            plain: fold(text).into(),
        }
    }
}

/// The words of a text in lower case with their marks. The tone of a word stands behind its first vowel, wherever it was typed: hoà and
/// hòa are one, and what is typed so far begins what it will be.
pub(super) fn with_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let (mut word, mut tone) = (String::new(), None);
    let mut letters = text.nfd().flat_map(char::to_lowercase);
    loop {
        let letter = letters.next();
        match letter {
            Some('\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') => tone = letter,
            // Marks that make another letter: circumflex, breve, horn.
            Some(mark @ ('\u{302}' | '\u{306}' | '\u{31b}')) => word.push(mark),
            Some('\u{300}'..='\u{36f}') => {}
            Some('ð') => word.push('đ'),
            Some(letter) if letter.is_alphanumeric() => word.push(letter),
            _ => {
                put(&mut out, &word, tone.take());
                word.clear();
                if letter.is_none() {
                    return out;
                }
            }
        }
    }
}

fn put(out: &mut String, word: &str, tone: Option<char>) {
    if word.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(' ');
    }
    let behind = word.find(['a', 'e', 'i', 'o', 'u', 'y']).map(|at| at + 1);
    match (tone, behind) {
        (Some(tone), Some(behind)) => {
            out.push_str(&word[..behind]);
            out.push(tone);
            out.push_str(&word[behind..]);
        }
        _ => out.push_str(word),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Word by word the two spellings are the same text, once with its marks and once without.
        #[test]
        fn both_spellings_have_the_same_words(text in "[a-zA-ZàáảãạăằâấđĐưứơờÐÔ0-9 /\\-&\u{0301}\u{00a0}]{0,40}") {
            let spelling = Spelling::of(&text);
            prop_assert_eq!(fold(&spelling.marked), &*spelling.plain);
        }
    }
}

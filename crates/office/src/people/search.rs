//! What is typed to find somebody or something: words in any order, with marks or without; a citizen number; the digits of a telephone; the code of a record.

use ledger::text::{clean, fold};
use ledger::value::{Ix, Place};
use ledger::{Entity, PersonId, Value};

use super::spelling::{Spelling, with_marks};
use super::telephone::TelephoneSought;

/// So many words are looked for; what is typed beyond them narrows nothing.
const WORDS: usize = 16;

/// What is sought; nothing, where the text is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    text: String,
    /// Without marks.
    plain: String,
    words: Vec<WordSought>,
}

/// One word of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct WordSought {
    /// Without marks.
    plain: String,
    /// With its marks, where it has some.
    marked: Option<String>,
}

/// Which words were seen, by their places: as letters, with the very marks that were typed, and as whole words. The last word may still be
/// being typed: it counts as whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) plain: u16,
    marked: u16,
    whole: u16,
}

impl Seen {
    /// What was seen in either place.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self {
            plain: self.plain | other.plain,
            marked: self.marked | other.marked,
            whole: self.whole | other.whole,
        }
    }

    /// Whole words alone.
    const fn whole(self) -> Self {
        Self {
            plain: self.plain & self.whole,
            marked: self.marked & self.whole,
            whole: self.whole,
        }
    }
}

/// A record named by its code or its citizen number.
pub(super) type Named = Option<Option<Ix>>;

impl Sought {
    /// What a text seeks.
    pub fn of(text: &str) -> Self {
        let text = clean(text);
        let (plain, marked) = (fold(&text), with_marks(&text));
        let word = |(plain, marked): (&str, &str)| WordSought {
            plain: plain.to_owned(),
            marked: (plain != marked).then(|| marked.to_owned()),
        };
        Self {
            words: plain
                .split(' ')
                .zip(marked.split(' '))
                .filter(|(plain, _)| !plain.is_empty())
                .take(WORDS)
                .map(word)
                .collect(),
            plain,
            text,
        }
    }

    /// The text as it was typed, cleaned.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is sought.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Twelve digits, where the text is nothing else.
    pub(crate) fn citizen_number(&self) -> Option<&str> {
        let digits = self.text.len() == 12 && self.text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some(self.text.as_str())
    }

    /// A telephone number or a part of one, where the text is nothing else.
    pub(crate) fn telephone(&self) -> Option<TelephoneSought> {
        TelephoneSought::of(&self.text)
    }

    /// The words that begin a word of a text.
    pub(crate) fn seen(&self, within: &Spelling) -> Seen {
        self.seen_in(&within.plain, &within.marked)
    }

    /// The same of a text that is given without marks and with them.
    pub(crate) fn seen_in(&self, plain: &str, with_marks: &str) -> Seen {
        let mut seen = Seen::default();
        for (at, word) in self.words.iter().enumerate() {
            if let Some(whole) = begins_a_word(plain, &word.plain) {
                let bit = 1 << at;
                seen.plain |= bit;
                if whole || at + 1 == self.words.len() {
                    seen.whole |= bit;
                }
                let marked = word.marked.as_ref();
                if marked.is_none_or(|marked| begins_a_word(with_marks, marked).is_some()) {
                    seen.marked |= bit;
                }
            }
        }
        seen
    }

    /// The same as [`Sought::all`] of words that stand in several texts: there they must be whole, or much would be found that nobody seeks.
    pub(crate) fn all_whole(&self, seen: Seen) -> Option<bool> {
        self.all(seen.whole())
    }

    /// Whether all words were seen, and then whether all with their very marks.
    pub(crate) fn all(&self, seen: Seen) -> Option<bool> {
        let all = u16::try_from((1_u32 << self.words.len()) - 1).unwrap_or(u16::MAX);
        (!self.words.is_empty() && seen.plain == all).then_some(seen.marked == all)
    }

    /// Whether the words stand in a text one after the other, as they were typed; and then whether it begins with them.
    pub(crate) fn in_one(&self, within: &Spelling) -> Option<bool> {
        self.in_one_of(&within.plain)
    }

    /// The same of a text without marks.
    pub(crate) fn in_one_of(&self, plain: &str) -> Option<bool> {
        let mut found = plain.match_indices(&self.plain).map(|(at, _)| at);
        found
            .find(|at| *at == 0 || plain.as_bytes().get(at - 1) == Some(&b' '))
            .map(|at| at == 0)
    }

    /// Whether a text is found, and then whether with the very marks that were typed.
    pub fn finds_in(&self, within: &Spelling) -> Option<bool> {
        self.all(self.seen(within))
    }

    /// The record that the text names, where it names one by number or code.
    pub(super) fn person(&self, value: &Value) -> Named {
        let id = if let Some(number) = self.citizen_number() {
            value.person_with_number(number)
        } else if let Ok(id) = self.text.parse() {
            Some(PersonId(id))
        } else {
            return None;
        };
        Some(id.and_then(|id| match value.place(Entity::Person(id)) {
            Some(Place::Person(ix)) => value.record_of(id).or(Some(ix)),
            _ => None,
        }))
    }

    /// Whether a person is found, and then whether with the very marks that were typed.
    pub(super) fn finds<'t>(
        &self,
        named: Named,
        person: Ix,
        spelling: impl FnOnce() -> (&'t str, &'t str),
    ) -> Option<bool> {
        if self.is_empty() {
            return Some(true);
        }
        if let Some(named) = named {
            return (named == Some(person)).then_some(true);
        }
        let (plain, marked) = spelling();
        self.all(self.seen_in(plain, marked))
    }
}

/// Whether a word of a text, in which single spaces stand between words, begins with a word; and then whether one is that word.
fn begins_a_word(within: &str, word: &str) -> Option<bool> {
    let (mut rest, word) = (within.as_bytes(), word.as_bytes());
    let mut begins = None;
    loop {
        if rest.starts_with(word) {
            if matches!(rest.get(word.len()), None | Some(b' ')) {
                return Some(true);
            }
            begins = Some(false);
        }
        match rest.iter().position(|byte| *byte == b' ') {
            Some(at) => rest = rest.get(at + 1..).unwrap_or_default(),
            None => return begins,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, name: &str) -> Option<bool> {
        let Spelling { plain, marked } = Spelling::of(name);
        Sought::of(typed).finds(None, 0, || (&plain, &marked))
    }

    #[test]
    fn typed_without_marks_it_reaches_all_and_with_marks_the_very_ones_first() {
        assert_eq!(found("duong", "Nguyễn Thị Đường"), Some(true));
        assert_eq!(found("duong", "Lê Dương"), Some(true));
        assert_eq!(found("Đường", "Nguyễn Thị Đường"), Some(true));
        assert_eq!(found("Đường", "Lê Dương"), Some(false));
        assert_eq!(found("van  ba", "Lý Văn Ba"), Some(true));
        assert_eq!(found("an", "Lý Văn Ba"), None, "inside a word");
        assert_eq!(found("an", "Nguyễn Thị Ánh"), Some(true));
        assert_eq!(found("", "Lý Văn Ba"), Some(true));
        assert_eq!(found("?!", "Lý Văn Ba"), None);
    }

    #[test]
    fn words_are_found_in_any_order_and_all_of_them() {
        assert_eq!(found("Bảo An Trần", "Trần Bảo An"), Some(true));
        assert_eq!(found("an tran", "Trần Bảo An"), Some(true));
        assert_eq!(found("an lê", "Trần Bảo An"), None);
        assert_eq!(found(&"an ".repeat(40), "Trần Bảo An"), Some(true));
        assert_eq!(found("31/qđ-hu", "31/QĐ-HU"), Some(true));
        assert_eq!(found("qd 31", "31/QĐ-HU"), Some(true));
    }

    #[test]
    fn a_tone_is_the_same_on_either_vowel_also_while_it_is_being_typed() {
        for (typed, name) in [
            ("hoà", "Lê Hòa"),
            ("hòa", "Lê Hoà"),
            ("thuỷ", "Lê Thủy"),
            ("Uỷ", "Ủy ban"),
            ("đườ", "Lê Đường"),
        ] {
            assert_eq!(found(typed, name), Some(true), "{typed}");
        }
        assert_eq!(found("hoá", "Lê Hòa"), Some(false));
    }

    #[test]
    fn words_together_are_told_from_words_apart() {
        let spelling = Spelling::of("Nguyễn Văn Ba");
        assert_eq!(Sought::of("nguyen van").in_one(&spelling), Some(true));
        assert_eq!(Sought::of("van ba").in_one(&spelling), Some(false));
        assert_eq!(Sought::of("nguyen ba").in_one(&spelling), None);
    }
}

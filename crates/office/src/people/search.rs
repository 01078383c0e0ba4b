//! What is typed to find somebody: a name, with marks or without; a citizen number; the code of a record.

use ledger::text::{clean, fold};
use ledger::value::{Ix, Place};
use ledger::{Entity, PersonId, Value};

use super::names::Spelling;

/// What is sought; nothing, where the text is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    text: String,
    /// Without marks.
    plain: String,
    /// In lower case with its marks, where it has some.
    marked: Option<String>,
}

/// A record named by its code or its citizen number.
pub(super) type Named = Option<Option<Ix>>;

impl Sought {
    /// What a text seeks.
    pub fn of(text: &str) -> Self {
        let text = clean(text);
        let (plain, lower) = (fold(&text), text.to_lowercase());
        Self {
            marked: (lower != plain).then_some(lower),
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

    /// The record that the text names, where it names one by number or code.
    pub(super) fn person(&self, value: &Value) -> Named {
        let digits = self.text.len() == 12 && self.text.bytes().all(|byte| byte.is_ascii_digit());
        let id = if digits {
            value.person_with_number(&self.text)
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
    pub(super) fn finds(&self, named: Named, person: Ix, spelling: Option<&Spelling>) -> Option<bool> {
        if self.is_empty() {
            return Some(true);
        }
        if let Some(named) = named {
            return (named == Some(person)).then_some(true);
        }
        let spelling = spelling?;
        if !begins_a_word(&spelling.plain, &self.plain) {
            return None;
        }
        Some(
            self.marked
                .as_ref()
                .is_none_or(|marked| begins_a_word(&spelling.marked, marked)),
        )
    }
}

/// Whether a text stands in another at the beginning of a word.
fn begins_a_word(within: &str, text: &str) -> bool {
    !text.is_empty()
        && within
            .match_indices(text)
            .any(|(at, _)| at == 0 || within.as_bytes().get(at - 1) == Some(&b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, name: &str) -> Option<bool> {
        let spelling = Spelling {
            marked: name.to_lowercase().into(),
            plain: fold(name).into(),
        };
        Sought::of(typed).finds(None, 0, Some(&spelling))
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
}

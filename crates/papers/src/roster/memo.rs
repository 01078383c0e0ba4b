//! What texts were read as: a list writes few texts of levels in very many rows, and reading one tries hundreds of phrases.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// So many texts are remembered: a column of levels has fewer, and one of free text must not grow without bound.
const KEPT: usize = 512;

/// Readings by their text.
#[derive(Debug)]
pub(super) struct Memo<T>(RefCell<BTreeMap<String, Option<T>>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Memo<T> {
    /// What `read` makes of the text. `read` must be a function of the text alone, and the same one each time.
    pub(super) fn read(&self, text: &str, read: fn(&str) -> Option<T>) -> Option<T> {
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let value = read(text);
        let mut known = self.0.borrow_mut();
        if known.len() < KEPT {
            known.insert(text.to_owned(), value.clone());
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_reads_as_without_memory_however_many_there_are() {
        let memo = Memo::default();
        let read = |text: &str| text.parse::<usize>().ok();
        for round in 0..2 {
            for number in 0..2 * KEPT {
                let text = format!("{number}{}", if number % 3 == 0 { "x" } else { "" });
                assert_eq!(memo.read(&text, read), read(&text), "round {round}: {text}");
            }
        }
        assert_eq!(memo.0.borrow().len(), KEPT);
    }
}

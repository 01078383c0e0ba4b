//! Texts as small numbers: each distinct text is kept once.

use std::sync::{Arc, PoisonError, RwLock};

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// A text that the value keeps. Only for memory: the number means nothing outside this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(pub(crate) u32);

impl Word {
    /// Its number, by which a reader of many may remember what it knows of the text.
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// All texts of a value and of its forks. It only grows, so every copy can share it.
#[derive(Debug, Clone, Default)]
pub struct Words {
    texts: Arc<RwLock<IndexSet<Arc<str>, FxBuildHasher>>>,
}

impl Words {
    /// The word for a text.
    pub fn word(&self, text: &str) -> Word {
        if let Some(word) = self.find(text) {
            return word;
        }
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        let (index, _) = texts.insert_full(Arc::from(text));
        Word(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The word for a text, if any fact has used the text.
    pub fn find(&self, text: &str) -> Option<Word> {
        let texts = self.texts.read().unwrap_or_else(PoisonError::into_inner);
        texts
            .get_index_of(text)
            .and_then(|index| u32::try_from(index).ok())
            .map(Word)
    }

    /// The text of a word.
    pub fn text(&self, word: Word) -> Arc<str> {
        let texts = self.texts.read().unwrap_or_else(PoisonError::into_inner);
        let index = usize::try_from(word.0).unwrap_or(usize::MAX);
        texts.get_index(index).cloned().unwrap_or_else(|| Arc::from(""))
    }

    /// Whether the other are the same texts with the same numbers: those of one value and its forks. After an erasure they are others.
    pub fn are_those_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.texts, &other.texts)
    }

    /// Whether there is no text yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many distinct texts there are.
    pub fn len(&self) -> usize {
        self.texts.read().unwrap_or_else(PoisonError::into_inner).len()
    }
}

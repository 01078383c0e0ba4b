//! A ladder: ordered levels, with the names under which papers know them.

use ledger::text::fold;

use super::entry::Title;

/// Levels from lowest to highest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// In the order of the file.
    pub levels: Vec<Level>,
}

/// One level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The word that conditions use: `intermediate`.
    pub id: String,
    /// Its name.
    pub title: Title,
    /// Other names under which papers know it.
    pub synonyms: Vec<String>,
    /// Its place, from 1; levels that count the same share one.
    pub order: u16,
    /// Its official code, where it has one.
    pub code: Option<String>,
}

impl Ladder {
    /// The level with this word.
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// The level that a paper means: by word, code, name or synonym, however it is spelled.
    pub fn read(&self, text: &str) -> Option<&Level> {
        let folded = fold(text);
        let names = |level: &Level, name: &str| level.id == text.trim() || fold(name) == folded;
        self.levels.iter().find(|level| {
            let all = [&level.title.vi, &level.title.en]
                .into_iter()
                .chain(&level.synonyms)
                .chain(&level.code);
            !folded.is_empty() && (level.id == text.trim() || all.into_iter().any(|name| names(level, name)))
        })
    }

    /// Whether `held` is `asked` or above it; `None` when one of them is not of this ladder.
    pub fn reaches(&self, held: &str, asked: &str) -> Option<bool> {
        Some(self.level(held)?.order >= self.level(asked)?.order)
    }
}

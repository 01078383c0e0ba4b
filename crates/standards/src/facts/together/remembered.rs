//! What was looked up of a word, for the next person who has it: a country has a few dozen ranks and levels.

use ledger::value::Word;

/// Words that are remembered at a time; of two that share a place the later one is.
const PLACES: usize = 256;

/// The ranks of words.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    places: Box<[(Word, Option<u8>)]>,
}

impl Remembered {
    /// The rank of a word, looked up where it is not remembered.
    #[inline]
    pub(super) fn of(&mut self, word: Word, look_up: impl Fn(Word) -> Option<u8>) -> Option<u8> {
        if self.places.is_empty() {
            // Nothing is remembered yet; one word in every place is as good as none.
            self.places = vec![(word, look_up(word)); PLACES].into();
        }
        let at = word.number() as usize % PLACES;
        let Some(place) = self.places.get_mut(at) else {
            return look_up(word);
        };
        if place.0 != word {
            *place = (word, look_up(word));
        }
        place.1
    }
}

//! Names as they are ordered and searched: by the given name, which stands last, in the alphabet of the country; typed with marks or without.

use std::sync::{Arc, LazyLock};

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use ledger::value::{Word, Words};

use super::spelling::Spelling;
use super::texts::Texts;

static VIETNAMESE: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("vi").into(), CollatorOptions::default()).ok());

/// A key whose order of bytes is the order of names.
pub fn name_key(name: &str) -> Vec<u8> {
    let (before, given) = name.trim().rsplit_once(' ').unwrap_or(("", name));
    key_of(&[given, before])
}

/// A key whose order of bytes is the order of texts that are read from their beginning, such as titles.
pub fn text_key(text: &str) -> Vec<u8> {
    key_of(&[text])
}

fn key_of(parts: &[&str]) -> Vec<u8> {
    let mut key = Vec::with_capacity(parts.iter().map(|part| part.len() * 4).sum());
    for part in parts {
        match &*VIETNAMESE {
            // Sort keys never hold a zero byte, so it stands before whatever follows.
            Some(collator) if collator.write_sort_key_to(part, &mut key).is_ok() => key.push(0),
            _ => key.extend(part.bytes().chain([0])),
        }
    }
    key
}

/// The names that were met so far, by word: their order and their spellings. Making them is dear, and names stay.
#[derive(Debug, Default)]
pub(super) struct Names {
    words: Words,
    /// By the number of the word; its place, and one more.
    known: Vec<u32>,
    /// By place: how each is spelled. Whoever holds them keeps them as they are.
    texts: Arc<Texts>,
    /// In the order of names: key, place.
    sorted: Vec<(Box<[u8]>, u32)>,
    /// By place: the place in the order.
    ranks: Vec<u32>,
}

impl Names {
    /// Makes sure of some names; forgets everything when the words are others, as after an erasure.
    pub(super) fn learn(&mut self, words: &Words, names: impl Iterator<Item = Word>) {
        if !self.words.are_those_of(words) {
            *self = Self {
                words: words.clone(),
                ..Self::default()
            };
        }
        let before = self.texts.len();
        for word in names {
            let at = at(word.number());
            if at >= self.known.len() {
                self.known.resize(at + 1, 0);
            }
            if self.known[at] == 0 {
                let text = words.text(word);
                let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
                self.known[at] = place + 1;
                Arc::make_mut(&mut self.texts).push(&Spelling::of(&text));
                self.sorted.push((name_key(&text).into(), place));
            }
        }
        if self.texts.len() > before {
            // What was sorted stays so: only the new ones move.
            self.sorted.sort();
            self.ranks = vec![0; self.texts.len()];
            for (rank, (_, place)) in (0..).zip(&self.sorted) {
                self.ranks[at(*place)] = rank;
            }
        }
    }

    /// The place of a name among the texts; none where it was never learned.
    pub(super) fn place(&self, word: Word) -> Option<u32> {
        self.known.get(at(word.number()))?.checked_sub(1)
    }

    /// The place of a name in the order; last where it was never learned.
    pub(super) fn rank(&self, word: Word) -> u32 {
        self.place(word).map_or(u32::MAX, |place| self.ranks[at(place)])
    }

    /// How the names are spelled that were learned so far, by place.
    pub(super) const fn texts(&self) -> &Arc<Texts> {
        &self.texts
    }
}

fn at(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ordered_by_given_name_in_the_alphabet_of_the_country() {
        let mut names = [
            "Trần Văn Ý",
            "Bùi Thị Đào",
            "Lê Văn Dũng",
            "Nguyễn Thị Ánh",
            "Hoàng An",
            "Đỗ Văn An",
            "Bùi Văn An",
            "Phạm Văn Ân",
            "Vũ Văn Bảo",
        ];
        names.sort_by_key(|name| name_key(name));
        insta::assert_snapshot!(names.join(", "), @"Bùi Văn An, Đỗ Văn An, Hoàng An, Nguyễn Thị Ánh, Phạm Văn Ân, Vũ Văn Bảo, Lê Văn Dũng, Bùi Thị Đào, Trần Văn Ý");
    }

    #[test]
    fn titles_are_ordered_from_their_beginning() {
        let mut titles = ["Văn thư", "Đội trưởng", "Chủ tịch UBND", "Dược sĩ", "Bí thư"];
        titles.sort_by_key(|title| text_key(title));
        assert_eq!(titles, ["Bí thư", "Chủ tịch UBND", "Dược sĩ", "Đội trưởng", "Văn thư"]);
    }

    #[test]
    fn names_learned_later_take_their_place_and_other_words_begin_anew() {
        let words = Words::default();
        let all = ["Trần Văn Ý", "Hoàng An", "Bùi Thị Đào"].map(|name| words.word(name));
        let mut names = Names::default();
        names.learn(&words, all[..2].iter().copied());
        assert!(names.rank(all[1]) < names.rank(all[0]));
        assert_eq!(names.rank(all[2]), u32::MAX);
        names.learn(&words, all.iter().copied());
        assert!(names.rank(all[1]) < names.rank(all[2]) && names.rank(all[2]) < names.rank(all[0]));
        let others = Words::default();
        names.learn(&others, [others.word("Lý Văn Ba")].into_iter());
        assert_eq!((names.texts().len(), names.rank(all[2])), (1, u32::MAX));
    }
}

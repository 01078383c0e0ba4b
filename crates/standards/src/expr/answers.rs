//! The answers of a program: for each condition, who meets it, who does not, and of whom the record does not tell.

use super::column::CHUNK;
use super::kernel::{bit_of, first_rows, in_row_order};
use super::truth::Truth;

/// Rows as bits: a set of people by their place in the columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bitmap {
    words: Vec<u64>,
}

impl Bitmap {
    /// The rows for which `rows` is true.
    pub fn of(rows: &[bool]) -> Self {
        let mut words = vec![0; rows.len().div_ceil(64)];
        for (row, _) in rows.iter().enumerate().filter(|(_, is)| **is) {
            words[row / 64] |= bit_of(row);
        }
        Self { words }
    }

    /// The rows of words of 64, in which row `r` is bit `r`; the last word may be short of rows.
    pub(crate) fn of_words(words: impl IntoIterator<Item = u64>) -> Self {
        let words = words.into_iter().map(in_row_order).collect();
        Self { words }
    }

    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// How many rows.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether a row is in it.
    pub fn contains(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word & bit_of(row) != 0)
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = in_row_order(*word);
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(at * 64 + bit)
            })
        })
    }

    /// The rows of both.
    pub fn and(&self, other: &Self) -> Self {
        Self {
            words: self
                .words
                .iter()
                .zip(&other.words)
                .map(|(one, two)| one & two)
                .collect(),
        }
    }

    /// The rows of either.
    pub fn or(&self, other: &Self) -> Self {
        Self {
            words: self
                .words
                .iter()
                .zip(&other.words)
                .map(|(one, two)| one | two)
                .collect(),
        }
    }

    /// The rows of the first that are not in the second.
    pub fn without(&self, other: &Self) -> Self {
        Self {
            words: self
                .words
                .iter()
                .zip(&other.words)
                .map(|(one, two)| one & !two)
                .collect(),
        }
    }
}

/// The answers of all conditions of a program for all people.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    rows: usize,
    conditions: usize,
    /// A chunk's words: for each condition, first its yes words, then its no words.
    chunks: Vec<Vec<u64>>,
}

impl Answers {
    /// Room for the words of each chunk; room that is there already is used again.
    pub(super) fn prepare(&mut self, rows: usize, conditions: usize, chunks: usize) -> &mut [Vec<u64>] {
        (self.rows, self.conditions) = (rows, conditions);
        self.chunks.resize_with(chunks, Vec::new);
        &mut self.chunks
    }

    /// How many people were asked.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many conditions were asked.
    pub fn conditions(&self) -> usize {
        self.conditions
    }

    /// The answer of one condition for one person.
    pub fn truth(&self, condition: usize, row: usize) -> Truth {
        let holds = |part| {
            let word = self.words(condition, part, row / CHUNK).get(row % CHUNK / 64);
            word.is_some_and(|word| word & bit_of(row) != 0)
        };
        match (holds(0), holds(1)) {
            (true, _) => Truth::Yes,
            (_, true) => Truth::No,
            _ => Truth::Unknown,
        }
    }

    /// Who meets a condition.
    pub fn yes(&self, condition: usize) -> Bitmap {
        self.gathered(condition, |yes, _, _| yes)
    }

    /// Who is known not to meet it.
    pub fn no(&self, condition: usize) -> Bitmap {
        self.gathered(condition, |_, no, _| no)
    }

    /// Of whom the record does not tell.
    pub fn unknown(&self, condition: usize) -> Bitmap {
        self.gathered(condition, |yes, no, here| here & !yes & !no)
    }

    fn gathered(&self, condition: usize, take: impl Fn(u64, u64, u64) -> u64) -> Bitmap {
        let mut words = Vec::with_capacity(self.rows.div_ceil(64));
        for chunk in 0..self.chunks.len() {
            let pairs = self
                .words(condition, 0, chunk)
                .iter()
                .zip(self.words(condition, 1, chunk));
            for (yes, no) in pairs {
                let left = self.rows - words.len() * 64;
                let here = first_rows(left);
                words.push(take(*yes, *no, here));
            }
        }
        Bitmap { words }
    }

    /// How many chunks they stand in.
    pub(super) fn chunks(&self) -> usize {
        self.chunks.len()
    }

    /// The yes words (part 0) or the no words (part 1) of a condition in a chunk.
    pub(super) fn words(&self, condition: usize, part: usize, chunk: usize) -> &[u64] {
        if condition >= self.conditions {
            return &[];
        }
        let Some(all) = self.chunks.get(chunk) else {
            return &[];
        };
        let words = all.len() / (2 * self.conditions);
        let start = (condition * 2 + part) * words;
        all.get(start..start + words).unwrap_or_default()
    }
}

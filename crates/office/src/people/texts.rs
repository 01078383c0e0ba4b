//! Many texts as they are searched, one behind the other in memory: a search of all reads them in one go, and nothing else.

use std::sync::Arc;

use super::search::{Seen, Sought};
use super::spelling::Spelling;

/// Texts by their places.
#[derive(Debug, Default, Clone)]
pub(crate) struct Texts {
    /// Copies share it.
    family: Arc<()>,
    plain: String,
    marked: String,
    /// Where each text ends, without marks and with them.
    ends: Vec<(usize, usize)>,
}

impl Texts {
    /// Puts a text behind the others.
    pub(crate) fn push(&mut self, spelling: &Spelling) {
        self.plain.push_str(&spelling.plain);
        self.marked.push_str(&spelling.marked);
        self.ends.push((self.plain.len(), self.marked.len()));
    }

    /// Whether these are the others with perhaps more behind them: places among the others are places among these.
    pub(crate) fn continues(&self, others: &Self) -> bool {
        Arc::ptr_eq(&self.family, &others.family) && self.len() >= others.len()
    }

    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Every text in its order, without marks and with them.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = (&str, &str)> + ExactSizeIterator {
        (0..self.ends.len()).map(|at| self.get(at))
    }

    /// The text at a place.
    pub(crate) fn get(&self, at: usize) -> (&str, &str) {
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let (from, until) = (
            before.unwrap_or_default(),
            self.ends.get(at).copied().unwrap_or_default(),
        );
        let plain = self.plain.get(from.0..until.0).unwrap_or_default();
        (plain, self.marked.get(from.1..until.1).unwrap_or_default())
    }

    /// By place: which words of what is sought each text has.
    pub(crate) fn seen(&self, sought: &Sought) -> Vec<Seen> {
        self.all()
            .map(|(plain, marked)| sought.seen_in(plain, marked))
            .collect()
    }
}

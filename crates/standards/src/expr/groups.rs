//! The group of each row, so ordered that the rows of a word which share a group are counted at once: lists come unit by unit.

use super::answers::Bitmap;
use super::kernel::{first_rows, pack, row_of};

/// Who is counted, and in which group.
#[derive(Debug, Clone)]
pub(crate) struct Groups<'g> {
    of: &'g [u32],
    words: Vec<Word>,
}

/// The rows of one word that are counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// The group that most of them are in, as far as three of them tell.
    pub(super) group: u32,
    /// Those who are in it.
    pub(super) same: u64,
    /// Those who are in other groups.
    others: u64,
}

impl Word {
    /// The bit and the group of each of those who are in other groups.
    #[inline]
    pub(super) fn others(self, groups: &[u32]) -> impl Iterator<Item = (u32, u32)> {
        let mut left = self.others;
        std::iter::from_fn(move || {
            let bit = (left != 0).then(|| left.trailing_zeros())?;
            left &= left - 1;
            Some((bit, *groups.get(row_of(bit))?))
        })
    }
}

impl<'g> Groups<'g> {
    /// The rows `within`, each in the group that `of` gives by row; rows that it does not reach are not counted.
    pub(crate) fn of(of: &'g [u32], within: &Bitmap) -> Self {
        let words = of.chunks(64).zip(within.words()).map(|(groups, within)| {
            let mut all = [u32::MAX; 64];
            all.iter_mut().zip(groups).for_each(|(all, group)| *all = *group);
            let group = if all[16] == all[48] { all[16] } else { all[32] };
            let mut same = [0];
            pack(&all, &mut same, |one| one == group);
            let here = within & first_rows(groups.len());
            Word {
                group,
                same: here & same[0],
                others: here & !same[0],
            }
        });
        let words = words.collect();
        Self { of, words }
    }

    /// Word by word: who is counted, and the groups of its rows.
    pub(super) fn words(&self) -> impl Iterator<Item = (&Word, &'g [u32])> {
        self.words.iter().zip(self.of.chunks(64))
    }
}

//! What a disk holds of one file: what was synced, and what was written since.

use crate::dice::Dice;

/// A disk writes sectors whole or not at all.
const SECTOR: u64 = 512;

/// A change that is not synced yet.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// These bytes at this place.
    Write(u64, Vec<u8>),
    /// So long from now on.
    Truncate(u64),
}

/// One file.
#[derive(Debug, Default)]
pub(crate) struct Image {
    /// As it was synced; none for a file whose name is not on the disk yet.
    synced: Option<Vec<u8>>,
    since: Vec<Change>,
    /// What stood under the same name, removed but not for certain.
    ghost: Option<Vec<u8>>,
    removed: bool,
}

impl Image {
    /// A file that was there before.
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        Self {
            synced: Some(bytes),
            ..Self::default()
        }
    }

    /// The file is made anew under its name.
    pub(crate) fn made(&mut self) {
        if self.removed {
            *self = Self {
                ghost: self.synced.take().or_else(|| self.ghost.take()),
                ..Self::default()
            };
        }
    }

    pub(crate) fn change(&mut self, change: Change) {
        self.since.push(change);
    }

    /// All that was written, and the name, are on the disk. Gives whether the name was new: then SQLite syncs the folder as well.
    pub(crate) fn sync(&mut self) -> bool {
        let new = self.synced.is_none();
        let mut bytes = self.synced.take().unwrap_or_default();
        for change in self.since.drain(..) {
            apply(&mut bytes, &change);
        }
        self.synced = Some(bytes);
        self.ghost = None;
        new
    }

    /// The folder was synced: the name is there, or it is gone.
    pub(crate) fn settle_name(&mut self) {
        self.ghost = None;
        self.synced = match self.synced.take() {
            _ if self.removed => None,
            synced => Some(synced.unwrap_or_default()),
        };
    }

    /// The name is removed; `for_certain` once the folder is synced too.
    pub(crate) fn remove(&mut self, for_certain: bool) {
        self.removed = true;
        self.since.clear();
        if for_certain {
            (self.synced, self.ghost) = (None, None);
        }
    }

    pub(crate) const fn is_removed(&self) -> bool {
        self.removed
    }

    /// What is there when the power is back; none when the name is not.
    pub(crate) fn after_a_cut(&self, dice: &mut Dice) -> Option<Vec<u8>> {
        let before = self.synced.as_ref().or(self.ghost.as_ref());
        if self.removed {
            return before.filter(|_| dice.coin()).cloned();
        }
        if self.synced.is_none() && dice.coin() {
            return self.ghost.clone().filter(|_| dice.coin());
        }
        let mut bytes = self.synced.clone().unwrap_or_default();
        let (kept, torn) = match dice.below(4) {
            0 => return Some(bytes),
            1 => (self.since.len(), false),
            2 => (
                usize::try_from(dice.below(self.since.len() as u64 + 1)).unwrap_or(0),
                false,
            ),
            _ => (self.since.len(), true),
        };
        for (place, change) in self.since.iter().take(kept).enumerate() {
            if torn && dice.coin() {
                continue;
            }
            match change {
                Change::Write(at, written) if torn || place + 1 == kept => tear(&mut bytes, *at, written, dice),
                change => apply(&mut bytes, change),
            }
        }
        Some(bytes)
    }
}

/// Keeps some sectors of a write.
fn tear(bytes: &mut Vec<u8>, at: u64, written: &[u8], dice: &mut Dice) {
    let whole = dice.coin();
    let (mut at, mut rest) = (at, written);
    while !rest.is_empty() {
        let room = usize::try_from(SECTOR - at % SECTOR).unwrap_or(1).min(rest.len());
        let (sector, after) = rest.split_at(room);
        if whole || dice.coin() {
            apply(bytes, &Change::Write(at, sector.to_vec()));
        }
        (at, rest) = (at + room as u64, after);
    }
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Write(at, written) => {
            let at = usize::try_from(*at).unwrap_or(usize::MAX);
            let end = at.saturating_add(written.len());
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[at..end].copy_from_slice(written);
        }
        Change::Truncate(length) => bytes.truncate(usize::try_from(*length).unwrap_or(usize::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn outcomes(image: &Image) -> BTreeSet<Option<Vec<u8>>> {
        let mut dice = Dice::of(1);
        (0..500).map(|_| image.after_a_cut(&mut dice)).collect()
    }

    #[test]
    fn what_is_synced_is_there_and_the_rest_perhaps() {
        let mut image = Image::of(b"old".to_vec());
        assert_eq!(outcomes(&image), BTreeSet::from([Some(b"old".to_vec())]));
        image.change(Change::Write(0, b"new".to_vec()));
        assert_eq!(
            outcomes(&image),
            BTreeSet::from([Some(b"old".to_vec()), Some(b"new".to_vec())])
        );
        image.sync();
        assert_eq!(outcomes(&image), BTreeSet::from([Some(b"new".to_vec())]));
    }

    #[test]
    fn a_long_write_is_torn_between_sectors_and_never_within() {
        let mut image = Image::of(vec![0; 1024]);
        image.change(Change::Write(0, vec![1; 1024]));
        let found = outcomes(&image);
        let halves = [(0, 0), (1, 1), (0, 1), (1, 0)];
        let whole = |(one, two): (u8, u8)| Some([vec![one; 512], vec![two; 512]].concat());
        assert_eq!(found, halves.map(whole).into_iter().collect());
    }

    #[test]
    fn a_name_lasts_once_it_is_synced_and_is_gone_once_its_removal_is() {
        let mut image = Image::default();
        image.change(Change::Write(0, b"a".to_vec()));
        assert_eq!(
            outcomes(&image),
            BTreeSet::from([None, Some(Vec::new()), Some(b"a".to_vec())])
        );
        image.sync();
        image.remove(false);
        assert_eq!(outcomes(&image), BTreeSet::from([None, Some(b"a".to_vec())]));
        image.made();
        assert!(
            outcomes(&image).contains(&Some(b"a".to_vec())),
            "the old one may come back"
        );
        image.sync();
        assert_eq!(outcomes(&image), BTreeSet::from([Some(Vec::new())]));
        image.remove(true);
        assert_eq!(outcomes(&image), BTreeSet::from([None]));
    }
}

//! The decisions of a log in their order: bound in volumes, but for the newest.

use std::sync::Arc;

use super::shelf::Shelf;
use crate::decision::{Binder, Decision, Entry, Volume};

/// How many decisions a volume has.
const VOLUME: usize = 256;

/// A growing list of decisions that costs little to copy.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    bound: Shelf<Arc<Volume>, 64>,
    /// The newest decisions, each a volume of its own until there are so many that they are bound.
    open: Vec<Arc<Volume>>,
}

impl Log {
    /// How many decisions there are.
    pub(super) fn len(&self) -> usize {
        self.bound.len() * VOLUME + self.open.len()
    }

    /// The decision at a place, counted from 0.
    pub(super) fn get(&self, index: usize) -> Option<Entry<'_>> {
        match self.bound.get(index / VOLUME) {
            Some(volume) => volume.entry(index % VOLUME),
            None => self.open.get(index - self.bound.len() * VOLUME)?.entry(0),
        }
    }

    /// All decisions in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Entry<'_>> {
        self.volumes().flat_map(Volume::entries)
    }

    /// How many decisions stand before the first that was written after a time.
    pub(super) fn until(&self, time: i64) -> usize {
        let mut before = 0;
        for volume in self.volumes() {
            if volume.latest() > time {
                return before + volume.entries().take_while(|entry| entry.recorded() <= time).count();
            }
            before += volume.len();
        }
        before
    }

    /// Puts a decision at the end.
    pub(super) fn push(&mut self, decision: &Decision) {
        self.open.push(Arc::new(Binder::default().with(decision).finish()));
        if self.open.len() == VOLUME {
            let mut binder = Binder::default();
            self.iter_open().for_each(|entry| binder.copy(entry));
            self.bound.push(Arc::new(binder.finish()));
            self.open.clear();
        }
    }

    /// The volumes, from which [`Log::push_volume`] makes the same log again.
    pub(super) fn volumes(&self) -> impl Iterator<Item = &Volume> {
        self.bound.iter().chain(&self.open).map(Arc::as_ref)
    }

    /// Puts the next volume of another log at the end; none where no log has it there.
    pub(super) fn push_volume(&mut self, volume: Volume) -> Option<()> {
        match volume.len() {
            VOLUME if self.open.is_empty() => self.bound.push(Arc::new(volume)),
            1 if self.open.len() + 1 < VOLUME => self.open.push(Arc::new(volume)),
            _ => return None,
        }
        Some(())
    }

    fn iter_open(&self) -> impl Iterator<Item = Entry<'_>> {
        self.open.iter().flat_map(|volume| volume.entries())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::Header;

    /// Written a second after the one before.
    fn numbered(number: usize) -> Decision {
        let header = Header {
            number: format!("{number}/QĐ-UBND"),
            recorded: i64::try_from(number).unwrap(),
            ..Header::blank(crate::Day(18_000))
        };
        Decision {
            header,
            acts: Vec::new(),
        }
    }

    fn of(length: usize) -> Log {
        let mut log = Log::default();
        (0..length).for_each(|number| log.push(&numbered(number)));
        log
    }

    #[test]
    fn every_decision_has_its_place_bound_or_not() {
        for length in [0, 1, VOLUME - 1, VOLUME, VOLUME + 1, 2 * VOLUME + 7] {
            let log = of(length);
            assert_eq!((log.len(), log.iter().count()), (length, length));
            for (number, listed) in log.iter().enumerate() {
                assert_eq!(listed.header(), numbered(number).header);
                assert!(log.get(number).is_some_and(|found| found.says_the_same(listed)));
            }
            assert!(log.get(length).is_none());
        }
    }

    #[test]
    fn what_was_known_at_a_time_ends_before_the_first_that_came_later() {
        for length in [0, 1, VOLUME, 2 * VOLUME + 7] {
            let log = of(length);
            for time in [-1, 0, 5, 255, 256, 300, 511, 512, 600] {
                let known = usize::try_from(time + 1).unwrap().min(length);
                assert_eq!(log.until(time), known, "{length} decisions, second {time}");
            }
        }
        // A clock that was set back: what comes after a later one was not known before it.
        let mut log = of(3);
        log.push(&numbered(1));
        assert_eq!((log.until(1), log.until(2)), (2, 4));
    }

    #[test]
    fn volumes_make_the_same_log_and_no_other_order_does() {
        let log = of(VOLUME + 2);
        let again = |volume: &Volume| Volume::of(volume.bytes().into()).unwrap();
        let mut kept = Log::default();
        for volume in log.volumes() {
            kept.push_volume(again(volume)).unwrap();
        }
        kept.push(&numbered(VOLUME + 2));
        assert_eq!(kept.len(), VOLUME + 3);
        let bound = log.volumes().next().map(again).unwrap();
        assert_eq!(
            kept.push_volume(bound),
            None,
            "a bound volume stands before those that are open"
        );
        let two = Binder::default().with(&numbered(0)).with(&numbered(1)).finish();
        assert_eq!(kept.push_volume(two), None, "no volume of a log has two decisions");
    }

    #[test]
    fn a_copy_is_a_log_of_its_own() {
        let log = of(VOLUME - 1);
        let mut copy = log.clone();
        copy.push(&numbered(0));
        assert_eq!((log.len(), copy.len()), (VOLUME - 1, VOLUME));
        assert!(log.iter().zip(copy.iter()).all(|(one, other)| one.says_the_same(other)));
    }
}

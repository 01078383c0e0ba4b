//! The room of rosters that are gone, for those to come. A roster of tens of thousands takes more than a megabyte, and fresh memory of the
//! system costs nearly as much as what is written into it.

use std::sync::{Mutex, PoisonError};

use super::details::Details;
use super::roster::Member;

/// The most lists of a kind whose room is kept.
const MOST: usize = 2;
/// So many members they may have room for together; one is kept in any case.
const MEMBERS: usize = 60_000;

/// Lists by member that were left, emptied.
#[derive(Debug)]
pub(super) struct Left<T>(Mutex<Vec<Vec<T>>>);

impl<T> Default for Left<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Left<T> {
    /// An empty list with room for so many.
    pub(super) fn take(&self, members: usize) -> Vec<T> {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut list = left.pop().unwrap_or_default();
        drop(left);
        list.reserve_exact(members);
        list
    }

    /// Leaves a list, if there are not enough of them.
    pub(super) fn leave(&self, mut list: Vec<T>) {
        if list.capacity() == 0 {
            return;
        }
        list.clear();
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let members: usize = left.iter().map(Vec::capacity).sum();
        if left.is_empty() || (left.len() < MOST && members + list.capacity() <= MEMBERS) {
            left.push(list);
        }
    }
}

/// Where each kind of list is left.
#[derive(Debug, Default)]
pub(super) struct Rooms {
    pub(super) members: Left<Member>,
    pub(super) names: Left<u32>,
    pub(super) details: Left<Details>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_empty_and_only_a_few_are_kept() {
        let left = Left::<u32>::default();
        for _ in 0..3 {
            left.leave(vec![7; 1_000]);
        }
        let (first, second) = (left.take(10), left.take(10));
        assert!(first.is_empty() && first.capacity() >= 1_000);
        assert!(second.capacity() >= 1_000);
        assert_eq!(left.take(10).capacity(), 10);
    }

    #[test]
    fn the_room_of_very_many_is_kept_once() {
        let left = Left::<u32>::default();
        left.leave(Vec::with_capacity(75_000));
        left.leave(Vec::with_capacity(75_000));
        assert!(left.take(1).capacity() >= 75_000);
        assert_eq!(left.take(1).capacity(), 1);
    }
}

//! The room of rosters that are gone, for those to come. A roster of tens of thousands takes more than a megabyte, and fresh memory of the
//! system costs nearly as much as what is written into it.

use std::sync::{Mutex, PoisonError};

use super::details::Details;
use super::roster::Member;

/// A list by member that was left, emptied: one, so that no more memory is held than while a roster is made.
#[derive(Debug)]
pub(super) struct Left<T>(Mutex<Vec<T>>);

impl<T> Default for Left<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Left<T> {
    /// An empty list with room for so many.
    pub(super) fn take(&self, members: usize) -> Vec<T> {
        let mut list = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        list.reserve_exact(members);
        list
    }

    /// Leaves a list; the roomier one stays.
    pub(super) fn leave(&self, mut list: Vec<T>) {
        list.clear();
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if list.capacity() > left.capacity() {
            *left = list;
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
    fn a_list_comes_back_empty_and_the_roomier_one_is_kept() {
        let left = Left::<u32>::default();
        for members in [500, 1_000, 700] {
            left.leave(vec![7; members]);
        }
        let first = left.take(10);
        assert!(first.is_empty() && first.capacity() >= 1_000);
        assert_eq!(left.take(10).capacity(), 10);
    }
}

//! A growing list that costs little to copy: chunks shared between copies, and only a touched chunk is copied.

use std::sync::Arc;

/// A copy-on-write list. A value's fork shares every chunk that it does not touch: a copy costs a pointer a chunk, a change copies at
/// most `CHUNK` items.
#[derive(Debug, Clone)]
pub(crate) struct Shelf<T, const CHUNK: usize> {
    chunks: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T, const CHUNK: usize> Default for Shelf<T, CHUNK> {
    fn default() -> Self {
        Self {
            chunks: Vec::new(),
            len: 0,
        }
    }
}

impl<T, const CHUNK: usize> Shelf<T, CHUNK> {
    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The item at a place.
    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        self.chunks.get(index / CHUNK)?.get(index % CHUNK)
    }

    /// All items in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// The place of the first item for which `before` is false, in a list sorted so that it is true first.
    pub(crate) fn partition_point(&self, mut before: impl FnMut(&T) -> bool) -> usize {
        let chunk = self
            .chunks
            .partition_point(|chunk| chunk.first().is_some_and(&mut before));
        let Some(last) = chunk.checked_sub(1) else { return 0 };
        last * CHUNK + self.chunks[last].partition_point(before)
    }
}

impl<T: Clone, const CHUNK: usize> Shelf<T, CHUNK> {
    /// Puts an item at the end.
    pub(crate) fn push(&mut self, item: T) {
        if self.len.is_multiple_of(CHUNK) {
            self.chunks.push(Arc::new(Vec::with_capacity(CHUNK)));
        }
        if let Some(last) = self.chunks.last_mut() {
            Arc::make_mut(last).push(item);
            self.len += 1;
        }
    }

    /// The item at a place, to change; its chunk is copied if another value shares it.
    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        Arc::make_mut(self.chunks.get_mut(index / CHUNK)?).get_mut(index % CHUNK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_shares_what_it_does_not_touch() {
        let mut first = Shelf::<_, 64>::default();
        (0..200).for_each(|n| first.push(n));
        let mut second = first.clone();
        *second.get_mut(70).unwrap() = -1;
        second.push(200);
        assert_eq!((first.len(), second.len()), (200, 201));
        assert_eq!((first.get(70), second.get(70)), (Some(&70), Some(&-1)));
        assert!(Arc::ptr_eq(&first.chunks[0], &second.chunks[0]) && !Arc::ptr_eq(&first.chunks[1], &second.chunks[1]));
        assert_eq!(first.partition_point(|n| *n < 137), 137);
        assert_eq!(first.partition_point(|n| *n < 0), 0);
        assert_eq!(first.partition_point(|_| true), 200);
    }
}

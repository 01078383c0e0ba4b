//! Records that are numbered from 1 without a gap: which is the newest is found by halving, and a part of them is read from there, so that a
//! list costs the same however many there are.

/// A part of a list, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewestFirst<T> {
    /// Its items.
    pub items: Vec<T>,
    /// Older ones stand before this number; none where nothing older is left.
    pub older: Option<usize>,
}

/// The part before a number, or from the newest on, of those that somebody may see. So many records are looked at for it at most, for a reader
/// who may see few of them.
pub(crate) fn part<T, E>(
    (before, most): (Option<usize>, usize),
    at_most: usize,
    is_there: impl Fn(usize) -> Result<bool, E>,
    read: impl Fn(usize) -> Result<Option<T>, E>,
    may_see: impl Fn(&T) -> bool,
) -> Result<NewestFirst<T>, E> {
    let newest = newest(is_there)?;
    let from = before.map_or(newest, |before| before.saturating_sub(1).min(newest));
    let mut items = Vec::new();
    for (looked, number) in (1..=from).rev().enumerate() {
        let older = Some(number + 1);
        if looked == at_most {
            return Ok(NewestFirst { items, older });
        }
        let Some(item) = read(number)?.filter(&may_see) else {
            continue;
        };
        if items.len() == most {
            return Ok(NewestFirst { items, older });
        }
        items.push(item);
    }
    Ok(NewestFirst { items, older: None })
}

/// The highest number that is there; 0 where none is.
pub(crate) fn newest<E>(is_there: impl Fn(usize) -> Result<bool, E>) -> Result<usize, E> {
    let (mut there, mut beyond) = (0, 1);
    while is_there(beyond)? {
        (there, beyond) = (beyond, beyond.saturating_mul(2));
    }
    while beyond - there > 1 {
        let middle = there + (beyond - there) / 2;
        if is_there(middle)? {
            there = middle;
        } else {
            beyond = middle;
        }
    }
    Ok(there)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn the_newest_is_found_by_few_looks() {
        for last in [0, 1, 2, 3, 7, 8, 9, 1_000, 65_535, 65_536] {
            let looks = Cell::new(0);
            let found = newest(|number| {
                looks.set(looks.get() + 1);
                Ok::<bool, ()>(number <= last)
            });
            assert_eq!(found, Ok(last));
            assert!(looks.get() <= 36, "{last}: {}", looks.get());
        }
        assert_eq!(newest(|_| Err(1)), Err(1));
    }

    #[test]
    fn a_part_goes_on_where_the_one_before_ended_and_reads_no_more_than_it_shows() {
        let reads = Cell::new(0);
        let read_part = |before, most, last: usize, every: usize| {
            reads.set(0);
            let read = |number| {
                reads.set(reads.get() + 1);
                Ok::<_, ()>(Some(number))
            };
            part(
                (before, most),
                500,
                |number| Ok(number <= last),
                read,
                |number: &usize| number.is_multiple_of(every),
            )
            .unwrap()
        };
        let first = read_part(None, 2, 100_000, 1);
        assert_eq!(
            (first.items, first.older, reads.get()),
            (vec![100_000, 99_999], Some(99_999), 3)
        );
        let second = read_part(Some(99_999), 2, 100_000, 1);
        assert_eq!(second.items, [99_998, 99_997]);
        // The last part says that it is the last, also when it is just full.
        let last = read_part(Some(3), 2, 100_000, 1);
        assert_eq!((last.items, last.older), (vec![2, 1], None));
        let few = read_part(None, 2, 7, 3);
        assert_eq!((few.items, few.older), (vec![6, 3], None));
        // Who may see few of very many goes on in steps.
        let seldom = read_part(None, 50, 100_000, 400);
        assert_eq!(
            (seldom.items, seldom.older, reads.get()),
            (vec![100_000, 99_600], Some(99_501), 500)
        );
        assert_eq!(read_part(Some(usize::MAX), 1, 0, 1).items, [0_usize; 0]);
    }
}

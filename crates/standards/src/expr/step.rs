//! The steps of a program over one block of one chunk: two bitmaps each, yes and no; what is in neither is unknown.

use std::ops::Range;

use super::catalogue::Slot;
use super::column::{Chunk, Column, Values};
use super::kernel::{first_rows, pack, pack_pairs};

/// Words handled at a time: 4,096 rows keep all steps of a rule set in the second cache.
pub(super) const BLOCK: usize = 64;

/// A place where an earlier step left its answer; `turned` exchanges yes and no, which costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Input {
    pub(super) step: usize,
    pub(super) turned: bool,
}

/// One step of a program. Less and at most are these turned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Always,
    Flag(Slot),
    Recorded(Slot),
    AtLeast(Slot, i32),
    More(Slot, i32),
    Equal(Slot, i32),
    SlotAtLeast(Slot, Slot),
    SlotMore(Slot, Slot),
    SlotEqual(Slot, Slot),
    All(Vec<Input>),
}

/// The yes and no words that an earlier step left.
pub(super) fn taken(scratch: &[u64], input: Input, count: usize) -> (&[u64], &[u64]) {
    let start = input.step * 2 * BLOCK;
    let (yes, no) = (
        &scratch[start..start + count],
        &scratch[start + BLOCK..start + BLOCK + count],
    );
    if input.turned { (no, yes) } else { (yes, no) }
}

/// Bits beyond the last row are 0 in every answer.
pub(super) fn clear_beyond(out: &mut [u64], words: usize, rows: usize) {
    if rows.is_multiple_of(64) {
        return;
    }
    for last in out.iter_mut().skip(words - 1).step_by(words) {
        *last &= first_rows(rows % 64);
    }
}

pub(super) fn run_step(step: &Step, chunk: &Chunk, first: usize, before: &[u64], yes: &mut [u64], no: &mut [u64]) {
    let count = yes.len();
    let column = |slot: &Slot| chunk.columns.get(usize::from(slot.0)).and_then(Option::as_ref);
    match step {
        Step::Always => {
            yes.fill(u64::MAX);
            no.fill(0);
        }
        Step::All(inputs) => {
            yes.fill(u64::MAX);
            no.fill(0);
            for input in inputs {
                let (also, never) = taken(before, *input, count);
                yes.iter_mut().zip(also).for_each(|(all, one)| *all &= one);
                no.iter_mut().zip(never).for_each(|(all, one)| *all |= one);
            }
        }
        Step::Recorded(slot) => {
            no.fill(u64::MAX);
            yes.fill(0);
            if let Some(column) = column(slot) {
                yes.copy_from_slice(&column.known[first..first + count]);
                no.iter_mut().zip(yes).for_each(|(no, yes)| *no = !*yes);
            }
        }
        Step::Flag(slot) => match column(slot) {
            Some(Column {
                values: Values::Flags(bits),
                known,
            }) => {
                yes.copy_from_slice(&bits[first..first + count]);
                told(yes, no, &known[first..first + count]);
            }
            _ => nothing(yes, no),
        },
        Step::AtLeast(slot, value) => compare(column(slot), first, *value, yes, no, Sign::AtLeast),
        Step::More(slot, value) => compare(column(slot), first, *value, yes, no, Sign::More),
        Step::Equal(slot, value) => compare(column(slot), first, *value, yes, no, Sign::Equal),
        Step::SlotAtLeast(left, right) => against(column(left), column(right), first, yes, no, Sign::AtLeast),
        Step::SlotMore(left, right) => against(column(left), column(right), first, yes, no, Sign::More),
        Step::SlotEqual(left, right) => against(column(left), column(right), first, yes, no, Sign::Equal),
    }
}

#[derive(Clone, Copy)]
enum Sign {
    AtLeast,
    More,
    Equal,
}

/// Nothing is recorded.
fn nothing(yes: &mut [u64], no: &mut [u64]) {
    yes.fill(0);
    no.fill(0);
}

/// From raw yes bits: yes where known, no where known and not yes.
fn told(yes: &mut [u64], no: &mut [u64], known: &[u64]) {
    for ((yes, no), known) in yes.iter_mut().zip(no).zip(known) {
        *no = known & !*yes;
        *yes &= known;
    }
}

fn compare(column: Option<&Column>, first: usize, value: i32, yes: &mut [u64], no: &mut [u64], sign: Sign) {
    let Some(column) = column else {
        return nothing(yes, no);
    };
    let rows = first * 64..(first + yes.len()) * 64;
    let known = &column.known[first..first + yes.len()];
    match &column.values {
        Values::Flags(_) => nothing(yes, no),
        Values::Code8(lows, highs) => {
            compare_ends(&lows[rows.clone()], part(highs.as_ref(), rows), value, yes, no, sign);
        }
        Values::Code16(lows, highs) => {
            compare_ends(&lows[rows.clone()], part(highs.as_ref(), rows), value, yes, no, sign);
        }
        Values::Numbers(lows, highs) => {
            compare_ends(&lows[rows.clone()], part(highs.as_ref(), rows), value, yes, no, sign);
        }
    }
    limit(yes, no, known, known);
}

fn part<T>(highs: Option<&Vec<T>>, rows: Range<usize>) -> Option<&[T]> {
    highs.map(|highs| &highs[rows])
}

fn compare_ends<T: Copy + Ord + TryFrom<i32>>(
    lows: &[T],
    highs: Option<&[T]>,
    value: i32,
    yes: &mut [u64],
    no: &mut [u64],
    sign: Sign,
) {
    let Ok(value) = T::try_from(value) else {
        return outside(value, yes, no, sign);
    };
    let Some(highs) = highs else {
        exact(lows, value, yes, sign);
        no.iter_mut().zip(yes).for_each(|(no, yes)| *no = !*yes);
        return;
    };
    match sign {
        Sign::AtLeast => {
            pack(lows, yes, |low| low >= value);
            pack(highs, no, |high| high < value);
        }
        Sign::More => {
            pack(lows, yes, |low| low > value);
            pack(highs, no, |high| high <= value);
        }
        Sign::Equal => {
            pack_pairs(lows, highs, yes, |low, high| low == value && high == value);
            pack_pairs(lows, highs, no, |low, high| low > value || high < value);
        }
    }
}

fn exact<T: Copy + Ord>(values: &[T], value: T, yes: &mut [u64], sign: Sign) {
    match sign {
        Sign::AtLeast => pack(values, yes, |one| one >= value),
        Sign::More => pack(values, yes, |one| one > value),
        Sign::Equal => pack(values, yes, |one| one == value),
    }
}

/// A constant that no code can be: below all or above all.
fn outside(value: i32, yes: &mut [u64], no: &mut [u64], sign: Sign) {
    let below = value < 0 && !matches!(sign, Sign::Equal);
    yes.fill(if below { u64::MAX } else { 0 });
    no.fill(if below { 0 } else { u64::MAX });
}

fn against(left: Option<&Column>, right: Option<&Column>, first: usize, yes: &mut [u64], no: &mut [u64], sign: Sign) {
    let (Some(left), Some(right)) = (left, right) else {
        return nothing(yes, no);
    };
    let words = first..first + yes.len();
    let rows = first * 64..(first + yes.len()) * 64;
    match (&left.values, &right.values) {
        (Values::Code8(a, a_high), Values::Code8(b, b_high)) => {
            ends(
                both(a, a_high.as_ref(), &rows),
                both(b, b_high.as_ref(), &rows),
                yes,
                no,
                sign,
            );
        }
        (Values::Code16(a, a_high), Values::Code16(b, b_high)) => {
            ends(
                both(a, a_high.as_ref(), &rows),
                both(b, b_high.as_ref(), &rows),
                yes,
                no,
                sign,
            );
        }
        (Values::Numbers(a, a_high), Values::Numbers(b, b_high)) => {
            ends(
                both(a, a_high.as_ref(), &rows),
                both(b, b_high.as_ref(), &rows),
                yes,
                no,
                sign,
            );
        }
        _ => return nothing(yes, no),
    }
    limit(yes, no, &left.known[words.clone()], &right.known[words]);
}

/// Lower and upper ends of some rows.
fn both<'v, T>(lows: &'v [T], highs: Option<&'v Vec<T>>, rows: &Range<usize>) -> (&'v [T], &'v [T]) {
    (&lows[rows.clone()], &highs.map_or(lows, Vec::as_slice)[rows.clone()])
}

/// Compares values known between ends with values known between ends.
fn ends<T: Copy + Ord>(left: (&[T], &[T]), right: (&[T], &[T]), yes: &mut [u64], no: &mut [u64], sign: Sign) {
    let ((low, high), (least, most)) = (left, right);
    match sign {
        Sign::AtLeast => {
            pack_pairs(low, most, yes, |low, most| low >= most);
            pack_pairs(high, least, no, |high, least| high < least);
        }
        Sign::More => {
            pack_pairs(low, most, yes, |low, most| low > most);
            pack_pairs(high, least, no, |high, least| high <= least);
        }
        Sign::Equal => {
            // Equal for certain: low = most and high = least, which only single points can be.
            pack_pairs(low, most, yes, |low, most| low >= most);
            let mut other = [0; BLOCK];
            let other = &mut other[..yes.len()];
            pack_pairs(high, least, other, |high, least| high <= least);
            yes.iter_mut().zip(other.iter()).for_each(|(yes, other)| *yes &= other);
            pack_pairs(high, least, no, |high, least| high < least);
            pack_pairs(low, most, other, |low, most| low > most);
            no.iter_mut().zip(other.iter()).for_each(|(no, other)| *no |= other);
        }
    }
}

fn limit(yes: &mut [u64], no: &mut [u64], known: &[u64], also: &[u64]) {
    for (((yes, no), known), also) in yes.iter_mut().zip(no).zip(known).zip(also) {
        *yes &= known & also;
        *no &= known & also;
    }
}

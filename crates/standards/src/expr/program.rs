//! Many conditions as one straight program over columns: equal parts are computed once for all of them.

use std::collections::BTreeMap;

use super::answers::Answers;
use super::catalogue::Slot;
use super::column::{Chunk, Column, Columns, Values, WORDS};
use super::condition::{Comparison, Condition, Node};
use super::kernel::{pack, pack_pairs};

/// Words handled at a time: 4,096 rows keep all steps of a rule set in the second cache.
const BLOCK: usize = 64;

/// A place where an earlier step left its answer; `turned` exchanges yes and no, which costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Input {
    step: usize,
    turned: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
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

/// Conditions compiled together. Built once for a rule set and a day, run over any number of people.
#[derive(Debug, Clone, Default)]
pub struct Program {
    steps: Vec<Step>,
    known_steps: BTreeMap<Step, usize>,
    roots: Vec<Input>,
    slots: Vec<Slot>,
}

impl Program {
    /// Compiles conditions; the answers come back in the same order.
    pub fn of<'a>(conditions: impl IntoIterator<Item = &'a Condition>) -> Self {
        let mut program = Self::default();
        for condition in conditions {
            program.slots.extend(condition.slots());
            let root = program.compile(&condition.root);
            program.roots.push(root);
        }
        program.slots.sort_unstable();
        program.slots.dedup();
        program
    }

    /// The slots that the columns must have, each once, in order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Answers all conditions for all people, chunks in parallel.
    pub fn run(&self, columns: &Columns) -> Answers {
        use rayon::prelude::*;
        let scratch = || vec![0_u64; self.steps.len() * 2 * BLOCK];
        let chunks = columns
            .chunks()
            .par_iter()
            .map_init(scratch, |scratch, chunk| self.run_chunk(chunk, scratch))
            .collect();
        Answers::new(columns.rows(), self.roots.len(), chunks)
    }

    /// Yes and no words of every root, root by root.
    fn run_chunk(&self, chunk: &Chunk, scratch: &mut [u64]) -> Vec<u64> {
        let words = chunk.rows.div_ceil(64);
        let mut out = vec![0; self.roots.len() * 2 * words];
        for first in (0..words.min(WORDS)).step_by(BLOCK) {
            let count = BLOCK.min(words - first);
            for (at, step) in self.steps.iter().enumerate() {
                let (before, rest) = scratch.split_at_mut(at * 2 * BLOCK);
                let (yes, no) = rest[..2 * BLOCK].split_at_mut(BLOCK);
                run_step(step, chunk, first, before, &mut yes[..count], &mut no[..count]);
            }
            for (at, root) in self.roots.iter().enumerate() {
                let (yes, no) = taken(scratch, *root, count);
                let place = at * 2 * words + first;
                out[place..place + count].copy_from_slice(yes);
                out[place + words..place + words + count].copy_from_slice(no);
            }
        }
        clear_beyond(&mut out, words, chunk.rows);
        out
    }

    fn step(&mut self, step: Step, turned: bool) -> Input {
        if let Some(known) = self.known_steps.get(&step) {
            return Input { step: *known, turned };
        }
        let at = self.steps.len();
        self.steps.push(step.clone());
        self.known_steps.insert(step, at);
        Input { step: at, turned }
    }

    fn compile(&mut self, node: &Node) -> Input {
        match node {
            Node::Always(value) => self.step(Step::Always, !value),
            Node::All(parts) => self.joined(parts, false),
            Node::Any(parts) => self.joined(parts, true),
            Node::Not(part) => {
                let input = self.compile(part);
                Input {
                    turned: !input.turned,
                    ..input
                }
            }
            Node::Flag(slot) => self.step(Step::Flag(*slot), false),
            Node::Recorded(slot) => self.step(Step::Recorded(*slot), false),
            Node::Compare(slot, sign, value) => match sign {
                Comparison::AtLeast => self.step(Step::AtLeast(*slot, *value), false),
                Comparison::Less => self.step(Step::AtLeast(*slot, *value), true),
                Comparison::More => self.step(Step::More(*slot, *value), false),
                Comparison::AtMost => self.step(Step::More(*slot, *value), true),
                Comparison::Equal => self.step(Step::Equal(*slot, *value), false),
                Comparison::NotEqual => self.step(Step::Equal(*slot, *value), true),
            },
            Node::Against(left, sign, right) => match sign {
                Comparison::AtLeast => self.step(Step::SlotAtLeast(*left, *right), false),
                Comparison::Less => self.step(Step::SlotAtLeast(*left, *right), true),
                Comparison::More => self.step(Step::SlotMore(*left, *right), false),
                Comparison::AtMost => self.step(Step::SlotMore(*left, *right), true),
                Comparison::Equal => self.step(Step::SlotEqual(*left, *right), false),
                Comparison::NotEqual => self.step(Step::SlotEqual(*left, *right), true),
            },
            Node::Among(slot, values) => {
                let inputs = values
                    .iter()
                    .map(|value| self.step(Step::Equal(*slot, *value), true))
                    .collect();
                let none = self.all_of(inputs);
                Input {
                    turned: !none.turned,
                    ..none
                }
            }
        }
    }

    /// "One of" is "not all turned", so that both kinds share their parts.
    fn joined(&mut self, parts: &[Node], any: bool) -> Input {
        let inputs = parts.iter().map(|part| {
            let input = self.compile(part);
            Input {
                turned: input.turned != any,
                ..input
            }
        });
        let inputs = inputs.collect();
        let all = self.all_of(inputs);
        Input {
            turned: all.turned != any,
            ..all
        }
    }

    fn all_of(&mut self, mut inputs: Vec<Input>) -> Input {
        inputs.sort_unstable();
        inputs.dedup();
        match inputs.as_slice() {
            [] => self.step(Step::Always, false),
            [only] => *only,
            _ => self.step(Step::All(inputs), false),
        }
    }
}

fn taken(scratch: &[u64], input: Input, count: usize) -> (&[u64], &[u64]) {
    let start = input.step * 2 * BLOCK;
    let (yes, no) = (
        &scratch[start..start + count],
        &scratch[start + BLOCK..start + BLOCK + count],
    );
    if input.turned { (no, yes) } else { (yes, no) }
}

/// Bits beyond the last row are 0 in every answer.
fn clear_beyond(out: &mut [u64], words: usize, rows: usize) {
    if rows.is_multiple_of(64) {
        return;
    }
    for last in out.iter_mut().skip(words - 1).step_by(words) {
        *last &= (1 << (rows % 64)) - 1;
    }
}

fn run_step(step: &Step, chunk: &Chunk, first: usize, before: &[u64], yes: &mut [u64], no: &mut [u64]) {
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
        Values::Code8(codes) => {
            let codes = &codes[rows];
            match u8::try_from(value) {
                Ok(value) => exact(codes, value, yes, sign),
                Err(_) => outside(value, yes, sign),
            }
            told(yes, no, known);
        }
        Values::Code16(codes) => {
            let codes = &codes[rows];
            match u16::try_from(value) {
                Ok(value) => exact(codes, value, yes, sign),
                Err(_) => outside(value, yes, sign),
            }
            told(yes, no, known);
        }
        Values::Numbers(lows, None) => {
            exact(&lows[rows], value, yes, sign);
            told(yes, no, known);
        }
        Values::Numbers(lows, Some(highs)) => {
            let (lows, highs) = (&lows[rows.clone()], &highs[rows]);
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
                    pack_pairs(lows, highs, yes, |low, high| (low == value) & (high == value));
                    pack_pairs(lows, highs, no, |low, high| (low > value) | (high < value));
                }
            }
            limit(yes, no, known, known);
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
fn outside(value: i32, yes: &mut [u64], sign: Sign) {
    let below = value < 0 && !matches!(sign, Sign::Equal);
    yes.fill(if below { u64::MAX } else { 0 });
}

fn against(left: Option<&Column>, right: Option<&Column>, first: usize, yes: &mut [u64], no: &mut [u64], sign: Sign) {
    let (Some(left), Some(right)) = (left, right) else {
        return nothing(yes, no);
    };
    let words = first..first + yes.len();
    let rows = first * 64..(first + yes.len()) * 64;
    match (&left.values, &right.values) {
        (Values::Code8(a), Values::Code8(b)) => {
            ends(
                (&a[rows.clone()], &a[rows.clone()]),
                (&b[rows.clone()], &b[rows]),
                yes,
                no,
                sign,
            );
        }
        (Values::Code16(a), Values::Code16(b)) => {
            ends(
                (&a[rows.clone()], &a[rows.clone()]),
                (&b[rows.clone()], &b[rows]),
                yes,
                no,
                sign,
            );
        }
        (Values::Numbers(a, a_high), Values::Numbers(b, b_high)) => {
            let (a_high, b_high) = (a_high.as_ref().unwrap_or(a), b_high.as_ref().unwrap_or(b));
            ends(
                (&a[rows.clone()], &a_high[rows.clone()]),
                (&b[rows.clone()], &b_high[rows]),
                yes,
                no,
                sign,
            );
        }
        _ => return nothing(yes, no),
    }
    limit(yes, no, &left.known[words.clone()], &right.known[words]);
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

//! Many conditions as one straight program over columns: equal parts are computed once for all of them.

use std::collections::BTreeMap;

use super::answers::Answers;
use super::catalogue::Slot;
use super::column::{Chunk, Columns, WORDS};
use super::condition::{Comparison, Condition, Node};
use super::step::{BLOCK, Input, Step, clear_beyond, run_step, taken};

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
        let mut answers = Answers::default();
        self.run_into(columns, &mut answers);
        answers
    }

    /// The same, in the memory of earlier answers.
    pub fn run_into(&self, columns: &Columns, answers: &mut Answers) {
        use rayon::prelude::*;
        let chunks = columns.chunks();
        let out = answers.prepare(columns.rows(), self.roots.len(), chunks.len());
        let scratch = || vec![0_u64; self.steps.len() * 2 * BLOCK];
        // One chunk is done sooner than another thread wakes up.
        if let ([chunk], [out]) = (chunks, &mut *out) {
            return self.run_chunk(chunk, &mut scratch(), out);
        }
        chunks
            .par_iter()
            .zip(out)
            .for_each_init(scratch, |scratch, (chunk, out)| self.run_chunk(chunk, scratch, out));
    }

    /// Yes and no words of every root, root by root.
    fn run_chunk(&self, chunk: &Chunk, scratch: &mut [u64], out: &mut Vec<u64>) {
        let words = chunk.rows.div_ceil(64);
        out.resize(self.roots.len() * 2 * words, 0);
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
        clear_beyond(out, words, chunk.rows);
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
                let all_differ = self.all_of(inputs);
                Input {
                    turned: !all_differ.turned,
                    ..all_differ
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

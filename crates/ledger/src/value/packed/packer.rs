//! Writing a block, thing by thing.

use super::fixed::Fixed;
use super::rows::{DAYS_TOLD, EARLIEST_OPEN, EARLIEST_TOLD, KNOWN_FROM, KNOWN_TOLD, KNOWN_UNTIL, SOURCE_TOLD};
use super::{Block, Part, WIDE_DECISIONS, WIDE_INDEX, WIDE_ORDINALS, days, places};
use crate::ids::{ActId, Seq};
use crate::time::Day;
use crate::value::history::History;
use crate::value::row::Row;

/// A block in the making.
#[derive(Debug, Default)]
pub(crate) struct Packer {
    index: Vec<[usize; 4]>,
    reached: Vec<u8>,
    from: Vec<u8>,
    until: Vec<u8>,
    kinds: Vec<u8>,
    marks: Vec<u8>,
    sources: Vec<u8>,
    acts: Vec<ActId>,
    tails: Vec<u8>,
    dependants: Vec<u8>,
}

impl Packer {
    /// Adds an open history.
    pub(crate) fn add(&mut self, history: &History) {
        self.begin();
        days::short(history.reached).unwrap_or(u16::MAX).put(&mut self.reached);
        for row in &history.rows {
            self.row(row, &history.acts);
        }
        self.acts.extend(&history.acts);
        places::put(&history.dependants, &mut self.dependants);
    }

    /// Adds a thing of another block as it is.
    pub(crate) fn copy(&mut self, block: &Block, slot: usize) {
        self.begin();
        let (starts, ends) = (block.starts(slot), block.starts(slot + 1));
        let part = |part, width: usize, at: usize| block.part(part, width * starts[at], width * ends[at]);
        self.reached
            .extend_from_slice(block.part(Part::Reached, 2 * slot, 2 * slot + 2));
        self.from.extend_from_slice(part(Part::From, 2, 0));
        self.until.extend_from_slice(part(Part::Until, 2, 0));
        self.kinds.extend_from_slice(part(Part::Kinds, 1, 0));
        self.marks.extend_from_slice(part(Part::Marks, 1, 0));
        self.sources.extend_from_slice(part(Part::Sources, 1, 0));
        self.tails.extend_from_slice(part(Part::Tails, 1, 1));
        self.acts.extend(block.acts(slot).all());
        self.dependants.extend_from_slice(part(Part::Dependants, 1, 3));
    }

    /// The block.
    pub(crate) fn finish(mut self) -> Option<Block> {
        let things = self.index.len();
        self.begin();
        let counts = [
            self.kinds.len(),
            self.tails.len(),
            self.acts.len(),
            self.dependants.len(),
        ];
        let wide = |flag: u32, is: bool| if is { flag } else { 0 };
        let fits = |number: u32| u16::try_from(number).is_ok();
        let widths = wide(WIDE_INDEX, counts.iter().any(|count| u16::try_from(*count).is_err()))
            | wide(WIDE_DECISIONS, !self.acts.iter().all(|act| fits(act.decision.0)))
            | wide(WIDE_ORDINALS, !self.acts.iter().all(|act| fits(act.ordinal)));
        let [rows, tails, acts, dependants] = counts;
        let mut bytes = Vec::with_capacity(64 + 20 * things + 7 * rows + tails + 8 * acts + dependants);
        for count in [things, rows, tails, acts, dependants] {
            u32::try_from(count).ok()?.put(&mut bytes);
        }
        widths.put(&mut bytes);
        let number = |number: u32, is_wide: bool, bytes: &mut Vec<u8>| match u16::try_from(number) {
            Ok(narrow) if !is_wide => narrow.put(bytes),
            _ => number.put(bytes),
        };
        for start in self.index.iter().flatten() {
            number(u32::try_from(*start).ok()?, widths & WIDE_INDEX != 0, &mut bytes);
        }
        for column in [
            &self.reached,
            &self.from,
            &self.until,
            &self.kinds,
            &self.marks,
            &self.sources,
        ] {
            bytes.extend_from_slice(column);
        }
        for act in &self.acts {
            number(act.decision.0, widths & WIDE_DECISIONS != 0, &mut bytes);
        }
        for act in &self.acts {
            number(act.ordinal, widths & WIDE_ORDINALS != 0, &mut bytes);
        }
        bytes.extend_from_slice(&self.tails);
        bytes.extend_from_slice(&self.dependants);
        Block::of(bytes.into())
    }

    fn begin(&mut self) {
        self.index.push([
            self.kinds.len(),
            self.tails.len(),
            self.acts.len(),
            self.dependants.len(),
        ]);
    }

    fn row(&mut self, row: &Row, acts: &[ActId]) {
        row.fact.put(&mut self.tails);
        let mut marks = 0;
        if row.earliest == Day::MIN && row.from != Day::MIN {
            marks |= EARLIEST_OPEN;
        } else if row.earliest != row.from {
            marks |= EARLIEST_TOLD;
            row.earliest.put(&mut self.tails);
        }
        marks |= self.known(row, acts);
        let days = days::short(row.from).zip(days::short(row.until));
        if days.is_none() {
            marks |= DAYS_TOLD;
            row.from.put(&mut self.tails);
            row.until.put(&mut self.tails);
        }
        let source = acts
            .binary_search(&row.source)
            .ok()
            .and_then(|at| u8::try_from(at).ok());
        if source.is_none() {
            marks |= SOURCE_TOLD;
            row.source.decision.0.put(&mut self.tails);
            row.source.ordinal.put(&mut self.tails);
        }
        let (from, until) = days.unwrap_or_default();
        from.put(&mut self.from);
        until.put(&mut self.until);
        self.kinds.push(row.fact.kind() as u8);
        self.marks.push(marks);
        self.sources.push(source.unwrap_or(0));
    }

    /// Marks and tells between which decisions a row is known, where that does not follow from its source.
    fn known(&mut self, row: &Row, acts: &[ActId]) -> u8 {
        let act_of = |decision: Seq| {
            let at = acts.partition_point(|act| act.decision < decision);
            acts.get(at).filter(|act| act.decision == decision)?;
            u8::try_from(at).ok()
        };
        let from = (row.known_from != row.source.decision).then(|| act_of(row.known_from));
        let until = (row.known_until != Seq::LATEST).then(|| act_of(row.known_until));
        if from == Some(None) || until == Some(None) {
            row.known_from.0.put(&mut self.tails);
            row.known_until.0.put(&mut self.tails);
            return KNOWN_TOLD;
        }
        let mut marks = 0;
        for (act, mark) in [(from, KNOWN_FROM), (until, KNOWN_UNTIL)] {
            if let Some(Some(act)) = act {
                marks |= mark;
                self.tails.push(act);
            }
        }
        marks
    }
}

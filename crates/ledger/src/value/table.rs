//! The things of one kind: their ids in the order of the log, and their histories.

use std::ops::Range;
use std::sync::Arc;

use imbl::OrdMap;

use super::fact::Ix;
use super::history::History;
use super::packed::{Block, ByKind, Packer, Together, WantedOfMany};
use super::row::Row;
use super::shelf::Shelf;
use super::timeline::{Rows, Timeline, Wanted};
use crate::ids::ActId;

/// How many things share a block.
const BLOCK: usize = 64;
/// At least so many histories may stay open between decisions, and at most so many.
const OPEN: Range<usize> = 1024..65_536;

/// One table. Ids grow with the log, so the list of ids is sorted by itself. What decisions touch is opened, and packed again by and by:
/// each decision packs about as many histories as it opened, so none has to wait for all.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    ids: Shelf<ActId, 1024>,
    blocks: Shelf<Arc<Block>, 64>,
    /// The histories that were touched since their block was written, and those of things that have no block yet.
    open: OrdMap<Ix, Arc<History>>,
    /// Where packing goes on.
    next: Ix,
}

impl Table {
    pub(crate) fn len(&self) -> Ix {
        Ix::try_from(self.ids.len()).unwrap_or(Ix::MAX)
    }

    pub(crate) fn find(&self, id: ActId) -> Option<Ix> {
        let at = self.ids.partition_point(|other| *other < id);
        (self.ids.get(at) == Some(&id)).then(|| Ix::try_from(at).unwrap_or(Ix::MAX))
    }

    pub(crate) fn id(&self, ix: Ix) -> Option<ActId> {
        self.ids.get(usize::try_from(ix).ok()?).copied()
    }

    #[inline]
    pub(crate) fn line(&self, ix: Ix) -> Option<Timeline<'_>> {
        if !self.open.is_empty()
            && let Some(history) = self.open.get(&ix)
        {
            return Some(Timeline::open(history));
        }
        let at = usize::try_from(ix).ok()?;
        let block = self.blocks.get(at / BLOCK)?;
        (at % BLOCK < block.len()).then(|| Timeline::packed(block, at % BLOCK))
    }

    /// Some rows of a thing; none of one that is not there.
    #[inline]
    pub(crate) fn rows(&self, ix: Ix, wanted: Wanted) -> Rows<'_> {
        self.line(ix).map_or(Rows::NONE, |line| line.wanted(wanted))
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = (Ix, Timeline<'_>)> {
        (0..self.len()).filter_map(|ix| Some((ix, self.line(ix)?)))
    }

    /// The history of a thing, to change.
    pub(crate) fn history_mut(&mut self, ix: Ix) -> Option<&mut History> {
        if !self.open.contains_key(&ix) {
            let at = usize::try_from(ix).ok()?;
            let block = self.blocks.get(at / BLOCK).filter(|block| at % BLOCK < block.len())?;
            self.open.insert(ix, Arc::new(block.open(at % BLOCK)));
        }
        self.open.get_mut(&ix).map(Arc::make_mut)
    }

    /// The history of a thing that is open.
    pub(crate) fn history(&self, ix: Ix) -> Option<&History> {
        self.open.get(&ix).map(Arc::as_ref)
    }

    pub(crate) fn add(&mut self, id: ActId) -> Ix {
        let ix = self.len();
        self.ids.push(id);
        self.open.insert(ix, Arc::default());
        ix
    }

    /// How many bytes the blocks take.
    pub(crate) fn packed_bytes(&self) -> usize {
        self.blocks.iter().map(|block| block.bytes().len()).sum()
    }

    /// Whether every history is packed.
    pub(crate) fn is_packed(&self) -> bool {
        self.open.is_empty()
    }

    /// The ids and the bytes of each block, when everything is packed.
    pub(crate) fn packed_blocks(&self) -> impl Iterator<Item = (Vec<ActId>, &[u8])> {
        let mut ids = self.ids.iter().copied();
        self.blocks
            .iter()
            .map(move |block| (ids.by_ref().take(block.len()).collect(), block.bytes()))
    }

    /// Puts a block at the end of a table in which everything is packed; none when it does not fit there.
    pub(crate) fn push_block(&mut self, ids: &[ActId], block: Block) -> Option<()> {
        let fits = block.len() == ids.len() && self.ids.len().is_multiple_of(BLOCK) && block.len() <= BLOCK;
        let before = self.ids.len().checked_sub(1).and_then(|last| self.ids.get(last));
        let sorted = before.into_iter().chain(ids).is_sorted_by(|one, next| one < next);
        (fits && sorted && self.open.is_empty()).then_some(())?;
        for id in ids {
            self.ids.push(*id);
        }
        self.blocks.push(Arc::new(block));
        Some(())
    }

    /// Shows some rows of some things, in the order of the table.
    pub(crate) fn scan(&self, things: Range<Ix>, wanted: Wanted, mut see: impl FnMut(Ix, Row)) {
        let mut open = self.open.range(things.clone());
        let mut from = things.start;
        while from < things.end {
            // Up to the next open history, blocks are read as a whole.
            let next = open.next();
            let until = next.map_or(things.end, |(ix, _)| *ix);
            self.scan_blocks(from..until, wanted, &mut see);
            if let Some((ix, history)) = next {
                Timeline::open(history).wanted(wanted).for_each(|row| see(*ix, row));
            }
            from = until.saturating_add(1);
        }
    }

    fn scan_blocks(&self, things: Range<Ix>, wanted: Wanted, see: &mut impl FnMut(Ix, Row)) {
        let mut from = things.start;
        while from < things.end {
            let Ok(at) = usize::try_from(from) else { return };
            let Some(block) = self.blocks.get(at / BLOCK) else {
                return;
            };
            let first = at % BLOCK;
            let count = usize::try_from(things.end - from).unwrap_or(BLOCK).min(BLOCK - first);
            block.scan(first..first + count, wanted, |slot, row| {
                see(from + Ix::try_from(slot - first).unwrap_or(0), row);
            });
            from += Ix::try_from(count).unwrap_or(Ix::MAX);
        }
    }

    /// Shows some things, as many at a time as stand together, with their rows by kind.
    pub(crate) fn by_kind(
        &self,
        things: Range<Ix>,
        wanted: &WantedOfMany,
        by_kind: &mut ByKind,
        mut see: impl FnMut(Together<'_>),
    ) {
        let end = things.end.min(self.len());
        let mut first = things.start;
        while let Ok(at) = usize::try_from(first)
            && first < end
        {
            let slot = at % BLOCK;
            let count = (BLOCK - slot).min(usize::try_from(end - first).unwrap_or(BLOCK));
            let next = first.saturating_add(Ix::try_from(count).unwrap_or(Ix::MAX));
            let block = self.blocks.get(at / BLOCK).map(Arc::as_ref);
            let open = self.open.range(first..next).map(|(ix, _)| *ix);
            by_kind.sort(block, slot..slot + count, first, open, wanted);
            see(Together {
                first,
                count,
                block,
                by_kind,
            });
            first = next;
        }
    }

    /// Packs what is open beyond what may stay open.
    pub(crate) fn pack_some(&mut self) {
        let may_stay = (self.ids.len() / 8).clamp(OPEN.start, OPEN.end);
        while self.open.len() > may_stay && self.pack_next() {}
    }

    /// Packs everything.
    pub(crate) fn pack_all(&mut self) {
        self.next = 0;
        while self.pack_next() {}
    }

    /// Packs the block of the next open history; false when there is none.
    fn pack_next(&mut self) -> bool {
        let next = self
            .open
            .range(self.next..)
            .next()
            .or_else(|| self.open.get_min().map(|(ix, h)| (ix, h)));
        let Some((ix, _)) = next else { return false };
        let Ok(at) = usize::try_from(*ix) else { return false };
        let first = at / BLOCK * BLOCK;
        let (Ok(from), Ok(to)) = (Ix::try_from(first), Ix::try_from(first + BLOCK)) else {
            return false;
        };
        let old = self.blocks.get(at / BLOCK);
        let mut packer = Packer::default();
        let mut open = self.open.range(from..to).peekable();
        for ix in from..to.min(self.len()) {
            let slot = usize::try_from(ix - from).unwrap_or(0);
            match (open.next_if(|(other, _)| **other == ix), old) {
                (Some((_, history)), _) => packer.add(history),
                (None, Some(block)) => packer.copy(block, slot),
                (None, None) => {}
            }
        }
        let done: Vec<Ix> = self.open.range(from..to).map(|(ix, _)| *ix).collect();
        let Some(block) = packer.finish().map(Arc::new) else {
            return false;
        };
        // The blocks before may still have all their things open.
        while self.blocks.len() <= at / BLOCK {
            let Some(nothing) = Packer::default().finish() else {
                return false;
            };
            self.blocks.push(Arc::new(nothing));
        }
        if let Some(old) = self.blocks.get_mut(at / BLOCK) {
            *old = block;
        }
        for ix in done {
            self.open.remove(&ix);
        }
        self.next = to;
        true
    }
}

//! Reading a snapshot, part by part.

use super::Unread;
use super::part::{self, Kind, take, take_long};
use crate::decision::Volume;
use crate::ids::{ActId, Seq};
use crate::value::packed::{Block, Fixed};
use crate::value::table::Table;
use crate::value::{Head, Value};

/// A value in the making, from the parts of a snapshot in their order.
#[derive(Debug, Default)]
pub struct Reading {
    value: Value,
    next: u32,
    counts: [u32; Kind::ALL.len()],
    /// What the part before held: the kinds stand in their order.
    before: Option<Kind>,
}

impl Reading {
    /// Takes the next part.
    ///
    /// # Errors
    ///
    /// [`Unread`]; what was read so far is of no use then.
    pub fn take(&mut self, part: &[u8]) -> Result<(), Unread> {
        let damaged = Unread::Damaged(self.next);
        let (kind, content) = part::open(self.value.head.hash, self.next, part).ok_or(damaged)?;
        if self.before.is_some_and(|before| before > kind || before == Kind::End) {
            return Err(damaged);
        }
        let items = match kind {
            Kind::Title => {
                self.value.head = part::read_title(content).ok_or(Unread::OtherCode)?;
                1
            }
            Kind::End => {
                self.must_be_whole(content).ok_or(damaged)?;
                0
            }
            kind => self.read(kind, content).ok_or(damaged)?,
        };
        self.counts[kind as usize] += items;
        self.before = Some(kind);
        self.next += 1;
        Ok(())
    }

    /// Where the log stood, once the first part is read.
    pub const fn head(&self) -> Head {
        self.value.head
    }

    /// The value, when the last part was read.
    ///
    /// # Errors
    ///
    /// [`Unread::CutShort`].
    pub fn finish(self) -> Result<Value, Unread> {
        if self.before == Some(Kind::End) {
            Ok(self.value)
        } else {
            Err(Unread::CutShort(self.next))
        }
    }

    fn must_be_whole(&self, mut counts: &[u8]) -> Option<()> {
        for count in self.counts {
            (take::<u32>(&mut counts)? == count).then_some(())?;
        }
        counts.is_empty().then_some(())
    }

    /// Reads the items of a part; how many there were.
    fn read(&mut self, kind: Kind, content: &[u8]) -> Option<u32> {
        let value = &mut self.value;
        let (mut rest, mut items) = (content, 0);
        while !rest.is_empty() {
            let rest = &mut rest;
            match kind {
                Kind::Volumes => value.entries.push_volume(Volume::of(take_long(rest)?.into())?)?,
                Kind::Units => read_block(&mut value.units, rest)?,
                Kind::Posts => read_block(&mut value.posts, rest)?,
                Kind::Classes => read_block(&mut value.classes, rest)?,
                Kind::Persons => read_block(&mut value.persons, rest)?,
                Kind::Words => _ = value.words.word(std::str::from_utf8(take_long(rest)?).ok()?),
                Kind::Citizens => _ = value.citizens.insert((take(rest)?, take(rest)?), take(rest)?),
                Kind::Revocations => _ = value.revocations.insert(Seq(take(rest)?), acts(rest)?),
                Kind::Amendments => _ = value.amendments.insert(take(rest)?, acts(rest)?),
                Kind::Joining => _ = value.joining.insert(take(rest)?, acts(rest)?),
                Kind::Erased => _ = value.erased.insert(take(rest)?),
                Kind::Erasures => _ = value.erasures.insert(take(rest)?),
                Kind::Excused => _ = value.excused.insert(take(rest)?, Vec::new()),
                Kind::Title | Kind::End => return None,
            }
            items += 1;
        }
        Some(items)
    }
}

fn read_block(table: &mut Table, rest: &mut &[u8]) -> Option<()> {
    let count: u32 = take(rest)?;
    let ids = (0..count).map(|_| take(rest)).collect::<Option<Vec<ActId>>>()?;
    table.push_block(&ids, Block::of(take_long(rest)?.into())?)
}

fn acts(rest: &mut &[u8]) -> Option<Vec<ActId>> {
    let count: u32 = take(rest)?;
    // No list is longer than the bytes that are left can tell.
    let fits = usize::try_from(count).ok()? <= rest.len() / ActId::WIDTH;
    fits.then(|| (0..count).map(|_| take(rest)).collect())?
}

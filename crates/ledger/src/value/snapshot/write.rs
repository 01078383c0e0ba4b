//! Writing a snapshot, part by part: nobody needs to hold it whole.

use super::part::{self, Kind, SIZE, put_bytes};
use crate::ids::{ActId, Seq};
use crate::value::Value;
use crate::value::packed::Fixed;
use crate::value::table::Table;
use crate::value::words::Word;

impl Value {
    /// The parts of a snapshot of the log's own value, packed before; each is about a megabyte.
    ///
    /// None for a fork with drafts, and for a value in which an erasure has left things in contradiction: such a log is replayed.
    pub fn snapshot(&self) -> Option<impl Iterator<Item = Vec<u8>>> {
        if self.drafts() > 0 || !self.is_packed() || self.contradictions().next().is_some() {
            return None;
        }
        let hash = self.head.hash;
        let mut counts = [0_u32; Kind::ALL.len()];
        let title = std::iter::once((Kind::Title, 1, part::title(self.head)));
        let mut parts = title.chain(self.contents());
        let mut number = 0;
        let mut ended = false;
        Some(std::iter::from_fn(move || {
            let (kind, content) = match parts.next() {
                Some((kind, items, content)) => {
                    counts[kind as usize] += items;
                    (kind, content)
                }
                None if std::mem::replace(&mut ended, true) => return None,
                None => {
                    let mut content = Vec::new();
                    for count in counts {
                        count.put(&mut content);
                    }
                    (Kind::End, content)
                }
            };
            let part = part::seal(hash, number, kind, &content);
            number += 1;
            Some(part)
        }))
    }

    /// All but the title and the end: kind, number of items, bytes.
    fn contents(&self) -> impl Iterator<Item = (Kind, u32, Vec<u8>)> {
        let words = (0..u32::try_from(self.words.len()).unwrap_or(u32::MAX)).map(Word);
        pieces(Kind::Volumes, self.entries.volumes(), |volume, out| {
            put_bytes(volume.bytes(), out);
        })
        .chain(table(Kind::Units, &self.units))
        .chain(table(Kind::Posts, &self.posts))
        .chain(table(Kind::Classes, &self.classes))
        .chain(table(Kind::Persons, &self.persons))
        .chain(pieces(Kind::Words, words, |word, out| {
            put_bytes(self.words.text(word).as_bytes(), out);
        }))
        .chain(pieces(
            Kind::Citizens,
            self.citizens.iter(),
            |((high, low), ix), out| {
                for number in [*high, *low, *ix] {
                    number.put(out);
                }
            },
        ))
        .chain(pieces(
            Kind::Revocations,
            self.revocations.iter(),
            |(Seq(seq), acts), out| {
                put_list((seq, acts), out);
            },
        ))
        .chain(pieces(Kind::Amendments, self.amendments.iter(), put_list))
        .chain(pieces(Kind::Joining, self.joining.iter(), put_list))
        .chain(pieces(Kind::Erased, self.erased.iter(), |act, out| act.put(out)))
        .chain(pieces(Kind::Erasures, self.erasures.iter(), |act, out| act.put(out)))
        .chain(pieces(Kind::Excused, self.excused.keys(), |act, out| act.put(out)))
    }
}

/// The ids and histories of a table, block by block.
fn table(kind: Kind, table: &Table) -> impl Iterator<Item = (Kind, u32, Vec<u8>)> {
    pieces(kind, table.packed_blocks(), |(ids, bytes), out| {
        u32::try_from(ids.len()).unwrap_or(u32::MAX).put(out);
        for id in ids {
            id.put(out);
        }
        put_bytes(bytes, out);
    })
}

fn put_list<K: Fixed>((key, acts): (&K, &Vec<ActId>), out: &mut Vec<u8>) {
    key.put(out);
    u32::try_from(acts.len()).unwrap_or(u32::MAX).put(out);
    for act in acts {
        act.put(out);
    }
}

/// Items as bytes, so many that a part is full.
fn pieces<T>(
    kind: Kind,
    items: impl IntoIterator<Item = T>,
    mut put: impl FnMut(T, &mut Vec<u8>),
) -> impl Iterator<Item = (Kind, u32, Vec<u8>)> {
    let mut items = items.into_iter();
    std::iter::from_fn(move || {
        let (mut bytes, mut count) = (Vec::new(), 0);
        while bytes.len() < SIZE
            && let Some(item) = items.next()
        {
            put(item, &mut bytes);
            count += 1;
        }
        (count > 0).then_some((kind, count, bytes))
    })
}

//! What a title says, kept between questions: reading its text is dear, and a district has a few hundred titles.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use lawbook::{Body, Lawbook};
use ledger::Day;
use ledger::codes::UnitKind;
use ledger::text::fold;

use super::people::People;

/// A title in a kind of unit, as conditions see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// Its code among the words that conditions name.
    pub(super) code: Option<u16>,
    /// The title groups that it falls in, by their place in [`People::groups`].
    pub(super) groups: Vec<usize>,
}

/// More titles than this are forgotten at once: a ledger whose titles are all different keeps no room for ever.
const KEPT: usize = 1 << 16;

type Known = BTreeMap<(usize, Option<UnitKind>), BTreeMap<Arc<str>, Arc<Title>>>;

/// The titles that were read, shared by all copies of a vocabulary: they depend on the lawbook alone.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles {
    /// The days on which a group's version begins or ends: between two of them no title changes its groups.
    turns: Arc<[Day]>,
    known: Arc<RwLock<Known>>,
}

impl Titles {
    /// Of a lawbook; no title is read yet.
    pub(super) fn of(book: &Lawbook) -> Self {
        let mut turns: Vec<Day> = Vec::new();
        for entry in book.entries() {
            if let Body::Group(versions) = &entry.body {
                turns.extend(
                    versions
                        .all()
                        .iter()
                        .flat_map(|version| [version.span.from, version.span.until]),
                );
            }
        }
        turns.sort_unstable();
        turns.dedup();
        Self {
            turns: turns.into(),
            known: Arc::default(),
        }
    }

    /// What a title in a kind of unit says on a day.
    pub(super) fn read(
        &self,
        people: &People,
        book: &Lawbook,
        text: &Arc<str>,
        kind: Option<UnitKind>,
        day: Day,
    ) -> Arc<Title> {
        let stretch = (self.turns.partition_point(|turn| *turn <= day), kind);
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(title) = known.get(&stretch).and_then(|titles| titles.get(text)) {
            return Arc::clone(title);
        }
        drop(known);
        let groups = book.title_groups(text, kind.map_or("", UnitKind::word), day);
        let title = Arc::new(Title {
            code: people.code(people.slots.title, &fold(text)),
            groups: groups.into_iter().filter_map(|group| people.group(group)).collect(),
        });
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.values().map(BTreeMap::len).sum::<usize>() >= KEPT {
            known.clear();
        }
        known
            .entry(stretch)
            .or_default()
            .insert(Arc::clone(text), Arc::clone(&title));
        title
    }
}

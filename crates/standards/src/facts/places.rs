//! Posts and units as conditions see them on a day, each read when the first person in it is asked about.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use lawbook::Lawbook;
use ledger::View;
use ledger::codes::{Line, UnitKind};
use ledger::value::{Fact, Ix, Place, Word};

use super::people::People;
use super::titles::Title;

/// The attribute of a unit that tells its terrain.
const TERRAIN: &str = "terrain";
/// The attributes of a unit for which the province has lowered a floor begin so: `eased.professional-level`.
const EASED: &str = "eased.";

/// The titles that were read for the view.
type TitlesRead = BTreeMap<(Word, Option<UnitKind>), Arc<Title>>;

/// One post.
#[derive(Debug, Clone)]
pub(super) struct PostFacts {
    pub(super) title: Arc<Title>,
    pub(super) unit: Option<Ix>,
}

/// What the management tree says of a unit and of those above it.
#[derive(Debug, Clone, Default)]
pub(super) struct Ground {
    /// The nearest terrain, by its code; none where no terrain of the vocabulary is told.
    pub(super) terrain: Option<u16>,
    /// Every lowered floor, by its place in [`People::eased`].
    pub(super) eased: Vec<usize>,
}

/// The posts and units of a view.
#[derive(Debug)]
pub(super) struct Places<'a> {
    people: &'a People,
    book: &'a Lawbook,
    view: View<'a>,
    posts: Vec<OnceLock<PostFacts>>,
    kinds: Vec<OnceLock<Option<UnitKind>>>,
    grounds: Vec<OnceLock<Ground>>,
    /// The attributes of units that are read, where the ledger has them.
    terrain: Option<Word>,
    eased: Vec<(Word, usize)>,
    titles: Mutex<TitlesRead>,
}

impl<'a> Places<'a> {
    pub(super) fn of(people: &'a People, book: &'a Lawbook, view: View<'a>) -> Self {
        let (value, words) = (view.value(), view.value().words());
        let eased = people.eased.iter().enumerate();
        let eased = eased.filter_map(|(at, floor)| Some((words.find(&format!("{EASED}{floor}"))?, at)));
        Self {
            people,
            book,
            view,
            posts: (0..value.post_count()).map(|_| OnceLock::new()).collect(),
            kinds: (0..value.unit_count()).map(|_| OnceLock::new()).collect(),
            grounds: (0..value.unit_count()).map(|_| OnceLock::new()).collect(),
            terrain: words.find(TERRAIN),
            eased: eased.collect(),
            titles: Mutex::default(),
        }
    }

    /// A post.
    pub(super) fn post(&self, post: Ix) -> Option<&PostFacts> {
        let known = self.posts.get(usize::try_from(post).ok()?)?;
        Some(known.get_or_init(|| {
            let unit = self.view.unit_of_post(post);
            let kind = unit.and_then(|unit| self.kind(unit));
            let title = self.title(self.view.name_word(Place::Post(post)), kind);
            PostFacts { title, unit }
        }))
    }

    fn title(&self, word: Option<Word>, kind: Option<UnitKind>) -> Arc<Title> {
        let read = |text: &Arc<str>| {
            self.people
                .titles
                .read(self.people, self.book, text, kind, self.view.day())
        };
        let Some(word) = word else {
            return read(&Arc::from(""));
        };
        let mut titles = self.titles.lock().unwrap_or_else(PoisonError::into_inner);
        let title = titles
            .entry((word, kind))
            .or_insert_with(|| read(&self.view.text(word)));
        Arc::clone(title)
    }

    /// A unit's kind.
    pub(super) fn kind(&self, unit: Ix) -> Option<UnitKind> {
        let known = self.kinds.get(usize::try_from(unit).ok()?)?;
        *known.get_or_init(|| self.view.unit_kind(unit))
    }

    /// What is told of a unit's ground.
    pub(super) fn ground(&self, unit: Ix) -> Option<&Ground> {
        let known = self.grounds.get(usize::try_from(unit).ok()?)?;
        Some(known.get_or_init(|| self.read_ground(unit)))
    }

    fn read_ground(&self, unit: Ix) -> Ground {
        let mut ground = Ground::default();
        if self.terrain.is_none() && self.eased.is_empty() {
            return ground;
        }
        let (mut terrain, mut at) = (None, Some(unit));
        // A tree is never deeper than this; the bound keeps a faulty one from turning in a circle.
        for _ in 0..16 {
            let Some(unit) = at else { break };
            let mut own = None;
            for row in self.view.facts(Place::Unit(unit)) {
                let Fact::AttributeText { key, text } = row.fact else {
                    continue;
                };
                if Some(key) == self.terrain {
                    own = own.or(Some(text));
                }
                if let Some((_, floor)) = self.eased.iter().find(|(word, _)| *word == key)
                    && !ground.eased.contains(floor)
                {
                    ground.eased.push(*floor);
                }
            }
            terrain = terrain.or(own);
            at = self.view.unit_above(unit, Line::Management);
        }
        let code = |word| self.people.code(self.people.slots.terrain, &self.view.text(word));
        ground.terrain = terrain.and_then(code);
        ground
    }
}

//! Posts and units as conditions see them on a day: read one by one for one person, all at once for everybody.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use lawbook::Lawbook;
use ledger::codes::{Line, UnitKind};
use ledger::value::{ByKind, DatedFact, Fact, FactKind, Ix, Kinds, Place, Word};
use ledger::{Day, View};
use rayon::prelude::*;

use super::ledger_rows::code;
use super::people::People;
use super::titles::Title;
use crate::expr::Cell;

/// The attribute of a unit that tells its terrain.
const TERRAIN: &str = "terrain";
/// The attributes of a unit for which the province has lowered a floor begin so: `eased.professional-level`.
const EASED: &str = "eased.";
/// Posts that one thread reads at a time.
const SHARE: usize = 1 << 14;
/// Places for the titles that a thread remembers; of two that share a place the later one is remembered.
const REMEMBERED: usize = 1 << 11;
/// No place in a table.
const NOWHERE: Ix = Ix::MAX;

/// What the management tree says of a unit and of those above it.
#[derive(Debug, Clone, Default)]
pub(super) struct UnitFacts {
    pub(super) kind: Option<UnitKind>,
    /// Its code.
    pub(super) code: Cell,
    /// The nearest terrain, by its code; none where no terrain of the vocabulary is told.
    pub(super) terrain: Option<u16>,
    /// Every lowered floor, by its place in [`People::eased`].
    pub(super) eased: Vec<usize>,
}

/// All posts and units of a view.
#[derive(Debug)]
struct Tables {
    posts: Vec<PostAt>,
    titles: Vec<Arc<Title>>,
    units: Vec<UnitFacts>,
}

/// A post's unit and title, by their places.
#[derive(Debug, Clone, Copy)]
struct PostAt {
    unit: Ix,
    title: Ix,
}

/// A post's name, and the kind of its unit: together they say what the title is.
type Named = (Option<Word>, Option<UnitKind>);

/// What tells a unit's ground.
const ATTRIBUTES: Kinds = Kinds::NONE.with(FactKind::AttributeText);
/// What tells a post's name and unit.
const POST: Kinds = Kinds::of(&[FactKind::Name, FactKind::In]);

/// What has been read of one post so far.
#[derive(Debug, Clone, Copy, Default)]
struct PostReading {
    /// The name, and how well it fits the day: whether it was given by then, whether it holds, and when it was given.
    name: Option<(Word, (bool, bool, i32))>,
    unit: Option<Ix>,
}

impl PostReading {
    #[inline]
    fn read(&mut self, told: &DatedFact, day: Day) {
        match told.fact {
            Fact::Name(word) => {
                // Of names that were given by the day the last one counts; of later ones the first.
                let given = told.earliest <= day;
                let order = if given { told.from.number() } else { -told.from.number() };
                let place = (given, given && told.holds(day), order);
                if self
                    .name
                    .is_none_or(|(_, other)| other < place || (given && other == place))
                {
                    self.name = Some((word, place));
                }
            }
            Fact::In { unit } => self.unit = self.unit.or(Some(unit)),
            _ => {}
        }
    }
}

/// The titles that were met in a view, each read once.
#[derive(Debug, Default)]
struct Met {
    places: BTreeMap<Named, Ix>,
    titles: Vec<Arc<Title>>,
}

/// The posts and units of a view.
#[derive(Debug)]
pub(super) struct Places<'a> {
    people: &'a People,
    book: &'a Lawbook,
    view: View<'a>,
    tables: OnceLock<Tables>,
    /// The attributes of units that are read, where the ledger has them.
    terrain: Option<Word>,
    eased: Vec<(Word, usize)>,
}

impl<'a> Places<'a> {
    pub(super) fn of(people: &'a People, book: &'a Lawbook, view: View<'a>) -> Self {
        let words = view.value().words();
        let eased = people.eased.iter().enumerate();
        let eased = eased.filter_map(|(at, floor)| Some((words.find(&format!("{EASED}{floor}"))?, at)));
        Self {
            people,
            book,
            view,
            tables: OnceLock::new(),
            terrain: words.find(TERRAIN),
            eased: eased.collect(),
        }
    }

    /// Reads all posts and units, before many people are asked about.
    pub(super) fn read_all(&self) {
        let _tables = self.tables.get_or_init(|| self.tables());
    }

    /// A post's title and unit.
    #[inline]
    pub(super) fn post(&self, post: Ix) -> (Cow<'_, Title>, Option<Ix>) {
        if let Some(tables) = self.tables.get()
            && let Some(post) = tables.posts.get(at(post))
            && let Some(title) = tables.titles.get(at(post.title))
        {
            return (Cow::Borrowed(title), Some(post.unit).filter(|unit| *unit != NOWHERE));
        }
        let (name, unit) = self.read_post(post);
        let kind = unit.and_then(|unit| self.view.unit_kind(unit));
        (Cow::Owned((*self.title(name, kind)).clone()), unit)
    }

    /// What is told of a unit.
    #[inline]
    pub(super) fn unit(&self, unit: Ix) -> Cow<'_, UnitFacts> {
        let kept = self.tables.get().and_then(|tables| tables.units.get(at(unit)));
        kept.map_or_else(|| Cow::Owned(self.read_unit(unit)), Cow::Borrowed)
    }

    fn tables(&self) -> Tables {
        let value = self.view.value();
        let units: Vec<UnitFacts> = (0..value.unit_count())
            .into_par_iter()
            .map(|unit| self.read_unit(unit))
            .collect();
        let met = Mutex::new(Met::default());
        let nothing = PostAt {
            unit: NOWHERE,
            title: NOWHERE,
        };
        let mut posts = vec![nothing; at(value.post_count())];
        posts.par_chunks_mut(SHARE).enumerate().for_each(|(share, posts)| {
            // Each thread remembers the titles that it has met, so that the shared list is asked once a title.
            let mut known: Vec<Option<(Named, Ix)>> = vec![None; REMEMBERED];
            let first = Ix::try_from(share * SHARE).unwrap_or(NOWHERE);
            self.read_posts(first, posts.len(), |place, name, unit| {
                let named = (name, unit.and_then(|unit| units.get(at(unit))?.kind));
                let place_of = |(name, kind): Named| {
                    let name = name.map_or(0, |word: Word| word.number() as usize);
                    (name * 32 + kind.map_or(0, |kind| kind as usize)) % REMEMBERED
                };
                let title = match &mut known[place_of(named)] {
                    Some((other, title)) if *other == named => *title,
                    forgotten => {
                        let title = self.meet(&met, named);
                        *forgotten = Some((named, title));
                        title
                    }
                };
                if let Some(post) = posts.get_mut(place) {
                    post.unit = unit.unwrap_or(NOWHERE);
                    post.title = title;
                }
            });
        });
        Tables {
            posts,
            titles: met.into_inner().unwrap_or_else(PoisonError::into_inner).titles,
            units,
        }
    }

    /// The place of a title among those met.
    fn meet(&self, met: &Mutex<Met>, named: Named) -> Ix {
        let mut met = met.lock().unwrap_or_else(PoisonError::into_inner);
        let Met { places, titles } = &mut *met;
        *places.entry(named).or_insert_with(|| {
            titles.push(self.title(named.0, named.1));
            Ix::try_from(titles.len() - 1).unwrap_or(NOWHERE)
        })
    }

    /// The names and units of some posts, from a place on, each by how far from there it stands.
    fn read_posts(&self, first: Ix, count: usize, mut see: impl FnMut(usize, Option<Word>, Option<Ix>)) {
        let last = first.saturating_add(Ix::try_from(count).unwrap_or(Ix::MAX));
        let (mut by_kind, mut read) = (ByKind::default(), Vec::new());
        self.view.posts_by_kind(first..last, POST, &mut by_kind, |together| {
            let day = self.view.day();
            read.clear();
            read.resize(together.count(), PostReading::default());
            together.each(FactKind::Name, |thing, told| read[thing].read(&told, day));
            together.each(FactKind::In, |thing, told| read[thing].read(&told, day));
            let start = at(together.first() - first);
            for apart in together.apart() {
                read[at(apart - together.first())] = self.post_reading(*apart);
            }
            for (thing, post) in read.iter().enumerate() {
                see(start + thing, post.name.map(|(word, _)| word), post.unit);
            }
        });
    }

    /// A post's name on the day, or its last one, and its unit.
    fn read_post(&self, post: Ix) -> (Option<Word>, Option<Ix>) {
        let read = self.post_reading(post);
        (read.name.map(|(word, _)| word), read.unit)
    }

    fn post_reading(&self, post: Ix) -> PostReading {
        let mut read = PostReading::default();
        for row in self.view.rows_of(Place::Post(post), POST) {
            read.read(&DatedFact::from(&row), self.view.day());
        }
        read
    }

    fn title(&self, word: Option<Word>, kind: Option<UnitKind>) -> Arc<Title> {
        let text = word.map_or_else(|| Arc::from(""), |word| self.view.text(word));
        self.people
            .titles
            .read(self.people, self.book, &text, kind, self.view.day())
    }

    fn read_unit(&self, unit: Ix) -> UnitFacts {
        let kind = self.view.unit_kind(unit);
        let mut facts = UnitFacts {
            kind,
            code: kind.map_or(Cell::Unknown, |kind| code(UnitKind::ALL, kind)),
            ..UnitFacts::default()
        };
        if self.terrain.is_none() && self.eased.is_empty() {
            return facts;
        }
        let (mut terrain, mut above) = (None, Some(unit));
        // A tree is never deeper than this; the bound keeps a faulty one from turning in a circle.
        for _ in 0..16 {
            let Some(unit) = above else { break };
            let mut own = None;
            for row in self.view.facts_of(Place::Unit(unit), ATTRIBUTES) {
                let Fact::AttributeText { key, text } = row.fact else {
                    continue;
                };
                if Some(key) == self.terrain {
                    own = own.or(Some(text));
                }
                if let Some((_, floor)) = self.eased.iter().find(|(word, _)| *word == key)
                    && !facts.eased.contains(floor)
                {
                    facts.eased.push(*floor);
                }
            }
            terrain = terrain.or(own);
            above = self.view.unit_above(unit, Line::Management);
        }
        let terrain_code = |word| self.people.code(self.people.slots.terrain, &self.view.text(word));
        facts.terrain = terrain.and_then(terrain_code);
        facts
    }
}

fn at(place: Ix) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

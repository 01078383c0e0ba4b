//! The value: the state of the whole authority on every day, as known at every place of the log. Copying it is cheap; nothing in it changes.

mod append;
mod astray;
mod check;
mod dated_fact;
mod effect;
mod erase;
mod fact;
mod fold;
mod history;
mod lineage;
mod log;
mod packed;
mod records;
mod refusal;
mod row;
mod shelf;
mod snapshot;
mod table;
mod timeline;
mod words;

pub use dated_fact::DatedFact;
pub use effect::InForce;
pub use erase::NotErasable;
pub use fact::{Fact, Ix, MoveKind, Quantity};
pub(crate) use lineage::unit_on;
pub(crate) use packed::Fixed;
pub(crate) use packed::WantedOfMany;
pub use packed::{ByKind, FactKind, Kinds, Together};
pub use refusal::{Problem, Refusal, Refused};
pub use row::{Place, Row};
pub use snapshot::{Difference, Reading, Unread};
pub(crate) use timeline::Wanted;
pub use timeline::{Dependants, Rows, Timeline};
pub use words::{Word, Words};

use crate::decision::{Digest, Entry};
use crate::ids::{ActId, ClassId, Entity, PersonId, PostId, Seq, UnitId};
use history::History;
use log::Log;
use table::Table;

/// Where the log stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// The place of the newest decision; 0 for an empty log.
    pub seq: Seq,
    /// The chain's hash after it.
    pub hash: Digest,
}

/// The ledger as a value. Forks share what they do not touch.
#[derive(Debug, Clone, Default)]
pub struct Value {
    head: Head,
    entries: Log,
    drafts: Log,
    units: Table,
    posts: Table,
    classes: Table,
    persons: Table,
    words: Words,
    citizens: imbl::OrdMap<(u32, u32), Ix>,
    revocations: imbl::OrdMap<Seq, Vec<ActId>>,
    amendments: imbl::OrdMap<ActId, Vec<ActId>>,
    /// By record, the acts that join it with another one, in force or not.
    joining: imbl::OrdMap<Ix, Vec<ActId>>,
    /// The acts of the log that were erased.
    erased: imbl::OrdSet<ActId>,
    /// The acts that decisions of the log order to be erased.
    erasures: imbl::OrdSet<ActId>,
    /// Acts that lean on erased ones, each with what it leaves in contradiction between things.
    excused: imbl::OrdMap<ActId, Vec<Problem>>,
    /// While a decision of a log with erased acts is replayed.
    trusting: bool,
}

impl Value {
    /// An empty ledger.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Where the log stands; drafts of a fork do not count.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// The same value with the chain's hash after its newest decision: what sealing that decision gave.
    #[must_use]
    pub const fn sealed_as(mut self, hash: Digest) -> Self {
        self.head.hash = hash;
        self
    }

    /// How many drafts lie on top of the log in this fork.
    pub fn drafts(&self) -> u32 {
        u32::try_from(self.drafts.len()).unwrap_or(u32::MAX)
    }

    /// A decision of the log, or a draft of this fork.
    pub fn entry(&self, seq: Seq) -> Option<Entry<'_>> {
        if seq.is_draft() {
            self.drafts.get(usize::try_from(seq.0 - Seq::FIRST_DRAFT.0).ok()?)
        } else {
            self.entries.get(usize::try_from(seq.0.checked_sub(1)?).ok()?)
        }
    }

    /// Every decision of the log, then every draft of this fork, with its place.
    pub fn entries(&self) -> impl Iterator<Item = (Seq, Entry<'_>)> {
        let log = (1..).map(Seq).zip(self.entries.iter());
        log.chain((Seq::FIRST_DRAFT.0..).map(Seq).zip(self.drafts.iter()))
    }

    /// The newest place of the log that was written by that time (seconds since 1970-01-01T00:00:00Z).
    pub fn known_at(&self, time: i64) -> Seq {
        Seq(u32::try_from(self.entries.until(time)).unwrap_or(u32::MAX))
    }

    /// The texts that facts speak with.
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// Every person, unit, post or class that this thing's acts created, by place.
    pub fn place(&self, entity: Entity) -> Option<Place> {
        match entity {
            Entity::Person(id) => self.persons.find(id.0).map(Place::Person),
            Entity::Unit(id) => self.units.find(id.0).map(Place::Unit),
            Entity::Post(id) => self.posts.find(id.0).map(Place::Post),
            Entity::Class(id) => self.classes.find(id.0).map(Place::Class),
        }
    }

    /// The place of a unit in the table of units.
    pub fn unit_of(&self, id: UnitId) -> Option<Ix> {
        self.units.find(id.0)
    }

    /// The thing at a place.
    pub fn entity(&self, place: Place) -> Option<Entity> {
        match place {
            Place::Person(ix) => self.persons.id(ix).map(|id| Entity::Person(PersonId(id))),
            Place::Unit(ix) => self.units.id(ix).map(|id| Entity::Unit(UnitId(id))),
            Place::Post(ix) => self.posts.id(ix).map(|id| Entity::Post(PostId(id))),
            Place::Class(ix) => self.classes.id(ix).map(|id| Entity::Class(ClassId(id))),
        }
    }

    /// Everything known of the thing at a place.
    pub fn timeline(&self, place: Place) -> Option<Timeline<'_>> {
        let (table, ix) = self.table(place);
        table.line(ix)
    }

    /// The things whose history speaks of this one, sorted: a unit's posts and people, a post's holders, a class's learners.
    pub fn dependants(&self, place: Place) -> Dependants<'_> {
        self.timeline(place).map_or(Dependants::none(), Timeline::dependants)
    }

    /// Some rows of a thing.
    #[inline]
    pub(crate) fn rows(&self, place: Place, wanted: Wanted) -> Rows<'_> {
        let (table, ix) = self.table(place);
        table.rows(ix, wanted)
    }

    /// How many persons were ever registered.
    pub fn person_count(&self) -> Ix {
        self.persons.len()
    }

    /// How many units were ever established.
    pub fn unit_count(&self) -> Ix {
        self.units.len()
    }

    /// How many posts were ever created.
    pub fn post_count(&self) -> Ix {
        self.posts.len()
    }

    /// How many classes were ever opened.
    pub fn class_count(&self) -> Ix {
        self.classes.len()
    }

    /// Every person's timeline, by place.
    pub fn persons(&self) -> impl Iterator<Item = (Ix, Timeline<'_>)> {
        self.persons.lines()
    }

    /// Shows some rows of the persons of a range of places, in order.
    pub(crate) fn scan_persons(&self, persons: std::ops::Range<Ix>, wanted: Wanted, see: impl FnMut(Ix, Row)) {
        self.persons.scan(persons, wanted, see);
    }

    /// How many bytes the packed histories of persons and of posts take.
    pub fn packed_bytes(&self) -> usize {
        self.persons.packed_bytes() + self.posts.packed_bytes()
    }

    /// The same value with every history packed: what a value that stays for a while costs least as.
    #[must_use]
    pub fn packed(mut self) -> Self {
        for table in [&mut self.units, &mut self.posts, &mut self.classes, &mut self.persons] {
            table.pack_all();
        }
        self
    }

    /// Whether every history is packed.
    fn is_packed(&self) -> bool {
        let tables = [&self.units, &self.posts, &self.classes, &self.persons];
        tables.into_iter().all(Table::is_packed)
    }

    /// The person with a citizen number of twelve digits, as known now.
    pub fn person_with_number(&self, digits: &str) -> Option<PersonId> {
        let Fact::Citizen { high, low } = Fact::citizen(digits)? else {
            return None;
        };
        let ix = self
            .citizens
            .get(&(high, low))
            .filter(|ix| self.has_number(**ix, high, low))?;
        self.persons.id(*ix).map(PersonId)
    }

    pub(crate) const fn table(&self, place: Place) -> (&Table, Ix) {
        match place {
            Place::Person(ix) => (&self.persons, ix),
            Place::Unit(ix) => (&self.units, ix),
            Place::Post(ix) => (&self.posts, ix),
            Place::Class(ix) => (&self.classes, ix),
        }
    }

    /// The history of a thing that is open.
    fn history(&self, place: Place) -> Option<&History> {
        let (table, ix) = self.table(place);
        table.history(ix)
    }

    fn history_mut(&mut self, place: Place) -> Option<&mut History> {
        let (table, ix) = self.table_mut(place);
        table.history_mut(ix)
    }

    fn table_mut(&mut self, place: Place) -> (&mut Table, Ix) {
        match place {
            Place::Person(ix) => (&mut self.persons, ix),
            Place::Unit(ix) => (&mut self.units, ix),
            Place::Post(ix) => (&mut self.posts, ix),
            Place::Class(ix) => (&mut self.classes, ix),
        }
    }
}

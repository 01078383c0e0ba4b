//! Who else is affected by a draft (ai khác bị ảnh hưởng): what lies in the units that it merges, divides, closes, moves or renames, and who
//! holds a post that it fills, as they are without it on the day of each act.
//!
//! INVARIANT: nothing is told, nor counted, that lies out of the reader's reach today.

use std::collections::{BTreeMap, BTreeSet};

use ledger::acts::Act;
use ledger::codes::QuotaKind;
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{ActId, Day, Decision, Entity, Seq, UnitId, Value};

use crate::accounts::Account;
use crate::figures::Asker;
use crate::law_check::day_of;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, Role, Scope, scope, touched};
use crate::port::StoreError;

/// One thing that a draft affects without naming it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Affected {
    /// Who holds a post that the draft gives to somebody else: the post, the person.
    Holder(Ix, Ix),
    /// A unit below.
    Unit(Ix),
    /// A post.
    Post(Ix),
    /// A person who is in one of the units, or goes with a part.
    Person(Ix),
    /// A quota of a unit, in whole posts.
    Quota(Ix, QuotaKind, u32),
    /// A right that was granted over one of the units.
    Right {
        /// The code of the account.
        code: String,
        /// The number of the right within the account.
        number: u32,
        /// The name of the account that pages show.
        shown_as: String,
        /// The role.
        role: Role,
        /// Over which unit.
        unit: Ix,
    },
}

impl Affected {
    /// The words of all kinds, in the order of a list.
    pub const WORDS: [&'static str; 6] = ["holder", "unit", "post", "person", "quota", "right"];

    /// The word of its kind.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Holder(..) => "holder",
            Self::Unit(_) => "unit",
            Self::Post(_) => "post",
            Self::Person(_) => "person",
            Self::Quota(..) => "quota",
            Self::Right { .. } => "right",
        }
    }
}

/// What an act reaches: whole branches, and things that are named of a part.
#[derive(Debug, Default)]
struct Reached {
    branches: Vec<UnitId>,
    named: Vec<Entity>,
}

impl Reached {
    fn of(act: &Act) -> Self {
        let mut reached = Self::default();
        match act {
            Act::Rename(act) => reached.branches.push(act.unit),
            Act::Reclassify(act) => reached.branches.push(act.unit),
            Act::MoveUnder(act) => reached.branches.push(act.unit),
            Act::Merge(act) => reached.branches.extend(&act.from),
            Act::Consolidate(act) => reached.branches.extend(&act.from),
            Act::Split(act) => reached.branches.push(act.unit),
            Act::Dissolve(act) => reached.branches.push(act.unit),
            Act::Separate(act) => act.part.visit_named(&mut |one| reached.named.push(one)),
            Act::TransferPart(act) => act.part.visit_named(&mut |one| reached.named.push(one)),
            _ => {}
        }
        reached
    }
}

/// The same, found on a value.
#[derive(Debug, Default)]
struct Places {
    roots: Vec<Ix>,
    posts: Vec<Ix>,
    people: Vec<Ix>,
}

impl Reached {
    fn places(&self, value: &Value) -> Places {
        let mut found = Places::default();
        let branches = self.branches.iter().map(|unit| Entity::Unit(*unit));
        let all = branches.chain(self.named.iter().copied());
        for place in all.filter_map(|one| value.place(one)) {
            match place {
                Place::Unit(unit) => found.roots.push(unit),
                Place::Post(post) => found.posts.push(post),
                Place::Person(person) => found.people.push(person),
                Place::Class(_) => {}
            }
        }
        found
    }
}

impl Places {
    /// Whether a unit lies in one of the branches.
    fn has(&self, structure: &Structure, unit: Ix) -> bool {
        self.roots.iter().any(|root| structure.within(unit, *root))
    }
}

/// What a reader may be told of, by the rights of today.
struct Reader<'r> {
    value: &'r Value,
    today: Day,
    structure: &'r Structure,
    people: Scope,
}

impl Reader<'_> {
    fn covers_person(&self, person: Ix) -> bool {
        let view = self.value.on(self.today, Seq::LATEST);
        let of = view.person(person).and_then(|person| person.unit());
        let of = of.map(|unit| self.structure.carry(unit));
        self.people.covers(of, Some(person), self.structure)
    }

    /// The same of anything, with the scope of units, quotas and posts.
    fn covers(&self, one: &Affected, figures: &Scope) -> bool {
        let view = self.value.on(self.today, Seq::LATEST);
        let unit = |unit: Ix| figures.covers(Some(self.structure.carry(unit)), None, self.structure);
        match one {
            Affected::Person(person) | Affected::Holder(_, person) => self.covers_person(*person),
            Affected::Unit(ix) | Affected::Quota(ix, ..) => unit(*ix),
            Affected::Post(post) => view.unit_of_post(*post).is_some_and(unit),
            // Told of accounts in reach alone.
            Affected::Right { .. } => true,
        }
    }
}

impl Office {
    /// What a draft on a value affects without naming it, by kind, each once, as far as a reader reaches it. What somebody fills a held post
    /// with is known only where the ledger would take the draft; rights over units only to who manages the accounts.
    ///
    /// # Errors
    ///
    /// When the accounts cannot be read.
    pub fn affected(&self, actor: &Actor, base: &Value, decision: &Decision) -> Result<Vec<Affected>, StoreError> {
        let structure = self.structure(base, self.today(), Seq::LATEST);
        let reader = self.reader(actor, base, &structure);
        let figures = scope(actor, Deed::ReadFigures, DataClass::Internal, base, &structure);
        let accounts = self.accounts_in_reach(Asker::Account(actor))?;
        let mut all = BTreeSet::new();
        for written in &decision.acts {
            let reached = Reached::of(&written.act);
            if !reached.branches.is_empty() || !reached.named.is_empty() {
                let (day, places) = (day_of(decision, written), reached.places(base));
                all.extend(self.people_within(base, &places, day).map(Affected::Person));
                self.things_within((base, &accounts), &places, day, &mut all);
            }
        }
        self.holders(base, decision, &mut all);
        all.retain(|one| reader.covers(one, &figures));
        Ok(all.into_iter().collect())
    }

    /// The people who are in the units of some acts of a draft, each with the first day on which such an act takes effect, as far as a reader
    /// reaches them.
    pub(crate) fn carried(
        &self,
        actor: &Actor,
        base: &Value,
        decision: &Decision,
        by: impl Fn(&Act) -> bool,
    ) -> BTreeMap<Ix, Day> {
        let structure = self.structure(base, self.today(), Seq::LATEST);
        let reader = self.reader(actor, base, &structure);
        let mut people: BTreeMap<Ix, Day> = BTreeMap::new();
        for written in decision.acts.iter().filter(|written| by(&written.act)) {
            let (day, places) = (day_of(decision, written), Reached::of(&written.act).places(base));
            for person in self.people_within(base, &places, day) {
                if reader.covers_person(person) {
                    let first = people.entry(person).or_insert(day);
                    *first = day.min(*first);
                }
            }
        }
        people
    }

    /// A reader with the rights of today.
    fn reader<'r>(&self, actor: &Actor, base: &'r Value, structure: &'r Structure) -> Reader<'r> {
        Reader {
            value: base,
            today: self.today(),
            structure,
            people: scope(actor, Deed::ReadPerson, DataClass::Personal, base, structure),
        }
    }

    /// The people who are in what is reached on a day, each once.
    fn people_within(&self, value: &Value, places: &Places, day: Day) -> impl Iterator<Item = Ix> + use<> {
        let (structure, roster) = (
            self.structure(value, day, Seq::LATEST),
            self.roster(value, day, Seq::LATEST),
        );
        let posts = roster.posts(value, &structure);
        let holders = places.posts.iter().flat_map(|post| posts.holders(*post));
        let is_in = |unit: Ix| places.has(&structure, unit);
        let members = roster.members().iter().filter(|one| one.stands_in.is_some_and(is_in));
        let mut all: BTreeSet<Ix> = places.people.iter().copied().collect();
        all.extend(holders.map(|held| held.member.person));
        all.extend(members.map(|one| one.person));
        all.into_iter()
    }

    /// What else lies there: units, posts and quotas, and the rights of accounts.
    fn things_within(
        &self,
        (value, accounts): (&Value, &[Account]),
        places: &Places,
        day: Day,
        all: &mut BTreeSet<Affected>,
    ) {
        let (structure, roster) = (
            self.structure(value, day, Seq::LATEST),
            self.roster(value, day, Seq::LATEST),
        );
        let view = value.on(day, Seq::LATEST);
        let posts = roster.posts(value, &structure);
        let (roots, is_in) = (&places.roots, |unit: Ix| places.has(&structure, unit));
        all.extend(places.posts.iter().map(|post| Affected::Post(*post)));
        for unit in structure.walked().iter().copied().filter(|unit| is_in(*unit)) {
            if !roots.contains(&unit) {
                all.insert(Affected::Unit(unit));
            }
            let quotas = QuotaKind::ALL.iter();
            all.extend(quotas.filter_map(|kind| Some(Affected::Quota(unit, *kind, view.quota(unit, *kind)?))));
            all.extend(
                posts
                    .of_unit(&structure, unit)
                    .iter()
                    .map(|(_, post)| Affected::Post(*post)),
            );
        }
        for account in accounts {
            for right in &account.grants {
                let Some(Place::Unit(unit)) = value.place(Entity::Unit(right.unit)) else {
                    continue;
                };
                if is_in(unit) && right.until.is_none_or(|until| day.number() < until) {
                    all.insert(Affected::Right {
                        code: account.code(),
                        number: right.number,
                        shown_as: account.shown_as.clone(),
                        role: right.role,
                        unit,
                    });
                }
            }
        }
    }

    /// Who holds the posts that the draft gives to somebody: found by laying it on the ledger, and comparing.
    fn holders(&self, base: &Value, decision: &Decision, all: &mut BTreeSet<Affected>) {
        let Ok(fork) = base.draft(decision) else { return };
        let seq = Seq(Seq::FIRST_DRAFT.0 + base.drafts());
        for (ordinal, written) in (0..).zip(&decision.acts) {
            let id = ActId { decision: seq, ordinal };
            let Some(dated) = fork.act_as_written(id) else { continue };
            let day = day_of(decision, written);
            let (with, without) = (fork.on(day, Seq::LATEST), base.on(day, Seq::LATEST));
            for place in touched(&fork, id, &dated) {
                let Place::Person(person) = place else { continue };
                let had: Vec<Ix> = (without.person(person).filter(|_| person < base.person_count()))
                    .map_or_else(Vec::new, |one| one.posts().map(|held| held.post).collect());
                let has = with.person(person).into_iter().flat_map(|one| one.posts());
                let gained: Vec<Ix> = has.map(|held| held.post).filter(|post| !had.contains(post)).collect();
                if gained.is_empty() {
                    continue;
                }
                let (structure, roster) = (
                    self.structure(base, day, Seq::LATEST),
                    self.roster(base, day, Seq::LATEST),
                );
                let posts = roster.posts(base, &structure);
                for post in gained {
                    let others = posts.holders(post).iter().map(|held| held.member.person);
                    all.extend(
                        others
                            .filter(|one| *one != person)
                            .map(|one| Affected::Holder(post, one)),
                    );
                }
            }
        }
    }
}

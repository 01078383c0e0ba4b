//! Finding: what of an index is sought, as far as the reader may see it, the closest first.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Seq, Value};

use super::index::{SearchIndex, size};
use crate::office::Office;
use crate::people::{Seen, Sought, Spelling, noted_by_number};
use crate::permission::{Actor, DataClass, Deed, Scope, scope};
use crate::writer::NotDone;

/// How far somebody is whom the whole of a number names.
const WHOLE: u8 = 0;

/// What was found of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits<T> {
    /// How many there are, of those that the reader may see.
    pub total: usize,
    /// The closest of them.
    pub first: Vec<T>,
}

/// Somebody who was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonHit {
    /// Who.
    pub person: Ix,
    /// The unit, as its papers name it.
    pub unit: Option<Ix>,
    /// The main post.
    pub post: Option<Ix>,
    /// Whether the person is in the body of officials on the day.
    pub in_body: bool,
}

/// A decision that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionHit {
    /// Which.
    pub seq: Seq,
    /// Whether the reader may see every act of it: else the title is not told, and it was found by its number.
    pub wholly_seen: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// People.
    pub people: Hits<PersonHit>,
    /// Units, those that have ended too.
    pub units: Hits<Ix>,
    /// Posts that stand.
    pub posts: Hits<Ix>,
    /// Decisions of which the reader may see an act.
    pub decisions: Hits<DecisionHit>,
    /// Rules of the law book, which is everybody's.
    pub rules: Hits<String>,
}

/// What is near is shown first: the lower the nearer. None: not found.
type Far = Option<u8>;

/// The closest so far, by how far they are; each kind comes in its own order.
struct Ranked<T> {
    most: usize,
    total: usize,
    by_distance: Vec<Vec<T>>,
}

/// More than any distance.
const DISTANCES: usize = 32;

impl<T> Ranked<T> {
    fn new(most: usize) -> Self {
        Self {
            most,
            total: 0,
            by_distance: (0..DISTANCES).map(|_| Vec::new()).collect(),
        }
    }

    fn add(&mut self, far: u8, found: T) {
        self.total += 1;
        if let Some(near) = self.by_distance.get_mut(usize::from(far))
            && near.len() < self.most
        {
            near.push(found);
        }
    }

    fn hits(self) -> Hits<T> {
        Hits {
            total: self.total,
            first: self.by_distance.into_iter().flatten().take(self.most).collect(),
        }
    }
}

/// The reader's scopes on the structure of the moment.
struct Reach<'r> {
    structure: &'r Structure,
    people: Scope,
    numbers: Scope,
    units: Scope,
}

struct Search<'s> {
    index: &'s SearchIndex,
    sought: &'s Sought,
    reach: Reach<'s>,
    most: usize,
    /// By unit and by title: the words that they have.
    units: Vec<Seen>,
    titles: Vec<Seen>,
    /// By name of people.
    names: Vec<Seen>,
}

impl Office {
    /// What is sought, on a day and as known at a place of a value's log, as far as an account may see it: of each kind at most so many. Whom
    /// a sensitive number finds is on record first.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when that cannot be noted: then nothing is shown.
    pub fn search(
        &self,
        actor: &Actor,
        value: &Value,
        day: Day,
        known: Seq,
        sought: &Sought,
        most: usize,
    ) -> Result<Found, NotDone<()>> {
        let index = self.search_index(value, day, known);
        let structure = self.structure(value, day, known);
        let may = |deed, class| scope(actor, deed, class, value, &structure);
        let seen = |spellings: &[Spelling]| {
            let seen = spellings.iter().map(|spelling| sought.seen(spelling));
            seen.reduce(Seen::or).unwrap_or_default()
        };
        let search = Search {
            sought,
            reach: Reach {
                structure: &structure,
                people: may(Deed::ReadPerson, DataClass::Personal),
                numbers: may(Deed::ReadPerson, DataClass::Sensitive),
                units: may(Deed::ReadFigures, DataClass::Internal),
            },
            most,
            units: index.units.iter().map(|unit| seen(&unit.0)).collect(),
            titles: index.titles.texts.seen(sought),
            names: index.names.seen(sought),
            index: &index,
        };
        let numbered = search.numbered_people(value);
        if let Some(group) = sought.number().filter(|_| !search.reach.numbers.is_empty()) {
            let view = value.on(day, known);
            let found: Vec<(Ix, bool)> = numbered.iter().map(|(person, far)| (*person, *far == WHOLE)).collect();
            let ids = noted_by_number(&found).filter_map(|person| view.person(person)?.id());
            self.note_sought(actor, group, ids.collect())?;
        }
        Ok(Found {
            people: search.people(value, numbered),
            units: search.found_units(),
            posts: search.found_posts(),
            decisions: search.decisions(value),
            rules: self.rules_found(sought, most),
        })
    }

    fn rules_found(&self, sought: &Sought, most: usize) -> Hits<String> {
        let mut ranked = Ranked::new(most);
        for rule in self.rule_names() {
            let own = sought.seen(&rule.own);
            let alone = sought.all(own);
            let all = alone.or_else(|| sought.all_whole(own.or(sought.seen(&rule.sources))));
            if let Some(marked) = all {
                let far = far(&[alone.is_some(), marked, sought.in_one(&rule.own).is_some()]);
                ranked.add(far, rule.id.clone());
            }
        }
        ranked.hits()
    }
}

/// How far something is of which this holds, the weightiest first.
fn far(near: &[bool]) -> u8 {
    near.iter().fold(0, |far, near| far << 1 | u8::from(!near))
}

impl Search<'_> {
    fn covers_person(&self, person: Ix, unit: Option<Ix>) -> bool {
        self.reach.people.covers(unit, Some(person), self.reach.structure)
    }

    fn people(&self, value: &Value, mut named: BTreeMap<Ix, u8>) -> Hits<PersonHit> {
        let mut ranked = Ranked::new(self.most);
        named.extend(self.coded(value).map(|person| (person, 0)));
        let spelled = self.index.name_of();
        for (at, member) in self.index.roster.members().iter().enumerate() {
            let far = named.get(&member.person).copied().or_else(|| {
                let name = spelled.get(at).copied().unwrap_or(u32::MAX);
                self.distance(name, member.unit, member.post, true)
            });
            if let Some(far) = far.filter(|_| self.covers_person(member.person, member.unit)) {
                let hit = PersonHit {
                    person: member.person,
                    unit: member.unit,
                    post: member.post,
                    in_body: true,
                };
                ranked.add(far, hit);
            }
        }
        for outside in &self.index.outside {
            let far = named.get(&outside.person).copied();
            let far = far.or_else(|| self.distance(outside.name, None, None, false));
            let (person, unit) = self.index.record(outside.person);
            if let Some(far) = far.filter(|_| self.covers_person(person, unit)) {
                let hit = PersonHit {
                    person,
                    unit,
                    post: None,
                    in_body: false,
                };
                ranked.add(far, hit);
            }
        }
        ranked.hits()
    }

    /// Whom a citizen number or a telephone names, and how far they are: nobody whose numbers the reader may not read, for that somebody is
    /// found would tell whose it is.
    fn numbered_people(&self, value: &Value) -> BTreeMap<Ix, u8> {
        let mut named = BTreeMap::new();
        if let Some(sought) = self.sought.telephone() {
            for (person, whole) in self.index.telephones(value).find(&sought) {
                let (person, unit) = self.index.record(person);
                if self.covers_numbers(person, unit) {
                    let far = far(&[whole]);
                    named
                        .entry(person)
                        .and_modify(|own: &mut u8| *own = far.min(*own))
                        .or_insert(far);
                }
            }
        }
        let citizen = self.sought.citizen_number();
        let citizen = citizen.and_then(|number| value.person_with_number(number));
        if let Some(Place::Person(person)) = citizen.and_then(|id| value.place(ledger::Entity::Person(id))) {
            let (person, unit) = self.index.record(person);
            if self.covers_numbers(person, unit) {
                named.insert(person, WHOLE);
            }
        }
        named
    }

    fn covers_numbers(&self, person: Ix, unit: Option<Ix>) -> bool {
        self.reach.numbers.covers(unit, Some(person), self.reach.structure)
    }

    /// The one whom the code of a record or a staff number names.
    fn coded(&self, value: &Value) -> Option<Ix> {
        let sought = self.sought;
        if sought.citizen_number().is_some() {
            return None;
        }
        if let Ok(id) = sought.text().parse() {
            let place = value.place(ledger::Entity::Person(ledger::PersonId(id)))?;
            return match place {
                Place::Person(person) => Some(self.index.record(person).0),
                _ => None,
            };
        }
        let numbers = &self.index.staff_numbers;
        let person = numbers.find(value, self.index.day, sought.text())?;
        Some(self.index.record(person).0)
    }

    /// Somebody is found by the name, or by the name with words of unit and post; the name alone is nearer.
    fn distance(&self, name: u32, unit: Option<Ix>, post: Option<Ix>, in_body: bool) -> Far {
        let own = of(&self.names, name);
        if own.plain == 0 {
            return None;
        }
        if let Some(marked) = self.sought.all(own) {
            return Some(far(&[
                true,
                marked,
                self.sought.in_one_of(self.index.names.get(size(name)).0).is_some(),
                in_body,
            ]));
        }
        let around = unit.map_or(Seen::default(), |unit| of(&self.units, unit));
        let title = post.and_then(|post| self.index.titles.of.get(size(post)).copied());
        let around = around.or(title.map_or(Seen::default(), |title| of(&self.titles, title)));
        let marked = self.sought.all_whole(own.or(around))?;
        Some(far(&[false, marked, false, in_body]))
    }

    fn found_units(&self) -> Hits<Ix> {
        let mut ranked = Ranked::new(self.most);
        for (unit, names) in (0..).zip(&self.index.units) {
            let distances = (0..).zip(&names.0).filter_map(|(at, name): (u32, _)| {
                let marked = self.sought.finds_in(name)?;
                let in_one = self.sought.in_one(name);
                let stands = self.reach.structure.unit(unit).is_some_and(|unit| unit.stands);
                Some(far(&[stands, at == 0, marked, in_one.is_some(), in_one == Some(true)]))
            });
            if let Some(far) = distances.min()
                && self.reach.units.covers(Some(unit), None, self.reach.structure)
            {
                ranked.add(far, unit);
            }
        }
        ranked.hits()
    }

    /// Posts by their titles, or by their titles with words of their units.
    fn found_posts(&self) -> Hits<Ix> {
        let mut ranked = Ranked::new(self.most);
        for (post, unit) in &self.index.posts {
            let title = self.index.titles.of.get(size(*post)).copied();
            let own = of(&self.titles, title.unwrap_or(u32::MAX));
            if own.plain == 0 {
                continue;
            }
            let alone = self.sought.all(own);
            let all = alone.or_else(|| self.sought.all_whole(own.or(of(&self.units, *unit))));
            if let Some(marked) = all
                && self.reach.units.covers(Some(*unit), None, self.reach.structure)
            {
                ranked.add(far(&[alone.is_some(), marked]), *post);
            }
        }
        ranked.hits()
    }

    /// The newest first. By the title those alone are found whose every act the reader may see.
    fn decisions(&self, value: &Value) -> Hits<DecisionHit> {
        let mut ranked = Ranked::new(self.most);
        let view = OnceCell::new();
        let covers = |place: Place| match place {
            Place::Person(person) => {
                let (own, unit) = self.index.record(person);
                self.covers_person(own, unit)
            }
            Place::Unit(unit) => self.reach.people.covers(Some(unit), None, self.reach.structure),
            Place::Post(post) => {
                let view = view.get_or_init(|| self.index.roster.view(value));
                self.reach
                    .people
                    .covers(view.unit_of_post(post), None, self.reach.structure)
            }
            Place::Class(_) => true,
        };
        for together in self.index.decisions.iter().rev() {
            for (at, (plain, with_marks)) in together.texts.all().enumerate().rev() {
                let Some(marked) = self.sought.all(self.sought.seen_in(plain, with_marks)) else {
                    continue;
                };
                let seq = together.seq(at);
                if seq > self.index.known || !together.is_seen(at, value, covers) {
                    continue;
                }
                let wholly_seen = together.is_wholly_seen(at, value, covers);
                if wholly_seen || self.numbered(seq, value) {
                    let in_one = self.sought.in_one_of(plain);
                    let far = far(&[in_one == Some(true), marked, in_one.is_some()]);
                    ranked.add(far, DecisionHit { seq, wholly_seen });
                }
            }
        }
        ranked.hits()
    }
}

impl Search<'_> {
    /// Whether the number of a decision alone has what is sought.
    fn numbered(&self, seq: Seq, value: &Value) -> bool {
        let number = value.entry(seq).map(|entry| entry.header().number);
        number.is_some_and(|number| self.sought.finds_in(&Spelling::of(&number)).is_some())
    }
}

fn of(seen: &[Seen], ix: Ix) -> Seen {
    seen.get(size(ix)).copied().unwrap_or_default()
}

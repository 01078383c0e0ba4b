//! The adapter: one pass over a person's history in a view gives the person's row.

use std::collections::BTreeMap;

use lawbook::Lawbook;
use ledger::codes::{HoldBasis, HoldMode, Line, UnitKind};
use ledger::text::fold;
use ledger::value::{Fact, Ix, Place, Row as Recorded, Word};
use ledger::{ActId, Day, View, When};

use super::people::People;
use super::person::PersonFacts;
use super::reading::Reading;
use crate::expr::{Cell, Columns, FieldType, Row, Slot};

/// The people of a ledger on a day, as rows of a vocabulary.
#[derive(Debug, Clone)]
pub struct LedgerRows<'a> {
    people: &'a People,
    book: &'a Lawbook,
    view: View<'a>,
    /// By place of the post.
    posts: Vec<PostFacts>,
    /// By place of the unit.
    units: Vec<UnitFacts>,
    /// The key of the attribute in which ethnicity stands, where the ledger has one.
    ethnicity: Option<Word>,
    recruited: Option<Word>,
    /// Ranks by the ladder's words and official codes.
    ranks: BTreeMap<String, u8>,
}

/// What the proposed decision is for the person; `None` where it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proposal {
    /// The first time in a post of this kind.
    pub first_time: Option<bool>,
    /// To a higher post.
    pub higher: Option<bool>,
    /// To the head of a place where the person is not from.
    pub non_local: Option<bool>,
}

#[derive(Debug, Clone, Default)]
struct PostFacts {
    title: String,
    unit: Option<Ix>,
    groups: Vec<String>,
}

#[derive(Debug, Clone, Default)]
struct UnitFacts {
    kind: Option<UnitKind>,
    terrain: Option<String>,
    eased: Vec<String>,
}

/// The attribute of a unit that tells its terrain.
const TERRAIN: &str = "terrain";
/// The attributes of a unit for which the province has lowered a floor begin so: `eased.professional-level`.
const EASED: &str = "eased.";
/// The attribute of a person that tells the ethnicity, and the one of the majority.
const ETHNICITY: (&str, &str) = ("ethnicity", "kinh");
/// The attribute of a person that tells when the person was recruited, where no decision does.
const RECRUITED: &str = "recruited";

impl<'a> LedgerRows<'a> {
    /// Reads titles, groups and places once, for all people of a view.
    pub fn of(people: &'a People, book: &'a Lawbook, view: View<'a>) -> Self {
        let value = view.value();
        let units = (0..value.unit_count())
            .map(|unit| unit_facts(people, view, unit))
            .collect();
        let mut known: BTreeMap<(String, Option<UnitKind>), Vec<String>> = BTreeMap::new();
        let posts = (0..value.post_count()).map(|post| {
            let unit = view.unit_of_post(post);
            let kind = unit.and_then(|unit| view.unit_kind(unit));
            let title = view.post_title(post).to_string();
            let groups = known.entry((title.clone(), kind)).or_insert_with(|| {
                let kind = kind.map_or("", UnitKind::word);
                book.title_groups(&title, kind, view.day())
                    .into_iter()
                    .map(str::to_owned)
                    .collect()
            });
            PostFacts {
                groups: groups.clone(),
                title: fold(&title),
                unit,
            }
        });
        let posts = posts.collect();
        let (ethnicity, recruited) = (value.words().find(ETHNICITY.0), value.words().find(RECRUITED));
        Self {
            people,
            book,
            view,
            posts,
            units,
            ethnicity,
            recruited,
            ranks: ranks(people, book, view.day()),
        }
    }

    /// The row of one person.
    pub fn row(&self, person: Ix) -> Row {
        self.finished(person, Reading::new(self.people))
    }

    /// The row of one person as if a decision of the day gave the person this main post, and no other: what a standard is asked
    /// before somebody is appointed, elected or moved.
    pub fn proposed(&self, person: Ix, post: Ix, proposal: Proposal) -> Row {
        let mut reading = Reading::new(self.people);
        reading.reads_posts = false;
        let (slots, day) = (&self.people.slots, self.view.day());
        if let Some(held) = self.post(post) {
            for group in &held.groups {
                reading.facts.in_group(group, None);
            }
            reading.facts.word(slots.title, &held.title, None);
            reading.facts.set(slots.since, Cell::exactly(day.number()), None);
            if let Some(unit) = held.unit {
                self.unit(&mut reading.facts, unit, None);
            }
        }
        let moves = [
            (slots.first_time, proposal.first_time),
            (slots.higher, proposal.higher),
            (slots.non_local, proposal.non_local),
        ];
        for (slot, told) in moves {
            reading.facts.set(slot, told.map_or(Cell::Unknown, Cell::Flag), None);
        }
        self.finished(person, reading)
    }

    fn finished(&self, person: Ix, mut reading: Reading<'_>) -> Row {
        for recorded in self.view.rows(Place::Person(person)) {
            self.read(&mut reading, recorded);
        }
        if let Some((unit, source)) = reading.unit.or(reading.service).filter(|_| reading.reads_posts) {
            self.unit(&mut reading.facts, unit, Some(source));
        }
        reading.learned(self.people);
        reading.graded(self.people);
        reading.facts.finish(self.view.day(), self.book)
    }

    fn post(&self, post: Ix) -> Option<&PostFacts> {
        usize::try_from(post).ok().and_then(|post| self.posts.get(post))
    }

    /// Columns of some slots for some people, in that order.
    pub fn columns(&self, slots: &[Slot], persons: &[Ix]) -> Columns {
        Columns::fill(&self.people.catalogue, slots, persons.len(), |at| {
            persons.get(at).map_or_else(Row::default, |ix| self.row(*ix))
        })
    }

    /// Everybody who belongs to the body of officials on the day, in the order of registration.
    pub fn in_service(&self) -> Vec<Ix> {
        self.view
            .persons()
            .filter(ledger::view::PersonView::in_service)
            .map(|person| person.ix())
            .collect()
    }

    fn read(&self, reading: &mut Reading<'_>, recorded: &Recorded) {
        let day = self.view.day();
        match recorded.fact {
            // Learning tells since when, and what may be held already, so rows that do not yet certainly hold are read too.
            Fact::Learning {
                field, level, state, ..
            } if recorded.earliest <= day => {
                let text = self.view.text(level);
                reading.learning(self.people, field, &text, state, recorded, day);
            }
            Fact::Grade { year, grade } if recorded.from <= day => reading.grades.push((year, grade, recorded.source)),
            Fact::Holding {
                basis: HoldBasis::Recruited,
                ..
            } if recorded.earliest <= day => {
                reading.recruited(
                    self.people,
                    Cell::Between(recorded.earliest.number(), recorded.from.number()),
                    recorded.source,
                );
            }
            _ if recorded.holds(day) => self.read_held(reading, recorded, day),
            _ => {}
        }
        // A holding by recruitment is also a post that may be held today.
        if let Fact::Holding {
            basis: HoldBasis::Recruited,
            ..
        } = recorded.fact
            && recorded.holds(day)
        {
            self.read_held(reading, recorded, day);
        }
    }

    fn read_held(&self, reading: &mut Reading<'_>, recorded: &Recorded, day: Day) {
        let (slots, source) = (&self.people.slots, Some(recorded.source));
        let facts = &mut reading.facts;
        let since = Cell::Between(recorded.earliest.number(), recorded.from.number());
        match recorded.fact {
            Fact::Sex(sex) => facts.sex(sex, source),
            Fact::Birth(birth) => facts.birth(birth, source),
            Fact::Party(state) => facts.party(state, source),
            Fact::NoLearning { field } => reading.none.push((field, recorded.source)),
            Fact::Service { unit, standing } => {
                facts.standing(standing, source);
                reading.service = Some((unit, recorded.source));
            }
            Fact::Rank { rank, coefficient, .. } => {
                let text = self.view.text(rank);
                if let Some(level) = self.rank_of(&text) {
                    facts.set(slots.rank, Cell::exactly(i32::from(level)), source);
                }
                if coefficient > 0 {
                    facts.set(slots.coefficient, Cell::exactly(i32::from(coefficient)), source);
                }
                if recorded.earliest != Day::MIN {
                    let months = (recorded.from.months_until(day), recorded.earliest.months_until(day));
                    facts.set(slots.months_in_rank, Cell::Between(months.0, months.1), source);
                }
            }
            Fact::Holding { post, mode, .. } if reading.reads_posts => {
                let Some(held) = self.post(post) else { return };
                for group in &held.groups {
                    facts.in_group(group, source);
                }
                if mode == HoldMode::Main {
                    facts.word(slots.title, &held.title, source);
                    facts.set(slots.since, since, source);
                    reading.unit = held.unit.map(|unit| (unit, recorded.source));
                }
            }
            Fact::Planned {
                first_year, last_year, ..
            } if (i32::from(first_year)..=i32::from(last_year)).contains(&day.year()) => {
                facts.set(slots.planned, Cell::Flag(true), source);
            }
            Fact::AttributeText { key, text } if Some(key) == self.ethnicity => {
                let minority = fold(&self.view.text(text)) != ETHNICITY.1;
                facts.set(slots.ethnic_minority, Cell::Flag(minority), source);
            }
            Fact::AttributeText { key, text } if Some(key) == self.recruited => {
                if let Ok(when) = self.view.text(text).parse::<When>() {
                    reading.recruited(self.people, when.into(), recorded.source);
                }
            }
            _ => {}
        }
    }

    fn unit(&self, facts: &mut PersonFacts<'_>, unit: Ix, source: Option<ActId>) {
        let Some(unit) = usize::try_from(unit).ok().and_then(|unit| self.units.get(unit)) else {
            return;
        };
        if let Some(kind) = unit.kind {
            facts.unit_kind(kind, source);
        }
        if let Some(terrain) = &unit.terrain {
            facts.word(self.people.slots.terrain, terrain, source);
        }
        for floor in &unit.eased {
            facts.eased(floor, source);
        }
    }

    /// The rank that a paper names: by the ladder's word or official code, else by any of its names.
    fn rank_of(&self, text: &str) -> Option<u8> {
        self.ranks.get(text).copied().or_else(|| {
            let level = self.book.ladder("rank", self.view.day()).ok()?.body().read(text)?;
            self.ranks.get(&level.id).copied()
        })
    }
}

/// What the management tree says of a unit and of those above it: the nearest terrain, every lowered floor.
fn unit_facts(people: &People, view: View<'_>, unit: Ix) -> UnitFacts {
    let mut facts = UnitFacts {
        kind: view.unit_kind(unit),
        ..UnitFacts::default()
    };
    let mut at = Some(unit);
    // A tree is never deeper than this; the bound keeps a faulty one from turning in a circle.
    for _ in 0..16 {
        let Some(unit) = at else { break };
        if facts.terrain.is_none() {
            facts.terrain = view.unit_attribute(unit, TERRAIN).map(|text| text.to_string());
        }
        for floor in &people.eased {
            if view.unit_attribute(unit, &format!("{EASED}{floor}")).is_some() && !facts.eased.contains(floor) {
                facts.eased.push(floor.clone());
            }
        }
        at = view.unit_above(unit, Line::Management);
    }
    facts
}

/// Each rank under its word and its official code.
fn ranks(people: &People, book: &Lawbook, day: Day) -> BTreeMap<String, u8> {
    let ladder = match people.catalogue.find("person.rank").map(|field| &field.holds) {
        Some(FieldType::Level(ladder)) => people.catalogue.ladder_at(*ladder),
        _ => None,
    };
    let (Some(ladder), Ok(rule)) = (ladder, book.ladder("rank", day)) else {
        return BTreeMap::new();
    };
    let names = rule
        .body()
        .levels
        .iter()
        .filter_map(|level| Some((level, ladder.rank(&level.id)?)));
    names
        .flat_map(|(level, rank)| {
            level
                .code
                .iter()
                .chain([&level.id])
                .map(move |name| (name.clone(), rank))
        })
        .collect()
}
